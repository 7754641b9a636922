"""Noun phrases to the nominative and the genitive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extraction.naming import inflect, nominative

NOMINATIVE = [
    ("Wielobranżowej Spółdzielni Socjalnej Wrzos", "Wielobranżowa Spółdzielnia Socjalna Wrzos"),
    ("Spółdzielnię Socjalną LIPA I DĄB", "Spółdzielnia Socjalna LIPA I DĄB"),
    ("Fundację Dobrego Startu „Iskra”", "Fundacja Dobrego Startu „Iskra”"),
    ("Urzędu Miasta Kielce", "Urząd Miasta Kielce"),
    ("Warsztatów Terapii Zajęciowej", "Warsztaty Terapii Zajęciowej"),
    ("Stowarzyszenia Promyk", "Stowarzyszenie Promyk"),
    ("Kujawsko-Pomorskiego Ośrodka Kultury", "Kujawsko-Pomorski Ośrodek Kultury"),
    ("SPÓŁDZIELNI SOCJALNEJ SOSNA", "SPÓŁDZIELNIA SOCJALNA SOSNA"),
    ("Ochotniczej Straży Pożarnej w Lipnicy", "Ochotnicza Straż Pożarna w Lipnicy"),
    ("odbioru odpadów budowlanych", "odbiór odpadów budowlanych"),
    ("pielęgnację terenów zielonych", "pielęgnacja terenów zielonych"),
    ("usługami pralniczymi", "usługi pralnicze"),
    ("drobnymi naprawami domowymi", "drobne naprawy domowe"),
    ("opieki nad osobami starszymi", "opieka nad osobami starszymi"),
    ("handlu", "handel"),
]


@pytest.mark.parametrize(("text", "expected"), NOMINATIVE)
def test_nominative(text, expected):
    assert nominative(text) == expected


@pytest.mark.parametrize("text", [expected for _, expected in NOMINATIVE])
def test_a_nominative_stays(text):
    assert nominative(text) == text


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        ("sprzęt ogrodniczy", "acc", "sprzętu ogrodniczego"),
        ("smaczny chleb", "acc", "smacznego chleba"),
        ("domowe przetwory", "acc", "domowych przetworów"),
    ],
)
def test_genitive(text, case, expected):
    assert inflect(text, "gen", cases=(case,)) == expected


@pytest.mark.parametrize("text", ["", "12", "XYZZ", "„Iskra”", "w Toruniu"])
def test_what_has_no_head_noun_stays(text):
    assert nominative(text) == text


@given(st.text(max_size=60))
def test_any_text_is_survived(text):
    assert isinstance(nominative(text), str)
