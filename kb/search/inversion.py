"""From texts to postings, a batch of documents at a time: whole arrays instead of one word after the other.

The result is that of `kb.search.analysis.indexed`, word for word; a test holds the two together. Every
spelling is cut and lowered once in a batch, whatever the number of its occurrences.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
        spellings: of each word, how it is spelt and how often.
    """

    words: list[str]
    offsets: Array
    documents: NDArray[np.uint32]
    weights: NDArray[np.float32]
    position_offsets: Array
    positions: NDArray[np.uint32]
    lengths: Array
    spellings: list[dict[str, int]]


class _Spellings(dict[str, int]):
    """Numbers of spellings, by first appearance; each spelling's words are numbered too."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, int] = {}
        self.surfaces: list[str] = []
        self.parts, self.part_places, self.part_counts, self.steps = (
            array("i"),
            array("i"),
            array("i"),
            array("i"),
        )

    def __missing__(self, spelling: str) -> int:
        number = self[spelling] = len(self)
        cut = _cut(spelling)
        for text, surface, place in cut:
            self.parts.append(self.words.setdefault(text, len(self.words)))
            self.surfaces.append(surface)
            self.part_places.append(place)
        self.part_counts.append(len(cut))
        self.steps.append(cut[-1][2] + 1)
        return number


@lru_cache(maxsize=200_000)
def _cut(spelling: str) -> tuple[tuple[str, str, int], ...]:
    """Return the words of a spelling: indexed form, as written, place."""
    return tuple((indexed_word(token.text), token.text, token.position) for token in tokens(spelling))


class Inverter:
    """Takes documents in the order of their numbers, then gives their postings."""

    def __init__(self) -> None:
        self._spellings = _Spellings()
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
        parts, documents, positions, sections = self._occurrences()
        words = np.array(self._spellings.parts, dtype=np.int64)[parts]
        names = sorted(self._spellings.words)
        ranks = np.zeros(len(names), dtype=np.int64)
        ranks[[self._spellings.words[name] for name in names]] = np.arange(len(names))
        lengths = np.bincount(documents, minlength=self._documents)
        rows, positions, sections = _sorted(ranks[words], documents, positions, sections, self._documents)
        starts = np.flatnonzero(np.diff(rows, prepend=-1)) if len(rows) else np.zeros(0, dtype=np.int64)
        row = rows[starts]
        weights = (
            np.add.reduceat(_WEIGHTS[sections], starts) if len(starts) else np.zeros(0, dtype=np.float64)
        )
        counts = np.bincount(row // max(self._documents, 1), minlength=len(names))
        present = np.flatnonzero(counts)
        return Inverted(
            words=[names[n] for n in present],
            offsets=offsets(counts[present]),
            documents=(row % max(self._documents, 1)).astype(np.uint32),
            weights=weights.astype(np.float32),
            position_offsets=np.append(starts, len(rows)),
            positions=positions.astype(np.uint32),
            lengths=lengths,
            spellings=self._counted(np.bincount(parts, minlength=len(self._spellings.parts)), names, present),
        )

    def _counted(self, counts: Array, names: Sequence[str], present: Array) -> list[dict[str, int]]:
        """Return how each word that is present is spelt, and how often.

        Args:
            counts: how often each part of a spelling occurs. present: the words, by their places in `names`.
        """
        known = self._spellings
        found: list[dict[str, int]] = [{} for _ in known.words]
        for word, surface, count in zip(known.parts, known.surfaces, counts.tolist(), strict=True):
            if count:
                found[word][surface] = found[word].get(surface, 0) + count
        return [found[known.words[names[n]]] for n in present]

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
