"""Texts of the interface: Polish sentences in the code, their English counterparts in ``en.toml``.

A sentence is its own key, so templates stay readable. Forms of a count are separated by a bar:
``"{n} wynik|{n} wyniki|{n} wyników"`` in Polish (one, few, many), ``"{n} result|{n} results"`` in English.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from flask import g, has_request_context

from kb.notes import Note
from kb.text import plural

Language = Literal["pl", "en"]
LANGUAGES: tuple[Language, ...] = ("pl", "en")
_FOLDER = Path(__file__).parent


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Return the texts of a language by their Polish source; empty for Polish itself."""
    if language == "pl":
        return {}
    with (_FOLDER / f"{language}.toml").open("rb") as file:
        return dict(tomllib.load(file)["texts"])


def current_language() -> Language:
    """Return the language of the page being made; Polish outside a request."""
    return g.get("language", "pl") if has_request_context() else "pl"


def translate(source: str, **values: object) -> str:
    """Return a sentence in the reader's language, with ``{name}`` filled from `values`."""
    text = catalogue(current_language()).get(source, source)
    return text.format(**values) if values else text


def counted(forms: str, n: int, **values: object) -> str:
    """Return the form of a text that fits a count; ``{n}`` becomes the count, written in the reader's way."""
    language = current_language()
    options = catalogue(language).get(forms, forms).split("|")
    text = plural(n, *options) if language == "pl" else options[n != 1]
    return text.format(n=number(n), **values)


def told(note: Note) -> str:
    """Return a note on a query in the reader's language."""
    values = {name: value for name, value in note.values if name != "n"}
    if note.counts:
        return counted(note.template, int(dict(note.values)["n"]), **values)
    return translate(note.template, **values)


def number(value: float, digits: int = 0) -> str:
    """Return a number as the reader writes it: ``12 345,6`` in Polish, ``12,345.6`` in English."""
    if isinstance(value, int) and 0 <= value < 1000 and not digits:
        return str(value)
    text = f"{value:,.{digits}f}"
    if current_language() == "en":
        return text
    return text.translate({ord(","): "\N{NO-BREAK SPACE}", ord("."): ","})


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a percentage: ``83 %`` in Polish, ``83%`` in English."""
    text = number(100 * share)
    return f"{text}%" if current_language() == "en" else f"{text}\N{NO-BREAK SPACE}%"
