"""Whole result sets to take away, with the parameters of the results page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, abort, request

from kb.errors import NotFound, QueryError
from kb.facets import Unit
from kb.records import OrganisationRecord, PracticeRecord, ReportHead
from kb.search.parameters import MOST_PER_PAGE, from_params
from kb.search.protocol import Request
from kb.store import Generation
from kb.store.facts import Facts
from web import links
from web.formats import citation, forms, geo, rows, tables
from web.generation import current_generation
from web.negotiation import json_response
from web.present import public

blueprint = Blueprint("export", __name__)

#: Formats and their names, for the links of result lists.
FORMS = tuple((form.name, form.label) for form in forms.FORMS)

#: More than this is for whoever runs the site; it would hold a thread for too long.
MOST = 20_000
Table = tuple[tuple[str, ...], Iterator[rows.Row]]

_NAMES: dict[Unit, str] = {"practices": "wyniki", "organisations": "organizacje", "reports": "raporty"}


@dataclass(frozen=True, slots=True)
class _Found:
    """What is to be written: ids of one unit, in order."""

    facts: Facts
    unit: Unit
    ids: Sequence[str]

    def practices(self) -> Iterator[PracticeRecord]:
        return (r for batch in rows.batches(self.ids) for r in self.facts.practices(batch))

    def organisations(self) -> Iterator[OrganisationRecord]:
        return (r for batch in rows.batches(self.ids) for r in self.facts.organisations(batch))

    def reports(self) -> Iterator[ReportHead]:
        return (r for batch in rows.batches(self.ids) for r in self.facts.reports(batch))


@blueprint.get("/eksport.<form>")
def download(form: str) -> Response:
    """Return all hits of a search, or the practices of the parameters `id`, as a file.

    Raises:
        QueryError: too many hits.
        NotFound: none of the ids is known.
    """
    write = _WRITERS.get(form)
    if write is None:
        abort(404)
    found = _found(current_generation())
    response = write(found)
    response.mimetype = forms.BY_NAME[form].mimetype
    return tables.attachment(response, f"{_NAMES[found.unit]}.{form}")


def _found(generation: Generation) -> _Found:
    wanted = from_params(list(request.args.items(multi=True)))
    ids = list(dict.fromkeys(filter(None, request.args.getlist("id"))))
    if not ids:
        return _Found(generation.facts, wanted.unit, list(_all_ids(generation, wanted)))
    known = [record.id for record in generation.facts.practices(ids)]
    if not known:
        raise NotFound(
            "none of the practices of this address is in the base any more",
            polish="żadnej z praktyk tego adresu nie ma już w bazie",
        )
    return _Found(generation.facts, "practices", known)


def _all_ids(generation: Generation, wanted: Request) -> Iterator[str]:
    page = 1
    while True:
        asked = replace(links.on_page(wanted, page), per_page=MOST_PER_PAGE)
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


def _table(found: _Found) -> Table:
    if found.unit == "organisations":
        return rows.ORGANISATION_COLUMNS, map(rows.organisation_row, found.organisations())
    if found.unit == "reports":
        return rows.REPORT_COLUMNS, map(rows.report_row, found.reports())
    sentence = _Sentences(found.facts)
    return rows.PRACTICE_COLUMNS, (rows.practice_row(r, sentence) for r in found.practices())


def _csv(found: _Found) -> Response:
    return Response("".join(tables.csv_lines(*_table(found))))


def _xlsx(found: _Found) -> Response:
    return Response(tables.xlsx(*_table(found), name="Praktyki"))


def _json(found: _Found) -> Response:
    records: Iterator[dict[str, Any]]
    if found.unit == "organisations":
        records = map(public.organisation, found.organisations())
    elif found.unit == "reports":
        records = map(public.report_head, found.reports())
    else:
        records = map(public.practice, found.practices())
    return json_response({found.unit: list(records)})


def _geojson(found: _Found) -> Response:
    features: Iterator[dict[str, Any]]
    if found.unit == "organisations":
        features = map(geo.organisation_feature, found.organisations())
    elif found.unit == "reports":
        features = (geo.report_feature(found.facts.report(id_)) for id_ in found.ids)
    else:
        features = map(geo.feature, found.practices())
    return json_response(geo.collection(features))


def _citations(found: _Found) -> Iterator[citation.Citation]:
    if found.unit == "organisations":
        return map(citation.organisation_citation, found.organisations())
    if found.unit == "reports":
        return map(citation.report_citation, found.reports())
    return map(citation.citation, found.practices())


def _ris(found: _Found) -> Response:
    return Response("\r\n".join(map(citation.ris, _citations(found))))


def _bib(found: _Found) -> Response:
    return Response("\n".join(map(citation.bibtex, _citations(found))))


_WRITERS: dict[str, Callable[[_Found], Response]] = {
    forms.CSV.name: _csv,
    forms.XLSX.name: _xlsx,
    forms.JSON.name: _json,
    forms.GEOJSON.name: _geojson,
    forms.RIS.name: _ris,
    forms.BIBTEX.name: _bib,
}
