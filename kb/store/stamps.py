"""Checksums remembered by what the system says of a file, so that an unchanged file is not read again.

::

    DATA/stamps.msgpack          checksums of the files of generations and batches
    DATA/corpus-stamps.msgpack   checksums of the reports

Both may be deleted at any time: that costs time, never facts. They find a file that was written, cut short,
replaced or touched; a disk that loses bits behind the system's back is found by `kb check`, and when a
generation is opened, which read every byte.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from kb.store import files

STORE, CORPUS = "stamps.msgpack", "corpus-stamps.msgpack"

#: A file touched less than so many nanoseconds before it was read may change again within the same tick of
#: the file system's clock; it is read once more by the next run.
_TICK = 2_000_000_000


class Stamp(NamedTuple):
    """What the system says of a file: the same as long as its content is.

    Attributes:
        inode, size: number and size in bytes. changed: the time of its last change in nanoseconds.
    """

    inode: int
    size: int
    changed: int

    @classmethod
    def written(cls, found: os.stat_result) -> "Stamp":
        """Return the stamp of a file that gets further names (hard links) but never another content."""
        return cls(found.st_ino, found.st_size, found.st_mtime_ns)

    @classmethod
    def touched(cls, found: os.stat_result) -> "Stamp":
        """Return the stamp of a file that anybody may edit and give any time they like."""
        return cls(found.st_ino, found.st_size, found.st_ctime_ns)


_DECODER = msgspec.msgpack.Decoder(dict[Stamp, str])


class Stamps:
    """Checksums by stamp.

    Args:
        file: where they are kept between runs; one that is missing or damaged holds none.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._known = _DECODER.decode(file.read_bytes())
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            self._known = {}
        self._seen: dict[Stamp, str] = {}

    def get(self, stamp: Stamp, find: Callable[[], str]) -> str:
        """Return the checksum of a file.

        Args:
            find: returns it where the stamp is not known.
        """
        digest = self._known.get(stamp)
        if digest is None:
            digest = self._seen.get(stamp)
        if digest is None:
            digest = find()
        self._seen[stamp] = digest
        return digest

    def sha256(self, path: Path) -> str:
        """Return the SHA-256 of a file that is written once.

        Raises:
            OSError: it cannot be read.
        """
        return self.get(Stamp.written(path.stat()), lambda: files.sha256(path))

    def learn(self, path: Path, digest: str) -> None:
        """Remember the SHA-256 of a file that is written once."""
        self._seen[Stamp.written(path.stat())] = digest

    def save(self, *, all_known: bool = False, settled_before: int | None = None) -> None:
        """Keep the checksums that were asked for; a disk that refuses costs time alone.

        Args:
            all_known: keep the others as well.
            settled_before: leave out files changed just before this time, in nanoseconds since 1970.
        """
        kept = {**self._known, **self._seen} if all_known else self._seen
        if settled_before is not None:
            kept = {stamp: d for stamp, d in kept.items() if stamp.changed < settled_before - _TICK}
        if kept.keys() == self._known.keys():
            return
        temporary = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        try:
            temporary.write_bytes(msgspec.msgpack.encode(kept))
            temporary.replace(self._file)
        except OSError:
            temporary.unlink(missing_ok=True)
