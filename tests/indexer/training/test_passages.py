"""Documents to passages."""

import random

from hypothesis import given
from hypothesis import strategies as st

from indexer.training.corpora import Document, Sentence
from indexer.training.passages import cut

HEADED = Document("x", (Sentence("Wizyta w Opolu", ((9, 14, "placeName"),)), Sentence("Było miło.", ())))


def test_a_heading_is_a_passage_of_its_own() -> None:
    texts = {tuple(p.text for p in cut(HEADED, random.Random(n), paragraphs=True)) for n in range(9)}
    assert texts == {("Wizyta w Opolu", "Było miło.")}
    assert any(len(list(cut(HEADED, random.Random(n)))) == 1 for n in range(9))


@given(st.lists(st.sampled_from(["Wizyta", "Było miło.", "– no", "„Tak”"])), st.integers(), st.booleans())
def test_no_sentence_is_lost(texts: list[str], seed: int, paragraphs: bool) -> None:
    document = Document("x", tuple(Sentence(text, ((0, 2, "persName"),)) for text in texts))
    found = list(cut(document, random.Random(seed), paragraphs=paragraphs))
    assert " ".join(p.text for p in found) == " ".join(texts)
    assert sum(len(p.spans) for p in found) == len(texts)
    assert all(p.text for p in found)
