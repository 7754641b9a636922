"""Builds a generation beside the live one."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from kb import codec
from kb.errors import StoreError
from kb.model import Extraction
from kb.search import documents, passages
from kb.search.build import IndexBuilder
from kb.search.documents import Label
from kb.store import files
from kb.store import manifest as manifests
from kb.store.facts import Facts
from kb.store.facts_writer import FactsWriter, OrganisationEntry
from kb.store.generation import FACTS
from kb.store.identity import practice_ids
from kb.store.manifest import Manifest


class GenerationWriter:
    """Takes extractions and builds a generation of them in a folder of its own.

    The same extractions in the same order give the same tables, ids and numbers.
    """

    def __init__(self, folder: Path, number: int, versions: Mapping[str, str]) -> None:
        self.number = number
        self._folder = folder
        self._versions = {**versions, "schema": manifests.SCHEMA}
        folder.mkdir(parents=True)
        self._facts = FactsWriter(folder / FACTS)
        self._builder = IndexBuilder(folder)
        self._reports: set[str] = set()
        self._seen: set[str] = set()
        self._named: dict[str, tuple[str, str | None, dict[str, int]]] = {}

    def add(self, extraction: Extraction, organisation_ids: Mapping[str, str]) -> None:
        """Add a report with everything extracted from it.

        Args:
            organisation_ids: name of an organisation in this report -> its id.

        Raises:
            StoreError: a report with this id was added before, or an organisation of a practice has no id.
        """
        report = extraction.report
        if report.id in self._reports:
            raise StoreError(
                f"{report.id}: two reports have this id; rename one of the files",
                polish=f"{report.id}: dwa raporty mają ten sam identyfikator; zmień nazwę jednego z plików",
            )
        for practice in extraction.practices:
            if practice.organisation not in organisation_ids:
                raise StoreError(
                    f"{report.id}: the organisation {practice.organisation!r} has no id",
                    polish=f"{report.id}: organizacja {practice.organisation!r} nie ma identyfikatora",
                )
        self._reports.add(report.id)
        ids = self._unique(practice_ids(extraction))
        spans = passages.of_practices(extraction)
        self._facts.add(extraction, organisation_ids, ids, spans)
        for practice, id_, mine in zip(extraction.practices, ids, spans, strict=True):
            owner = organisation_ids[practice.organisation]
            self._builder.add("practices", documents.of_practice(id_, practice, extraction, owner, mine))
        self._builder.add("reports", documents.of_report(extraction, organisation_ids))

    def _unique(self, ids: Sequence[str]) -> list[str]:
        """Return the ids; one that another report's practice has (a collision of hashes) gets a suffix."""
        result = []
        for id_ in ids:
            free, number = id_, 1
            while free in self._seen:
                number += 1
                free = f"{id_}-{number}"
            self._seen.add(free)
            result.append(free)
        return result

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
        self._facts.prepare()
        for id_, entry in self._facts.organisations.items():
            self._finish_organisation(id_, entry)
        self._builder.finish()
        self._facts.finish()
        manifest = Manifest(
            number=self.number,
            created=manifests.now(),
            previous=previous.number if previous else None,
            versions=self._versions,
            counts={
                "reports": self._facts.reports,
                "practices": self._facts.practices,
                "organisations": len(self._facts.organisations),
                "errors": self._facts.errors,
            },
            changes=self._changes(live),
            files=manifests.checksums(self._folder),
        )
        manifests.write(self._folder, manifest)
        files.fsync_tree(self._folder)
        return manifest

    def _finish_organisation(self, id_: str, entry: OrganisationEntry) -> None:
        if id_ in self._named:
            entry.name, form, variants = self._named[id_]
            entry.legal_form = form or entry.legal_form
            if variants:
                entry.variants.clear()
                entry.variants.update(variants)
        mine = []
        for practice_id, data, spans in self._facts.practices_of(id_):
            extraction = codec.decode(data)
            place = practice_ids(extraction).index(practice_id.partition("-")[0])
            practice = extraction.practices[place]
            mine.append(documents.of_practice(practice_id, practice, extraction, id_, spans))
        document = documents.of_organisation(id_, entry.name, list(entry.variants), entry.legal_form, mine)
        self._builder.add("organisations", document)
        self._builder.label("organisation", id_, Label(text=entry.name))

    def _changes(self, live: Path | None) -> dict[str, int]:
        if live is None:
            return {}
        try:
            before = Facts(live / FACTS)
            after = Facts(self._folder / FACTS)
            (old, old_practices), (new, new_practices) = before.digests(), after.digests()
            before.close()
            after.close()
        except sqlite3.Error:
            return {}  # The live generation is damaged: this one mends it.
        return {
            "reports_added": len(new.keys() - old.keys()),
            "reports_removed": len(old.keys() - new.keys()),
            "reports_changed": sum(1 for id_ in old.keys() & new.keys() if old[id_] != new[id_]),
            "practices_added": len(new_practices - old_practices),
            "practices_removed": len(old_practices - new_practices),
        }

    def __enter__(self) -> "GenerationWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            return
        self._facts.close()
        # Where the disk is full, giving up fails too; the first error is the one to tell.
        with suppress(Exception):
            self._builder.abandon()
