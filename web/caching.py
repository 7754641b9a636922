"""Entity tags by generation: a page changes only when the index, the site or the address does.

A browser that has a page asks again with the tag and gets 304 without a search being made.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from flask import Flask, Response, current_app, g, request

import kb
from kb.errors import StoreError
from web.generation import current_generation
from web.present import quality
from web.theme import chosen_theme

#: Addresses whose answer does not follow from the index alone.
_UNCACHED = ("/zdrowie", "/static/")
#: Files of the site that decide what a page looks like.
_SUFFIXES = frozenset({".py", ".html", ".xml", ".toml", ".tsv", ".css", ".js", ".svg", ".json"})


def _edition(folders: Iterable[Path], settings: str) -> str:
    """Return one hash over the site's own files and its settings: pages change when any of them does."""
    whole = hashlib.sha256(settings.encode())
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in _SUFFIXES:
                whole.update(file.relative_to(folder).as_posix().encode())
                whole.update(file.read_bytes())
    return whole.hexdigest()


def _measured() -> str:
    """Return what changes when the published figures do: they are written beside the index, at any time."""
    settings = current_app.config["SETTINGS"]
    seen = []
    for folder in (settings.data, settings.corpus):
        try:
            state = (folder / quality.NAME).stat()
        except OSError:
            continue
        seen.append(f"{state.st_mtime_ns}:{state.st_size}")
    return ",".join(seen)


def _tag(edition: str) -> str:
    generation = current_generation()
    seed = "|".join(
        (
            edition,
            _measured(),
            f"{generation.number}:{generation.manifest.created}",
            request.url_root,
            g.language,
            chosen_theme(),
            request.full_path,
            request.headers.get("Accept", ""),
        )
    )
    return f"{generation.number}-{hashlib.sha256(seed.encode('utf-8', 'replace')).hexdigest()[:16]}"


def init_app(app: Flask) -> None:
    """Answer 304 where the browser's copy is still right, and tag the rest."""
    folders = (Path(__file__).parent, Path(kb.__file__).parent)
    edition = _edition(folders, repr(sorted(vars(app.config["SETTINGS"])["_values"].items())))

    @app.before_request
    def known() -> Response | None:
        g.tag = None
        if request.method not in ("GET", "HEAD") or request.path.startswith(_UNCACHED):
            return None
        try:
            g.tag = _tag(edition)
        except StoreError:
            return None  # pages that need no index still work; the others say what is missing
        # Only the very tag counts: "*" would say of a page that does not exist that it has not changed.
        if not request.if_none_match.star_tag and request.if_none_match.contains_weak(g.tag):
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
