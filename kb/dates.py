"""Dates as Polish reports write them, to ISO and back to words.

An ISO date may be partial: ``2017``, ``2017-06``, ``2017-06-21``. A stretch of days ("20-21 czerwca 2017")
gives its last day, a quarter or a stretch of months its first month: the date says when the report tells of.
"""

import datetime
import re
from typing import Literal

from kb.folding import fold

_MONTHS_PL = (
    ("styczeń", "stycznia"),
    ("luty", "lutego"),
    ("marzec", "marca"),
    ("kwiecień", "kwietnia"),
    ("maj", "maja"),
    ("czerwiec", "czerwca"),
    ("lipiec", "lipca"),
    ("sierpień", "sierpnia"),
    ("wrzesień", "września"),
    ("październik", "października"),
    ("listopad", "listopada"),
    ("grudzień", "grudnia"),
)
_LOCATIVES = (
    "styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu",
    "lipcu", "sierpniu", "wrzesniu", "pazdzierniku", "listopadzie", "grudniu",
)  # fmt: skip
_ABBREVIATIONS = ("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paz", "lis", "gru")
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_QUARTERS = {"i": 1, "ii": 4, "iii": 7, "iv": 10, "1": 1, "2": 4, "3": 7, "4": 10}

_MONTH_NUMBERS: dict[str, int] = {}
for _i, (_nominative, _genitive) in enumerate(_MONTHS_PL):
    for _name in (_nominative, _genitive, _LOCATIVES[_i], _ABBREVIATIONS[_i], _MONTHS_EN[_i], _ROMAN[_i]):
        _MONTH_NUMBERS[fold(_name)] = _i + 1

_NAME = "|".join(sorted((n for n in _MONTH_NUMBERS if n not in _ROMAN), key=len, reverse=True))
_ROMANS = "|".join(sorted(_ROMAN, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})"
_GAP = r"\s{1,3}"
# Of a stretch of days only the last one stands beside the month and year, so nothing before it is matched.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)",
        rf"(?<!\d){_DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\d)",
        rf"(?<!\d){_DAY}(?P<sep>[-/])(?P<month>\d{{1,2}})(?P=sep){_YEAR}(?!\d)",
        rf"(?<!\d){_DAY}\.?{_GAP}(?P<name>{_NAME})\b\.?,?{_GAP}{_YEAR}",
        rf"(?<!\d){_DAY}[.\s]\s?(?P<name>{_ROMANS})[.\s]\s?{_YEAR}",
        rf"\b(?P<name>{_NAME}){_GAP}{_DAY},{_GAP}{_YEAR}",
        rf"(?<!\d){_YEAR}-(?P<month>\d{{2}})(?![\d-])",
        rf"(?<![\d.])(?P<month>\d{{1,2}})[./]{_YEAR}(?!\d)",
        rf"\b(?P<name>{_NAME})\b(?:\s?[-–—/]\s?(?:{_NAME}))?\.?,?{_GAP}{_YEAR}",
        rf"\b(?P<quarter>iv|iii|ii|i|[1-4])\.?{_GAP}kw(?:artal[a-z]{{0,3}}|\.)?{_GAP}{_YEAR}",
        rf"(?<!\d){_YEAR}(?!\d)",
    )
)


def parse(text: str) -> str | None:
    """Return the first date of a text in ISO form, as exact as written; None when there is none.

    Understands "21.06.2017", "21 czerwca 2017 r.", "w dniach 20-21 czerwca 2017", "30 maja - 2 czerwca 2017",
    "czerwiec 2017", "21 VI 2017", "II kwartał 2017", ISO dates and bare years. Impossible days ("31.02.2017")
    and months keep what is possible of them.
    """
    folded = fold(text)
    best: tuple[int, int] | None = None
    found: str | None = None
    for rank, pattern in enumerate(_PATTERNS):
        match = pattern.search(folded)
        if match and (best is None or (match.start("year"), rank) < best):
            best, found = (match.start("year"), rank), _iso(match.groupdict())
    return found


def _iso(parts: dict[str, str | None]) -> str:
    year = int(parts["year"] or 0)
    if parts.get("name"):
        month = _MONTH_NUMBERS[parts["name"] or ""]
    elif parts.get("quarter"):
        month = _QUARTERS[parts["quarter"] or ""]
    else:
        month = int(parts.get("month") or 0)
    if not 1 <= month <= 12:
        return f"{year:04}"
    try:
        return datetime.date(year, month, int(parts.get("day") or 0)).isoformat()
    except ValueError:
        return f"{year:04}-{month:02}"


def words(iso: str, language: Literal["pl", "en"] | str = "pl") -> str:
    """Return a possibly partial ISO date in words: "21 czerwca 2017", "czerwiec 2017", "21 June 2017".

    Anything that is not such a date comes back as it is.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso)
    if not match:
        return iso
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year if month is None else iso
    polish = _MONTHS_PL[int(month) - 1][day is not None]
    name = _MONTHS_EN[int(month) - 1] if language == "en" else polish
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"
