"""What the batches of a generation say together: sums, to which a batch is added, and from which it is taken.

Nothing here depends on the order of batches, nor on where one ends and the next begins, so that a generation
made from a former one equals one made of all its batches.
"""

from collections.abc import Iterator, Sequence
from itertools import compress

import msgspec
import numpy as np

from kb.search.analysis import word as indexed_word
from kb.search.batch import Batch, Labels
from kb.search.documents import Label
from kb.search.lexicon import spelt


class _Stored(msgspec.Struct, frozen=True):
    surfaces: list[str]
    counts: list[int]
    labels: Labels


_DECODER = msgspec.msgpack.Decoder(_Stored)


class _Numbers(dict[str, int]):
    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


class Sums:
    """How words are spelt and values shown.

    Args:
        surfaces: spellings of words. counts: how often each occurs.
        labels: (facet, value, label, parent) -> how many documents.
    """

    def __init__(
        self, surfaces: Sequence[str] = (), counts: Sequence[int] = (), labels: Labels | None = None
    ) -> None:
        self._numbers = _Numbers(zip(surfaces, range(len(surfaces)), strict=True))
        self._counts = np.array(counts, dtype=np.int64)
        self._changed = np.zeros(len(surfaces), dtype=bool)
        self._labels = {} if labels is None else labels

    @classmethod
    def decode(cls, data: bytes) -> "Sums":
        """Return what `encode` gave."""
        stored = _DECODER.decode(data)
        return cls(stored.surfaces, stored.counts, stored.labels)

    def encode(self) -> bytes:
        """Return the sums as bytes, the same for the same sums."""
        counted = sorted(self._counted())
        labels = dict(sorted(self._labels.items(), key=_ordinal))
        return msgspec.msgpack.encode(_Stored([one for one, _ in counted], [n for _, n in counted], labels))

    def _counted(self) -> Iterator[tuple[str, int]]:
        return ((one, n) for one, n in zip(self._numbers, self._counts.tolist(), strict=True) if n)

    def add(self, batch: Batch, times: int = 1) -> None:
        """Add a batch.

        Args:
            times: -1 takes one away that was added before.
        """
        surfaces, counts = batch.spelt
        numbers = np.fromiter(map(self._numbers.__getitem__, surfaces), dtype=np.int64, count=len(surfaces))
        room = len(self._numbers) - len(self._counts)
        self._counts = np.concatenate([self._counts, np.zeros(room, dtype=np.int64)])
        self._changed = np.concatenate([self._changed, np.zeros(room, dtype=bool)])
        self._counts[numbers] += times * counts.astype(np.int64)
        self._changed[numbers] = True
        labels = self._labels
        for key, count in batch.labels.items():
            left = labels.get(key, 0) + times * count
            if left:
                labels[key] = left
            else:
                labels.pop(key, None)

    def words(self) -> tuple[list[str], dict[str, list[str]]]:
        """Return all words in order, and how those are spelt that were counted since this was read.

        A word that is gone has no spelling.
        """
        changed = {indexed_word(one) for one in compress(self._numbers, self._changed.tolist())}
        found: set[str] = set()
        counted = []
        for surface, count in self._counted():
            word = indexed_word(surface)
            found.add(word)
            if word in changed:
                counted.append((surface, count))
        return sorted(found), {**{word: [] for word in changed}, **spelt(counted)}

    def best_labels(self) -> dict[tuple[str, str], Label]:
        """Return how each value is shown: as most documents show it."""
        best: dict[tuple[str, str], tuple[int, str, str | None]] = {}
        for (facet, value, text, parent), count in self._labels.items():
            key = facet, value
            other = best.get(key)
            if other is None or (-count, text, parent or "") < (-other[0], other[1], other[2] or ""):
                best[key] = count, text, parent
        return {key: Label(text=text, parent=parent) for key, (_, text, parent) in best.items()}


def _ordinal(item: tuple[tuple[str, str, str, str | None], int]) -> tuple[str, str, str, str]:
    facet, value, text, parent = item[0]
    return facet, value, text, parent or ""
