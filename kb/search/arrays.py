"""Arrays on disk: `.npy` files, lists of lists as offsets and values, sorted tables of strings."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

#: Distance of the strings that are kept in memory for bisection.
_STRIDE = 32

#: Files below this size are read whole, in bytes: a mapping costs a file descriptor.
_SMALL = 1 << 16


def save(folder: Path, name: str, array: Array) -> None:
    """Write an array as ``name.npy``."""
    np.save(folder / f"{name}.npy", array, allow_pickle=False)


def load(folder: Path, name: str, *, mapped: bool = False) -> Array:
    """Read an array; `mapped` leaves it on disk, where the system's page cache serves it to all processes.

    Raises:
        OSError, ValueError: the file is missing or is not an array.
    """
    path = folder / f"{name}.npy"
    if not mapped or path.stat().st_size < _SMALL:
        return np.asarray(np.load(path, allow_pickle=False))
    # A plain view: `memmap` adds Python to every slice.
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


def offsets(lengths: "Iterable[int] | Array") -> NDArray[np.int64]:
    """Return the offsets of consecutive lists: 0, and the running sum of their lengths."""
    counts = lengths if isinstance(lengths, np.ndarray) else np.fromiter(lengths, dtype=np.int64)
    found = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=found[1:])
    return found


def ranges(starts: Array, lengths: Array) -> NDArray[np.int64]:
    """Return the indices of several ranges, one after the other: (5, 9), (2, 1) gives 5, 6, 9."""
    total = int(lengths.sum())
    if total == 0:
        return np.zeros(0, dtype=np.int64)
    before = np.cumsum(lengths) - lengths
    found: NDArray[np.int64] = np.arange(total, dtype=np.int64) + np.repeat(starts - before, lengths)
    return found


class Lists:
    """A list of lists of numbers: list i is ``values[offsets[i]:offsets[i + 1]]``."""

    def __init__(self, offsets: Array, values: Array) -> None:
        self.offsets = offsets
        self.values = values

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]], dtype: Any = np.int32) -> "Lists":
        """Make one from lists in Python."""
        values = np.fromiter((v for items in lists for v in items), dtype=dtype)
        return cls(offsets(len(items) for items in lists), values)

    @classmethod
    def load(cls, folder: Path, name: str, *, mapped: bool = False) -> "Lists":
        """Read what `save` wrote."""
        return cls(load(folder, f"{name}-offsets"), load(folder, f"{name}-values", mapped=mapped))

    def save(self, folder: Path, name: str) -> None:
        """Write ``name-offsets.npy`` and ``name-values.npy``."""
        save(folder, f"{name}-offsets", self.offsets)
        save(folder, f"{name}-values", self.values)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, number: int) -> Array:
        return np.asarray(self.values[self.offsets[number] : self.offsets[number + 1]])

    def gather(self, numbers: Array) -> Array:
        """Return the values of several lists, one after the other."""
        starts = self.offsets[numbers]
        return np.asarray(self.values[ranges(starts, self.offsets[numbers + 1] - starts)])

    def inverted(self, size: int) -> "Lists":
        """Return for each value from 0 to `size` - 1 the numbers of the lists that hold it, ascending."""
        owners = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.offsets))
        order = np.argsort(self.values, kind="stable")
        return Lists(offsets(np.bincount(self.values, minlength=size)), owners[order])


class Strings:
    """Strings sorted by code points, found by bisection in one block of UTF-8."""

    def __init__(self, offsets: Array, block: Array) -> None:
        self.offsets = offsets
        # Views give Python's own numbers and bytes, several times faster than NumPy's scalars.
        self._bounds = np.ascontiguousarray(offsets).data
        self._block: memoryview = (
            np.ascontiguousarray(block).data.cast("B") if len(block) else memoryview(b"")
        )
        self._signposts: list[bytes] | None = None

    @classmethod
    def of(cls, strings: Sequence[str]) -> "Strings":
        """Make one from sorted, distinct strings."""
        encoded = [s.encode("utf-8", "replace") for s in strings]
        block = np.frombuffer(b"".join(encoded), dtype=np.uint8)
        return cls(offsets(len(e) for e in encoded), block)

    @classmethod
    def load(cls, folder: Path, name: str) -> "Strings":
        """Read what `save` wrote; the block stays on disk."""
        return cls(load(folder, f"{name}-offsets"), load(folder, f"{name}-block", mapped=True))

    def save(self, folder: Path, name: str) -> None:
        """Write ``name-offsets.npy`` and ``name-block.npy``."""
        save(folder, f"{name}-offsets", self.offsets)
        save(folder, f"{name}-block", self.block)

    @property
    def block(self) -> Array:
        """The strings in UTF-8, one after the other."""
        return np.frombuffer(self._block, dtype=np.uint8)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def _bytes(self, number: int) -> bytes:
        return self._block[self._bounds[number] : self._bounds[number + 1]].tobytes()

    def __getitem__(self, number: int) -> str:
        return self._bytes(number).decode("utf-8")

    def all(self) -> list[str]:
        """Return all strings."""
        text, bounds = self._block.tobytes(), self.offsets.tolist()
        return [text[a:b].decode("utf-8") for a, b in pairwise(bounds)]

    def matrix(self, numbers: Array, width: int) -> Array:
        """Return the first bytes of some strings as rows; zeros where a string is shorter than `width`."""
        starts = self.offsets[numbers][:, None] + np.arange(width)
        inside = starts < self.offsets[numbers + 1][:, None]
        block = self.block
        found: Array = np.where(inside, block[np.where(inside, starts, 0)], 0)
        return found

    def _bisect(self, wanted: bytes) -> int:
        # Every so many strings one is kept in memory: most of the way is bisected there.
        if self._signposts is None:
            self._signposts = [self._bytes(n) for n in range(0, len(self), _STRIDE)]
        near = bisect_left(self._signposts, wanted)
        low, high = max(near - 1, 0) * _STRIDE, min(near * _STRIDE, len(self))
        while low < high:
            middle = (low + high) // 2
            if self._bytes(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def place(self, text: str) -> int:
        """Return the number of a string, or of the one before which it would stand."""
        return self._bisect(text.encode("utf-8", "replace"))

    def find(self, text: str) -> int:
        """Return the number of a string, or -1."""
        wanted = text.encode("utf-8", "replace")
        place = self._bisect(wanted)
        return place if place < len(self) and self._bytes(place) == wanted else -1

    def prefixed(self, prefix: str) -> range:
        """Return the numbers of the strings that begin with a prefix."""
        wanted = prefix.encode("utf-8", "replace")
        return range(self._bisect(wanted), self._bisect(wanted + b"\xff"))


class Table:
    """Keys with numbers: a dictionary from a string to a sorted list of word numbers, on disk."""

    def __init__(self, keys: Strings, lists: Lists) -> None:
        self.keys = keys
        self.lists = lists

    @classmethod
    def of(cls, entries: dict[str, set[int]]) -> "Table":
        """Make one from a dictionary."""
        keys = sorted(entries)
        return cls(Strings.of(keys), Lists.of([sorted(entries[key]) for key in keys]))

    @classmethod
    def load(cls, folder: Path, name: str) -> "Table":
        """Read what `save` wrote."""
        return cls(Strings.load(folder, f"{name}-keys"), Lists.load(folder, name, mapped=True))

    def save(self, folder: Path, name: str) -> None:
        """Write the table under a name."""
        self.keys.save(folder, f"{name}-keys")
        self.lists.save(folder, name)

    def get(self, key: str) -> list[int]:
        """Return the numbers of a key; none for an unknown one."""
        place = self.keys.find(key)
        return [] if place < 0 else [int(n) for n in self.lists[place]]
