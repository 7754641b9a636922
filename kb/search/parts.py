"""Where the documents of a unit come from: from a batch, or from a stretch of a former generation.

A generation is made of such parts, one after the other. Where little changed it is the former one with some
documents cut out and some batches put in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec
import numpy as np

from kb.search import arrays, batch
from kb.search.arrays import Array, Lists
from kb.search.batch import Heads
from kb.search.whoosh_segments import Segment

_HEADS = msgspec.msgpack.Decoder(Heads)


class Listed(NamedTuple):
    """A batch that a generation was made of: its folder's name, and the segment that it became."""

    key: str
    segment: Segment


class Stretch(NamedTuple):
    """Consecutive documents of a former generation, and how many words they have in all."""

    start: int
    stop: int
    length: int


Place = Path | Stretch
"""Where a part is: the file of a batch, or a stretch of the former generation."""


class Lexicon(NamedTuple):
    """How words and values are numbered now.

    Attributes:
        words: word -> its number. values: facet -> value -> its number.
    """

    words: Mapping[str, int]
    values: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Renumbered:
    """A former generation's arrays under the numbers of now.

    Attributes:
        folder: of its arrays. memory: of what it remembers.
        words: by former number of a word its number now, -1 for one that is gone.
        values: facet -> the same of its values.
    """

    folder: Path
    memory: Path
    words: Array
    values: Mapping[str, Array]


class Part(Protocol):
    """Some consecutive documents of a unit, under the numbers of now.

    Attributes:
        size: how many they are. length: how many words they have. lengths: of each, as Whoosh keeps them.
        words: numbers of their words, ascending. lists, places: of each, how many postings and positions.
    """

    size: int
    length: int
    lengths: Array
    words: Array
    lists: Array
    places: Array

    def postings(self) -> tuple[Array, Array, Array, Array]:
        """Return of all postings: documents (from 0), weights, how many positions; and the positions."""

    def facet(self, name: str) -> tuple[Array, Array]:
        """Return how many values of a facet each document has, and the values, ascending in each."""

    def years(self) -> tuple[Array, Array]:
        """Return how many years each document has, and the years."""

    def heads(self) -> Heads:
        """Return what is sorted by."""


def opened(place: Place, unit: str, lexicon: Lexicon, former: Renumbered | None) -> Part:
    """Return a part of a unit."""
    if isinstance(place, Path):
        return FromBatch(place, lexicon)
    assert former is not None
    return FromFormer(place, unit, former)


class FromBatch:
    """A batch."""

    def __init__(self, path: Path, lexicon: Lexicon) -> None:
        found = self._found = batch.read(path)
        self._values = lexicon.values
        self.size, self.length = found.segment.documents, found.segment.length
        self.lengths = batch.view(found.lengths)
        number_of = lexicon.words
        self.words = np.array([number_of[word] for word in found.word_list], dtype=np.int64)
        self.lists = batch.view(found.list_counts).astype(np.int64)
        ends = batch.bounds(found.place_counts)
        self.places = np.diff(ends[batch.bounds(found.list_counts)])

    def postings(self) -> tuple[Array, Array, Array, Array]:
        """See `Part`."""
        found = self._found
        return (
            batch.view(found.documents),
            batch.view(found.weights, np.float32),
            batch.view(found.place_counts),
            batch.view(found.places),
        )

    def facet(self, name: str) -> tuple[Array, Array]:
        """See `Part`; a document without any value has number 0, which stands for "no data"."""
        rows, known = self._found.facets[name], self._values[name]
        table = np.array([known[value] for value in rows.values], dtype=np.int32)
        counts = batch.view(rows.counts).astype(np.int64)
        numbers = table[batch.view(rows.numbers)] if len(table) else np.zeros(0, dtype=np.int32)
        numbers = _ascending(counts, numbers)
        if not counts.all():
            numbers = np.insert(numbers, np.cumsum(counts)[counts == 0], 0)
            counts = np.maximum(counts, 1)
        return counts, numbers

    def years(self) -> tuple[Array, Array]:
        """See `Part`."""
        return batch.view(self._found.year_counts), batch.view(self._found.years).astype(np.int32)

    def heads(self) -> Heads:
        """See `Part`."""
        return self._found.heads


