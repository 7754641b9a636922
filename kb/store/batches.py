"""Indexed batches kept between runs: what did not change is not indexed again.

::

    DATA/batches/<key>/          the files of one batch; the key is a hash of everything they depend on
    DATA/batches/<key>.part/     one being made; an orphan of a killed run is removed by the next

The folder may be deleted at any time: that costs time, never facts.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec

from kb.store import files
from kb.store.stamps import Stamps

_DIGESTS = "digests.json"
_PART = ".part"

#: A unit has between so many batches and twice as many, so that a change costs a hundredth of the whole;
#: batches of fewer items than the second figure, as a power of two, do not pay; larger ones than the third
#: take too much memory.
_BATCHES, _LEAST_BITS, _MOST_BITS = 96, 5, 12

#: Size of a batch, as a power of two, where nobody knows how many items there will be.
_USUAL_BITS = 7


class Cutter:
    """Says where a batch ends by the items' ids alone, so that a change moves no cut elsewhere.

    Args:
        expected: how many items there will be about; 0 when nobody knows.
    """

    def __init__(self, expected: int) -> None:
        bits = max((expected // _BATCHES).bit_length() - 1, 0) if expected else _USUAL_BITS
        self._size = 1 << min(max(bits, _LEAST_BITS), _MOST_BITS)
        self._count = 0

    def ends(self, id_: str) -> bool:
        """Take the next item and return whether a batch ends with it."""
        self._count += 1
        # No batch is much larger than others: where something changed, it is one of the larger ones.
        if self._count < self._size // 2:
            return False
        drawn = int.from_bytes(hashlib.blake2b(id_.encode("utf-8", "replace"), digest_size=4).digest())
        if drawn % (self._size // 2) and self._count < 2 * self._size:
            return False
        self._count = 0
        return True

    def cut(self, ids: Sequence[str]) -> Iterator[Sequence[str]]:
        """Return the items in batches."""
        begin = 0
        for end, id_ in enumerate(ids, start=1):
            if self.ends(id_) or end == len(ids):
                yield ids[begin:end]
                begin = end


def key_of(*parts: Any) -> str:
    """Return a hash of anything that JSON can say."""
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:32]


class BatchStore:
    """The kept batches; to be used by the holder of the write lock.

    Args:
        folder: where they are; made when absent.
        stamps: of files whose checksums are known. fresh: use nothing that is here.
    """

    def __init__(self, folder: Path, stamps: Stamps, *, fresh: bool = False) -> None:
        self._folder, self._stamps = folder, stamps
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob(f"*{_PART}"):
            files.remove_tree(path)
        self._threads = ThreadPoolExecutor(os.cpu_count() or 1)
        # Whatever is here is likely to be used: it is checked while the corpus is still being read.
        self._sound: dict[str, Future[bool]] = {
            path.name: self._threads.submit(_sound, path, stamps)
            for path in folder.iterdir()
            if path.is_dir() and not fresh
        }
        self._used: set[str] = set()

    def path(self, key: str) -> Path:
        """Return the folder of a batch."""
        return self._folder / key

    def has(self, key: str) -> bool:
        """Return whether a batch is here and undamaged, and keep it from being pruned."""
        self._used.add(key)
        return self.sound(key)

    def sound(self, key: str) -> bool:
        """Return whether a batch was here at the beginning, undamaged."""
        return key in self._sound and self._sound[key].result()

    def learn(self, key: str) -> None:
        """Remember the checksums of a batch that was just made: nothing of it needs to be read again."""
        folder = self.path(key)
        for name, digest in _read_digests(folder).items():
            self._stamps.learn(folder / name, digest)

    def prune(self) -> None:
        """Remove all batches that were not used since this was opened."""
        for path in self._folder.iterdir():
            if path.name not in self._used:
                files.remove_tree(path)

    def close(self) -> None:
        """Stop checking."""
        self._threads.shutdown(wait=True, cancel_futures=True)


def make(folder: Path, job: Callable[..., None], *args: Any) -> None:
    """Make one batch in any process: all of it appears, or nothing.

    Args:
        folder: of the batch, as `BatchStore.path` gives it.
        job: called with an empty folder, the batch's key and `args`.
    """
    part = folder.with_name(folder.name + _PART)
    files.remove_tree(part)
    try:
        part.mkdir()
        job(part, folder.name, *args)
        digests = {name: files.sha256(part / name) for name in files.listing(part)}
        (part / _DIGESTS).write_bytes(msgspec.json.encode(digests))
        files.fsync_tree(part)
        files.remove_tree(folder)
        part.rename(folder)
    except BaseException:
        files.remove_tree(part)
        raise


def _read_digests(folder: Path) -> dict[str, str]:
    return msgspec.json.decode((folder / _DIGESTS).read_bytes(), type=dict[str, str])


def _sound(folder: Path, stamps: Stamps) -> bool:
    try:
        return all(stamps.sha256(folder / name) == found for name, found in _read_digests(folder).items())
    except (OSError, msgspec.MsgspecError):
        return False
