"""Sentence boundaries of Polish reports."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extraction.sentences import sentences

ONE = [
    "Wizyta odbyła się w Byczynie (woj. opolskie), Częstochowie i Żarkach (woj. śląskie).",
    "W dniach 20-21 czerwca 2017 r. odbyła się wizyta studyjna.",
    "Siedziba mieści się przy ul. Długiej 5, obok kościoła pw. św. Jana.",
    "To np. Caritas, Towarzystwo Pomocy im. św. Brata Alberta i tzw. Bank Żywności.",
    "W 2012 r. Fundacja Barka otworzyła sklep.",
    "Spotkał nas A. Nowak, a potem dr hab. inż. J. M. Kowalski.",
    "W dniu 21. 06. 2017 otwarto pralnię.",
    "1. Spółdzielnia Socjalna prowadzi pralnię.",
    "Na XX. i 20. Festiwalu Kultury wystąpił chór.",
    "Spółka Razem Sp. z o.o. prowadzi sklep.",
    "„Czy warto? – pytał prezes – tak!” – dodał.",
    "Produkty (m.in. Serowa Kraina, por. Załącznik 2) sprzedaje sklep.",
    "Działa od ok. 10 lat, ma 15 tys. zł obrotu i pow. 200 m. kw. powierzchni.",
]

MANY = [
    (["Działa od 2010 r.", "Prowadzi pralnię."], " "),
    (["Powstała w 2012 r.", "W tym roku zatrudnia 8 osób."], " "),
    (["Spółdzielnia powstała w 2012 r.", "Fundacja Barka ją wspiera."], " "),
    (["Prezes mówi: „Tak.”", "Potem wychodzi."], " "),
    (["Co dalej?", "Nie wiadomo!", "Koniec…", "A jednak."], " "),
    (["Prowadzi sklep, bar itd.", "Zatrudnia osoby bezrobotne."], " "),
    (["Zatrudnia 15 osób.", "12 z nich ma niepełnosprawność."], " "),
    (['Powiedział: "Tak".', '"Nie" mówi kto inny.'], " "),
    (["Było to w roku 2012.", "Potem powstał CIS."], " "),
    (["Nagłówek bez kropki", "Pierwszy akapit."], "\n\n"),
    (["Odwiedziliśmy:", "- Spółdzielnię A", "- Spółdzielnię B"], "\n"),
    (["Lista", "1. Spółdzielnia A", "2. Spółdzielnia B"], "\n"),
]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(("parts", "between"), MANY)
def test_many_sentences(parts: list[str], between: str) -> None:
    assert cut(between.join(parts)) == parts


def test_a_line_break_alone_does_not_end_a_sentence() -> None:
    assert cut("Spółdzielnia prowadzi\npralnię w Byczynie.") == ["Spółdzielnia prowadzi\npralnię w Byczynie."]


@given(st.text(alphabet='aAżŻ1. !?…\n„”"()-–', max_size=80))
def test_everything_but_white_space_is_covered_once_in_order(text: str) -> None:
    found = sentences(text)
    assert all(start < end for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    covered = {i for start, end in found for i in range(start, end)}
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())


@given(st.lists(st.text(alphabet="aB. r12", min_size=1, max_size=20), min_size=2, max_size=5))
def test_a_blank_line_always_ends_a_sentence(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    for start, end in sentences(text):
        assert "\n\n" not in text[start:end]
