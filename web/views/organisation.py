"""An organisation over all reports: its names as written, practices, places, years, sectors."""

from collections import Counter

from flask import Blueprint, Response

from kb.model import Place
from web.generation import current_generation
from web.negotiation import respond
from web.present import public
from web.present.timeline import timeline

blueprint = Blueprint("organisation", __name__)


@blueprint.get("/organizacja/<organisation_id>")
def page(organisation_id: str) -> Response:
    """Show one organisation.

    Raises:
        NotFound: there is no such organisation.
    """
    record = current_generation().facts.organisation(organisation_id)
    places: dict[tuple[str, str | None], Place] = {}
    practised: Counter[tuple[str, str | None]] = Counter()
    for practice in record.practices:
        place = practice.practice.place
        if place is not None:
            places.setdefault((place.name, place.teryt), place)
            practised[place.name, place.teryt] += 1
    sectors = Counter(s for p in record.practices for s in p.practice.sectors)
    return respond(
        "organisation.html",
        json=lambda: public.organisation(record),
        record=record,
        places=[(place, practised[key]) for key, place in places.items()],
        years=timeline(record),
        undated=sum(1 for report in record.reports if not report.date),
        sectors=sectors.most_common(),
        reports=sorted(record.reports, key=lambda r: r.date or "", reverse=True),
    )
