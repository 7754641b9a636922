"""Practices from whole reports, by rules alone."""

import pytest

from indexer.extraction.extract import RULES_ONLY, Extractor

from .reports import report

EXTRACTOR = Extractor(RULES_ONLY)


def extract(text, **options):
    return EXTRACTOR.extract(report(text, **options))


def places(found):
    return {p.organisation: (p.place.name, p.place.region) if p.place else None for p in found.practices}


def sectors(found):
    return {p.organisation: p.sectors for p in found.practices}


VISIT = (
    "Wizyta studyjna w Małopolsce\n\n"
    "W dniach 4-5 maja 2019 r. uczestnicy z województwa lubelskiego gościli w Małopolsce. Wyjazd "
    "zorganizował Regionalny Ośrodek Polityki Społecznej w Lublinie. Najpierw odwiedziliśmy "
    "Spółdzielnię Socjalną „Wrzosianka” w Tarnowie, która zajmuje się usługami pralniczymi i sprzątaniem "
    "biur. Spółdzielnia ta zatrudnia 12 osób bezrobotnych. Następnie udaliśmy się do Bochni. Działa tam "
    "Fundacja Most, prowadząca kawiarnię. Powstała w 2011 r.\n\n"
    "Ostatniego dnia w Nowym Sączu poznaliśmy Zakład Aktywności Zawodowej, prowadzony przez "
    "Stowarzyszenie Krąg.\n"
)


def test_a_study_visit():
    found = extract(VISIT)
    assert places(found) == {
        "Spółdzielnia Socjalna „Wrzosianka”": ("Tarnów", "małopolskie"),
        "Fundacja Most": ("Bochnia", "małopolskie"),
        "Zakład Aktywności Zawodowej w Nowym Sączu": ("Nowy Sącz", "małopolskie"),
    }
    assert sectors(found)["Spółdzielnia Socjalna „Wrzosianka”"] == ("pralnictwo", "sprzatanie-i-czystosc")
    assert sectors(found)["Fundacja Most"] == ("gastronomia-i-catering",)
    first, second, third = found.practices
    assert (first.jobs, second.year) == (12, 2011)
    assert third.founders == ("Stowarzyszenie Krąg",)


def test_nobody_works_where_the_visitors_come_from():
    found = extract(VISIT)
    assert "lubelskie" not in {p.place.region for p in found.practices if p.place}
    assert "Regionalny Ośrodek Polityki Społecznej w Lublinie" not in places(found)


def test_a_catalogue_with_labels():
    text = (
        "# Katalog\n\n## Spółdzielnia Socjalna Wrzos\n\nGdzie: Puck, woj. pomorskie\n"
        "Co robi: catering, pranie\nZałożyciele: Gmina Puck\n\n## Fundacja Most\n\n"
        "Gdzie: Opoczno\nCo robi: szkolenia\n"
    )
    found = extract(text, markdown=True)
    assert places(found) == {
        "Spółdzielnia Socjalna Wrzos": ("Puck", "pomorskie"),
        "Fundacja Most": ("Opoczno", "łódzkie"),
    }
    assert sectors(found)["Spółdzielnia Socjalna Wrzos"] == ("gastronomia-i-catering", "pralnictwo")
    assert found.practices[0].founders == ("Gmina Puck",)


def test_a_table():
    text = (
        "| Gospodarz | Gdzie | Czym się zajmuje |\n|---|---|---|\n"
        "| Spółdzielnia Socjalna „Wrzos” | Starachowice | stolarnia |\n| Fundacja Most | Radom | catering |\n"
    )
    found = extract(text, markdown=True)
    assert places(found) == {
        "Spółdzielnia Socjalna „Wrzos”": ("Starachowice", "świętokrzyskie"),
        "Fundacja Most": ("Radom", "mazowieckie"),
    }
    assert sectors(found)["Fundacja Most"] == ("gastronomia-i-catering",)


def test_a_place_of_the_section():
    text = (
        "# Trasa\n\n## Suwałki\n\nFundacja Most prowadzi pralnię.\n\n## Łomża\n\nFundacja Dom szyje torby.\n"
    )
    assert places(extract(text, markdown=True)) == {
        "Fundacja Most": ("Suwałki", "podlaskie"),
        "Fundacja Dom": ("Łomża", "podlaskie"),
    }


