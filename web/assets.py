"""Static files: one style sheet put together from its parts, addresses with the content's hash, long caching.

A file's address carries the hash of its bytes, so browsers may keep it for a year and still see every change.
"""

import hashlib
from pathlib import Path

from flask import Flask, Response, abort, request, send_from_directory

from web.language import root

STATIC = Path(__file__).parent / "static"

#: Parts of the style sheet, in the order of the cascade.
STYLES = ("tokens", "base", "layout", "components", "results", "pages", "report", "charts", "print")
_BUNDLE = "praktyki.css"
_KEEP = "public, max-age=31536000, immutable"

def stylesheet() -> str:
    """Return the whole style sheet."""
    return "\n".join((STATIC / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)


class Assets:
    """Hashes of the static files, and the style sheet in memory.

    Attributes:
        version: one hash over all static files: changes when any of them does.
    """

    def __init__(self, folder: Path = STATIC) -> None:
        self.css = stylesheet()
        self._hashes = {
            file.relative_to(folder).as_posix(): _digest(file.read_bytes())
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }
        self._hashes[_BUNDLE] = _digest(self.css.encode())
        self.version = _digest("".join(self._hashes.values()).encode())

    def hash(self, name: str) -> str | None:
        """Return the hash of a static file, None when there is no such file."""
        return self._hashes.get(name)

    def address(self, name: str) -> str:
        """Return the address of a static file, with its hash.

        Raises:
            KeyError: there is no such file; a mistake in a template.
        """
        return f"{root()}/static/{name}?v={self._hashes[name]}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def init_app(app: Flask) -> Assets:
    """Serve the static files and give templates ``asset(name)``."""
    files = Assets()
    app.extensions["praktyki.assets"] = files
    app.jinja_env.globals["asset"] = files.address

    @app.get(f"/static/{_BUNDLE}")
    def css() -> Response:
        return kept(Response(files.css, mimetype="text/css"), _BUNDLE)

    @app.get("/static/<path:name>")
    def static_file(name: str) -> Response:
        if name.startswith("css/"):
            abort(404)
        return kept(send_from_directory(STATIC, name), name)

    def kept(response: Response, name: str) -> Response:
        """Let browsers keep what is asked for by its hash; anything else they must ask for again."""
        current = request.args.get("v") == files.hash(name)
        response.headers["Cache-Control"] = _KEEP if current else "no-cache"
        return response

    return files
