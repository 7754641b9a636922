"""What people and programs get when something cannot be answered: the right status, a sentence, a way on.

Programs get one shape everywhere, a problem of RFC 9457: ``{"type", "title", "status", "detail"}``; its type
is the address of its explanation on the page for programmers.
"""

import logging
from http import HTTPStatus
from typing import cast
from urllib.parse import quote

from flask import Flask, Response, current_app, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.exceptions import NotFound as NoSuchAddress

from kb.errors import IndexDamaged, KbError, NoIndex, NotFound, QueryError, StoreError
from web.api import problems
from web.i18n import current_language, translate
from web.negotiation import PROBLEM, asks_for_pages, json_response, wants_json

_LOG = logging.getLogger(__name__)

#: status -> (title, what to say when nothing better is known), both in Polish.
_SAID: dict[int, tuple[str, str]] = {
    400: ("Tego adresu nie rozumiemy", "W adresie jest wartość, której nie da się użyć."),
    404: ("Nie ma takiej strony", "Adres jest nieaktualny albo wpisany z błędem."),
    405: ("Tak nie można", "Ten adres służy tylko do czytania."),
    413: ("Za dużo danych", "Zapytanie jest za długie."),
    414: ("Za długi adres", "Skróć zapytanie albo usuń część filtrów."),
    500: (
        "Coś się nie udało",
        "Błąd jest po naszej stronie i został zapisany. Spróbuj ponownie za chwilę.",
    ),
    503: ("Wyszukiwarka jest chwilowo niedostępna", "Spróbuj ponownie za kilka minut."),
}
_STATUS: tuple[tuple[type[KbError], int], ...] = (
    (NotFound, 404),
    (QueryError, 400),
    (StoreError, 503),
    (KbError, 500),
)


#: Endpoints of records whose address may hold words worth searching for.
_NAMED = frozenset({"report.page", "organisation.page"})


def _answer(
    status: int, *, title: str = "", message: str = "", hint: str = "", problem: str = "", more: str = ""
) -> Response:
    """Return the answer of an error.

    Args:
        status: of HTTP.
        title, message: what to say; what the status says in general where empty.
        hint: which advice to whoever runs the site the page gives.
        problem: one of `web.api.problems.PROBLEMS`; the status's own where empty.
        more: what only the page adds to the message.
    """
    said = _SAID.get(status, (HTTPStatus(status).phrase, ""))
    title = title or translate(said[0])
    message = message or translate(said[1])
    if _for_program():
        kind = problem or problems.of_status(status)
        address = f"{url_for('pages.interface')}#{kind}"
        body = {"type": address, "title": title, "status": status, "detail": message}
        return json_response(body, status=status, mimetype=PROBLEM)
    message = f"{message[:1].upper()}{message[1:]}{'' if message.endswith('.') else '.'} {more}".rstrip()
    page = render_template(
        "error.html", status=status, title=title, message=message, hint=hint, query=_words()
    )
    return Response(page, status=status, mimetype="text/html")


def _for_program() -> bool:
    """Whether a program gets the answer: one that asks for JSON, or for data and names no page."""
    if wants_json():
        return True
    data = request.endpoint in problems.DATA or request.path.startswith("/api/")
    return data and not asks_for_pages()


def _words() -> str:
    """Return the words to offer for a new search: those asked for, or those of a lost record's address."""
    if request.endpoint in _NAMED:
        last = request.path.rstrip("/").rpartition("/")[2]
        return " ".join(last.replace("-", " ").replace("_", " ").split())[:80]
    return request.args.get("q", "")[:300]


def _told(error: KbError) -> Response:
    """Answer an error whose sentence is meant for people."""
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    title = hint = problem = more = ""
    if isinstance(error, NoIndex):
        title, hint, problem = translate("Baza jest jeszcze pusta"), "index", "no-index"
    elif isinstance(error, IndexDamaged):
        title, hint, problem = translate("Indeks jest uszkodzony"), "rollback", "index-damaged"
    elif isinstance(error, NotFound):
        title = translate("Nie ma tego w bazie")
        more = translate(
            "Mogło stąd zniknąć, gdy baza została odświeżona: raporty bywają poprawiane i usuwane. "
            "Spróbuj wyszukać po nazwie."
        )
    if status >= 500:
        _LOG.error("%s", error)
    response = _answer(
        status,
        title=title,
        message=error.told(current_language()),
        hint=hint,
        problem=problem,
        more=more,
    )
    if status == 503:
        response.headers["Retry-After"] = "60"
    return response


def _http(error: HTTPException) -> Response:
    """Answer what the routing refuses: unknown addresses, wrong methods."""
    if error.response is not None:
        return cast(Response, error.response)
    status = error.code or 500
    if status in (301, 302, 307, 308):
        return cast(Response, error.get_response())
    if isinstance(error, NoSuchAddress) and _known_without_slash():
        query = request.query_string.decode("ascii", "ignore")
        plain = quote(request.script_root + request.path.rstrip("/"))
        return cast(Response, redirect(plain + (f"?{query}" if query else ""), code=308))
    response = _answer(status)
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _known_without_slash() -> bool:
    """Whether the address only has a slash too many at its end."""
    shorter = request.path.rstrip("/")
    if request.endpoint is not None or not shorter or shorter == request.path:
        return False
    try:
        current_app.url_map.bind("").match(shorter, method="GET")
    except HTTPException:
        return False
    return True


def _bug(error: Exception) -> Response:
    """Answer anything else: the log gets the traceback, the reader a sentence."""
    current_app.logger.exception("unhandled error", exc_info=error)
    return _answer(500)


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(KbError, _told)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _bug)
