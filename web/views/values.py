"""All values of a facet on a page of their own: alphabet, search, counts for the search one comes from."""

from typing import cast

from flask import Blueprint, Response, request

from kb.errors import NotFound
from kb.facets import BY_NAME
from kb.search.parameters import from_params
from web import labels, links
from web.generation import current_generation
from web.negotiation import respond
from web.present import filters
from web.present.values import Order, View, anchor, listing
from web.views.search import COUNTS, page_numbers

blueprint = Blueprint("values", __name__)

_LONGEST = 100


@blueprint.get("/filtr/<facet>")
def page(facet: str) -> Response:
    """Show all values of a facet that the hits of a search have.

    Query parameters: those of the search, and `szukaj` (a part of the name), `kolejnosc=liczba` (by count
    instead of by name), `strona`.

    Raises:
        NotFound: there is no such facet.
        QueryError: a filter has an unknown value.
    """
    declared = BY_NAME.get(facet)
    if declared is None:
        raise NotFound(f"there is no filter {facet[:40]!r}", polish=f"nie ma filtra {facet[:40]!r}")
    generation = current_generation()
    wanted = links.on_page(from_params(list(request.args.items(multi=True))), 1)
    order = "count" if request.args.get("kolejnosc") == "liczba" else "name"
    view = View(
        facet=declared,
        request=wanted,
        find=" ".join(request.args.get("szukaj", "").split())[:_LONGEST],
        order=cast(Order, order),
        page=_number(request.args.get("strona", "")),
    )
    shown = listing(view, generation.engine.facet_values(wanted, facet, by_name=True))
    found = generation.engine.search(wanted, facets=tuple({*wanted.include, *wanted.exclude}))
    return respond(
        "values.html",
        json=lambda: {
            "facet": facet,
            "total": shown.total,
            "page": shown.page,
            "pages": shown.pages,
            "values": [
                {
                    "value": v.value,
                    "label": v.label,
                    "above": v.above,
                    "count": v.count,
                    "selected": v.selected,
                    "excluded": v.excluded,
                    "url": v.url,
                }
                for section in shown.sections
                for v in section.values
            ],
        },
        view=view,
        shown=shown,
        anchor=anchor,
        name=labels.facet(facet),
        found=found,
        chips=filters.chips(found),
        back=links.search_url(wanted),
        counts=COUNTS,
        page_numbers=page_numbers(shown.page, shown.pages),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
