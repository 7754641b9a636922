"""Security headers on every response, errors and static files included.

The policy has no ``unsafe-inline``: no style attributes, no inline scripts, nothing from another host.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from flask import Flask, Response, abort, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    )
)
HEADERS: dict[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: Bytes of a query string above which an address is refused; ours stay below: a list of 1000 ids fits.
LONGEST_QUERY = 16_000
_ASCII = "".join(map(chr, range(128)))
_YEAR = 31_536_000


class BareBytes:
    """WSGI middleware that escapes bytes of the query that no client should have sent bare.

    Werkzeug decodes the query as UTF-8 before it looks at the escapes, and fails on any other byte.

    Args:
        application: what answers the request.
    """

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        query = environ.get("QUERY_STRING", "")
        if not query.isascii():
            environ["QUERY_STRING"] = quote(query.encode("latin-1", "replace"), safe=_ASCII)
        return self._application(environ, start_response)


def init_app(app: Flask) -> None:
    """Set the headers on whatever the application answers, and refuse addresses that cannot be served."""
    app.wsgi_app = cast(Callable[..., Any], BareBytes(app.wsgi_app))  # type: ignore[method-assign]

    @app.before_request
    def refuse() -> None:
        if len(request.query_string) > LONGEST_QUERY:
            abort(414)

    @app.after_request
    def harden(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers[name] = value
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={_YEAR}; includeSubDomains"
        return response
