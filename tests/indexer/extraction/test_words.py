"""Words: cutting, acronyms with endings, readings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extraction.words import form, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CZYSTO=PEWNIE i W&Team", ["CZYSTO=PEWNIE", "i", "W&Team"]),
        ("spotkanie zKierownikiem", ["spotkanie", "z", "Kierownikiem"]),
        ("Igła sp. z o.o.,Toruń", ["Igła", "sp. z o.o.", ",", "Toruń"]),
        ("w dniach 3-4.05.2019 r.", ["w", "dniach", "3-4.05.2019", "r", "."]),
        (",,Feniks”", [",,", "Feniks", "”"]),
    ],
)
def test_cutting(text, expected):
    assert [w.text for w in words(text)] == expected


@given(st.text())
def test_every_word_is_where_it_says(text):
    for word in words(text):
        assert text[word.start : word.end] == word.text


@pytest.mark.parametrize("text", ["CIS-u", "CISu", "CIS"])
def test_acronym_without_its_ending(text):
    assert form(text).base == "CIS"
    assert form(text).caps


def test_readings_of_a_compound_are_those_of_its_last_part():
    found = form("gastronomiczno-cateringową")
    assert found.stem_prefix == "gastronomiczno-"
    assert "inst" in found.cases("adj")


def test_unknown_words_have_no_readings():
    assert form("Perlunica").readings == ()
