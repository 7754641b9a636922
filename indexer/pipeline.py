"""From a corpus to a generation: what changed, extraction, linking, building, the swap."""

import gc
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from indexer.cache import ExtractionCache
from indexer.corpus import Source, fingerprint, sources
from indexer.run import LEAST_PER_PROCESS, Kept, Progress, Run
from indexer.versions import versions
from indexer.workers import Failure
from kb.errors import CorpusError, StoreError
from kb.settings import Settings
from kb.store import Store
from kb.store.stamps import CORPUS, Stamps


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
    settings: Settings,
    *,
    if_needed: bool = False,
    full: bool = False,
    progress: Progress | None = None,
    kept: Kept | None = None,
) -> Outcome:
    """Build a generation from the corpus and make it the current one.

    Args:
        settings: `corpus`, `data`, `jobs`, `model`, `max_report_bytes` and `lock_timeout` are used.
        if_needed: do nothing when corpus and versions are those of the current generation.
        full: extract and index every report again, whatever former runs left.
        progress: told how far each step is.
        kept: what earlier runs in this process left at hand; to be closed when a run fails.

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
        if kept is not None and not kept.linked.names:
            _prepare(settings, listed, kept)
        return Outcome(generation=current, built=False, seconds=time.monotonic() - started)
    processes = min(settings.jobs or os.cpu_count() or 1, max(1, len(listed) // LEAST_PER_PROCESS))
    with (
        _rare_collections(),
        # Open until the generation is finished: batches read what they need of it when they are made.
        closing(ExtractionCache(settings.data / "extractions.sqlite")) as cache,
        Run(settings, cache, listed, report, full=full, kept=kept) as run,
        store.writer(
            versions=wanted,
            lock_timeout=settings.lock_timeout,
            jobs=processes,
            workers=kept.workers if kept else None,
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


def _prepare(settings: Settings, listed: Sequence[Source], kept: Kept) -> None:
    """Have everything at hand before anything changes."""
    kept.start(settings)
    with (
        closing(ExtractionCache(settings.data / "extractions.sqlite")) as cache,
        Run(settings, cache, listed, lambda step, done, total: None, full=False, kept=kept) as run,
    ):
        run.prepare()


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
