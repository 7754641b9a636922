"""A batch of documents of one unit, indexed: what its part of the arrays and of Whoosh's index is made of.

A batch is made once from its documents alone, in any process, and never changes; an index is put together
from batches (`kb.search.build`).
"""

from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from kb.facets import FACETS
from kb.search import whoosh_segments
from kb.search.arrays import Array, offsets
from kb.search.documents import Document, Label
from kb.search.inversion import Inverter
from kb.search.whoosh_segments import Segment


class Rows(msgspec.Struct, frozen=True):
    """A facet's values by document: row i has ``counts[i]`` of the `numbers`, which count in `values`."""

    values: list[str]
    counts: bytes
    numbers: bytes


class Batch(msgspec.Struct, frozen=True):
    """An indexed batch as it is stored. Arrays are bytes of little numbers (see `view`).

    Attributes:
        ids, names, dates: by document.
        labels: facet, value, text, parent of the values that documents give labels to.
        words, spellings: the words in order, a line each; how each is spelt, a line each, apart by blanks.
        list_counts, documents, weights, place_counts, places: posting lists, as in `kb.search.inversion`,
            with counts in place of offsets.
        lengths: words of each document, as coarse as Whoosh keeps them. segment: of Whoosh's index.
    """

    ids: list[str]
    names: list[str]
    dates: list[str]
    year_counts: bytes
    years: bytes
    facets: dict[str, Rows]
    labels: list[tuple[str, str, str, str | None]]
    words: str
    spellings: str
    list_counts: bytes
    documents: bytes
    weights: bytes
    place_counts: bytes
    places: bytes
    lengths: bytes
    segment: Segment

    @property
    def word_list(self) -> list[str]:
        """The words in order."""
        return self.words.split("\n") if self.words else []


_DECODER = msgspec.msgpack.Decoder(Batch)


def view(data: bytes, dtype: Any = np.uint32) -> Array:
    """Return stored bytes as an array."""
    return np.frombuffer(data, dtype=dtype)


def read(path: Path) -> Batch:
    """Read a stored batch."""
    return _DECODER.decode(path.read_bytes())


def write(documents: Iterable[Document], path: Path, name: str) -> Segment:
    """Index documents: write a batch to a file, and Whoosh's segment of it beside the file.

    Args:
        name: a key of the content; the segment is called after it.
    """
    builder = _Builder()
    for document in documents:
        builder.add(document)
    batch = builder.finish(path.parent, name)
    path.write_bytes(msgspec.msgpack.encode(batch))
    return batch.segment


class _FacetRows:
    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows, self._counts = array("I"), array("I")

    def add(self, values: Iterable[str]) -> None:
        known = self._numbers
        row = [known.setdefault(value, len(known)) for value in sorted(values)]
        self._rows.extend(row)
        self._counts.append(len(row))

    def finish(self) -> Rows:
        return Rows(list(self._numbers), self._counts.tobytes(), self._rows.tobytes())


class _Builder:
    def __init__(self) -> None:
        self._inverter = Inverter()
        self._ids: list[str] = []
        self._names: list[str] = []
        self._dates: list[str] = []
        self._year_counts, self._years = array("I"), array("I")
        self._facets = {facet.name: _FacetRows() for facet in FACETS}
        self._labels: dict[tuple[str, str], Label] = {}

    def add(self, document: Document) -> None:
        self._inverter.add(document.sections)
        self._ids.append(document.id)
        self._names.append(document.name)
        self._dates.append(document.date)
        self._year_counts.append(len(document.years))
        self._years.extend(sorted(document.years))
        for facet, rows in self._facets.items():
            rows.add(document.facets.get(facet, ()))
        for key, label in document.labels.items():
            self._labels.setdefault(key, label)

    def finish(self, folder: Path, name: str) -> Batch:
        found = self._inverter.finish()
        surfaces = self._inverter.surfaces()
        return Batch(
            ids=self._ids,
            names=self._names,
            dates=self._dates,
            year_counts=self._year_counts.tobytes(),
            years=self._years.tobytes(),
            facets={facet: rows.finish() for facet, rows in self._facets.items()},
            labels=[(*key, label.text, label.parent) for key, label in self._labels.items()],
            words="\n".join(found.words),
            spellings="\n".join(" ".join(surfaces[word]) for word in found.words),
            list_counts=_counts(found.offsets),
            documents=found.documents.tobytes(),
            weights=found.weights.tobytes(),
            place_counts=_counts(found.position_offsets),
            places=found.positions.tobytes(),
            lengths=whoosh_segments.quantised(found.lengths)[1].tobytes(),
            segment=whoosh_segments.write(folder, name, found, self._ids),
        )


def _counts(bounds: Array) -> bytes:
    return np.diff(bounds).astype(np.uint32).tobytes()


def bounds(data: bytes) -> Array:
    """Return stored counts as offsets."""
    return offsets(view(data))
