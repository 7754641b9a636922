"""Whoosh's file of terms, written all at once: many times faster than term by term."""

import struct
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Any
from zlib import crc32

import numpy as np
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter

_CRC = 1
_LENGTHS = struct.Struct("!ii")
_SLOT = np.dtype([("hash", ">u4"), ("position", ">i8")])


class TermsWriter(OrderedHashWriter):  # type: ignore[misc]
    """Writes a table of keys and values that Whoosh's `OrderedHashReader` reads."""

    def __init__(self, file: Any) -> None:
        HashWriter.__init__(self, file, hashtype=_CRC)
        self.index: array[int] = array("q")

    def write(self, keys: Sequence[bytes], values: Sequence[bytes]) -> None:
        """Write all rows; called once.

        Args:
            keys: ascending, all different.
        """
        rows = [_LENGTHS.pack(len(k), len(v)) + k + v for k, v in zip(keys, values, strict=True)]
        ends = list(accumulate(map(len, rows), initial=self.dbfile.tell()))
        self.dbfile.write(b"".join(rows))
        for key, position in zip(keys, ends, strict=False):
            hashed = crc32(key)
            self.buckets[hashed & 255].append((hashed, position))
        self.index = array("q", ends[:-1])

    def _write_hashes(self) -> None:
        for entries in self.buckets:
            slots = 2 * len(entries)
            self.directory.append((self.dbfile.tell(), slots))
            table: list[tuple[int, int]] = [(0, 0)] * slots
            for entry in entries:
                slot = (entry[0] >> 8) % slots
                while table[slot][1]:
                    slot = (slot + 1) % slots
                table[slot] = entry
            self.dbfile.write(np.array(table, dtype=_SLOT).tobytes())

    def _write_extras(self) -> None:
        self.extras["indextype"] = self.index.typecode
        self.extras["indexlen"] = len(self.index)
        HashWriter._write_extras(self)
        self.dbfile.write_array(self.index)
