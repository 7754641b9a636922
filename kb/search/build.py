"""Puts the searchable part of a generation together from batches: Whoosh's index, and the arrays."""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from kb.facets import FACETS, UNITS, Unit
from kb.search import (
    arrays,
    batch,
    columns,
    lexicon,
    merging,
    names,
    parts,
    spelling,
    whoosh_segments,
)
from kb.search.arrays import Array, Lists, Strings, Table
from kb.search.batch import Heads
from kb.search.documents import Label
from kb.search.gathering import Sums
from kb.search.parts import Lexicon, Listed, Place, Renumbered
from kb.search.whoosh_segments import Segment
from kb.text import collation_key

WHOOSH, ARRAYS = "whoosh", "arrays"

#: What a generation remembers beside its arrays, for the next one to be made from.
MEMORY = "memory"

#: What the next generation is made from, where it is made by the same version.
REMEMBERED = f"{MEMORY}/", f"{ARRAYS}/"

_PARTS, _SUMS, _WORDS = "parts", "sums", "words"

_SPELT = msgspec.msgpack.Decoder(dict[str, list[str]])
_LISTED = msgspec.msgpack.Decoder(dict[Unit, list[Listed]])

Submit = Callable[..., "Future[Any]"]
"""Runs a function with its arguments, perhaps in another process."""


class Former(NamedTuple):
    """A generation made by the same version.

    Attributes:
        folder: of the generation. batches: that it was made of, by unit.
    """

    folder: Path
    batches: Mapping[Unit, Sequence[Listed]]

    @classmethod
    def read(cls, folder: Path) -> "Former":
        """Read what `assemble` wrote."""
        return cls(folder, _LISTED.decode((folder / MEMORY / _PARTS).read_bytes()))


def assemble(
    folder: Path,
    batches: Mapping[Unit, Sequence[Path]],
    ids: Mapping[Unit, Sequence[str]],
    labels: Iterable[tuple[tuple[str, str], Label]],
    submit: Submit,
    former: Former | None = None,
) -> None:
    """Write ``whoosh/``, ``arrays/`` and ``memory/`` into a folder.

    Args:
        batches: files of `kb.search.batch` of each unit, in the order of their documents.
        ids: of all documents of a unit; without it those that the batches give.
        labels: how values are shown, whatever the documents say.
        former: a generation to be changed into this one; its batches that are not among `batches` are taken
            away, and so have to be where the others are.
    """
    target, memory = folder / ARRAYS, folder / MEMORY
    target.mkdir()
    memory.mkdir()
    listed, sums = _taken(batches, former)
    for unit in UNITS:
        _link_segments(folder / WHOOSH / unit, batches[unit], [one.segment for one in listed[unit]])
    (memory / _PARTS).write_bytes(msgspec.msgpack.encode(listed))
    (memory / _SUMS).write_bytes(sums.encode())
    before = columns.read_values(former.folder / ARRAYS) if former else None
    values = columns.number_values({**sums.best_labels(), **dict(labels)}, target, before)
    running = [submit(write_names, folder, former.folder if former else None)]
    words, spelt = sums.words()
    running.append(submit(write_words, folder, former.folder if former else None, spelt))
    numbers = Lexicon({word: number for number, word in enumerate(words)}, values)
    renumbered = _renumbered(former.folder, numbers) if former else None
    for unit in UNITS:
        places = parts.places(batches[unit], former.batches[unit] if former else ())
        running.append(submit(write_unit, unit, places, ids.get(unit), numbers, folder, renumbered))
    for future in running:
        future.result()


def _taken(
    batches: Mapping[Unit, Sequence[Path]], former: Former | None
) -> tuple[dict[Unit, list[Listed]], Sums]:
    """Return the batches as a list and their sums; only those are read that the former generation lacks."""
    known = {(unit, one.key): one for unit in UNITS for one in former.batches[unit]} if former else {}
    sums = _sums(former.folder) if former else Sums()
    listed: dict[Unit, list[Listed]] = {unit: [] for unit in UNITS}
    for unit in UNITS:
        for path in batches[unit]:
            key = path.parent.name
            one = known.pop((unit, key), None)
            if one is None:
                found = batch.read(path)
                sums.add(found)
                one = Listed(key, found.segment)
            listed[unit].append(one)
    anywhere = next(path for unit in UNITS for path in batches[unit]).parent if known else Path()
    for unit, key in known:
        sums.add(batch.read(anywhere.with_name(key) / unit), -1)
    return listed, sums


