"""Writes the facts of a generation.

::

    facts/reports                one record for each report, its practices in it (`kb.store.rows`)
    facts/organisations          one record for each organisation
    facts/*-offsets.npy          where the records are, and where the practices of each report begin
    facts/errors.json            reports that could not be read, and why

The addresses of all three stand among the arrays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kb.store.records import write_offsets
from kb.store.rows import Appearance, OrganisationRow, Summary

REPORTS, PRACTICES, ORGANISATIONS, ERRORS = "reports", "practices", "organisations", "errors.json"

Unique = Callable[[str], str]
"""Returns the id of a practice, which no other has, from that which its report gives it."""


@dataclass(slots=True)
class OrganisationEntry:
    """What is gathered of one organisation while reports are added.

    Attributes:
        reports: numbers of the reports that name it, in order. practices: numbers of its practices.
    """

    name: str
    legal_form: str | None
    variants: dict[str, int] = field(default_factory=dict)
    reports: dict[int, None] = field(default_factory=dict)
    practices: list[int] = field(default_factory=list)


class FactsWriter:
    """Adds reports and errors; `finish` writes the organisations.

    Args:
        folder: made here.

    Attributes:
        reports: id -> hash of the report's file, in order. practice_ids: of all practices, in order.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._file = (folder / REPORTS).open("wb")
        self._sizes: list[int] = []
        self._counts: list[int] = []
        self._errors: list[tuple[str, str]] = []
        self.organisations: dict[str, OrganisationEntry] = {}
        self.reports: dict[str, str] = {}
        self.practice_ids: list[str] = []

    @property
    def errors(self) -> int:
        """How many reports could not be read."""
        return len(self._errors)

    def add(
        self, block: bytes | memoryview, sizes: Sequence[int], summaries: Sequence[Summary], unique: Unique
    ) -> None:
        """Add some reports.

        Args:
            block: their records, one after the other. sizes: of these, in bytes.
        """
        self._file.write(block)
        self._sizes += sizes
        for summary in summaries:
            number = len(self.reports)
            self.reports[summary.id] = summary.sha256
            self._counts.append(len(summary.practices))
            for appearance in summary.appearances:
                self._appears(appearance, number)
            for id_, owner in summary.practices:
                self.organisations[owner].practices.append(len(self.practice_ids))
                self.practice_ids.append(unique(id_))

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
        self._errors.append((path, reason))

    def finish(self, order: Sequence[str]) -> None:
        """Write the organisations in an order, and close everything."""
        self._file.close()
        write_offsets(self._folder, REPORTS, self._sizes)
        write_offsets(self._folder, PRACTICES, self._counts)
        encode = msgspec.msgpack.Encoder().encode
        records = [encode(self._row(id_)) for id_ in order]
        (self._folder / ORGANISATIONS).write_bytes(b"".join(records))
        write_offsets(self._folder, ORGANISATIONS, map(len, records))
        (self._folder / ERRORS).write_bytes(msgspec.json.encode(self._errors))

    def _row(self, id_: str) -> OrganisationRow:
        found = self.organisations[id_]
        return OrganisationRow(
            id_, found.name, found.legal_form, found.variants, found.practices, list(found.reports)
        )

    def close(self) -> None:
        """Close the file without finishing."""
        self._file.close()
