"""The published figures, ``quality.json``: extraction by part of the gold set, search under its own key."""

import json
from pathlib import Path
from typing import Any

from kb.errors import InputError

#: Key of the figures of search; all others are parts of the gold set.
SEARCH = "search"


def read(file: Path) -> dict[str, Any]:
    """Return the published figures.

    Raises:
        InputError: the file cannot be read or is no object of JSON.
    """
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(file, error) from error
    if not isinstance(data, dict):
        raise _unreadable(file, "not an object")
    return data


def write_extraction(file: Path, measured: dict[str, Any]) -> None:
    """Publish the figures of extraction and keep all others, those of search among them."""
    kept = {key: part for key, part in _existing(file).items() if not _is_split(part)}
    _write(file, {**measured, **kept})


def write_search(file: Path, measured: dict[str, Any]) -> None:
    """Publish the figures of search and keep those of extraction."""
    _write(file, {**_existing(file), SEARCH: measured})


def _is_split(part: object) -> bool:
    return isinstance(part, dict) and "reports" in part


def _existing(file: Path) -> dict[str, Any]:
    return read(file) if file.exists() else {}


def _write(file: Path, data: dict[str, Any]) -> None:
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _unreadable(file: Path, reason: object) -> InputError:
    return InputError(
        f"{file}: the published figures cannot be read ({reason}); give the file of `kb evaluate --write`",
        polish=f"{file}: nie można odczytać ogłoszonych wyników ({reason}); podaj plik z --write",
    )
