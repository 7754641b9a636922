"""One address, two forms: the page for people, JSON for programs (``?format=json`` or an Accept header)."""

from collections.abc import Callable
from typing import Any

import msgspec
from flask import Response, render_template, request, url_for

from kb.errors import QueryError

_ENCODER = msgspec.json.Encoder()
FORMATS = ("html", "json")
PROBLEM = "application/problem+json"


def wants_json() -> bool:
    """Whether this request asks for JSON; a `format` in the address beats the header."""
    chosen = request.args.get("format")
    if chosen in FORMATS:
        return chosen == "json"
    offered = ["text/html", "application/json", PROBLEM]
    return request.accept_mimetypes.best_match(offered, default="text/html") != "text/html"


def asks_for_pages() -> bool:
    """Whether this request names HTML among what it takes, as every browser does; ``*/*`` names nothing."""
    return any(kind.lower() == "text/html" and quality > 0 for kind, quality in request.accept_mimetypes)


def json_response(data: Any, *, status: int = 200, mimetype: str = "application/json") -> Response:
    """Return data as a JSON answer that names the description of the interface (RFC 8631)."""
    response = Response(_ENCODER.encode(data), status=status, mimetype=mimetype)
    response.headers["Link"] = f'<{url_for("api.document")}>; rel="service-desc"; type="application/json"'
    return response


def respond(template: str, *, json: Callable[[], Any], **context: Any) -> Response:
    """Return the page or its JSON, whichever was asked for.

    Args:
        template: the page's template.
        json: makes the JSON; called only when wanted.
        context: what the template needs.

    Raises:
        QueryError: the address asks for a form that pages do not have.
    """
    chosen = request.args.get("format") or FORMATS[0]
    if chosen not in FORMATS:
        raise QueryError(
            f"a page's format is one of {', '.join(FORMATS)}, not {chosen[:40]!r}",
            polish=f"parametr format może mieć wartości {', '.join(FORMATS)}, a podano {chosen[:40]!r}",
        )
    if wants_json():
        return json_response(json())
    return Response(render_template(template, **context), mimetype="text/html")
