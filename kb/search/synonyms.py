"""Synonyms and acronyms, put into a query: "ZAZ" also finds "zakład aktywności zawodowej"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.query import And, Node, Phrase, Word
from kb.text import fold, keys, tokens

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Words of a query, and other words that mean the same."""

    own: Node
    others: tuple[Node, ...]


class Synonyms:
    """Rewrites the words of a query by groups of words and phrases that mean the same."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._index: dict[str, list[tuple[tuple[frozenset[str], ...], list[Node]]]] = {}
        for group in groups:
            cut = [tuple(t.text for t in tokens(text)) for text in group]
            for words in cut:
                others: list[Node] = [
                    Word(other[0]) if len(other) == 1 else Phrase(other) for other in cut if other != words
                ]
                pattern = tuple(_meanings(word) for word in words)
                for key in pattern[0] if pattern else ():
                    self._index.setdefault(key, []).append((pattern, others))

    def rewrite(self, nodes: Sequence[Node]) -> list[Node | Equivalent]:
        """Return the nodes with each run of words that has synonyms replaced by alternatives."""
        result: list[Node | Equivalent] = []
        at = 0
        while at < len(nodes):
            length, others = self._longest(nodes, at)
            if not length:
                result.append(nodes[at])
                at += 1
                continue
            own = nodes[at] if length == 1 else And(tuple(nodes[at : at + length]))
            result.append(Equivalent(own, tuple(others)))
            at += length
        return result

    def _longest(self, nodes: Sequence[Node], at: int) -> tuple[int, list[Node]]:
        run: list[frozenset[str]] = []
        for node in nodes[at : at + _LONGEST]:
            if not isinstance(node, Word) or node.prefix:
                break
            run.append(_meanings(node.text))
        best = 0
        others: dict[Node, None] = {}
        for key in run[0] if run else ():
            for pattern, found in self._index.get(key, ()):
                if len(pattern) < max(best, 1) or len(pattern) > len(run):
                    continue
                if all(p & r for p, r in zip(pattern, run, strict=False)):
                    if len(pattern) > best:
                        best, others = len(pattern), {}
                    others.update(dict.fromkeys(found))
        return best, list(others)


@lru_cache(maxsize=4096)
def _meanings(word: str) -> frozenset[str]:
    """Return the folded keys under which forms of a word meet, typed with diacritics or without."""
    return frozenset(fold(key) for key in (*keys(word), word))
