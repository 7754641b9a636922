"""A file of records of any length, found by their numbers."""

import os
import weakref
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from kb.search import arrays


def write_offsets(folder: Path, name: str, sizes: Iterable[int]) -> None:
    """Write where the records of the file ``name`` begin and end.

    Args:
        sizes: of the records, in bytes.
    """
    arrays.save(folder, f"{name}-offsets", arrays.offsets(np.fromiter(sizes, dtype=np.int64)))


class Records:
    """Reads records; safe to use from many threads, also after the file is removed.

    Raises:
        OSError, ValueError: a file is missing or is not what it should be.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._bounds = arrays.load(folder, f"{name}-offsets", mapped=True)
        size = (folder / name).stat().st_size
        if not len(self._bounds) or self._bounds[-1] != size:
            raise ValueError(f"{name}: {size} bytes are not the records that it should hold")
        # Read, not mapped: pages that were mapped once would stay in the memory of the site.
        self._file = os.open(folder / name, os.O_RDONLY)
        self._close = weakref.finalize(self, os.close, self._file)

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, number: int) -> bytes:
        if not self._close.alive:
            raise ValueError("the file of records is closed")
        first, last = int(self._bounds[number]), int(self._bounds[number + 1])
        return os.pread(self._file, last - first, first)

    def close(self) -> None:
        """Close the file; afterwards nothing can be read."""
        self._close()
