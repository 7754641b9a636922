"""A sector: its activity types, where they are done, its latest practices."""

from flask import Blueprint, Response

from kb import vocabulary
from kb.errors import NotFound
from kb.search.protocol import Request
from web import labels, links
from web.charts.map import choropleth
from web.generation import current_generation
from web.negotiation import respond
from web.present import public
from web.present.hits import cards

blueprint = Blueprint("sector", __name__)


@blueprint.get("/sektor/<sector_id>")
def page(sector_id: str) -> Response:
    """Show one sector.

    Raises:
        NotFound: there is no such sector.
    """
    sector = vocabulary.sector(sector_id)
    if sector is None:
        raise NotFound(f"there is no sector {sector_id[:60]!r}", polish=f"nie ma sektora {sector_id[:60]!r}")
    generation = current_generation()
    request = Request(include={"sector": (sector.id,)}, sort="newest")
    found = generation.engine.search(request, facets=("activity", "region", "legal_form"))
    counts = {v.value: v.count for v in found.facets["activity"]}
    types = sorted(
        (t for t in vocabulary.activity_types() if t.sector == sector.id),
        key=lambda t: -counts.get(t.id, 0),
    )
    regions = {v.value: v.count for v in found.facets["region"] if v.value != "-"}
    return respond(
        "sector.html",
        json=lambda: {
            "id": sector.id,
            "name": sector.name,
            "name_en": sector.name_en,
            "total": found.total,
            "activity_types": [
                {"id": t.id, "name": t.name, "name_en": t.name_en, "count": counts.get(t.id, 0)}
                for t in types
            ],
            "regions": [public.facet_value(v) for v in found.facets["region"]],
            "practices": [public.practice(c.practice) for c in cards(found, generation.facts) if c.practice],
        },
        sector=sector,
        name=labels.sector(sector.id),
        found=found,
        request_=request,
        types=[(t, counts.get(t.id, 0)) for t in types],
        regions=[v for v in found.facets["region"] if v.value != "-"],
        cards=cards(found, generation.facts),
        map=choropleth(
            regions, address=lambda region: links.search_url(links.with_value(request, "region", region))
        ),
    )
