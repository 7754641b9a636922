"""Known-item search over plain texts: index a list of them, rank them by a query.

The analysis and the scores are those of the reports' search: a word of the query stands for all indexed
words that share a lemma, a folded form, a stem or a root with it, BM25 over such groups, Whoosh keeping the
index. What is left out is what needs reports: facets, places, synonyms of the trade, the grammar of queries.
Every word of the query adds to the score and none is required, as questions in whole sentences need it.

::

    from kb.search.plain import PlainIndex

    index = PlainIndex(["Pralnia w Byczynie pierze pościel.", "Stolarnia robi meble."])
    for number, score in index.rank("kto pierze dla hoteli?", limit=10):
        print(number, score)
"""

import shutil
import weakref
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

from kb.search import filters, lexicon, postings, spelling
from kb.search.analysis import indexed
from kb.search.arrays import Table
from kb.search.lexicon import Lexicon
from kb.search.matching import Matcher
from kb.search.names import whole
from kb.search.postings import Postings
from kb.search.spelling import Spelling
from kb.search.synonyms import Synonyms
from kb.search.whoosh_index import WhooshReader, WhooshWriter
from kb.text import tokens

_UNIT = "texts"


class PlainIndex:
    """An index over a list of texts; safe to use from many threads.

    Args:
        texts: the texts; each is known by its place in the list, from 0.
        folder: where the files go, an empty folder or a new one; None keeps them in a temporary folder for
            as long as the index lives.

    7,242 passages of about 100 words took 2 minutes on one busy core, half of it for the inflected forms of
    their lemmas, which grow with the vocabulary and not with the texts; a question takes 4 ms.
    """

    def __init__(self, texts: Iterable[str], folder: Path | None = None) -> None:
        where = Path(mkdtemp(prefix="kb-plain-")) if folder is None else folder
        if folder is None:
            weakref.finalize(self, shutil.rmtree, where, ignore_errors=True)
        where.mkdir(parents=True, exist_ok=True)
        self.size = _build(texts, where)
        table = Lexicon(where)
        self._postings = Postings(where, _UNIT)
        self._matcher = Matcher(
            self._postings, table, Synonyms(()), {}, lambda _words: (), Spelling(where).better
        )

    def rank(self, query: str, limit: int | None = 10) -> list[tuple[int, float]]:
        """Return the best texts: (place in the list, score), best first, equal ones in the order of the list.

        Args:
            query: words or a whole question; no character has a meaning of its own.
            limit: at most so many; None for all that hold any word of the query.
        """
        words = dict.fromkeys(token.text for token in whole(tokens(query)))
        found = self._matcher.any_of(words)
        stop = len(found.documents) if limit is None else max(limit, 0)
        places = filters.best(found.values, found.documents, 0, stop)
        return [(int(found.documents[p]), float(found.values[p])) for p in places]


def _build(texts: Iterable[str], folder: Path) -> int:
    surfaces: dict[str, set[str]] = {}
    size = 0
    with WhooshWriter(folder / "whoosh") as writer:
        for text in texts:
            words = indexed([("body", text)])
            for word in words:
                surfaces.setdefault(word.text, set()).add(word.surface)
            writer.add(str(size), words)
            size += 1
    numbers = lexicon.build(surfaces, folder)
    spelling.build(Table.load(folder, "folded").keys, folder)
    reader = WhooshReader(folder / "whoosh")
    try:
        postings.dump(reader, numbers, folder, _UNIT)
    finally:
        reader.close()
    return size
