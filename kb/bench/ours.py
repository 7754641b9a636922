"""Our engine: as users have it, and for words as they are written, which is the job of the other engines."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from itertools import islice
from pathlib import Path
from typing import Any

from kb.bench.corpora import SIX, Question, read
from kb.bench.engines import Answer, Ask
from kb.bench.facets import tallies
from kb.facets import MISSING, UNITS, Unit
from kb.search import batch
from kb.search.build import ARRAYS, assemble
from kb.search.combining import all_of
from kb.search.engine import ArrayEngine
from kb.search.protocol import Request
from kb.search.snippets import Source

#: Practices that are indexed at once.
_BATCH = 10_000


def build_ours(corpus: Path, folder: Path) -> None:
    """Build Whoosh's index and the arrays of it, in one process."""
    parts = folder / "parts"
    parts.mkdir()
    documents = (row.document() for row in read(corpus))
    batches: list[Path] = []
    while part := list(islice(documents, _BATCH)):
        batches.append(parts / f"{len(batches)}")
        batch.write(part, batches[-1], f"b{len(batches)}")
    none: dict[Unit, list[Path]] = {unit: [] for unit in UNITS}
    assemble(folder, {**none, "practices": batches}, {}, (), _at_once)
    shutil.rmtree(parts)


def _at_once(function: Callable[..., Any], *arguments: Any) -> "Future[Any]":
    done: Future[Any] = Future()
    done.set_result(function(*arguments))
    return done


def opened(folder: Path) -> ArrayEngine:
    """Return our engine over a built index, without texts for snippets."""

    def no_texts(unit: str, ids: Sequence[str]) -> Mapping[str, Sequence[Source]]:
        return {}

    return ArrayEngine(folder / ARRAYS, no_texts)


def open_polish(folder: Path) -> Ask:
    """Return the whole search: groups of words, named facets, offers, repairs, years; no snippets."""
    engine = opened(folder)
    engine.warm()

    def ask(question: Question) -> Answer:
        include = {facet: (value,) for facet, value in question.chosen.items()}
        # As for a query that nobody asked before: the other engines remember nothing either.
        engine.recent.forget()
        found = engine.search(Request(q=" ".join(question.words), include=include), facets=SIX)
        counts = {
            facet: {v.value: v.count for v in values if v.count and v.value != MISSING}
            for facet, values in found.facets.items()
        }
        return Answer(found.total, counts, len(found.hits))

    return ask


def open_surface(folder: Path) -> Ask:
    """Return a search for the words as they are written, all of them, ranked by BM25F."""
    engine = opened(folder)
    unit = engine.units["practices"]

    def ask(question: Question) -> Answer:
        request = Request(include={facet: (value,) for facet, value in question.chosen.items()})
        words = [engine.lexicon.words.find(word) for word in question.words]
        found = all_of(unit.size, [unit.postings.score([(word, 1.0)]) for word in words])
        filtered = unit.filtered(found.documents, request)
        page = unit.page(request, filtered.hits, filtered.of_hits(found.values))
        hits = [unit.id_of(int(document)) for document in filtered.hits[page]]
        return Answer(len(filtered.hits), tallies(unit.columns, filtered), len(hits))

    return ask
