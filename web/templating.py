"""What every template can use: texts, names, dates, icons, links."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from flask import Flask, current_app, request, url_for
from markupsafe import Markup, escape

from kb import dates
from kb.errors import StoreError
from kb.facets import MISSING, UNITS
from kb.search.parameters import to_params
from kb.search.protocol import Request
from web import labels, links
from web.generation import current_generation
from web.i18n import counted, current_language, number, percent, told, translate
from web.language import address_in
from web.present.addresses import sentence_url
from web.theme import SYSTEM, chosen_theme

#: Links of the header: endpoint, text, whether it stays where the screen is narrow (the footer has them all).
NAVIGATION: tuple[tuple[str, str, bool], ...] = (
    ("search.results", "Szukaj", True),
    ("statistics.overview", "Statystyki", True),
    ("pages.help_page", "Pomoc", True),
    ("pages.about", "O serwisie", False),
)
#: Links of the footer.
FOOTER: tuple[tuple[str, str], ...] = (
    ("pages.about", "O serwisie"),
    ("pages.help_page", "Jak szukać"),
    ("pages.quality", "Jakość danych"),
    ("pages.interface", "Dla programistów"),
    ("pages.accessibility", "Deklaracja dostępności"),
)
#: Choices of the theme: value, text.
THEME_NAMES: tuple[tuple[str, str], ...] = (
    ("light", "Jasny"),
    ("dark", "Ciemny"),
    (SYSTEM, "Jak w systemie"),
)


def icon(name: str) -> Markup:
    """Return an icon of the sprite; it is decoration, the text beside it says the same."""
    return _icon(current_app.extensions["praktyki.assets"].address("icons.svg"), name)


@lru_cache(maxsize=500)
def _icon(sprite: str, name: str) -> Markup:
    return Markup('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>').format(
        sprite, name
    )


def marked(text: str, marks: Iterable[tuple[int, int]]) -> Markup:
    """Return a text with intervals highlighted; everything is escaped."""
    parts: list[Markup] = []
    done = 0
    for start, end in sorted(marks):
        start, end = max(start, done), min(end, len(text))
        if start >= end:
            continue
        parts += (escape(text[done:start]), Markup("<mark>{}</mark>").format(text[start:end]))
        done = end
    parts.append(escape(text[done:]))
    return Markup("").join(parts)


def date_words(iso: str | None) -> str:
    """Return a date for people, "" when there is none."""
    return dates.words(iso, current_language()) if iso else ""


def sure(score: float) -> str:
    """Return how sure we are, in words."""
    if score >= 0.8:
        return translate("wysoka")
    return translate("średnia") if score >= 0.5 else translate("niska")


def _state() -> Mapping[str, Any]:
    """Return what the footer says about the index; empty when there is none."""
    try:
        manifest = current_generation().manifest
    except StoreError:
        return {}
    return {"number": manifest.number, "created": manifest.created}


def _context() -> dict[str, Any]:
    language = current_language()
    return {
        "language": language,
        "other_language": "en" if language == "pl" else "pl",
        "other_address": address_in("en" if language == "pl" else "pl"),
        "this_address": address_in(language) if request.method in ("GET", "HEAD") else url_for("start.page"),
        "theme": chosen_theme(),
        "themes": THEME_NAMES,
        "index_state": _state(),
        "navigation": NAVIGATION,
        "footer": FOOTER,
        "endpoint": request.endpoint or "",
        "query": request.args.get("q", "")[:300],
        "settings": current_app.config["SETTINGS"],
    }


def init_app(app: Flask) -> None:
    """Give templates their functions and every page its frame."""
    app.jinja_env.globals.update(
        _=translate,
        n_=counted,
        number=number,
        percent=percent,
        told=told,
        icon=icon,
        marked=marked,
        date_words=date_words,
        sure=sure,
        labels=labels,
        links=links,
        to_params=to_params,
        sentence_url=sentence_url,
        empty_request=Request(),
        MISSING=MISSING,
        UNITS=UNITS,
    )
    app.jinja_env.filters["sector_name"] = labels.sector
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.context_processor(_context)
