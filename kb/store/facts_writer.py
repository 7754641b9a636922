"""Writes the facts of a generation into SQLite."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kb.store.rows import Appearance, ReportRow

_SCHEMA = Path(__file__).with_name("schema.sql")

#: Bytes of a page of the file: a report with its extraction takes some ten thousand.
_PAGE = 16_384


@dataclass(slots=True)
class OrganisationEntry:
    """What is gathered of one organisation while reports are added.

    Attributes:
        reports: numbers of the reports that name it, in order. practices: ids of its practices.
    """

    name: str
    legal_form: str | None
    variants: dict[str, int] = field(default_factory=dict)
    reports: dict[int, None] = field(default_factory=dict)
    practices: list[str] = field(default_factory=list)


class FactsWriter:
    """Adds reports and errors; `finish` writes the organisations and the indexes."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        # The file is made beside the live one and forced to the disk as a whole: no journal is needed.
        self._db.executescript(
            f"PRAGMA page_size = {_PAGE}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        )
        self._db.executescript(_SCHEMA.read_text(encoding="utf-8"))
        self._db.execute("BEGIN")
        self.organisations: dict[str, OrganisationEntry] = {}
        self.practice_ids: list[str] = []
        self.reports = self.errors = 0

    @property
    def practices(self) -> int:
        """How many practices were added."""
        return len(self.practice_ids)

    def add(self, row: ReportRow, practice_ids: Sequence[str]) -> None:
        """Add a report with its practices.

        Args:
            practice_ids: of its practices, each found nowhere else.
        """
        seq = self.reports = self.reports + 1
        self._db.execute(
            "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (seq, row.id, row.title, row.date, row.publisher, row.source_url, row.kind, row.language,
             row.sha256, row.text, row.passages, row.organisations, row.extraction),
        )  # fmt: skip
        first = len(self.practice_ids) + 1
        self._db.executemany(
            "INSERT INTO practice VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (first + place, id_, seq, p.organisation, p.passages, p.proven, p.data)
                for place, (id_, p) in enumerate(zip(practice_ids, row.practices, strict=True))
            ],
        )
        self.practice_ids += practice_ids
        for appearance in row.appearances:
            self._appears(appearance, seq)
        for id_, practice in zip(practice_ids, row.practices, strict=True):
            self.organisations[practice.organisation].practices.append(id_)

    def _appears(self, found: Appearance, report: int) -> None:
        entry = self.organisations.get(found.id)
        if entry is None:
            entry = self.organisations[found.id] = OrganisationEntry(found.name, found.legal_form)
        entry.legal_form = entry.legal_form or found.legal_form
        for text, count in found.mentions.items():
            entry.variants[text] = entry.variants.get(text, 0) + count
        entry.reports[report] = None

    def fail(self, path: str, reason: str) -> None:
        """Record a report that could not be read."""
        self.errors += 1
        self._db.execute("INSERT INTO error VALUES (?, ?)", (path, reason))

    def finish(self, order: Iterable[str]) -> None:
        """Write the organisations in an order, and close the file."""
        self._db.executemany(
            "INSERT INTO organisation VALUES (?, ?, ?, ?)",
            (
                (seq, id_, self.organisations[id_].name, self.organisations[id_].legal_form)
                for seq, id_ in enumerate(order, start=1)
            ),
        )
        self._db.executemany(
            "INSERT INTO variant VALUES (?, ?, ?)",
            ((id_, t, n) for id_, e in self.organisations.items() for t, n in e.variants.items()),
        )
        self._db.executemany(
            "INSERT INTO appearance VALUES (?, ?)",
            ((id_, report) for id_, e in self.organisations.items() for report in e.reports),
        )
        self._db.executescript(
            "CREATE INDEX practice_organisation ON practice (organisation);"
            "CREATE INDEX practice_report ON practice (report);"
            "CREATE INDEX variant_organisation ON variant (organisation);"
            "CREATE INDEX appearance_organisation ON appearance (organisation); ANALYZE;"
        )
        self._db.close()

    def close(self) -> None:
        """Close the file without finishing."""
        self._db.close()
