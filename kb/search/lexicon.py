"""The vocabulary table of a generation: from a word of a query to the indexed words that it stands for.

The index holds surface words only; here they meet by lemma, by folded form and, where the dictionary lacks
them, by stem. On known-item retrieval over general Polish a group of words that share a lemma, its document
frequency that of the union, beat stems and single lemmas (MRR@10 0.720 against 0.672 and 0.666).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from kb.search.accents import accented_lemmas
from kb.search.analysis import word as indexed_word
from kb.search.arrays import Strings, Table
from kb.search.derivation import roots
from kb.search.function_words import is_function_word
from kb.search.revising import revise
from kb.text import fold, keys, lemmas

#: How much an occurrence of an indexed word counts, by how it meets the word of the query.
EXACT, LEMMA, STEM, FOLDED_LEMMA, FOLDED, DERIVED, PREFIX = (
    1.3,
    1.0,
    0.8,
    0.8,
    0.5,
    0.4,
    1.0,
)

#: At most so many words stand in for a prefix.
EXPANSIONS = 50

#: So many spellings of a word are analysed.
SPELLINGS = 3


@dataclass(frozen=True, slots=True)
class Group:
    """A word of a query and the indexed words it stands for: (number, factor), best first."""

    word: str
    members: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Former:
    """The table of words of a former generation.

    Attributes:
        surfaces: as for `build`, in order.
    """

    surfaces: Mapping[str, Sequence[str]]
    folded: Table
    lemmas: Table
    roots: Table

    @classmethod
    def load(cls, surfaces: Mapping[str, Sequence[str]], folder: Path) -> "Former":
        """Read what `build` wrote."""
        return cls(surfaces, *(Table.load(folder, name) for name in ("folded", "lemmas", "roots")))


def spelt(counted: Iterable[tuple[str, int]]) -> dict[str, list[str]]:
    """Return the commonest spellings of each word.

    Args:
        counted: spellings, and how often each occurs.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for spelling, count in counted:
        found.setdefault(indexed_word(spelling), []).append((-count, spelling))
    return {word: [spelling for _, spelling in sorted(mine)[:SPELLINGS]] for word, mine in found.items()}


_NOTHING = Former({}, *(Table.of({}) for _ in range(3)))


def build(
    surfaces: Mapping[str, Sequence[str]], folder: Path, former: Former | None = None
) -> dict[str, int]:
    """Write the table of all indexed words.

    Args:
        surfaces: indexed word -> spellings in the texts ("CIS-u", "Byczynie"): capitals help the analysis.
        former: words that a generation made by this same code had: only others are analysed.

    Returns:
        The number of each word.
    """
    former = former or _NOTHING
    words = sorted(surfaces)
    numbers = {word: number for number, word in enumerate(words)}
    moved = np.array([numbers.get(word, -1) for word in former.surfaces], dtype=np.int64)
    fresh = surfaces.keys() - former.surfaces.keys()
    gone = former.surfaces.keys() - surfaces.keys()
    folded = revise(former.folded, moved, _listed((fold(word), numbers[word]) for word in fresh)).table
    analysed = {word for word, found in surfaces.items() if former.surfaces.get(word) != found}
    # Which words fold to a word decides what it may stand for.
    analysed |= {fold(word) for word in fresh | gone} & surfaces.keys()
    moved[[place for place, word in enumerate(former.surfaces) if word in analysed]] = -1
    by_key = revise(
        former.lemmas,
        moved,
        _listed((key, numbers[word]) for word in analysed for key in _keys_of(word, surfaces, words, folded)),
    )
    by_root = _listed((root, n) for key, n in by_key.fresh.items() if key[:1] != "~" for root in roots(key))
    Strings.of(words).save(folder, "words")
    folded.save(folder, "folded")
    by_key.table.save(folder, "lemmas")
    revise(former.roots, by_key.keys, by_root).table.save(folder, "roots")
    return numbers


def _listed(pairs: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for key, number in pairs:
        found.setdefault(key, set()).add(number)
    return found


def _keys_of(
    word: str, surfaces: Mapping[str, Iterable[str]], words: Sequence[str], folded: Table
) -> set[str]:
    found = {key for spelling in {word, *surfaces[word]} for key in lemmas(spelling)}
    if found:
        return found
    found = set(keys(word))
    if word == fold(word):
        # A text typed without diacritics: "spoldzielni" belongs to what "spółdzielni" belongs to.
        for other in folded.get(word):
            if words[other] != word:
                found.update(lemmas(words[other]))
    return found


class Lexicon:
    """Reads the table; safe to use from many threads."""

    def __init__(self, folder: Path) -> None:
        self.words = Strings.load(folder, "words")
        self.folded = Table.load(folder, "folded")
        self._lemmas = Table.load(folder, "lemmas")
        self._roots = Table.load(folder, "roots")
        self.group = lru_cache(maxsize=4096)(self._group)

    def _group(self, typed: str) -> Group:
        """Return the group of a word as typed."""
        word = indexed_word(typed)
        members: dict[int, float] = {}

        def add(numbers: Iterable[int], factor: float) -> None:
            for number in numbers:
                members[number] = max(members.get(number, 0.0), factor)

        exact = self.words.find(word)
        if exact >= 0:
            add([exact], EXACT)
        known = tuple(dict.fromkeys((*lemmas(typed), *lemmas(word))))
        for key in known:
            add(self._lemmas.get(key), LEMMA)
            if not is_function_word(typed):
                for root in roots(key):
                    for number in self._roots.get(root):
                        add(map(int, self._lemmas.lists[number]), DERIVED)
        alike = self.folded.get(fold(word))
        add(alike, FOLDED)
        if not known:
            for key in keys(typed):
                add(self._lemmas.get(key), STEM)
        if not known or not members:
            for key in accented_lemmas(word):
                add(self._lemmas.get(key), FOLDED_LEMMA)
        if not members:
            # The dictionary knows it under a reading that no text has; perhaps it is a name.
            add(self._lemmas.get("~" + _stem(word)), STEM)
        return Group(typed, _ranked(members))

    def prefixed(self, prefix: str, frequency: Callable[[int], int]) -> Group:
        """Return the group of all words that begin with a prefix, with or without diacritics.

        Args:
            frequency: number of documents by word: the most frequent words are kept.
        """
        found: dict[int, float] = {}
        for place in self.folded.keys.prefixed(fold(indexed_word(prefix))):
            for number in self.folded.lists[place]:
                found[int(number)] = PREFIX
            if len(found) > 40 * EXPANSIONS:
                break
        numbers = sorted((n for n in found if frequency(n)), key=lambda n: (-frequency(n), n))[:EXPANSIONS]
        return Group(prefix, tuple((n, PREFIX) for n in numbers))


def _stem(word: str) -> str:
    from kb.text import stem_key

    return stem_key(word)


def _ranked(members: Mapping[int, float]) -> tuple[tuple[int, float], ...]:
    return tuple(sorted(members.items(), key=lambda item: (-item[1], item[0])))
