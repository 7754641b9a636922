"""Lost Polish letters: put back letter for letter, foreign and sound text left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.extraction import diacritics

STRIPPED = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")


@pytest.mark.parametrize(
    "text",
    [
        "Spółdzielnia Socjalna w Giżycku prowadzi żłobek i świadczy usługi sprzątania.",
        "Działają od dwóch lat, zajmują się koszeniem trawników i są w śląskim.",
        "Zakład Aktywności Zawodowej w Ełku zatrudnia osoby z niepełnosprawnościami.",
        "Wśród założycieli jest też gmina. Więcej pracy mają latem, między żniwami.",
    ],
)
def test_sentences_come_back(text: str) -> None:
    assert diacritics.restore(text.translate(STRIPPED)) == text


@pytest.mark.parametrize(
    "word", ["CIS", "ZAZ", "Perunica", "zatrudnia", "oznacza", "prace", "SOWES", "Barka"]
)
def test_words_that_lack_nothing_stay(word: str) -> None:
    assert diacritics.restored(word) == word


def test_only_lost_letters_count() -> None:
    assert diacritics.restorable("Spoldzielnia prowadzi zlobek") == (2, 3)
    assert diacritics.restorable("Spółdzielnia prowadzi pralnię") == (0, 3)


@pytest.mark.parametrize(
    ("damaged", "word"),
    [
        ("Sp??dzielnia", "Spółdzielnia"),
        ("sp\ufffdłdzielnia", "spółdzielnia"),
        ("Spółdzie1nia", "Spółdzielnia"),
        ("pr0wadzi", "prowadzi"),
        ("zxq?w", "zxq?w"),
    ],
)
def test_signs_in_the_place_of_letters(damaged: str, word: str) -> None:
    assert diacritics.without_signs(damaged) == word


@settings(deadline=None)
@given(st.text(alphabet="abcelnosząćęłńóśźżXZ ŁŚ-1", max_size=80))
def test_the_length_and_the_letters_stay(text: str) -> None:
    restored = diacritics.restore(text)
    assert restored.translate(STRIPPED) == text.translate(STRIPPED)
    assert len(restored) == len(text)
