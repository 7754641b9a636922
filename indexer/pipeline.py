"""From a corpus to a generation: what changed, extraction, linking, building, the swap."""

import hashlib
import os
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from indexer import cache as extractions
from indexer.cache import ExtractionCache
from indexer.corpus import Source, fingerprint, sources
from indexer.linking import Linker, Links
from indexer.versions import extraction_version, versions
from indexer.workers import Failure, extract_all
from kb.errors import CorpusError, StoreError
from kb.settings import Settings
from kb.store import Store
from kb.store.stamps import CORPUS, Stamps

if TYPE_CHECKING:
    from kb.store import GenerationWriter

#: Fewer reports than this per process do not pay for its start.
_LEAST_PER_PROCESS = 200

Progress = Callable[[str, int, int], None]
"""Called with the step's name, how many are done, how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run of `index` did.

    Attributes:
        generation: number of the current generation. built: false when nothing had to be done.
        extracted, reused: reports extracted anew, and taken from the cache.
        failures: reports that could not be read, with the reason in English and Polish.
        warnings: (id of a report, sentence in Polish) about the health of those extracted anew.
        seconds: wall time.
    """

    generation: int
    built: bool
    reports: int = 0
    practices: int = 0
    extracted: int = 0
    reused: int = 0
    failures: tuple[Failure, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0


def index(
    settings: Settings, *, if_needed: bool = False, full: bool = False, progress: Progress | None = None
) -> Outcome:
    """Build a generation from the corpus and make it the current one.

    Args:
        settings: `corpus`, `data`, `jobs`, `model`, `max_report_bytes` and `lock_timeout` are used.
        if_needed: do nothing when corpus and versions are those of the current generation.
        full: extract and index every report again, whatever former runs left.
        progress: told how far each step is.

    Raises:
        CorpusError: the corpus is missing, or none of its reports could be read.
        ModelError: the pipeline cannot be loaded.
        IndexLocked: another run is writing.
    """
    started = time.monotonic()
    report = progress or (lambda step, done, total: None)
    corpus: Path = settings.corpus
    began = time.time_ns()
    stamps = Stamps(settings.data / CORPUS)
    listed = sources(corpus, max_bytes=settings.max_report_bytes, stamps=stamps)
    if not listed:
        raise CorpusError(
            f"{corpus}: there are no reports in this folder; add some, or give another folder",
            polish=f"{corpus}: w tym folderze nie ma raportów; dodaj je albo wskaż inny folder",
        )
    wanted = {**versions(settings), "corpus": fingerprint(listed)}
    store = Store(settings.data)
    if if_needed and not full and (current := _current(store, wanted)) is not None:
        stamps.save(settled_before=began)
        return Outcome(generation=current, built=False, seconds=time.monotonic() - started)
    processes = min(settings.jobs or os.cpu_count() or 1, max(1, len(listed) // _LEAST_PER_PROCESS))
    with (
        # Open until the generation is finished: batches read what they need of it when they are made.
        closing(ExtractionCache(settings.data / "extractions.sqlite")) as cache,
        store.writer(
            versions=wanted,
            lock_timeout=settings.lock_timeout,
            jobs=processes,
            expected=len(listed),
            fresh=full,
        ) as writer,
    ):
        run = _Run(settings, cache, report)
        run.build(writer, listed, full=full)
    stamps.save(settled_before=began)
    report("publish", 1, 1)
    return Outcome(
        generation=writer.number,
        built=True,
        reports=len(listed) - len(run.failures),
        practices=writer.practices,
        extracted=run.extracted,
        reused=len(listed) - len(run.failures) - run.extracted,
        failures=tuple(run.failures),
        warnings=tuple(sorted(run.warnings)),
        seconds=time.monotonic() - started,
    )


def _current(store: Store, wanted: dict[str, str]) -> int | None:
    """Return the number of the current generation if it is what is wanted, and undamaged."""
    try:
        manifest = store.manifest()
    except StoreError:
        return None
    same = all(manifest.versions.get(key) == value for key, value in wanted.items())
    return manifest.number if same and store.sound(manifest) else None


class _Run:
    """One run, between finding that something changed and the swap."""

    def __init__(self, settings: Settings, cache: ExtractionCache, progress: Progress) -> None:
        self._settings, self._corpus, self._cache = settings, settings.corpus, cache
        self._version = extraction_version(settings)
        self._progress = progress
        self.failures: list[Failure] = []
        self.warnings: list[tuple[str, str]] = []
        self.extracted = 0

    def build(self, writer: "GenerationWriter", listed: Sequence[Source], *, full: bool) -> None:
        """Extract what changed, link all organisations, and give everything to the writer."""
        known = {} if full else self._cache.known(self._version)
        self._extract([s for s in listed if self._key(s) not in known])
        failed = {failure.path for failure in self.failures}
        read = [s for s in listed if s.path not in failed]
        if not read:
            first = self.failures[0]
            raise CorpusError(
                f"{self._corpus}: none of the {len(listed)} reports could be read; "
                f"the first reason: {first.reason}",
                polish=f"{self._corpus}: nie udało się odczytać żadnego z raportów ({len(listed)}); "
                f"pierwszy powód: {first.polish}",
            )
        self._index(writer, read)
        self._progress("publish", 0, 1)
        self._cache.prune(map(self._key, listed), self._version)

    def _extract(self, pending: Sequence[Source]) -> None:
        paths = [source.path for source in pending]
        for number, result in enumerate(extract_all(paths, self._corpus, self._settings)):
            self._progress("extract", number, len(pending))
            if isinstance(result, Failure):
                self.failures.append(result)
            else:
                self._cache.put(result, self._version)
                self.warnings += [(result.report.id, warning) for warning in result.warnings]
        self._progress("extract", len(pending), len(pending))
        self.failures.sort(key=lambda failure: failure.path)
        self.extracted = len(pending) - len(self.failures)

    def _index(self, writer: "GenerationWriter", read: Sequence[Source]) -> None:
        packed = self._cache.known(self._version)
        linker, report_ids = Linker(), {}
        for source in read:
            names = extractions.names(packed.get(self._key(source), b""))
            if names is None:
                raise self._vanished(source)
            linker.add(names)
            report_ids[source] = names.report
        entities = linker.link()
        for number, source in enumerate(read):
            self._progress("index", number, len(read))
            id_ = report_ids[source]
            load = partial(self._load, source)
            writer.add_encoded(id_, self._digest(source), load, entities.ids(id_))
        self._progress("index", len(read), len(read))
        _name(writer, entities)
        for failure in self.failures:
            writer.fail(failure.path.relative_to(self._corpus).as_posix(), failure.polish)

    def _key(self, source: Source) -> tuple[str, str]:
        return source.name, source.sha256

    def _digest(self, source: Source) -> str:
        return hashlib.sha256("\0".join((*self._key(source), self._version)).encode()).hexdigest()

    def _load(self, source: Source) -> bytes:
        encoded = self._cache.encoded(*self._key(source), self._version)
        if encoded is None:
            raise self._vanished(source)
        return encoded

    @staticmethod
    def _vanished(source: Source) -> StoreError:
        return StoreError(
            f"{source.path}: its extraction cannot be read from the cache; run `kb index --full`",
            polish=f"{source.path}: nie można odczytać zapisanego wyniku ekstrakcji; "
            "uruchom `kb index --full`",
        )


def _name(writer: "GenerationWriter", entities: Links) -> None:
    for entity in entities:
        writer.organisation(entity.id, entity.name, entity.legal_form, entity.variants)
