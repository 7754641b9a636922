"""One entity for all the names a report gives one organisation."""

import re
from dataclasses import dataclass

import pytest

from indexer.extraction.document import analyse
from indexer.extraction.mentions import find_names

from .reports import report


def entities(text, **options):
    doc = analyse(report(text, **options))
    return {
        e.name: [doc.slice(m.first, m.last) for m in e.mentions]
        for e in find_names(doc).entities
        if not e.anonymous
    }


def test_inflected_names_and_aliases_are_one():
    found = entities(
        "Odwiedziliśmy Spółdzielnię Socjalną „Wrzosianka”. Ze spółdzielnią Wrzosianka rozmawialiśmy długo. "
        "We Wrzosiance pracuje osiem osób."
    )
    assert found == {
        "Spółdzielnia Socjalna „Wrzosianka”": [
            "Spółdzielnię Socjalną „Wrzosianka”",
            "spółdzielnią Wrzosianka",
            "Wrzosiance",
        ]
    }


def test_forms_in_different_towns_are_two():
    assert len(entities("CIS w Toruniu sprząta, a CIS w Krakowie szyje.")) == 2


def test_a_short_town_is_the_long_one():
    text = "Centrum Integracji Społecznej w Nowym Dworze działa od lat. CIS w Nowym ma pięć pracowni."
    assert len(entities(text)) == 1


def test_references_go_to_the_nearest_of_the_form():
    found = entities(
        "Zwiedziliśmy Fundację Most. Potem była Spółdzielnia Socjalna Wrzos. Spółdzielnia ta szyje torby. "
        "Fundacja natomiast uczy."
    )
    assert found["Spółdzielnia Socjalna Wrzos"] == ["Spółdzielnia Socjalna Wrzos", "Spółdzielnia"]
    assert found["Fundacja Most"] == ["Fundację Most", "Fundacja"]


def test_acronyms_with_endings_are_references():
    found = entities("Zwiedziliśmy Centrum Integracji Społecznej TĘCZA. Uczestnicy CIS-u gotują.")
    assert found["Centrum Integracji Społecznej TĘCZA"] == ["Centrum Integracji Społecznej TĘCZA", "CIS-u"]


def test_general_words_are_no_references():
    found = entities("Działa tu Spółdzielnia Socjalna Wrzos. Każda spółdzielnia ma swoje kłopoty.")
    assert found["Spółdzielnia Socjalna Wrzos"] == ["Spółdzielnia Socjalna Wrzos"]


def test_a_new_cooperative_does_not_take_over_an_old_one():
    found = entities(
        "Odwiedziliśmy Spółdzielnię Socjalną Wrzos. Ostatnim miejscem była spółdzielnia socjalna Kaliomba. "
        "Spółdzielnia ta piecze chleb."
    )
    assert found["Spółdzielnia Socjalna Wrzos"] == ["Spółdzielnię Socjalną Wrzos"]


def test_what_is_founded_after_it_was_named_is_the_one_named():
    text = "Oto Fundacja Most. W 2004 r. postanowiłyśmy założyć fundację. Fundacja {}."
    assert entities(text.format("prowadzi bar")) == {
        "Fundacja Most": ["Fundacja Most", "fundację", "Fundacja"]
    }
    found = entities("Najpierw założyłyśmy fundację. Potem powstała Fundacja Most.")
    assert found["Fundacja Most"] == ["Fundacja Most"]


def test_a_quoted_name_without_a_form_counts_when_it_acts():
    found = entities("W Pile „Wrzosianka” prowadzi pralnię. Spółdzielnia ta zatrudnia pięć osób.")
    assert found == {"Wrzosianka": ["Wrzosianka", "Spółdzielnia"]}


def test_headings_of_a_catalogue_are_names():
    text = (
        "# Katalog\n\n## Spółdzielnia Socjalna Wrzos\n\nSpółdzielnia sprząta.\n\n"
        "## Fundacja Most\n\nUczy.\n\n## Dobry Wypiek\n\nSpółdzielnia ta piecze.\n"
    )
    assert "Dobry Wypiek" in entities(text, markdown=True)


def test_headings_that_are_no_names():
    text = "# Relacja\n\n## Podsumowanie\n\nSpółdzielnia sprząta.\n\n## Toruń\n\nBrak danych.\n"
    assert entities(text, markdown=True) == {}


def test_a_workshop_with_its_owner_and_the_one_of_its_town_are_one():
    found = entities(
        "Starosta odwiedziła Warsztat Terapii Zajęciowej w Sanoku. Warsztat Terapii Zajęciowej Zgromadzenia "
        "Sióstr Wrzosowych w Sanoku działa od lat."
    )
    assert list(found) == [
        "Warsztat Terapii Zajęciowej Zgromadzenia Sióstr Wrzosowych",
        "Zgromadzenie Sióstr Wrzosowych",
    ]


def test_a_home_of_one_kind_is_no_home_of_another():
    found = entities("Byliśmy w Środowiskowym Domu Samopomocy w Sanoku i w Domu Kultury w Sanoku.")
    assert list(found) == ["Środowiskowy Dom Samopomocy w Sanoku", "Dom Kultury w Sanoku"]


def test_what_follows_an_example_is_about_the_one_told_of():
    found = entities(
        "Spółdzielnia Socjalna Wrzos powstała wzorem innych, takich jak spółdzielnia „Lipa” w Pile. "
        "W Sanoku spółdzielnia sprząta."
    )
    assert found["Spółdzielnia Socjalna Wrzos"] == ["Spółdzielnia Socjalna Wrzos", "spółdzielnia"]


