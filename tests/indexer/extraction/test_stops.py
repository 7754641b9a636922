"""Headings and beginnings of paragraphs that name a town, and what is told there."""

import pytest

from indexer.extraction.document import analyse
from indexer.extraction.extract import RULES_ONLY, Extractor
from indexer.extraction.stops import find_stops
from indexer.extraction.unnamed import preposition

from .reports import report

EXTRACTOR = Extractor(RULES_ONLY)


def stops(text, **options):
    doc = analyse(report(text, **options))
    return [doc.slice(s.first, s.last) for s in find_stops(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Postój 2. Żarów\n\nTekst o spółdzielni.\n", ["Żarów"]),
        ("**2. Reptowo.** Działa tu spółdzielnia socjalna.\n", ["Reptowo"]),
        ("## Dzień pierwszy: Piła i Chodzież\n\nTekst.\n", []),
        ("## Podsumowanie\n\nPiła jest miastem, w którym wiele się dzieje.\n", []),
    ],
)
def test_stops(text, expected):
    assert stops(text, markdown=True) == expected


def test_a_bare_form_is_that_of_the_town_of_its_section():
    text = (
        "## Piła\n\nWarsztat Terapii Zajęciowej ma pracownię ceramiczną.\n\n"
        "## Sanok\n\nWarsztat Terapii Zajęciowej prowadzi stolarnię.\n"
    )
    found = EXTRACTOR.extract(report(text, markdown=True))
    assert {p.organisation: p.place.name for p in found.practices if p.place} == {
        "Warsztat Terapii Zajęciowej w Pile": "Piła",
        "Warsztat Terapii Zajęciowej w Sanoku": "Sanok",
    }
    assert {o.name for o in found.organisations} == {p.organisation for p in found.practices}


@pytest.mark.parametrize(
    ("town", "expected"),
    [("Wrocław", "we"), ("Włocławek", "we"), ("Warszawa", "w"), ("Frombork", "we"), ("Piła", "w")],
)
def test_prepositions(town, expected):
    assert preposition(town) == expected
