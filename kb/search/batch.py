"""A batch of documents of one unit, indexed: what its part of the arrays and of Whoosh's index is made of.

A batch is made once from its documents alone, in any process, and never changes; an index is put together
from batches (`kb.search.build`).
"""

import mmap
import threading
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from kb.facets import FACETS
from kb.search import whoosh_segments
from kb.search.arrays import Array, offsets
from kb.search.documents import Document
from kb.search.inversion import Inverter, Spellings
from kb.search.whoosh_segments import Segment
from kb.text import collation_key

#: A table of spellings with more entries is begun anew: about 100 MB.
_SPELLINGS = 250_000


class Rows(msgspec.Struct, frozen=True):
    """A facet's values by document: row i has ``counts[i]`` of the `numbers`, which count in `values`."""

    values: list[str]
    counts: memoryview
    numbers: memoryview


class Heads(msgspec.Struct, frozen=True, array_like=True):
    """The ids, the dates and the names (as `kb.text.collation_key` gives them) of a batch's documents."""

    ids: list[str]
    dates: list[str]
    names: list[str]


Labels = dict[tuple[str, str, str, str | None], int]
"""How documents show values: (facet, value, label, parent) -> how many documents."""


class Batch(msgspec.Struct, frozen=True):
    """An indexed batch as it is stored. Arrays are bytes of little numbers (see `view`), read where they lie.

    Attributes:
        packed_heads, packed_facets, packed_labels: see `heads`, `facets`, `labels`.
        words, surfaces: words and how they are spelt, in order, a line each.
        surface_counts: how often each spelling occurs.
        list_counts, documents, weights, place_counts, places: posting lists, as in `kb.search.inversion`,
            with counts in place of offsets.
        lengths: words of each document, as coarse as Whoosh keeps them. segment: of Whoosh's index.
    """

    packed_heads: msgspec.Raw
    packed_facets: msgspec.Raw
    packed_labels: msgspec.Raw
    year_counts: memoryview
    years: memoryview
    words: memoryview
    surfaces: memoryview
    surface_counts: memoryview
    list_counts: memoryview
    documents: memoryview
    weights: memoryview
    place_counts: memoryview
    places: memoryview
    lengths: memoryview
    segment: Segment

    # Most of those who read a batch want its arrays alone: the rest is unpacked where it is asked for.

    @property
    def heads(self) -> Heads:
        """What is to be sorted by."""
        return _HEADS.decode(self.packed_heads)

    @property
    def facets(self) -> dict[str, Rows]:
        """Facet -> its values by document."""
        return _FACETS.decode(self.packed_facets)

    @property
    def labels(self) -> Labels:
        """How values are shown."""
        return _LABELS.decode(self.packed_labels)

    @property
    def word_list(self) -> list[str]:
        """The words in order."""
        return _lines(self.words)

    @property
    def spelt(self) -> tuple[list[str], Array]:
        """The spellings in order, and how often each occurs."""
        return _lines(self.surfaces), view(self.surface_counts)


_DECODER = msgspec.msgpack.Decoder(Batch)
_HEADS = msgspec.msgpack.Decoder(Heads)
_FACETS = msgspec.msgpack.Decoder(dict[str, Rows])
_LABELS = msgspec.msgpack.Decoder(Labels)


class _Table(threading.local):
    """The spellings that this thread has met."""

    def __init__(self) -> None:
        self.spellings = Spellings()


_table = _Table()


def view(data: memoryview, dtype: Any = np.uint32) -> Array:
    """Return stored bytes as an array."""
    return np.frombuffer(data, dtype=dtype)


def read(path: Path) -> Batch:
    """Read a stored batch; its arrays stay in the file, mapped into memory."""
    with path.open("rb") as file:
        return _DECODER.decode(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


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
        return Rows(list(self._numbers), _bytes(self._counts), _bytes(self._rows))


class _Builder:
    def __init__(self) -> None:
        if len(_table.spellings) > _SPELLINGS:
            _table.spellings = Spellings()
        self._inverter = Inverter(_table.spellings)
        self._ids: list[str] = []
        self._names: list[str] = []
        self._dates: list[str] = []
        self._year_counts, self._years = array("I"), array("I")
        self._facets = {facet.name: _FacetRows() for facet in FACETS}
        self._labels: Counter[tuple[str, str, str, str | None]] = Counter()

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
            self._labels[(*key, label.text, label.parent)] += 1

    def finish(self, folder: Path, name: str) -> Batch:
        found = self._inverter.finish()
        return Batch(
            packed_heads=_packed(
                Heads(self._ids, self._dates, [collation_key(name) for name in self._names])
            ),
            packed_facets=_packed({facet: rows.finish() for facet, rows in self._facets.items()}),
            packed_labels=_packed(self._labels),
            year_counts=_bytes(self._year_counts),
            years=_bytes(self._years),
            words=_text(found.words),
            surfaces=_text(found.surfaces),
            surface_counts=_bytes(found.surface_counts.astype(np.uint32)),
            list_counts=_counts(found.offsets),
            documents=_bytes(found.documents),
            weights=_bytes(found.weights),
            place_counts=_counts(found.position_offsets),
            places=_bytes(found.positions),
            lengths=_bytes(whoosh_segments.quantised(found.lengths)[1]),
            segment=whoosh_segments.write(folder, name, found, self._ids),
        )


def _packed(value: Any) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))


def _text(lines: Sequence[str]) -> memoryview:
    return memoryview("\n".join(lines).encode())


def _lines(text: memoryview) -> list[str]:
    return str(text, "utf-8").split("\n") if text else []


def _counts(bounds: Array) -> memoryview:
    return _bytes(np.diff(bounds).astype(np.uint32))


def _bytes(numbers: "array[int] | Array") -> memoryview:
    return memoryview(numbers.tobytes())


def bounds(data: memoryview) -> Array:
    """Return stored counts as offsets."""
    return offsets(view(data))
