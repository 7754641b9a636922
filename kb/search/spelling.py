"""Better spellings of a word that no text holds, among the words of the generation."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.search import arrays
from kb.search.analysis import word as indexed_word
from kb.search.arrays import Array, Strings, Table
from kb.text import fold

#: Longest word that is respelled; edits allowed to shorter and to longer words, and where "longer" begins.
LONGEST, FEW_EDITS, MANY_EDITS, LONG = 30, 1, 2, 6


def build(folded: Strings, folder: Path, former: Path | None = None) -> None:
    """Write for each folded word its letters as bits and its length: what rules most words out at once.

    Args:
        former: the folder of the arrays of another generation: letters that it has are not looked at again.
    """
    words = folded.all()
    known: dict[str, int] = {}
    if former is not None:
        letters = arrays.load(former, "spelling-letters").tolist()
        known = dict(zip(Table.load(former, "folded").keys.all(), letters, strict=True))
    found = [known.get(word) or _letters(word) for word in words]
    arrays.save(folder, "spelling-letters", np.array(found, dtype=np.uint64))
    arrays.save(folder, "spelling-lengths", np.array([min(len(w), 255) for w in words], dtype=np.uint8))


class Spelling:
    """Finds the nearest indexed word."""

    def __init__(self, folder: Path) -> None:
        self._folded = Table.load(folder, "folded")
        self._words = Strings.load(folder, "words")
        self._letters: NDArray[np.uint64] = arrays.load(folder, "spelling-letters", mapped=True)
        self._lengths = arrays.load(folder, "spelling-lengths", mapped=True)
        # A search with few hits asks for the same word several times.
        self.better = lru_cache(maxsize=1024)(self._better)

    def _better(self, typed: str, frequency: Callable[[int], int]) -> str | None:
        """Return the nearest word that documents hold; of equally near ones the most frequent.

        Args:
            frequency: number of documents by word.
        """
        word = fold(indexed_word(typed))
        if not 3 <= len(word) <= LONGEST or not word.isalpha() or not word.isascii():
            return None
        edits = MANY_EDITS if len(word) >= LONG else FEW_EDITS
        near = (self._lengths >= len(word) - edits) & (self._lengths <= len(word) + edits)
        candidates = np.flatnonzero(near)
        # One edit changes at most two bits of the letters.
        changed = np.bitwise_count(self._letters[candidates] ^ np.uint64(_letters(word)))
        candidates = candidates[changed <= 2 * edits]
        away = distances(word, self._folded.keys.matrix(candidates, len(word) + edits), edits)
        best: tuple[int, int, str] | None = None
        for place, distance in zip(candidates.tolist(), away.tolist(), strict=True):
            if not 0 < distance <= edits or (best is not None and distance > best[0]):
                continue
            for number in self._folded.lists[place]:
                count = frequency(int(number))
                candidate = (distance, -count, self._words[int(number)])
                if count and (best is None or candidate < best):
                    best = candidate
        return best[2] if best else None


def _letters(word: str) -> int:
    """Return the letters as bits: one for each that stands in the word, one for each that stands twice."""
    bits = 0
    for char in word:
        code = ord(char)
        bit = code - 97 if 97 <= code <= 122 else 26 + code % 6
        bits |= 1 << (32 + bit if bits >> bit & 1 else bit)
    return bits


def distances(word: str, others: Array, most: int) -> Array:
    """Return the optimal string alignment distances (insert, delete, replace, swap neighbours).

    All words are compared at once, row by row of the usual table, and only so far from its diagonal as a
    distance can be at most (Ukkonen, Information and Control 64, 1985).

    Args:
        word: in ASCII. others: bytes of the other words, a row each, zeros after the end.
        most: above this any greater number may be returned.
    """
    letters = np.frombuffer(word.encode("ascii"), dtype=np.uint8)
    height, width = len(letters), others.shape[1]
    lengths = (others != 0).sum(axis=1)
    far = np.full(len(others), most + 1, dtype=np.int16)
    columns = [np.ascontiguousarray(others[:, j]) for j in range(width)]
    before: list[Array] = []
    previous = [np.full(len(others), min(j, most + 1), dtype=np.int16) for j in range(width + 1)]
    for i in range(1, height + 1):
        row = [far] * (width + 1)
        if i <= most:
            row[0] = np.full(len(others), i, dtype=np.int16)
        for j in range(max(1, i - most), min(width, i + most) + 1):
            differs = columns[j - 1] != letters[i - 1]
            cost = np.minimum(np.minimum(previous[j], row[j - 1]) + 1, previous[j - 1] + differs)
            if i > 1 and j > 1:
                swapped = (columns[j - 2] == letters[i - 1]) & (columns[j - 1] == letters[i - 2])
                cost = np.where(swapped, np.minimum(cost, before[j - 2] + 1), cost)
            row[j] = cost
        before, previous = previous, row
    table = np.stack(previous)
    found: Array = table[np.minimum(lengths, width), np.arange(len(others))]
    return found
