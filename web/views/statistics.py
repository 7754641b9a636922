"""Numbers about any search: map of voivodeships, years, cross-table of two facets, all as tables too."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request, url_for

from kb import vocabulary
from kb.errors import QueryError
from kb.facets import MISSING
from kb.search.parameters import from_params, to_params
from kb.search.protocol import FacetValue, Request, Results
from kb.text import collation_key
from kb.vocabulary import regions
from web import labels, links
from web.charts.cross import CrossTable, cross_table
from web.charts.histogram import histogram
from web.charts.map import choropleth
from web.formats import aggregates, forms, tables
from web.formats.aggregates import SIDES
from web.formats.rows import Row
from web.generation import current_generation
from web.i18n import translate
from web.negotiation import respond
from web.present import public
from web.present.filters import chips

blueprint = Blueprint("statistics", __name__)

_COUNTED = (*SIDES, "county")
#: Rows and columns where none are asked for.
_SIDES = ("sector", "region")


@dataclass(frozen=True, slots=True)
class _Asked:
    request: Request
    rows: str
    columns: str


def _asked() -> _Asked:
    rows, columns = request.args.get("wiersze", _SIDES[0]), request.args.get("kolumny", _SIDES[1])
    if rows not in SIDES or columns not in SIDES or rows == columns:
        raise QueryError(
            f"rows and columns must be two different ones of {', '.join(SIDES)}",
            polish=f"wiersze i kolumny muszą być dwoma różnymi z: {', '.join(SIDES)}",
        )
    wanted = from_params(list(request.args.items(multi=True)))
    return _Asked(links.of_unit(wanted, "practices"), rows, columns)


@blueprint.get("/statystyki")
def overview() -> Response:
    """Show the numbers of a search.

    Raises:
        QueryError: a filter or a side of the table has an unknown value.
    """
    asked = _asked()
    engine = current_generation().engine
    found = engine.search(asked.request, facets=_COUNTED)
    cross = _cross(asked, found)
    counties = [v for v in engine.facet_values(asked.request, "county") if v.value != MISSING and v.count]
    by_region = {v.value: v.count for v in found.facets["region"] if v.value != MISSING}
    return respond(
        "statistics.html",
        json=lambda: {
            "total": found.total,
            "generation": found.generation,
            "facets": {n: [public.facet_value(v) for v in vs] for n, vs in found.facets.items()},
            "years": [list(pair) for pair in found.years],
            "cross": {"rows": asked.rows, "columns": asked.columns, "counts": _triples(asked)},
        },
        found=found,
        wanted=asked.request,
        asked=asked,
        sides=SIDES,
        table_forms=forms.TABLES,
        table_url=lambda form, name: _table_url(asked, form, name),
        chips=chips(found, partial(_address, asked)),
        cross=cross,
        map=choropleth(
            by_region,
            address=lambda name: _toggled(asked, "region", name),
            chosen=asked.request.include.get("region", ()),
            counties={v.value: v.count for v in counties},
        ),
        counties=counties,
        toggled=partial(_toggled, asked),
        whole=_address(asked, links.without_years(asked.request)),
        regions=sorted(found.facets["region"], key=lambda v: v.value == MISSING),
        years=found.years,
        histogram=histogram(
            found.years,
            lambda year: _address(asked, links.in_years(asked.request, year, year)),
            asked.request.year_from,
            asked.request.year_to,
        ),
    )


def _table_url(asked: _Asked, form: str, name: str) -> str:
    """Return the address of a table of counts of this search."""
    pairs = to_params(asked.request)
    if name == aggregates.CROSS:
        pairs += [("wiersze", asked.rows), ("kolumny", asked.columns)]
    else:
        pairs.append(("tabela", name))
    return f"{url_for('statistics.table', form=form)}?{urlencode(pairs)}"


def _address(asked: _Asked, wanted: Request) -> str:
    """Return the statistics of another search, with the sides of the table as they are."""
    url = links.search_url(wanted, "statistics.overview")
    if (asked.rows, asked.columns) == _SIDES:
        return url
    return f"{url}{'&' if '?' in url else '?'}wiersze={asked.rows}&kolumny={asked.columns}"


def _toggled(asked: _Asked, facet: str, value: str) -> str:
    """Return the statistics narrowed to a value too, or wide again when it was chosen."""
    chosen = value in asked.request.include.get(facet, ())
    change = links.without_value if chosen else links.with_value
    return _address(asked, change(asked.request, facet, value))


@blueprint.get("/statystyki.<form>")
def table(form: str) -> Response:
    """Return a table of counts as a file.

    Query parameters: those of the page, and `tabela`, one of `web.formats.aggregates.TABLES`: the cross-table
    (the default), holes as zeros; the years; the values of a facet.

    Raises:
        QueryError: as on the page; there is no such table.
    """
    if form not in {f.name for f in forms.TABLES}:
        abort(404)
    asked = _asked()
    name = request.args.get("tabela", aggregates.CROSS)
    if name not in aggregates.TABLES:
        raise QueryError(
            f"there is no table {name[:40]!r}; the tables are {', '.join(aggregates.TABLES)}",
            polish=f"nie ma tabeli {name[:40]!r}; dostępne: {', '.join(aggregates.TABLES)}",
        )
    engine = current_generation().engine
    if name == aggregates.CROSS:
        header, rows = _cross_rows(asked, engine.search(asked.request, facets=(asked.rows, asked.columns)))
    else:
        facets = () if name == aggregates.YEARS else (name,)
        header, rows = aggregates.table(name, engine.search(asked.request, facets=facets))
    named = "statystyki" if name == aggregates.CROSS else f"statystyki-{name}"
    return tables.download(form, header, rows, name=named)


def _cross_rows(asked: _Asked, found: Results) -> tuple[Sequence[str], Iterator[Row]]:
    cross = _cross(asked, found)
    header = [labels.facet(asked.rows), *cross.columns, translate("razem")]
    return header, ((label, *(cell.count for cell in cells), total) for label, cells, total in cross.rows)


def _triples(asked: _Asked) -> list[list[object]]:
    counts = current_generation().engine.cross(asked.request, asked.rows, asked.columns)
    return [[row, column, count] for (row, column), count in sorted(counts.items())]


def _cross(asked: _Asked, found: Results) -> CrossTable:
    counts = current_generation().engine.cross(asked.request, asked.rows, asked.columns)
    return cross_table(
        counts,
        _values(asked, asked.rows, found.facets[asked.rows], {row for row, _ in counts}),
        _values(asked, asked.columns, found.facets[asked.columns], {column for _, column in counts}),
        lambda row, column: links.search_url(
            links.only_value(links.only_value(asked.request, asked.rows, row), asked.columns, column)
        ),
    )


def _values(
    asked: _Asked, facet: str, present: Sequence[FacetValue], counted: Set[str]
) -> list[tuple[str, str]]:
    """Return all values of a side, those without any practice too: a hole is news.

    What the reader's own filters leave out is no hole: a filtered side has only the values chosen or found.
    """
    if facet == "sector":
        known = [s.id for s in vocabulary.sectors()]
    elif facet == "region":
        known = [r.name for r in regions.regions()]
    else:
        known = [v.value for v in present if v.value != MISSING]
    chosen, out = asked.request.include.get(facet, ()), asked.request.exclude.get(facet, ())
    known = [v for v in known if v not in out and (not chosen or v in chosen or v in counted)]
    named = [(value, labels.value(facet, value)) for value in known]
    if facet != "sector":
        named.sort(key=lambda pair: collation_key(pair[1]))
    if MISSING in counted:
        named.append((MISSING, labels.value(facet, MISSING)))
    return named
