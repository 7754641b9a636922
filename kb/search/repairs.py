"""What to change in a search that finds little: drop a filter, a word or quotes, respell; what it gains."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from kb import query as grammar
from kb.search.protocol import Repair, Request

_Kind = Literal["drop-filter", "drop-word", "unquote", "respell"]

#: Repairs are looked for where there are fewer hits than this.
FEW = 3

#: At most so many are told, and so many tried.
MOST, TRIED = 8, 30

#: Of a longer query no word is tried to be left out: one of so many hardly ever is what is wrong.
WORDS = 8


def find(
    request: Request,
    total: int,
    count: Callable[[Request], int],
    respell: Callable[[str], str | None],
) -> tuple[Repair, ...]:
    """Return the changes that give more hits: spellings, then phrases, then by the number of hits.

    Args:
        count: the exact number of hits of a request.
        respell: a better spelling of a word that nothing holds, or None.

    Dropping all filters is told as dropping the facet "", and only where dropping one does not help.
    """
    repairs = []
    for number, (kind, facet, value, replacement, changed) in enumerate(_changes(request, respell)):
        if number == TRIED:
            break
        found = count(changed)
        # A word that nothing has is searched for as the better spelling already: the link says so for good.
        if found > total or (kind == "respell" and found == total > 0):
            repairs.append(
                Repair(
                    kind=kind, facet=facet, value=value, replacement=replacement, count=found, request=changed
                )
            )
    order: dict[str, int] = {"respell": 0, "unquote": 1, "drop-filter": 2, "drop-word": 2}
    if any(r.facet for r in repairs):
        repairs = [r for r in repairs if r.facet or r.kind != "drop-filter"]
    repairs.sort(key=lambda r: (order[r.kind], -r.count, r.facet, r.value))
    return tuple(repairs[:MOST])


def _changes(
    request: Request, respell: Callable[[str], str | None]
) -> Iterator[tuple[_Kind, str, str, str, Request]]:
    base = replace(request, page=1)
    chunks = grammar.chunks(request.q)
    for start, end, word in chunks:
        better = respell(word) if word else None
        if better:
            yield "respell", "", word, better, replace(base, q=request.q[:start] + better + request.q[end:])
    for start, end, inside in grammar.phrases(request.q):
        yield "unquote", "", inside, "", replace(base, q=request.q[:start] + inside + request.q[end:])
    for facet in request.include:
        yield "drop-filter", facet, "", "", replace(base, include=_less(request.include, facet))
    for facet in request.exclude:
        yield "drop-filter", facet, "-", "", replace(base, exclude=_less(request.exclude, facet))
    if request.year_from is not None or request.year_to is not None:
        yield "drop-filter", "year", "", "", replace(base, year_from=None, year_to=None)
    if len(request.include) + len(request.exclude) > 1:
        yield "drop-filter", "", "", "", replace(base, include={}, exclude={}, year_from=None, year_to=None)
    if 1 < len(chunks) <= WORDS:
        for start, end, _ in chunks:
            text = " ".join((request.q[:start] + " " + request.q[end:]).split())
            yield "drop-word", "", request.q[start:end], "", replace(base, q=text)


def _less(filters: Mapping[str, tuple[str, ...]], facet: str) -> dict[str, tuple[str, ...]]:
    return {name: values for name, values in filters.items() if name != facet}
