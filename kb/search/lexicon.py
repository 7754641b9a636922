"""The vocabulary table of a generation: from a word of a query to the indexed words that it stands for.

The index holds surface words only; here they meet by lemma, by folded form and, where the dictionary lacks
them, by stem. On known-item retrieval over general Polish a group of words that share a lemma, its document
frequency that of the union, beat stems and single lemmas (MRR@10 0.720 against 0.672 and 0.666).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kb.search.accents import accented_lemmas
from kb.search.analysis import word as indexed_word
from kb.search.arrays import Strings, Table
from kb.search.derivation import roots
from kb.search.function_words import is_function_word
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


@dataclass(frozen=True, slots=True)
class Group:
    """A word of a query and the indexed words it stands for: (number, factor), best first."""

    word: str
    members: tuple[tuple[int, float], ...]


def build(surfaces: Mapping[str, Iterable[str]], folder: Path) -> dict[str, int]:
    """Write the table of all indexed words.

    Args:
        surfaces: indexed word -> spellings in the texts ("CIS-u", "Byczynie"): capitals help the analysis.

    Returns:
        The number of each word.
    """
    words = sorted(surfaces)
    numbers = {word: number for number, word in enumerate(words)}
    by_fold: dict[str, set[int]] = {}
    for word, number in numbers.items():
        by_fold.setdefault(fold(word), set()).add(number)
    by_key: dict[str, set[int]] = {}
    for word, number in numbers.items():
        for key in _keys_of(word, surfaces, words, by_fold):
            by_key.setdefault(key, set()).add(number)
    Strings.of(words).save(folder, "words")
    Table.of(by_fold).save(folder, "folded")
    Table.of(by_key).save(folder, "lemmas")
    Table.of(_roots(sorted(by_key))).save(folder, "roots")
    return numbers


def _roots(keys: Sequence[str]) -> dict[str, set[int]]:
    """Return the numbers of the lemmas of each root."""
    found: dict[str, set[int]] = {}
    for number, key in enumerate(keys):
        if not key.startswith("~"):
            for root in roots(key):
                found.setdefault(root, set()).add(number)
    return found


def _keys_of(
    word: str, surfaces: Mapping[str, Iterable[str]], words: Sequence[str], by_fold: Mapping[str, set[int]]
) -> set[str]:
    found = {key for spelling in {word, *surfaces[word]} for key in lemmas(spelling)}
    if found:
        return found
    found = set(keys(word))
    if word == fold(word):
        # A text typed without diacritics: "spoldzielni" belongs to what "spółdzielni" belongs to.
        for other in by_fold[word]:
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
