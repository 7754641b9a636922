"""The reader's language as the first part of the address: ``/szukaj`` in Polish, ``/en/szukaj`` in English.

The prefix moves into ``SCRIPT_NAME``, so every address that a page builds keeps the language by itself,
and one address always shows one language: nothing hides in a cookie.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from flask import Flask, current_app, g, request

from web.i18n import LANGUAGES, Language

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_KEY = "praktyki.language"
#: What stays as it was sent in a query; anything else is bytes that no browser should have sent bare.
_AS_SENT = "%&=+-._~!$'()*,;:@/?"


class LanguagePrefix:
    """WSGI middleware that moves ``/pl`` or ``/en`` from the path to the script name.

    Args:
        application: what answers the request.
        languages: the prefixes known.
    """

    def __init__(self, application: "WSGIApplication", languages: Iterable[str] = LANGUAGES) -> None:
        self._application = application
        self._languages = frozenset(languages)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        path = environ.get("PATH_INFO", "")
        first, _, rest = path[1:].partition("/")
        if first in self._languages:
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{first}"
            environ["PATH_INFO"] = "/" + rest
            environ[_KEY] = first
        return self._application(environ, start_response)


def root() -> str:
    """Return the script name without the language: what static files and language links start with."""
    name: str = request.environ.get("SCRIPT_NAME", "")
    chosen = request.environ.get(_KEY)
    return name.removesuffix(f"/{chosen}") if chosen else name


def address_in(language: Language) -> str:
    """Return the address of this very page in another language."""
    prefix = "" if language == current_app.config["DEFAULT_LANGUAGE"] else f"/{language}"
    query = quote(request.query_string, safe=_AS_SENT)
    path = cast(str, request.environ.get("PATH_INFO", "/"))
    return f"{root()}{prefix}{_quoted(path)}" + (f"?{query}" if query else "")


def _quoted(path: str) -> str:
    return quote(path.encode("latin-1", "replace"))


def init_app(app: Flask, default: Language) -> None:
    """Give the application its languages.

    Args:
        app: the application.
        default: the language of addresses without a prefix.
    """
    app.config["DEFAULT_LANGUAGE"] = default
    app.wsgi_app = cast(Callable[..., Any], LanguagePrefix(app.wsgi_app))  # type: ignore[method-assign]

    @app.before_request
    def choose() -> None:
        g.language = request.environ.get(_KEY, default)
