"""A file of records of any length, found by their numbers."""

import mmap
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
        self._bounds = arrays.load(folder, f"{name}-offsets").tolist()
        size = (folder / name).stat().st_size
        if not self._bounds or self._bounds[-1] != size:
            raise ValueError(f"{name}: {size} bytes are not the records that it should hold")
        self._data: mmap.mmap | bytes = b""
        if size:
            with (folder / name).open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._data[self._bounds[number] : self._bounds[number + 1]]

    def close(self) -> None:
        """Close the file; afterwards nothing can be read."""
        if isinstance(self._data, mmap.mmap):
            self._data.close()
