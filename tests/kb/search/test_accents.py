"""Words typed without diacritics find the lemmas of the words they stand for."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.accents import accented_lemmas


@pytest.mark.parametrize(
    ("typed", "lemma"),
    [
        ("lodzi", "łódź"),
        ("slaskie", "śląski"),
        ("zolwiami", "żółw"),
        ("spoldzielniami", "spółdzielnia"),
        ("spółdzielniami", "spółdzielnia"),
        ("swiatla", "światło"),
        ("zrodlem", "źródło"),
        ("ksiazkach", "książka"),
        ("zebami", "ząb"),
    ],
)
def test_lemma_is_found(typed, lemma):
    assert lemma in accented_lemmas(typed)


def test_several_words_may_be_meant():
    assert {"żądać", "zadać"} <= accented_lemmas("zadac")


def test_what_stands_for_nothing_else():
    assert accented_lemmas("dom") == accented_lemmas("qxz") == accented_lemmas("") == set()
    assert accented_lemmas("50") == accented_lemmas("a-b") == accented_lemmas("żółw!") == set()


def test_no_word_takes_long():
    start = time.process_time()
    for letter in "acelnosz":
        accented_lemmas(letter * 80)
        accented_lemmas(f"s{letter}" * 40)
    assert time.process_time() - start < 2.0


@given(st.text(max_size=20))
def test_any_text_is_answered(text):
    assert all(lemma == lemma.lower() for lemma in accented_lemmas(text))
