"""Extraction of many reports, in this process or in several, one failure at a time."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from indexer import corrections
from indexer.readers import read
from indexer.time_limit import TimeIsUp, time_limit
from kb.errors import KbError
from kb.model import Extraction
from kb.settings import Settings

if TYPE_CHECKING:
    from indexer.extraction.extract import Extractor, Opened

_Result = TypeVar("_Result")
_Extracted = list["Extraction | Failure"]
#: Bytes of the reports whose names are looked for at once; a longer one is alone. With 8 reports of 350 bytes
#: the model is twice as fast as with one, with more no faster.
_TOGETHER = 6_000
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


class Processes:
    """Processes that extract, each with a pipeline of its own; they start with their first reports.

    Args:
        most: how many there may be.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._most, multiprocessing.get_context("spawn"), initializer=_quiet)

    def submit(self, batch: list[Path], corpus: Path, settings: Settings) -> "Future[_Extracted]":
        """Extract some reports there; by others, where these processes died since they were last asked."""
        try:
            return self._pool.submit(_extract_apart, batch, corpus, settings)
        except BrokenProcessPool:
            self._pool = self._started()
            return self._pool.submit(_extract_apart, batch, corpus, settings)

    def end(self, *, wait: bool) -> None:
        """End the processes. Args: wait: until they are gone; freeing what they hold takes half a second."""
        self._pool.shutdown(wait=wait, cancel_futures=wait)


class Extracting:
    """Reports being extracted; iterate once for their extractions, in any order, until all are done.

    Args:
        paths: the reports' files.
        corpus: the folder that ids are relative to.
        settings: `jobs`, `model`, `max_report_bytes` and `report_seconds` are used.
        apart: other processes begin at once, even where one is enough: this one can do something else
            before it asks for the first extraction.
        processes: that stay for others to use; without them there are own ones, where they pay.

    Raises:
        ModelError: (when iterated) the pipeline cannot be loaded; nothing is extracted then.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        corpus: Path,
        settings: Settings,
        *,
        apart: bool = False,
        processes: Processes | None = None,
    ) -> None:
        self._paths, self._corpus, self._settings = paths, corpus, settings
        jobs = count(paths, settings.jobs or os.cpu_count() or 1)
        self._own = None
        if processes is None and (jobs > 1 or (apart and paths)):
            processes = self._own = Processes(jobs)
        self._pool = _Pool(paths, corpus, settings, processes) if processes is not None else None

    def __iter__(self) -> Iterator[Extraction | Failure]:
        if self._pool is None:
            if not self._paths:
                return
            _start(self._settings)
            for batch in _batches(self._paths):
                yield from _extract(batch, self._corpus, self._settings)
            return
        try:
            for _, result in self._pool:
                yield result
            if self._own is not None:
                self._own.end(wait=False)
        except BrokenProcessPool:
            # A worker died (out of memory, a crash in C): go on one report at a time, each in a process
            # of its own, so that the one that kills its worker is found and only that one is lost.
            yield from _one_by_one(list(self._pool.pending), self._corpus, self._settings)

    def close(self) -> None:
        """End the other processes, also where nobody asked for what they found."""
        if self._own is not None:
            self._own.end(wait=True)


def extract_all(paths: Sequence[Path], corpus: Path, settings: Settings) -> Iterator[Extraction | Failure]:
    """Extract reports: see `Extracting`."""
    with closing(Extracting(paths, corpus, settings)) as extracting:
        yield from extracting


def count(paths: Sequence[Path], most: int) -> int:
    """Return how many processes, at most so many, pay for reading some files."""
    return max(1, min(most, len(paths), sum(map(_size, paths)) // _LEAST_BYTES))


def _batches(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Yield files in the groups whose names the model looks for at once: a few short ones, or a long one."""
    batch: list[Path] = []
    size = 0
    for path in paths:
        size += (more := _size(path))
        if batch and size > _TOGETHER:
            yield batch
            batch, size = [], more
        batch.append(path)
    if batch:
        yield batch


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # It is told of when it is read.


class _Pool:
    """Reports being extracted in other processes, from now on; iterate once, for those that are done.

    Attributes:
        pending: those whose result was not told yet.
    """

    def __init__(self, paths: Sequence[Path], corpus: Path, settings: Settings, processes: Processes) -> None:
        self._futures = {processes.submit(batch, corpus, settings): batch for batch in _batches(paths)}
        self.pending = dict.fromkeys(paths)

    def __iter__(self) -> Iterator[tuple[Path, Extraction | Failure]]:
        for future in as_completed(self._futures):
            batch, results = self._futures.pop(future), future.result()
            for path, result in zip(batch, results, strict=True):
                del self.pending[path]
                yield path, result


def _alone(path: Path, corpus: Path, settings: Settings) -> Iterator[Extraction | Failure]:
    processes = Processes(1)
    try:
        for _, result in _Pool([path], corpus, settings, processes):
            yield result
    finally:
        processes.end(wait=True)


def _one_by_one(paths: Sequence[Path], corpus: Path, settings: Settings) -> Iterator[Extraction | Failure]:
    for path in paths:
        try:
            yield from _alone(path, corpus, settings)
        except BrokenProcessPool:
            yield Failure(
                path,
                f"{path}: extracting this report ended its process; look at the file or remove it",
                f"{path}: odczyt tego raportu przerwał pracę procesu; sprawdź plik albo go usuń",
            )


def _quiet() -> None:
    # Ctrl-C reaches the whole group: the parent stops the pool, workers finish their report in silence.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _start(settings: Settings) -> None:
    """Load the pipeline. Raises ModelError."""
    global _extractor
    from indexer.starting import start

    _extractor = start(settings)


def _extract_apart(paths: Sequence[Path], corpus: Path, settings: Settings) -> list[Extraction | Failure]:
    if _extractor is None:
        _start(settings)
    return _extract(paths, corpus, settings)


def _extract(paths: Sequence[Path], corpus: Path, settings: Settings) -> list[Extraction | Failure]:
    """Extract a batch of reports; the time limit holds for the opening of each and again for the rest."""
    assert _extractor is not None
    extractor, seconds = _extractor, settings.report_seconds
    opened = [_attempt(path, seconds, partial(_open, extractor, path, corpus, settings)) for path in paths]
    with suppress(TimeIsUp, Exception), time_limit(seconds):
        # What fails here is tried again report by report, and told of there.
        extractor.recognise([one for one in opened if not isinstance(one, Failure)])
    return [
        one
        if isinstance(one, Failure)
        else _attempt(path, seconds, partial(_finish, extractor, one, path, corpus))
        for path, one in zip(paths, opened, strict=True)
    ]


def _open(extractor: "Extractor", path: Path, corpus: Path, settings: Settings) -> "Opened | Failure":
    if not path.resolve().is_relative_to(corpus.resolve()):
        return Failure(
            path,
            f"{path}: the link leads outside the corpus; copy the report into it",
            f"{path}: dowiązanie prowadzi poza korpus; skopiuj raport do korpusu",
        )
    return extractor.open(read(path, root=corpus, max_bytes=settings.max_report_bytes))


def _finish(extractor: "Extractor", opened: "Opened", path: Path, corpus: Path) -> Extraction:
    return corrections.apply(extractor.finish(opened), corrections.read(path, corpus))


def _attempt(path: Path, seconds: float, work: Callable[[], _Result]) -> _Result | Failure:
    """Return what the work returns, or why it failed."""
    try:
        with time_limit(seconds):
            return work()
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
