"""Addresses of searches: every filter added, taken away or excluded is a plain link."""

from dataclasses import replace
from urllib.parse import urlencode

from flask import url_for

from kb.facets import FACETS, Unit
from kb.search.parameters import to_params
from kb.search.protocol import Request, Sort


def query_string(request: Request) -> str:
    """Return the parameters of a search as they stand in an address."""
    return urlencode(to_params(request))


def search_url(request: Request, endpoint: str = "search.results", **values: str) -> str:
    """Return the address of a search.

    Args:
        request: the search.
        endpoint: the page that shows it: results, statistics, an export.
        values: parts of the path, such as ``form="csv"``.
    """
    query = query_string(request)
    path = url_for(endpoint, **values)  # type: ignore[arg-type]
    return f"{path}?{query}" if query else path


def _children(facet: str) -> set[str]:
    """Facets that stand below one, at any depth."""
    below = {f.name for f in FACETS if f.parent == facet}
    return below | {deeper for name in below for deeper in _children(name)}


def with_value(request: Request, facet: str, value: str) -> Request:
    """Return the search narrowed to one more value of a facet."""
    values = request.include.get(facet, ())
    if value in values:
        return request
    out = {f: tuple(v for v in vs if (f, v) != (facet, value)) for f, vs in request.exclude.items()}
    return _clean(replace(request, include={**request.include, facet: (*values, value)}, exclude=out, page=1))


def only_value(request: Request, facet: str, value: str) -> Request:
    """Return the search with this as the facet's only value; what was chosen below it goes."""
    dropped = _children(facet)
    kept = {f: vs for f, vs in request.include.items() if f not in dropped}
    return _clean(replace(request, include={**kept, facet: (value,)}, page=1))


def without_value(request: Request, facet: str, value: str) -> Request:
    """Return the search without a filter, whether it was wanted or excluded."""
    include = {f: tuple(v for v in vs if (f, v) != (facet, value)) for f, vs in request.include.items()}
    exclude = {f: tuple(v for v in vs if (f, v) != (facet, value)) for f, vs in request.exclude.items()}
    return _clean(replace(request, include=include, exclude=exclude, page=1))


def excluding(request: Request, facet: str, value: str) -> Request:
    """Return the search without anything that has this value."""
    request = without_value(request, facet, value)
    values = request.exclude.get(facet, ())
    return _clean(replace(request, exclude={**request.exclude, facet: (*values, value)}, page=1))


def without_years(request: Request) -> Request:
    """Return the search without bounds of the year."""
    return replace(request, year_from=None, year_to=None, page=1)


def in_years(request: Request, first: int | None, last: int | None) -> Request:
    """Return the search with bounds of the year."""
    return replace(request, year_from=first, year_to=last, page=1)


def without_words(request: Request) -> Request:
    """Return the search without its words."""
    return replace(request, q="", page=1)


def cleared(request: Request) -> Request:
    """Return a search without words or filters, for the same kind of thing."""
    return Request(q="", unit=request.unit, per_page=request.per_page)


def on_page(request: Request, page: int) -> Request:
    """Return another page of the same results."""
    return replace(request, page=page)


def sorted_by(request: Request, sort: Sort) -> Request:
    """Return the same results in another order."""
    return replace(request, sort=sort, page=1)


def of_unit(request: Request, unit: Unit) -> Request:
    """Return the same search for another kind of thing."""
    return replace(request, unit=unit, page=1)


def _clean(request: Request) -> Request:
    return replace(
        request,
        include={f: vs for f, vs in request.include.items() if vs},
        exclude={f: vs for f, vs in request.exclude.items() if vs},
    )


def latest(request: Request, most: int) -> Request:
    """Return the newest hits of a search, for a feed."""
    return replace(request, sort="newest", page=1, per_page=most)