class FromFormer:
    """A stretch of a former generation."""

    def __init__(self, stretch: Stretch, unit: str, former: Renumbered) -> None:
        self._stretch, self._unit, self._former = stretch, unit, former
        start, stop, self.length = stretch
        self.size = stop - start
        self.lengths = self._load("lengths")[start:stop]
        starts, places = self._load("words"), arrays.offsets(self._place_counts)
        before = arrays.offsets(self._mine)
        lists = np.diff(before[starts])
        present = np.flatnonzero(lists)
        self.words = former.words[present].astype(np.int64)
        self.lists, self.places = lists[present], np.diff(places[before[starts]])[present]

    def _load(self, name: str) -> Array:
        return arrays.load(self._former.folder, f"{self._unit}-{name}", mapped=True)

    @cached_property
    def _mine(self) -> Array:
        """For each posting whether its document is in the stretch."""
        documents = self._load("documents")
        return (documents >= self._stretch.start) & (documents < self._stretch.stop)

    @cached_property
    def _place_counts(self) -> Array:
        return np.diff(self._load("position-offsets"))[self._mine]

    def postings(self) -> tuple[Array, Array, Array, Array]:
        """See `Part`."""
        mine = self._mine
        counts = np.diff(self._load("position-offsets"))
        return (
            self._load("documents")[mine] - np.uint32(self._stretch.start),
            self._load("weights")[mine],
            self._place_counts,
            self._load("positions")[np.repeat(mine, counts)],
        )

    def facet(self, name: str) -> tuple[Array, Array]:
        """See `Part`."""
        counts, values = self._rows(name)
        moved = self._former.values[name]
        numbers = moved[values]
        # Former numbers ascend in each document; numbers of now do as well, where none changed its place.
        return counts, numbers if _monotonic(moved) else _ascending(counts, numbers)

    def years(self) -> tuple[Array, Array]:
        """See `Part`."""
        return self._rows("years")

    def _rows(self, name: str) -> tuple[Array, Array]:
        rows = Lists.load(self._former.folder, f"{self._unit}-{name}", mapped=True)
        ends = rows.offsets[self._stretch.start : self._stretch.stop + 1]
        return np.diff(ends), rows.values[ends[0] : ends[-1]]

    def heads(self) -> Heads:
        """See `Part`."""
        heads = read_heads(self._former.memory, self._unit)
        mine = slice(self._stretch.start, self._stretch.stop)
        return Heads(heads.ids[mine], heads.dates[mine], heads.names[mine])


def _monotonic(moved: Array) -> bool:
    return bool((np.diff(moved[moved >= 0]) > 0).all())


def _ascending(counts: Array, numbers: Array) -> Array:
    """Return the numbers of each document in order."""
    if counts.max(initial=0) < 2:
        return numbers
    owners = np.repeat(np.arange(len(counts)), counts)
    return numbers[np.lexsort((numbers, owners))]


def read_heads(memory: Path, unit: str) -> Heads:
    """Read what `write_heads` wrote."""
    return _HEADS.decode((memory / f"heads-{unit}").read_bytes())


def write_heads(memory: Path, unit: str, heads: Heads) -> None:
    """Write what the documents of a unit are sorted by, for the next generation."""
    (memory / f"heads-{unit}").write_bytes(msgspec.msgpack.encode(heads))


def places(now: Sequence[Path], former: Sequence[Listed]) -> list[Place]:
    """Return the parts that some batches are, in their order: what the former generation has is not read.

    Args:
        former: the batches that the former generation is made of.
    """
    starts = arrays.offsets([listed.segment.documents for listed in former]).tolist()
    known = {listed.key: n for n, listed in enumerate(former)}
    found: list[Place] = []
    last = -1
    for path in now:
        number = known.get(path.parent.name, -1)
        if number <= last:
            # New, or it stands elsewhere now.
            found.append(path)
            continue
        before = found[-1] if found and number == last + 1 else None
        stretch = Stretch(starts[number], starts[number + 1], former[number].segment.length)
        if isinstance(before, Stretch):
            found[-1] = Stretch(before.start, stretch.stop, before.length + stretch.length)
        else:
            found.append(stretch)
        last = number
    return found