def test_what_two_run_together_is_both():
    found = extract(
        "Obiad zjedliśmy w Karczmie Pod Lipą w Sanoku, prowadzonej przez Spółdzielnię Socjalną WRZOS "
        "i Fundację Most. Był smaczny."
    )
    kitchen = ("gastronomia-i-catering",)
    assert sectors(found) == {"Spółdzielnia Socjalna WRZOS": kitchen, "Fundacja Most": kitchen}


@pytest.mark.parametrize(
    "text",
    [
        "Spółdzielnia Socjalna Wrzos nie prowadzi pralni. Działa w Pile.",
        "Spółdzielnia Socjalna Wrzos z Piły planuje prowadzić pralnię.",
        "Spółdzielnia Socjalna Wrzos z Piły dawniej prowadziła pralnię.",
        "Spółdzielnia Socjalna Wrzos z Piły będzie świadczyła usługi pralnicze.",
    ],
)
def test_what_is_not_done_now_is_no_activity(text):
    found = extract(text)
    assert [a.text for p in found.practices for a in p.activities] == []


def test_an_organisation_without_a_word_on_its_work_has_no_activities():
    found = extract("Odwiedziliśmy też Centrum Integracji Społecznej w Pile. Dziękujemy za gościnę.")
    assert places(found) == {"Centrum Integracji Społecznej w Pile": ("Piła", "wielkopolskie")}
    assert found.practices[0].activities == ()


def test_a_name_is_no_activity():
    found = extract("Poznaliśmy Spółdzielnię Socjalną „Pralnia” w Pile. Prowadzi ona kawiarnię.")
    assert sectors(found) == {"Spółdzielnia Socjalna „Pralnia”": ("gastronomia-i-catering",)}


def test_we_are_the_organisation_of_the_page():
    found = extract(
        "Spółdzielnia Socjalna Wrzos powstała w 2014 r. w Chełmie.\n\nŚwiadczymy usługi krawieckie.",
        title="O nas",
    )
    assert sectors(found) == {"Spółdzielnia Socjalna Wrzos": ("krawiectwo-i-upcykling",)}


def test_every_field_has_its_sentence():
    found = extract(VISIT)
    for practice in found.practices:
        proven = {(e.field, e.value) for e in practice.evidence}
        assert ("organisation", practice.organisation) in proven
        assert practice.place is None or ("place", practice.place.name) in proven
        assert {("activity", a.text) for a in practice.activities} <= proven
        assert {("target_group", g) for g in practice.target_groups} <= proven
        assert practice.year is None or ("year", str(practice.year)) in proven
        for e in practice.evidence:
            assert found.report.text[e.start : e.end] == e.text
            assert e.sentence_start <= e.start < e.end <= e.sentence_end
            assert 0 <= e.score <= 1


def test_an_empty_report_has_a_warning():
    found = extract("\n")
    assert found.practices == ()
    assert found.warnings


def test_after_a_list_of_kinds_nobody_of_it_goes_on():
    found = extract(
        "Odwiedziliśmy Spółdzielnię Socjalną Wrzos w Sanoku. Elementami systemu są:\n\n"
        "– Centra Integracji Społecznej,\n\n– Zakład Aktywności Zawodowej.\n\n"
        "Lokalne partnerstwa tworzone są przez cały rok."
    )
    assert [p.organisation for p in found.practices] == ["Spółdzielnia Socjalna Wrzos"]


def test_a_source_of_income_is_done():
    found = extract(
        "Wizyta studyjna\n\nW Tarnowie odwiedziliśmy Fundację Most. Fundacja prowadzi kawiarnię. "
        "Głównym źródłem przychodów fundacji jest wynajem sal i catering."
    )
    assert {"wynajem sal", "catering"} <= {a.text for p in found.practices for a in p.activities}


def test_the_house_of_another_tells_the_town() -> None:
    text = (
        "Odwiedzono Klub Integracji Społecznej „Tęcza” w strukturach Ośrodka Pomocy Społecznej w Krakowie. "
        "Klub prowadzi warsztaty."
    )
    found = {p.organisation: p.place.name for p in EXTRACTOR.extract(report(text)).practices if p.place}
    assert found["Klub Integracji Społecznej „Tęcza”"] == "Kraków"


