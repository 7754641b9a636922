"""Who does what, by the rules alone: each text is one general cause, in sentences of the genre."""

import pytest

from indexer.extraction.document import analyse
from indexer.extraction.extract import RULES_ONLY, Extractor

from .reports import report

WRZOS = "Fundacja „Wrzos”"

CASES = {
    # what a body's work is said to be, whose name stands between
    "Przedmiotem działalności Fundacji „Wrzos” z Byczyny jest prowadzenie kawiarni.": [
        "prowadzenie kawiarni",
    ],
    "Podstawowym zadaniem Fundacji „Wrzos” w Byczynie jest wspieranie osób starszych.": [
        "wspieranie osób starszych",
    ],
    # "różnego rodzaju" begins an item
    "Fundacja „Wrzos” specjalizuje się w naprawie rowerów oraz różnego rodzaju usługach stolarskich.": [
        "naprawa rowerów",
        "usługi stolarskie",
    ],
    "Fundacja „Wrzos” oferuje wszelkiego rodzaju naprawy i różnego typu usługi gastronomiczne.": [
        "naprawy",
        "usługi gastronomiczne",
    ],
    # "w ramach" is a preposition
    "Fundacja „Wrzos” to sklep funkcjonujący w ramach projektu opieki nad starszymi.": ["sklep"],
    # what others do who are not named
    "Fundacja „Wrzos” gościła przedstawicieli organizacji działających w obszarze pomocy społecznej.": [],
    "Fundacja „Wrzos” zaprosiła przedstawicieli firm, które szyją odzież.": [],
    "Fundacja „Wrzos” zatrudnia pracowników, którzy szyją odzież.": ["szycie odzieży"],
    # a participle begins a clause, also where it could be a noun
    "W Byczynie odwiedzono Fundację „Wrzos” – organizację pomagającą młodym, prowadzącą noclegownię.": [
        "noclegownia",
    ],
    # what is run stands before its verb or behind its operator
    "Minęły dwa lata, odkąd kawiarnię w Byczynie prowadzi Fundacja „Wrzos”.": ["kawiarnia"],
    "Schronisko dla zwierząt w Byczynie od maja prowadzi Fundacja „Wrzos”.": ["schronisko dla zwierząt"],
    "Obiad zjedliśmy w siedzibie prowadzonego przez Fundację „Wrzos” w Byczynie schroniska młodzieżowego.": [
        "schronisko młodzieżowe",
    ],
    # awards are given for acts, not for what somebody owns
    "Fundacja „Wrzos” otrzymała nagrodę za szycie toreb i park maszynowy.": ["szycie toreb"],
    # what is to come, what lies behind them, who does it
    "Fundacja „Wrzos” zajmie się montażem mebli, a w maju otworzy pralnię.": [],
    "Uczestnicy Fundacji „Wrzos” mają za sobą tydzień zadań na rzecz społeczności.": [],
    "Fundacja „Wrzos” pokazuje prace na wystawie, którą organizuje marszałek.": [],
    # more verbs of doing
    "Fundacja „Wrzos” niesie pomoc osobom bezdomnym i wspomaga rodziny w kryzysie.": [
        "pomoc osobom bezdomnym",
        "wspomaganie rodzin w kryzysie",
    ],
    # what guests came to know, took part in, were held for them
    "W Fundacji „Wrzos” goście zapoznali się z pracą warsztatów krawieckiego i stolarskiego.": [
        "warsztat krawiecki",
        "warsztat stolarski",
    ],
    "W Fundacji „Wrzos” wzięliśmy udział w warsztatach ceramicznych i grze terenowej.": [
        "warsztaty ceramiczne",
        "gra terenowa",
    ],
    "W Fundacji „Wrzos” wzięliśmy udział w seminarium i w szkoleniu.": [],
    "Zatrzymaliśmy się w Fundacji „Wrzos”, gdzie przeprowadzone zostały warsztaty z wypieku chleba.": [
        "warsztaty z wypieku chleba",
    ],
    "Uczestnicy odwiedzili Fundację „Wrzos” – w tym schronisko dla bezdomnych i ogrzewalnię.": [
        "schronisko dla bezdomnych",
        "ogrzewalnia",
    ],
    # what a place is for
    "Fundacja „Wrzos” to także miejsce spotkań seniorów i warsztatów kulinarnych.": [
        "spotkania seniorów",
        "warsztaty kulinarne",
    ],
    "Fundacja „Wrzos” jest miejscem pracy dla dwudziestu osób.": [],
    # units by their themes, as places of work, with the last one right before a verb
    "W Fundacji „Wrzos” poznaliśmy warsztaty dla młodzieży, np. ceramiki, filcowania i stolarstwa.": [
        "warsztaty ceramiki",
        "warsztaty filcowania",
        "warsztaty stolarstwa",
    ],
    "Fundacja „Wrzos” ma trzy działy produkcji: stolarnia, szwalnia i papiernia.": [
        "stolarnia",
        "szwalnia",
        "papiernia",
    ],
    "Fundacja „Wrzos”. W pracowniach: tkackiej, stolarskiej i krawieckiej pracuje 35 osób.": [
        "pracownia tkacka",
        "pracownia stolarska",
        "pracownia krawiecka",
    ],
    # adjectives before one act
    "Fundacja „Wrzos” prowadzi społeczną i zawodową aktywizację osób bezrobotnych oraz szkolenia.": [
        "aktywizacja społeczna i zawodowa osób bezrobotnych",
        "szkolenia",
    ],
    # what all bodies of a kind do
    "Fundacja „Wrzos”. Spółdzielnie prowadzą działalność gospodarczą i wytwarzają żywność.": [],
    # genitives behind a colon
    "Fundacja „Wrzos” świadczy usługi: koszenia trawy, mycia okien, odśnieżania.": [
        "koszenie trawy",
        "mycie okien",
        "odśnieżanie",
    ],
    # from one end to the other
    "Fundacja „Wrzos” to szeroki zakres usług, począwszy od sprzątania, przez pranie, po drobne remonty.": [
        "sprzątanie",
        "pranie",
        "drobne remonty",
    ],
    "Fundacja „Wrzos” jest czynna od poniedziałku do piątku, a latem po południu.": [],
    # what can be bought, what it lives on, what it is known for, what it is
    "W Fundacji „Wrzos” można kupić wyroby ceramiczne i miód.": ["sprzedaż wyrobów ceramicznych i miodu"],
    "Głównym źródłem dochodu Fundacji „Wrzos” jest sprzedaż pierogów.": ["sprzedaż pierogów"],
    "Fundacja „Wrzos” jest znana z wypieku chleba.": ["wypiek chleba"],
    "Zakres usług Fundacji „Wrzos” jest szeroki: sprzątanie, pranie.": ["sprzątanie", "pranie"],
    "Fundacja „Wrzos” jest operatorem kawiarni i organizatorem wydarzeń kulturalnych.": [
        "prowadzenie kawiarni",
        "organizacja wydarzeń kulturalnych",
    ],
    "Do głównych działań Fundacji „Wrzos” należy pomoc rzeczowa.": ["pomoc rzeczowa"],
    "Fundacja „Wrzos” wyspecjalizowała się w szyciu plecaków.": ["szycie plecaków"],
    # for whom, before the object
    "Fundacja „Wrzos” oferuje klientom indywidualnym i instytucjonalnym usługi sprzątania.": [
        "usługi sprzątania",
    ],
    "Fundacja „Wrzos” wykonuje na zlecenie gminy prace porządkowe.": ["prace porządkowe"],
    "Fundacja „Wrzos” prowadzi dla dzieci i młodzieży świetlicę.": ["świetlica"],
    "Fundacja „Wrzos” pomaga osobom starszym.": ["pomoc osobom starszym"],
    # units that are counted; lists that begin with a name
    "Fundacja „Wrzos” ma kilka sekcji: remontowo-porządkową, gastronomiczną i krawiecką.": [
        "sekcja remontowo-porządkowa",
        "sekcja gastronomiczna",
        "sekcja krawiecka",
    ],
    "Fundacja „Wrzos” posiada m.in. Dom Pomocy Społecznej i mieszkania chronione.": [
        "Dom Pomocy Społecznej",
        "mieszkania chronione",
    ],
    "Fundacja „Wrzos” zapewnia miejsca noclegowe i wyżywienie.": ["miejsca noclegowe", "wyżywienie"],
    "Fundacja „Wrzos” prowadzi pensjonat (20 łóżek), z aneksem kuchennym.": ["pensjonat"],
    "Fundacja „Wrzos” podjęła się organizacji zajęć dla dzieci.": ["organizacja zajęć dla dzieci"],
    "Fundacja „Wrzos” oferuje nie tylko catering, ale także dowóz posiłków.": ["catering", "dowóz posiłków"],
    "Fundacja „Wrzos” oferuje catering, ale nie prowadzi stołówki.": ["catering"],
    "Fundacja „Wrzos” świadczy usługi z zakresu opieki nad osobami starszymi, samotnymi i chorymi.": [
        "opieka nad osobami starszymi, samotnymi i chorymi",
    ],
    "Fundacja „Wrzos” to producent świec i mydeł.": ["produkcja świec i mydeł"],
    "Fundacja „Wrzos” zajmuje się szeroko rozumianą opieką nad seniorami.": ["opieka nad seniorami"],
    "Fundacja „Wrzos” pełni rolę klubu seniora i świetlicy.": ["klub seniora", "świetlica"],
    "Działalność Fundacji „Wrzos” koncentruje się wokół opieki nad zwierzętami.": ["opieka nad zwierzętami"],
    "Fundacja „Wrzos” ma w ofercie także wynajem sal szkoleniowych.": ["wynajem sal szkoleniowych"],
}


