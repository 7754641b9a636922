"""Known-item search over plain texts: index a list of them, rank them by a query.

The analysis is that of the reports' search: a word of the query stands for all indexed words that share a
lemma, a folded form, a stem or a root with it, BM25 over such groups, Whoosh keeping the index. What is left
out is what needs reports: facets, places, synonyms of the trade, the grammar of queries. Every word of the
query adds to the score and none is required, as questions in whole sentences need it.

::

    from kb.search.plain import PlainIndex, mean_reciprocal_rank

    index = PlainIndex(["Pralnia w Byczynie pierze pościel.", "Stolarnia robi meble."])
    for number, score in index.rank("kto pierze dla hoteli?", limit=10):
        print(number, score)
    print(mean_reciprocal_rank(index, [("kto pierze dla hoteli?", 0), ("meble", 1)]))
"""

import shutil
import weakref
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

import numpy as np

from kb.search import arrays, filters, lexicon, spelling, whoosh_segments
from kb.search.analysis import word as indexed_word
from kb.search.arrays import Table
from kb.search.function_words import is_function_word
from kb.search.inversion import Inverter
from kb.search.lexicon import Lexicon
from kb.search.matching import Matcher
from kb.search.names import whole
from kb.search.postings import Postings
from kb.search.spelling import Spelling
from kb.search.synonyms import Synonyms
from kb.text import tokens

#: What a word without a subject counts ("kto", "ile", "w", "jest"), other words being 1.
FUNCTION_WORD = 0.25

#: What the exact form of a word adds, scored by its own frequency, to the score of all its forms.
EXACT_FORM = 0.3

#: The part of a score that depends on how much of the query a text holds, by the worth of its words (idf).
COVERAGE = 0.7

_UNIT = "texts"


class PlainIndex:
    """An index over a list of texts; safe to use from many threads.

    Args:
        texts: the texts; each is known by its place in the list, from 0.
        folder: where the files go, an empty folder or a new one; None keeps them in a temporary folder for
            as long as the index lives.

    12,157 passages of about 90 words take 12 to 17 s of one core, a question 3 ms.
    """

    def __init__(self, texts: Iterable[str], folder: Path | None = None) -> None:
        where = Path(mkdtemp(prefix="kb-plain-")) if folder is None else folder
        if folder is None:
            weakref.finalize(self, shutil.rmtree, where, ignore_errors=True)
        where.mkdir(parents=True, exist_ok=True)
        _build(texts, where)
        self._lexicon = Lexicon(where)
        self._postings = Postings(where, _UNIT)
        self.size = self._postings.size
        self._matcher = Matcher(
            self._postings, self._lexicon, Synonyms(()), {}, lambda _words: (), Spelling(where).better
        )

    def rank(self, query: str, limit: int | None = 10) -> list[tuple[int, float]]:
        """Return the best texts: (place in the list, score), best first, equal ones in the order of the list.

        Args:
            query: words or a whole question; no character has a meaning of its own.
            limit: at most so many; None for all that hold any word of the query.
        """
        scores, held = np.zeros(self.size), np.zeros(self.size)
        asked = 0.0
        for text in dict.fromkeys(token.text for token in whole(tokens(query))):
            found = self._matcher.word(text)
            if not len(found.documents):
                continue
            counts = FUNCTION_WORD if is_function_word(text) else 1.0
            scores[found.documents] += counts * found.values
            exact = self._postings.score([(number, 1.0) for number in self._exact(text)])
            scores[exact.documents] += counts * EXACT_FORM * exact.values
            worth = counts * self._postings.idf(len(found.documents))
            held[found.documents] += worth
            asked += worth
        documents = np.flatnonzero(held)
        values = scores[documents] * (1 - COVERAGE + COVERAGE * held[documents] / (asked or 1.0))
        stop = len(documents) if limit is None else max(limit, 0)
        places = filters.best(values, documents, 0, stop)
        return [(int(documents[p]), float(values[p])) for p in places]

    def _exact(self, text: str) -> list[int]:
        number = self._lexicon.words.find(indexed_word(text))
        return [number] if number >= 0 else []


def mean_reciprocal_rank(index: PlainIndex, questions: Iterable[tuple[str, int]], limit: int = 10) -> float:
    """Return the mean of 1 / rank of the right text over questions: MRR@10 unless another limit is given.

    Args:
        questions: pairs of a query and the place of its right text in the list.
        limit: a right text ranked lower counts 0.
    """
    ranks = [_reciprocal_rank(index, query, right, limit) for query, right in questions]
    return sum(ranks) / len(ranks) if ranks else 0.0


def _reciprocal_rank(index: PlainIndex, query: str, right: int, limit: int) -> float:
    ranked = [number for number, _ in index.rank(query, limit)]
    return 1 / (ranked.index(right) + 1) if right in ranked else 0.0


def _build(texts: Iterable[str], folder: Path) -> None:
    inverter = Inverter()
    size = 0
    for text in texts:
        inverter.add([("body", text)])
        size += 1
    found = inverter.finish()
    whoosh = folder / "whoosh"
    whoosh.mkdir()
    segment = whoosh_segments.write(whoosh, _UNIT, found, [str(number) for number in range(size)])
    whoosh_segments.write_toc(whoosh, [segment])
    spellings = zip(found.surfaces, found.surface_counts.tolist(), strict=True)
    lexicon.build(lexicon.spelt(spellings), folder)
    spelling.build(Table.load(folder, "folded").keys, folder)
    for name, values in {
        "words": found.offsets,
        "frequencies": np.diff(found.offsets).astype(np.uint32),
        "documents": found.documents,
        "weights": found.weights,
        "positions": found.positions,
        "position-offsets": found.position_offsets,
        "lengths": whoosh_segments.quantised(found.lengths)[1],
        "size": np.array([size, segment.length]),
    }.items():
        arrays.save(folder, f"{_UNIT}-{name}", values)
