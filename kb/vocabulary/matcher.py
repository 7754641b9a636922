"""Activity types and target groups named in a text: used to type activities and to understand queries.

The matcher sees text only. Names are traps ("Pralnia" may be a café): callers leave the names of
organisations and venues out, or ignore matches inside them.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kb import morphology, vocabulary
from kb.lemmas import lemmas
from kb.vocabulary.patterns import PatternSet, Words

__all__ = ["GroupMatch", "TypeMatch", "classify", "match_groups", "match_types", "warm"]


class TypeMatch(NamedTuple):
    """An activity type named in a text; `start` and `end` are offsets, `score` is 0 to 1."""

    type: str
    sector: str
    start: int
    end: int
    score: float


class GroupMatch(NamedTuple):
    """A target group named in a text; `name` is its Polish name in the vocabulary."""

    id: str
    name: str
    start: int
    end: int


#: Prepositions that make of the words after them a circumstance or a beneficiary, not an activity
#: ("obiady dla przedszkoli"), with the cases they govern and the factor for the score.
_CIRCUMSTANCE = {
    "dla": (("gen",), 0.4),
    "przy": (("loc",), 0.5),
    "przez": (("acc",), 0.4),
    "po": (("loc",), 0.5),
    "podczas": (("gen",), 0.4),
    "u": (("gen",), 0.4),
    "bez": (("gen",), 0.4),
    "wśród": (("gen",), 0.4),
    "pod": (("inst", "acc"), 0.5),
    "do": (("gen",), 0.5),
    "w": (("loc", "acc"), 0.5),
    "we": (("loc", "acc"), 0.5),
    "na": (("loc", "acc"), 0.6),
    "z": (("inst", "gen"), 0.75),
    "ze": (("inst", "gen"), 0.75),
}
#: Words after such a preposition that introduce an activity all the same ("w zakresie opieki").
_INTRODUCING = frozenset(
    [
        "zakres",
        "dziedzina",
        "branża",
        "sektor",
        "obszar",
        "forma",
        "postać",
        "rama",
        "kierunek",
        "usługa",
        "rzecz",
        "polegać",
        "prowadzić",
        "świadczyć",
        "sprzedaż",
        "produkcja",
        "temat",
        "specjalizować",
        "organizacja",
        "prowadzenie",
        "świadczenie",
        "oferta",
        "skład",
    ]
)
#: Matches with this score or more are ranked by place, those below it come last.
_STRONG = 0.5
_CONJUNCTIONS = frozenset(("i", "oraz", "lub", "albo", "a", "czy", "ani"))


class _Found(NamedTuple):
    owner: int
    slots: frozenset[int]
    first: int
    last: int
    score: float


class _Matcher:
    """Patterns and exclusions of a row of owners (activity types or target groups)."""

    def __init__(self, phrases: Sequence[Sequence[str]], exclusions: Sequence[Sequence[str]]) -> None:
        self._size = len(phrases)
        self._patterns = PatternSet(
            [(i, p) for i, row in enumerate(phrases) for p in row]
            + [(self._size + i, p) for i, row in enumerate(exclusions) for p in row]
        )

    def find(self, words: Words) -> list[_Found]:
        best: dict[tuple[int, frozenset[int]], float] = {}
        excluded: dict[int, set[int]] = defaultdict(set)
        for hit in self._patterns.hits(words):
            if hit.owner >= self._size:
                excluded[hit.owner - self._size].update(hit.slots)
            else:
                key = (hit.owner, frozenset(hit.slots))
                best[key] = max(best.get(key, 0.0), hit.score)
        found = [
            _Found(owner, slots, min(slots), max(slots), score)
            for (owner, slots), score in best.items()
            if slots.isdisjoint(excluded.get(owner, ()))
        ]
        return _longest(found)


def _longest(found: list[_Found]) -> list[_Found]:
    """Drop what lies inside a longer match, and all but the best of overlapping matches of one owner."""
    found.sort(key=lambda f: (-len(f.slots), f.first, -f.score))
    by_slot: dict[int, list[_Found]] = defaultdict(list)
    kept = []
    for item in found:
        rivals = {r for slot in item.slots for r in by_slot[slot]}
        if any(r.owner == item.owner or item.slots < r.slots for r in rivals):
            continue
        kept.append(item)
        for slot in item.slots:
            by_slot[slot].append(item)
    return kept


def _circumstance(words: Words, first: int) -> float:
    """Return the factor for a match that begins at a word: below 1 when a preposition governs it."""
    crossed = False
    for i in range(first - 1, max(first - 5, -1), -1):
        if words.clauses[i] != words.clauses[first]:
            return 1.0
        word = words.slots[i][-1].text.lower()
        if word in _CIRCUMSTANCE:
            cases, factor = _CIRCUMSTANCE[word]
            if crossed and not _governed(words.slots[first][-1].text, cases):
                return 1.0
            return factor
        if word in _CONJUNCTIONS or words.commas[i]:
            crossed = True
        if not _INTRODUCING.isdisjoint(lemmas(word)):
            return 1.0
    return 1.0


@lru_cache(maxsize=50_000)
def _governed(word: str, cases: tuple[str, ...]) -> bool:
    tags = [set(field.split(".")) for r in morphology.analyse(word) for field in r.tag.split(":")[2:3]]
    return any(not tag.isdisjoint(cases) for tag in tags) and not any("nom" in tag for tag in tags)


@lru_cache(maxsize=1)
def _type_matcher() -> _Matcher:
    types = vocabulary.activity_types()
    return _Matcher([t.phrases for t in types], [t.exclusions for t in types])


@lru_cache(maxsize=1)
def _group_matcher() -> _Matcher:
    groups = vocabulary.target_groups()
    return _Matcher([g.phrases for g in groups], [g.exclusions for g in groups])


def match_types(text: str) -> list[TypeMatch]:
    """Return the activity types named in a text, in the order of their places.

    A longer match hides shorter ones inside it; matches of different types may overlap. The score is the
    weight of the phrase, lower where a preposition makes of it a beneficiary or a circumstance.
    """
    types = vocabulary.activity_types()
    words = Words(text)
    found = []
    for item in _type_matcher().find(words):
        kind = types[item.owner]
        score = round(item.score * _circumstance(words, item.first), 3)
        found.append(TypeMatch(kind.id, kind.sector, words.start(item.first), words.end(item.last), score))
    found.sort(key=lambda m: (m.start, -m.score, m.end))
    return found


@lru_cache(maxsize=20_000)
def classify(phrase: str) -> tuple[TypeMatch, ...]:
    """Return the activity types of one phrase, the best first; several when it names several.

    Of the surer matches the one nearer to the beginning is better: the head of a Polish noun phrase comes
    first ("szkolenie pracowników pralni" is a training). Each type appears once.
    """
    ranked = sorted(match_types(phrase), key=lambda m: (m.score < _STRONG, m.start, -m.score))
    best: dict[str, TypeMatch] = {}
    for match in ranked:
        best.setdefault(match.type, match)
    return tuple(best.values())


def match_groups(text: str) -> list[GroupMatch]:
    """Return the target groups named in a text, in the order of their places; longer matches only."""
    groups = vocabulary.target_groups()
    words = Words(text)
    found = [
        GroupMatch(groups[f.owner].id, groups[f.owner].name, words.start(f.first), words.end(f.last))
        for f in _group_matcher().find(words)
    ]
    return sorted(found, key=lambda m: (m.start, -m.end))


def warm() -> None:
    """Load the dictionary and compile all patterns, so that no later call waits for it (about 2 s)."""
    classify("sprzatanie biur")  # without diacritics: the table of folded forms is filled too
    match_groups("osob bezrobotnych")
