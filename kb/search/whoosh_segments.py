"""Segments of Whoosh's index written from postings that are already inverted.

Whoosh's own writer takes one word of one document at a time, sorts all of them again in a file, and packs
them one by one. Here whole posting lists go through its codec (`whoosh.codec`, the point Whoosh offers for
that) in the format that Whoosh reads and the fork `whoosh3` reads as well.
"""

import hashlib
import struct
from collections.abc import Sequence
from itertools import pairwise
from operator import sub
from pathlib import Path
from pickle import dumps
from typing import Any
from zlib import compress

import msgspec
import numpy as np
from whoosh import index
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.util.numeric import byte_to_length, length_to_byte

from kb.search.arrays import Array
from kb.search.inversion import Inverted
from kb.search.whoosh_index import FIELD, schema
from kb.search.whoosh_terms import TermsWriter

_NAME = "MAIN"
_BLOCK = 1024

#: Pickle's protocol: before the third, bytes were written as text to be encoded again when read.
_PROTOCOL = 4
_FIELD_KEY = struct.pack("!H", 0)
_EXTENT = struct.Struct("!qi")
_LENGTH = struct.Struct("!i")
_TERM = struct.Struct("!BfIBBfII")

#: How hard blocks are packed, 1 to 9. Lists up to a length stand beside their terms, not in blocks.
_LEVEL, _INLINE = 1, 16


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
    terms = TermsWriter(segment.create_file(storage, W3Codec.TERMS_EXT))
    terms.extras["fieldmap"] = {FIELD: 0}
    postings = segment.create_file(storage, W3Codec.POSTS_EXT)
    _write_terms(terms, postings, inverted)
    terms.close()
    postings.close()
    segment.create_compound_file(storage)
    storage.temp_storage(f"{_NAME}.tmp").destroy()
    return Segment(segment.segid, len(ids), int(inverted.lengths.sum()))


def _write_terms(terms: TermsWriter, file: Any, inverted: Inverted) -> None:
    """Write the posting lists, and for each word where its list is and its statistics."""
    starts, counts = inverted.offsets[:-1], np.diff(inverted.offsets)
    if not len(counts):
        return
    codes = quantised(inverted.lengths)[0][inverted.documents]
    lists = _Lists(inverted, codes)
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
    values, packed, at = [], [], 0
    for begin, end, statistic in zip(starts.tolist(), (starts + counts).tolist(), statistics, strict=True):
        if end - begin <= _INLINE:
            values.append(_TERM.pack(1, *statistic) + lists.inline(begin, end))
        else:
            blocks = lists.blocks(begin, end)
            packed.append(blocks)
            values.append(_TERM.pack(0, *statistic) + _EXTENT.pack(at, len(blocks)))
            at += len(blocks)
    file.write(b"".join(packed))
    terms.write([_FIELD_KEY + word.encode("utf-8", "replace") for word in inverted.words], values)


class _Lists:
    """Posting lists as Whoosh stores them."""

    def __init__(self, inverted: Inverted, codes: Array) -> None:
        self._documents: list[int] = inverted.documents.tolist()
        self._weights: list[float] = inverted.weights.tolist()
        self._codes = codes.tolist()
        positions = inverted.positions.astype("<u4").tobytes()
        bounds = (inverted.position_offsets * 4).tolist()
        self._values = [positions[a:b] for a, b in pairwise(bounds)]

    def inline(self, begin: int, end: int) -> bytes:
        """Return a short list as it stands beside its term."""
        return dumps(
            (
                tuple(self._documents[begin:end]),
                tuple(self._weights[begin:end]),
                tuple(self._values[begin:end]),
            ),
            _PROTOCOL,
        )

    def blocks(self, begin: int, end: int) -> bytes:
        """Return a long list as blocks, one after the other."""
        packed = [WHOOSH3_HEADER_MAGIC]
        for first in range(begin, end, _BLOCK):
            last = min(first + _BLOCK, end)
            info, data = self._block(first, last)
            length = len(info) + len(data)
            packed += (_LENGTH.pack(length if last < end else -length), info, data)
        return b"".join(packed)

    def _block(self, begin: int, end: int) -> tuple[bytes, bytes]:
        documents, codes = self._documents[begin:end], self._codes[begin:end]
        weights = self._weights[begin:end]
        least, most = min(weights), max(weights)
        kept: object = tuple(weights)
        if least == most:
            kept = None if most == 1.0 else most
        deltas = (documents[0], *map(sub, documents[1:], documents))
        data = compress(dumps((deltas, kept, tuple(self._values[begin:end])), _PROTOCOL), _LEVEL)
        info = (end - begin, documents[-1], most, _LEVEL, min(codes), max(codes))
        return dumps(info, 2), data


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
