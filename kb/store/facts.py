"""Reads the facts of a generation: practices, reports, organisations by their addresses."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from kb.errors import NotFound
from kb.facets import UNITS, Unit
from kb.records import OrganisationRecord, PracticeRecord, ReportHead, ReportRecord
from kb.search import arrays
from kb.search.arrays import Strings
from kb.search.snippets import Source
from kb.store.facts_writer import ERRORS, ORGANISATIONS
from kb.store.records import Records
from kb.store.report_rows import Once, ReportRows
from kb.store.rows import OrganisationRow, ReportRow

_ORGANISATION = msgspec.msgpack.Decoder(OrganisationRow)
_ERRORS = msgspec.json.Decoder(list[tuple[str, str]])

T = TypeVar("T")

_KINDS = {
    "practice": ("no practice", "nie ma praktyki"),
    "report": ("no report", "nie ma raportu"),
    "organisation": ("no organisation", "nie ma organizacji"),
}


class _Addresses:
    """The ids of a unit: number by id, and id by number."""

    def __init__(self, folder: Path, unit: Unit) -> None:
        self._ids = Strings.load(folder, f"{unit}-ids")
        self._numbers = arrays.load(folder, f"{unit}-ids-documents")
        self._places = arrays.load(folder, f"{unit}-ids-places")

    def __len__(self) -> int:
        return len(self._ids)

    def number(self, id_: str) -> int:
        """Return the number of an id, -1 for an unknown one."""
        place = self._ids.find(id_)
        return -1 if place < 0 else int(self._numbers[place])

    def id_of(self, number: int) -> str:
        """Return an id."""
        return self._ids[int(self._places[number])]

    def all(self) -> list[str]:
        """Return all ids in alphabetical order."""
        return self._ids.all()

    def known(self, ids: Iterable[str]) -> list[tuple[str, int]]:
        """Return the ids that are known, each once, with their numbers."""
        return [(id_, number) for id_ in dict.fromkeys(ids) if (number := self.number(id_)) >= 0]


class Facts:
    """Read-only facts; safe to use from many threads, also after the files are pruned.

    Args:
        folder: of the facts. addresses: of the generation's arrays, where the addresses are.

    Raises:
        OSError, ValueError: a file is missing or is not what it should be.
    """

    def __init__(self, folder: Path, addresses: Path) -> None:
        self._addresses: dict[Unit, _Addresses] = {unit: _Addresses(addresses, unit) for unit in UNITS}
        self._reports = ReportRows(folder)
        self._organisations = Records(folder, ORGANISATIONS)
        self._errors = _ERRORS.decode((folder / ERRORS).read_bytes())

    def close(self) -> None:
        """Close the files; afterwards nothing can be read."""
        self._reports.close()
        self._organisations.close()

    def practice(self, id_: str) -> PracticeRecord:
        """Return a practice. Raises NotFound."""
        return _only(self.practices([id_]), "practice", id_)

    def practices(self, ids: Sequence[str]) -> list[PracticeRecord]:
        """Return practices in the order asked; unknown ids are left out."""
        once = self._reports.once()
        return [self._practice(id_, number, once) for id_, number in self._addresses["practices"].known(ids)]

    def _practice(self, id_: str, number: int, once: Once) -> PracticeRecord:
        report, place = self._reports.owner(number)
        row = once(report)
        found = row.practices[place]
        return PracticeRecord(
            id=id_, practice=found.practice, organisation_id=found.organisation, report=_head(row)
        )

    def report(self, id_: str) -> ReportRecord:
        """Return a report with everything extracted from it. Raises NotFound."""
        number = self._addresses["reports"].number(id_)
        if number < 0:
            raise _missing("report", id_)
        row = self._reports[number]
        practices = map(self._addresses["practices"].id_of, self._reports.practices(number))
        return ReportRecord(
            head=_head(row),
            extraction=row.extraction,
            practice_ids=tuple(practices),
            organisation_ids=row.organisations,
        )

    def reports(self, ids: Sequence[str]) -> list[ReportHead]:
        """Return the heads of reports in the order asked; unknown ids are left out."""
        return [_head(self._reports[number]) for _, number in self._addresses["reports"].known(ids)]

    def organisation(self, id_: str) -> OrganisationRecord:
        """Return an organisation with its practices and reports. Raises NotFound."""
        return _only(self.organisations([id_]), "organisation", id_)

    def organisations(self, ids: Sequence[str]) -> list[OrganisationRecord]:
        """Return organisations in the order asked; unknown ids are left out."""
        once, id_of = self._reports.once(), self._addresses["practices"].id_of
        found = []
        for _, number in self._addresses["organisations"].known(ids):
            row = _ORGANISATION.decode(self._organisations[number])
            record = OrganisationRecord(
                id=row.id,
                name=row.name,
                legal_form=row.legal_form,
                variants=tuple(sorted(row.variants.items(), key=lambda v: (-v[1], v[0]))),
                practices=tuple(self._practice(id_of(n), n, once) for n in row.practices),
                reports=tuple(_head(once(n)) for n in row.reports),
            )
            found.append(record)
        return found

    def errors(self) -> list[tuple[str, str]]:
        """Return (path, reason) of the reports that could not be read."""
        return list(self._errors)

    def counts(self) -> dict[str, int]:
        """Return how many reports, practices, organisations and errors there are."""
        return {
            "reports": len(self._reports),
            "practices": len(self._addresses["practices"]),
            "organisations": len(self._organisations),
            "errors": len(self._errors),
        }

    def sources(self, unit: Unit, ids: Sequence[str]) -> dict[str, list[Source]]:
        """Return the texts that snippets of some documents may be taken from."""
        once = self._reports.once()
        return {
            id_: list(self._sources(unit, number, once)) for id_, number in self._addresses[unit].known(ids)
        }

    def _sources(self, unit: Unit, number: int, once: Once) -> Iterator[Source]:
        if unit == "reports":
            row = once(number)
            yield Source(row.id, row.text, row.passages)
            return
        mine = [number]
        if unit == "organisations":
            mine = _ORGANISATION.decode(self._organisations[number]).practices
        for practice in mine:
            report, place = self._reports.owner(practice)
            row = once(report)
            found = row.practices[place]
            yield Source(row.id, row.text, found.passages, frozenset(found.proven))

    def digests(self) -> tuple[dict[str, str], set[str]]:
        """Return report id -> SHA-256 of its file, and the ids of all practices, to compare generations."""
        rows = map(self._reports.__getitem__, range(len(self._reports)))
        return {row.id: row.sha256 for row in rows}, {*self._addresses["practices"].all()}


def _head(row: ReportRow) -> ReportHead:
    return ReportHead(
        id=row.id,
        title=row.title,
        date=row.date,
        publisher=row.publisher,
        source_url=row.source_url,
        kind=row.kind,
        language=row.language,
    )


def _only(records: list[T], kind: str, id_: str) -> T:
    if not records:
        raise _missing(kind, id_)
    return records[0]


def _missing(kind: str, id_: str) -> NotFound:
    english, polish = _KINDS[kind]
    return NotFound(f"there is {english} {id_[:80]!r}", polish=f"{polish} {id_[:80]!r}")
