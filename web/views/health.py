"""Whether the site can answer: for whoever watches over it."""

from flask import Blueprint, Response

from kb.errors import StoreError
from web.generation import current_generation
from web.negotiation import json_response

blueprint = Blueprint("health", __name__)


@blueprint.get("/zdrowie")
def state() -> Response:
    """Return 200 with the number of the generation, or 503 with what is wrong; always JSON."""
    try:
        generation = current_generation()
    except StoreError as error:
        return json_response({"status": "unavailable", "message": str(error)}, status=503)
    return json_response(
        {"status": "ok", "generation": generation.number, "created": generation.manifest.created}
    )
