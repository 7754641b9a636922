"""The gold set: what a careful reader takes from a report, one JSON file a report.

The format is described in ``corpus/gold/README.md``.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldOrganisation:
    """An organisation a reader finds; `accepted` are other full names that count as right."""

    name: str
    legal_form: str | None = None
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """A place, its voivodeship and its role: practice, visitor or mention."""

    name: str
    region: str | None
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldActivity:
    """A current activity: its nominative text, the words of the report that say so, its sector."""

    text: str
    quote: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPractice:
    """What one organisation does in one place.

    Attributes:
        sectors: those of the activities, or those the annotation gives where it lists none.
        accepted_sectors: further ones that a reasonable reader would accept.
        founders, partners: None where the annotation does not treat them.
    """

    organisation: str
    place: str | None
    region: str | None
    legal_form: str | None = None
    activities: tuple[GoldActivity, ...] = ()
    sectors: tuple[str, ...] = ()
    accepted_sectors: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    year: int | None = None
    jobs: int | None = None
    founders: tuple[str, ...] | None = None
    partners: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """The annotation of one report. Optional items count neither as missed nor as wrong."""

    report: str
    split: str
    organisations: tuple[GoldOrganisation, ...]
    places: tuple[GoldPlace, ...]
    practices: tuple[GoldPractice, ...]
    optional_organisations: tuple[str, ...] = ()
    optional_places: tuple[str, ...] = ()


def load_gold(folder: Path) -> list[GoldReport]:
    """Read all annotations of a folder, sorted by report.

    Raises:
        InputError: the folder holds none, or a file does not have the format.
    """
    files = sorted(folder.rglob("*.json")) if folder.is_dir() else []
    if not files:
        raise InputError(
            f"{folder}: there are no annotations (*.json) in this folder; give the folder of the gold set",
            polish=f"{folder}: w tym folderze nie ma anotacji (*.json); podaj folder zbioru wzorcowego",
        )
    return sorted((load_one(file) for file in files), key=lambda gold: gold.report)


def load_one(file: Path) -> GoldReport:
    """Read one annotation.

    Raises:
        InputError: it does not parse or lacks a key.
    """
    try:
        return _report(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{file}: this annotation cannot be read ({type(error).__name__}: {error}); mend the file",
            polish=f"{file}: nie można odczytać anotacji ({type(error).__name__}: {error}); popraw plik",
        ) from error


def _report(data: dict[str, Any]) -> GoldReport:
    return GoldReport(
        report=data["report"],
        split=data.get("split", "measure"),
        organisations=tuple(_organisation(o) for o in data["organisations"]),
        places=tuple(
            GoldPlace(name=p["name"], region=p.get("region"), role=p["role"].split()[0])
            for p in data["places"]
        ),
        practices=tuple(_practice(p) for p in data["practices"]),
        optional_organisations=tuple(data.get("optional_organisations", ())),
        optional_places=tuple(data.get("optional_places", ())),
    )


def _organisation(data: str | dict[str, Any]) -> GoldOrganisation:
    if isinstance(data, str):
        return GoldOrganisation(name=data)
    return GoldOrganisation(
        name=data["name"], legal_form=data.get("legal_form"), accepted=tuple(data.get("accepted", ()))
    )


def _activity(data: str | dict[str, Any]) -> GoldActivity:
    if isinstance(data, str):
        return GoldActivity(text=data)
    return GoldActivity(text=data["text"], quote=data.get("quote") or "", sector=data.get("sector") or "")


def _practice(data: dict[str, Any]) -> GoldPractice:
    activities = tuple(
        GoldActivity(text=a)
        if isinstance(a, str)
        else GoldActivity(**{k: a.get(k) or "" for k in ("text", "quote", "sector")})
        for a in data.get("activities", ())
    )
    given = tuple(data.get("sectors", ()))
    sectors = tuple(dict.fromkeys(a.sector for a in activities if a.sector)) or given
    return GoldPractice(
        organisation=data["organisation"],
        place=data.get("place"),
        region=data.get("region"),
        legal_form=data.get("legal_form"),
        activities=activities,
        sectors=sectors,
        accepted_sectors=tuple(s for s in given if s not in sectors),
        target_groups=tuple(data.get("target_groups", ())),
        year=data.get("year"),
        jobs=data.get("jobs"),
        founders=_names(data, "founders"),
        partners=_names(data, "partners"),
    )


def _names(data: dict[str, Any], key: str) -> tuple[str, ...] | None:
    return None if data.get(key) is None else tuple(data[key])
