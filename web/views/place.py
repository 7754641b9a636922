"""A place from voivodeship down: its practices, what they do, and the places inside it."""

from dataclasses import dataclass

from flask import Blueprint, Response, url_for

from kb.errors import NotFound
from kb.search.protocol import FacetValue, Request
from kb.vocabulary import gazetteer, regions
from web import labels
from web.charts.map import Choropleth, choropleth
from web.generation import current_generation
from web.i18n import translate
from web.negotiation import respond
from web.present import public
from web.present.hits import cards

blueprint = Blueprint("place", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A voivodeship, a county or a municipality.

    Attributes:
        facet, value: the filter that means this place.
        below: the facet of the units inside it, "" for a municipality.
        trail: (text, address) from the country down, the last without an address.
    """

    teryt: str
    name: str
    facet: str
    value: str
    below: str
    region: str
    trail: tuple[tuple[str, str], ...]


@blueprint.get("/miejsce/<teryt>")
def page(teryt: str) -> Response:
    """Show one place by its TERYT code of 2, 4 or 6 digits.

    Raises:
        NotFound: there is no such code.
    """
    place = unit(teryt)
    generation = current_generation()
    request = Request(include={place.facet: (place.value,)}, sort="newest")
    found = generation.engine.search(request, facets=("sector", "region", "county", "municipality"))
    below = [v for v in found.facets.get(place.below, ()) if v.parent == place.value] if place.below else []
    return respond(
        "place.html",
        json=lambda: {
            "teryt": place.teryt,
            "name": place.name,
            "region": place.region,
            "total": found.total,
            "sectors": [public.facet_value(v) for v in found.facets["sector"]],
            "inside": [public.facet_value(v) for v in below],
            "practices": [public.practice(c.practice) for c in cards(found, generation.facts) if c.practice],
        },
        place=place,
        found=found,
        request_=request,
        cards=cards(found, generation.facts),
        sectors=[v for v in found.facets["sector"] if v.value != "-"],
        below=[(v, _address(place.below, v)) for v in below],
        map=_map(place, below),
    )


def unit(teryt: str) -> Unit:
    """Return the unit of a code.

    Raises:
        NotFound: there is none.
    """
    known = gazetteer.load()
    if not (teryt.isascii() and teryt.isdigit() and len(teryt) in (2, 4, 6)):
        raise NotFound(
            f"{teryt[:40]!r} is no TERYT code: a place has 2, 4 or 6 digits",
            polish=f"{teryt[:40]!r} nie jest kodem TERYT: miejsce ma 2, 4 albo 6 cyfr",
        )
    region = known.region_name(teryt)
    country = (translate("Polska"), url_for("search.results"))
    code = regions.by_name()[region].teryt
    up = [country, (labels.region_full(region), url_for("place.page", teryt=code))]
    if len(teryt) == 2:
        return Unit(
            teryt=teryt,
            name=labels.region_full(region),
            facet="region",
            value=region,
            below="county",
            region=region,
            trail=(country, (labels.region_full(region), "")),
        )
    county = known.county(teryt)
    name = labels.county(county.teryt)
    if len(teryt) == 4:
        return Unit(
            teryt=teryt,
            name=name,
            facet="county",
            value=teryt,
            below="municipality",
            region=region,
            trail=(*up, (name, "")),
        )
    up.append((name, url_for("place.page", teryt=county.teryt)))
    municipality = known.municipality(teryt).name
    return Unit(
        teryt=teryt,
        name=municipality,
        facet="municipality",
        value=teryt,
        below="",
        region=region,
        trail=(*up, (municipality, "")),
    )


def _address(facet: str, value: FacetValue) -> str:
    if value.value == "-":
        return ""
    return url_for("place.page", teryt=value.value)


def _map(place: Unit, below: list[FacetValue]) -> Choropleth:
    dots = {v.value: v.count for v in below} if place.below == "county" else {place.teryt[:4]: 1}
    return choropleth(
        {},
        address=lambda name: url_for("place.page", teryt=regions.by_name()[name].teryt),
        chosen=(place.region,),
        counties=dots,
    )
