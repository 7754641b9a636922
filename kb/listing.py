"""Results of a search for the terminal and for other programs: what `kb search` prints."""

from collections.abc import Iterator, Sequence
from typing import Any

from kb import codec
from kb.facets import BY_NAME
from kb.model import Place
from kb.records import OrganisationRecord, PracticeRecord, ReportHead
from kb.search.protocol import FacetValue, Results, Snippet
from kb.store import Generation
from kb.text import plural

_Record = PracticeRecord | ReportHead | OrganisationRecord

#: Facets whose counts are printed, and how many of their values.
_COUNTED = ("sector", "region", "legal_form", "target_group")
_VALUES = 8
_UNITS = {
    "practices": ("praktyka", "praktyki", "praktyk"),
    "reports": ("raport", "raporty", "raportów"),
    "organisations": ("organizacja", "organizacje", "organizacji"),
}
_COLUMNS = (
    "id",
    "organisation",
    "legal_form",
    "place",
    "county",
    "region",
    "sectors",
    "activities",
    "year",
    "report",
)


def listing(generation: Generation, results: Results) -> str:
    """Return results as lines of Polish text: hits with their best sentence, then facet counts."""
    forms = _UNITS[results.request.unit]
    lines = [f"{results.total} {plural(results.total, *forms)}"]
    for term in results.terms:
        others = [v for v in term.variants if v != term.word.lower()]
        if others:
            lines.append(f"  {term.word}: także {', '.join(others[:6])}")
    if results.partial:
        lines.append("  Nic nie pasuje do całego zapytania; oto najbliższe.")
    lines += [f"  {note}" for note in results.notes]
    records = _records(generation, results)
    for number, hit in enumerate(results.hits, (results.request.page - 1) * results.request.per_page + 1):
        lines.append("")
        lines += _hit(number, records[hit.id], hit.snippets)
    for name in _COUNTED:
        shown = [v for v in results.facets.get(name, ()) if v.count or v.selected][:_VALUES]
        if shown:
            lines += ["", BY_NAME[name].label, *(_value(v) for v in shown)]
    return "\n".join(lines)


def rows(generation: Generation, results: Results) -> Iterator[tuple[str, ...]]:
    """Return a header and one row a hit, for CSV."""
    records = _records(generation, results)
    if results.request.unit != "practices":
        yield ("id", "name")
        for hit in results.hits:
            record = records[hit.id]
            yield hit.id, record.title if isinstance(record, ReportHead) else record.name
        return
    yield _COLUMNS
    for hit in results.hits:
        record = records[hit.id]
        practice, place = record.practice, record.practice.place
        yield (
            record.id,
            practice.organisation,
            practice.legal_form or "",
            place.name if place else "",
            (place.county if place else "") or "",
            (place.region if place else "") or "",
            "; ".join(practice.sectors),
            "; ".join(a.text for a in practice.activities),
            str(practice.year or ""),
            record.report.id,
        )


def to_json(generation: Generation, results: Results) -> dict[str, Any]:
    """Return results as plain values: total, hits, facet counts, how the words were understood."""
    records = _records(generation, results)
    return {
        "total": results.total,
        "page": results.request.page,
        "per_page": results.request.per_page,
        "generation": results.generation,
        "partial": results.partial,
        "terms": [{"word": t.word, "variants": list(t.variants)} for t in results.terms],
        "notes": [str(note) for note in results.notes],
        "hits": [_plain(records[hit.id], hit.score) for hit in results.hits],
        "facets": {
            name: [{"value": v.value, "label": v.label, "count": v.count} for v in values]
            for name, values in results.facets.items()
        },
    }


def _records(generation: Generation, results: Results) -> dict[str, Any]:
    ids = [hit.id for hit in results.hits]
    facts = generation.facts
    found: Sequence[_Record]
    match results.request.unit:
        case "practices":
            found = facts.practices(ids)
        case "reports":
            found = facts.reports(ids)
        case "organisations":
            found = facts.organisations(ids)
    return {record.id: record for record in found}


def _hit(
    number: int, record: PracticeRecord | ReportHead | OrganisationRecord, found: tuple[Snippet, ...]
) -> list[str]:
    if isinstance(record, ReportHead):
        lines = [f"{number}. {record.title}", f"   {record.date or 'bez daty'} · {record.id}"]
    elif isinstance(record, OrganisationRecord):
        lines = [f"{number}. {record.name}", f"   {record.legal_form or 'forma prawna: brak danych'}"]
    else:
        practice = record.practice
        activities = ", ".join(a.text for a in practice.activities) or "działalność: brak w raporcie"
        lines = [f"{number}. {practice.organisation} — {_where(practice.place)}", f"   {activities}"]
    lines += [f"   „{' '.join(snippet.text.split())}”" for snippet in found[:1]]
    return lines


def _where(place: Place | None) -> str:
    if place is None:
        return "miejsce: brak w raporcie"
    return (
        f"{place.name}, woj. {place.region}"
        if place.region and place.region not in place.name
        else place.name
    )


def _value(value: FacetValue) -> str:
    mark = "x" if value.selected else "-" if value.excluded else " "
    return f" {mark}{value.count:5}  {value.label}  ({value.value})"


def _plain(record: _Record, score: float) -> dict[str, Any]:
    relevance = round(score, 4)
    if isinstance(record, ReportHead):
        return {"id": record.id, "title": record.title, "date": record.date, "relevance": relevance}
    if isinstance(record, OrganisationRecord):
        return {"id": record.id, "name": record.name, "legal_form": record.legal_form, "relevance": relevance}
    return {
        "id": record.id,
        "organisation_id": record.organisation_id,
        "report_id": record.report.id,
        **codec.practice(record.practice),
        "relevance": relevance,
    }
