"""The description of the interface for programs, OpenAPI 3.1."""

from flask import Blueprint, Response

from kb.errors import StoreError
from kb.search.protocol import Request
from web.api.document import document as describe
from web.generation import current_generation
from web.negotiation import json_response

blueprint = Blueprint("api", __name__)


@blueprint.get("/api/openapi.json")
def document() -> Response:
    """Return the document; its examples lead to things that the base has now."""
    return json_response(describe(examples()))


def examples() -> dict[str, str]:
    """Return a value for each parameter of a path that only this base knows; nothing without an index."""
    try:
        generation = current_generation()
    except StoreError:
        return {}
    found = generation.engine.search(Request(sort="newest", per_page=1), facets=())
    for record in generation.facts.practices([hit.id for hit in found.hits]):
        return {
            "practice_id": record.id,
            "report_id": record.report.id,
            "organisation_id": record.organisation_id,
            "id": record.id,
        }
    return {}
