"""One address, two forms: the page for people, JSON for programs (``?format=json`` or an Accept header)."""

from collections.abc import Callable
from typing import Any

import msgspec
from flask import Response, render_template, request

_ENCODER = msgspec.json.Encoder()
FORMATS = ("html", "json")


def wants_json() -> bool:
    """Whether this request asks for JSON; a `format` in the address beats the header."""
    chosen = request.args.get("format")
    if chosen in FORMATS:
        return chosen == "json"
    best = request.accept_mimetypes.best_match(["text/html", "application/json"], default="text/html")
    return best == "application/json"


def json_response(data: Any, *, status: int = 200, mimetype: str = "application/json") -> Response:
    """Return data as a JSON answer that any site's scripts may read."""
    response = Response(_ENCODER.encode(data), status=status, mimetype=mimetype)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def respond(template: str, *, json: Callable[[], Any], **context: Any) -> Response:
    """Return the page or its JSON, whichever was asked for.

    Args:
        template: the page's template.
        json: makes the JSON; called only when wanted.
        context: what the template needs.
    """
    if wants_json():
        return json_response(json())
    return Response(render_template(template, **context), mimetype="text/html")
