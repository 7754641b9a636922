"""Numbers about any search: map of voivodeships, years, cross-table of two facets, all as tables too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request

from kb import vocabulary
from kb.errors import QueryError
from kb.facets import MISSING
from kb.search.parameters import from_params
from kb.search.protocol import FacetValue, Request, Results
from kb.text import collation_key
from kb.vocabulary import regions
from web import labels, links
from web.charts.cross import CrossTable, cross_table
from web.charts.histogram import histogram
from web.charts.map import choropleth
from web.formats import tables
from web.formats.rows import Row
from web.generation import current_generation
from web.i18n import translate
from web.negotiation import respond
from web.present import public
from web.present.filters import chips

blueprint = Blueprint("statistics", __name__)

#: Facets that may stand on the sides of the cross-table.
SIDES = ("sector", "region", "legal_form", "target_group")
_COUNTED = (*SIDES, "county")


@dataclass(frozen=True, slots=True)
class _Asked:
    request: Request
    rows: str
    columns: str


def _asked() -> _Asked:
    rows, columns = request.args.get("wiersze", "sector"), request.args.get("kolumny", "region")
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
        chips=chips(found),
        cross=cross,
        map=choropleth(
            by_region,
            address=lambda name: _narrowed(asked.request, name),
            chosen=asked.request.include.get("region", ()),
            counties={v.value: v.count for v in found.facets["county"]},
        ),
        regions=sorted(found.facets["region"], key=lambda v: v.value == MISSING),
        years=found.years,
        histogram=histogram(
            found.years,
            lambda year: links.search_url(links.in_years(asked.request, year, year), "statistics.overview"),
        ),
    )


def _narrowed(wanted: Request, region: str) -> str:
    """Return the statistics narrowed to a region, or wide again when it was chosen."""
    if region in wanted.include.get("region", ()):
        wanted = links.without_value(wanted, "region", region)
    else:
        wanted = links.with_value(wanted, "region", region)
    return links.search_url(wanted, "statistics.overview")


@blueprint.get("/statystyki.csv")
def table() -> Response:
    """Return the cross-table as CSV, holes as zeros.

    Raises:
        QueryError: as on the page.
    """
    asked = _asked()
    engine = current_generation().engine
    found = engine.search(asked.request, facets=(asked.rows, asked.columns))
    cross = _cross(asked, found)
    header = [labels.facet(asked.rows), *cross.columns, translate("razem")]
    rows: Iterator[Row] = (
        (label, *(cell.count for cell in cells), total) for label, cells, total in cross.rows
    )
    response = Response("".join(tables.csv_lines(header, rows)), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="praktyki-statystyki.csv"'
    return response


def _triples(asked: _Asked) -> list[list[object]]:
    counts = current_generation().engine.cross(asked.request, asked.rows, asked.columns)
    return [[row, column, count] for (row, column), count in sorted(counts.items())]


def _cross(asked: _Asked, found: Results) -> CrossTable:
    counts = current_generation().engine.cross(asked.request, asked.rows, asked.columns)
    return cross_table(
        counts,
        _values(asked.rows, found.facets[asked.rows]),
        _values(asked.columns, found.facets[asked.columns]),
        lambda row, column: links.search_url(
            links.only_value(links.only_value(asked.request, asked.rows, row), asked.columns, column)
        ),
    )


def _values(facet: str, present: Sequence[FacetValue]) -> list[tuple[str, str]]:
    """Return all values of a side, those without any practice too: a hole is news."""
    if facet == "sector":
        known = [s.id for s in vocabulary.sectors()]
    elif facet == "region":
        known = [r.name for r in regions.regions()]
    else:
        known = [v.value for v in present if v.value != MISSING]
    named = [(value, labels.value(facet, value)) for value in known]
    if facet != "sector":
        named.sort(key=lambda pair: collation_key(pair[1]))
    if any(v.value == MISSING and v.count for v in present):
        named.append((MISSING, labels.value(facet, MISSING)))
    return named
