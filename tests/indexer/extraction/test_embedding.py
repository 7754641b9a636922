"""The embedding layer with pieces of words."""

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from thinc.api import Model

from indexer.extraction.embedding import PIECES, distinct, lexicon_embed


def made() -> Model:
    return lexicon_embed(8, ["NORM", "LEMMA"], [50, 50], ["prefix3", "suffix4"], [50, 50])


def test_pieces_are_of_lower_case_words() -> None:
    assert {name: piece("agropolex") for name, piece in PIECES.items()} == {
        "prefix2": "ag",
        "prefix3": "agr",
        "prefix4": "agro",
        "suffix2": "ex",
        "suffix4": "olex",
        "suffix5": "polex",
    }


def test_one_vector_for_each_token() -> None:
    nlp = spacy.blank("pl")
    docs = [nlp("Spółdzielnia Agropolex w Byczynie"), nlp(""), nlp("x")]
    model = made()
    model.initialize(X=docs)
    assert [vectors.shape for vectors in model.predict(docs)] == [(4, 8), (0, 8), (1, 8)]


def test_words_that_share_pieces_only_differ_in_the_rest() -> None:
    nlp = spacy.blank("pl")
    model = made()
    model.initialize(X=[nlp("a")])
    extract = model.layers[0]
    (rows,) = extract.predict([nlp("AGROPOLEX agropolex budropolex")])
    assert (rows[0, 2:] == rows[1, 2:]).all()
    assert rows[1, 2] != rows[2, 2]
    assert rows[1, 3] == rows[2, 3]


def test_rows_must_fit() -> None:
    with pytest.raises(ValueError, match="number of rows"):
        lexicon_embed(8, ["NORM"], [50, 50], [], [])


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=1, max_size=40))
def test_rows_of_one_sort_are_the_same(tokens: list[tuple[int, int, int]]) -> None:
    rows = np.asarray(tokens, dtype="uint64")
    first, sorts = distinct(rows)
    assert len(first) == len(set(tokens))
    assert (rows[first][sorts] == rows).all()


def test_tokens_get_the_vectors_that_training_would_give_them() -> None:
    nlp = spacy.blank("pl")
    docs = [nlp("Wizyta w Byczynie, wizyta w Opolu"), nlp(""), nlp("w Byczynie"), nlp("x")]
    model = made()
    model.initialize(X=docs)
    for used, trained in zip(model.predict(docs), model(docs, True)[0], strict=True):
        np.testing.assert_allclose(used, trained, rtol=1e-5, atol=1e-6)
    assert model.predict([]) == []
    assert [vectors.shape for vectors in model.predict([nlp("")])] == [(0, 8)]
