"""Answers are gzipped where the browser takes it: pages arrive in a few kilobytes.

Nothing secret shares a page with what a visitor types, so compressing cannot leak anything (BREACH).
"""

import gzip

from flask import Flask, Response, request

#: Below this many bytes compressing costs more than it saves.
SMALLEST = 900
LEVEL = 5
_TYPES = (
    "text/",
    "application/json",
    "application/geo+json",
    "application/atom+xml",
    "application/xml",
    "image/svg+xml",
)


def init_app(app: Flask) -> None:
    """Compress text answers."""

    @app.after_request
    def compress(response: Response) -> Response:
        response.vary.add("Accept-Encoding")
        if (
            response.status_code != 200
            or response.is_streamed
            or (response.direct_passthrough and (response.content_length or 0) > 1_000_000)
            or "Content-Encoding" in response.headers
            or not response.content_type.startswith(_TYPES)
            or request.accept_encodings["gzip"] <= 0
        ):
            return response
        data = response.get_data()
        if len(data) >= SMALLEST:
            # A fixed time stamp keeps the bytes of equal pages equal.
            response.set_data(gzip.compress(data, LEVEL, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
        return response
