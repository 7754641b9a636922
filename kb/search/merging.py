"""Posting lists of batches put together into the arrays of one unit (`kb.search.postings` reads them).

Every batch's lists go straight to their places in files mapped into memory: no sorting, and no more memory
than one batch takes.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kb.search import arrays
from kb.search.arrays import Array, ranges
from kb.search.batch import Batch, bounds, read, view


class _Counted:
    """What is remembered of a batch between the two passes."""

    def __init__(self, batch: Batch, words: Array) -> None:
        self.words = words
        self.lists = view(batch.list_counts).astype(np.int64)
        places = bounds(batch.place_counts)
        self.places = np.diff(places[bounds(batch.list_counts)])
        self.documents = batch.segment.documents


def merge(batches: Sequence[Path], numbers: Sequence[Array], size: int, folder: Path, unit: str) -> None:
    """Write the postings of one unit.

    Args:
        batches: files of `kb.search.batch`, in the order of their documents.
        numbers: for each batch the numbers of its words in the lexicon of the generation, ascending.
        size: how many words the lexicon has.
    """
    counted, lengths, total = [], [np.zeros(0, dtype=np.uint32)], 0
    list_totals, place_totals = (np.zeros(size, dtype=np.int64) for _ in range(2))
    for path, words in zip(batches, numbers, strict=True):
        batch = read(path)
        found = _Counted(batch, words)
        list_totals[found.words] += found.lists
        place_totals[found.words] += found.places
        counted.append(found)
        lengths.append(view(batch.lengths))
        total += batch.segment.length
    joined = np.concatenate(lengths)
    starts = arrays.offsets(list_totals)
    arrays.save(folder, f"{unit}-words", starts)
    arrays.save(folder, f"{unit}-frequencies", list_totals.astype(np.uint32))
    arrays.save(folder, f"{unit}-lengths", joined)
    arrays.save(folder, f"{unit}-size", np.array([len(joined), total], dtype=np.int64))
    _place(batches, counted, starts[:-1].copy(), arrays.offsets(place_totals)[:-1].copy(), folder, unit)


def _place(
    batches: Sequence[Path],
    counted: Sequence[_Counted],
    next_list: Array,
    next_place: Array,
    folder: Path,
    unit: str,
) -> None:
    """Copy the batches' lists to where they belong.

    Args:
        next_list, next_place: by word, where its next posting and its next position go.
    """
    size = sum(int(found.lists.sum()) for found in counted)
    documents = _mapped(folder, f"{unit}-documents", np.uint32, size)
    weights = _mapped(folder, f"{unit}-weights", np.float32, size)
    place_offsets = _mapped(folder, f"{unit}-position-offsets", np.int64, size + 1)
    places = _mapped(
        folder, f"{unit}-positions", np.uint32, sum(int(found.places.sum()) for found in counted)
    )
    base = 0
    for path, found in zip(batches, counted, strict=True):
        batch = read(path)
        target = ranges(next_list[found.words], found.lists)
        documents[target] = view(batch.documents) + np.uint32(base)
        weights[target] = view(batch.weights, np.float32)
        place_offsets[target + 1] = view(batch.place_counts)
        places[ranges(next_place[found.words], found.places)] = view(batch.places)
        next_list[found.words] += found.lists
        next_place[found.words] += found.places
        base += found.documents
    np.cumsum(place_offsets, out=place_offsets)


def _mapped(folder: Path, name: str, dtype: Any, size: int) -> Array:
    if not size:
        # An empty file cannot be mapped.
        arrays.save(folder, name, np.zeros(0, dtype=dtype))
        return np.zeros(0, dtype=dtype)
    path = folder / f"{name}.npy"
    mapped = np.lib.format.open_memmap(path, mode="w+", dtype=dtype, shape=(size,))
    with path.open("r+b") as file:
        # Without blocks of its own on the disk, a full disk would end the process at some later write.
        os.posix_fallocate(file.fileno(), 0, path.stat().st_size)
    return mapped
