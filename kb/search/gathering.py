"""What the batches of a generation say together: sums, to which a batch is added, and from which it is taken.

Nothing here depends on the order of batches, nor on where one ends and the next begins, so that a generation
made from a former one equals one made of all its batches.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from kb.search.batch import Batch, Labels, Spellings
from kb.search.documents import Label

_Key = TypeVar("_Key")


class Sums(msgspec.Struct):
    """How words are spelt and values shown.

    Attributes:
        spellings: word -> spelling -> how often.
        labels: (facet, value, label, parent) -> how many documents.
        changed: words whose spellings were counted anew since this was read.
    """

    spellings: Spellings = {}
    labels: Labels = {}
    changed: set[str] = set()

    @classmethod
    def of(cls, batches: Iterable[Batch]) -> "Sums":
        """Return the sums of some batches."""
        sums = cls()
        for batch in batches:
            sums.add(batch)
        return sums

    @classmethod
    def decode(cls, data: bytes) -> "Sums":
        """Return what `encode` gave."""
        return _DECODER.decode(data)

    def encode(self) -> bytes:
        """Return the sums as bytes, the same for the same sums."""
        spellings = {word: _in_order(self.spellings[word]) for word in sorted(self.spellings)}
        labels = dict(sorted(self.labels.items(), key=_ordinal))
        return msgspec.msgpack.encode(Sums(spellings, labels))

    def add(self, batch: Batch, times: int = 1) -> None:
        """Add a batch.

        Args:
            times: -1 takes one away that was added before.
        """
        mine = self.spellings
        self.changed.update(batch.spellings)
        for word, found in batch.spellings.items():
            known = mine.get(word)
            if known is None:
                mine[word] = found
                continue
            _add(known, found, times)
            if not known:
                del mine[word]
        _add(self.labels, batch.labels, times)

    def best_labels(self) -> dict[tuple[str, str], Label]:
        """Return how each value is shown: as most documents show it."""
        best: dict[tuple[str, str], tuple[int, str, str | None]] = {}
        for (facet, value, text, parent), count in self.labels.items():
            key = facet, value
            other = best.get(key)
            if other is None or (-count, text, parent or "") < (-other[0], other[1], other[2] or ""):
                best[key] = count, text, parent
        return {key: Label(text=text, parent=parent) for key, (_, text, parent) in best.items()}


_DECODER = msgspec.msgpack.Decoder(Sums)


def _add(sums: dict[_Key, int], more: Mapping[_Key, int], times: int) -> None:
    for key, count in more.items():
        left = sums.get(key, 0) + times * count
        if left:
            sums[key] = left
        else:
            sums.pop(key, None)


def _in_order(counts: dict[str, int]) -> dict[str, int]:
    return counts if len(counts) < 2 else dict(sorted(counts.items()))


def _ordinal(item: tuple[tuple[str, str, str, str | None], int]) -> tuple[str, str, str, str]:
    facet, value, text, parent = item[0]
    return facet, value, text, parent or ""
