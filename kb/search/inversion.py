"""From texts to postings, a batch of documents at a time: whole arrays instead of one word after the other.

The result is that of `kb.search.analysis.indexed`, word for word; a test holds the two together. Every
spelling is cut and lowered once, whatever the number of its occurrences, and of the batches that share its
table.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from kb.search.analysis import GAP, SECTIONS
from kb.search.analysis import word as indexed_word
from kb.search.arrays import Array, offsets, ranges
from kb.text import spellings, tokens

_POSITION_BITS = 31
_NAMES = list(SECTIONS)
_STARTS = np.array([section.start for section in SECTIONS.values()], dtype=np.int64)
_STOPS = np.array([section.stop for section in SECTIONS.values()], dtype=np.int64)
_WEIGHTS = np.array([section.weight for section in SECTIONS.values()], dtype=np.float64)


@dataclass(slots=True)
class Inverted:
    """The postings of some documents, by word and then by document.

    Attributes:
        words: in order of their code points, each with at least one posting.
        offsets: the postings of word i are ``offsets[i]:offsets[i + 1]``.
        documents, weights: of each posting; a weight is the sum over the word's sections.
        position_offsets, positions: where the word stands, by posting.
        lengths: words of each document.
        surfaces: how the words are spelt, in order. surface_counts: of each, how often it occurs.
    """

    words: list[str]
    offsets: Array
    documents: NDArray[np.uint32]
    weights: NDArray[np.float32]
    position_offsets: Array
    positions: NDArray[np.uint32]
    lengths: Array
    surfaces: list[str]
    surface_counts: Array


class Spellings(dict[str, int]):
    """Numbers of spellings, by first appearance; the words that each is cut into are numbered too.

    Most spellings of a batch were in the one before: they may share a table, in one thread.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, int] = {}
        self.surfaces: dict[str, int] = {}
        self.parts, self.part_surfaces, self.part_places = array("i"), array("i"), array("i")
        self.part_counts, self.steps = array("i"), array("i")

    def __missing__(self, spelling: str) -> int:
        number = self[spelling] = len(self)
        cut = tokens(spelling)
        for token in cut:
            self.parts.append(self.words.setdefault(indexed_word(token.text), len(self.words)))
            self.part_surfaces.append(self.surfaces.setdefault(token.text, len(self.surfaces)))
            self.part_places.append(token.position)
        self.part_counts.append(len(cut))
        self.steps.append(cut[-1].position + 1)
        return number