def _sums(folder: Path) -> Sums:
    return Sums.decode((folder / MEMORY / _SUMS).read_bytes())


def _renumbered(former: Path, now: Lexicon) -> Renumbered:
    words = Strings.load(former / ARRAYS, "words")
    infos = columns.read_values(former / ARRAYS)
    return Renumbered(
        former / ARRAYS,
        former / MEMORY,
        np.array([now.words.get(word, -1) for word in words.all()], dtype=np.int64),
        {
            facet: np.array([now.values[facet].get(info.value, -1) for info in known], dtype=np.int32)
            for facet, known in infos.items()
        },
    )


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


def write_words(folder: Path, former: Path | None, changed: Mapping[str, list[str]]) -> None:
    """Write the tables of words, of their lemmas and of their letters.

    Args:
        changed: how each word is spelt that the former generation lacks or spelt otherwise; [] of one that
            is gone.
    """
    target = folder / ARRAYS
    before: dict[str, list[str]] = {}
    if former is not None:
        before = _SPELT.decode((former / MEMORY / _WORDS).read_bytes())
    now = {word: spelt for word, spelt in {**before, **changed}.items() if spelt}
    (folder / MEMORY / _WORDS).write_bytes(msgspec.msgpack.encode(dict(sorted(now.items()))))
    known = lexicon.Former.load(before, former / ARRAYS) if former is not None else None
    lexicon.build(now, target, known)
    spelling.build(Table.load(target, "folded").keys, target, former / ARRAYS if former is not None else None)


def write_names(folder: Path, former: Path | None) -> None:
    """Write the tables of the names of facet values."""
    target = folder / ARRAYS
    names.build(columns.read_values(target), target, former / ARRAYS if former is not None else None)


def write_unit(
    unit: Unit,
    places: Sequence[Place],
    ids: Sequence[str] | None,
    numbers: Lexicon,
    folder: Path,
    former: Renumbered | None,
) -> None:
    """Write the arrays of one unit: postings, facet columns, years, orders, ids.

    Args:
        places: where its documents come from, in their order.
        numbers: how words and values are numbered.
    """
    target = folder / ARRAYS
    found = [parts.opened(place, unit, numbers, former) for place in places]
    merging.merge(found, len(numbers.words), target, unit)
    region = Lists.of([])
    for facet in FACETS:
        column = _joined([part.facet(facet.name) for part in found])
        columns.save(target, unit, facet.name, column, len(numbers.values[facet.name]))
        region = column if facet.name == "region" else region
    _joined([part.years() for part in found]).save(target, f"{unit}-years")
    heads = [part.heads() for part in found]
    joined = Heads(
        [id_ for one in heads for id_ in one.ids],
        [date for one in heads for date in one.dates],
        [name for one in heads for name in one.names],
    )
    parts.write_heads(folder / MEMORY, unit, joined)
    _write_orders(target, unit, joined, _first_regions(region, list(numbers.values["region"])))
    _write_ids(target, unit, list(ids) if ids is not None else joined.ids)


def _joined(rows: Sequence[tuple[Array, Array]]) -> Lists:
    """Return lists of numbers, as counts and values of some parts, as one."""
    counts = [counts for counts, _ in rows]
    return Lists(
        arrays.offsets(np.concatenate([np.zeros(0, dtype=np.int64), *counts])),
        np.concatenate([np.zeros(0, dtype=np.int32), *(values for _, values in rows)]),
    )


def _first_regions(column: Lists, labels: Sequence[str]) -> list[str]:
    """Return for each document the region it is sorted by, "" where it has none."""
    order = sorted(range(1, len(labels)), key=lambda n: collation_key(labels[n]))
    ranks = np.zeros(len(labels), dtype=np.int64)
    ranks[order] = np.arange(1, len(order) + 1)
    by_rank = ["", *(labels[n] for n in order)]
    if not len(column):
        return []
    return [by_rank[n] for n in np.minimum.reduceat(ranks[column.values], column.offsets[:-1])]


def _write_orders(folder: Path, unit: Unit, heads: Heads, regions: Sequence[str]) -> None:
    for order, keys, key in (
        ("newest", heads.dates, _newest),
        ("oldest", heads.dates, lambda date: date or "9999"),
        ("name", heads.names, str),
        ("region", regions, lambda region: (not region, collation_key(region))),
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
