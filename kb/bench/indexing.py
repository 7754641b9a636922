"""How long indexing takes: ours, phase by phase and as a whole, beside Whoosh's own writer on the same texts.

``python -m kb.bench.indexing_report`` measures and writes ``docs/bench-indexing.md``. Every figure is of a
process of its own. On a machine that others use too, the time of the processor says more than that of the
clock; both are told.
"""

import hashlib
import resource
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec

from kb import codec
from kb.facets import UNITS, Unit
from kb.model import Extraction
from kb.search import batch, build, documents, passages, whoosh_segments
from kb.search.documents import Document
from kb.search.inversion import Inverter
from kb.search.synthetic import Corpus, organisation_ids
from kb.store import Store
from kb.store.identity import practice_ids

#: What Whoosh's own writer indexes: the practices alone, and everything that our generations hold.
PLAIN: tuple[tuple[str, tuple[Unit, ...]], ...] = (("practices", ("practices",)), ("all", UNITS))

_LIMIT_MB = 256
_WORDS = 100
_VERSIONS = {"bench": "1"}


class _Entry(msgspec.Struct, frozen=True):
    """What is known of an extraction that nobody reads: id and digest, organisations' names and ids."""

    id: str
    digest: str
    organisations: dict[str, str]


_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(_Entry).decode


class Took(msgspec.Struct, frozen=True):
    """What a run took: seconds of the clock and of the processor, MB of its largest process."""

    clock: float
    processor: float
    memory: float


class Figures(msgspec.Struct, frozen=True):
    """What was measured over one size.

    Attributes:
        plain: Whoosh's own writer over the practices' texts alone, and over those of all three units.
        ours: whole generations, by number of processes.
        changed: a generation after one report changed. unchanged: one where nothing did.
        phases: seconds of the processor, phase by phase, over the practices alone, in one process.
    """

    practices: int
    reports: int
    plain: dict[str, Took]
    ours: dict[int, Took]
    changed: Took
    unchanged: Took
    phases: dict[str, float]


def run(size: int, folder: Path, jobs: Sequence[int] = (1, 2), seed: int = 1) -> Figures:
    """Measure over so many made-up practices.

    Args:
        folder: emptied first. jobs: numbers of processes.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    corpus = folder / "corpus"
    reports = _apart(_write_corpus, corpus, size, seed)
    plain, ours = {}, {}
    # In turn, so that a change of the machine's mood meets both.
    for number, count in enumerate(jobs):
        ours[count] = _took(_index, corpus, folder / f"ours-{count}", count, -1)
        name, units = PLAIN[number % len(PLAIN)]
        plain[name] = _took(_plain, corpus, folder / f"plain-{count}", units)
    last = folder / f"ours-{jobs[-1]}"
    changed = _took(_index, corpus, last, jobs[-1], reports // 2)
    unchanged = _took(_index, corpus, last, jobs[-1], reports // 2)
    phases = _apart(_phases, corpus, folder / "phases")
    return Figures(size, reports, plain, ours, changed, unchanged, phases)


def _apart(function: Callable[..., Any], *arguments: Any) -> Any:
    # Not daemons: what is measured may start processes itself.
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, function, arguments))
    process.start()
    sender.close()
    try:
        return receiver.recv()
    finally:
        process.join()


def _send(sender: Any, function: Callable[..., Any], arguments: Sequence[Any]) -> None:
    sender.send(function(*arguments))


def _took(function: Callable[..., Any], *arguments: Any) -> Took:
    took: Took = _apart(_measured, function, arguments)
    return took


def _measured(function: Callable[..., Any], arguments: Sequence[Any]) -> Took:
    started, before = time.perf_counter(), _used()
    function(*arguments)
    clock, used = time.perf_counter() - started, _used()
    memory = max(
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return Took(clock, used - before, memory / 1024)


def _used() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(found.ru_utime + found.ru_stime for found in both)


def _write_corpus(path: Path, size: int, seed: int) -> int:
    """Write the extractions, encoded, a line each, and in another file what is known of each unread."""
    count = 0
    with path.open("wb") as file, _beside(path).open("wb") as beside:
        for extraction in Corpus(seed=seed, words=_WORDS).reports(size):
            encoded = codec.encode(extraction)
            file.write(encoded + b"\n")
            digest = hashlib.sha256(encoded).hexdigest()
            beside.write(_ENCODE(_Entry(extraction.report.id, digest, organisation_ids(extraction))) + b"\n")
            count += 1
    return count


def _beside(corpus: Path) -> Path:
    return corpus.with_name(f"{corpus.name}-entries")


def _read_corpus(path: Path) -> Iterator[Extraction]:
    with path.open("rb") as file:
        yield from map(codec.decode, file)


def _index(corpus: Path, data: Path, jobs: int, changed: int) -> None:
    """Build a generation from what `kb index` builds it of: encoded extractions, read where they are needed.

    Args:
        changed: the number of the report that gets another title, -1 for none.
    """
    with _beside(corpus).open("rb") as file:
        expected = sum(1 for _ in file)
    with (
        corpus.open("rb") as extractions,
        _beside(corpus).open("rb") as entries,
        Store(data).writer(versions=_VERSIONS, jobs=jobs, expected=expected) as writer,
    ):
        writer.start()
        for number, (encoded, line) in enumerate(zip(extractions, entries, strict=True)):
            entry = _DECODE(line)
            if number == changed:
                writer.add(_retitled(codec.decode(encoded)), entry.organisations)
            else:
                writer.add_encoded(entry.id, entry.digest, partial(bytes, encoded), entry.organisations)


def _retitled(extraction: Extraction) -> Extraction:
    return replace(extraction, report=replace(extraction.report, title="Zmieniony raport"))


def _practices(extraction: Extraction) -> list[Document]:
    owners, spans = organisation_ids(extraction), passages.of_practices(extraction)
    return [
        documents.of_practice(id_, practice, extraction, owners[practice.organisation], mine)
        for practice, id_, mine in zip(extraction.practices, practice_ids(extraction), spans, strict=True)
    ]


def _documents(corpus: Path, units: Sequence[Unit]) -> Iterator[Document]:
    """Return the documents of some units; an organisation's are gathered over all reports."""
    owners: dict[str, list[Document]] = {}
    for extraction in _read_corpus(corpus):
        ids = organisation_ids(extraction)
        made = _practices(extraction)
        yield from made
        if "reports" in units:
            yield documents.of_report(extraction, ids)
        for practice, document in zip(extraction.practices, made, strict=True):
            owners.setdefault(ids[practice.organisation], []).append(document)
    if "organisations" in units:
        for id_, mine in owners.items():
            yield documents.of_organisation(id_, mine[0].name, (), None, mine)