def test_the_municipality_of_an_official_is_not_where_the_visit_goes() -> None:
    text = (
        "Udaliśmy się do Kwapinki w gminie Raciechowice, do Spółdzielni Socjalnej „Przystań”, która gotuje. "
        "Przywitał nas wójt Gminy Raciechowice oraz prezes Spółdzielni Socjalnej „Przystań”."
    )
    (practice,) = EXTRACTOR.extract(report(text)).practices
    assert practice.place is not None and practice.place.name == "Kwapinka"


def test_a_village_that_no_dictionary_knows_stands_in_the_nominative() -> None:
    text = "Spółdzielnia Socjalna „Emaus” w Księżnicy Jarej prowadzi pralnię."
    (practice,) = EXTRACTOR.extract(report(text)).practices
    assert practice.place is not None and practice.place.name == "Księżnica Jara"


def test_a_seat_told_far_behind_a_name_comes_before_where_the_visit_was() -> None:
    text = (
        "Po spotkaniu w Bałtowie grupa udała się do Spółdzielni Socjalnej „Smaki” mającej siedzibę w szkole "
        "podstawowej znajdującej się w miejscowości Cudzynowice."
    )
    (practice,) = EXTRACTOR.extract(report(text)).practices
    assert practice.place is not None and practice.place.name == "Cudzynowice"


def test_where_a_reference_is_said_to_sit_is_the_place() -> None:
    text = (
        "Schronisko Lipa\n\nPomysł znalazł poparcie u władz miasta Rybnika i miasta Gliwice.\n\n"
        "Schronisko mieści się w Żorach przy ulicy Długiej 7. Prowadzi stolarnię.\n"
    )
    assert [p.place.name for p in EXTRACTOR.extract(report(text)).practices if p.place] == ["Żory"]


def test_who_runs_a_unit_by_its_name_is_its_founder() -> None:
    text = "Uczniowie odwiedzili Zakład Aktywności Zawodowej Fundacji „Lipa” w Pile. ZAZ prowadzi pralnię."
    (practice,) = Extractor(None).extract(report(text)).practices
    assert practice.founders == ("Fundacja „Lipa”",)
    assert [e.text for e in practice.evidence if e.field == "founder"] == ["Fundacji „Lipa”"]


def test_who_came_along_from_home_is_no_host() -> None:
    text = (
        "Podkarpacie z wizytą na Dolnym Śląsku\n\n"
        "Odbył się wyjazd studyjny ośrodków z województwa podkarpackiego. Autokarem jechali: WTZ w Leżajsku, "
        "ZAZ w Sanoku oraz CIS w Jaśle.\n\n"
        "Pierwszego dnia gościliśmy w Zakładzie Aktywności Zawodowej we Wrocławiu. Zakład prowadzi pralnię.\n"
    )
    assert [p.place.name for p in EXTRACTOR.extract(report(text)).practices if p.place] == ["Wrocław"]


def test_where_one_returns_from_is_where_one_was() -> None:
    text = (
        "Gospodarze z serca\n\nWróciliśmy z wizyty studyjnej. Trzy dni spędziliśmy w drodze. "
        "Wracamy z Cieszyna pełni pomysłów. Było warto. Spółdzielnia Socjalna „Wrzos” prowadzi tam pralnię. "
        "Do zobaczenia!\n"
    )
    found = {p.name: p.role for p in EXTRACTOR.extract(report(text)).places}
    assert found["Cieszyn"] == "practice"


def test_what_an_organisation_is_said_to_run_is_no_practice_beside_it() -> None:
    text = "Stowarzyszenie „Most” w Ełku prowadzi Centrum Integracji Społecznej, a także jadłodajnię."
    assert [p.organisation for p in EXTRACTOR.extract(report(text)).practices] == ["Stowarzyszenie „Most”"]


def test_who_only_publishes_a_report_has_no_practice() -> None:
    text = "Targi\n\nSpółdzielnia Socjalna „Lipa” z Piły prowadzi bar.\n\nRadio PiK — Bydgoszcz, Toruń\n"
    found = EXTRACTOR.extract(report(text, publisher="Radio PiK")).practices
    assert [p.organisation for p in found] == ["Spółdzielnia Socjalna „Lipa”"]
