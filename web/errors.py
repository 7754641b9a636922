"""What people and programs get when something cannot be answered: the right status, a sentence, a way on.

Programs get one shape everywhere: ``{"error": {"status", "title", "message"}}``.
"""

import logging
from http import HTTPStatus
from typing import cast

from flask import Flask, Response, current_app, render_template
from werkzeug.exceptions import HTTPException

from kb.errors import IndexDamaged, KbError, NoIndex, NotFound, QueryError, StoreError
from web.i18n import current_language, translate
from web.negotiation import json_response, wants_json

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


def _answer(status: int, *, title: str = "", message: str = "", hint: str = "") -> Response:
    said = _SAID.get(status, (HTTPStatus(status).phrase, ""))
    title = title or translate(said[0])
    message = message or translate(said[1])
    if wants_json():
        return json_response({"error": {"status": status, "title": title, "message": message}}, status=status)
    page = render_template("error.html", status=status, title=title, message=message, hint=hint)
    return Response(page, status=status, mimetype="text/html")


def _told(error: KbError) -> Response:
    """Answer an error whose sentence is meant for people."""
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    title = ""
    hint = ""
    if isinstance(error, NoIndex):
        title, hint = translate("Baza jest jeszcze pusta"), "index"
    elif isinstance(error, IndexDamaged):
        title, hint = translate("Indeks jest uszkodzony"), "rollback"
    elif isinstance(error, NotFound):
        title = translate("Nie ma tego w bazie")
    if status >= 500:
        _LOG.error("%s", error)
    response = _answer(status, title=title, message=error.told(current_language()), hint=hint)
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
    response = _answer(status)
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _bug(error: Exception) -> Response:
    """Answer anything else: the log gets the traceback, the reader a sentence."""
    current_app.logger.exception("unhandled error", exc_info=error)
    return _answer(500)


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(KbError, _told)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _bug)