def deeds(text: str) -> list[tuple[str, str]]:
    """Return what each organisation of a text does."""
    story = Extractor(RULES_ONLY).reading(analyse(report(text)), []).story
    return [(d.entity.name, d.found.made.text) for d in story.deeds]


@pytest.mark.parametrize("text", CASES, ids=list(CASES))
def test_what_it_does(text: str) -> None:
    assert deeds(text) == [(WRZOS, told) for told in CASES[text]]


@pytest.mark.parametrize(
    "text",
    [
        "Odwiedzono Fundację „Wrzos” i Fundację „Lipa”. Pierwsza prowadzi bar, natomiast druga szyje worki.",
        "Odwiedzono Fundację „Wrzos” i Fundację „Lipa”. Pierwsza z nich prowadzi bar. Druga szyje worki.",
    ],
)
def test_the_first_and_the_second(text: str) -> None:
    assert deeds(text) == [("Fundacja „Wrzos”", "bar"), ("Fundacja „Lipa”", "szycie worków")]


def test_names_in_a_list_are_not_its_doers() -> None:
    text = "Odwiedzono Fundację „Wrzos”. W swoich strukturach posiada m.in. WTZ, ZAZ w Byczynie i stołówkę."
    assert ("Fundacja „Wrzos”", "stołówka") in deeds(text)
    assert {owner for owner, _ in deeds(text)} == {WRZOS}
