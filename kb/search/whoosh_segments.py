"""Segments of Whoosh's index written from postings that are already inverted.

Whoosh's own writer takes one word of one document at a time, sorts all of them again in a file, and packs
them one by one. Here whole posting lists go through its codec (`whoosh.codec`, the point Whoosh offers for
that) in the format that Whoosh reads and the fork `whoosh3` reads as well.
"""

import hashlib
import struct
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from pickle import dumps
from typing import Any
from zlib import compress

import msgspec
import numpy as np
from whoosh import index
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import OrderedHashWriter
from whoosh.util.numeric import byte_to_length, length_to_byte

from kb.search.arrays import Array, ranges
from kb.search.inversion import Inverted
from kb.search.whoosh_index import FIELD, schema

_NAME = "MAIN"
_BLOCK = 1024
_PROTOCOL = 2
_FIELD_KEY = struct.pack("!H", 0)
_EXTENT = struct.Struct("!qi")
_LENGTH = struct.Struct("!i")
_TERM = struct.Struct("!BfIBBfII")

#: Bytes of a block above which it is worth packing, and how hard.
_SMALL, _LEVEL = 512, 1


class Segment(msgspec.Struct, frozen=True):
    """A segment on disk: the file ``MAIN_<name>.seg``, documents in it, and their words in all."""

    name: str
    documents: int
    length: int

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{_NAME}_{self.name}.seg"


def quantised(lengths: Array) -> tuple[Array, Array]:
    """Return the lengths of documents as Whoosh's bytes, and as what it reads out of them."""
    distinct, places = np.unique(lengths, return_inverse=True)
    codes = np.array([length_to_byte(int(n)) for n in distinct], dtype=np.uint8)[places]
    return codes, np.array([byte_to_length(n) for n in range(256)], dtype=np.uint32)[codes]


def write(folder: Path, name: str, inverted: Inverted, ids: Sequence[str]) -> Segment:
    """Write one segment.

    Args:
        folder: where its file goes.
        name: a key of the segment's content.
        ids: of the documents, stored with them.
    """
    storage = FileStorage(str(folder), supports_mmap=False)
    codec = W3Codec()
    segment = W3Segment(codec, _NAME, segid=hashlib.sha256(name.encode()).hexdigest()[:16])
    field = schema()[FIELD]
    writer = codec.per_document_writer(storage, segment)
    for number, (id_, length) in enumerate(zip(ids, inverted.lengths.tolist(), strict=True)):
        writer.start_doc(number)
        writer.add_field(FIELD, field, None, length)
        writer.add_field("id", None, id_, 0)
        writer.finish_doc()
    writer.close()
    segment.set_doc_count(len(ids))
    terms = OrderedHashWriter(segment.create_file(storage, W3Codec.TERMS_EXT))
    terms.extras["fieldmap"] = {FIELD: 0}
    postings = segment.create_file(storage, W3Codec.POSTS_EXT)
    _write_terms(terms, postings, inverted)
    terms.close()
    postings.close()
    segment.create_compound_file(storage)
    storage.temp_storage(f"{_NAME}.tmp").destroy()
    return Segment(segment.segid, len(ids), int(inverted.lengths.sum()))


def _write_terms(terms: Any, file: Any, inverted: Inverted) -> None:
    """Write the posting lists, and for each word where its list is and its statistics."""
    starts, counts = inverted.offsets[:-1], np.diff(inverted.offsets)
    if not len(counts):
        return
    codes = quantised(inverted.lengths)[0][inverted.documents]
    blocks = _Blocks(inverted, codes, starts, counts)
    statistics = zip(
        np.add.reduceat(inverted.weights, starts, dtype=np.float64).tolist(),
        counts.tolist(),
        np.minimum.reduceat(codes, starts).tolist(),
        np.maximum.reduceat(codes, starts).tolist(),
        np.maximum.reduceat(inverted.weights, starts).tolist(),
        inverted.documents[starts].tolist(),
        inverted.documents[starts + counts - 1].tolist(),
        strict=True,
    )
    at = 0
    for word, count, statistic in zip(inverted.words, blocks.counts.tolist(), statistics, strict=True):
        packed = blocks.take(count)
        file.write(packed)
        key = _FIELD_KEY + word.encode("utf-8", "replace")
        terms.add(key, _TERM.pack(0, *statistic) + _EXTENT.pack(at, len(packed)))
        at += len(packed)


class _Blocks:
    """Posting lists as Whoosh's blocks, one after the other."""

    def __init__(self, inverted: Inverted, codes: Array, starts: Array, counts: Array) -> None:
        self.counts = -(-counts // _BLOCK)
        begins = np.repeat(starts, self.counts)
        begins += _BLOCK * ranges(np.zeros_like(self.counts), self.counts)
        documents = inverted.documents.astype(np.int64)
        deltas = np.diff(documents, prepend=0)
        deltas[begins] = documents[begins]
        self._deltas: list[int] = deltas.tolist()
        self._weights: list[float] = inverted.weights.tolist()
        self._positions = inverted.positions.astype("<u4").tobytes()
        self._bounds: list[int] = (inverted.position_offsets * 4).tolist()
        ends = np.append(begins[1:], len(documents))
        self._rows = iter(
            zip(
                begins.tolist(),
                ends.tolist(),
                documents[ends - 1].tolist(),
                np.minimum.reduceat(inverted.weights, begins).tolist(),
                np.maximum.reduceat(inverted.weights, begins).tolist(),
                np.minimum.reduceat(codes, begins).tolist(),
                np.maximum.reduceat(codes, begins).tolist(),
                strict=True,
            )
        )

    def take(self, count: int) -> bytes:
        """Return the next posting list, of so many blocks."""
        packed = [WHOOSH3_HEADER_MAGIC]
        for left in range(count - 1, -1, -1):
            info, data = self._block(*next(self._rows))
            length = len(info) + len(data)
            packed += (_LENGTH.pack(length if left else -length), info, data)
        return b"".join(packed)

    def _block(
        self, begin: int, end: int, last: int, least: float, most: float, shortest: int, longest: int
    ) -> tuple[bytes, bytes]:
        bounds, positions = self._bounds[begin : end + 1], self._positions
        values = tuple(positions[a:b] for a, b in pairwise(bounds))
        weights: object = tuple(self._weights[begin:end])
        if least == most:
            weights = None if most == 1.0 else most
        data = dumps((tuple(self._deltas[begin:end]), weights, values), _PROTOCOL)
        level = _LEVEL if len(data) > _SMALL else 0
        if level:
            data = compress(data, level)
        return dumps((end - begin, last, most, level, shortest, longest), _PROTOCOL), data


def write_toc(folder: Path, segments: Sequence[Segment]) -> None:
    """Make the segments in a folder one index, in this order."""
    storage = FileStorage(str(folder))
    codec = W3Codec()
    listed = []
    for known in segments:
        segment = W3Segment(codec, _NAME, doccount=known.documents, segid=known.name)
        segment.compound = True
        segment._fieldlengths = {FIELD: known.length}
        listed.append(segment)
    index.TOC(schema(), listed, 1).write(storage, _NAME)
