"""Builds a generation beside the live one, from batches of reports that are indexed once and kept."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from kb import codec
from kb.errors import StoreError
from kb.facets import Unit
from kb.model import Extraction
from kb.search import build
from kb.search.build import Former
from kb.search.documents import Label
from kb.store import batches, changes, files, jobs
from kb.store import manifest as manifests
from kb.store.batches import BatchStore, Cutter
from kb.store.facts_writer import FactsWriter, OrganisationEntry
from kb.store.jobs import OrganisationInput, Workers
from kb.store.manifest import FACTS, Manifest
from kb.store.stamps import Stamps

#: Versions that say nothing about how a report is indexed.
_OF_THE_CORPUS = frozenset({"corpus"})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A report to be indexed: a hash of its extraction, and how to get that, encoded."""

    id: str
    digest: str
    load: Callable[[], bytes]
    organisations: dict[str, str]


class GenerationWriter:
    """Takes extractions and builds a generation of them in a folder of its own.

    The same extractions in the same order give the same tables, ids and numbers, whether batches are made
    anew or taken from former runs, in one process or in several.

    Args:
        folder: of the generation, made here. number: the generation's number.
        versions: of everything that an index depends on, for the manifest.
        kept: batches of former runs. workers: where batches are made.
        stamps: of files whose checksums are known.
        expected: how many reports there will be about; 0 when nobody knows.
    """

    def __init__(
        self,
        folder: Path,
        number: int,
        versions: Mapping[str, str],
        kept: BatchStore,
        workers: Workers,
        stamps: Stamps,
        expected: int = 0,
    ) -> None:
        self.number = number
        self._folder = folder
        self._versions = {**versions, "schema": manifests.SCHEMA}
        self._basis = _basis(self._versions)
        folder.mkdir(parents=True)
        self._facts = FactsWriter(folder / FACTS)
        self._kept, self._workers, self._stamps = kept, workers, stamps
        self._cutter = Cutter(expected)
        self._open: list[_Entry] = []
        self._pending: deque[tuple[str, Future[Any] | None]] = deque()
        self._keys: list[str] = []
        self._digests: dict[str, str] = {}
        self._files: dict[str, str] = {}
        self._seen: set[str] = set()
        self._named: dict[str, tuple[str, str | None, dict[str, int]]] = {}

    def start(self) -> None:
        """Let other processes start, while extractions are waited for."""
        self._workers.start()

    def add(self, extraction: Extraction, organisation_ids: Mapping[str, str]) -> None:
        """Add a report with everything extracted from it.

        Args:
            organisation_ids: name of an organisation in this report -> its id.

        Raises:
            StoreError: a report with this id was added before, or an organisation of a practice has no id.
        """
        encoded = codec.encode(extraction)
        digest = hashlib.sha256(encoded).hexdigest()
        self.add_encoded(extraction.report.id, digest, lambda: encoded, organisation_ids)

    def add_encoded(
        self, id_: str, digest: str, load: Callable[[], bytes], organisation_ids: Mapping[str, str]
    ) -> None:
        """Add a report whose extraction is read only where its batch has to be made.

        Args:
            digest: equal exactly when the extraction is equal.
            load: returns the extraction as `kb.codec.encode` gives it.
            organisation_ids: as for `add`.

        Raises:
            StoreError: as for `add`.
        """
        if id_ in self._digests:
            raise StoreError(
                f"{id_}: two reports have this id; rename one of the files",
                polish=f"{id_}: dwa raporty mają ten sam identyfikator; zmień nazwę jednego z plików",
            )
        self._digests[id_] = digest
        self._open.append(_Entry(id_, digest, load, dict(organisation_ids)))
        if self._cutter.ends(id_):
            self._close_batch()

    def _close_batch(self) -> None:
        entries, self._open = self._open, []
        if not entries:
            return
        key = batches.key_of(
            self._basis, [(e.id, e.digest, sorted(e.organisations.items())) for e in entries]
        )
        self._keys.append(key)
        future = None
        if not self._kept.has(key):
            encoded = [(e.load(), e.organisations) for e in entries]
            future = self._workers.submit(batches.make, self._kept.path(key), jobs.index_reports, encoded)
        self._pending.append((key, future))
        # Batches wait for their turn in the tables; few of them, so that memory stays flat.
        while self._pending and (len(self._pending) > 2 * self._workers.count or _done(self._pending[0])):
            self._take_in()

    def _take_in(self) -> None:
        """Write the facts of the oldest batch, waiting for it if need be."""
        key, future = self._pending.popleft()
        if future is not None:
            future.result()
            self._kept.learn(key)
        found = jobs.read_facts(self._kept.path(key))
        self._facts.add(found.block, found.sizes, found.summaries, self._unique)

    def _unique(self, id_: str) -> str:
        """Return an id; one that another report's practice has (a collision of hashes) gets a suffix."""
        free, number = id_, 1
        while free in self._seen:
            number += 1
            free = f"{id_}-{number}"
        self._seen.add(free)
        return free

    @property
    def practices(self) -> int:
        """How many practices are in the tables by now; all of them once the generation is finished."""
        return len(self._facts.practice_ids)

    def fail(self, path: str, reason: str) -> None:
        """Record a report that could not be read."""
        self._facts.fail(path, reason)

    def organisation(
        self, id_: str, name: str, legal_form: str | None, variants: Iterable[tuple[str, int]] = ()
    ) -> None:
        """Say how an organisation is called over all reports; without it the first report decides."""
        self._named[id_] = (name, legal_form, dict(variants))

    def finish(self, previous: Manifest | None, live: Path | None) -> Manifest:
        """Write everything, check it and force it to the disk.

        Args:
            previous, live: the manifest and the folder of the current generation.
        """
        self._close_batch()
        while self._pending:
            self._take_in()
        for id_, named in self._named.items():
            if id_ in self._facts.organisations:
                _rename(self._facts.organisations[id_], *named)
        order = sorted(self._facts.organisations)
        self._facts.finish(order)
        organisations = self._index_organisations(order)
        paths: dict[Unit, list[Path]] = {
            "practices": [self._kept.path(key) / jobs.PRACTICES for key in self._keys],
            "reports": [self._kept.path(key) / jobs.REPORTS for key in self._keys],
            "organisations": [self._kept.path(key) / jobs.ORGANISATIONS for key in organisations],
        }
        labels = [(("organisation", id_), Label(text=self._facts.organisations[id_].name)) for id_ in order]
        ids: dict[Unit, list[str]] = {"practices": self._facts.practice_ids}
        former = self._former(previous, live, {_key(path) for unit in paths.values() for path in unit})
        build.assemble(self._folder, paths, ids, labels, self._workers.submit, former)
        changes.remember(self._folder, self._facts.reports, self._facts.practice_ids)
        manifest = Manifest(
            number=self.number,
            created=manifests.now(),
            previous=previous.number if previous else None,
            versions=self._versions,
            counts={
                "reports": len(self._facts.reports),
                "practices": self.practices,
                "organisations": len(order),
                "errors": self._facts.errors,
            },
            changes=changes.since(live, self._facts.reports, self._seen),
            files=manifests.checksums(self._folder, self._stamps.sha256),
        )
        manifests.write(self._folder, manifest)
        files.fsync_tree(self._folder)
        return manifest

    def _former(self, previous: Manifest | None, live: Path | None, keys: Set[str]) -> Former | None:
        """Return the live generation if it can be changed into this one, and most of it stays as it is.

        Args:
            keys: of all batches of this one.
        """
        if previous is None or live is None or self._basis != _basis(previous.versions):
            return None
        if manifests.problems(live, previous, only=build.REMEMBERED, sha256=self._stamps.sha256):
            return None
        former = Former.read(live)
        before = {listed.key for unit in former.batches.values() for listed in unit}
        gone = before - keys
        return former if 2 * len(gone) < len(before) and all(map(self._kept.sound, gone)) else None

    def _index_organisations(self, order: Sequence[str]) -> list[str]:
        """Make the batches of organisations and return their keys."""
        digests, practice_ids = list(self._digests.values()), self._facts.practice_ids
        keys, futures = [], []
        for ids in Cutter(len(order)).cut(order):
            entries = [(id_, self._facts.organisations[id_]) for id_ in ids]
            found = [OrganisationInput(id_, e.name, e.legal_form, list(e.variants)) for id_, e in entries]
            sources = [
                ([practice_ids[n] for n in e.practices], [digests[n] for n in e.reports]) for _, e in entries
            ]
            key = batches.key_of(self._basis, found, sources)
            keys.append(key)
            if not self._kept.has(key):
                mine = [(one, e.practices) for one, (_, e) in zip(found, entries, strict=True)]
                path, facts = self._kept.path(key), self._folder / FACTS
                future = self._workers.submit(batches.make, path, jobs.index_organisations, facts, mine)
                futures.append((key, future))
        for key, future in futures:
            future.result()
            self._kept.learn(key)
        return keys

    def __enter__(self) -> "GenerationWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._facts.close()


def _key(batch: Path) -> str:
    return batch.parent.name


def _basis(versions: Mapping[str, str]) -> dict[str, str]:
    return {name: found for name, found in sorted(versions.items()) if name not in _OF_THE_CORPUS}


def _done(pending: tuple[str, Future[Any] | None]) -> bool:
    return pending[1] is None or pending[1].done()


def _rename(entry: OrganisationEntry, name: str, legal_form: str | None, variants: Mapping[str, int]) -> None:
    entry.name = name
    entry.legal_form = legal_form or entry.legal_form
    if variants:
        entry.variants.clear()
        entry.variants.update(variants)
