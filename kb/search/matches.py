"""Lists of documents with a number for each, and how two of them meet."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kb.search.arrays import Array

Float = NDArray[np.float64]


class Matches(NamedTuple):
    """Documents in ascending order, and a number for each: a frequency or a score."""

    documents: NDArray[np.int64]
    values: Float


EMPTY = Matches(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float64))


def common(left: Array, right: Array) -> Array:
    """Return the numbers of the first ascending list that are in the second too."""
    if len(left) > len(right):
        left, right = right, left
    if not len(left):
        return left
    at = np.minimum(np.searchsorted(right, left), len(right) - 1)
    found: Array = left[right[at] == left]
    return found


def narrowed(matches: Matches, documents: Array) -> Matches:
    """Return the matches of some of their documents, given in ascending order."""
    return Matches(documents, matches.values[np.searchsorted(matches.documents, documents)])


def merged(documents: NDArray[np.int64], values: Float, size: int, *, positive: bool = False) -> Matches:
    """Return each document once, ascending, with the sum of its values.

    Args:
        size: number of documents of the unit: where the lists are long, a dense sum is faster than sorting.
        positive: all values are above 0, as frequencies are; scores may be 0 or less (idf of a word in nearly
            all documents).
    """
    if len(documents) * 64 > size:
        sums: Float = np.bincount(documents, weights=values, minlength=size).astype(np.float64, copy=False)
        if positive:
            found = (sums > 0).nonzero()[0]
        else:
            present = np.zeros(size, dtype=bool)
            present[documents] = True
            found = present.nonzero()[0]
        return Matches(found, sums[found])
    unique, inverse = np.unique(documents, return_inverse=True)
    return Matches(unique, np.bincount(inverse, weights=values).astype(np.float64))


def strongest(parts: Sequence[Matches], size: int) -> Matches:
    """Return each document of any part once, ascending, with its greatest value."""
    best = np.full(size, -np.inf)
    for part in parts:
        best[part.documents] = np.maximum(best[part.documents], part.values)
    documents = (best > -np.inf).nonzero()[0]
    return Matches(documents, best[documents])


def intersected(left: Matches, right: Matches, size: int) -> Matches:
    """Return the documents of both, with the sum of their values."""
    if len(left.documents) > len(right.documents):
        left, right = right, left
    if len(left.documents) * 8 > size:
        present = np.zeros(size, dtype=bool)
        present[left.documents] = True
        keep = present[right.documents]
        present[right.documents] = False
        mine = ~present[left.documents]
        return Matches(left.documents[mine], left.values[mine] + right.values[keep])
    at = np.searchsorted(right.documents, left.documents)
    at[at == len(right.documents)] = 0
    hit = right.documents[at] == left.documents if len(right.documents) else np.zeros(len(at), dtype=bool)
    return Matches(left.documents[hit], left.values[hit] + right.values[at[hit]])


def without(left: Matches, right: Matches, size: int) -> Matches:
    """Return the documents of the first that the second has not."""
    absent = np.ones(size, dtype=bool)
    absent[right.documents] = False
    keep = absent[left.documents]
    return Matches(left.documents[keep], left.values[keep])
