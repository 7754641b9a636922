"""What the words of a query name: places, sectors, legal forms, groups of people, organisations."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kb.search import names
from kb.search.arrays import Table
from kb.search.derivation import bases
from kb.search.lexicon import Lexicon
from kb.search.names import Numbering
from kb.text import fold, lemmas

#: Indexed words by which a word without a lemma is read.
_READ = 20


class Naming(NamedTuple):
    """A run of words that names a value of a facet: `first` to `first + length`, the value by its number."""

    first: int
    length: int
    facet: str
    number: int


class NamedValues:
    """Reads the table of names; safe to use from many threads."""

    def __init__(self, folder: Path, lexicon: Lexicon, numbering: Numbering) -> None:
        self._names = Table.load(folder, "names")
        self._lexicon = lexicon
        self._numbering = numbering
        self.find = lru_cache(maxsize=2048)(self._find)

    def _find(self, words: tuple[str, ...]) -> tuple[Naming, ...]:
        """Return what runs of the words name: longest names first, then by facet."""
        meanings = [self._readings(word) for word in words]
        taken: set[int] = set()
        found: list[Naming] = []
        for length in range(min(names.WORDS, len(words)), 0, -1):
            named: list[tuple[int, int]] = []
            for first in range(len(words) - length + 1):
                run = range(first, first + length)
                if taken.intersection(run):
                    continue
                numbers = self._numbers([meanings[i] for i in run])
                if numbers:
                    taken.update(run)
                named += [(number, first) for number in numbers]
            for number, first in sorted(named):
                found.append(Naming(first, length, *self._numbering.meaning(number)))
        return tuple(found)

    def _numbers(self, run: Sequence[set[str]]) -> set[int]:
        return {number for key in names.keys_of(run) for number in self._names.get(key)}

    def _readings(self, word: str) -> set[str]:
        known = lemmas(word)
        found = {fold(reading) for lemma in known for reading in (lemma, *bases(lemma))} | {fold(word)}
        if not known:
            # Typed without diacritics, or a name the dictionary lacks: what the texts make of it.
            for number, _ in self._lexicon.group(word).members[:_READ]:
                found |= names.readings(self._lexicon.words[number])
        return found
