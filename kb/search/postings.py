"""The sidecar of postings: dumped once from the full-text index, memory-mapped when read."""

import math
from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from kb.search import arrays
from kb.search.arrays import Array
from kb.search.matches import EMPTY, Float, Matches, merged
from kb.search.whoosh_index import K1, B, WhooshReader

#: A list of a word so many times longer than the documents looked for is bisected, a shorter one read.
_SPARSE = 64


def dump(reader: WhooshReader, numbers: Mapping[str, int], folder: Path, unit: str) -> None:
    """Write the postings of one unit.

    Args:
        numbers: word -> its number in the lexicon of the generation, ascending with the words.
    """
    documents, weights, places, place_counts = array("I"), array("f"), array("I"), array("I")
    counts = [0] * len(numbers)
    frequencies = np.zeros(len(numbers), dtype=np.uint32)
    for word in reader.words():
        before = len(documents)
        for posting in reader.postings(word):
            documents.append(posting.document)
            weights.append(posting.weight)
            places.extend(posting.positions)
            place_counts.append(len(posting.positions))
        counts[numbers[word]] = len(documents) - before
        frequencies[numbers[word]] = reader.frequency(word)
    arrays.save(folder, f"{unit}-words", arrays.offsets(counts))
    arrays.save(folder, f"{unit}-frequencies", frequencies)
    arrays.save(folder, f"{unit}-documents", np.frombuffer(documents, dtype=np.uint32))
    arrays.save(folder, f"{unit}-weights", np.frombuffer(weights, dtype=np.float32))
    arrays.save(folder, f"{unit}-positions", np.frombuffer(places, dtype=np.uint32))
    arrays.save(
        folder, f"{unit}-position-offsets", arrays.offsets(np.frombuffer(place_counts, dtype=np.uint32))
    )
    arrays.save(folder, f"{unit}-lengths", np.array(reader.lengths(), dtype=np.uint32))
    arrays.save(folder, f"{unit}-size", np.array([reader.documents, reader.total_length], dtype=np.int64))


