"""Extraction of many reports, in this process or in several, one failure at a time."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
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


class Extracting:
    """Reports being extracted; iterate once for their extractions, in any order, until all are done.

    Args:
        paths: the reports' files.
        corpus: the folder that ids are relative to.
        settings: `jobs`, `model`, `max_report_bytes` and `report_seconds` are used.
        apart: other processes begin at once, even where one is enough: this one can do something else
            before it asks for the first extraction.

    Raises:
        ModelError: (when iterated) the pipeline cannot be loaded; nothing is extracted then.
    """

    def __init__(
        self, paths: Sequence[Path], corpus: Path, settings: Settings, *, apart: bool = False
    ) -> None:
        self._paths, self._corpus, self._settings = paths, corpus, settings
        jobs = count(paths, settings.jobs or os.cpu_count() or 1)
        self._pool = _Pool(paths, corpus, settings, jobs) if jobs > 1 or (apart and paths) else None

    def __iter__(self) -> Iterator[Extraction | Failure]:
        if self._pool is None:
            if not self._paths:
                return
            _start(self._settings.model)
            for path in self._paths:
                yield _extract(path, self._corpus, self._settings)
            return
        try:
            for _, result in self._pool:
                yield result
        except BrokenProcessPool:
            # A worker died (out of memory, a crash in C): go on one report at a time, each in a process
            # of its own, so that the one that kills its worker is found and only that one is lost.
            yield from _one_by_one(list(self._pool.pending), self._corpus, self._settings)

    def close(self) -> None:
        """End the other processes, also where nobody asked for what they found."""
        if self._pool is not None:
            self._pool.close()


def extract_all(paths: Sequence[Path], corpus: Path, settings: Settings) -> Iterator[Extraction | Failure]:
    """Extract reports: see `Extracting`."""
    with closing(Extracting(paths, corpus, settings)) as extracting:
        yield from extracting


def count(paths: Sequence[Path], most: int) -> int:
    """Return how many processes, at most so many, pay for reading some files."""
    size = 0
    for path in paths:
        try:
            size += path.stat().st_size
        except OSError:
            continue  # It is told of when it is read.
    return max(1, min(most, len(paths), size // _LEAST_BYTES))


class _Pool:
    """Reports being extracted in other processes, from now on; iterate once, for those that are done.

    Attributes:
        pending: those whose result was not told yet.
    """

    def __init__(self, paths: Sequence[Path], corpus: Path, settings: Settings, jobs: int) -> None:
        pool = self._pool = ProcessPoolExecutor(
            jobs, multiprocessing.get_context("spawn"), initializer=_quiet
        )
        self._futures: dict[Future[Extraction | Failure], Path] = {
            pool.submit(_extract_apart, path, corpus, settings): path for path in paths
        }
        self.pending = dict.fromkeys(paths)

    def __iter__(self) -> Iterator[tuple[Path, Extraction | Failure]]:
        for future in as_completed(self._futures):
            path, result = self._futures.pop(future), future.result()
            del self.pending[path]
            yield path, result

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(paths: Sequence[Path], corpus: Path, settings: Settings) -> Iterator[Extraction | Failure]:
    for path in paths:
        try:
            with closing(_Pool([path], corpus, settings, 1)) as pool:
                for _, result in pool:
                    yield result
        except BrokenProcessPool:
            yield Failure(
                path,
                f"{path}: extracting this report ended its process; look at the file or remove it",
                f"{path}: odczyt tego raportu przerwał pracę procesu; sprawdź plik albo go usuń",
            )


def _quiet() -> None:
    # Ctrl-C reaches the whole group: the parent stops the pool, workers finish their report in silence.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _start(model: str) -> None:
    """Load the pipeline. Raises ModelError."""
    global _extractor
    from indexer.extraction.extract import Extractor

    _extractor = Extractor(model or None)


def _extract_apart(path: Path, corpus: Path, settings: Settings) -> Extraction | Failure:
    if _extractor is None:
        _start(settings.model)
    return _extract(path, corpus, settings)


def _extract(path: Path, corpus: Path, settings: Settings) -> Extraction | Failure:
    assert _extractor is not None
    seconds = settings.report_seconds
    try:
        if not path.resolve().is_relative_to(corpus.resolve()):
            return Failure(
                path,
                f"{path}: the link leads outside the corpus; copy the report into it",
                f"{path}: dowiązanie prowadzi poza korpus; skopiuj raport do korpusu",
            )
        with time_limit(seconds):
            found = _extractor.extract(read(path, root=corpus, max_bytes=settings.max_report_bytes))
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
