"""Filters that the words of a query name: "catering śląskie" offers the voivodeship."""

import re
from collections.abc import Callable
from dataclasses import replace

from kb.search import names
from kb.search.named import NamedValues
from kb.search.protocol import Offer, Request
from kb.search.unit import UnitIndex
from kb.text import tokens

#: At most so many offers, and so many candidates that are counted.
MOST, CANDIDATES = 3, 6

_SYNTAX = re.compile(r'["„“”«»():*]|(?:^|\s)[-−–]\S|\b(?:OR|LUB|NOT|NIE)\b')
_PREPOSITION = re.compile(r"(?:\b(?:w|we|z|ze|na|dla|pod|koło|woj\.?)\s+)$", re.IGNORECASE)


class Offers:
    """Finds the filters by the table of names."""

    def __init__(self, named: NamedValues) -> None:
        self._named = named

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
        words = names.whole(tokens(text))
        return [
            (words[first].start, words[first + length - 1].end, facet, number)
            for first, length, facet, number in self._named.find(tuple(word.text for word in words))
            if facet in names.OFFERED
        ]


def _with_filter(request: Request, start: int, end: int, facet: str, value: str) -> Request:
    before = _PREPOSITION.sub("", request.q[:start])
    text = " ".join(f"{before} {request.q[end:]}".split())
    include = {**request.include, facet: (value,)}
    return replace(request, q=text, include=include, page=1)
