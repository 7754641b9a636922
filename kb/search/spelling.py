"""Better spellings of a word that no text holds, among the words of the generation."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.search import arrays
from kb.search.analysis import word as indexed_word
from kb.search.arrays import Strings, Table
from kb.text import fold

#: Longest word that is respelled; edits allowed to shorter and to longer words, and where "longer" begins.
LONGEST, FEW_EDITS, MANY_EDITS, LONG = 30, 1, 2, 6


def build(folded: Strings, folder: Path) -> None:
    """Write for each folded word its letters as bits and its length: what rules most words out at once."""
    words = [folded[n] for n in range(len(folded))]
    arrays.save(folder, "spelling-letters", np.array([_letters(w) for w in words], dtype=np.uint64))
    arrays.save(folder, "spelling-lengths", np.array([min(len(w), 255) for w in words], dtype=np.uint8))


class Spelling:
    """Finds the nearest indexed word."""

    def __init__(self, folder: Path) -> None:
        self._folded = Table.load(folder, "folded")
        self._words = Strings.load(folder, "words")
        self._letters: NDArray[np.uint64] = arrays.load(folder, "spelling-letters")
        self._lengths = arrays.load(folder, "spelling-lengths").astype(np.int16)

    def better(self, typed: str, frequency: Callable[[int], int]) -> str | None:
        """Return the nearest word that documents hold; of equally near ones the most frequent.

        Args:
            frequency: number of documents by word.
        """
        word = fold(indexed_word(typed))
        if not 3 <= len(word) <= LONGEST or not word.isalpha():
            return None
        edits = MANY_EDITS if len(word) >= LONG else FEW_EDITS
        near = np.abs(self._lengths - len(word)) <= edits
        # One edit changes at most two letters of the set.
        near &= np.bitwise_count(self._letters ^ np.uint64(_letters(word))) <= 2 * edits
        best: tuple[int, int, str] | None = None
        for place in np.flatnonzero(near):
            away = distance(word, self._folded.keys[int(place)], edits)
            if away > edits or away == 0:
                continue
            for number in self._folded.lists[int(place)]:
                count = frequency(int(number))
                candidate = (away, -count, self._words[int(number)])
                if count and (best is None or candidate < best):
                    best = candidate
        return best[2] if best else None


def _letters(word: str) -> int:
    bits = 0
    for char in word:
        code = ord(char)
        bits |= 1 << (code - 97 if 97 <= code <= 122 else 26 + code % 32)
    return bits


def distance(left: str, right: str, most: int) -> int:
    """Return the optimal string alignment distance (insert, delete, replace, swap neighbours).

    Args:
        most: above this any greater number may be returned.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        row = [i] + [0] * len(right)
        for j, b in enumerate(right, start=1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row[j] = cost
        if min(row) > most:
            return most + 1
        before, previous = previous, row
    return previous[-1]
