"""What people corrected about extracted facts: plain text beside the reports, applied after every extraction.

``CORPUS/corrections/<id of the report>.toml`` holds the corrections of one report, in order::

    [[correction]]
    kind = "organisation"        # organisation, place, activity, practice
    action = "rename"            # see `ACTIONS`
    fact = "Spółdzielnia Socjalna „Igla”"
    to = "Spółdzielnia Socjalna „Igła”"
    why = "a typing error of the report"

They survive every reindex and every change of the extractor. One that no longer fits is told as a warning of
its report; so is a file that cannot be read.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.correcting import (
    merge_or_rename,
    reject_activity,
    reject_organisation,
    reject_place,
    reject_practice,
    reword_activity,
    set_role,
    set_sector,
)
from kb.model import Extraction

FOLDER = "corrections"
_KEYS = {"kind", "action", "fact", "of", "to", "why"}
_NEEDED = ("kind", "action", "fact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction.

    Attributes:
        kind, action: what is corrected and how, a key of `ACTIONS`.
        fact: name of the organisation or place, text of the activity, organisation of the practice.
        of: which one is meant: of an activity its organisation, of a practice its place; "" for any.
        to: the new name, text, role or sector. why: the reason, for people.
    """

    kind: str
    action: str
    fact: str
    of: str = ""
    to: str = ""
    why: str = ""


Action = Callable[[Extraction, str, str, str], Extraction | None]
"""Takes an extraction, `fact`, `of` and `to`; gives the corrected one, None when there is no such fact."""

#: (kind, action) -> what it does. Those in `WITH_VALUE` need `to`.
ACTIONS: dict[tuple[str, str], Action] = {
    ("organisation", "reject"): reject_organisation,
    ("organisation", "rename"): merge_or_rename,
    ("place", "reject"): reject_place,
    ("place", "role"): set_role,
    ("activity", "reject"): reject_activity,
    ("activity", "rename"): reword_activity,
    ("activity", "sector"): set_sector,
    ("practice", "reject"): reject_practice,
}
WITH_VALUE = frozenset(("rename", "role", "sector"))


def read(path: Path, corpus: Path) -> bytes | None:
    """Return the corrections of a report as they are in their file; None when there are none.

    Args:
        path: the report's file. corpus: the folder that ids are relative to.
    """
    file = (corpus / FOLDER / path.relative_to(corpus)).with_suffix(".toml")
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return f"? {error.strerror}".encode()  # told as a file that is no TOML


def digest(sha256: str, content: bytes | None) -> str:
    """Return the hash of a report with its corrections: that of its file where there are none."""
    return sha256 if content is None else hashlib.sha256(sha256.encode() + b"\0" + content).hexdigest()


def apply(found: Extraction, content: bytes | None) -> Extraction:
    """Return an extraction with its corrections applied, and its hash that of both.

    Args:
        found: what was extracted.
        content: see `read`.
    """
    if content is None:
        return found
    found = replace(found, report=replace(found.report, sha256=digest(found.report.sha256, content)))
    try:
        corrections = _parsed(content)
    except ValueError as error:
        told = f"Poprawek do tego raportu nie można odczytać ({error}): pokazano go bez nich."
        return replace(found, warnings=(*found.warnings, told))
    idle = []
    for number, correction in enumerate(corrections, 1):
        action = ACTIONS[correction.kind, correction.action]
        changed = action(found, correction.fact, correction.of, correction.to)
        if changed is None:
            idle.append(
                f"Poprawka nr {number} ({correction.kind}: „{correction.fact}”) nie pasuje do tego, co teraz "
                "znaleziono w raporcie: sprawdź ją."
            )
        else:
            found = changed
    return replace(found, warnings=(*found.warnings, *idle))


def _parsed(content: bytes) -> list[Correction]:
    data = tomllib.loads(content.decode("utf-8"))
    entries = data.get("correction")
    if not isinstance(entries, list) or set(data) != {"correction"}:
        raise ValueError("plik ma mieć tylko wpisy [[correction]]")
    return [_one(number, entry) for number, entry in enumerate(entries, 1)]


def _one(number: int, entry: object) -> Correction:
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        raise ValueError(f"wpis nr {number}: wartości mają być tekstami")
    if unknown := sorted(set(entry) - _KEYS):
        raise ValueError(f"wpis nr {number}: nieznany klucz {unknown[0]}")
    if missing := [key for key in _NEEDED if not re.search(r"\S", entry.get(key, ""))]:
        raise ValueError(f"wpis nr {number}: brakuje {missing[0]}")
    correction = Correction(**entry)
    if (correction.kind, correction.action) not in ACTIONS:
        raise ValueError(f"wpis nr {number}: nie ma działania {correction.action} dla {correction.kind}")
    if correction.action in WITH_VALUE and not correction.to:
        raise ValueError(f"wpis nr {number}: brakuje to")
    return correction
