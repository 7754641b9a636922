"""Puts the searchable part of a generation together from batches: Whoosh's index, and the arrays."""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from kb.facets import FACETS, UNITS, Unit
from kb.search import arrays, batch, columns, lexicon, merging, names, spelling, whoosh_segments
from kb.search.arrays import Array, Lists, Strings, Table
from kb.search.batch import Batch, Labels, Rows
from kb.search.documents import Label
from kb.search.gathering import Gathered
from kb.search.whoosh_segments import Segment
from kb.text import collation_key

WHOOSH, ARRAYS = "whoosh", "arrays"

#: The words of a generation and how they are spelt, in order: the next one analyses only others.
WORDS = "words.msgpack"

#: What the next generation is made from, where it is made by the same version.
REMEMBERED = WORDS, ARRAYS

_WORDS = msgspec.msgpack.Decoder(dict[str, list[str]])

Submit = Callable[..., "Future[Any]"]
"""Runs a function with its arguments, perhaps in another process."""


def assemble(
    folder: Path,
    batches: Mapping[Unit, Sequence[Path]],
    ids: Mapping[Unit, Sequence[str]],
    labels: Iterable[tuple[tuple[str, str], Label]],
    submit: Submit,
    former: Path | None = None,
    read: Mapping[Path, Labels] | None = None,
) -> None:
    """Write ``whoosh/`` and ``arrays/`` into a folder.

    Args:
        batches: files of `kb.search.batch` of each unit, in the order of their documents.
        ids: of all documents of a unit; without it those that the batches give.
        labels: how values are shown, whatever the documents say.
        former: the folder of a generation made by the same version: of its `REMEMBERED` files those tables
            are made that hardly change.
        read: labels of batches that were read before.
    """
    found = {unit: [batch.read(path) for path in batches[unit]] for unit in UNITS}
    everything = [one for unit in UNITS for one in found[unit]]
    paths = [path for unit in UNITS for path in batches[unit]]
    known = read or {}
    told = [known.get(p) or one.labels for p, one in zip(paths, everything, strict=True)]
    for unit in UNITS:
        _link_segments(folder / WHOOSH / unit, batches[unit], [one.segment for one in found[unit]])
    target = folder / ARRAYS
    target.mkdir()
    before = columns.read_values(former / ARRAYS) if former is not None else None
    values = columns.number_values(_labels(told, labels), target, before)
    running = [submit(write_names, folder, former)]
    gathered = Gathered(everything)
    spellings = dict(zip(gathered.words, gathered.spellings, strict=True))
    running.append(submit(write_words, spellings, folder, former))
    numbers = iter(gathered.numbers)
    for unit in UNITS:
        mine = list(islice(numbers, len(batches[unit])))
        running.append(
            submit(write_unit, unit, batches[unit], ids.get(unit), mine, len(spellings), values, target)
        )
    for future in running:
        future.result()


def _labels(
    found: Sequence[Labels], labels: Iterable[tuple[tuple[str, str], Label]]
) -> dict[tuple[str, str], Label]:
    """Return how values are shown; the first document that has one decides where nobody else does."""
    known: dict[tuple[str, str], Label] = {}
    for one in reversed(found):
        known.update(one)
    known.update(labels)
    return known


def _link_segments(folder: Path, batches: Sequence[Path], segments: Sequence[Segment]) -> None:
    folder.mkdir(parents=True)
    for path, segment in zip(batches, segments, strict=True):
        link(path.with_name(segment.file), folder / segment.file)
    whoosh_segments.write_toc(folder, segments)


