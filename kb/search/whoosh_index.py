"""The full-text index of one unit: Whoosh builds and owns it, nothing outside this module knows.

One field holds all sections of a document; a word's weight in Whoosh's posting is the sum over its
occurrences of the weight of their sections. That is BM25F as Robertson, Zaragoza and Taylor defined it
(CIKM 2004): frequencies are weighted and added before they saturate. The traps of Whoosh are in comments.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from whoosh import fields, formats, index, query, scoring

from kb.search.analysis import IndexedWord

FIELD = "text"

#: BM25F parameters, chosen by measurement on retrieval of general Polish.
K1, B = 0.9, 0.4

_LIMIT_MB = 256


class PackedPositions(formats.Positions):  # type: ignore[misc]
    """Positions as numbers of four bytes, little-endian: no pickle in every posting."""

    def encode(self, positions: Sequence[int]) -> bytes:
        """Return positions, ascending, as bytes."""
        packed = array("I", positions)
        if sys.byteorder == "big":
            packed.byteswap()
        return packed.tobytes()

    def decode_positions(self, value: bytes) -> Sequence[int]:
        """Return the positions."""
        packed = array("I", value)
        if sys.byteorder == "big":
            packed.byteswap()
        return packed

    def decode_frequency(self, value: bytes) -> int:
        """Return how many positions there are."""
        return len(value) // 4


class SurfaceField(fields.FieldType):  # type: ignore[misc]
    """A field of words that are already cut and weighted: a list of `IndexedWord`."""

    def __init__(self) -> None:
        self.format = PackedPositions()
        self.analyzer = None
        self.scorable = True
        self.stored = False
        self.unique = False
        self.indexed = True
        self.vector = None
        self.column_type = None

    def index(
        self, value: Sequence[IndexedWord], **_options: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Return (word, frequency, weight, positions) for each distinct word."""
        positions: dict[str, list[int]] = defaultdict(list)
        weights: dict[str, float] = defaultdict(float)
        for word in value:
            positions[word.text].append(word.position)
            weights[word.text] += word.weight
        for text, where in positions.items():
            encoded = self.format.encode(sorted(where))
            yield text.encode("utf-8", "replace"), len(where), weights[text], encoded


class Posting(NamedTuple):
    """One word in one document: number of the document, weight, positions."""

    document: int
    weight: float
    positions: Sequence[int]


def schema() -> fields.Schema:
    """Return the schema of the index: the words, and the id of each document."""
    return fields.Schema(text=SurfaceField(), id=fields.STORED)


class WhooshWriter:
    """Whoosh's own writer: adds documents; their numbers are the order of `add`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._index = index.create_in(str(folder), schema())
        self._writer = self._index.writer(limitmb=_LIMIT_MB)

    def add(self, id_: str, words: Sequence[IndexedWord]) -> None:
        """Add one document."""
        self._writer.add_document(text=words, id=id_)

    def __enter__(self) -> "WhooshWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._writer.commit()
        else:
            self._writer.cancel()
        self._index.close()


class WhooshReader:
    """Reads the index back through Whoosh's public interface: for the arrays, and as oracle in tests."""

    def __init__(self, folder: Path) -> None:
        self._index = index.open_dir(str(folder))
        # Always a new searcher: `refresh()` brings deleted documents back after a merge.
        self._searcher = self._index.searcher(weighting=scoring.BM25F(B=B, K1=K1))
        self._reader = self._searcher.reader()

    @property
    def documents(self) -> int:
        """Number of documents, deleted ones included: the N of idf."""
        return int(self._reader.doc_count_all())

    @property
    def total_length(self) -> int:
        """Sum of the lengths of all documents, in words."""
        return int(self._searcher.field_length(FIELD))

    def lengths(self) -> list[int]:
        """Return the length of each document in words, as coarse as Whoosh keeps it."""
        reader = self._reader
        return [reader.doc_field_length(number, FIELD, 0) or 0 for number in range(self.documents)]

    def ids(self) -> list[str]:
        """Return the ids by document number."""
        return [self._reader.stored_fields(number)["id"] for number in range(self.documents)]

    def words(self) -> list[str]:
        """Return all indexed words in order of their code points."""
        return [word.decode("utf-8") for word in self._reader.lexicon(FIELD)]

    def frequency(self, word: str) -> int:
        """Return in how many documents a word stands, deleted ones included: the df of idf."""
        return int(self._reader.doc_frequency(FIELD, word.encode("utf-8")))

    def postings(self, word: str) -> Iterable[Posting]:
        """Return the postings of a word by document number; deleted documents are left out."""
        decode = SurfaceField().format.decode_positions
        matcher = self._reader.postings(FIELD, word.encode("utf-8"))
        while matcher.is_active():
            yield Posting(matcher.id(), matcher.weight(), decode(matcher.value()))
            matcher.next()

    def search(self, words: Sequence[str], *, any_of: bool = False) -> list[tuple[int, float]]:
        """Return (document number, score) of all hits, best first: Whoosh's own answer."""
        terms = [query.Term(FIELD, word) for word in words]
        whole = terms[0] if len(terms) == 1 else (query.Or(terms) if any_of else query.And(terms))
        results = self._searcher.search(whole, limit=None)
        return [(number, score) for score, number in results.top_n]

    def close(self) -> None:
        """Close the index."""
        self._searcher.close()
        self._index.close()
