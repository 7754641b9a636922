"""The judged queries: what people type, and which reports answer it how well.

The format and the rules of judging are described in ``corpus/queries/README.md``.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import InputError

#: The kinds of users, in the order of the table.
USERS = ("practitioner", "researcher", "administrator")
#: Grade of a report by the key it stands under.
GRADES = {"exact": 3, "good": 2, "marginal": 1}
#: The grade from which a report answers the query.
GOOD = GRADES["good"]
_KEYS = {"user", "text", "need", *GRADES}


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuery:
    """One query with its judgements.

    Attributes:
        text: the query as typed.
        grades: report id -> 1 to 3; a report not named is not relevant.
    """

    user: str
    text: str
    grades: Mapping[str, int]


def load_queries(file: Path) -> list[JudgedQuery]:
    """Read a set of judged queries.

    Raises:
        InputError: the file cannot be read, is not TOML, or a query breaks the format, named by its text.
    """
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"{file}: these queries cannot be read ({error}); give the file of judged queries",
            polish=f"{file}: nie można odczytać zapytań ({error}); podaj plik ocenionych zapytań",
        ) from error
    entries = data.get("query")
    if not isinstance(entries, list) or not entries:
        raise _broken(file, "there is no [[query]]", "nie ma w nim żadnego [[query]]")
    queries = [_query(file, entry) for entry in entries]
    seen: set[str] = set()
    for query in queries:
        if query.text in seen:
            raise _broken(
                file, f"{query.text!r} stands in it twice", f"zapytanie {query.text!r} jest dwa razy"
            )
        seen.add(query.text)
    return queries


def _query(file: Path, entry: Any) -> JudgedQuery:
    text = entry.get("text") if isinstance(entry, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise _broken(file, "a query has no text", "jedno z zapytań nie ma treści")
    if unknown := sorted(set(entry) - _KEYS):
        raise _broken(
            file, f"{text!r} has unknown keys: {unknown}", f"{text!r} ma nieznane klucze: {unknown}"
        )
    if entry.get("user") not in USERS:
        raise _broken(
            file,
            f"the user of {text!r} is none of {', '.join(USERS)}",
            f"użytkownik zapytania {text!r} nie jest żadnym z: {', '.join(USERS)}",
        )
    grades: dict[str, int] = {}
    for key, grade in GRADES.items():
        reports = entry.get(key, [])
        if not isinstance(reports, list) or not all(isinstance(report, str) for report in reports):
            raise _broken(
                file, f"{key} of {text!r} is no list of reports", f"{key} w {text!r} nie jest listą raportów"
            )
        for report in reports:
            if report in grades:
                raise _broken(file, f"{text!r} judges {report} twice", f"{text!r} ocenia {report} dwa razy")
            grades[report] = grade
    if max(grades.values(), default=0) < GOOD:
        raise _broken(
            file, f"{text!r} has no exact or good report", f"{text!r} nie ma raportu exact ani good"
        )
    return JudgedQuery(user=entry["user"], text=text, grades=grades)


def _broken(file: Path, reason: str, powod: str) -> InputError:
    return InputError(f"{file}: {reason}; mend the file", polish=f"{file}: {powod}; popraw plik")
