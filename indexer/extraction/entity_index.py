"""Which entities a mention may belong to: those with a name or a town that begins with the same word.

A report of a thousand organisations would otherwise compare each mention with each of them.
"""

from collections import defaultdict
from collections.abc import Iterable

from indexer.extraction.heads import Head

Key = tuple[tuple[str, frozenset[str]], ...]
"""A name: for each word its folded form and the folded keys of its lemmas."""


class NameIndex:
    """Numbers of entities by the first words of their names and by their heads."""

    def __init__(self) -> None:
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        self._by_head: defaultdict[Head, set[int]] = defaultdict(set)

    def add(self, number: int, keys: Iterable[Key], head: Head | None) -> None:
        """Add what is known of an entity, again when more is known."""
        for key in keys:
            for word in _first_words(key):
                self._by_word[word].add(number)
        if head is not None and head.named:
            self._by_head[head].add(number)

    def near(self, names: Iterable[Key], town: Key, head: Head | None) -> list[int]:
        """Return the numbers of all entities that can be one with a mention, ascending.

        Args:
            names: keys of its proper name. town: key of its town, empty without one.
            head: its head; one that is a name by itself needs no other name.
        """
        found: set[int] = set()
        for key in (*names, town):
            for word in _first_words(key):
                found |= self._by_word.get(word, frozenset())
        if head is not None and head.named:
            found |= self._by_head.get(head, frozenset())
        return sorted(found)


def _first_words(key: Key) -> Iterable[str]:
    if not key:
        return ()
    base, lemmas = key[0]
    return ("=" + base, *lemmas)
