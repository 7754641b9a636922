"""Patterns of the vocabulary: how a phrase of the data files is written, compiled and met in text.

A pattern is a row of elements, e.g. ``wypożyczać|wypożyczalnia sprzęt turystyczny @0.8``:

* an element is one or more lemmas joined by ``|``; a token meets it when it can be a form of any of them
  (verbal nouns and participles belong to their verb: "koszenie" and "koszący" meet ``kosić``);
* a word that is no lemma stands for its own lemmas: ``chroniony`` for "chronić";
* ``stem*`` meets lemmas that begin so, ``=stem*`` words as written; an acronym that is also a word (``ON``)
  meets capitals only;
* elements follow one another with at most `GAP` words between, inside one clause; a pattern of two of which
  one is an adjective meets the other order as well, without a gap ("turystyczna obsługa");
* an adjective that stands apart from its noun must agree with it ("dzieci i edukacja przedszkolna" has no
  "dzieci przedszkolne"); one beside it need not (people mistype endings);
* ``@0.5`` at the end is the pattern's weight; without it 0.7, 0.85 or 0.95 for one, two, more elements.

Words that the dictionary lacks meet by their stem, and typed without diacritics by their folded forms.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kb import morphology
from kb.folding import fold
from kb.lemmas import acronym, lemmas, stem_key
from kb.text import Token, tokens

#: Most words between two elements: "odbiór (i zagospodarowanie) odpadów" needs 2, "opieka nad (chorymi i
#: starszymi) osobami" 3.
GAP = 3
_GAP_COST = 0.02
#: Prefixes are kept by their first letters; a prefix in the data has at least as many.
_BUCKET = 3
_WEIGHTS = (0.7, 0.85, 0.95)
_BREAK = re.compile(r"[;:!?()\n•]|\.\s|\s[-–—]\s?")


class Hit(NamedTuple):
    """One pattern met in a text.

    Attributes:
        owner: index given to `PatternSet` with the pattern.
        slots: numbers of the words that met the elements.
        score: the pattern's weight less a little for each word between.
    """

    owner: int
    slots: tuple[int, ...]
    score: float


class _Pattern(NamedTuple):
    owner: int
    elements: tuple[int, ...]
    adjectival: tuple[bool, ...]
    weight: float
    gap: int


class Words:
    """The words of a text as the patterns see them: positions, clause numbers, commas after words."""

    def __init__(self, text: str) -> None:
        self.slots: list[list[Token]] = []
        for token in tokens(text):
            if token.position == len(self.slots):
                self.slots.append([token])
            else:
                self.slots[token.position].append(token)
        self.clauses = [0] * len(self.slots)
        self.commas = [False] * len(self.slots)
        clause = 0
        for i, (left, right) in enumerate(pairwise(self.slots), start=1):
            between = text[left[-1].end : right[-1].start]
            if between != " ":
                clause += bool(_BREAK.search(between))
                self.commas[i - 1] = "," in between
            self.clauses[i] = clause

    def start(self, slot: int) -> int:
        """Return the offset where the word in a slot begins."""
        return self.slots[slot][-1].start

    def end(self, slot: int) -> int:
        """Return the offset where the word in a slot ends."""
        return self.slots[slot][-1].end


class PatternSet:
    """Many patterns, compiled to be met in one pass over a text. Safe to use from many threads.

    Args:
        patterns: pairs of owner and pattern; owners are small integers of the caller's choice.
    """

    def __init__(self, patterns: Iterable[tuple[int, str]]) -> None:
        self._numbers: dict[str, int] = {}
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._prefixes: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._by_first: dict[int, list[_Pattern]] = defaultdict(list)
        self._folded: dict[str, set[int]] | None = None
        for owner, pattern in patterns:
            self._add(owner, pattern)
        self._elements = lru_cache(maxsize=100_000)(self._find_elements)

    def hits(self, words: Words) -> list[Hit]:
        """Return all patterns met, in no set order."""
        present = [self._slot_elements(slot) for slot in words.slots]
        found = []
        for i, elements in enumerate(present):
            for element in elements:
                for pattern in self._by_first.get(element, ()):
                    slots = self._follow(pattern, i, present, words)
                    if slots:
                        between = slots[-1] - slots[0] + 1 - len(slots)
                        found.append(Hit(pattern.owner, slots, pattern.weight - _GAP_COST * between))
        return found

    def _add(self, owner: int, text: str) -> None:
        body, _, weight = text.partition(" @")
        parts = body.split()
        elements = tuple(self._number(part) for part in parts)
        value = float(weight) if weight else _WEIGHTS[min(len(parts), 3) - 1]
        adjectival = tuple(_adjectival(part) for part in parts)
        self._by_first[elements[0]].append(_Pattern(owner, elements, adjectival, value, GAP))
        if len(parts) == 2 and adjectival[0] != adjectival[1]:
            self._by_first[elements[1]].append(_Pattern(owner, elements[::-1], adjectival[::-1], value, 0))

    def _number(self, element: str) -> int:
        if element in self._numbers:
            return self._numbers[element]
        number = self._numbers[element] = len(self._numbers)
        for word in element.split("|"):
            if word.endswith("*"):
                self._prefixes[word[:_BUCKET]].append((word[:-1], number))
            elif word.isupper() and lemmas(word.lower()):
                self._exact["^" + word].add(number)
            else:
                for key in _keys(word):
                    self._exact[key].add(number)
        return number

    def _slot_elements(self, slot: list[Token]) -> frozenset[int]:
        first = self._elements(slot[0].text)
        return first if len(slot) == 1 else first.union(*(self._elements(token.text) for token in slot[1:]))

    def _find_elements(self, word: str) -> frozenset[int]:
        found: set[int] = set()
        bare = acronym(word) or word
        if bare[:2].isupper():
            found |= self._exact.get("^" + bare, set())
        lower = word.lower()
        known = lemmas(word)
        for lemma in known or (lower, "~" + stem_key(word)):
            found |= self._exact.get(lemma, set())
            found |= self._by_prefix(lemma)
        found |= self._by_prefix("=" + lower)
        if not known and not found:
            found |= self._by_folded_form().get(fold(word), set())
        return frozenset(found)

    def _by_prefix(self, word: str) -> set[int]:
        bucket = self._prefixes.get(word[:_BUCKET])
        return {number for prefix, number in bucket if word.startswith(prefix)} if bucket else set()

    def _by_folded_form(self) -> dict[str, set[int]]:
        if self._folded is None:
            table: dict[str, set[int]] = defaultdict(set)
            for lemma, numbers in self._exact.items():
                if lemma[0] not in "~^":
                    for form, _tag, base, _names in morphology.generate(lemma):
                        if base.partition(":")[0] == lemma:
                            table[fold(form)] |= numbers
            self._folded = dict(table)
        return self._folded

    @staticmethod
    def _follow(
        pattern: _Pattern, start: int, present: list[frozenset[int]], words: Words
    ) -> tuple[int, ...]:
        slots = [start]
        for k, element in enumerate(pattern.elements[1:], start=1):
            last = slots[-1]
            for i in range(last + 1, min(last + pattern.gap + 2, len(present))):
                if words.clauses[i] != words.clauses[start]:
                    return ()
                if element in present[i]:
                    apart = i > last + 1 and pattern.adjectival[k] and not pattern.adjectival[k - 1]
                    if apart and not agree(words.slots[last][-1].text, words.slots[i][-1].text):
                        continue
                    slots.append(i)
                    break
            else:
                return ()
        return tuple(slots)


def _keys(word: str) -> tuple[str, ...]:
    """Return the lemmas under which a word of a pattern is met: itself, or what it is a form of."""
    found = lemmas(word)
    if word.lower() in found:
        return (word.lower(),)
    return found or (word.lower(), "~" + stem_key(word))


def _adjectival(element: str) -> bool:
    return all(any(_is_adjective(r, word) for r in morphology.analyse(word)) for word in element.split("|"))


def _is_adjective(reading: morphology.Analysis, word: str) -> bool:
    return reading.pos in ("ppas", "pact") or (reading.pos == "adj" and reading.lemma == word)


@lru_cache(maxsize=50_000)
def agree(noun: str, adjective: str) -> bool:
    """Tell whether two word forms can share number and case; true when either is unknown."""
    left, right = _number_and_case(noun), _number_and_case(adjective)
    return not left or not right or not left.isdisjoint(right)


def _number_and_case(word: str) -> set[tuple[str, str]]:
    found = set()
    for reading in morphology.analyse(word) or morphology.analyse(word.lower()):
        fields = reading.tag.split(":")
        if len(fields) > 2:
            found |= {(number, case) for number in fields[1].split(".") for case in fields[2].split(".")}
    return found