def test_a_brand_belongs_to_the_one_who_sells_under_it():
    found = entities(
        "Meble robi Fundacja „Wrzos” w Sanoku pod marką „Dobre Rzeczy”. „Dobre Rzeczy” są z drewna."
    )
    assert list(found) == ["Fundacja „Wrzos”"]
    assert found["Fundacja „Wrzos”"][-1] == "Dobre Rzeczy"


def test_a_form_in_the_heading_is_the_one_told_of_below():
    found = entities(
        "# Sanok. W CIS świętowano\n\nCentrum Integracji Społecznej otwarto w marcu.", markdown=True
    )
    assert len(found) == 1


def test_a_known_name_after_an_adjective_is_that_name():
    found = entities(
        "W Sanoku powstała Spółdzielnia Socjalna Wrzosek. Sanocka Wrzosek powstała jako firma i warzy piwo."
    )
    assert list(found) == ["Spółdzielnia Socjalna Wrzosek"]


def test_a_project_s_name_stays_a_project_s():
    found = entities(
        "Przyznano znak „Dobry Zakup”. „Dobry Zakup” pomaga wielu firmom. Fundacja Most prowadzi bar."
    )
    assert list(found) == ["Fundacja Most"]


@pytest.mark.parametrize(
    "text",
    [
        "Fundacja Most prowadzi bar. Jak podkreślił Sergej Wrzoskar, prowadzi sklep i uczy.",
        "Fundacja Most zrealizowała Trening umiejętności społecznych. Trening prowadzi psycholog.",
    ],
)
def test_a_speaker_and_a_phrase_with_a_capital_are_no_organisations(text):
    assert list(entities(text)) == ["Fundacja Most"]


@dataclass(frozen=True)
class Named:
    """What a linguistic model says of some characters."""

    kind: str
    start: int
    end: int
    score: float = 0.9


@pytest.mark.parametrize(("kind", "found"), [("person", []), ("organisation", ["Hamzar"])])
def test_a_bare_word_that_the_model_takes_for_a_person_is_none(kind, found):
    doc = analyse(report("Hamzar prowadzi sklep w Redzie. Hamzar zatrudnia sąsiadów. Koniec."))
    model = [Named(kind, i.start(), i.end()) for i in re.finditer("Hamzar", doc.text)]
    assert [e.name for e in find_names(doc, model).entities if not e.anonymous] == found


def test_a_form_with_a_town_is_the_named_one_of_that_form():
    text = "Fundacja Most pomaga. Rodziny mieszkają w domu Fundacji w Redzie. Koniec."
    doc = analyse(report(text))
    start = doc.text.index("Fundacji w Redzie")
    model = [Named("organisation", start, start + len("Fundacji w Redzie"))]
    assert [e.name for e in find_names(doc, model).entities if not e.anonymous] == ["Fundacja Most"]


@pytest.mark.parametrize("text", ["Podmiotów Ekonomii Społecznej przybywa.", "NGO działa tu od lat."])
def test_kinds_and_general_abbreviations_are_no_brands(text):
    assert entities(text + " " + text) == {}


def test_a_name_with_its_patron_is_the_short_one():
    for text in (
        "Fundacja Most im. Brata Alberta prowadzi bar. Fundacja Most ma sklep.",
        "Fundacja Most ma sklep. Fundacja Most im. Brata Alberta prowadzi bar.",
    ):
        assert list(entities(text)) == ["Fundacja Most im. Brata Alberta"]


def test_an_office_and_a_welfare_centre_of_one_town_are_two():
    text = "Byli tu ludzie z Urzędu Miejskiego w Pile i Gminnego Ośrodka Pomocy Społecznej w Pile."
    assert list(entities(text)) == ["Urząd Miejski w Pile", "Gminny Ośrodek Pomocy Społecznej w Pile"]


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("Biznes Społeczny", []),
        ("Zlot Pojazdów Militarnych", []),
        ("Domy Opieki w Polsce", []),
        ("Bałtowski Kompleks Turystyczny", ["Bałtowski Kompleks Turystyczny"]),
        ("Kompleks Turystyczny Hamzar", ["Kompleks Turystyczny Hamzar"]),
    ],
)
def test_what_the_model_takes_for_a_name_is_one_where_it_tells_whose(named, found):
    doc = analyse(report(f"W niedzielę obejrzeliśmy {named}. Koniec."))
    start = doc.text.index(named)
    names = find_names(doc, [Named("organisation", start, start + len(named))])
    assert [e.name for e in names.entities if not e.anonymous] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Poznaliśmy Zakład Aktywności Zawodowej Fundacji „Lipa” w Pile.",
            ["Zakład Aktywności Zawodowej Fundacji „Lipa”", "Fundacja „Lipa”"],
        ),
        (
            "Poznaliśmy Warsztat Terapii Zajęciowej przy Stowarzyszeniu Dąb w Pile.",
            ["Warsztat Terapii Zajęciowej przy Stowarzyszeniu Dąb", "Stowarzyszenie Dąb"],
        ),
        ("Poznaliśmy ZAZ Lipa w Pile.", ["ZAZ Lipa"]),
    ],
)
def test_who_runs_a_unit_stands_in_its_name(text, found):
    assert list(entities(text)) == found


def test_what_only_lies_in_a_municipality_does_not_name_it():
    assert entities("Działa to w Gminie Lipno i na terenie Powiatu Pilskiego.") == {}
    assert list(entities("Droga w Gminie Lipno. Bar prowadzi Gmina Lipno.")) == ["Gmina Lipno"]


def test_once_again_is_no_other_one():
    text = "Już po raz kolejny Klub Integracji Społecznej w dużym mieście urządził piknik."
    assert list(entities(text)) == ["Klub Integracji Społecznej"]


def test_a_name_is_told_by_what_it_is_said_to_be():
    assert list(entities("Dobra Nuta to spółdzielnia socjalna z Sanoka.")) == ["Dobra Nuta"]
