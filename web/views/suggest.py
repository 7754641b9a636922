"""Autocomplete: completions of what is typed, as JSON; the search works without it."""

from flask import Blueprint, Response, request

from web import labels
from web.generation import current_generation
from web.negotiation import json_response

blueprint = Blueprint("suggest", __name__)

#: Characters of a prefix that are looked at.
_LONGEST = 100


@blueprint.get("/podpowiedzi")
def suggestions() -> Response:
    """Return completions of `q`: what kind each is, its text, its number of hits."""
    prefix = request.args.get("q", "").strip()[:_LONGEST]
    found = current_generation().engine.suggest(prefix, limit=8) if prefix else []
    return json_response(
        {
            "q": prefix,
            "suggestions": [
                {
                    "kind": s.kind,
                    "kind_name": labels.suggested(s.kind),
                    "text": s.text,
                    "value": s.value,
                    "count": s.count,
                }
                for s in found
            ],
        }
    )
