"""What reports of visits say most often, a sentence each: who, where, what. Rules alone find it."""

import pytest

from indexer.extraction.extract import Extractor

from .reports import report

LEAD = "Wizyta studyjna\n\nZa nami kolejny wyjazd. "

CASES: dict[str, list[tuple[str, str | None, list[str]]]] = {
    "Odwiedziliśmy świetlicę środowiskową prowadzoną przez Fundację „Jutrzenka” w Puławach.": [
        ("Fundacja „Jutrzenka”", "Puławy", ["świetlica środowiskowa"]),
    ],
    "Odwiedziliśmy restaurację prowadzoną przez Fundację „Jutrzenka” w Puławach.": [
        ("Fundacja „Jutrzenka”", "Puławy", ["restauracja"]),
    ],
    "W Puławach działa świetlica środowiskowa prowadzona przez Stowarzyszenie „Jutrzenka”.": [
        ("Stowarzyszenie „Jutrzenka”", "Puławy", ["świetlica środowiskowa"]),
    ],
    ("Uczestnicy zwiedzili hotel i restaurację prowadzone przez Spółdzielnię Socjalną „Smak” w Jaworze."): [
        ("Spółdzielnia Socjalna „Smak”", "Jawor", ["hotel", "restauracja"]),
    ],
    "Zwiedziliśmy pralnię i myjnię, które prowadzi Spółdzielnia Socjalna „Blask” z Chorzowa.": [
        ("Spółdzielnia Socjalna „Blask”", "Chorzów", ["pralnia", "myjnia"]),
    ],
    "Kolejnym punktem wizyty był zakład krawiecki prowadzony przez Fundację „Nitka” w Pszczynie.": [
        ("Fundacja „Nitka”", "Pszczyna", ["zakład krawiecki"]),
    ],
    (
        "Trzeciego dnia grupa pojechała do Tychów, gdzie Fundacja „Krok” prowadzi kawiarnię i sklep z "
        "rękodziełem."
    ): [
        ("Fundacja „Krok”", "Tychy", ["kawiarnia", "sklep z rękodziełem"]),
    ],
    "W Tychach poznaliśmy Fundację „Krok”, która prowadzi kawiarnię i sklep z rękodziełem.": [
        ("Fundacja „Krok”", "Tychy", ["kawiarnia", "sklep z rękodziełem"]),
    ],
    (
        "Fundacja „Krok” z Tychów prowadzi kawiarnię, w której pracują osoby z niepełnosprawnością "
        "intelektualną."
    ): [
        ("Fundacja „Krok”", "Tychy", ["kawiarnia"]),
    ],
    (
        "W kawiarni „Równik” we Wrocławiu, prowadzonej przez Stowarzyszenie „Ostoja”, pracują osoby z "
        "niepełnosprawnościami."
    ): [
        ("Stowarzyszenie „Ostoja”", "Wrocław", ["kawiarnia"]),
    ],
    (
        "Gospodarzem spotkania było Stowarzyszenie „Dom” z Nysy, które świadczy usługi opiekuńcze dla "
        "seniorów."
    ): [
        ("Stowarzyszenie „Dom”", "Nysa", ["usługi opiekuńcze dla seniorów"]),
    ],
    (
        "Spotkaliśmy się z prezeską Spółdzielni Socjalnej „Azyl” w Bytomiu, która opowiedziała o "
        "sprzątaniu klatek schodowych i koszeniu trawników."
    ): [
        ("Spółdzielnia Socjalna „Azyl”", "Bytom", ["sprzątanie klatek schodowych", "koszenie trawników"]),
    ],
    (
        "Spółdzielnia zatrudnia dziesięć osób. Zajmuje się utrzymaniem zieleni. Mowa o Spółdzielni "
        "Socjalnej „Azyl” z Bytomia."
    ): [
        ("Spółdzielnia Socjalna „Azyl”", "Bytom", ["utrzymanie zieleni"]),
    ],
    (
        "Spółdzielnia Socjalna „Azyl” powstała w 2012 roku w Bytomiu. Założyły ją gmina Bytom i "
        "powiat gliwicki. Dziś zatrudnia 15 osób, sprząta szkoły i przedszkola oraz prowadzi "
        "stołówkę."
    ): [
        ("Spółdzielnia Socjalna „Azyl”", "Bytom", ["sprzątanie szkół i przedszkoli", "stołówka"]),
    ],
    ("Zakład Aktywności Zawodowej w Nysie zatrudnia 40 osób w pralni, kuchni i pracowni poligraficznej."): [
        ("Zakład Aktywności Zawodowej w Nysie", "Nysa", ["pralnia", "kuchnia", "pracownia poligraficzna"]),
    ],
    "W ZAZ w Nysie działają trzy pracownie: krawiecka, stolarska i gastronomiczna.": [
        ("ZAZ w Nysie", "Nysa", ["pracownia krawiecka", "pracownia stolarska", "pracownia gastronomiczna"]),
    ],
    "CIS w Nysie prowadzi warsztaty: remontowo-budowlany, ogrodniczy oraz opiekuńczy.": [
        (
            "CIS w Nysie",
            "Nysa",
            ["warsztat remontowo-budowlany", "warsztat ogrodniczy", "warsztat opiekuńczy"],
        ),
    ],
    "W ramach CIS-u w Nysie funkcjonują grupy: gastronomiczna, porządkowa i krawiecka.": [
        ("CIS w Nysie", "Nysa", ["grupa gastronomiczna", "grupa porządkowa", "grupa krawiecka"]),
    ],
    "Spółdzielnia Socjalna „Ogród” w Opolu specjalizuje się w projektowaniu i pielęgnacji ogrodów.": [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["projektowanie ogrodów", "pielęgnacja ogrodów"]),
    ],
    (
        "Głównym przedmiotem działalności Spółdzielni Socjalnej „Ogród” w Opolu jest projektowanie i "
        "pielęgnacja ogrodów."
    ): [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["projektowanie ogrodów", "pielęgnacja ogrodów"]),
    ],
    (
        "Spółdzielnia Socjalna „Ogród” z Opola zajmuje się: koszeniem trawy, przycinaniem drzew, "
        "odśnieżaniem."
    ): [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["koszenie trawy", "przycinanie drzew", "odśnieżanie"]),
    ],
    (
        "Oferta Spółdzielni Socjalnej „Ogród” z Opola obejmuje koszenie trawy, przycinanie drzew i "
        "odśnieżanie."
    ): [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["koszenie trawy", "przycinanie drzew", "odśnieżanie"]),
    ],
    "Do głównych usług Spółdzielni Socjalnej „Ogród” z Opola należą koszenie trawy i odśnieżanie.": [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["koszenie trawy", "odśnieżanie"]),
    ],
    "Spółdzielnia Socjalna „Ogród” (Opole) – zieleń, usługi porządkowe.": [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["zieleń", "usługi porządkowe"]),
    ],
    "Spółdzielnia Socjalna „Ogród” z Opola utrzymuje się z koszenia trawy i odśnieżania.": [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["koszenie trawy", "odśnieżanie"]),
    ],
    (
        "Na zlecenie gminy Spółdzielnia Socjalna „Ogród” z Opola utrzymuje zieleń miejską i sprząta "
        "przystanki."
    ): [
        (
            "Spółdzielnia Socjalna „Ogród”",
            "Opole",
            ["utrzymanie zieleni miejskiej", "sprzątanie przystanków"],
        ),
    ],
    "Gmina zleca Spółdzielni Socjalnej „Ogród” z Opola utrzymanie zieleni miejskiej.": [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["utrzymanie zieleni miejskiej"]),
    ],
    (
        "Spółdzielnia Socjalna „Ogród” z Opola rozpoczęła działalność od produkcji pierogów, dziś "
        "prowadzi także bar mleczny."
    ): [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["bar mleczny"]),
    ],
    "Członkowie Spółdzielni Socjalnej „Ogród” z Opola szyją torby i odnawiają meble.": [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["szycie toreb", "odnawianie mebli"]),
    ],
    "Osoby zatrudnione w Spółdzielni Socjalnej „Ogród” z Opola szyją torby i odnawiają meble.": [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["szycie toreb", "odnawianie mebli"]),
    ],
    "W Spółdzielni Socjalnej „Ogród” w Opolu szyje się torby i odnawia meble.": [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["szycie toreb", "odnawianie mebli"]),
    ],
    "W Spółdzielni Socjalnej „Ogród” w Opolu powstają torby, meble i zabawki.": [
        ("Spółdzielnia Socjalna „Ogród”", "Opole", ["torby", "meble", "zabawki"]),
    ],
    ("Przedsiębiorstwo Społeczne „Rower” sp. z o.o. z Łodzi naprawia rowery i prowadzi wypożyczalnię."): [
        ("Przedsiębiorstwo Społeczne „Rower” sp. z o.o.", "Łódź", ["naprawa rowerów", "wypożyczalnia"]),
    ],
    "Przedsiębiorstwo społeczne Rower z Łodzi naprawia rowery i prowadzi wypożyczalnię.": [
        ("Przedsiębiorstwo społeczne Rower", "Łódź", ["naprawa rowerów", "wypożyczalnia"]),
    ],
    "Spółka non profit „Dobry Start” z Kielc zajmuje się odbiorem elektroodpadów.": [
        ("Spółka non profit „Dobry Start”", "Kielce", ["odbiór elektroodpadów"]),
    ],
    (
        "Podczas wizyty w Kielcach zobaczyliśmy, jak działa Spółdzielnia Socjalna „Chlebek”, która "
        "wypieka chleb na zakwasie."
    ): [
        ("Spółdzielnia Socjalna „Chlebek”", "Kielce", ["wypiek chleba na zakwasie"]),
    ],
    (
        "Pierwszym odwiedzonym podmiotem była Spółdzielnia Socjalna „Chlebek” z Kielc, prowadząca "
        "piekarnię i sklep."
    ): [
        ("Spółdzielnia Socjalna „Chlebek”", "Kielce", ["piekarnia", "sklep"]),
    ],
    ("Pierwszym przystankiem były Kielce. Tam Spółdzielnia Socjalna „Chlebek” wypieka chleb na zakwasie."): [
        ("Spółdzielnia Socjalna „Chlebek”", "Kielce", ["wypiek chleba na zakwasie"]),
    ],
    (
        "Uczestnicy poznali działalność Warsztatu Terapii Zajęciowej w Mrągowie, gdzie 35 osób "
        "uczestniczy w zajęciach w pracowniach ceramicznej i tkackiej."
    ): [
        ("Warsztat Terapii Zajęciowej w Mrągowie", "Mrągowo", ["pracownia ceramiczna", "pracownia tkacka"]),
    ],
    ("Stowarzyszenie „Most” w Ełku prowadzi Centrum Integracji Społecznej, Klub Seniora oraz jadłodajnię."): [
        (
            "Stowarzyszenie „Most”",
            "Ełk",
            ["prowadzenie centrum integracji społecznej", "Klub Seniora", "jadłodajnia"],
        ),
    ],
    (
        "Stowarzyszenie „Most” jest organem prowadzącym Centrum Integracji Społecznej w Ełku, które "
        "szkoli kucharzy i ogrodników."
    ): [
        ("Stowarzyszenie „Most”", "Ełk", ["prowadzenie centrum integracji społecznej"]),
        ("Centrum Integracji Społecznej w Ełku", "Ełk", ["szkolenie kucharzy i ogrodników"]),
    ],
    (
        "Centrum Integracji Społecznej w Ełku, prowadzone przez Stowarzyszenie „Most”, szkoli "
        "kucharzy i ogrodników."
    ): [
        ("Centrum Integracji Społecznej w Ełku", "Ełk", ["szkolenie kucharzy i ogrodników"]),
    ],
    "Koło Gospodyń Wiejskich w Lipowcu wypieka ciasta i organizuje warsztaty kulinarne.": [
        ("Koło Gospodyń Wiejskich w Lipowcu", "Lipowiec", ["wypiek ciast", "warsztaty kulinarne"]),
    ],
    "Lokalna Grupa Działania „Zielony Pierścień” z Kocka prowadzi inkubator kuchenny.": [
        ("Lokalna Grupa Działania „Zielony Pierścień”", "Kock", ["inkubator kuchenny"]),
    ],
    "W Kocku działa inkubator kuchenny prowadzony przez LGD „Zielony Pierścień”.": [
        ("LGD „Zielony Pierścień”", "Kock", ["inkubator kuchenny"]),
    ],
    (
        "W Gryfinie odwiedziliśmy Fundację „Droga”, w Elblągu Spółdzielnię Socjalną „Wiatr” "
        "(catering), a w Policach ZAZ."
    ): [
        ("Fundacja „Droga”", "Gryfino", []),
        ("Spółdzielnia Socjalna „Wiatr”", "Elbląg", ["catering"]),
        ("ZAZ w Policach", "Police", []),
    ],
    (
        "Spółdzielnia Socjalna „Wiatr” z Goleniowa, którą założyły Gmina Goleniów i Powiat "
        "Goleniowski, prowadzi stołówkę szkolną."
    ): [
        ("Spółdzielnia Socjalna „Wiatr”", "Goleniów", ["stołówka szkolna"]),
    ],
    "Bank Żywności w Olsztynie zbiera i rozdaje żywność.": [
        ("Bank Żywności w Olsztynie", "Olsztyn", ["zbiórka żywności", "rozdawanie żywności"]),
    ],
    "Pensjonat „U Pana Cogito” w Krakowie oferuje noclegi i wyżywienie.": [
        ("Pensjonat „U Pana Cogito”", "Kraków", ["noclegi", "wyżywienie"]),
    ],
    ("Spółdzielnia Socjalna „50+” w Lublinie oferuje usługi opiekuńcze, sprzątanie oraz drobne remonty."): [
        ("Spółdzielnia Socjalna „50+”", "Lublin", ["usługi opiekuńcze", "sprzątanie", "drobne remonty"]),
    ],
    "Spółdzielnia Socjalna „Dobra Robota” z Zabrza: pralnia, magiel, prasowanie.": [
        ("Spółdzielnia Socjalna „Dobra Robota”", "Zabrze", ["pralnia", "magiel", "prasowanie"]),
    ],
    "Piekarnia w Lipsku, którą prowadzi Spółdzielnia Socjalna „Kłos”, zaopatruje okoliczne sklepy.": [
        ("Spółdzielnia Socjalna „Kłos”", "Lipsko", ["piekarnia"]),
    ],
    (
        "Pani prezes opowiedziała o początkach Spółdzielni Socjalnej „Kłos” w Lipsku i o produkcji makaronów."
    ): [
        ("Spółdzielnia Socjalna „Kłos”", "Lipsko", ["produkcja makaronów"]),
    ],
    "Spółdzielnia Socjalna „Kłos” w Lipsku produkuje m.in. makarony, pierogi i uszka.": [
        ("Spółdzielnia Socjalna „Kłos”", "Lipsko", ["produkcja makaronów, pierogów i uszek"]),
    ],
    "Od pięciu lat Spółdzielnia Socjalna „Kłos” z Lipska karmi uczniów trzech szkół.": [
        ("Spółdzielnia Socjalna „Kłos”", "Lipsko", ["żywienie uczniów trzech szkół"]),
    ],
    "Spółdzielnię Socjalną „Kłos” w Lipsku prowadzą trzy kobiety, które gotują obiady dla seniorów.": [
        ("Spółdzielnia Socjalna „Kłos”", "Lipsko", ["gotowanie obiadów dla seniorów"]),
    ],
    (
        "Środowiskowy Dom Samopomocy w Brzegu prowadzi zajęcia terapeutyczne dla osób chorujących "
        "psychicznie."
    ): [
        (
            "Środowiskowy Dom Samopomocy w Brzegu",
            "Brzeg",
            ["zajęcia terapeutyczne dla osób chorujących psychicznie"],
        ),
    ],
    (
        "W Goleniowie zobaczyliśmy Spółdzielnię Socjalną „Wiatr”, w Nysie Zakład Aktywności "
        "Zawodowej, a w Ełku Stowarzyszenie „Most”."
    ): [
        ("Spółdzielnia Socjalna „Wiatr”", "Goleniów", []),
        ("Stowarzyszenie „Most”", "Ełk", []),
        ("Zakład Aktywności Zawodowej w Nysie", "Nysa", []),
    ],
    "Celem wyjazdu był Lublin. Spółdzielnia Socjalna „Chlebek” wypieka tam chleb.": [
        ("Spółdzielnia Socjalna „Chlebek”", "Lublin", ["wypiek chleba"]),
    ],
    (
        "Odwiedziliśmy Spółdzielnię Socjalną „Wiatr” (catering), Spółdzielnię Socjalną „Mewa” "
        "(pralnia) i ZAZ w Policach."
    ): [
        ("Spółdzielnia Socjalna „Wiatr”", "Police", ["catering"]),
        ("Spółdzielnia Socjalna „Mewa”", "Police", ["pralnia"]),
        ("ZAZ w Policach", "Police", []),
    ],
    (
        "Pani Danuta ze schroniska młodzieżowego prowadzonego od lat przez Stowarzyszenie „Kostroma” "
        "w Suwałkach przywitała nas obiadem."
    ): [
        ("Stowarzyszenie „Kostroma”", "Suwałki", ["schronisko młodzieżowe"]),
    ],
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor("none")


@pytest.mark.parametrize("sentence", CASES)
def test_a_sentence_of_a_visit(extractor: Extractor, sentence: str) -> None:
    found = extractor.extract(report(LEAD + sentence)).practices
    told = [
        (p.organisation, p.place.name if p.place else None, list(dict.fromkeys(a.text for a in p.activities)))
        for p in found
    ]
    assert told == CASES[sentence]
