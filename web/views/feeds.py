"""Atom feed of any search (RFC 4287), and the description by which browsers add the search."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from kb.model import Practice
from kb.search.parameters import from_params
from kb.search.protocol import Results
from kb.store.facts import Facts
from web import labels, links
from web.formats import forms
from web.formats.citation import public_url
from web.generation import current_generation
from web.present.filters import chips
from web.present.hits import Card, cards

blueprint = Blueprint("feeds", __name__)

_ENTRIES = 50
#: Characters that XML 1.0 does not have, in any spelling.
_NO_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: what was found, with the date of the report that tells of it.

    Attributes:
        date: ISO date, possibly partial; "" when unknown.
        sectors: (id, name).
    """

    url: str
    title: str
    date: str
    summary: str
    sectors: tuple[tuple[str, str], ...] = ()


@blueprint.get("/kanal.atom")
def atom() -> Response:
    """Return the latest practices, reports or organisations of a search; parameters as on the results page.

    Raises:
        QueryError: a filter has an unknown value.
    """
    generation = current_generation()
    asked = from_params(list(request.args.items(multi=True)))
    found = generation.engine.search(links.latest(asked, _ENTRIES))
    text = render_template(
        "feed.xml",
        entries=list(_entries(found, generation.facts)),
        named=", ".join(chip.label for chip in chips(found)),
        query=links.query_string(asked),
        updated=generation.manifest.created,
        instant=lambda date: _instant(date) or generation.manifest.created,
        address=public_url,
    )
    return Response(text.translate(_NO_XML), mimetype=forms.ATOM)


def _entries(found: Results, facts: Facts) -> Iterator[Entry]:
    for card in cards(found, facts):
        yield _entry(card)


def _entry(card: Card) -> Entry:
    if card.practice:
        practice = card.practice.practice
        at = f", {practice.place.name}" if practice.place else ""
        return Entry(
            url=public_url("practice.page", practice_id=card.practice.id),
            title=f"{practice.organisation}{at}",
            date=card.practice.report.date or "",
            summary=f"{labels.where(practice.place)}. {', '.join(a.text for a in practice.activities)}",
            sectors=_sectors([practice]),
        )
    if card.organisation:
        record = card.organisation
        practices = [p.practice for p in record.practices]
        places = dict.fromkeys(labels.where(p.place) for p in practices if p.place)
        return Entry(
            url=public_url("organisation.page", organisation_id=record.id),
            title=record.name,
            date=max((r.date or "" for r in record.reports), default=""),
            summary="; ".join(places),
            sectors=_sectors(practices),
        )
    assert card.report is not None
    head = card.report
    kind = labels.document_kind(head.kind)
    return Entry(
        url=public_url("report.page", report_id=head.id),
        title=head.title,
        date=head.date or "",
        summary=", ".join(part for part in (kind, head.publisher) if part),
    )


def _sectors(practices: list[Practice]) -> tuple[tuple[str, str], ...]:
    ids = dict.fromkeys(s for practice in practices for s in practice.sectors)
    return tuple((id_, labels.sector(id_)) for id_ in ids)


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """Return the OpenSearch description."""
    text = render_template("opensearch.xml", results=public_url("search.results"))
    return Response(text, mimetype="application/opensearchdescription+xml")


def _instant(date: str) -> str:
    """Return the first moment of a date that may lack its month or day; "" for none."""
    if not date:
        return ""
    year, month, day = [*date.split("-"), "01", "01"][:3]
    return f"{year}-{month}-{day}T00:00:00Z"
