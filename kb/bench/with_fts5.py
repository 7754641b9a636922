"""SQLite FTS5: all matches with its BM25, facets in NumPy."""

import sqlite3
from pathlib import Path

import numpy as np

from kb.bench import facets
from kb.bench.corpora import Question, read
from kb.bench.engines import Answer, Ask

_FILE, _TOP = "fts5.sqlite", 20
_CUT = "unicode61 remove_diacritics 0 tokenchars '-.@/_&+:'"


def build_fts5(corpus: Path, folder: Path) -> None:
    """Build the index and the columns of the facets."""
    db = sqlite3.connect(folder / _FILE)
    # Every sign but blanks belongs to a word: the words are cut already. No text is kept.
    db.execute(f'CREATE VIRTUAL TABLE t USING fts5(words, content="", tokenize="{_CUT}")')
    rows = ((number, row.words) for number, row in enumerate(read(corpus)))
    db.executemany("INSERT INTO t(rowid, words) VALUES (?, ?)", rows)
    db.execute("INSERT INTO t(t) VALUES ('optimize')")
    db.commit()
    db.close()
    facets.build(corpus, folder)


def open_fts5(folder: Path) -> Ask:
    """Return a search."""
    db = sqlite3.connect(f"{(folder / _FILE).absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    counted = facets.Facets(folder)
    size = int(db.execute("SELECT count(*) FROM t_docsize").fetchone()[0])

    def ask(question: Question) -> Answer:
        words = " ".join(f'"{word}"' for word in question.words)
        rows = db.execute("SELECT rowid, rank FROM t WHERE t MATCH ? ORDER BY rowid", [words]).fetchall()
        documents = np.array([row[0] for row in rows], dtype=np.int64)
        scores = np.array([-row[1] for row in rows])
        return counted.answer(question, documents, size, scores, _TOP)

    return ask
