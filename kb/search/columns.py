"""Facet columns: for each document its values, for each value its documents."""

from bisect import insort
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np

from kb.facets import FACETS, MISSING
from kb.search import arrays
from kb.search.arrays import Array, Lists
from kb.search.documents import Label
from kb.text import collation_key

LABELS = "facets.json"
MISSING_LABEL = "brak danych"

#: So many times more values than new ones: each new one is put into its place, the others stay.
_FEW = 32

#: A table of values may have so many times the room that they take.
_ROOM = 3


class FacetValueInfo(msgspec.Struct, frozen=True):
    """A value of a facet: its number is its place in the list. Number 0 is `MISSING`."""

    value: str
    label: str
    parent: str | None = None


def number_values(
    labels: Mapping[tuple[str, str], Label],
    folder: Path,
    former: Mapping[str, Sequence[FacetValueInfo]] | None = None,
) -> dict[str, dict[str, int]]:
    """Number the values of all facets in the Polish order of their labels, and write them.

    Args:
        former: what a former generation wrote: the order of values that it had is not looked for again.

    Returns:
        facet -> value -> number.
    """
    found: dict[str, dict[str, FacetValueInfo]] = {facet.name: {} for facet in FACETS}
    for (facet, value), label in labels.items():
        found[facet][value] = FacetValueInfo(value, label.text, label.parent)
    table = {
        facet: [FacetValueInfo(MISSING, MISSING_LABEL), *_ordered(infos, (former or {}).get(facet, ()))]
        for facet, infos in found.items()
    }
    (folder / LABELS).write_bytes(msgspec.json.encode(table))
    return {facet: {info.value: n for n, info in enumerate(infos)} for facet, infos in table.items()}


def _ordered(infos: dict[str, FacetValueInfo], former: Sequence[FacetValueInfo]) -> list[FacetValueInfo]:
    """Return values in the Polish order of their labels."""

    def key(info: FacetValueInfo) -> tuple[str, str]:
        return collation_key(info.label), info.value

    kept = [info for info in former[1:] if infos.get(info.value) == info]
    if _FEW * (len(infos) - len(kept)) > len(infos):
        return sorted(infos.values(), key=key)
    known = {info.value for info in kept}
    for value in infos.keys() - known:
        insort(kept, infos[value], key=key)
    return kept


def read_values(folder: Path) -> dict[str, list[FacetValueInfo]]:
    """Read what `number_values` wrote."""
    return msgspec.json.decode((folder / LABELS).read_bytes(), type=dict[str, list[FacetValueInfo]])


def write(folder: Path, unit: str, facet: str, rows: Sequence[Sequence[int]], size: int) -> None:
    """Write one facet's column of one unit.

    Args:
        rows: numbers of values by document; an empty row becomes `MISSING`.
        size: how many values the facet has.
    """
    save(folder, unit, facet, Lists.of([row or (0,) for row in rows]), size)


def save(folder: Path, unit: str, facet: str, column: Lists, size: int) -> None:
    """Write a column whose rows all have values, ascending in each."""
    column.save(folder, f"{unit}-{facet}")
    column.inverted(size).save(folder, f"{unit}-{facet}-documents")


class Column:
    """One facet of one unit."""

    def __init__(self, folder: Path, unit: str, facet: str, infos: Sequence[FacetValueInfo]) -> None:
        self.infos = infos
        self.numbers = {info.value: number for number, info in enumerate(infos)}
        self._rows = Lists.load(folder, f"{unit}-{facet}")
        self._documents = Lists.load(folder, f"{unit}-{facet}-documents")
        self.totals = np.diff(self._documents.offsets)
        self._table = _table(self._rows, len(infos))

    def documents(self, value: int) -> Array:
        """Return the documents with a value, ascending."""
        return self._documents[value]

    def values_of(self, document: int) -> list[int]:
        """Return the numbers of a document's values."""
        return [int(v) for v in self._rows[document]]

    def sizes(self, documents: Array) -> Array:
        """Return how many values each of some documents has."""
        return np.asarray(self._rows.offsets[documents + 1] - self._rows.offsets[documents])

    def mask(self, values: Sequence[int], size: int) -> Array:
        """Return for each document of the unit whether it has any of the values."""
        found = np.zeros(size, dtype=bool)
        for value in values:
            found[self._documents[value]] = True
        return found

    def count(self, documents: Array | None) -> Array:
        """Return for each value in how many of the documents it stands; None counts all of the unit."""
        if documents is None or len(documents) == len(self._rows):
            return self.totals
        values = (
            self._rows.gather(documents)
            if self._table is None
            else self._table.take(documents, axis=0).ravel()
        )
        size = len(self.infos)
        return np.bincount(values, minlength=size + 1)[:size]

    def pairs(self, documents: Array) -> tuple[Array, Array]:
        """Return (index into `documents`, value) for each value of each document."""
        starts = self._rows.offsets[documents]
        counts = self._rows.offsets[documents + 1] - starts
        owner = np.repeat(np.arange(len(documents)), counts)
        return owner, self._rows.values[arrays.ranges(starts, counts)]


def _table(rows: Lists, none: int) -> Array | None:
    """Return the values of all documents as a table of small numbers, counted much faster than lists.

    Args:
        none: fills the rows of documents that have fewer values than others.

    Returns:
        None where the table would be too large a part empty.
    """
    counts = np.diff(rows.offsets)
    width = int(counts.max(initial=0))
    kind = np.min_scalar_type(none)
    if width <= 1:
        return rows.values.astype(kind) if kind.itemsize < rows.values.itemsize else rows.values
    if width * len(rows) > _ROOM * len(rows.values):
        return None
    table = np.full((len(rows), width), none, dtype=kind)
    owners = np.repeat(np.arange(len(rows)), counts)
    table[owners, np.arange(len(rows.values)) - rows.offsets[owners]] = rows.values
    return table


def crossed(rows: Column, columns: Column, documents: Array) -> dict[tuple[str, str], int]:
    """Return for each pair of values of two facets in how many of the documents both stand."""
    owner, first = rows.pairs(documents)
    others, second = columns.pairs(documents)
    bounds = np.searchsorted(others, np.arange(len(documents) + 1))
    starts = bounds[owner]
    counts = bounds[owner + 1] - starts
    width = len(columns.infos)
    codes = np.repeat(first.astype(np.int64), counts) * width + second[arrays.ranges(starts, counts)]
    found, totals = np.unique(codes, return_counts=True)
    return {
        (rows.infos[int(code) // width].value, columns.infos[int(code) % width].value): int(total)
        for code, total in zip(found, totals, strict=True)
    }
