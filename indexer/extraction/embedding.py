"""The model's embedding layer: spaCy's `MultiHashEmbed` with more of a word's letters among its features.

spaCy's own PREFIX and SUFFIX are one and three letters. Names that training never saw are told by more
("Agro-", "-polex", "-owska"), so longer pieces, in lower case, get hash embeddings too.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, concatenate, list2ragged, ragged2list, with_array
from thinc.layers.chain import forward as in_turn
from thinc.layers.chain import init as init_in_turn

#: Names of the pieces a configuration can ask for.
PIECES: dict[str, Callable[[str], str]] = {
    "prefix2": lambda word: word[:2],
    "prefix3": lambda word: word[:3],
    "prefix4": lambda word: word[:4],
    "suffix2": lambda word: word[-2:],
    "suffix4": lambda word: word[-4:],
    "suffix5": lambda word: word[-5:],
}

_CACHE = 100_000

#: Odd numbers that mix a row of hashes into one: two rows of a batch share it by chance about once in 10^11
#: batches.
_MIX = np.random.default_rng(0).integers(0, 2**63, 64, dtype="uint64") * np.uint64(2) + np.uint64(1)


class _Extractor:
    """Rows of hashed features of a document's tokens: attributes of spaCy, then pieces of the word."""

    def __init__(self, attrs: list[str], pieces: list[str]) -> None:
        self.attrs: list[int | str] = [*attrs]
        self.pieces = [PIECES[name] for name in pieces]
        self.cache: dict[str, tuple[int, ...]] = {}

    def of_word(self, word: str) -> tuple[int, ...]:
        found = self.cache.get(word)
        if found is None:
            if len(self.cache) >= _CACHE:
                self.cache.clear()
            lower = word.lower()
            found = self.cache[word] = tuple(get_string_id(piece(lower)) for piece in self.pieces)
        return found

    def of_doc(self, doc: Doc) -> Any:
        attrs = np.asarray(doc.to_array(self.attrs)).reshape((len(doc), len(self.attrs)))
        pieces = np.array([self.of_word(token.text) for token in doc], dtype="uint64")
        return np.hstack([attrs, pieces.reshape((len(doc), len(self.pieces)))])

    def __call__(self, model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Any]:
        features = [model.ops.asarray2i(self.of_doc(doc), dtype="uint64") for doc in docs]
        return features, lambda _gradient: []


def distinct(rows: Any) -> tuple[Any, Any]:
    """Return the index of one row of each sort, and for every row the number of its sort.

    Args:
        rows: an array of hashes, a row for each token.
    """
    keys = (rows * _MIX[: rows.shape[1]]).sum(axis=1, dtype="uint64")
    _, first, sorts = np.unique(keys, return_index=True, return_inverse=True)
    return first, sorts


def _embed(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[..., Any]]:
    """Run the layers in turn; in use, only once for all tokens of a batch that have the same features.

    They are more than half of the tokens. In training each is computed for itself: each has its own dropout.
    """
    if is_train or not docs:
        trained: tuple[list[Any], Callable[..., Any]] = in_turn(model, docs, is_train)
        return trained
    extract, _join, tables, mix, _part = model.layers
    features = extract.predict(docs)
    rows = np.concatenate(features)
    first, sorts = distinct(rows)
    vectors = mix.predict(tables.predict(rows[first]))[sorts]
    borders = np.cumsum([len(part) for part in features])[:-1]
    return np.split(vectors, borders), lambda _gradient: []


def lexicon_embed(
    width: int, attrs: list[str], rows: list[int], pieces: list[str], piece_rows: list[int]
) -> Model[list[Doc], list[Any]]:
    """Return the embedding layer.

    Args:
        width: of the output and of every table.
        attrs: attributes of spaCy's tokens, ``LEMMA``, ``TAG`` and ``MORPH`` as `lexicon` sets them.
        rows: rows of the table of each attribute.
        pieces: keys of `PIECES`.
        piece_rows: rows of the table of each piece.

    Raises:
        ValueError: when a list of rows has another length than what it is for.
    """
    if len(rows) != len(attrs) or len(piece_rows) != len(pieces):
        raise ValueError("every attribute and every piece needs its number of rows")
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, number, column=column, seed=column + 8, dropout=0.0)
        for column, number in enumerate(rows + piece_rows)
    ]
    extract: Model[Any, Any] = Model("extract_lexicon_features", _Extractor(attrs, pieces))
    mix: Model[Any, Any] = with_array(Maxout(width, width * len(tables), nP=3, dropout=0.0, normalize=True))
    layers: list[Model[Any, Any]] = [
        extract,
        list2ragged(),
        with_array(concatenate(*tables)),
        mix,
        ragged2list(),
    ]
    return Model("lexicon_embed", _embed, init=init_in_turn, dims={"nO": None}, layers=layers)


registry.architectures("praktyki.LexiconEmbed.v1", func=lexicon_embed)
