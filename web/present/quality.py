"""The published figures of the extraction, as `kb evaluate --write` leaves them in ``quality.json``."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from web.charts.reliability import Curve, curve
from web.i18n import translate

NAME = "quality.json"
#: The part of the gold set nobody looks at while the rules are made; its figures are the honest ones.
_HONEST = "measure"
_LABELS: dict[str, str] = {
    "organisations": "Organizacje",
    "places": "Miejsca",
    "roles": "Role miejsc",
    "practices": "Praktyki: organizacja i miejsce",
    "practices+sector": "Praktyki: także sektor",
    "sectors": "Sektory",
    "activities": "Działalność",
    "legal form": "Forma prawna",
    "target groups": "Grupy docelowe",
    "year": "Rok",
    "jobs": "Miejsca pracy",
    "founders": "Założyciele",
    "partners": "Partnerzy",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Precision, recall and F1 of one kind of fact, 0 to 1."""

    label: str
    precision: float
    recall: float
    f1: float


def read(folders: Iterable[Path]) -> dict[str, Any] | None:
    """Return the figures from the first folder that has them; None when none has any that can be read."""
    for folder in folders:
        try:
            found = json.loads((folder / NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(found, dict):
            return found
    return None


def figures(measured: Mapping[str, Any] | None) -> tuple[list[Figure], int]:
    """Return the figures to show and the number of reports measured; nothing where the file says nothing."""
    if not measured:
        return [], 0
    part = _honest(measured)
    try:
        scores = part["all"]["scores"]
        shown = [
            Figure(
                label=translate(_LABELS.get(name, name)),
                precision=float(s["precision"]),
                recall=float(s["recall"]),
                f1=float(s["f1"]),
            )
            for name, s in scores.items()
        ]
        return shown, int(part["reports"])
    except (KeyError, TypeError, ValueError):
        return [], 0


def curves(measured: Mapping[str, Any] | None) -> list[Curve]:
    """Return the reliability curves to show; nothing where the file has none."""
    try:
        found = _honest(measured)["all"]["reliability"] if measured else {}
        return [
            curve(translate(_LABELS[kind]), float(part["error"]), part["bins"])
            for kind, part in found.items()
            if kind in _LABELS
        ]
    except (AttributeError, KeyError, TypeError, ValueError):
        return []


def _honest(measured: Mapping[str, Any]) -> Any:
    return measured.get(_HONEST) or next(iter(measured.values()))
