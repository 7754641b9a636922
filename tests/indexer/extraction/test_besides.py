"""Activities told in passing, in brackets, in lists of units, by relative clauses."""

import pytest

from indexer.extraction.extract import Extractor

from .reports import report

HEADING = "Spółdzielnia Socjalna „Borówka”\n\n"

CASES = {
    # what is done besides
    "Spółdzielnia oprócz małej piekarni i usług krawieckich będzie wkrótce prowadzić świetlicę.": [
        "mała piekarnia",
        "usługi krawieckie",
    ],
    "Oprócz opieki nad seniorami, członkowie koszą trawniki.": ["opieka nad seniorami", "koszenie trawników"],
    "Poza praniem i prasowaniem zakład prowadzi stołówkę.": ["pranie", "prasowanie", "stołówka"],
    "Poza tym spółdzielnia prowadzi stołówkę.": ["stołówka"],
    # what is in demand
    "Największym uznaniem cieszą się usługi cateringowe.": ["usługi cateringowe"],
    # what something consists of
    "To gospodarstwo, na które składają się między innymi karczma, pasieka i mała przetwórnia owoców.": [
        "karczma",
        "pasieka",
        "mała przetwórnia owoców",
    ],
    # brackets inside a list
    "Prowadzi usługi kurierskie (listy, paczki), prace porządkowe oraz opiekę nad seniorami.": [
        "usługi kurierskie",
        "prace porządkowe",
        "opieka nad seniorami",
    ],
    # units: counted in brackets, told by repetition, in a bracket that is never closed
    "Uczestnicy pracują w trzech pracowniach: stolarskiej (5 osób), krawieckiej (6) i pralni (4).": [
        "pracownia stolarska",
        "pracownia krawiecka",
        "pralnia",
    ],
    "Zajęcia są w 4 pracowniach (m.in. pracownia plastyczna, stolarska, tkacka i gospodarstwa domowego.": [
        "pracownia plastyczna",
        "pracownia stolarska",
        "pracownia tkacka",
        "pracownia gospodarstwa domowego",
    ],
    "Działają pracownie, w których członkowie uczą się zawodu: stolarska, krawiecka i informatyczna.": [
        "pracownia stolarska",
        "pracownia krawiecka",
        "pracownia informatyczna",
    ],
    "Wśród nich: pracownia gospodarstwa domowego, krawiecka i stolarska.": [
        "pracownia gospodarstwa domowego",
        "pracownia krawiecka",
        "pracownia stolarska",
    ],
    # who runs what a relative clause tells
    "Obiad zjedliśmy w kawiarni, którą prowadzi Spółdzielnia Socjalna „Borówka”.": ["kawiarnia"],
    "Kawiarnię prowadzi Spółdzielnia Socjalna „Borówka”.": ["kawiarnia"],
    "Prowadzona jest przez Spółdzielnię Socjalną „Borówka” pralnia oraz stolarnia.": ["pralnia", "stolarnia"],
    # what was opened
    "W piątek odbyło się otwarcie sklepu charytatywnego Spółdzielni Socjalnej „Borówka”.": [
        "sklep charytatywny"
    ],
    "W planach jest otwarcie sklepu charytatywnego Spółdzielni Socjalnej „Borówka”.": [],
    # a kind of shops in many places, people who found it, a verb mistyped
    "Spółdzielnia prowadzi sieć sklepów z żywnością.": ["sklepy z żywnością"],
    "Spółdzielnię założyła grupa młodych ludzi.": [],
    "Spółdzielnia Socjalna „Borówka” zajmuję się praniem pościeli.": ["pranie pościeli"],
    # what belongs to tasks, what stands in an offer
    "Do zadań spółdzielni należą prace porządkowe, a także dbanie o zieleń.": [
        "prace porządkowe",
        "dbanie o zieleń",
    ],
    "W ofercie piekarni znajdziemy chleb i ciasta.": ["chleb", "ciasta"],
    # a list of units beats the verb before it
    "Działa w niej 5 pracowni: gospodarstwa domowego, stolarska, ogrodnicza.": [
        "pracownia gospodarstwa domowego",
        "pracownia stolarska",
        "pracownia ogrodnicza",
    ],
    # what comes into being at work; a place that comes is a plan
    "W pracowni powstają zabawki i świece.": ["zabawki", "świece"],
    "W zakładzie powstaje stolarnia.": [],
    # what somebody is a maker of
    "Spółdzielnia jest producentem mebli ogrodowych.": ["produkcja mebli ogrodowych"],
    "Spółdzielnia Socjalna „Borówka” – producent przetworów – zatrudnia 5 osób.": ["produkcja przetworów"],
    "Organizatorem wizyty był urząd gminy.": [],
    # services said twice, pronouns behind
    "Prowadzi usługi porządkowe dla szkół oraz usługi gastronomiczne.": [
        "usługi porządkowe dla szkół",
        "usługi gastronomiczne",
    ],
    "Prowadzona jest tu terapia dla nich.": ["terapia"],
    # what a person does is not what the organisation does
    "– Szyję torby i haftuję – mówi pani Maria.": [],
    # what uncommon verbs tell
    "Uczestnicy sprawują opiekę nad dziećmi w autobusach.": ["opieka nad dziećmi w autobusach"],
    "Uczestniczki pomagają w gotowaniu i wydawaniu posiłków m.in. w szkole.": [
        "gotowanie posiłków",
        "wydawanie posiłków",
    ],
    # tails
    "Prowadzi kawiarnię przede wszystkim dla seniorów.": ["kawiarnia"],
    "Prowadzi pensjonat w Borownie.": ["pensjonat"],
}


