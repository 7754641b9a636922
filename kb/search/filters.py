"""Filters and disjunctive counts: OR inside a facet, AND between facets, exclusion, "no data", years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kb.search.arrays import Array, Lists
from kb.search.columns import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """A request's filters by numbers of values."""

    include: Mapping[str, tuple[int, ...]]
    exclude: Mapping[str, tuple[int, ...]]
    year_from: int | None = None
    year_to: int | None = None

    @property
    def years(self) -> bool:
        """Whether the year is filtered."""
        return self.year_from is not None or self.year_to is not None


class Filtered:
    """The documents that match a query, with the filters each of them fails.

    Each filter (the included values of a facet, the excluded values of a facet, the years) is one condition.
    A document that fails none is a hit; to count a facet as if its own filter were lifted, the documents that
    fail nothing but that one come in too. So every facet costs one pass, however many are filtered.
    """

    def __init__(
        self,
        documents: Array | None,
        size: int,
        columns: Mapping[str, Column],
        years: Lists,
        filters: Filters,
    ) -> None:
        self._columns = columns
        self._size = size
        self._all = np.arange(size) if documents is None else documents
        self._whole = documents is None
        self._fails: dict[tuple[str, str], Array] = {}
        for facet, values in filters.include.items():
            self._fails["include", facet] = ~columns[facet].mask(values, size)[self._all]
        for facet, values in filters.exclude.items():
            self._fails["exclude", facet] = columns[facet].mask(values, size)[self._all]
        if filters.years:
            self._fails["years", ""] = ~_within(years, size, filters.year_from, filters.year_to)[self._all]
        self._failed = np.zeros(len(self._all) if self._fails else 0, dtype=np.int8)
        for fails in self._fails.values():
            self._failed += fails
        self._passing = self._failed == 0
        #: The documents that pass every filter, ascending.
        self.hits = self.of_hits(self._all)

    def of_hits(self, values: Array) -> Array:
        """Return those of some values, one for each document of the query, that belong to hits."""
        found: Array = values[self._passing] if self._fails else values
        return found

    def without(self, *conditions: tuple[str, str]) -> Array | None:
        """Return the hits there would be without some conditions; None means all documents of the unit."""
        if not self._fails:
            return self._everything()
        lifted = [self._fails[c] for c in conditions if c in self._fails]
        if not lifted:
            return self.hits
        if len(lifted) == len(self._fails):
            return self._everything()
        failed = self._failed.copy()
        for fails in lifted:
            failed -= fails
        kept: Array = self._all[failed == 0]
        return kept

    def _everything(self) -> Array | None:
        return None if self._whole else self._all

    def count(self, facet: str) -> Array:
        """Return the disjunctive count of each value of a facet.

        The count of a value is the number of hits if it were the facet's only included value: under all other
        filters and under the facet's own exclusions.
        """
        return self._columns[facet].count(self.without(("include", facet)))

    def hidden(self, facet: str) -> Array:
        """Return the counts without any of the facet's own filters: what an exclusion hides."""
        return self._columns[facet].count(self.without(("include", facet), ("exclude", facet)))


def _within(years: Lists, size: int, first: int | None, last: int | None) -> Array:
    low = -(2**31) if first is None else first
    high = 2**31 - 1 if last is None else last
    inside = (years.values >= low) & (years.values <= high)
    found = np.zeros(size, dtype=bool)
    found[np.repeat(np.arange(size), np.diff(years.offsets))[inside]] = True
    return found


def histogram(years: Lists, documents: Array | None) -> tuple[tuple[int, int], ...]:
    """Return (year, number of documents) in ascending order; years without any are left out."""
    values = years.values if documents is None else years.gather(documents)
    if not len(values):
        return ()
    first = int(values.min())
    counts = np.bincount(values - first)
    present = np.flatnonzero(counts)
    return tuple(zip((present + first).tolist(), counts[present].tolist(), strict=True))


def best(scores: Array, documents: Array, start: int, stop: int) -> Array:
    """Return the places of the best `start` to `stop` by descending score, ties by ascending document."""
    stop = min(stop, len(scores))
    if start >= stop:
        return np.zeros(0, dtype=np.int64)
    if stop * 4 < len(scores):
        threshold = np.partition(scores, len(scores) - stop)[len(scores) - stop]
        candidates = np.flatnonzero(scores >= threshold)
    else:
        candidates = np.arange(len(scores))
    order = np.lexsort((documents[candidates], -scores[candidates]))
    return candidates[order[start:stop]]


def lowest(ranks: Array, start: int, stop: int) -> Array:
    """Return the places of the lowest ranks, ties by place."""
    return best(-ranks.astype(np.float64), np.arange(len(ranks)), start, stop)


def numbers(column: Column, values: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the values that the generation has."""
    return tuple(column.numbers[v] for v in values if v in column.numbers)
