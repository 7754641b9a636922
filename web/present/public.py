"""The public JSON of practices, reports, organisations and results: the same names everywhere."""

from typing import Any

from flask import url_for

from kb import codec
from kb.model import Place
from kb.records import OrganisationRecord, PracticeRecord, ReportHead, ReportRecord
from kb.search.parameters import to_params
from kb.search.protocol import FacetValue, Hit, Offer, Repair, Results, Snippet
from web import links
from web.i18n import told
from web.present.addresses import sentence_url


def report_head(head: ReportHead) -> dict[str, Any]:
    """Return what identifies a report."""
    return {
        "id": head.id,
        "url": url_for("report.page", report_id=head.id),
        "title": head.title,
        "date": head.date,
        "publisher": head.publisher,
        "source_url": head.source_url,
        "kind": head.kind,
        "language": head.language,
    }


def place(value: Place | None) -> dict[str, Any] | None:
    """Return a place without its mentions."""
    if value is None:
        return None
    return {
        "name": value.name,
        "municipality": value.municipality,
        "county": value.county,
        "region": value.region,
        "teryt": value.teryt,
        "lat": value.lat,
        "lon": value.lon,
        "precision": value.precision,
    }


def practice(record: PracticeRecord) -> dict[str, Any]:
    """Return a practice with its address, its evidence and its report."""
    return {
        "id": record.id,
        "url": url_for("practice.page", practice_id=record.id),
        "organisation_id": record.organisation_id,
        **codec.practice(record.practice),
        "place_details": place(record.practice.place),
        "report": report_head(record.report),
    }


def organisation(record: OrganisationRecord) -> dict[str, Any]:
    """Return an organisation over all reports."""
    return {
        "id": record.id,
        "url": url_for("organisation.page", organisation_id=record.id),
        "name": record.name,
        "legal_form": record.legal_form,
        "variants": [{"name": name, "count": count} for name, count in record.variants],
        "practices": [practice(p) for p in record.practices],
        "reports": [report_head(r) for r in record.reports],
    }


def report(record: ReportRecord) -> dict[str, Any]:
    """Return a report with everything extracted from it."""
    return {
        **report_head(record.head),
        **{k: v for k, v in codec.contract(record.extraction).items() if k != "report"},
        "practice_ids": list(record.practice_ids),
        "organisation_ids": dict(record.organisation_ids),
    }


def snippet(value: Snippet) -> dict[str, Any]:
    """Return a snippet with the address of its sentence."""
    return {
        "report_id": value.report_id,
        "url": sentence_url(value.report_id, value.start, value.end),
        "start": value.start,
        "end": value.end,
        "text": value.text,
        "marks": [list(mark) for mark in value.marks],
    }


def facet_value(value: FacetValue) -> dict[str, Any]:
    """Return one value of a facet with its count."""
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
        "excluded": value.excluded,
        "parent": value.parent,
    }


def repair(value: Repair) -> dict[str, Any]:
    """Return a change that would give more hits."""
    return {
        "kind": value.kind,
        "facet": value.facet,
        "value": value.value,
        "replacement": value.replacement,
        "count": value.count,
        "url": links.search_url(value.request),
    }


def offer(value: Offer) -> dict[str, Any]:
    """Return a filter that the query names."""
    return {
        "facet": value.facet,
        "value": value.value,
        "label": value.label,
        "words": value.words,
        "count": value.count,
        "url": links.search_url(value.request),
    }


def results(found: Results, records: dict[str, dict[str, Any]], pages: int) -> dict[str, Any]:
    """Return a page of results.

    Args:
        found: the engine's answer.
        records: JSON of what was found, by id.
        pages: number of pages.
    """
    request = found.request
    return {
        "parameters": [list(pair) for pair in to_params(request)],
        "unit": request.unit,
        "total": found.total,
        "page": request.page,
        "per_page": request.per_page,
        "pages": pages,
        "generation": found.generation,
        "partial": found.partial,
        "complete": found.complete,
        "notes": [told(note) for note in found.notes],
        "terms": [{"word": t.word, "variants": list(t.variants)} for t in found.terms],
        "hits": [_hit(hit, records) for hit in found.hits],
        "facets": {name: [facet_value(v) for v in values] for name, values in found.facets.items()},
        "years": [list(pair) for pair in found.years],
        "offers": [offer(o) for o in found.offers],
        "repairs": [repair(r) for r in found.repairs],
        "next": _page(found, request.page + 1, pages),
        "previous": _page(found, request.page - 1, pages),
    }


def _hit(hit: Hit, records: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        **records[hit.id],
        "relevance": round(hit.score, 4),
        "snippets": [snippet(s) for s in hit.snippets],
    }


def _page(found: Results, page: int, pages: int) -> str | None:
    if not 1 <= page <= pages or page == found.request.page:
        return None
    return links.search_url(links.on_page(found.request, page))
