"""Requests to URL parameters and back: the same names for pages, JSON, CSV, feeds and the command line."""

from collections.abc import Iterable
from typing import cast

from kb.errors import QueryError
from kb.facets import BY_NAME, FACETS, MISSING, UNITS, Unit
from kb.query import LONGEST
from kb.search.protocol import SORTS, Request, Sort

PER_PAGE, MOST_PER_PAGE = 20, 100

#: Values that one request may hold; more are a mistake or an attack.
MOST_VALUES = 200
_LAST_PAGE = 1_000_000


def from_params(params: Iterable[tuple[str, str]]) -> Request:
    """Return the request that (name, value) pairs ask for.

    A repeated facet is OR; a value with a leading "-" is excluded, "-" alone is "no data", "--" excludes it.
    Unknown names and empty values are ignored; pages and sizes are clamped.

    Raises:
        QueryError: an unknown unit or order, a year that is not a number, far too many values.
    """
    single: dict[str, str] = {}
    include: dict[str, list[str]] = {}
    exclude: dict[str, list[str]] = {}
    values = 0
    for name, raw in params:
        value = raw.strip()
        if not value:
            continue
        if name not in BY_NAME:
            single.setdefault(name, value)
            continue
        values += 1
        negative = value.startswith("-") and value != MISSING
        chosen = (exclude if negative else include).setdefault(name, [])
        value = value[1:] if negative else value
        if value not in chosen:
            chosen.append(value)
    if values > MOST_VALUES:
        raise QueryError(
            f"{values} filter values are too many; the most is {MOST_VALUES}",
            polish=f"podano {values} wartości filtrów, a można najwyżej {MOST_VALUES}",
        )
    return Request(
        q=single.get("q", "")[: LONGEST + 1],
        unit=cast(Unit, _one_of("unit", single.get("unit", UNITS[0]), UNITS)),
        include={name: tuple(v) for name, v in include.items()},
        exclude={name: tuple(v) for name, v in exclude.items()},
        year_from=_year("year_from", single.get("year_from")),
        year_to=_year("year_to", single.get("year_to")),
        sort=cast(Sort, _one_of("sort", single.get("sort", SORTS[0]), SORTS)),
        page=_clamped(single.get("page"), 1, _LAST_PAGE, 1),
        per_page=_clamped(single.get("per_page"), 1, MOST_PER_PAGE, PER_PAGE),
    )


def to_params(request: Request) -> list[tuple[str, str]]:
    """Return the shortest parameters that give this request, always in the same order."""
    params: list[tuple[str, str]] = []
    if request.q:
        params.append(("q", request.q))
    if request.unit != UNITS[0]:
        params.append(("unit", request.unit))
    for facet in FACETS:
        params += [(facet.name, value) for value in request.include.get(facet.name, ())]
        params += [(facet.name, "-" + value) for value in request.exclude.get(facet.name, ())]
    if request.year_from is not None:
        params.append(("year_from", str(request.year_from)))
    if request.year_to is not None:
        params.append(("year_to", str(request.year_to)))
    if request.sort != SORTS[0]:
        params.append(("sort", request.sort))
    if request.page != 1:
        params.append(("page", str(request.page)))
    if request.per_page != PER_PAGE:
        params.append(("per_page", str(request.per_page)))
    return params


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise QueryError(
            f"{name} must be one of {', '.join(known)}, not {value[:40]!r}",
            polish=f"parametr {name} może mieć wartości {', '.join(known)}, a podano {value[:40]!r}",
        )
    return value


def _number(text: str) -> int | None:
    digits = text[1:] if text[:1] in "+-" else text
    if not digits.isascii() or not digits.isdigit() or len(digits) > 18:
        return None
    return int(text)


def _year(name: str, text: str | None) -> int | None:
    if text is None:
        return None
    number = _number(text)
    if number is None:
        raise QueryError(
            f"{name} must be a year such as 2017, not {text[:40]!r}",
            polish=f"parametr {name} musi być rokiem, np. 2017, a podano {text[:40]!r}",
        )
    return min(max(number, 0), 9999)


def _clamped(text: str | None, low: int, high: int, default: int) -> int:
    if text is None:
        return default
    number = _number(text)
    if number is None:
        digits = text.lstrip("+")
        return high if digits.isascii() and digits.isdigit() else default
    return min(max(number, low), high)
