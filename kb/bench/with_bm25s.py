"""bm25s: a dense score of each word, the documents that hold all words kept, facets in NumPy."""

from pathlib import Path

import bm25s
import numpy as np

from kb.bench import facets
from kb.bench.corpora import Question, read
from kb.bench.engines import Answer, Ask

_TOP = 20


def build_bm25s(corpus: Path, folder: Path) -> None:
    """Build the index and the columns of the facets."""
    numbers: dict[str, int] = {}
    rows = [[numbers.setdefault(w, len(numbers)) for w in row.words.split()] for row in read(corpus)]
    model = bm25s.BM25(method="lucene", k1=0.9, b=0.4)
    model.index((rows, numbers), show_progress=False)
    model.save(str(folder / "bm25s"), show_progress=False)
    facets.build(corpus, folder)


def open_bm25s(folder: Path) -> Ask:
    """Return a search: bm25s itself only knows "any of the words"."""
    model = bm25s.BM25.load(str(folder / "bm25s"), mmap=True)
    counted = facets.Facets(folder)
    size = int(model.scores["num_docs"])

    def ask(question: Question) -> Answer:
        found = [model.get_scores([word]) for word in question.words]
        held = found[0] > 0
        for scores in found[1:]:
            held &= scores > 0
        documents = np.flatnonzero(held)
        return counted.answer(question, documents, size, sum(s[documents] for s in found), _TOP)

    return ask
