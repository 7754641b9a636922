"""The start page: search box, numbers, sectors and regions to begin with, one fact with its sentence."""

from collections.abc import Sequence
from functools import lru_cache

from flask import Blueprint, Response

from kb import vocabulary
from kb.search.protocol import FacetValue, Request
from kb.store import Generation
from web import labels, links
from web.charts.map import choropleth
from web.generation import current_generation
from web.negotiation import respond
from web.present import public
from web.present.proof import Proof, proof

blueprint = Blueprint("start", __name__)

_FACETS = ("sector", "activity", "region")
#: Examples of words to search for, taken from what the base holds.
_EXAMPLES = 4
#: Latest practices among which the one with its sentence is looked for.
_LATEST = 60


@blueprint.get("/")
def page() -> Response:
    """Show the start page."""
    generation = current_generation()
    found = generation.engine.search(Request(per_page=1), facets=_FACETS)
    counts = generation.facts.counts()
    sectors = [v for v in found.facets["sector"] if v.value != "-"]
    regions = [v for v in found.facets["region"] if v.value != "-"]
    return respond(
        "start.html",
        json=lambda: {
            "counts": dict(counts),
            "generation": generation.number,
            "sectors": [public.facet_value(v) for v in sectors],
            "regions": [public.facet_value(v) for v in regions],
        },
        counts=counts,
        sectors=sectors,
        empty_sectors=[s for s in vocabulary.sectors() if s.id not in {v.value for v in sectors}],
        regions=regions,
        examples=_examples(found.facets["activity"]),
        map=choropleth(
            {v.value: v.count for v in regions},
            address=lambda name: links.search_url(links.only_value(Request(), "region", name)),
        ),
        proof=_proof(generation),
    )


def _examples(values: Sequence[FacetValue]) -> list[tuple[str, str]]:
    """Return short names of frequent activity types with the address of a search for these words."""
    out = []
    for value in values:
        name = labels.activity(value.value)
        if value.value != "-" and len(name) <= 22 and value.count:
            out.append((name, links.search_url(Request(q=name.lower()))))
        if len(out) == _EXAMPLES:
            break
    return out


@lru_cache(maxsize=1)
def _proof(generation: Generation) -> Proof | None:
    """Return the latest practice that one sentence proves whole; looked for once per generation."""
    found = generation.engine.search(Request(sort="newest", per_page=_LATEST), facets=())
    for record in generation.facts.practices([hit.id for hit in found.hits]):
        shown = proof(record, generation.facts.report(record.report.id))
        if shown is not None:
            return shown
    return None
