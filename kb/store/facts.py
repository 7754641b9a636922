"""Reads the facts of a generation: practices, reports, organisations by their addresses."""

import sqlite3
import threading
import weakref
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kb import codec
from kb.errors import NotFound
from kb.facets import Unit
from kb.model import Practice
from kb.records import OrganisationRecord, PracticeRecord, ReportHead, ReportRecord
from kb.search.passages import Span
from kb.search.snippets import Source

_PRACTICE = msgspec.json.Decoder(Practice)
_SPANS = msgspec.json.Decoder(list[Span])
_NAMES = msgspec.json.Decoder(dict[str, str])
_HEAD = "r.id, r.title, r.date, r.publisher, r.source_url, r.kind, r.language"

T = TypeVar("T")

#: SQLite takes only so many parameters in one statement.
_BATCH = 500

_KINDS = {
    "practice": ("no practice", "nie ma praktyki"),
    "report": ("no report", "nie ma raportu"),
    "organisation": ("no organisation", "nie ma organizacji"),
}


class Facts:
    """Read-only facts; safe to use from many threads.

    One connection, opened at once and guarded by a lock, so that a generation in use stays readable after its
    files are pruned. A lookup takes some ten microseconds.
    """

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = threading.Lock()
        self._close = weakref.finalize(self, self._db.close)

    def close(self) -> None:
        """Close the file; afterwards nothing can be read."""
        self._close()

    def _rows(self, statement: str, parameters: Sequence[object] = ()) -> list[Any]:
        with self._lock:
            return self._db.execute(statement, parameters).fetchall()

    def _by(self, statement: str, ids: Sequence[str]) -> list[Any]:
        """Run a statement with ``IN (?)`` over many ids, in batches."""
        rows: list[Any] = []
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            rows += self._rows(statement.replace("(?)", f"({','.join('?' * len(batch))})"), batch)
        return rows

    def practice(self, id_: str) -> PracticeRecord:
        """Return a practice. Raises NotFound."""
        return _only(self.practices([id_]), "practice", id_)

    def practices(self, ids: Sequence[str]) -> list[PracticeRecord]:
        """Return practices in the order asked; unknown ids are left out."""
        statement = (
            f"SELECT p.id, p.data, p.organisation, {_HEAD} FROM practice p "
            "JOIN report r ON r.seq = p.report WHERE p.id IN (?)"
        )
        return _ordered((_practice(row) for row in self._by(statement, ids)), ids)

    def report(self, id_: str) -> ReportRecord:
        """Return a report with everything extracted from it. Raises NotFound."""
        rows = self._rows(
            f"SELECT {_HEAD}, r.extraction, r.organisations, r.seq FROM report r WHERE r.id = ?", [id_]
        )
        if not rows:
            raise _missing("report", id_)
        *head, extraction, names, seq = rows[0]
        ids = self._rows("SELECT id FROM practice WHERE report = ? ORDER BY seq", [seq])
        return ReportRecord(
            head=_head(head),
            extraction=codec.decode(extraction),
            practice_ids=tuple(row[0] for row in ids),
            organisation_ids=_NAMES.decode(names),
        )

    def reports(self, ids: Sequence[str]) -> list[ReportHead]:
        """Return the heads of reports in the order asked; unknown ids are left out."""
        rows = self._by(f"SELECT {_HEAD} FROM report r WHERE r.id IN (?)", ids)
        return _ordered((_head(row) for row in rows), ids)

    def organisation(self, id_: str) -> OrganisationRecord:
        """Return an organisation with its practices and reports. Raises NotFound."""
        return _only(self.organisations([id_]), "organisation", id_)

    def organisations(self, ids: Sequence[str]) -> list[OrganisationRecord]:
        """Return organisations in the order asked; unknown ids are left out."""
        names = self._by("SELECT id, name, legal_form FROM organisation WHERE id IN (?)", ids)
        variants = _grouped(
            self._by("SELECT organisation, text, count FROM variant WHERE organisation IN (?)", ids)
        )
        practices = _grouped(
            self._by(
                f"SELECT p.organisation, p.seq, p.id, p.data, p.organisation, {_HEAD} FROM practice p "
                "JOIN report r ON r.seq = p.report WHERE p.organisation IN (?)",
                ids,
            )
        )
        reports = _grouped(
            self._by(
                f"SELECT a.organisation, r.seq, {_HEAD} FROM appearance a "
                "JOIN report r ON r.seq = a.report WHERE a.organisation IN (?)",
                ids,
            )
        )
        records = (
            OrganisationRecord(
                id=id_,
                name=name,
                legal_form=form,
                variants=tuple(sorted(variants.get(id_, ()), key=lambda v: (-v[1], v[0]))),
                practices=tuple(_practice(row[1:]) for row in sorted(practices.get(id_, ()), key=_first)),
                reports=tuple(_head(row[1:]) for row in sorted(reports.get(id_, ()), key=_first)),
            )
            for id_, name, form in names
        )
        return _ordered(records, ids)

    def errors(self) -> list[tuple[str, str]]:
        """Return (path, reason) of the reports that could not be read."""
        return [
            (path, reason) for path, reason in self._rows("SELECT path, reason FROM error ORDER BY rowid")
        ]

    def counts(self) -> dict[str, int]:
        """Return how many reports, practices, organisations and errors there are."""
        return {
            f"{name}s": int(self._rows(f"SELECT count(*) FROM {name}")[0][0])
            for name in ("report", "practice", "organisation", "error")
        }

    def sources(self, unit: Unit, ids: Sequence[str]) -> dict[str, list[Source]]:
        """Return the texts that snippets of some documents may be taken from."""
        if unit == "reports":
            rows = self._by("SELECT id, id, text, passages, '[]' FROM report WHERE id IN (?)", ids)
        else:
            key = "p.id" if unit == "practices" else "p.organisation"
            rows = self._by(
                f"SELECT {key}, r.id, r.text, p.passages, p.proven FROM practice p "
                f"JOIN report r ON r.seq = p.report WHERE {key} IN (?) ORDER BY p.seq",
                ids,
            )
        found: dict[str, list[Source]] = {}
        for id_, report, text, spans, proven in rows:
            source = Source(report, text, _SPANS.decode(spans), frozenset(_SPANS.decode(proven)))
            found.setdefault(id_, []).append(source)
        return found

    def digests(self) -> tuple[dict[str, str], set[str]]:
        """Return report id -> SHA-256 of its file, and the ids of all practices, to compare generations."""
        reports = dict(self._rows("SELECT id, sha256 FROM report"))
        return reports, {row[0] for row in self._rows("SELECT id FROM practice")}


