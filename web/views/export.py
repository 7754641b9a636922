"""Whole result sets to take away, with the parameters of the results page."""

from collections.abc import Callable, Iterator

from flask import Blueprint, Response, abort, request

from kb.errors import QueryError
from kb.records import PracticeRecord
from kb.search.parameters import MOST_PER_PAGE, from_params
from kb.search.protocol import Request
from kb.store import Generation
from kb.store.facts import Facts
from web import links
from web.formats import rows, tables
from web.formats.citation import bibtex, citation, ris
from web.formats.geo import collection
from web.generation import current_generation
from web.negotiation import json_response
from web.present import public

blueprint = Blueprint("export", __name__)

#: Formats and their names; the first `TABLE_FORMS` are for anything found, the others for practices only.
FORMS = (
    ("csv", "CSV"),
    ("xlsx", "Excel"),
    ("json", "JSON"),
    ("geojson", "GeoJSON"),
    ("ris", "RIS"),
    ("bib", "BibTeX"),
)
TABLE_FORMS = 3

#: More than this is for whoever runs the site; it would hold a thread for too long.
MOST = 20_000
Table = tuple[tuple[str, ...], Iterator[rows.Row]]


@blueprint.get("/eksport.<form>")
def download(form: str) -> Response:
    """Return all hits of a search, or the practices of the parameters `id`, as a file.

    Raises:
        QueryError: too many hits, or a format that only practices have.
    """
    write = _WRITERS.get(form)
    if write is None:
        abort(404)
    generation = current_generation()
    wanted = from_params(list(request.args.items(multi=True)))
    ids = list(dict.fromkeys(request.args.getlist("id"))) or list(_all_ids(generation, wanted))
    unit = "practices" if request.args.getlist("id") else wanted.unit
    response = write(generation.facts, unit, ids)
    response.headers["Content-Disposition"] = f'attachment; filename="praktyki-{_NAMES[unit]}.{form}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


_NAMES = {"practices": "wyniki", "organisations": "organizacje", "reports": "raporty"}


def _all_ids(generation: Generation, wanted: Request) -> Iterator[str]:
    page = 1
    while True:
        asked = links.on_page(wanted, page)
        asked = Request(**{f: getattr(asked, f) for f in asked.__slots__} | {"per_page": MOST_PER_PAGE})
        found = generation.engine.search(asked, facets=())
        if found.total > MOST:
            raise QueryError(
                f"{found.total} results are too many for one file; the most is {MOST}: add a filter",
                polish=f"{found.total} wyników to za dużo na jeden plik; najwięcej {MOST}: dodaj filtr",
            )
        yield from (hit.id for hit in found.hits)
        if page * MOST_PER_PAGE >= found.total:
            return
        page += 1


def _practices(facts: Facts, ids: list[str]) -> Iterator[PracticeRecord]:
    for batch in rows.batches(ids):
        yield from facts.practices(batch)


def _table(facts: Facts, unit: str, ids: list[str]) -> Table:
    if unit == "organisations":
        found = (o for batch in rows.batches(ids) for o in facts.organisations(batch))
        return rows.ORGANISATION_COLUMNS, (rows.organisation_row(o) for o in found)
    if unit == "reports":
        heads = (h for batch in rows.batches(ids) for h in facts.reports(batch))
        return rows.REPORT_COLUMNS, (rows.report_row(h) for h in heads)
    sentence = _Sentences(facts)
    return rows.PRACTICE_COLUMNS, (rows.practice_row(r, sentence) for r in _practices(facts, ids))


class _Sentences:
    """The sentence that proves a practice best; remembers the last report's text."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.report_id = ""
        self.text = ""

    def __call__(self, record: PracticeRecord) -> str:
        if not record.practice.evidence:
            return ""
        if record.report.id != self.report_id:
            self.report_id = record.report.id
            self.text = self.facts.report(self.report_id).extraction.report.text
        best = max(record.practice.evidence, key=lambda e: (e.field == "activity", e.score, -e.start))
        return " ".join(self.text[best.sentence_start : best.sentence_end].split())


def _only_practices(unit: str) -> None:
    if unit != "practices":
        raise QueryError("this format is for practices only", polish="ten format jest tylko dla praktyk")


def _csv(facts: Facts, unit: str, ids: list[str]) -> Response:
    header, found = _table(facts, unit, ids)
    return Response("".join(tables.csv_lines(header, found)), mimetype="text/csv")


def _xlsx(facts: Facts, unit: str, ids: list[str]) -> Response:
    header, found = _table(facts, unit, ids)
    return Response(
        tables.xlsx(header, found, name="Praktyki"),
        mimetype="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )


def _json(facts: Facts, unit: str, ids: list[str]) -> Response:
    if unit == "organisations":
        return json_response({unit: [public.organisation(o) for o in facts.organisations(ids)]})
    if unit == "reports":
        return json_response({unit: [public.report_head(h) for h in facts.reports(ids)]})
    return json_response({unit: [public.practice(r) for r in _practices(facts, ids)]})


def _geojson(facts: Facts, unit: str, ids: list[str]) -> Response:
    _only_practices(unit)
    return json_response(collection(_practices(facts, ids)), mimetype="application/geo+json")


def _ris(facts: Facts, unit: str, ids: list[str]) -> Response:
    _only_practices(unit)
    text = "\r\n".join(ris(citation(r)) for r in _practices(facts, ids))
    return Response(text, mimetype="application/x-research-info-systems")


def _bib(facts: Facts, unit: str, ids: list[str]) -> Response:
    _only_practices(unit)
    text = "\n".join(bibtex(citation(r)) for r in _practices(facts, ids))
    return Response(text, mimetype="application/x-bibtex")


_WRITERS: dict[str, Callable[[Facts, str, list[str]], Response]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "geojson": _geojson,
    "ris": _ris,
    "bib": _bib,
}
