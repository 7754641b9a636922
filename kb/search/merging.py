"""Posting lists of parts put together into the arrays of one unit (`kb.search.postings` reads them).

Every part's lists go straight to their places in files mapped into memory: no sorting, and no more memory
than one part takes.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kb.search import arrays
from kb.search.arrays import Array, ranges
from kb.search.parts import Part


def merge(parts: Sequence[Part], size: int, folder: Path, unit: str) -> None:
    """Write the postings of one unit.

    Args:
        parts: in the order of their documents.
        size: how many words the lexicon has.
    """
    list_totals, place_totals = (np.zeros(size, dtype=np.int64) for _ in range(2))
    for part in parts:
        list_totals[part.words] += part.lists
        place_totals[part.words] += part.places
    lengths = np.concatenate([np.zeros(0, dtype=np.uint32), *(part.lengths for part in parts)])
    starts = arrays.offsets(list_totals)
    arrays.save(folder, f"{unit}-words", starts)
    arrays.save(folder, f"{unit}-frequencies", list_totals.astype(np.uint32))
    arrays.save(folder, f"{unit}-lengths", lengths)
    total = sum(part.length for part in parts)
    arrays.save(folder, f"{unit}-size", np.array([len(lengths), total], dtype=np.int64))
    _place(parts, starts[:-1].copy(), arrays.offsets(place_totals)[:-1].copy(), folder, unit)


def _place(parts: Sequence[Part], next_list: Array, next_place: Array, folder: Path, unit: str) -> None:
    """Copy the parts' lists to where they belong.

    Args:
        next_list, next_place: by word, where its next posting and its next position go.
    """
    size = sum(int(part.lists.sum()) for part in parts)
    documents = _mapped(folder, f"{unit}-documents", np.uint32, size)
    weights = _mapped(folder, f"{unit}-weights", np.float32, size)
    place_offsets = _mapped(folder, f"{unit}-position-offsets", np.int64, size + 1)
    places = _mapped(folder, f"{unit}-positions", np.uint32, sum(int(part.places.sum()) for part in parts))
    base = 0
    for part in parts:
        mine, mine_weights, place_counts, mine_places = part.postings()
        target = ranges(next_list[part.words], part.lists)
        documents[target] = mine + np.uint32(base)
        weights[target] = mine_weights
        place_offsets[target + 1] = place_counts
        places[ranges(next_place[part.words], part.places)] = mine_places
        next_list[part.words] += part.lists
        next_place[part.words] += part.places
        base += part.size
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