def _plain(corpus: Path, folder: Path, units: Sequence[Unit]) -> None:
    """Index the texts with Whoosh as anyone would: its analyser, its writer, one process, no facets."""
    from whoosh import analysis, fields, index

    folder.mkdir()
    words = fields.TEXT(analyzer=analysis.SimpleAnalyzer(), phrase=True)
    made = index.create_in(str(folder), fields.Schema(words=words, id=fields.STORED))
    writer = made.writer(limitmb=_LIMIT_MB)
    for document in _documents(corpus, units):
        writer.add_document(words=" ".join(text for _, text in document.sections), id=document.id)
    writer.commit()
    made.close()


def _phases(corpus: Path, folder: Path) -> dict[str, float]:
    """Index the practices in one process and take the time of each phase."""
    folder.mkdir()
    phases: dict[str, float] = {}
    last = time.process_time()

    def done(name: str) -> None:
        nonlocal last
        now = time.process_time()
        phases[name] = phases.get(name, 0.0) + now - last
        last = now

    extractions = list(_read_corpus(corpus))
    done("reading")
    made = [document for extraction in extractions for document in _practices(extraction)]
    done("documents")
    inverter = Inverter()
    for document in made:
        inverter.add(document.sections)
    inverted = inverter.finish()
    done("analysis and inversion")
    (folder / "whoosh-only").mkdir()
    whoosh_segments.write(folder / "whoosh-only", "x", inverted, [document.id for document in made])
    done("Whoosh's segment")
    batch.write(made, folder / "practices", "p")
    last = time.process_time()
    none: dict[Unit, list[Path]] = {unit: [] for unit in UNITS}
    waiting: list[tuple[Callable[..., Any], tuple[Any, ...]]] = []

    def later(function: Callable[..., Any], *arguments: Any) -> "Future[Any]":
        waiting.append((function, arguments))
        future: Future[Any] = Future()
        future.set_result(None)
        return future

    build.assemble(folder, {**none, "practices": [folder / "practices"]}, {}, (), later)
    done("gathering words and values")
    for function, arguments in waiting:
        function(*arguments)
        done("arrays and facets" if function is build.write_unit else "words, lemmas, names")
    return phases
