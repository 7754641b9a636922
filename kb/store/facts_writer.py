"""Writes the facts of a generation into SQLite."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kb import codec
from kb.model import Extraction, Practice
from kb.search import passages
from kb.search.passages import Span

_SCHEMA = Path(__file__).with_name("schema.sql")
_ENCODE = msgspec.json.Encoder().encode


@dataclass(slots=True)
class OrganisationEntry:
    """What is gathered of one organisation while reports are added."""

    name: str
    legal_form: str | None
    variants: Counter[str] = field(default_factory=Counter)
    reports: dict[int, None] = field(default_factory=dict)


class FactsWriter:
    """Adds reports and errors; `finish` writes the organisations and the indexes."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        # The file is made beside the live one and forced to the disk as a whole: no journal is needed.
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._db.executescript(_SCHEMA.read_text(encoding="utf-8"))
        self._db.execute("BEGIN")
        self.organisations: dict[str, OrganisationEntry] = {}
        self.reports = self.practices = self.errors = 0

    def add(
        self,
        extraction: Extraction,
        organisation_ids: Mapping[str, str],
        practice_ids: Sequence[str],
        practice_passages: Sequence[Sequence[Span]],
    ) -> None:
        """Add a report with its practices."""
        report = extraction.report
        seq = self.reports = self.reports + 1
        self._db.execute(
            "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (seq, report.id, report.title, report.date, report.publisher, report.source_url, report.kind,
             report.language, report.sha256, report.text, _ENCODE(passages.of_report(report)),
             _ENCODE(dict(organisation_ids)), codec.encode(extraction)),
        )  # fmt: skip
        for practice, practice_id, spans in zip(
            extraction.practices, practice_ids, practice_passages, strict=True
        ):
            self._add_practice(seq, practice_id, practice, organisation_ids[practice.organisation], spans)
        for organisation in extraction.organisations:
            id_ = organisation_ids.get(organisation.name)
            if id_ is None:
                continue
            entry = self.organisations.setdefault(
                id_, OrganisationEntry(organisation.name, organisation.legal_form)
            )
            entry.legal_form = entry.legal_form or organisation.legal_form
            entry.variants.update(mention.text for mention in organisation.mentions)
            entry.reports[seq] = None

    def _add_practice(
        self, report: int, id_: str, practice: Practice, owner: str, spans: Sequence[Span]
    ) -> None:
        self.practices += 1
        proven = sorted({(e.sentence_start, e.sentence_end) for e in practice.evidence})
        self._db.execute(
            "INSERT INTO practice VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.practices, id_, report, owner, _ENCODE(list(spans)), _ENCODE(proven), _ENCODE(practice)),
        )
        entry = self.organisations.setdefault(
            owner, OrganisationEntry(practice.organisation, practice.legal_form)
        )
        entry.legal_form = entry.legal_form or practice.legal_form
        entry.reports[report] = None

    def fail(self, path: str, reason: str) -> None:
        """Record a report that could not be read."""
        self.errors += 1
        self._db.execute("INSERT INTO error VALUES (?, ?)", (path, reason))

    def practices_of(self, organisation_id: str) -> Iterator[tuple[str, bytes, list[Span]]]:
        """Return (id, encoded extraction of the report, passages) of its practices, as they were added."""
        rows = self._db.execute(
            "SELECT p.id, r.extraction, p.passages FROM practice p JOIN report r ON r.seq = p.report "
            "WHERE p.organisation = ? ORDER BY p.seq",
            (organisation_id,),
        )
        for id_, extraction, spans in rows:
            yield id_, extraction, msgspec.json.decode(spans, type=list[Span])

    def prepare(self) -> None:
        """Make the indexes that `practices_of` needs."""
        self._db.executescript(
            "CREATE INDEX practice_organisation ON practice (organisation);"
            "CREATE INDEX practice_report ON practice (report); BEGIN;"
        )

    def finish(self) -> None:
        """Write the organisations and close the file."""
        for seq, (id_, entry) in enumerate(self.organisations.items(), start=1):
            self._db.execute(
                "INSERT INTO organisation VALUES (?, ?, ?, ?)", (seq, id_, entry.name, entry.legal_form)
            )
            self._many(
                "INSERT INTO variant VALUES (?, ?, ?)", ((id_, t, n) for t, n in entry.variants.items())
            )
            self._many("INSERT INTO appearance VALUES (?, ?)", ((id_, report) for report in entry.reports))
        self._db.executescript(
            "CREATE INDEX variant_organisation ON variant (organisation);"
            "CREATE INDEX appearance_organisation ON appearance (organisation); ANALYZE;"
        )
        self._db.close()

    def _many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._db.executemany(statement, rows)

    def close(self) -> None:
        """Close the file without finishing."""
        self._db.close()
