"""Extractions kept by report, hash and extractor: a reindex extracts only what changed."""

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from indexer.linking import Names, names_of
from kb import codec
from kb.errors import StoreError
from kb.model import Extraction

_SCHEMA = """
create table if not exists report (
    path text not null, sha256 text not null, version text not null, names blob not null,
    body integer not null references body (number), primary key (path, sha256, version)
) without rowid;
create table if not exists body (number integer primary key, packed blob not null);
drop table if exists extractions;
"""
_ROW = "select {} from report r {} where path = ? and sha256 = ? and version = ?"
_NAMES = msgspec.msgpack.Decoder(Names)


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

    def known(self, version: str) -> dict[tuple[str, str], bytes]:
        """Return (path, SHA-256) of all reports here, each with what `names` reads."""
        rows = self._connection.execute(
            "select path, sha256, names from report where version = ?", (version,)
        )
        return {(path, sha256): names for path, sha256, names in rows}

    def has(self, path: str, sha256: str, version: str) -> bool:
        """Return whether a report's extraction is here."""
        return self._one(_ROW.format("1", ""), path, sha256, version) is not None

    def encoded(self, path: str, sha256: str, version: str) -> bytes | None:
        """Return a report's extraction as `kb.codec.encode` gives it, or None when it is not here."""
        row = self._one(_ROW.format("packed", "join body b on b.number = r.body"), path, sha256, version)
        try:
            return zlib.decompress(row[0]) if row else None
        except zlib.error:
            return None

    def get(self, path: str, sha256: str, version: str) -> Extraction | None:
        """Return a report's extraction, or None when it is not here or unreadable."""
        try:
            encoded = self.encoded(path, sha256, version)
            return codec.decode(encoded) if encoded is not None else None
        except ValueError:
            return None

    def _one(self, statement: str, *parameters: str) -> tuple[bytes] | None:
        found: tuple[bytes] | None = self._connection.execute(statement, parameters).fetchone()
        return found

    def put(self, extraction: Extraction, version: str) -> None:
        """Keep one extraction; it is on disk when the call returns."""
        report = extraction.report
        body = zlib.compress(codec.encode(extraction), 1)
        names = msgspec.msgpack.encode(names_of(extraction))
        with self._connection:
            number = self._connection.execute("insert into body (packed) values (?)", (body,)).lastrowid
            self._connection.execute(
                "insert or replace into report values (?, ?, ?, ?, ?)",
                (report.path, report.sha256, version, names, number),
            )

    def prune(self, kept: Iterable[tuple[str, str]], version: str) -> None:
        """Drop what belongs to other versions, or to reports that are gone.

        Args:
            kept: (path, sha256) of the reports of the corpus.
            version: the extractor's version.
        """
        with self._connection:
            self._connection.execute(
                "create temp table if not exists kept (path text, sha256 text, primary key (path, sha256))"
            )
            self._connection.execute("delete from kept")
            self._connection.executemany("insert or ignore into kept values (?, ?)", kept)
            self._connection.execute(
                "delete from report where version <> ?"
                " or not exists (select 1 from kept k"
                " where k.path = report.path and k.sha256 = report.sha256)",
                (version,),
            )
            self._connection.execute("delete from body where number not in (select body from report)")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def names(packed: bytes) -> Names | None:
    """Return what linking needs of a report, or None when it is unreadable."""
    try:
        return _NAMES.decode(packed)
    except msgspec.MsgspecError:
        return None


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
        connection.executescript(_SCHEMA)
        connection.execute("select count(*) from report").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
