"""What a sentence says is done: each case of the list is one general cause, in sentences of the genre."""

import pytest

from indexer.extraction.activities import find_activities
from indexer.extraction.document import analyse
from indexer.extraction.naming import inflect
from indexer.extraction.sharing import with_noun
from indexer.extraction.words import words

from .reports import report

CASES = {
    # units told by their adjectives
    "To ośrodek z takimi pracowniami jak komputerowa, krawiecka i gospodarstwa domowego.": [
        "pracownia komputerowa",
        "pracownia krawiecka",
        "pracownia gospodarstwa domowego",
    ],
    "Pracownie: stolarska, ceramiczna oraz kulinarna.": [
        "pracownia stolarska",
        "pracownia ceramiczna",
        "pracownia kulinarna",
    ],
    "Uczestnicy pracują w warsztatach ogrodniczym, krawieckim i kulinarnym.": [
        "warsztat ogrodniczy",
        "warsztat krawiecki",
        "warsztat kulinarny",
    ],
    "Świadczy usługi turystyczne, gastronomiczne, pralnicze itp.": [
        "usługi turystyczne",
        "usługi gastronomiczne",
        "usługi pralnicze",
    ],
    "Posiada pracownie: krawiecką i ceramiczną.": ["pracownia krawiecka", "pracownia ceramiczna"],
    "Świadczy usługi m.in. turystyczne, gastronomiczne i pralnicze.": [
        "usługi turystyczne",
        "usługi gastronomiczne",
        "usługi pralnicze",
    ],
    "Działa na rynku usług porządkowych i remontowych.": ["usługi porządkowe", "usługi remontowe"],
    "Utrzymuje się ze sprzedaży rękodzieła.": ["sprzedaż rękodzieła"],
    "Oferuje swoim klientom przetwory owocowe i obiady domowe.": ["przetwory owocowe", "obiady domowe"],
    # lists inside a relative clause, after a circumstance, after a light gerund
    "Zajmuje się pracami porządkowymi, w skład których wchodzą m.in. mycie okien oraz odgarnianie śniegu.": [
        "mycie okien",
        "odgarnianie śniegu",
    ],
    "Świadczy w niskich cenach usługi w zakresie: poligrafii, pralni oraz utrzymania czystości.": [
        "poligrafia",
        "pralnia",
        "utrzymanie czystości",
    ],
    "Zajmuje się prowadzeniem działalności gastronomicznej, hotelarskiej i rękodzielniczej.": [
        "prowadzenie działalności gastronomicznej",
        "prowadzenie działalności hotelarskiej",
        "prowadzenie działalności rękodzielniczej",
    ],
    "Prowadzi w Łasinie punkt gastronomiczny.": ["punkt gastronomiczny"],
    "Zajmuje się opieką i pielęgnacją terenów zielonych.": ["opieka i pielęgnacja terenów zielonych"],
    "Zajmuje się opieką nad osobami chorymi i starszymi.": ["opieka nad osobami chorymi i starszymi"],
    "Szyje stroje dla zespołów tanecznych, baletowych i mażoretek.": [
        "szycie strojów dla zespołów tanecznych, baletowych i mażoretek"
    ],
    "Prowadzi usługi porządkowe #sprzątanie": ["usługi porządkowe"],
    # a branch told by its adjective, a compound adjective written apart, an object too long
    "Zajmuje się działalnością w branży gastronomicznej.": ["działalność w branży gastronomicznej"],
    "Zajmuje się aktywizacją społeczno – zawodową bezrobotnych.": [
        "aktywizacja społeczno-zawodowa bezrobotnych"
    ],
    "Zajmuje się szyciem plecaków z użyciem resztek materiałów po produkcji namiotów, parasoli i żagli od "
    "kilku dużych firm z okolicy.": [
        "szycie plecaków z użyciem resztek materiałów po produkcji namiotów, parasoli i żagli"
    ],
    # verbs
    "Zakład stwarza warunki do rehabilitacji zawodowej.": ["rehabilitacja zawodowa"],
    "Spółdzielnia obsługuje miejskie parkingi.": ["obsługa miejskich parkingów"],
    "Spółdzielnia administruje słupami ogłoszeniowymi.": ["administrowanie słupami ogłoszeniowymi"],
    "Dba o zieleń miejską.": ["dbanie o zieleń miejską"],
    "Gotują obiady dla szkół.": ["gotowanie obiadów dla szkół"],
    "Latem kosi, pieli i sprząta place zabaw.": ["koszenie", "pielenie", "sprzątanie placów zabaw"],
    "Projektuje i szyje odzież.": ["projektowanie odzieży", "szycie odzieży"],
    "Zamiata ulice.": ["zamiatanie ulic"],
    # what is run stands alone
    "Prowadzi bar z domowym jedzeniem.": ["bar z domowym jedzeniem"],
    "Prowadzi bistro śniadaniowe, otwarte w 2018 r.": ["bistro śniadaniowe"],
    "Prowadzi świetlicę socjoterapeutyczną, do której przychodzą dzieci.": ["świetlica socjoterapeutyczna"],
    # no activities: places, times, people, equipment, plans, what one does to oneself
    "Fundacja prowadzi do dziś.": [],
    "Droga prowadzi do zakładu aktywności zawodowej.": [],
    "Pracownia dysponuje piecem do wypalania ceramiki.": [],
    "Zajmuje się dziećmi.": [],
    "W planach ma pralnię.": [],
    "Przedmiotem działalności będzie w szczególności: świadczenie usług w zakresie prania.": [],
    "Ma zapewnione środki na reklamę i marketing.": [],
    "Zbierane są w ten sposób środki na cele rehabilitacyjne.": [],
    "Klub funkcjonuje w systemie codziennych zajęć.": [],
    "Prowadzi warsztaty: warsztat opieki nad osobami starszymi i niepełnosprawnymi, warsztat rękodzieła.": [
        "warsztat opieki nad osobami starszymi i niepełnosprawnymi",
        "warsztat rękodzieła",
    ],
    "Nie prowadzi pralni.": [],
    "Realizuje budowę pralni.": [],
    "Uczy się samodzielności.": [],
    "Porządkuje swoją pracę.": [],
    "Zajmuje się doradztwem, a jej podopieczni to osoby ubogie i chore.": ["doradztwo"],
}


