"""Activities without a doer of their verb, and lists told item by item: in sentences of the genre."""

from itertools import pairwise

import pytest

from indexer.extraction.extract import Extractor

from .reports import report

HEADING = "Spółdzielnia Socjalna „Borówka”\n\n"

CASES = {
    # what is there
    "W spółdzielni działa stołówka.": ["stołówka"],
    "Jej klientami są przede wszystkim grupy wycieczkowe.": [],
    "Na parterze mieści się niewielka stolarnia.": ["niewielka stolarnia"],
    "Mała piekarnia znajduje się w podwórzu.": ["mała piekarnia"],
    "Są też zajęcia z ceramiki.": ["zajęcia z ceramiki"],
    # what somebody is
    "Jesteśmy małą piekarnią.": ["mała piekarnia"],
    "Jest to nowoczesna pralnia.": ["nowoczesna pralnia"],
    # what is made by nobody named
    "Wypiekany jest tu chleb na zakwasie.": ["wypiek chleba na zakwasie"],
    "Na miejscu sprzedawane są ciasta.": ["sprzedaż ciast"],
    "Szyje się tu torby i fartuchy.": ["szycie toreb i fartuchów"],
    # what guests were shown
    "Uczestnicy zwiedzili m.in. pracownię ceramiczną, stolarską oraz salę rehabilitacyjną.": [
        "pracownia ceramiczna",
        "pracownia stolarska",
        "sala rehabilitacyjna",
    ],
    # what an award was for
    "Nagrodę za prowadzenie kuchni społecznej przyznała kapituła.": ["prowadzenie kuchni społecznej"],
    # whose tasks are announced, told by a reference in the genitive
    "Główne zadania spółdzielni to catering oraz prowadzenie klubu seniora.": [
        "catering",
        "prowadzenie klubu seniora",
    ],
    # a circumstance behind a small word
    "Prowadzi też w Redzie pralnię.": ["pralnia"],
    "Jej członkowie pracują w zakładzie przy produkcji mebli.": ["produkcja mebli"],
}

NOTHING = [
    "Wyjazd, promujący rękodzieło, trwał dwa dni.",
    "Uczestnicy zwiedzili zamek i stare miasto.",
    "Spółdzielnia znajduje się w centrum miasta.",
    "Pralnia jest w rozbudowie.",
    "W planach jest stolarnia, która będzie działać od maja.",
    "Obiad był pyszny, a nagrodą za wytrwałość okazał się spacer nad jeziorem.",
    "Tu każdy uczy się i czyści buty.",
]


def found(text: str) -> list[str]:
    return [a.text for p in Extractor(None).extract(report(text)).practices for a in p.activities]