def _first(row: Sequence[Any]) -> Any:
    return row[0]


def _head(row: Sequence[Any]) -> ReportHead:
    id_, title, date, publisher, source_url, kind, language = row
    return ReportHead(
        id=id_,
        title=title,
        date=date,
        publisher=publisher,
        source_url=source_url,
        kind=kind,
        language=language,
    )


def _practice(row: Sequence[Any]) -> PracticeRecord:
    id_, data, organisation, *head = row
    return PracticeRecord(
        id=id_, practice=_PRACTICE.decode(data), organisation_id=organisation, report=_head(head)
    )


def _grouped(rows: Iterable[Sequence[Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for key, *rest in rows:
        found.setdefault(key, []).append(tuple(rest))
    return found


def _ordered(records: Iterable[Any], ids: Sequence[str]) -> list[Any]:
    by_id: Mapping[str, Any] = {record.id: record for record in records}
    return [by_id[id_] for id_ in ids if id_ in by_id]


def _only(records: list[T], kind: str, id_: str) -> T:
    if not records:
        raise _missing(kind, id_)
    return records[0]


def _missing(kind: str, id_: str) -> NotFound:
    english, polish = _KINDS[kind]
    return NotFound(f"there is {english} {id_[:80]!r}", polish=f"{polish} {id_[:80]!r}")
