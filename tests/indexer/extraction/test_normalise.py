"""Cleaning before analysis: what is mended, and the way back to the original."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extraction.normalise import normalise

MENDED = [
    ("w\u00a0Częstochowie", "w Częstochowie"),
    ("12\u202f500\u2009zł", "12 500 zł"),
    ("Fundacja ,,Feniks'' działa", "Fundacja „Feniks” działa"),
    ("CIS-u,programem pracy", "CIS-u, programem pracy"),
    ('"Feniks",sp. z o.o.', '"Feniks", sp. z o.o.'),
    ("»Dębianka«,gdzie", "»Dębianka«, gdzie"),
    ("pralnia;sprzątanie", "pralnia; sprzątanie"),
    ("Spotkaliśmy się zNaczelnikiem Wydziału", "Spotkaliśmy się z Naczelnikiem Wydziału"),
    ("wByczynie i oFundacji", "w Byczynie i o Fundacji"),
    ("spół\u00addziel\u00adnia", "spółdzielnia"),
    ("spół\u00ad\ndzielnia", "spółdzielnia"),
    ("spół-\ndzielnia socjalna", "spółdzielnia socjalna"),
    ("polsko-\nniemiecki", "polsko-niemiecki"),
    ("rozwój przedsiębior-czości i wy-miaru", "rozwój przedsiębiorczości i wymiaru"),
    ("uczestników CIS-\nu", "uczestników CIS-u"),
    ("w  Częstochowie", "w Częstochowie"),
    ("Krako\u0301w, Cze\u0328stochowa", "Kraków, Częstochowa"),
    ("\ufb01rma", "firma"),
    ("\u200bBarka\ufeff", "Barka"),
    ("prowadzi pralnię.Spółdzielnia zatrudnia", "prowadzi pralnię. Spółdzielnia zatrudnia"),
]

CLEAN = [
    "W dniach 20-21 czerwca 2017 r. odbyła się wizyta w Byczynie (woj. opolskie), Częstochowie i Żarkach.",
    "Koszt: 1,5 mln zł; strona www.przyklad.pl, adres biuro@przyklad.pl, iPhone i eBay.",
    "Spółdzielnia Socjalna CZYSTO=SELEKTYWNIE, „Amonit Jura – sport, kultura” oraz »Dębianka«",
    "społeczno-ekonomiczny, biało-czerwoni, trener-terapeuta, Bielsko-Biała, CIS-u, Nowak-Kowalska",
    "Pierwszy wiersz\nDrugi wiersz\n\nDrugi blok",
    "",
]


@pytest.mark.parametrize(("ugly", "clean"), MENDED)
def test_mends(ugly: str, clean: str) -> None:
    assert normalise(ugly).text == clean


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_stays(text: str) -> None:
    result = normalise(text)
    assert result.text == text
    assert result.offsets == ()
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            assert result.original_span(start, end) == (start, end)


def test_words_lead_back_to_the_original() -> None:
    ugly = "zNaczelnikiem\u00a0,,Feniksa'',pracownicy spół\u00addzielni i gospo-\ndarstwa"
    result = normalise(ugly)
    back = {}
    for word in re.finditer(r"\w+", result.text):
        start, end = result.original_span(*word.span())
        back[word[0]] = ugly[start:end]
    assert back == {
        "z": "z",
        "Naczelnikiem": "Naczelnikiem",
        "Feniksa": "Feniksa",
        "pracownicy": "pracownicy",
        "spółdzielni": "spół\u00addzielni",
        "i": "i",
        "gospodarstwa": "gospo-\ndarstwa",
    }


def test_inserted_space_belongs_to_no_word() -> None:
    result = normalise("CIS-u,programem")
    assert result.original_span(0, 6) == (0, 6)
    assert result.original_span(7, 16) == (6, 15)


def test_interval_outside_is_refused() -> None:
    with pytest.raises(ValueError, match="does not lie"):
        normalise("krótki").original_span(2, 40)


WORDS = [
    "z",
    "w",
    "Naczelnik",
    "CIS",
    "-u",
    "spół",
    "dzielnia",
    "polsko",
    "Fundacja",
    "1",
    "e\u0301",
    "\ufb01",
]
MARKS = [",", ",,", "''", "’’", '"', "„", "”", ".", ";", "-\n", "\u00ad", "\u200b"]
SPACES = [" ", "  ", "\u00a0", "\u2009", "\n", "\n\n"]
ugly_texts = st.lists(st.sampled_from(WORDS + MARKS + SPACES), max_size=25).map("".join) | st.text(
    max_size=40
)


@given(ugly_texts)
def test_every_span_maps_into_the_original(text: str) -> None:
    result = normalise(text)
    for start in range(len(result.text) + 1):
        for end in range(start, len(result.text) + 1):
            left, right = result.original_span(start, end)
            assert 0 <= left <= right <= len(text)


@given(ugly_texts)
def test_borders_are_monotone(text: str) -> None:
    result = normalise(text)
    spans = [result.original_span(i, i + 1) for i in range(len(result.text))]
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))


@given(ugly_texts)
def test_unchanged_words_come_back_letter_for_letter(text: str) -> None:
    result = normalise(text)
    changed = {i for change in result.offsets for i in range(change.start, change.end)}
    for i, character in enumerate(result.text):
        if i not in changed and character not in " -'":
            start, end = result.original_span(i, i + 1)
            assert text[start:end] == character
