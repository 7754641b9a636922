"""Filters that the words of a query name: "catering śląskie" offers the voivodeship."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kb.search import names
from kb.search.arrays import Array, Table
from kb.search.lexicon import Lexicon
from kb.search.names import Numbering
from kb.search.protocol import Offer, Request
from kb.search.unit import UnitIndex
from kb.text import Token, fold, lemmas, tokens

#: At most so many offers, and so many candidates that are counted.
MOST, CANDIDATES = 3, 6

_SYNTAX = re.compile(r'["„“”«»():*]|(?:^|\s)[-−–]\S|\b(?:OR|LUB|NOT|NIE)\b')
_PREPOSITION = re.compile(r"(?:\b(?:w|we|z|ze|na|dla|pod|koło|woj\.?)\s+)$", re.IGNORECASE)


class Offers:
    """Reads the table of names."""

    def __init__(self, folder: Path, lexicon: Lexicon, numbering: Numbering) -> None:
        self._names = Table.load(folder, "names")
        self._lexicon = lexicon
        self._numbering = numbering

    def places(self, unit: UnitIndex, request: Request) -> list[Array]:
        """Return for each place that a plain query names the documents there, ascending."""
        if not request.q or _SYNTAX.search(request.q):
            return []
        named = self._candidates(request.q)
        return [unit.columns[f].documents(number) for _, _, f, number in named if f in names.PLACES]

    def find(self, unit: UnitIndex, request: Request, count: Callable[[Request], int]) -> tuple[Offer, ...]:
        """Return the filters that a plain query names, longest names first, each with at least one hit."""
        if not request.q or _SYNTAX.search(request.q):
            return ()
        offers: list[Offer] = []
        tried = 0
        for start, end, facet, number in self._candidates(request.q):
            info = unit.columns[facet].infos[number]
            if info.value in request.include.get(facet, ()) or any(
                o.words == request.q[start:end] for o in offers
            ):
                continue
            tried += 1
            changed = _with_filter(request, start, end, facet, info.value)
            found = count(changed)
            if found:
                words = request.q[start:end]
                offers.append(
                    Offer(
                        facet=facet,
                        value=info.value,
                        label=info.label,
                        words=words,
                        count=found,
                        request=changed,
                    )
                )
            if len(offers) == MOST or tried == CANDIDATES:
                break
        return tuple(offers)

    def _candidates(self, text: str) -> list[tuple[int, int, str, int]]:
        """Return (start, end, facet, number of the value): longest names first, then by facet."""
        words = _whole(tokens(text))
        meanings = [self._readings(word.text) for word in words]
        taken: set[int] = set()
        found: list[tuple[int, int, str, int]] = []
        for length in range(min(names.WORDS, len(words)), 0, -1):
            named: list[tuple[int, int]] = []
            for first in range(len(words) - length + 1):
                run = range(first, first + length)
                if taken.intersection(run):
                    continue
                keys = names.keys_of([meanings[i] for i in run])
                numbers = {number for key in keys for number in self._names.get(key)}
                if numbers:
                    taken.update(run)
                named += [(number, first) for number in numbers]
            for number, first in sorted(named):
                span = words[first].start, words[first + length - 1].end
                found.append((*span, *self._numbering.meaning(number)))
        return found

    def _readings(self, word: str) -> set[str]:
        found = names.readings(word) | {fold(word)}
        if not lemmas(word):
            # Typed without diacritics, or a name the dictionary lacks: what the texts make of it.
            for number, _ in self._lexicon.group(word).members[:20]:
                found |= names.readings(self._lexicon.words[number])
        return found


def _whole(found: list[Token]) -> list[Token]:
    """Return the tokens without the parts of compounds."""
    words: list[Token] = []
    for token in found:
        if not words or token.start >= words[-1].end:
            words.append(token)
    return words


def _with_filter(request: Request, start: int, end: int, facet: str, value: str) -> Request:
    before = _PREPOSITION.sub("", request.q[:start])
    text = " ".join(f"{before} {request.q[end:]}".split())
    include = {**request.include, facet: (value,)}
    return replace(request, q=text, include=include, page=1)
