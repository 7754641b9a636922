"""An organisation over all reports: its names as written, practices, places, years, sectors."""

from collections import Counter

from flask import Blueprint, Response

from kb.model import Place
from web.generation import current_generation
from web.negotiation import respond
from web.present import public

blueprint = Blueprint("organisation", __name__)


@blueprint.get("/organizacja/<organisation_id>")
def page(organisation_id: str) -> Response:
    """Show one organisation.

    Raises:
        NotFound: there is no such organisation.
    """
    record = current_generation().facts.organisation(organisation_id)
    places: dict[tuple[str, str | None], Place] = {}
    for practice in record.practices:
        place = practice.practice.place
        if place is not None:
            places.setdefault((place.name, place.teryt), place)
    sectors = Counter(s for p in record.practices for s in p.practice.sectors)
    return respond(
        "organisation.html",
        json=lambda: public.organisation(record),
        record=record,
        places=list(places.values()),
        sectors=sectors.most_common(),
        reports=sorted(record.reports, key=lambda r: r.date or "", reverse=True),
    )
