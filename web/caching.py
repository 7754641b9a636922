"""Entity tags by generation: a page changes only when the index, the site or the address does.

A browser that has a page asks again with the tag and gets 304 without a search being made.
"""

import hashlib

from flask import Flask, Response, g, request

from kb.errors import StoreError
from web.assets import Assets
from web.generation import current_generation
from web.theme import chosen_theme

#: Addresses whose answer does not follow from the index alone.
_UNCACHED = ("/zdrowie", "/static/")


def _tag(assets: Assets) -> str:
    generation = current_generation()
    seed = "|".join(
        (
            str(generation.number),
            assets.version,
            g.language,
            chosen_theme(),
            request.full_path,
            request.headers.get("Accept", ""),
        )
    )
    return f"{generation.number}-{hashlib.sha256(seed.encode()).hexdigest()[:16]}"


def init_app(app: Flask, assets: Assets) -> None:
    """Answer 304 where the browser's copy is still right, and tag the rest."""

    @app.before_request
    def known() -> Response | None:
        g.tag = None
        if request.method not in ("GET", "HEAD") or request.path.startswith(_UNCACHED):
            return None
        try:
            g.tag = _tag(assets)
        except StoreError:
            return None  # pages that need no index still work; the others say what is missing
        if request.if_none_match.contains_weak(g.tag):
            response = Response(status=304)
            response.set_etag(g.tag, weak=True)
            return response
        return None

    @app.after_request
    def tag(response: Response) -> Response:
        if request.path.startswith("/static/"):
            return response
        if g.get("tag") and response.status_code in (200, 304):
            response.set_etag(g.tag, weak=True)
            response.headers["Cache-Control"] = "no-cache"
        else:
            response.headers["Cache-Control"] = "no-store"
        response.vary.add("Accept")
        if response.mimetype == "text/html":
            response.vary.add("Cookie")  # the theme: only pages have one
        return response
