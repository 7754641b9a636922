"""Static files: held in memory, one style sheet made of its parts, addresses with the content's hash.

A file's address carries the hash of its bytes, so browsers may keep it for a year and still see every change.
There are few files and they are small; a name that is not among them leads nowhere, so no path can climb out.
"""

import hashlib
import mimetypes
from pathlib import Path

from flask import Flask, Response, abort, request

from web.language import root

STATIC = Path(__file__).parent / "static"

#: Parts of the style sheet, in the order of the cascade.
STYLES = (
    "tokens",
    "dark",
    "base",
    "layout",
    "components",
    "results",
    "pages",
    "report",
    "charts",
    "saved",
    "values",
    "card",
    "timeline",
    "print",
)
_BUNDLE = "praktyki.css"
_KEEP = "public, max-age=31536000, immutable"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def stylesheet() -> str:
    """Return the whole style sheet."""
    parts = {name: (STATIC / "css" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES}
    return "\n".join({**parts, "dark": _dark(parts["dark"])}.values())


def _dark(rules: str) -> str:
    """Return the dark theme for whom the system prefers it, unless light was chosen, and for who chose it."""
    preferred = rules.replace(":root", ':root:not([data-theme="light"])')
    chosen = rules.replace(":root", ':root[data-theme="dark"]')
    return f"@media screen and (prefers-color-scheme: dark) {{\n{preferred}}}\n@media screen {{\n{chosen}}}\n"


class Assets:
    """The static files and their hashes.

    Attributes:
        version: one hash over all static files: changes when any of them does.
    """

    def __init__(self, folder: Path = STATIC) -> None:
        self._files = {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if file.is_file() and file.parent.name != "css"
        }
        self._files[_BUNDLE] = stylesheet().encode()
        self._hashes = {name: _digest(data) for name, data in self._files.items()}
        self.version = _digest("".join(self._hashes.values()).encode())

    def address(self, name: str) -> str:
        """Return the address of a static file, with its hash.

        Raises:
            KeyError: there is no such file; a mistake in a template.
        """
        return f"{root()}/static/{name}?v={self._hashes[name]}"

    def response(self, name: str, version: str | None) -> Response:
        """Return a file; browsers keep what is asked for by its hash, anything else they must ask for again.

        Raises:
            NotFound: there is no such file.
        """
        if name not in self._files:
            abort(404)
        suffix = Path(name).suffix
        mimetype = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        response = Response(self._files[name], mimetype=mimetype)
        response.set_etag(self._hashes[name])
        response.headers["Cache-Control"] = _KEEP if version == self._hashes[name] else "no-cache"
        response.make_conditional(request)
        return response


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def init_app(app: Flask) -> Assets:
    """Serve the static files and give templates ``asset(name)``."""
    files = Assets()
    app.extensions["praktyki.assets"] = files
    app.jinja_env.globals["asset"] = files.address

    @app.get("/static/<path:name>")
    def static_file(name: str) -> Response:
        return files.response(name, request.args.get("v"))

    return files
