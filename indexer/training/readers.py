"""What the training configuration names: corpus readers, the labels, the tables of the lexicon."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.training import Example
from spacy.util import filter_spans, registry

from indexer.extraction import embedding as _embedding  # registers the architecture
from indexer.extraction.lexicon import NAME, PolishLexicon

from . import passages
from .augment import augment
from .corpora import Document
from .passages import Passage


def example(nlp: Language, passage: Passage) -> Example:
    """Make a training example; names that do not fall on token borders are widened to them."""
    doc = nlp.make_doc(passage.text)
    spans = [doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in passage.spans]
    reference = doc.copy()
    reference.ents = filter_spans([s for s in spans if s is not None])
    return Example(doc, reference)


def common_words(documents: list[Document]) -> list[str]:
    """Return the words written in lower case, of 4 to 10 letters, sorted."""
    words = {w for d in documents for s in d.sentences for w in s.text.split()}
    return sorted(w for w in words if w.isalpha() and w.islower() and 4 <= len(w) <= 10)


def training_reader(path: str, seed: int, paragraphs: bool) -> Callable[[Language], Iterator[Example]]:
    """Return a reader of training examples, cut, varied and shuffled anew each epoch from a fixed seed.

    Args:
        paragraphs: see `passages.cut`.
    """
    documents = passages.read(Path(path))
    words = common_words(documents)
    epoch = 0

    def read(nlp: Language) -> Iterator[Example]:
        nonlocal epoch
        rng = random.Random(f"{seed}:{epoch}")
        epoch += 1
        parts = [p for document in documents for p in passages.cut(document, rng, paragraphs=paragraphs)]
        rng.shuffle(parts)
        for part in parts:
            yield example(nlp, augment(part, rng, words))

    return read


def measuring_reader(path: str) -> Callable[[Language], Iterator[Example]]:
    """Return a reader of unvaried examples, the same at each call."""
    documents = passages.read(Path(path))

    def read(nlp: Language) -> Iterator[Example]:
        rng = random.Random(0)
        for document in documents:
            for part in passages.cut(document, rng):
                yield example(nlp, part)

    return read


def ner_labels(labels: list[str]) -> dict[str, dict[str, int]]:
    """Return the moves of a named entity recogniser (missing, B, I, L, U, O) for each label."""
    moves = dict.fromkeys(sorted(labels), 1)
    return {"0": {}, "1": moves, "2": moves, "3": moves, "4": {**moves, "": 1}, "5": {"": 1}}


def lexicon_tables(path: str, closed: bool, hidden: float, seed: int) -> Callable[[Language], Language]:
    """Return a callback that gives the lexicon component its tables before training.

    Args:
        closed: give it the known words too: all others share one feature.
        hidden: share of words, drawn anew each time, that training treats as unknown.
        seed: of the words hidden.
    """

    def fill(nlp: Language) -> Language:
        tables: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
        lexicon = nlp.get_pipe(NAME)
        assert isinstance(lexicon, PolishLexicon)
        lexicon.set_tables(tables["phrases"], tables["lemma_counts"], tables["known"] if closed else ())
        if hidden:
            rng = random.Random(seed)
            lexicon.hidden = lambda: rng.random() < hidden
        return nlp

    return fill


registry.readers("praktyki.Train.v1", func=training_reader)
registry.readers("praktyki.Measure.v1", func=measuring_reader)
registry.readers("praktyki.NerLabels.v1", func=ner_labels)
registry.callbacks("praktyki.lexicon_tables.v1", func=lexicon_tables)

assert _embedding