def link(source: Path, target: Path) -> None:
    """Give a file that never changes a second name; where the file system cannot, copy it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def write_words(spellings: Mapping[str, str], folder: Path, former: Path | None) -> None:
    """Write the tables of words, of their lemmas and of their letters.

    Args:
        spellings: word -> how it is spelt in the texts, apart by blanks.
    """
    surfaces = {word: spelt.split(" ") for word, spelt in spellings.items()}
    target = folder / ARRAYS
    if former is None:
        lexicon.build(surfaces, target)
    else:
        before = _WORDS.decode((former / WORDS).read_bytes())
        lexicon.build(surfaces, target, lexicon.Former.load(before, former / ARRAYS))
    spelling.build(Table.load(target, "folded").keys, target)
    (folder / WORDS).write_bytes(msgspec.msgpack.encode(surfaces))


def write_names(folder: Path, former: Path | None) -> None:
    """Write the tables of the names of facet values."""
    target = folder / ARRAYS
    names.build(columns.read_values(target), target, former / ARRAYS if former is not None else None)


def write_unit(
    unit: Unit,
    batches: Sequence[Path],
    ids: Sequence[str] | None,
    words: Sequence[Array],
    size: int,
    values: Mapping[str, Mapping[str, int]],
    folder: Path,
) -> None:
    """Write the arrays of one unit: postings, facet columns, years, orders, ids.

    Args:
        words: for each batch the numbers of its words. size: how many words there are.
    """
    merging.merge(batches, words, size, folder, unit)
    rows = _Rows(values)
    for path in batches:
        rows.add(batch.read(path))
    for facet in FACETS:
        columns.save(folder, unit, facet.name, rows.column(facet.name), len(values[facet.name]))
    Lists(arrays.offsets(_joined(rows.year_counts)), _joined(rows.years)).save(folder, f"{unit}-years")
    _write_orders(folder, unit, rows)
    _write_ids(folder, unit, list(ids) if ids is not None else rows.ids)


class _Rows:
    """The documents of one unit, without their words."""

    def __init__(self, values: Mapping[str, Mapping[str, int]]) -> None:
        self._values = values
        self._names = {facet: list(known) for facet, known in values.items()}
        self.ids: list[str] = []
        self.names: list[str] = []
        self.dates: list[str] = []
        self.regions: list[str] = []
        self.years: list[Array] = []
        self.year_counts: list[Array] = []
        self._columns: dict[str, list[tuple[Array, Array]]] = {facet.name: [] for facet in FACETS}

    def add(self, found: Batch) -> None:
        heads = found.heads
        self.ids += heads.ids
        self.dates += heads.dates
        self.names += heads.names
        self.years.append(batch.view(found.years).astype(np.int32))
        self.year_counts.append(batch.view(found.year_counts))
        for facet, rows in found.facets.items():
            self._columns[facet].append(self._numbered(facet, rows))

    def _numbered(self, facet: str, rows: Rows) -> tuple[Array, Array]:
        """Return how many values each document has, and their numbers, ascending in each document."""
        known = self._values[facet]
        table = np.array([known[value] for value in rows.values], dtype=np.int32)
        counts = batch.view(rows.counts).astype(np.int64)
        numbers = table[batch.view(rows.numbers)] if len(table) else np.zeros(0, dtype=np.int32)
        if counts.max(initial=0) > 1:
            owners = np.repeat(np.arange(len(counts)), counts)
            numbers = numbers[np.lexsort((numbers, owners))]
        if not counts.all():
            # Number 0 stands for "no data".
            numbers = np.insert(numbers, np.cumsum(counts)[counts == 0], 0)
            counts = np.maximum(counts, 1)
        return counts, numbers

    def column(self, facet: str) -> Lists:
        """Return the values of all documents; a document without any has number 0."""
        parts = self._columns[facet]
        return Lists(arrays.offsets(_joined([c for c, _ in parts])), _joined([n for _, n in parts], np.int32))

    def first_regions(self) -> list[str]:
        """Return for each document the region it is sorted by, "" where it has none."""
        column, labels = self.column("region"), self._names["region"]
        order = sorted(range(1, len(labels)), key=lambda n: collation_key(labels[n]))
        ranks = np.zeros(len(labels), dtype=np.int64)
        ranks[order] = np.arange(1, len(order) + 1)
        by_rank = ["", *(labels[n] for n in order)]
        if not len(column):
            return []
        return [by_rank[n] for n in np.minimum.reduceat(ranks[column.values], column.offsets[:-1])]


def _joined(parts: Sequence[Array], dtype: Any = np.int32) -> Array:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=dtype)


def _write_orders(folder: Path, unit: Unit, rows: _Rows) -> None:
    for order, keys, key in (
        ("newest", rows.dates, _newest),
        ("oldest", rows.dates, lambda date: date or "9999"),
        ("name", rows.names, str),
        ("region", rows.first_regions(), lambda region: (not region, collation_key(region))),
    ):
        arrays.save(folder, f"{unit}-sort-{order}", _ranks(keys, key))


def _newest(date: str) -> tuple[int, ...]:
    """Return a key by which the newest date comes first and unknown dates last."""
    return (*(-ord(c) for c in date), 1) if date else (2,)


def _ranks(values: Sequence[str], key: Callable[[str], Any]) -> Array:
    """Return for each value the place of its key among the sorted distinct keys."""
    keys = {value: key(value) for value in set(values)}
    places = {found: place for place, found in enumerate(sorted(set(keys.values())))}
    ranks = {value: places[found] for value, found in keys.items()}
    return np.fromiter(map(ranks.__getitem__, values), dtype=np.int32, count=len(values))


def _write_ids(folder: Path, unit: Unit, ids: Sequence[str]) -> None:
    order = sorted(range(len(ids)), key=ids.__getitem__)
    Strings.of([ids[n] for n in order]).save(folder, f"{unit}-ids")
    arrays.save(folder, f"{unit}-ids-documents", np.array(order, dtype=np.int32))
    places = np.empty(len(order), dtype=np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    arrays.save(folder, f"{unit}-ids-places", places)
