"""From a corpus to a generation: what changed, extraction, linking, building, the swap."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.cache import ExtractionCache
from indexer.corpus import Source, fingerprint, sources
from indexer.linking import Linker
from indexer.versions import extraction_version, versions
from indexer.workers import Failure, extract_all
from kb.errors import CorpusError, StoreError
from kb.model import Extraction
from kb.settings import Settings
from kb.store import Store

Progress = Callable[[str, int, int], None]
"""Called with the step's name, how many are done, how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run of `index` did.

    Attributes:
        generation: number of the current generation. built: false when nothing had to be done.
        extracted, reused: reports extracted anew, and taken from the cache.
        failures: reports that could not be read, with the reason in English and Polish.
        seconds: wall time.
    """

    generation: int
    built: bool
    reports: int = 0
    practices: int = 0
    extracted: int = 0
    reused: int = 0
    failures: tuple[Failure, ...] = ()
    seconds: float = 0.0


def index(
    settings: Settings, *, if_needed: bool = False, full: bool = False, progress: Progress | None = None
) -> Outcome:
    """Build a generation from the corpus and make it the current one.

    Args:
        settings: `corpus`, `data`, `jobs`, `model`, `max_report_bytes` and `lock_timeout` are used.
        if_needed: do nothing when corpus and versions are those of the current generation.
        full: extract every report again, whatever the cache holds.
        progress: told how far each step is.

    Raises:
        CorpusError: the corpus is missing, or none of its reports could be read.
        ModelError: the pipeline cannot be loaded.
        IndexLocked: another run is writing.
    """
    started = time.monotonic()
    report = progress or (lambda step, done, total: None)
    corpus: Path = settings.corpus
    listed = sources(corpus, max_bytes=settings.max_report_bytes)
    if not listed:
        raise CorpusError(
            f"{corpus}: there are no reports in this folder; add some, or give another folder",
            polish=f"{corpus}: w tym folderze nie ma raportów; dodaj je albo wskaż inny folder",
        )
    wanted = {**versions(settings), "corpus": fingerprint(listed, corpus)}
    store = Store(settings.data)
    if if_needed and not full and (current := _current(store, wanted)) is not None:
        return Outcome(generation=current, built=False, seconds=time.monotonic() - started)
    version = extraction_version(settings)
    with store.writer(versions=wanted, lock_timeout=settings.lock_timeout) as writer:
        cache = ExtractionCache(settings.data / "extractions.sqlite")
        try:
            pending = [s for s in listed if full or not cache.has(_relative(s, corpus), s.sha256, version)]
            failures = []
            for number, result in enumerate(extract_all([s.path for s in pending], corpus, settings)):
                report("extract", number, len(pending))
                if isinstance(result, Failure):
                    failures.append(result)
                else:
                    cache.put(result, version)
            report("extract", len(pending), len(pending))
            failures.sort(key=lambda failure: failure.path)
            failed = {failure.path for failure in failures}
            read = [s for s in listed if s.path not in failed]
            if not read:
                raise CorpusError(
                    f"{corpus}: none of the {len(listed)} reports could be read; "
                    f"the first reason: {failures[0].reason}",
                    polish=f"{corpus}: nie udało się odczytać żadnego z raportów ({len(listed)}); "
                    f"pierwszy powód: {failures[0].polish}",
                )
            linker = Linker()
            for extraction in _cached(cache, read, corpus, version):
                linker.add(extraction)
            entities = linker.link()
            practices = 0
            for number, extraction in enumerate(_cached(cache, read, corpus, version)):
                report("index", number, len(read))
                writer.add(extraction, entities.ids(extraction.report.id))
                practices += len(extraction.practices)
            for entity in entities:
                writer.organisation(entity.id, entity.name, entity.legal_form, entity.variants)
            for failure in failures:
                writer.fail(failure.path.relative_to(corpus).as_posix(), failure.polish)
            report("publish", 0, 1)
            cache.prune(((_relative(s, corpus), s.sha256) for s in listed), version)
        finally:
            cache.close()
    report("publish", 1, 1)
    return Outcome(
        generation=store.current().number,
        built=True,
        reports=len(read),
        practices=practices,
        extracted=len(pending) - len(failures),
        reused=len(read) - (len(pending) - len(failures)),
        failures=tuple(failures),
        seconds=time.monotonic() - started,
    )


def _current(store: Store, wanted: dict[str, str]) -> int | None:
    try:
        generation = store.current()
    except StoreError:
        return None
    same = all(generation.manifest.versions.get(key) == value for key, value in wanted.items())
    return generation.number if same else None


def _relative(source: Source, corpus: Path) -> str:
    return source.path.relative_to(corpus).as_posix()


def _cached(cache: ExtractionCache, read: list[Source], corpus: Path, version: str) -> Iterator[Extraction]:
    for source in read:
        extraction = cache.get(_relative(source, corpus), source.sha256, version)
        if extraction is None:
            raise StoreError(
                f"{source.path}: its extraction vanished from the cache; run the command again",
                polish=f"{source.path}: wynik ekstrakcji zniknął w trakcie pracy; uruchom polecenie ponownie",
            )
        yield extraction
