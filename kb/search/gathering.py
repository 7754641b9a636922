"""The words of many batches as one lexicon: each word once, and its number for every batch that has it."""

from collections.abc import Callable, Sequence

import numpy as np

from kb.search.arrays import Array
from kb.search.batch import Batch, view
from kb.search.inversion import SPELLINGS


class Gathered:
    """What the batches of a generation have together.

    Words meet by their hashes, so that a word is read as text once, not once for each batch that has it.

    Args:
        batches: of all units.

    Attributes:
        words: all words, in order. spellings: how each of them is spelt, apart by blanks.
        numbers: for each batch the numbers of its words, ascending.
    """

    def __init__(self, batches: Sequence[Batch]) -> None:
        ends = np.cumsum([len(batch.word_hashes) // 8 for batch in batches], dtype=np.int64)
        hashes = _joined([batch.word_hashes for batch in batches])
        _, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
        words = _picked(first, ends, lambda n: batches[n].word_list)
        order = sorted(range(len(words)), key=words.__getitem__)
        ranks = np.empty(len(order), dtype=np.int64)
        ranks[order] = np.arange(len(order))
        numbers = ranks[inverse]
        self.words = [words[n] for n in order]
        self.numbers: list[Array] = np.split(numbers, ends[:-1]) if batches else []
        hashes = _joined([batch.spelling_hashes for batch in batches])
        # In the order of the batches: which spellings are kept, where there are many, depends on it.
        places = np.sort(np.unique(hashes, return_index=True)[1])
        spelt = _picked(places, ends, lambda n: batches[n].spelling_list)
        self.spellings = _merged(len(words), numbers[places].tolist(), spelt)


def _joined(parts: Sequence[memoryview]) -> Array:
    return np.concatenate([np.zeros(0, dtype=np.uint64), *(view(part, np.uint64) for part in parts)])


def _picked(places: Array, ends: Array, texts: Callable[[int], list[str]]) -> list[str]:
    """Return the texts at some places of the lists of all batches, one list after another.

    Args:
        ends: where each batch's list ends. texts: gives the list of a batch.
    """
    owners = np.searchsorted(ends, places, side="right")
    picked = [""] * len(places)
    for owner in np.unique(owners).tolist():
        mine = np.flatnonzero(owners == owner)
        found = texts(owner)
        start = int(ends[owner]) - len(found)
        for n, place in zip(mine.tolist(), (places[mine] - start).tolist(), strict=True):
            picked[n] = found[place]
    return picked


def _merged(size: int, numbers: Sequence[int], spelt: Sequence[str]) -> list[str]:
    """Return the spellings of each word, from all that are told of it in turn."""
    merged = [""] * size
    for number, spellings in zip(numbers, spelt, strict=True):
        mine = merged[number]
        if not mine:
            merged[number] = spellings
        elif mine.count(" ") < SPELLINGS - 1:
            both = dict.fromkeys((*mine.split(" "), *spellings.split(" ")))
            merged[number] = " ".join(list(both)[:SPELLINGS])
    return merged
