"""Tables of a former generation made into those of the next: what stays is not read as text."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from kb.search.arrays import Array, Lists, Strings, Table, offsets, ranges


class Revised(NamedTuple):
    """A changed table.

    Attributes:
        keys: by number of an old key its new number, -1 for one that is gone.
        fresh: keys that the old table lacked, with their numbers.
    """

    table: Table
    keys: Array
    fresh: dict[str, int]


def revise(table: Table, numbers: Array, entries: Mapping[str, Iterable[int]]) -> Revised:
    """Change the numbers that a table gives, and add some.

    The result is that of `Table.of` over everything; a key that no number is left for is gone.

    Args:
        numbers: by old number its new one, -1 for one that is gone.
        entries: key -> new numbers.
    """
    size = len(table.keys)
    added = sorted(entries)
    places = np.array([table.keys.place(key) for key in added], dtype=np.int64)
    fresh = np.array([table.keys.find(key) < 0 for key in added], dtype=bool)
    # Each key's place among the old and the fresh ones; a fresh one stands before the old one at its place.
    inserted = places[fresh]
    olds = np.arange(size) + np.searchsorted(inserted, np.arange(size), side="right")
    news = places + np.cumsum(fresh) - fresh
    news[~fresh] = olds[places[~fresh]]
    owners = np.repeat(olds, np.diff(table.lists.offsets))
    values = numbers[table.lists.values]
    more = [np.fromiter(entries[key], dtype=np.int64) for key in added]
    codes = np.concatenate(
        [
            (owners << 32 | values)[values >= 0],
            np.repeat(news, [len(each) for each in more]) << 32 | _joined(more),
        ]
    )
    codes = np.unique(codes)
    counts = np.bincount(codes >> 32, minlength=size + len(inserted))
    present = counts > 0
    keys = _keys(
        table.keys, olds, [key for key, new in zip(added, fresh, strict=True) if new], news[fresh], present
    )
    ranks = np.where(present, np.cumsum(present) - 1, -1)
    return Revised(
        Table(keys, Lists(offsets(counts[present]), (codes & 0xFFFFFFFF).astype(np.int32))),
        ranks[olds],
        {
            key: int(ranks[place])
            for key, place, new in zip(added, news, fresh, strict=True)
            if new and present[place]
        },
    )


def _keys(old: Strings, olds: Array, fresh: list[str], news: Array, present: Array) -> Strings:
    """Return old and fresh keys as one.

    Args:
        olds, news: their places. present: by place, whether it is kept.
    """
    more = Strings.of(fresh)
    starts, lengths = np.zeros(len(present), dtype=np.int64), np.zeros(len(present), dtype=np.int64)
    starts[olds], lengths[olds] = old.offsets[:-1], np.diff(old.offsets)
    starts[news], lengths[news] = more.offsets[:-1] + old.offsets[-1], np.diff(more.offsets)
    block = np.concatenate([old.block, more.block])
    lengths = lengths[present]
    return Strings(offsets(lengths), block[ranges(starts[present], lengths)])


def _joined(parts: list[Array]) -> Array:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
