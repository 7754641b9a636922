"""From a parsed query to the documents that match it, with scores."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from kb.query import And, Node, Not, Or, Phrase, Query, Scope, Scoped, Word
from kb.search.analysis import SECTIONS
from kb.search.arrays import Array
from kb.search.clauses import (
    PLACE_NAMED,
    PLACE_WEIGHT,
    Clause,
    Names,
    Place,
    asked_for,
    clauses_of,
    namings_of,
    optional_word,
    weights_of,
)
from kb.search.columns import Column
from kb.search.combining import all_of, any_of, best_of, conjunction, filled
from kb.search.found import Found, Parts, Reading
from kb.search.lexicon import Group, Lexicon
from kb.search.matches import EMPTY, Matches, common, narrowed, without
from kb.search.named import Naming
from kb.search.postings import Postings, documents_of
from kb.search.synonyms import Equivalent, Synonyms
from kb.text import lemmas, tokens

#: What a synonym scores, the word itself being 1: it stands in for the word, the better of the two counts.
SYNONYM = 0.6

#: What a phrase scores, the sum of its words being 1.
PHRASE = 0.8

#: What being in a place that the query names is worth, and what the words that name a region count beside it:
#: a region is often named where only its visitors are spoken of.
THERE, REGION_WORDS = 2.0, 0.3

#: What having another value that the query names is worth, by facet.
HAVING: dict[str, float] = {"organisation": 4.0, "legal_form": 1.0, "activity": 2.0}

#: What words count that a query may hold and a document need not.
OPTIONAL = 0.1

_SECTION: Mapping[Scope, str] = {"organisation": "name", "place": "place", "sector": "sector"}

#: Gives a better spelling of a word that no document has (`kb.search.spelling.Spelling.better`).
Better = Callable[[str, Callable[[int], int]], str | None]


class Matcher:
    """Matches queries against the postings of one unit.

    Args:
        columns, named: the facets of the unit, and what names their values.
    """

    def __init__(
        self,
        postings: Postings,
        lexicon: Lexicon,
        synonyms: Synonyms,
        columns: Mapping[str, Column],
        named: Names,
        better: Better,
    ) -> None:
        self._postings = postings
        self._lexicon = lexicon
        self._synonyms = synonyms
        self._columns = columns
        self._named = named
        self._better = better

    def match(self, query: Query, known: Parts | None = None) -> Found:
        """Return what matches: all nodes, and where few documents do, those that hold the most nodes.

        Args:
            known: parts of queries matched before, for queries that share parts; what is missing is added.
        """
        known = {} if known is None else known
        own, added = Reading(respell=True), Reading(respell=False)
        wanted = [node for node in query.nodes if not isinstance(node, Not)]
        optional = [node for node in wanted if optional_word(node)]
        if len(optional) == len(wanted):
            optional = []
        namings = namings_of(wanted, self._named)
        clauses = clauses_of(wanted, optional, namings, self._synonyms)
        parts = [self._part(clause, own, added, known) for clause in clauses]
        full = weights_of(clauses, wanted, namings)

        def weights() -> list[float | Array]:
            return [
                self._place_weights(clause, part) if isinstance(clause, Place) else weight
                for clause, part, weight in zip(clauses, parts, full, strict=True)
            ]

        asked = [part for part, clause in zip(parts, clauses, strict=True) if asked_for(clause)]
        found, held = conjunction(parts, weights, asked, self._postings.size)
        whole: Array | None = None
        if found is not None and len(found.documents):
            found = self._boosted(found, optional, namings)
            if held is not None:
                whole = found.documents[np.isclose(held, sum(full))]
                found = filled(found, held)
        elif held is not None:
            whole = EMPTY.documents
        for node in query.nodes:
            if isinstance(node, Not):
                unwanted = self._node(node.node, Reading(respell=False))
                found = without(found or self._everything(), unwanted, self._postings.size)
        return Found(
            found,
            whole is not None and not len(whole),
            whole,
            tuple(own.runs),
            tuple(added.runs),
            tuple(own.respelled.items()),
        )

    def word(self, text: str) -> Matches:
        """Return the documents that hold a word in any of its forms, with their scores."""
        return self._word(Word(text), Reading(respell=True))

    def _place_weights(self, place: Place, found: Matches) -> Array:
        """Return how many words a place counts for in each document that has or names it."""
        there = np.concatenate([self._columns[facet].documents(value) for facet, value in place.values])
        return np.where(np.isin(found.documents, there), PLACE_WEIGHT, PLACE_NAMED)

    def _everything(self) -> Matches:
        return Matches(np.arange(self._postings.size), np.zeros(self._postings.size))

    def _boosted(self, found: Matches, optional: Sequence[Node], namings: Sequence[Naming]) -> Matches:
        """Add the scores of optional words, and what having a named value is worth."""
        extras = [(self._node(node, Reading(respell=False)), OPTIONAL) for node in optional]
        extras += [
            (self._having(naming.facet, naming.number, HAVING[naming.facet]), 1.0)
            for naming in namings
            if naming.facet in HAVING
        ]
        if not extras:
            return found
        values = found.values.copy()
        for extra, factor in extras:
            if not len(extra.documents):
                continue
            at = np.searchsorted(extra.documents, found.documents)
            at[at == len(extra.documents)] = 0
            hit = extra.documents[at] == found.documents
            values[hit] += factor * np.maximum(extra.values[at[hit]], 0.0)
        return Matches(found.documents, values)

    def _having(self, facet: str, value: int, worth: float) -> Matches:
        """Return the documents with a value; one that has many of the facet is less about each of them."""
        documents = self._columns[facet].documents(value).astype(np.int64)
        return Matches(documents, worth / self._columns[facet].sizes(documents))

    def _part(self, clause: Clause, own: Reading, added: Reading, known: Parts) -> Matches:
        if clause not in known:
            mine, others = Reading(respell=own.respell), Reading(respell=added.respell)
            known[clause] = (self._clause(clause, mine, others), mine, others)
        found, mine, others = known[clause]
        for reading, new in ((own, mine), (added, others)):
            reading.runs += new.runs
            reading.respelled.update(new.respelled)
        return found

    def _clause(self, clause: Clause, own: Reading, added: Reading) -> Matches:
        if isinstance(clause, Place):
            return self._place(clause, own)
        if not isinstance(clause, Equivalent):
            return self._node(clause, own)
        parts = [self._node(clause.own, own)]
        for other in clause.others:
            found = self._node(other, added)
            parts.append(Matches(found.documents, found.values * SYNONYM))
        return best_of(self._postings.size, parts)

    def _place(self, place: Place, reading: Reading) -> Matches:
        """Return the documents in a place, then those that only name it."""
        named = self._node(place.own, reading)
        if place.values[0][0] == "region":
            named = Matches(named.documents, named.values * REGION_WORDS)
        there = best_of(
            self._postings.size, [self._having(facet, value, THERE) for facet, value in place.values]
        )
        # Whatever is there comes before whatever only names it.
        above = float(named.values.max(initial=0.0))
        return any_of(self._postings.size, [named, Matches(there.documents, there.values + above)])

    def _node(self, node: Node, reading: Reading) -> Matches:
        match node:
            case Word():
                return self._word(node, reading)
            case Phrase():
                return self._phrase(node.words, reading)
            case Scoped():
                return self._scoped(node)
            case Or():
                return any_of(self._postings.size, [self._node(inner, reading) for inner in node.nodes])
            case And():
                parts = [self._node(inner, reading) for inner in node.nodes if not isinstance(inner, Not)]
                found = all_of(self._postings.size, parts) if parts else EMPTY
                for inner in node.nodes:
                    if isinstance(inner, Not):
                        found = without(
                            found, self._node(inner.node, Reading(respell=False)), self._postings.size
                        )
                return found
            case Not():
                inside = self._node(node.node, Reading(respell=False))
                return without(self._everything(), inside, self._postings.size)

    def _word(self, node: Word, reading: Reading) -> Matches:
        """Return the documents with a word, or its parts in a row; an unknown one is read as the nearest."""
        if node.prefix:
            group = self._lexicon.prefixed(node.text, self._postings.frequency)
            reading.runs.append((group,))
            return self._postings.score(group.members)
        group = self._lexicon.group(node.text)
        found = self._postings.score(group.members) if group.members else EMPTY
        pieces = [token.text for token in tokens(node.text)[1:]]
        if len(pieces) > 1:
            apart = self._phrase(pieces, Reading(respell=False))
            found = best_of(self._postings.size, [found, apart])
        if not len(found.documents) and reading.respell and not lemmas(node.text):
            better = self._better(node.text, self._postings.frequency)
            if better:
                reading.respelled[node.text] = better
                group = Group(node.text, self._lexicon.group(better).members)
                found = self._postings.score(group.members)
        reading.runs.append((group,))
        return found

    def _scoped(self, node: Scoped) -> Matches:
        """Return the documents whose section holds all the words."""
        section = SECTIONS[_SECTION[node.scope]]
        parts = []
        for token in node.text.split():
            group = self._lexicon.group(token)
            found = self._postings.score(group.members)
            standing = self._postings.positions(group.members, found.documents)
            place = standing & (1 << 32) - 1
            inside = documents_of(standing[(place >= section.start) & (place < section.stop)])
            parts.append(narrowed(found, inside))
        return all_of(self._postings.size, parts)

    def _phrase(self, words: Sequence[str], reading: Reading) -> Matches:
        """Return the documents where words of the groups follow one another."""
        mine = tuple(self._lexicon.group(word) for word in words)
        reading.runs.append(mine)
        starts: Array | None = None
        candidates: Array | None = None
        # The rarest word first: the others are looked for in what is left.
        for place in sorted(
            range(len(mine)), key=lambda place: self._postings.occurrences(mine[place].members)
        ):
            standing = self._postings.positions(mine[place].members, candidates) - place
            starts = standing if starts is None else common(starts, standing)
            candidates = documents_of(starts)
            if not len(candidates):
                return EMPTY
        assert candidates is not None
        parts = [self._postings.within(group.members, candidates) for group in mine]
        spreads = [self._postings.spread(group.members) for group in mine]
        scored = [self._postings.scored(part, n) for part, n in zip(parts, spreads, strict=True)]
        return Matches(candidates, PHRASE * np.sum([part.values for part in scored], axis=0))
