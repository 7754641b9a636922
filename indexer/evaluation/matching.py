"""When an extracted thing and an annotated one are the same thing."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from indexer.evaluation.gold import GoldActivity, GoldOrganisation
from kb.model import Activity
from kb.text import best_lemma, fold, tokens

G = TypeVar("G")
P = TypeVar("P")
_SIGNS = re.compile(r"[^\w]+")
#: Words that carry no activity of their own.
_EMPTY = frozenset(
    "w we na z ze i oraz dla do od o u przez pod przy za po a lub czy sie jego jej ich tym ten ta to".split()  # noqa: SIM905
)
#: Share of common lemmas from which two descriptions of an activity are the same one.
SAME_ACTIVITY = 0.5


def name_key(name: str) -> str:
    """Return a name without case, diacritics, quotation marks and signs."""
    return _SIGNS.sub(" ", fold(name)).strip()


def same_name(found: str, gold: GoldOrganisation) -> bool:
    """Tell whether an extracted name is the annotated one or one of its accepted variants."""
    key = name_key(found)
    return any(key == name_key(name) for name in (gold.name, *gold.accepted))


def same_place(found: str, gold: str) -> bool:
    """Tell whether two place names are the same but for case and signs."""
    return name_key(found) == name_key(gold)


def activity_overlap(found: Activity, gold: GoldActivity, text: str) -> float:
    """Return how much two activities are the same, 0 to 1.

    The share of common content lemmas (Dice) between the extracted text and the annotated one, or the
    annotated quotation, whichever is greater: the wording of a nominative may differ.
    """
    mine = _lemmas(found.text)
    surface = _lemmas(text[found.start : found.end])
    candidates = [_lemmas(gold.text), *([_lemmas(gold.quote)] if gold.quote else [])]
    return max(_dice(a, b) for a in (mine, surface) for b in candidates)


def pair(found: Sequence[P], gold: Sequence[G], score: Callable[[P, G], float]) -> list[tuple[int, int]]:
    """Match one to one, best scores first.

    Returns:
        Pairs (index in found, index in gold) with a score above zero.
    """
    scored = sorted(
        ((score(f, g), i, j) for i, f in enumerate(found) for j, g in enumerate(gold)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    used_found: set[int] = set()
    used_gold: set[int] = set()
    pairs = []
    for value, i, j in scored:
        if value > 0 and i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            pairs.append((i, j))
    return pairs


def _lemmas(text: str) -> frozenset[str]:
    return frozenset(fold(best_lemma(t.text)) for t in tokens(text)) - _EMPTY


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
