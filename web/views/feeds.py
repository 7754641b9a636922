"""Atom feed of any search (RFC 4287), and the description by which browsers add the search."""

from flask import Blueprint, Response, render_template, request

from kb.search.parameters import from_params
from web import links
from web.formats.citation import public_url
from web.generation import current_generation
from web.present.filters import chips
from web.present.hits import cards

blueprint = Blueprint("feeds", __name__)

_ENTRIES = 50


@blueprint.get("/kanal.atom")
def atom() -> Response:
    """Return the latest practices of a search; parameters as on the results page.

    Raises:
        QueryError: a filter has an unknown value.
    """
    generation = current_generation()
    asked = from_params(list(request.args.items(multi=True)))
    wanted = links.latest(asked, _ENTRIES)
    found = generation.engine.search(wanted)
    text = render_template(
        "feed.xml",
        cards=[c for c in cards(found, generation.facts) if c.practice],
        named=", ".join(chip.label for chip in chips(found)),
        query=links.query_string(asked),
        updated=generation.manifest.created,
        instant=lambda date: _instant(date) or generation.manifest.created,
        address=lambda endpoint, **values: public_url(endpoint, **values),
    )
    return Response(text, mimetype="application/atom+xml")


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """Return the OpenSearch description."""
    text = render_template("opensearch.xml", results=public_url("search.results"))
    return Response(text, mimetype="application/opensearchdescription+xml")


def _instant(date: str | None) -> str:
    """Return the first moment of a date that may lack its month or day; "" for none."""
    if not date:
        return ""
    year, month, day = [*date.split("-"), "01", "01"][:3]
    return f"{year}-{month}-{day}T00:00:00Z"
