"""The table of inflected place names, as an index over the words of a text."""

import gzip
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kb.errors import VocabularyError
from kb.text import fold

FILE = Path(__file__).parent / "forms.tsv.gz"
WORD = re.compile(r"[^\W_]+")


class Form(NamedTuple):
    """One reading of a form.

    Attributes:
        rest: the words after the first, in lower case.
        name: the nominative.
        cases: letters of the cases (N G D A I L).
        flags: ``c`` also a common word, ``s`` a surname, ``f`` a forename.
    """

    rest: tuple[str, ...]
    name: str
    cases: str
    flags: str


Index = Mapping[str, tuple[Form, ...]]


@cache
def exact() -> Index:
    """Return the readings by first word in lower case, longest first; read once per process (about 0.1 s).

    Raises:
        VocabularyError: the table is missing or damaged; `python -m indexer.extraction.place.build` makes
            it anew.
    """
    found: dict[str, list[Form]] = defaultdict(list)
    try:
        for first, form in _forms(gzip.decompress(FILE.read_bytes()).decode()):
            found[first].append(form)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise VocabularyError(
            f"{FILE.name}: the table of place names is damaged ({error}); install the program again",
            polish=f"{FILE.name}: tablica nazw miejsc jest uszkodzona ({error}); zainstaluj program ponownie",
        ) from error
    return _longest_first(found)


@cache
def folded() -> Index:
    """Return the same readings under words without diacritics, for texts that lost theirs."""
    found: dict[str, list[Form]] = defaultdict(list)
    for first, forms in exact().items():
        found[fold(first)] += [f._replace(rest=tuple(map(fold, f.rest))) for f in forms]
    return _longest_first(found)


def _forms(text: str) -> Iterator[tuple[str, Form]]:
    for line in text.split("\n"):
        name, *forms = line.split("\t")
        for item in forms:
            form, cases, flags = item.split("|")
            first, *rest = (w.lower() for w in WORD.findall(form))
            yield first, Form(tuple(rest), name, cases, flags)


def _longest_first(table: Mapping[str, list[Form]]) -> Index:
    return {first: tuple(sorted(forms, key=lambda f: -len(f.rest))) for first, forms in table.items()}
