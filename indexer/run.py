"""One run of the indexing: extraction of what changed, linking, and everything given to the writer."""

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from indexer import cache as extractions
from indexer.cache import ExtractionCache
from indexer.corpus import Source
from indexer.linking import Linker, Links, Names
from indexer.versions import extraction_version
from indexer.workers import Extracting, Failure, Processes
from kb.errors import CorpusError, StoreError
from kb.settings import Settings

if TYPE_CHECKING:
    from kb.store import GenerationWriter

#: Fewer reports than this per process do not pay for its start.
LEAST_PER_PROCESS = 200

Progress = Callable[[str, int, int], None]
"""Called with the step's name, how many are done, how many there are."""


@dataclass(slots=True)
class Linked:
    """The organisations of the reports of a run, for the next.

    Attributes:
        order: the reports' paths, in order; where they are others, everything is linked anew.
        names: by path, the report's hash and its names.
    """

    order: list[str] = field(default_factory=list)
    names: dict[str, tuple[str, Names]] = field(default_factory=dict)
    linker: Linker = field(default_factory=Linker)


class Kept:
    """What a run leaves at hand for the next in this process: others that wait for work, and what is linked.

    Args:
        settings: `jobs` is used.

    Attributes:
        failed: a run was interrupted by an error: what is here may be half done, and no other run may use it.
    """

    def __init__(self, settings: Settings) -> None:
        from kb.store.jobs import Workers

        most = settings.jobs or os.cpu_count() or 1
        self.failed = False
        self.processes, self.workers = Processes(most), Workers(most)
        self.linked = Linked()

    def start(self, settings: Settings) -> None:
        """Let a process load the pipeline, and others start, while nobody waits for them."""
        self.processes.submit([], settings.corpus, settings)
        self.workers.start()

    def close(self) -> None:
        """End the processes."""
        self.processes.end(wait=True)
        self.workers.end()


class Run:
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
        kept: Kept | None = None,
    ) -> None:
        self._corpus, self._cache, self._listed = settings.corpus, cache, listed
        self._version = extraction_version(settings)
        self._progress = progress
        self.failures: list[Failure] = []
        self.warnings: list[tuple[str, str]] = []
        self.extracted = 0
        self._linked = _linked(listed, kept, full=full)
        self._warm = bool(self._linked.names)
        self._known = {} if full else cache.known(self._version)
        self._pending = [s for s in listed if self._key(s) not in self._known]
        known = len(listed) - len(self._pending)
        self._apart = bool(self._pending) and known >= LEAST_PER_PROCESS
        paths = [source.path for source in self._pending]
        self._extracting = Extracting(
            paths, self._corpus, settings, apart=self._apart, processes=kept.processes if kept else None
        )

    def __enter__(self) -> "Run":
        return self

    def __exit__(self, *_error: object) -> None:
        self._extracting.close()

    def prepare(self) -> None:
        """Take in what is known, for a later run that finds it at hand."""
        self._take(self._known)
        self._linked.linker.link()

    def build(self, writer: "GenerationWriter") -> None:
        """Extract what changed, link all organisations, and give everything to the writer."""
        self._take(self._known)
        if self._apart and not self._warm:
            # Others are at work on what changed: what is linked now is not linked again.
            self._linked.linker.link()
        writer.start()
        self._extract()
        if len(self.failures) == len(self._listed):
            first = self.failures[0]
            raise CorpusError(
                f"{self._corpus}: none of the {len(self._listed)} reports could be read; "
                f"the first reason: {first.reason}",
                polish=f"{self._corpus}: nie udało się odczytać żadnego z raportów ({len(self._listed)}); "
                f"pierwszy powód: {first.polish}",
            )
        if self._pending:
            self._take(self._cache.known(self._version))
        self._index(writer)
        self._progress("publish", 0, 1)
        self._cache.prune(map(self._key, self._listed), self._version)

    def _take(self, known: Mapping[tuple[str, str], bytes]) -> None:
        """Add the names of those reports that are known and not yet here."""
        linked = self._linked
        for place, source in enumerate(self._listed):
            if source.name in linked.names or (packed := known.get(self._key(source))) is None:
                continue
            names = extractions.names(packed)
            if names is None:
                raise self._vanished(source)
            linked.names[source.name] = source.sha256, names
            linked.linker.add(names, place)

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

    def _index(self, writer: "GenerationWriter") -> None:
        entities = self._linked.linker.link()
        read = [source for source in self._listed if source.name in self._linked.names]
        for number, source in enumerate(read):
            self._progress("index", number, len(read))
            report = self._linked.names[source.name][1].report
            writer.add_encoded(
                report, self._digest(source), partial(self._load, source), entities.ids(report)
            )
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


def _linked(listed: Sequence[Source], kept: Kept | None, *, full: bool) -> Linked:
    """Return what an earlier run linked, without what changed since, if it was of the same files."""
    order = [source.name for source in listed]
    if kept is None or kept.linked.order != order or full:
        linked = Linked(order)
        if kept is not None:
            kept.linked = linked
        return linked
    linked = kept.linked
    for source in listed:
        before = linked.names.get(source.name)
        if before is not None and before[0] != source.sha256:
            del linked.names[source.name]
            linked.linker.remove(before[1])
    return linked


def _name(writer: "GenerationWriter", entities: Links) -> None:
    for entity in entities:
        writer.organisation(entity.id, entity.name, entity.legal_form, entity.variants)