class Inverter:
    """Takes documents in the order of their numbers, then gives their postings.

    Args:
        spellings: that other batches were made with; it grows.
    """

    def __init__(self, spellings: Spellings | None = None) -> None:
        self._spellings = Spellings() if spellings is None else spellings
        self._codes = array("i")
        self._piece_ends, self._piece_sections, self._piece_documents = array("q"), array("b"), array("i")
        self._documents = 0

    def add(self, sections: Iterable[tuple[str, str]]) -> None:
        """Add one document: (name in `kb.search.analysis.SECTIONS`, text) of its sections."""
        number_of = self._spellings.__getitem__
        for name, text in sections:
            self._codes.extend(map(number_of, spellings(text)))
            self._piece_ends.append(len(self._codes))
            self._piece_sections.append(_NAMES.index(name))
            self._piece_documents.append(self._documents)
        self._documents += 1

    def finish(self) -> Inverted:
        """Return the postings of all documents added."""
        known = self._spellings
        parts, documents, positions, sections = self._occurrences()
        words, numbers = _ranked(known.words, np.array(known.parts, dtype=np.int64)[parts])
        surfaces, spelt = _ranked(known.surfaces, np.array(known.part_surfaces, dtype=np.int64)[parts])
        lengths = np.bincount(documents, minlength=self._documents)
        rows, positions, sections = _sorted(numbers, documents, positions, sections, self._documents)
        starts = np.flatnonzero(np.diff(rows, prepend=-1)) if len(rows) else np.zeros(0, dtype=np.int64)
        row = rows[starts]
        weights = (
            np.add.reduceat(_WEIGHTS[sections], starts) if len(starts) else np.zeros(0, dtype=np.float64)
        )
        return Inverted(
            words=words,
            offsets=offsets(np.bincount(row // max(self._documents, 1), minlength=len(words))),
            documents=(row % max(self._documents, 1)).astype(np.uint32),
            weights=weights.astype(np.float32),
            position_offsets=np.append(starts, len(rows)),
            positions=positions.astype(np.uint32),
            lengths=lengths,
            surfaces=surfaces,
            surface_counts=np.bincount(spelt, minlength=len(surfaces)),
        )

    def _occurrences(self) -> tuple[Array, Array, Array, Array]:
        """Return for each occurrence of a word the part of a spelling, document, position and section."""
        known = self._spellings
        codes = np.array(self._codes, dtype=np.int64)
        steps = np.array(known.steps, dtype=np.int64)[codes]
        ends = np.array(self._piece_ends, dtype=np.int64)
        bases, places = self._bases(steps, ends)
        counts = np.array(known.part_counts, dtype=np.int64)
        firsts = offsets(known.part_counts)[:-1]
        parts = ranges(firsts[codes], counts[codes])
        piece = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        owner = np.repeat(piece, counts[codes])
        positions = (
            np.repeat(bases[piece] + places, counts[codes])
            + np.array(known.part_places, dtype=np.int64)[parts]
        )
        section = np.array(self._piece_sections, dtype=np.int64)[owner]
        keep = positions < _STOPS[section]
        return (
            parts[keep],
            np.array(self._piece_documents, dtype=np.int64)[owner][keep],
            positions[keep],
            section[keep],
        )

    def _bases(self, steps: Array, ends: Array) -> tuple[Array, Array]:
        """Return the position of each piece's first word, and each spelling's place in its piece."""
        before = offsets(steps)
        begins = np.append(0, ends[:-1]) if len(ends) else ends
        totals = (before[ends] - before[begins]).tolist()
        bases = array("q")
        document, following = -1, list(_STARTS.tolist())
        for owner, section, total in zip(self._piece_documents, self._piece_sections, totals, strict=True):
            if owner != document:
                document, following = owner, list(_STARTS.tolist())
            base = following[section]
            bases.append(base)
            # Where words stand beyond the section's end, the first of them is where counting stops.
            last = min(base + total - 1, max(base, int(_STOPS[section]))) if total else base
            following[section] = last + GAP
        places = before[:-1] - np.repeat(before[begins], ends - begins)
        return np.array(bases, dtype=np.int64), places


def _ranked(table: Mapping[str, int], numbers: Array) -> tuple[list[str], Array]:
    """Return the texts that occur, in order, and for each occurrence the place of its text among them.

    Args:
        table: text -> its number, in the order of the numbers. numbers: of each occurrence.
    """
    present = np.zeros(len(table), dtype=bool)
    present[numbers] = True
    texts = sorted(compress(table, present.tolist()))
    ranks = np.zeros(len(table), dtype=np.int64)
    ranks[[table[text] for text in texts]] = np.arange(len(texts))
    return texts, ranks[numbers]


def _sorted(
    words: Array, documents: Array, positions: Array, sections: Array, size: int
) -> tuple[Array, Array, Array]:
    """Return (word * size + document), position and section of each occurrence, in that order."""
    rows = words * size + documents
    bits = int(rows.max()).bit_length() if len(rows) else 0
    if bits + _POSITION_BITS <= 63:
        # One number says it all, and plain numbers sort fastest.
        packed = np.sort((rows << _POSITION_BITS) | positions)
        rows, positions = packed >> _POSITION_BITS, packed & ((1 << _POSITION_BITS) - 1)
        return rows, positions, np.searchsorted(_STARTS, positions, side="right") - 1
    order = np.lexsort((positions, rows))
    return rows[order], positions[order], sections[order]
