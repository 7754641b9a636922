"""From a parsed query to the documents that match it, with scores."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kb.query import And, Node, Not, Or, Phrase, Query, Scope, Scoped, Word
from kb.search.analysis import SECTIONS
from kb.search.arrays import Array
from kb.search.function_words import is_function_word
from kb.search.lexicon import Group, Lexicon
from kb.search.postings import EMPTY, Matches, Postings, intersected, merged, without
from kb.search.synonyms import Equivalent, Synonyms

#: What an occurrence of a synonym counts, the word itself being 1.
SYNONYM = 0.6

#: What a phrase scores, the sum of its words being 1.
PHRASE = 1.5

_SECTION: Mapping[Scope, str] = {"organisation": "name", "place": "place", "sector": "sector"}


@dataclass(frozen=True, slots=True)
class Found:
    """The documents that match a query, before filters.

    Attributes:
        matches: None when the query asks for nothing in particular: everything matches.
        partial: no document holds all that is asked; these hold the most of it.
        groups: how each word was understood, in the order of the query.
        synonyms: groups of the words that were added to it.
    """

    matches: Matches | None
    partial: bool = False
    groups: tuple[Group, ...] = ()
    synonyms: tuple[Group, ...] = ()


class Matcher:
    """Matches queries against the postings of one unit."""

    def __init__(
        self,
        postings: Postings,
        lexicon: Lexicon,
        synonyms: Synonyms,
    ) -> None:
        self._postings = postings
        self._lexicon = lexicon
        self._synonyms = synonyms

    def match(self, query: Query) -> Found:
        """Return what matches: all nodes, or, where nothing does, the documents that hold the most nodes."""
        wanted = [node for node in query.nodes if not isinstance(node, Not)]
        required = [node for node in wanted if not _optional(node)] or wanted
        clauses = self._synonyms.rewrite(required)
        groups: list[Group] = []
        synonyms: list[Group] = []
        parts = [self._clause(clause, groups, synonyms) for clause in clauses]
        found, partial = self._conjunction(parts)
        if found is not None and required is not wanted and len(found.documents):
            found = self._boosted(found, [node for node in wanted if node not in required])
        for node in query.nodes:
            if isinstance(node, Not):
                everything = Matches(np.arange(self._postings.size), np.zeros(self._postings.size))
                found = without(found or everything, self._node(node.node, []), self._postings.size)
        return Found(found, partial, tuple(groups), tuple(synonyms))

    def _conjunction(self, parts: Sequence[Matches]) -> tuple[Matches | None, bool]:
        if not parts:
            return None, False
        found = self._all(parts)
        if len(found.documents) or len(parts) == 1:
            return found, False
        return self._most(parts), True

    def _all(self, parts: Sequence[Matches]) -> Matches:
        ordered = sorted(parts, key=lambda p: len(p.documents))
        found = ordered[0]
        for part in ordered[1:]:
            found = intersected(found, part, self._postings.size)
        return found

    def _most(self, parts: Sequence[Matches]) -> Matches:
        """Return the documents that hold the greatest number of parts."""
        documents = np.concatenate([p.documents for p in parts])
        if not len(documents):
            return EMPTY
        size = self._postings.size
        counts = merged(documents, np.ones(len(documents)), size)
        scores = merged(documents, np.concatenate([p.values for p in parts]), size)
        best = counts.values == counts.values.max()
        return Matches(scores.documents[best], scores.values[best])

    def _boosted(self, found: Matches, optional: Iterable[Node]) -> Matches:
        """Add the scores of optional words at a tenth: they break ties."""
        values = found.values.copy()
        for node in optional:
            extra = self._node(node, [])
            if not len(extra.documents):
                continue
            at = np.searchsorted(extra.documents, found.documents)
            at[at == len(extra.documents)] = 0
            hit = extra.documents[at] == found.documents
            values[hit] += 0.1 * np.maximum(extra.values[at[hit]], 0.0)
        return Matches(found.documents, values)

    def _clause(self, clause: Node | Equivalent, groups: list[Group], synonyms: list[Group]) -> Matches:
        if not isinstance(clause, Equivalent):
            return self._node(clause, groups)
        parts = [self._node(clause.own, groups)]
        for other in clause.others:
            found = self._node(other, synonyms)
            parts.append(Matches(found.documents, found.values * SYNONYM))
        return self._union(parts)

    def _node(self, node: Node, groups: list[Group]) -> Matches:
        match node:
            case Word():
                group = self._group(node)
                groups.append(group)
                return self._postings.score(group.members)
            case Phrase():
                return self._phrase(node.words, groups)
            case Scoped():
                return self._scoped(node)
            case Or():
                return self._union([self._node(inner, groups) for inner in node.nodes])
            case And():
                parts = [self._node(inner, groups) for inner in node.nodes if not isinstance(inner, Not)]
                found = self._all(parts) if parts else EMPTY
                for inner in node.nodes:
                    if isinstance(inner, Not):
                        found = without(found, self._node(inner.node, []), self._postings.size)
                return found
            case Not():
                return without(
                    Matches(np.arange(self._postings.size), np.zeros(self._postings.size)),
                    self._node(node.node, []),
                    self._postings.size,
                )

    def _group(self, node: Word) -> Group:
        if node.prefix:
            return self._lexicon.prefixed(node.text, self._postings.frequency)
        return self._lexicon.group(node.text)

    def _scoped(self, node: Scoped) -> Matches:
        """Return the documents whose section holds all the words."""
        section = SECTIONS[_SECTION[node.scope]]
        parts = []
        for token in node.text.split():
            group = self._lexicon.group(token)
            found = self._postings.score(group.members)
            owner, place = self._postings.positions([n for n, _ in group.members], found.documents)
            inside = np.unique(owner[(place >= section.start) & (place < section.stop)])
            parts.append(Matches(inside, found.values[np.searchsorted(found.documents, inside)]))
        return self._all(parts)

    def _union(self, parts: Sequence[Matches]) -> Matches:
        parts = [p for p in parts if len(p.documents)]
        if not parts:
            return EMPTY
        if len(parts) == 1:
            return parts[0]
        documents = np.concatenate([p.documents for p in parts])
        return merged(documents, np.concatenate([p.values for p in parts]), self._postings.size)

    def _phrase(self, words: Sequence[str], groups: list[Group]) -> Matches:
        """Return the documents where words of the groups follow one another."""
        mine = [self._lexicon.group(word) for word in words]
        groups.extend(mine)
        parts = [self._postings.group(group.members) for group in mine]
        candidates = self._all(parts).documents
        if not len(candidates):
            return EMPTY
        starts: Array | None = None
        # A position and its document in one number: documents have far fewer than 2^32 words.
        for shift, group in enumerate(mine):
            owner, place = self._postings.positions([n for n, _ in group.members], candidates)
            keys = (owner << 32) + place - shift
            starts = keys if starts is None else np.intersect1d(starts, keys)
        if starts is None or not len(starts):
            return EMPTY
        documents = np.unique(starts >> 32)
        scores = self._all([self._postings.scored(part, len(part.documents)) for part in parts])
        kept = np.searchsorted(scores.documents, documents)
        return Matches(documents, scores.values[kept] * PHRASE)


def _optional(node: Node) -> bool:
    return isinstance(node, Word) and not node.prefix and is_function_word(node.text)
