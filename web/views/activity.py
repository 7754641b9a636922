"""An activity type: where it is done, by whom, for whom, its latest practices."""

from flask import Blueprint, Response

from kb import vocabulary
from kb.errors import NotFound
from kb.facets import MISSING
from kb.search.protocol import FacetValue, Request, Results
from web import labels, links
from web.charts.map import choropleth
from web.generation import current_generation
from web.negotiation import respond
from web.present import public
from web.present.hits import cards

blueprint = Blueprint("activity", __name__)

#: Values listed of each side: the rest is a link away.
_MOST = 8
_FACETS = ("region", "organisation", "target_group", "legal_form")


@blueprint.get("/rodzaj/<activity_id>")
def page(activity_id: str) -> Response:
    """Show one activity type.

    Raises:
        NotFound: there is no such type.
    """
    type_ = vocabulary.activity_type(activity_id)
    if type_ is None:
        raise NotFound(
            f"there is no activity type {activity_id[:60]!r}",
            polish=f"nie ma rodzaju działalności {activity_id[:60]!r}",
        )
    generation = current_generation()
    request = Request(include={"activity": (type_.id,)}, sort="newest", per_page=10)
    found = generation.engine.search(request, facets=_FACETS)
    shown = cards(found, generation.facts)
    whole = Request(include=request.include)
    return respond(
        "activity.html",
        json=lambda: {
            "id": type_.id,
            "name": type_.name,
            "name_en": type_.name_en,
            "sector": type_.sector,
            "total": found.total,
            "regions": [public.facet_value(v) for v in found.facets["region"]],
            "organisations": [public.facet_value(v) for v in found.facets["organisation"]],
            "target_groups": [public.facet_value(v) for v in found.facets["target_group"]],
            "practices": [public.practice(c.practice) for c in shown if c.practice],
        },
        type=type_,
        name=labels.activity(type_.id),
        found=found,
        request_=whole,
        cards=shown,
        regions=_known(found, "region"),
        sides=[(facet, _known(found, facet)[:_MOST]) for facet in _FACETS[1:]],
        siblings=[t for t in vocabulary.activity_types() if t.sector == type_.sector and t.id != type_.id],
        map=choropleth(
            {v.value: v.count for v in _known(found, "region")},
            address=lambda region: links.search_url(links.with_value(whole, "region", region)),
        ),
    )


def _known(found: Results, facet: str) -> list[FacetValue]:
    return [v for v in found.facets[facet] if v.value != MISSING]
