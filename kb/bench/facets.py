"""Facets for engines that have none: the numbers of the values in NumPy, counted with our own code."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from kb.bench.corpora import SIX, Question, read
from kb.bench.engines import Answer
from kb.facets import MISSING
from kb.search import columns
from kb.search.arrays import Array, Lists
from kb.search.columns import Column
from kb.search.documents import Label
from kb.search.filters import Filtered, Filters, numbers


def build(corpus: Path, folder: Path) -> None:
    """Write the columns of the six facets."""
    rows = [row.facets for row in read(corpus)]
    labels = {(f, value): Label(text=value) for row in rows for f in SIX for value in row.get(f, ())}
    known = columns.number_values(labels, folder)
    for facet in SIX:
        lists = [sorted(known[facet][v] for v in row.get(facet, ())) for row in rows]
        columns.write(folder, "practices", facet, lists, len(known[facet]))


class Facets:
    """Answers with the documents that match, found elsewhere."""

    def __init__(self, folder: Path) -> None:
        infos = columns.read_values(folder)
        self._columns = {f: Column(folder, "practices", f, infos[f]) for f in SIX}
        self._years = Lists.of([])

    def answer(self, question: Question, documents: Array, size: int, scores: Array, top: int) -> Answer:
        """Return total, counts and the best hits.

        Args:
            documents: the numbers of the documents that hold the words, ascending; scores: theirs.
            size: number of all documents. top: how many hits to list.
        """
        chosen = {f: numbers(self._columns[f], (v,)) for f, v in question.chosen.items()}
        filtered = Filtered(documents, size, self._columns, self._years, Filters(include=chosen, exclude={}))
        found = filtered.of_hits(scores)
        listed = np.argpartition(-found, top)[:top] if len(found) > top else np.arange(len(found))
        listed = listed[np.argsort(-found[listed], kind="stable")]
        return Answer(len(found), tallies(self._columns, filtered), len(listed))


def tallies(known: Mapping[str, Column], filtered: Filtered) -> dict[str, dict[str, int]]:
    """Return the disjunctive counts of the six facets by value."""
    return {facet: tally(known[facet], filtered.count(facet)) for facet in SIX}


def tally(column: Column, counts: Array) -> dict[str, int]:
    """Return the counts that are not zero by value, those without the fact left out."""
    present = counts.nonzero()[0]
    infos = column.infos
    found = {infos[n].value: c for n, c in zip(present.tolist(), counts[present].tolist(), strict=True)}
    found.pop(MISSING, None)
    return found