@pytest.mark.parametrize("sentence", CASES)
def test_activities_told_in_passing(sentence: str) -> None:
    practices = Extractor(None).extract(report(HEADING + sentence)).practices
    found = [a.text for p in practices for a in p.activities]
    assert list(dict.fromkeys(found)) == CASES[sentence]


def test_running_a_unit_of_a_kind() -> None:
    text = "Uczestnicy odwiedzili Fundację „Wrzos”, która prowadzi Klub Integracji Społecznej i stołówkę."
    found = [
        a.text
        for p in Extractor(None).extract(report(text)).practices
        if p.organisation == "Fundacja „Wrzos”"
        for a in p.activities
    ]
    assert list(dict.fromkeys(found)) == ["prowadzenie klubu integracji społecznej", "stołówka"]


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Zakład Aktywności Zawodowej „Introligatornia”", "poligrafia-reklama-it"),
        ("Zakład Aktywności Zawodowej „Wrzos”", "reintegracja-i-aktywizacja-zawodowa"),
    ],
)
def test_the_trade_in_a_name_tells_the_sector(name: str, sector: str) -> None:
    practices = Extractor(None).extract(report(f"Uczestnicy wizyty odwiedzili {name}.")).practices
    assert [p.sectors for p in practices] == [(sector,)]


def test_the_people_of_the_unit_told_before() -> None:
    text = (
        "Fundacja „Wrzos” w Byczynie\n\nW Byczynie działa od maja ZAZ, który zatrudnia 30 osób.\n\n"
        "Zatrudnieni pracują w trzech pracowniach: stolarskiej, krawieckiej i ogrodniczej."
    )
    practices = Extractor(None).extract(report(text)).practices
    found = {p.organisation: [a.text for a in p.activities] for p in practices}
    assert found["ZAZ w Byczynie"] == ["pracownia stolarska", "pracownia krawiecka", "pracownia ogrodnicza"]
    assert not found.get("Fundacja „Wrzos”")


def test_a_name_plans_nothing() -> None:
    text = "Spółdzielnia Socjalna „Marzenie” prowadzi pralnię."
    (practice,) = Extractor(None).extract(report(text)).practices
    assert [a.text for a in practice.activities] == ["pralnia"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Do dyspozycji jest pięć pracowni: stolarska, krawiecka i ogrodnicza.",
        "Jak mówi prezes, uczestnicy zajmują się stolarką, krawiectwem i ogrodnictwem.",
    ],
)
def test_workshops_are_the_units_that_was_named_last(sentence: str) -> None:
    text = (
        "Fundacja „Wrzos”\n\nFundacja „Wrzos” prowadzi od 2003 r. Warsztat Terapii Zajęciowej w Byczynie. "
        f"Fundacja prowadzi też bar.\n\n{sentence}"
    )
    practices = Extractor(None).extract(report(text)).practices
    found = {p.organisation: len(p.activities) for p in practices}
    assert found["Warsztat Terapii Zajęciowej w Byczynie"] == 3