@pytest.mark.parametrize("sentence", CASES)
def test_an_activity_without_a_doer(sentence: str) -> None:
    assert list(dict.fromkeys(found(HEADING + sentence))) == CASES[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_activity(sentence: str) -> None:
    assert found(HEADING + sentence) == []


def test_units_told_item_by_item() -> None:
    text = (
        HEADING
        + "Mieliśmy okazję obejrzeć pracownie:\n\n- plastyczną,\n- stolarską,\n- gospodarstwa domowego."
    )
    assert found(text) == ["pracownia plastyczna", "pracownia stolarska", "pracownia gospodarstwa domowego"]


def test_the_items_of_an_award_tell_what_it_is_for() -> None:
    text = "Znak otrzymały:\n\n- Fundacja Lipa z Redy – za usługi mediacyjne;\n- Spółdzielnia Socjalna Klon"
    text += " z Helu – za usługi opiekuńcze.\n"
    practices = Extractor("none").extract(report(text)).practices
    assert [[a.text for a in p.activities] for p in practices] == [
        ["usługi mediacyjne"],
        ["usługi opiekuńcze"],
    ]


def test_items_in_the_case_of_their_announcement() -> None:
    text = HEADING + "Brygada skupiła się na:\n\n- koszeniu trawników,\n- myciu okien w szkole."
    assert list(dict.fromkeys(found(text))) == ["koszenie trawników", "mycie okien w szkole"]


def test_we_are_the_organisation_told_about() -> None:
    text = (
        "# Spółdzielnia Socjalna „Borówka”\n\nZajmujemy się szyciem firan.\n\n"
        "# Spółdzielnia Socjalna „Sarna”\n\nProwadzimy myjnię samochodową.\n"
    )
    practices = Extractor(None).extract(report(text)).practices
    assert [[a.text for a in p.activities] for p in practices] == [["szycie firan"], ["myjnia samochodowa"]]
    assert all(a.organisation != b.organisation for a, b in pairwise(practices))


def test_a_name_behind_a_verb_without_a_subject_does_no_deed() -> None:
    text = HEADING + "Zajmuje się myciem okien na osiedlach podległych Spółdzielni Mieszkaniowej „Zorza”."
    practices = Extractor(None).extract(report(text)).practices
    assert [p.organisation for p in practices if p.activities] == ["Spółdzielnia Socjalna „Borówka”"]


def test_who_runs_a_place_and_whom_a_clause_behind_two_names_is_about() -> None:
    text = (
        "Grupa odwiedziła Dzienny Dom Pobytu w Iłowie prowadzony przez Spółdzielnię Socjalną „Lato”.\n\n"
        "Uczestnicy udali się do Centrum Integracji Społecznej Piaski przy Stowarzyszeniu „Etap” w Iłowie, "
        "które zajmuje się aktywizacją bezrobotnych."
    )
    practices = Extractor(None).extract(report(text)).practices
    assert {p.organisation: [a.text for a in p.activities] for p in practices if p.activities} == {
        "Spółdzielnia Socjalna „Lato”": ["dzienny dom pobytu"],
        "Centrum Integracji Społecznej Piaski": ["aktywizacja bezrobotnych"],
    }


def test_a_name_that_tells_the_trade_gives_the_sector() -> None:
    text = "Wizyta zaczęła się w Iłowie. Grupa odwiedziła Spółdzielnię Socjalną „Poligrafia”."
    practices = Extractor(None).extract(report(text)).practices
    assert [p.sectors for p in practices] == [("poligrafia-reklama-it",)]


def test_a_berry_in_a_name_is_no_trade() -> None:
    text = "Wizyta zaczęła się w Iłowie. Grupa odwiedziła Spółdzielnię Socjalną „Borówka”."
    practices = Extractor(None).extract(report(text)).practices
    assert [p.sectors for p in practices] == [()]


def test_a_heading_names_a_place_of_work() -> None:
    text = (
        "# Warsztat Terapii Zajęciowej w Iłowie\n\nWarsztat działa od 2004 r.\n\n## Pracownia ceramiczna\n\n"
        "Glina uspokaja.\n\n## Kontakt\n\nZapraszamy do nas.\n"
    )
    practices = Extractor(None).extract(report(text, markdown=True)).practices
    assert [[a.text for a in p.activities] for p in practices] == [["pracownia ceramiczna"]]


def test_what_people_do_in_somebody_elses_place_is_no_deed_of_that_place() -> None:
    text = (
        "# Spółdzielnia Socjalna „Borówka”\n\n"
        "Osoby w niej zatrudnione pracują przy produkcji chleba, dbają też o czystość w Przedszkolu "
        "„Wróbelek” prowadzonym przez Stowarzyszenie „Lato”.\n"
    )
    practices = Extractor(None).extract(report(text, markdown=True)).practices
    told = {p.organisation: [a.text for a in p.activities] for p in practices}
    assert told["Spółdzielnia Socjalna „Borówka”"][0] == "produkcja chleba"


def test_what_stands_in_one_house_with_others_is_of_whom_the_report_tells() -> None:
    text = (
        "# Spółdzielnia Socjalna „Borówka”\n\n"
        "Jest to miejsce, w którym znajdują się Fundacja „Lato”, punkt porad prawnych oraz pralnia.\n"
    )
    practices = Extractor(None).extract(report(text, markdown=True)).practices
    told = {p.organisation: [a.text for a in p.activities] for p in practices}
    assert "pralnia" in told["Spółdzielnia Socjalna „Borówka”"]
