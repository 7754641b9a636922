"""Cutting coordinations into items that can stand alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extraction.phrases import split_items
from indexer.extraction.words import words


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        (
            "koszenia traw, utrzymania parków, produkcji podpałki",
            "gen",
            ["koszenie traw", "utrzymanie parków", "produkcja podpałki"],
        ),
        ("odbioru i przetwarzania odpadów", "gen", ["odbiór odpadów", "przetwarzanie odpadów"]),
        ("zajęcia dla seniorów i młodzieży", "acc", ["zajęcia dla seniorów i młodzieży"]),
        (
            "usługi turystyczne, gastronomiczne i pralnicze",
            "acc",
            ["usługi turystyczne", "usługi gastronomiczne", "usługi pralnicze"],
        ),
        (
            "prowadzeniem świetlicy, usługami krawieckimi czy niszczeniem akt",
            "inst",
            ["prowadzenie świetlicy", "usługi krawieckie", "niszczenie akt"],
        ),
        ("meble dla szkół i biur", "acc", ["meble dla szkół i biur"]),
        (
            "rehabilitacją zawodową i społeczną osób chorych",
            "inst",
            ["rehabilitacja zawodowa i społeczna osób chorych"],
        ),
        (
            "rehabilitację zawodową i nową pralnię",
            "acc",
            ["rehabilitacja zawodowa", "nowa pralnia"],
        ),
        ("pralnię, od 2006 r. szwalnię i w 2010 roku bar", "acc", ["pralnia", "szwalnia", "bar"]),
        ("liczne projekty i nowe kontrakty", "acc", ["liczne projekty", "nowe kontrakty"]),
        ("projektów i gruntów", "gen", ["projekty", "grunty"]),
        (
            "zatrudnianiem i rehabilitacją osób ze znacznym i lekkim stopniem niepełnosprawności",
            "inst",
            [
                "zatrudnianie osób ze znacznym i lekkim stopniem niepełnosprawności",
                "rehabilitacja osób ze znacznym i lekkim stopniem niepełnosprawności",
            ],
        ),
        ("sprzątanie ulic, podwórek, koszenie rowów", "acc", ["sprzątanie ulic, podwórek", "koszenie rowów"]),
        ("szycia osadzonych", "gen", ["szycie osadzonych"]),
        ("pierwszą w powiecie kawiarnię", "acc", ["kawiarnia"]),
        ("pranie; szycie; opiekę wytchnieniową", "acc", ["pranie", "szycie", "opieka wytchnieniowa"]),
        ("gastronomii, cateringu", "gen", ["gastronomia", "catering"]),
    ],
)
def test_items(text, case, expected):
    assert [item.text for item in split_items(words(text), text, (case,))] == expected


@given(st.text(alphabet=st.sampled_from("ai oraz,;()„”abcłąWRZOS 12-"), max_size=80))
def test_items_stay_inside_the_list(text):
    found = words(text)
    for item in split_items(found, text, ("acc",)):
        assert 0 <= item.first < item.last <= len(found)
