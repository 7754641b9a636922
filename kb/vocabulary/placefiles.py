"""Reading the tab-separated fact tables of places, and the corrections declared over them."""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from kb.errors import VocabularyError

FOLDER = Path(__file__).parent / "places"
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """Return the rows of a tab-separated file with a header line; lines that begin with ``#`` are comments.

    Raises:
        VocabularyError: the file is missing, is not UTF-8, or a row has too few or too many fields.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path, str(error)) from error
    return list(_parsed(path, [line for line in text.split("\n") if line and not line.startswith("#")]))


def corrected(path: Path, corrections: list[Row], *, key: str) -> list[Row]:
    """Return the rows of a file with the corrections meant for it applied.

    Args:
        path: the file; corrections name it by its stem.
        corrections: rows with table, key, field, value: a field of the row with that key gets the value;
            the field ``-`` drops the row.
        key: column that identifies a row.

    Raises:
        VocabularyError: a file is damaged, or a correction names a row or column that is not there
            (so that a correction which an update made idle is noticed).
    """
    table = {row[key]: row for row in rows(path)}
    for change in corrections:
        if change["table"] != path.stem:
            continue
        row = table.get(change["key"])
        if row is None or (change["field"] != "-" and change["field"] not in row):
            raise _damaged(path, f"no {change['key']} / {change['field']}, which a correction names")
        if change["field"] == "-":
            del table[change["key"]]
        else:
            row[change["field"]] = change["value"]
    return list(table.values())


def fingerprint(*paths: Path) -> str:
    """Return the first 12 hexadecimal digits of the sha256 over the files' contents."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _parsed(path: Path, lines: list[str]) -> Iterator[Row]:
    table = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(table, None)
    if not header:
        raise _damaged(path, "it is empty")
    for number, fields in enumerate(table, start=2):
        if len(fields) != len(header):
            raise _damaged(path, f"row {number} has {len(fields)} fields instead of {len(header)}")
        yield dict(zip(header, fields, strict=True))


def _damaged(path: Path, why: str) -> VocabularyError:
    return VocabularyError(
        f"{path.name}: the table of places is damaged ({why}); install the program again",
        polish=f"{path.name}: tablica miejsc jest uszkodzona ({why}); zainstaluj program ponownie",
    )