class Postings:
    """The postings of one unit, and BM25F over groups of words.

    The formula and the order of operations are Whoosh's (``whoosh.scoring.bm25``), so that a single word
    scores the same to the last bit: idf = ln(N / (df + 1)) + 1, N with deleted documents, lengths as coarse
    as Whoosh keeps them.
    """

    def __init__(self, folder: Path, unit: str) -> None:
        self._offsets = arrays.load(folder, f"{unit}-words")
        self._bounds = np.ascontiguousarray(self._offsets, dtype=np.int64).data
        self._frequencies = arrays.load(folder, f"{unit}-frequencies")
        self._documents = arrays.load(folder, f"{unit}-documents", mapped=True)
        self._weights = arrays.load(folder, f"{unit}-weights", mapped=True)
        self._positions = arrays.load(folder, f"{unit}-positions", mapped=True)
        self._position_offsets = arrays.load(folder, f"{unit}-position-offsets", mapped=True)
        lengths = arrays.load(folder, f"{unit}-lengths")
        self.size, total = (int(n) for n in arrays.load(folder, f"{unit}-size"))
        average = (total / (self.size or 1)) or 1
        distinct, codes = np.unique(lengths, return_inverse=True)
        norms = np.array([K1 * ((1 - B) + B * int(n) / average) for n in distinct], dtype=np.float64)
        self._norms = norms[codes]

    def frequency(self, word: int) -> int:
        """Return in how many documents a word stands."""
        return self._bounds[word + 1] - self._bounds[word]

    def documents_of(self, word: int) -> Array:
        """Return the documents of a word, ascending."""
        return np.asarray(self._documents[self._offsets[word] : self._offsets[word + 1]])

    def group(self, words: Sequence[tuple[int, float]]) -> Matches:
        """Return the documents that hold any of the words, with the sum of their weighted frequencies.

        Args:
            words: (number, factor) of each word; a word stands once.
        """
        offsets = self._bounds
        pieces = [(slice(offsets[n], offsets[n + 1]), factor) for n, factor in words]
        pieces = [(piece, factor) for piece, factor in pieces if piece.stop > piece.start]
        if not pieces:
            return EMPTY
        bounds = list(accumulate((piece.stop - piece.start for piece, _ in pieces), initial=0))
        documents, weights = np.empty(bounds[-1], dtype=np.int64), np.empty(bounds[-1])
        for (piece, factor), start, stop in zip(pieces, bounds, bounds[1:], strict=False):
            documents[start:stop] = self._documents[piece]
            np.multiply(self._weights[piece], factor, out=weights[start:stop], dtype=np.float64)
        if len(pieces) == 1:
            return Matches(documents, weights)
        return merged(documents, weights, self.size, positive=True)

    def score(self, words: Sequence[tuple[int, float]]) -> Matches:
        """Return the documents that hold any of the words, with their BM25F scores."""
        found = self.group(words)
        count = int(self._frequencies[words[0][0]]) if len(words) == 1 else len(found.documents)
        return self.scored(found, count)

    def scored(self, found: Matches, count: int) -> Matches:
        """Turn frequencies into BM25F scores.

        Args:
            count: the number of documents, for idf.
        """
        idf = self.idf(count)
        below = self._norms.take(found.documents)
        below += found.values
        scores = found.values * (K1 + 1)
        scores /= below
        scores *= idf
        return Matches(found.documents, scores)

    def idf(self, count: int) -> float:
        """Return what a word is worth that stands in so many documents."""
        return math.log(self.size / (count + 1)) + 1 if self.size else 0.0

    def spread(self, words: Sequence[tuple[int, float]]) -> int:
        """Return in how many documents any of the words stands."""
        if len(words) == 1:
            return self.frequency(words[0][0])
        held = np.zeros(self.size, dtype=bool)
        for word, _ in words:
            held[self.documents_of(word)] = True
        return int(np.count_nonzero(held))

    def occurrences(self, words: Sequence[tuple[int, float]]) -> int:
        """Return how many postings the words have together: what reading them costs."""
        return sum(self.frequency(word) for word, _ in words)

    def within(self, words: Sequence[tuple[int, float]], documents: Array) -> Matches:
        """Return the sum of the weighted frequencies of some words in some documents.

        Args:
            documents: ascending.
        """
        rows, found, factors = self._rows(words, documents)
        at = np.searchsorted(documents, found)
        weights = self._weights[rows] * factors
        sums: Float = np.bincount(at, weights=weights, minlength=len(documents)).astype(
            np.float64, copy=False
        )
        return Matches(documents, sums)

    def positions(self, words: Sequence[tuple[int, float]], documents: Array | None = None) -> Array:
        """Return where any of the words stands.

        Args:
            documents: look in these alone; ascending.

        Returns:
            For each occurrence its document and its position in one number (``document << 32 | position``:
            documents have far fewer than 2^32 words), ascending.
        """
        rows, found, _ = self._rows(words, documents)
        starts = self._position_offsets[rows]
        counts = self._position_offsets[rows + 1] - starts
        keys = np.repeat(found.astype(np.int64) << 32, counts)
        keys += self._positions[arrays.ranges(starts, counts)]
        if len(words) > 1:
            keys.sort()
        return keys

    def _rows(
        self, words: Sequence[tuple[int, float]], documents: Array | None
    ) -> tuple[Array, Array, Float]:
        """Return the places of the words' postings in some documents, these documents, and the factors.

        A list much longer than the documents is bisected; the others are read in one pass.
        """
        wanted = None
        if documents is not None:
            wanted = np.zeros(self.size, dtype=bool)
            wanted[documents] = True
        rows, found, factors = [], [], []
        for word, factor in words:
            mine = self.documents_of(word)
            if documents is None or wanted is None:
                hit = np.arange(len(mine))
            elif len(mine) > _SPARSE * len(documents):
                at = np.minimum(np.searchsorted(mine, documents), len(mine) - 1)
                hit = at[mine[at] == documents]
            else:
                hit = wanted.take(mine).nonzero()[0]
            rows.append(hit + self._bounds[word])
            found.append(mine[hit])
            factors.append(np.full(len(hit), factor))
        if len(rows) == 1:
            return rows[0], found[0], factors[0]
        none = np.zeros(0, dtype=np.int64)
        return (
            np.concatenate([none, *rows]),
            np.concatenate([none, *found]),
            np.concatenate([np.zeros(0), *factors]),
        )


def documents_of(positions: Array) -> Array:
    """Return the documents of positions as `Postings.positions` gives them, each once."""
    documents = positions >> 32
    first = np.ones(len(documents), dtype=bool)
    np.not_equal(documents[1:], documents[:-1], out=first[1:])
    found: Array = documents[first]
    return found
