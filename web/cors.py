"""Scripts of other sites may read what is meant for programs: JSON, tables, feeds, citations (CORS).

Nothing here depends on who asks (no cookies, no accounts), so any origin may read and none gets credentials.
"""

from flask import Flask, Response, request

from web.formats.forms import OPEN

_METHODS = "GET, HEAD, OPTIONS"
#: Headers that scripts may send besides those that need no leave.
_SENT = "Accept, If-None-Match"
#: Headers that scripts may see besides those that need no leave.
_SEEN = "Allow, Content-Disposition, ETag, Link, Retry-After"
#: How long a browser may remember that it asked, in seconds.
_REMEMBERED = "86400"


def init_app(app: Flask) -> None:
    """Say on each answer whether other sites' scripts may read it."""

    @app.after_request
    def allow(response: Response) -> Response:
        if request.path.startswith("/static/"):
            return response
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Allow-Methods"] = _METHODS
            response.headers["Access-Control-Allow-Headers"] = _SENT
            response.headers["Access-Control-Max-Age"] = _REMEMBERED
        elif response.mimetype in OPEN or response.status_code == 304:
            # A copy that is still right has no type of its own: the reader has the data already.
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = _SEEN
        return response
