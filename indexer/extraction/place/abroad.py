"""Countries, towns and lands abroad: no place of a Polish report, even if a village is called so."""

from functools import cache
from pathlib import Path

from kb.morphology import analyse

FILE = Path(__file__).parent / "foreign.txt"


def is_foreign(text: str, name: str) -> bool:
    """Tell whether words are the name of a country or a town abroad.

    Args:
        text: the words as written ("Algierii").
        name: the nominative made of them, which for a strange name may be wrong.
    """
    if name in foreign():
        return True
    return " " not in text and any(r.lemma.partition(":")[0] in foreign() for r in analyse(text))


@cache
def foreign() -> frozenset[str]:
    """Return the names of foreign countries and towns, seas and rivers, which are no villages."""
    return countries() | _names()[1]


@cache
def adjectives_abroad() -> frozenset[str]:
    """Return the adjectives of countries and lands abroad."""
    return _names()[2]


@cache
def countries() -> frozenset[str]:
    """Return the names of countries."""
    return _names()[0]


@cache
def _names() -> tuple[frozenset[str], ...]:
    """Return the names of each part of the file; a comment begins a part."""
    parts: list[set[str]] = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            parts.append(set())
        else:
            parts[-1].update(line.split(", "))
    return tuple(map(frozenset, parts))
