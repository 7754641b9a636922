"""Extraction of many reports, in this process or in several, one failure at a time."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indexer import corrections
from indexer.readers import read
from indexer.time_limit import TimeIsUp, time_limit
from kb.errors import KbError
from kb.model import Extraction
from kb.settings import Settings

if TYPE_CHECKING:
    from indexer.extraction.extract import Extractor

#: Fewer bytes than this per worker do not pay for its start: loading the pipeline takes some seconds, in
#: which that much could be read.
_LEAST_BYTES = 60_000
_extractor: "Extractor | None" = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be extracted, and why, in English and Polish."""

    path: Path
    reason: str
    polish: str


def extract_all(paths: Sequence[Path], corpus: Path, settings: Settings) -> Iterator[Extraction | Failure]:
    """Extract reports, in any order, until all are done.

    Args:
        paths: the reports' files.
        corpus: the folder that ids are relative to.
        settings: `jobs`, `model`, `max_report_bytes` and `report_seconds` are used.

    Raises:
        ModelError: the pipeline cannot be loaded; nothing is extracted then.
    """
    jobs = count(paths, settings.jobs or os.cpu_count() or 1)
    if jobs == 1:
        _start(settings.model)
        for path in paths:
            yield _extract(path, corpus, settings.max_report_bytes, settings.report_seconds)
        return
    pending = dict.fromkeys(paths)
    while pending:
        try:
            for path, result in _in_pool(list(pending), corpus, settings, jobs):
                del pending[path]
                yield result
        except BrokenProcessPool:
            # A worker died (out of memory, a crash in C): go on one report at a time, each in a process
            # of its own, so that the one that kills its worker is found and only that one is lost.
            yield from _one_by_one(list(pending), corpus, settings)
            return


def count(paths: Sequence[Path], most: int) -> int:
    """Return how many processes, at most so many, pay for reading some files."""
    size = 0
    for path in paths:
        try:
            size += path.stat().st_size
        except OSError:
            continue  # It is told of when it is read.
    return max(1, min(most, len(paths), size // _LEAST_BYTES))


def _in_pool(
    paths: Sequence[Path], corpus: Path, settings: Settings, jobs: int
) -> Iterator[tuple[Path, Extraction | Failure]]:
    pool = ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), initializer=_start_worker, initargs=(settings.model,)
    )
    try:
        futures: dict[Future[Extraction | Failure], Path] = {
            pool.submit(_extract, path, corpus, settings.max_report_bytes, settings.report_seconds): path
            for path in paths
        }
        for future in as_completed(futures):
            yield futures.pop(future), future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(paths: Sequence[Path], corpus: Path, settings: Settings) -> Iterator[Extraction | Failure]:
    for path in paths:
        try:
            for _, result in _in_pool([path], corpus, settings, 1):
                yield result
        except BrokenProcessPool:
            yield Failure(
                path,
                f"{path}: extracting this report ended its process; look at the file or remove it",
                f"{path}: odczyt tego raportu przerwał pracę procesu; sprawdź plik albo go usuń",
            )


def _start_worker(model: str) -> None:
    # Ctrl-C reaches the whole group: the parent stops the pool, workers finish their report in silence.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _start(model)


def _start(model: str) -> None:
    global _extractor
    from indexer.extraction.extract import Extractor

    _extractor = Extractor(model or None)


def _extract(path: Path, corpus: Path, max_bytes: int, seconds: float) -> Extraction | Failure:
    assert _extractor is not None
    try:
        if not path.resolve().is_relative_to(corpus.resolve()):
            return Failure(
                path,
                f"{path}: the link leads outside the corpus; copy the report into it",
                f"{path}: dowiązanie prowadzi poza korpus; skopiuj raport do korpusu",
            )
        with time_limit(seconds):
            found = _extractor.extract(read(path, root=corpus, max_bytes=max_bytes))
        return corrections.apply(found, corrections.read(path, corpus))
    except TimeIsUp:
        return Failure(
            path,
            f"{path}: this report takes longer than {seconds:g} s to read; divide it or raise report_seconds",
            f"{path}: odczyt trwa dłużej niż {seconds:g} s; podziel raport albo zwiększ report_seconds",
        )
    except KbError as error:
        return Failure(path, str(error), error.polish)
    except Exception as error:
        # A bug in the extraction must not cost the run; it is recorded with its kind, to be reported.
        reason = f"{type(error).__name__}: {error}"
        return Failure(
            path,
            f"{path}: the extraction failed ({reason}); this is a bug, please report it with the file",
            f"{path}: ekstrakcja nie powiodła się ({reason}); to błąd programu, prosimy o zgłoszenie",
        )
