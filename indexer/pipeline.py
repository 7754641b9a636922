"""From a corpus to a generation: what changed, extraction, linking, building, the swap."""

import gc
import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from indexer import cache as extractions
from indexer.cache import ExtractionCache
from indexer.corpus import Source, fingerprint, sources
from indexer.linking import Linker, Links, Names
from indexer.versions import extraction_version, versions
from indexer.workers import Extracting, Failure
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
        _rare_collections(),
        # Open until the generation is finished: batches read what they need of it when they are made.
        closing(ExtractionCache(settings.data / "extractions.sqlite")) as cache,
        _Run(settings, cache, listed, report, full=full) as run,
        store.writer(
            versions=wanted,
            lock_timeout=settings.lock_timeout,
            jobs=processes,
            expected=len(listed),
            fresh=full,
        ) as writer,
    ):
        run.build(writer)
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


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Look for garbage in cycles a hundred times less often: there is hardly any among a million rows."""
    usual = gc.get_threshold()
    gc.set_threshold(70_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _current(store: Store, wanted: dict[str, str]) -> int | None:
    """Return the number of the current generation if it is what is wanted, and undamaged."""
    try:
        manifest = store.manifest()
    except StoreError:
        return None
    same = all(manifest.versions.get(key) == value for key, value in wanted.items())
    return manifest.number if same and store.sound(manifest) else None


class _Run:
    """One run, between finding that something changed and the swap.

    Reports that changed are extracted from its beginning on: by other processes, where others need not be,
    so that loading the pipeline and reading what is known take no time after one another.
    """

    def __init__(
        self,
        settings: Settings,
        cache: ExtractionCache,
        listed: Sequence[Source],
        progress: Progress,
        *,
        full: bool,
    ) -> None:
        self._corpus, self._cache, self._listed = settings.corpus, cache, listed
        self._version = extraction_version(settings)
        self._progress = progress
        self.failures: list[Failure] = []
        self.warnings: list[tuple[str, str]] = []
        self.extracted = 0
        self._linker = Linker()
        self._known = {} if full else cache.known(self._version)
        self._pending = [s for s in listed if self._key(s) not in self._known]
        known = len(listed) - len(self._pending)
        self._apart = bool(self._pending) and known >= _LEAST_PER_PROCESS
        paths = [source.path for source in self._pending]
        self._extracting = Extracting(paths, self._corpus, settings, apart=self._apart)

    def __enter__(self) -> "_Run":
        return self

    def __exit__(self, *_error: object) -> None:
        self._extracting.close()

    def build(self, writer: "GenerationWriter") -> None:
        """Extract what changed, link all organisations, and give everything to the writer."""
        names = {s.name: self._names(s) for s in self._listed if self._key(s) in self._known}
        for place, source in enumerate(self._listed):
            if source.name in names:
                self._linker.add(names[source.name], place)
        if self._apart:
            # Others are at work on what changed: what is linked now is not linked again.
            self._linker.link()
        writer.start()
        self._extract()
        failed = {failure.path for failure in self.failures}
        read = [s for s in self._listed if s.name in names or s.path not in failed]
        if not read:
            first = self.failures[0]
            raise CorpusError(
                f"{self._corpus}: none of the {len(self._listed)} reports could be read; "
                f"the first reason: {first.reason}",
                polish=f"{self._corpus}: nie udało się odczytać żadnego z raportów ({len(self._listed)}); "
                f"pierwszy powód: {first.polish}",
            )
        self._known = self._cache.known(self._version) if self._pending else self._known
        for place, source in enumerate(self._listed):
            if source.name not in names and source.path not in failed:
                names[source.name] = self._names(source)
                self._linker.add(names[source.name], place)
        self._index(writer, [(source, names[source.name]) for source in read])
        self._progress("publish", 0, 1)
        self._cache.prune(map(self._key, self._listed), self._version)

    def _extract(self) -> None:
        pending = len(self._pending)
        for number, result in enumerate(self._extracting):
            self._progress("extract", number, pending)
            if isinstance(result, Failure):
                self.failures.append(result)
            else:
                self._cache.put(result, self._version)
                self.warnings += [(result.report.id, warning) for warning in result.warnings]
        self._progress("extract", pending, pending)
        self.failures.sort(key=lambda failure: failure.path)
        self.extracted = pending - len(self.failures)

    def _names(self, source: Source) -> Names:
        names = extractions.names(self._known.get(self._key(source), b""))
        if names is None:
            raise self._vanished(source)
        return names

    def _index(self, writer: "GenerationWriter", read: Sequence[tuple[Source, Names]]) -> None:
        entities = self._linker.link()
        for number, (source, names) in enumerate(read):
            self._progress("index", number, len(read))
            load = partial(self._load, source)
            writer.add_encoded(names.report, self._digest(source), load, entities.ids(names.report))
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