def sentence_texts(text: str) -> list[str]:
    doc = analyse(report(text))
    return [f.made.text for s in doc.sentences for f in find_activities(doc, s, [False] * len(doc.words))]


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_activities_of_a_sentence(text: str, expected: list[str]) -> None:
    assert sentence_texts(text) == expected


@pytest.mark.parametrize(
    ("phrase", "case", "given", "expected"),
    [
        ("bar", "gen", "nom", "baru"),
        ("program dożywiania", "gen", "nom", "programu dożywiania"),
        ("chleb", "gen", "nom", "chleba"),
        ("liście", "gen", "nom", "liści"),
        ("szkolenia", "nom", "acc", "szkolenia"),
        ("szycia toreb", "nom", "gen", "szycie toreb"),
        ("kawiarnię cieKAWA", "nom", "acc", "kawiarnia cieKAWA"),
        ("nowych modeli opieki", "nom", "gen", "nowe modele opieki"),
    ],
)
def test_inflection(phrase: str, case: str, given: str, expected: str) -> None:
    assert inflect(phrase, case, cases=(given,)) == expected


def test_shared_noun_takes_the_number_of_its_adjective() -> None:
    found = words("pracowniami krawiecka pralnicze szybki")
    assert with_noun(found[0], found[1], "krawiecka") == "pracownia krawiecka"
    assert with_noun(found[0], found[2], "pralnicze") == "pracownie pralnicze"
    assert with_noun(found[0], found[3], "szybki") is None
