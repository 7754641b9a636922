"""What indexing runs in other processes, and the processes."""

import multiprocessing
import signal
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from kb import codec
from kb.errors import StoreError
from kb.model import Extraction, Practice
from kb.search import batch, documents, passages
from kb.search.documents import Document, ReportText
from kb.search.passages import Span
from kb.store import rows
from kb.store.identity import practice_ids
from kb.store.rows import ReportRow

FACTS = "facts"
PRACTICES, REPORTS, ORGANISATIONS = "practices", "reports", "organisations"

_PRACTICE = msgspec.json.Decoder(Practice)
_SPANS = msgspec.json.Decoder(list[Span])
_REPORTS = msgspec.msgpack.Decoder(list[ReportRow])


class OrganisationInput(msgspec.Struct, frozen=True):
    """An organisation to be indexed."""

    id: str
    name: str
    legal_form: str | None
    variants: list[str]


def index_reports(folder: Path, key: str, extractions: Sequence[tuple[bytes, Mapping[str, str]]]) -> None:
    """Index a batch of reports and their practices into a folder.

    Args:
        key: of the batch's content.
        extractions: encoded extractions, each with the ids of its organisations by their names there.

    Raises:
        StoreError: an organisation of a practice has no id.
    """
    report_rows, report_documents, practice_documents = [], [], []
    for data, organisation_ids in extractions:
        extraction = codec.decode(data)
        _check(extraction, organisation_ids)
        ids = practice_ids(extraction)
        spans = passages.of_practices(extraction)
        report_rows.append(rows.of_report(extraction, organisation_ids, ids, spans))
        for practice, id_, mine in zip(extraction.practices, ids, spans, strict=True):
            owner = organisation_ids[practice.organisation]
            practice_documents.append(documents.of_practice(id_, practice, extraction, owner, mine))
        report_documents.append(documents.of_report(extraction, organisation_ids))
    (folder / FACTS).write_bytes(msgspec.msgpack.encode(report_rows))
    batch.write(practice_documents, folder / PRACTICES, f"{key}-{PRACTICES}")
    batch.write(report_documents, folder / REPORTS, f"{key}-{REPORTS}")


def _check(extraction: Extraction, organisation_ids: Mapping[str, str]) -> None:
    for practice in extraction.practices:
        if practice.organisation not in organisation_ids:
            id_, name = extraction.report.id, practice.organisation
            raise StoreError(
                f"{id_}: the organisation {name!r} has no id",
                polish=f"{id_}: organizacja {name!r} nie ma identyfikatora",
            )


def read_facts(folder: Path) -> list[ReportRow]:
    """Read the rows of a batch of reports."""
    return _REPORTS.decode((folder / FACTS).read_bytes())


def index_organisations(folder: Path, key: str, facts: Path, found: Sequence[OrganisationInput]) -> None:
    """Index a batch of organisations into a folder, from what their practices say.

    Args:
        key: of the batch's content.
        facts: the finished tables of facts.
    """
    database = sqlite3.connect(f"{facts.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        made = [_organisation(database, organisation) for organisation in found]
    finally:
        database.close()
    batch.write(made, folder / ORGANISATIONS, f"{key}-{ORGANISATIONS}")


def _organisation(database: sqlite3.Connection, found: OrganisationInput) -> Document:
    practices = [
        documents.of_practice_in(
            id_,
            _PRACTICE.decode(data),
            ReportText(title, text, date, publisher),
            found.id,
            _SPANS.decode(spans),
        )
        for id_, data, spans, title, text, date, publisher in database.execute(
            "SELECT p.id, p.data, p.passages, r.title, r.text, r.date, r.publisher "
            "FROM practice p JOIN report r ON r.seq = p.report WHERE p.organisation = ? ORDER BY p.seq",
            (found.id,),
        )
    ]
    return documents.of_organisation(found.id, found.name, found.variants, found.legal_form, practices)


class Workers:
    """Runs functions in several processes, or in this one where that would not pay.

    Args:
        count: how many processes; 1 runs everything here.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None
        if count > 1:
            self._pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), initializer=_quiet)
            # Processes start with their first task: now, while reports are still being read.
            for _ in range(count):
                self._pool.submit(_quiet)

    def submit(self, function: Callable[..., Any], *args: Any) -> "Future[Any]":
        """Run a function; its result, or what it raised, is in the future."""
        if self._pool is not None:
            return self._pool.submit(function, *args)
        future: Future[Any] = Future()
        future.set_result(function(*args))
        return future

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        if isinstance(error, BrokenProcessPool):
            raise StoreError(
                "a process of the indexing was ended from outside, perhaps for want of memory; "
                "run the command again with fewer --jobs",
                polish="proces indeksowania został przerwany z zewnątrz, być może z braku pamięci; "
                "uruchom polecenie ponownie z mniejszym --jobs",
            ) from error


def _quiet() -> None:
    # Ctrl-C reaches the whole group: the parent stops the pool.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
