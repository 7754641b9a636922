"""What indexing runs in other processes, and the processes."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from kb import codec
from kb.errors import StoreError
from kb.model import Extraction
from kb.search import batch, documents, passages
from kb.search.documents import Document, ReportText
from kb.store import rows
from kb.store.identity import practice_ids
from kb.store.report_rows import Once, ReportRows
from kb.store.rows import Summary

FACTS = "facts"
PRACTICES, REPORTS, ORGANISATIONS = "practices", "reports", "organisations"

_FOUND = msgspec.msgpack.Decoder(list[Summary])


class Kept(msgspec.Struct, frozen=True):
    """The facts of a batch: the records of its reports, one after the other, their sizes, and summaries."""

    packed_summaries: msgspec.Raw
    sizes: list[int]
    block: memoryview

    @property
    def summaries(self) -> list[Summary]:
        """What is gathered of the reports."""
        return _FOUND.decode(self.packed_summaries)


_KEPT = msgspec.msgpack.Decoder(Kept)


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
    records, summaries, report_documents, practice_documents = [], [], [], []
    encode = msgspec.msgpack.Encoder().encode
    for data, organisation_ids in extractions:
        extraction = codec.decode(data)
        _check(extraction, organisation_ids)
        ids = practice_ids(extraction)
        spans = passages.of_practices(extraction)
        records.append(encode(rows.of_report(extraction, organisation_ids, spans)))
        summaries.append(rows.summary(extraction, organisation_ids, ids))
        for practice, id_, mine in zip(extraction.practices, ids, spans, strict=True):
            owner = organisation_ids[practice.organisation]
            practice_documents.append(documents.of_practice(id_, practice, extraction, owner, mine))
        report_documents.append(documents.of_report(extraction, organisation_ids))
    kept = Kept(msgspec.Raw(encode(summaries)), [*map(len, records)], memoryview(b"".join(records)))
    (folder / FACTS).write_bytes(encode(kept))
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


def read_facts(folder: Path) -> Kept:
    """Read the facts of a batch of reports."""
    return _KEPT.decode((folder / FACTS).read_bytes())


def index_organisations(
    folder: Path, key: str, facts: Path, found: Sequence[tuple[OrganisationInput, Sequence[int]]]
) -> None:
    """Index a batch of organisations into a folder, from what their practices say.

    Args:
        key: of the batch's content.
        facts: the finished facts. found: the organisations, each with the numbers of its practices there.
    """
    reports = ReportRows(facts)
    try:
        once = reports.once()
        made = [_organisation(organisation, map(reports.owner, mine), once) for organisation, mine in found]
    finally:
        reports.close()
    batch.write(made, folder / ORGANISATIONS, f"{key}-{ORGANISATIONS}")


def _organisation(found: OrganisationInput, practices: Iterable[tuple[int, int]], once: Once) -> Document:
    made = []
    for report, place in practices:
        row = once(report)
        practice = row.practices[place]
        text = ReportText(row.title, row.text, row.date, row.publisher)
        made.append(documents.of_practice_in("", practice.practice, text, found.id, practice.passages))
    return documents.of_organisation(found.id, found.name, found.variants, found.legal_form, made)


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

    def start(self) -> None:
        """Let the processes start now, while something else is waited for; else their first task does."""
        if self._pool is not None:
            for _ in range(self.count):
                self._pool.submit(_quiet)

    def submit(self, function: Callable[..., Any], *args: Any) -> "Future[Any]":
        """Run a function; its result, or what it raised, is in the future."""
        if self._pool is not None:
            return self._pool.submit(function, *args)
        future: Future[Any] = Future()
        future.set_result(function(*args))
        return future

    def end(self) -> None:
        """End the processes, and what they have not begun."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Explain the death of a process in this block. Raises StoreError."""
        try:
            yield
        except BrokenProcessPool as error:
            raise StoreError(
                "a process of the indexing was ended from outside, perhaps for want of memory; "
                "run the command again with fewer --jobs",
                polish="proces indeksowania został przerwany z zewnątrz, być może z braku pamięci; "
                "uruchom polecenie ponownie z mniejszym --jobs",
            ) from error


def _quiet() -> None:
    # Ctrl-C reaches the whole group: the parent stops the pool.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
