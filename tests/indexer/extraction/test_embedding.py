"""The embedding layer with pieces of words."""

import pytest
import spacy
from thinc.api import Model

from indexer.extraction.embedding import PIECES, lexicon_embed


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
