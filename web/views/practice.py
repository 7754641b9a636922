"""A practice: every fact with the sentence it came from, what is like it, how to cite it."""

from typing import Any

from flask import Blueprint, Response, url_for

from kb.errors import NotFound
from kb.records import PracticeRecord
from kb.search.protocol import Shared
from web import labels
from web.formats.citation import citation
from web.generation import current_generation
from web.negotiation import respond
from web.present import public
from web.present.card import card
from web.present.facts import activities, facts
from web.present.proof import said

blueprint = Blueprint("practice", __name__)


@blueprint.get("/praktyka/<practice_id>")
def page(practice_id: str) -> Response:
    """Show one practice.

    Raises:
        NotFound: there is no such practice.
    """
    shown = _Shown(practice_id)
    similar = similar_to(shown.record)
    return respond(
        "practice.html",
        json=lambda: {
            **public.practice(shown.record),
            "similar": [_similar(other, why) for other, why in similar],
        },
        **shown.context(),
        activities=activities(shown.record, shown.report),
        similar=similar,
        siblings=[i for i in shown.report.practice_ids if i != shown.record.id],
    )


@blueprint.get("/praktyka/<practice_id>/karta")
def card_page(practice_id: str) -> Response:
    """Show the transfer card of a practice alone, on one sheet when printed.

    Raises:
        NotFound: there is no such practice.
    """
    shown = _Shown(practice_id)
    return respond("card.html", json=lambda: public.practice(shown.record), **shown.context())


class _Shown:
    """A practice with its report and what both of its pages show."""

    def __init__(self, practice_id: str) -> None:
        stored = current_generation().facts
        self.record = stored.practice(practice_id)
        self.report = stored.report(self.record.report.id)

    def context(self) -> dict[str, Any]:
        record, place = self.record, self.record.practice.place
        urls = {"organisation": url_for("organisation.page", organisation_id=record.organisation_id)}
        if place and place.teryt:
            urls["place"] = url_for("place.page", teryt=place.teryt)
        return {
            "record": record,
            "practice": record.practice,
            "said": said(record, self.report),
            "card": card(record.practice, facts(record, self.report, urls)),
            "citation": citation(record),
        }


def _similar(other: PracticeRecord, why: tuple[Shared, ...]) -> dict[str, Any]:
    return {
        "id": other.id,
        "reasons": [labels.shared(what) for what in why],
        "shared": [{"facet": what.facet, "value": what.value} for what in why],
    }


def similar_to(record: PracticeRecord, limit: int = 5) -> list[tuple[PracticeRecord, tuple[Shared, ...]]]:
    """Return similar practices with what they share."""
    generation = current_generation()
    out = []
    for other, reasons in generation.engine.similar(record.id, limit=limit):
        try:
            out.append((generation.facts.practice(other), reasons))
        except NotFound:
            continue
    return out
