"""Extractions kept by report, hash and extractor: a reindex extracts only what changed."""

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path

from kb import codec
from kb.errors import StoreError
from kb.model import Extraction

_SCHEMA = """
create table if not exists extractions (
    path text not null, sha256 text not null, version text not null, body blob not null,
    primary key (path, sha256, version)
) without rowid
"""


class ExtractionCache:
    """A SQLite file beside the generations; deleting it costs time, never facts.

    Args:
        file: path of the database; it and its folder are made when absent, and made anew when damaged.

    Raises:
        StoreError: the file cannot be written.
    """

    def __init__(self, file: Path) -> None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _open(file)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"{file}: the cache cannot be written ({error}); check the data folder",
                polish=f"{file}: nie można zapisać pamięci podręcznej ({error}); sprawdź folder danych",
            ) from error

    def has(self, path: str, sha256: str, version: str) -> bool:
        """Return whether a report's extraction is here."""
        row = self._connection.execute(
            "select 1 from extractions where path = ? and sha256 = ? and version = ?", (path, sha256, version)
        ).fetchone()
        return row is not None

    def get(self, path: str, sha256: str, version: str) -> Extraction | None:
        """Return a report's extraction, or None when it is not here or unreadable."""
        row = self._connection.execute(
            "select body from extractions where path = ? and sha256 = ? and version = ?",
            (path, sha256, version),
        ).fetchone()
        try:
            return codec.decode(zlib.decompress(row[0])) if row else None
        except (ValueError, zlib.error):
            return None

    def put(self, extraction: Extraction, version: str) -> None:
        """Keep one extraction; it is on disk when the call returns."""
        report = extraction.report
        body = zlib.compress(codec.encode(extraction), 1)
        with self._connection:
            self._connection.execute(
                "insert or replace into extractions values (?, ?, ?, ?)",
                (report.path, report.sha256, version, body),
            )

    def prune(self, kept: Iterable[tuple[str, str]], version: str) -> None:
        """Drop what belongs to other versions, or to reports that are gone.

        Args:
            kept: (path, sha256) of the reports of the corpus.
            version: the extractor's version.
        """
        with self._connection:
            self._connection.execute("create temp table if not exists kept (path text, sha256 text)")
            self._connection.execute("delete from kept")
            self._connection.executemany("insert into kept values (?, ?)", kept)
            self._connection.execute(
                "delete from extractions where version <> ?"
                " or (path, sha256) not in (select path, sha256 from kept)",
                (version,),
            )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _open(file: Path) -> sqlite3.Connection:
    try:
        return _checked(file)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        file.unlink()
        return _checked(file)


def _checked(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=30)
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute(_SCHEMA)
        connection.execute("select count(*) from extractions").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
