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
        ("Spółdzielnia Socjalna „Chlebek”", None, ["wypiek chleba na zakwasie"]),
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
        ("Spółdzielnia Socjalna „Chlebek”", None, ["wypiek chleba"]),
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
    (
        "Nazwa podmiotu: Spółdzielnia Socjalna „Arka”. Siedziba: Płock. Zakres działalności: "
        "catering, usługi porządkowe, opieka nad osobami starszymi."
    ): [
        (
            "Spółdzielnia Socjalna „Arka”",
            "Płock",
            ["catering", "usługi porządkowe", "opieka nad osobami starszymi"],
        ),
    ],
    "Spółdzielnia „Arka” z Płocka ma w ofercie usługi pralnicze, sprzątające i ogrodnicze.": [
        ("Spółdzielnia „Arka”", "Płock", ["usługi pralnicze", "usługi sprzątające", "usługi ogrodnicze"]),
    ],
    (
        "W ofercie Spółdzielni Socjalnej „Arka” z Płocka znajdują się usługi pralnicze oraz catering "
        "dla firm i instytucji."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["usługi pralnicze", "catering dla firm i instytucji"]),
    ],
    (
        "Spółdzielnia Socjalna „Arka” z Płocka oferuje szeroki zakres usług: od koszenia trawników, "
        "przez remonty mieszkań, po przeprowadzki."
    ): [
        (
            "Spółdzielnia Socjalna „Arka”",
            "Płock",
            ["koszenie trawników", "remonty mieszkań", "przeprowadzki"],
        ),
    ],
    "Spółdzielnia Socjalna „Arka” z Płocka wyspecjalizowała się w szyciu strojów ludowych.": [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["szycie strojów ludowych"]),
    ],
    "Firma społeczna „Arka” sp. z o.o. z Płocka produkuje meble ogrodowe z palet.": [
        ("Firma społeczna „Arka” sp. z o.o.", "Płock", ["produkcja mebli ogrodowych z palet"]),
    ],
    (
        "Fundacja „Arka” z Płocka otworzyła w ubiegłym roku kawiarnię, w której zatrudnia osoby z "
        "zespołem Downa."
    ): [
        ("Fundacja „Arka”", "Płock", ["kawiarnia"]),
    ],
    (
        "Fundacja „Arka” z Płocka daje pracę osobom w kryzysie bezdomności: remontują mieszkania i sprzątają."
    ): [
        ("Fundacja „Arka”", "Płock", ["remonty mieszkań", "sprzątanie"]),
    ],
    (
        "Spółdzielnia Socjalna „Arka” w Płocku założona została przez gminę Płock i gminę Łąck. "
        "Obecnie zajmuje się dowozem dzieci do szkół oraz zimowym utrzymaniem dróg."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["dowóz dzieci do szkół", "zimowe utrzymanie dróg"]),
    ],
    (
        "W 2013 r. w Płocku powstała Spółdzielnia Socjalna „Arka”. Początkowo zajmowała się "
        "sprzątaniem, dziś przede wszystkim szyje."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["szycie"]),
    ],
    (
        "Prezes Spółdzielni Socjalnej „Arka” z Płocka, mówi: „Pierzemy, prasujemy i maglujemy dla "
        "trzech hoteli”."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["pranie", "prasowanie", "maglowanie dla trzech hoteli"]),
    ],
    "– Gotujemy dla przedszkoli i szkół – mówi prezeska Spółdzielni Socjalnej „Arka” z Płocka.": [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["gotowanie dla przedszkoli i szkół"]),
    ],
    (
        "– Zaczynaliśmy od sprzątania, teraz prowadzimy pralnię – opowiada Anna, prezeska Spółdzielni "
        "Socjalnej „Arka” z Płocka."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["pralnia"]),
    ],
    (
        "Laureatem konkursu została Spółdzielnia Socjalna „Arka” z Płocka za prowadzenie wypożyczalni "
        "sprzętu rehabilitacyjnego."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["prowadzenie wypożyczalni sprzętu rehabilitacyjnego"]),
    ],
    "I miejsce: Spółdzielnia Socjalna „Arka” z Płocka – usługi cateringowe dla seniorów.": [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["usługi cateringowe dla seniorów"]),
    ],
    ("W kategorii „Debiut” nagrodzono Spółdzielnię Socjalną „Arka” z Płocka, która prowadzi restaurację."): [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["restauracja"]),
    ],
    (
        "Certyfikat Znak Jakości otrzymały: Spółdzielnia Socjalna „Arka” z Płocka (usługi opiekuńcze) "
        "oraz Fundacja „Most” z Radomia (catering)."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Płock", ["usługi opiekuńcze"]),
        ("Fundacja „Most”", "Radom", ["catering"]),
    ],
    (
        "Warsztat Terapii Zajęciowej w Kole działa od 1998 r. Uczestniczy w nim 30 osób z "
        "niepełnosprawnością intelektualną. Zajęcia odbywają się w pracowniach: plastycznej, "
        "krawieckiej i gospodarstwa domowego."
    ): [
        (
            "Warsztat Terapii Zajęciowej w Kole",
            "Koło",
            ["pracownia plastyczna", "pracownia krawiecka", "pracownia gospodarstwa domowego"],
        ),
    ],
    (
        "Zakład Aktywności Zawodowej „Promyk” w Kole świadczy usługi poligraficzne, pralnicze i "
        "ogrodnicze. Zatrudnia 45 osób, w tym 32 ze znacznym stopniem niepełnosprawności."
    ): [
        (
            "Zakład Aktywności Zawodowej „Promyk”",
            "Koło",
            ["usługi poligraficzne", "usługi pralnicze", "usługi ogrodnicze"],
        ),
    ],
    (
        "Uczestnicy CIS w Kole uczą się zawodu w czterech pracowniach: stolarskiej, gastronomicznej, "
        "krawieckiej oraz ogrodniczej."
    ): [
        (
            "CIS w Kole",
            "Koło",
            [
                "pracownia stolarska",
                "pracownia gastronomiczna",
                "pracownia krawiecka",
                "pracownia ogrodnicza",
            ],
        ),
    ],
    (
        "Centrum Integracji Społecznej w Kole przygotowuje do pracy osoby długotrwale bezrobotne w "
        "grupach: porządkowo-ogrodniczej i gastronomicznej."
    ): [
        (
            "Centrum Integracji Społecznej w Kole",
            "Koło",
            ["grupa porządkowo-ogrodnicza", "grupa gastronomiczna"],
        ),
    ],
    (
        "Klub Integracji Społecznej w Kole organizuje kursy komputerowe i grupy wsparcia dla osób "
        "bezrobotnych."
    ): [
        (
            "Klub Integracji Społecznej w Kole",
            "Koło",
            ["kursy komputerowe", "grupy wsparcia dla osób bezrobotnych"],
        ),
    ],
    "W Kole funkcjonuje Klub Seniora „Złota Jesień”, prowadzony przez Towarzystwo Przyjaciół Koła.": [
        ("Towarzystwo Przyjaciół Koła", "Koło", ["klub seniora"]),
    ],
    (
        "Ostatniego dnia grupa odwiedziła Nowy Sącz. Tutejsza Spółdzielnia Socjalna „Arka” prowadzi "
        "jadłodajnię."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["jadłodajnia"]),
    ],
    (
        "Następnie udaliśmy się do Nowego Sącza, by poznać Spółdzielnię Socjalną „Arka”, która "
        "zajmuje się recyklingiem elektroodpadów."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["recykling elektroodpadów"]),
    ],
    (
        "Drugi dzień rozpoczęła wizyta w Spółdzielni Socjalnej „Arka” w Nowym Sączu (produkcja "
        "odzieży roboczej)."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["produkcja odzieży roboczej"]),
    ],
    (
        "Druga wizyta miała miejsce w Spółdzielni Socjalnej „Arka” w Nowym Sączu. Podmiot prowadzi "
        "żłobek i przedszkole."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["żłobek", "przedszkole"]),
    ],
    (
        "Kolejnym gospodarzem była nowosądecka Spółdzielnia Socjalna „Arka”, zajmująca się "
        "archiwizacją dokumentów."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["archiwizacja dokumentów"]),
    ],
    "Spółdzielnia Socjalna „Arka” (Nowy Sącz) zajmuje się archiwizacją dokumentów.": [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["archiwizacja dokumentów"]),
    ],
    (
        "Spółdzielnia Socjalna „Arka” ma siedzibę w Nowym Sączu przy ul. Długiej 5. Prowadzi archiwum "
        "i niszczy dokumenty."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["archiwum", "niszczenie dokumentów"]),
    ],
    (
        "Spółdzielnia Socjalna „Arka” swoją siedzibę ma w budynku dworca w Nowym Sączu i prowadzi tam "
        "kawiarnię."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["kawiarnia"]),
    ],
    "Restaurację „Pod Lwem” w Nowym Sączu prowadzi Fundacja „Arka”.": [
        ("Fundacja „Arka”", "Nowy Sącz", ["restauracja"]),
    ],
    "Obiady dla uczniów gotuje Spółdzielnia Socjalna „Arka” z Nowego Sącza.": [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["gotowanie obiadów dla uczniów"]),
    ],
    "Sprzątaniem ulic i koszeniem trawy zajmuje się Spółdzielnia Socjalna „Arka” z Nowego Sącza.": [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["sprzątanie ulic", "koszenie trawy"]),
    ],
    (
        "Poczęstunek przygotowała Spółdzielnia Socjalna „Arka” z Nowego Sącza, specjalizująca się w "
        "kuchni regionalnej."
    ): [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", ["kuchnia regionalna"]),
    ],
    "Spółdzielnia Socjalna „Arka” z Nowego Sącza planuje otworzyć pralnię.": [
        ("Spółdzielnia Socjalna „Arka”", "Nowy Sącz", []),
    ],
    "Dom Pomocy Społecznej w Nowym Sączu zapewnia całodobową opiekę osobom starszym.": [
        ("Dom Pomocy Społecznej w Nowym Sączu", "Nowy Sącz", ["całodobowa opieka dla osób starszych"]),
    ],
    "W Kamionce stowarzyszenie „Glinka” prowadzi garncarnię i organizuje warsztaty dla szkół.": [
        ("Stowarzyszenie „Glinka”", "Kamionka", ["garncarnia", "warsztaty dla szkół"]),
    ],
    "Stowarzyszenie Glinka działa w Kamionce i organizuje warsztaty garncarskie dla szkół.": [
        ("Stowarzyszenie Glinka", "Kamionka", ["warsztaty garncarskie dla szkół"]),
    ],
    (
        "Spółdzielnia Socjalna „Feniks” z Gniezna, której członkami są osoby niesłyszące, naprawia "
        "sprzęt AGD."
    ): [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["naprawa sprzętu AGD"]),
    ],
    (
        "W siedzibie Stowarzyszenia „Feniks” w Gnieźnie mieści się jadłodajnia, łaźnia i punkt "
        "wydawania odzieży."
    ): [
        ("Stowarzyszenie „Feniks”", "Gniezno", ["jadłodajnia", "łaźnia", "punkt wydawania odzieży"]),
    ],
    "Przy Stowarzyszeniu „Feniks” w Gnieźnie działa jadłodajnia dla bezdomnych.": [
        ("Stowarzyszenie „Feniks”", "Gniezno", ["jadłodajnia dla bezdomnych"]),
    ],
    (
        "Stowarzyszenie „Feniks” od 20 lat działa w Gnieźnie na rzecz osób bezdomnych. Prowadzi "
        "noclegownię, łaźnię i jadłodajnię."
    ): [
        ("Stowarzyszenie „Feniks”", "Gniezno", ["noclegownia", "łaźnia", "jadłodajnia"]),
    ],
    (
        "Stowarzyszenie „Feniks” jest właścicielem spółki „Feniks Serwis” sp. z o.o., która świadczy "
        "usługi sprzątania w Gnieźnie."
    ): [
        ("Spółka „Feniks Serwis” sp. z o.o.", "Gniezno", ["usługi sprzątania"]),
    ],
    (
        "W ramach działalności gospodarczej Fundacja „Feniks” z Gniezna prowadzi drukarnię i agencję "
        "reklamową."
    ): [
        ("Fundacja „Feniks”", "Gniezno", ["drukarnia", "agencja reklamowa"]),
    ],
    "Działalność odpłatna Fundacji „Feniks” z Gniezna to szkolenia i warsztaty.": [
        ("Fundacja „Feniks”", "Gniezno", ["szkolenia", "warsztaty"]),
    ],
    ("Fundacja „Feniks” z Gniezna powołała Zakład Aktywności Zawodowej, w którym 40 osób szyje i haftuje."): [
        ("Zakład Aktywności Zawodowej w Gnieźnie", "Gniezno", ["szycie", "haftowanie"]),
    ],
    (
        "Dziś Spółdzielnia Socjalna „Feniks” z Gniezna to nie tylko pralnia, ale też szwalnia i "
        "wypożyczalnia obrusów."
    ): [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["pralnia", "szwalnia", "wypożyczalnia obrusów"]),
    ],
    "Spółdzielnia Socjalna „Feniks” z Gniezna to przede wszystkim usługi remontowe i wykończeniowe.": [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["usługi remontowe", "usługi wykończeniowe"]),
    ],
    "Siłą Spółdzielni Socjalnej „Feniks” z Gniezna jest tradycyjna kuchnia.": [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["tradycyjna kuchnia"]),
    ],
    ("Spółdzielnia Socjalna „Feniks” z Gniezna – prowadzi bar „Pod Dębem”, catering i stołówkę w szkole."): [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["bar", "catering", "stołówka w szkole"]),
    ],
    (
        "Spółdzielnia Socjalna FENIKS z siedzibą w Gnieźnie oferuje wynajem sali, organizację imprez "
        "okolicznościowych i noclegi."
    ): [
        (
            "Spółdzielnia Socjalna FENIKS",
            "Gniezno",
            ["wynajem sali", "organizacja imprez okolicznościowych", "noclegi"],
        ),
    ],
    (
        "Przedsiębiorstwo społeczne FENIKS sp. z o.o. (Gniezno) – montaż mebli, pakowanie i konfekcjonowanie."
    ): [
        (
            "Przedsiębiorstwo społeczne FENIKS sp. z o.o.",
            "Gniezno",
            ["montaż mebli", "pakowanie", "konfekcjonowanie"],
        ),
    ],
    "Dom Kultury w Gnieźnie prowadzi zajęcia teatralne.": [
        ("Dom Kultury w Gnieźnie", "Gniezno", ["zajęcia teatralne"]),
    ],
    "Gnieźnieńska Spółdzielnia Socjalna „Feniks” wykonuje drobne prace remontowe u seniorów.": [
        ("Gnieźnieńska Spółdzielnia Socjalna „Feniks”", "Gniezno", ["drobne prace remontowe u seniorów"]),
    ],
    "W gnieźnieńskim CIS-ie uczestnicy uczą się gotowania, szycia i pielęgnacji zieleni.": [
        ("CIS w Gnieźnie", "Gniezno", ["szycie", "pielęgnacja zieleni"]),
    ],
    "W gnieźnieńskim Zakładzie Aktywności Zawodowej powstają świece i mydła.": [
        ("Zakład Aktywności Zawodowej w Gnieźnie", "Gniezno", ["świece", "mydła"]),
    ],
    "Podopieczni WTZ w Gnieźnie wykonują kartki świąteczne, ozdoby i ceramikę.": [
        ("WTZ w Gnieźnie", "Gniezno", ["kartki świąteczne", "ozdoby", "ceramika"]),
    ],
    (
        "W programie wizyty znalazło się spotkanie w Spółdzielni Socjalnej „Feniks” w Gnieźnie, która "
        "od 2015 r. prowadzi Dom Dziennego Pobytu dla osób starszych."
    ): [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["Dom Dziennego Pobytu dla osób starszych"]),
    ],
    (
        "Od stycznia 2020 r. Spółdzielnia Socjalna „Feniks” z Gniezna realizuje usługi opiekuńcze "
        "zlecane przez MOPS."
    ): [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["usługi opiekuńcze zlecane przez MOPS"]),
    ],
    (
        "Wśród odwiedzonych podmiotów były: Spółdzielnia Socjalna „Feniks” w Gnieźnie (usługi "
        "ogrodnicze), ZAZ we Wrześni oraz Fundacja „Dom” w Poznaniu, prowadząca hostel."
    ): [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["usługi ogrodnicze"]),
        ("ZAZ we Wrześni", "Września", []),
        ("Fundacja „Dom”", "Poznań", ["hostel"]),
    ],
    (
        "Odwiedziliśmy trzy podmioty: Spółdzielnię Socjalną „Feniks” z Gniezna, ZAZ z Wrześni i "
        "Fundację „Dom” z Poznania."
    ): [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", []),
        ("ZAZ z Wrześni", "Września", []),
        ("Fundacja „Dom”", "Poznań", []),
    ],
    (
        "Spółdzielnia oprócz gastronomii prowadzi także sprzedaż internetową rękodzieła. Mowa o "
        "Spółdzielni Socjalnej „Feniks” z Gniezna."
    ): [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["gastronomia", "sprzedaż internetowa rękodzieła"]),
    ],
    ("Spółdzielnia Socjalna „Feniks” z Gniezna znana jest z produkcji ekologicznych środków czystości."): [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["produkcja ekologicznych środków czystości"]),
    ],
    (
        "Młodzi ludzie po opuszczeniu pieczy zastępczej znajdują pracę w kawiarni „Start”, "
        "prowadzonej przez Fundację „Feniks” w Gnieźnie."
    ): [
        ("Fundacja „Feniks”", "Gniezno", ["kawiarnia"]),
    ],
    "Fundacja „Feniks” uruchomiła w Gnieźnie pierwszy w regionie sklep charytatywny.": [
        ("Fundacja „Feniks”", "Gniezno", ["sklep charytatywny"]),
    ],
    (
        "W Gnieźnie powstała spółdzielnia socjalna, która sprząta i gotuje. To Spółdzielnia Socjalna "
        "„Feniks”."
    ): [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["sprzątanie", "gotowanie"]),
    ],
    "Spółdzielnia Socjalna „Feniks” (woj. wielkopolskie) prowadzi myjnię ręczną.": [
        ("Spółdzielnia Socjalna „Feniks”", "województwo wielkopolskie", ["myjnia ręczna"]),
    ],
    "Spółdzielnia Socjalna „Feniks”, Gniezno – myjnia ręczna.": [
        ("Spółdzielnia Socjalna „Feniks”", "Gniezno", ["myjnia ręczna"]),
    ],
    "Spółdzielnia Socjalna „Feniks” we wsi Braciszewo pod Gnieznem hoduje kozy i robi sery.": [
        ("Spółdzielnia Socjalna „Feniks”", "Braciszewo", ["hodowla kóz", "sery"]),
    ],
    (
        "Spółdzielnia Socjalna „Lider” z Hrubieszowa zajmuje się głownie świadczeniem usług "
        "remontowo-budowlanych, a także opiekuńczych oraz informatycznych."
    ): [
        (
            "Spółdzielnia Socjalna „Lider”",
            "Hrubieszów",
            ["usługi remontowo-budowlane", "usługi opiekuńcze", "usługi informatyczne"],
        ),
    ],
    (
        "Spółdzielnia Socjalna „Lider” z Hrubieszowa świadczy usługi związane ze sprzątaniem i "
        "utrzymaniem terenów zielonych."
    ): [
        ("Spółdzielnia Socjalna „Lider”", "Hrubieszów", ["sprzątanie", "utrzymanie terenów zielonych"]),
    ],
    "W Kaliszu rozmawialiśmy z szefem Fundacji „Chleb”, która sklep charytatywny prowadzi.": [
        ("Fundacja „Chleb”", "Kalisz", ["sklep charytatywny"]),
    ],
    (
        "Stowarzyszenie na rzecz imigranckich rodzin „Patchwork” działa w Krakowie. Prowadzi "
        "warsztaty wytchnieniowe i kursy zawodowe."
    ): [
        (
            "Stowarzyszenie na rzecz imigranckich rodzin „Patchwork”",
            "Kraków",
            ["warsztaty wytchnieniowe", "kursy zawodowe"],
        ),
    ],
    "Stowarzyszenie rodziców dzieci niepełnosprawnych „Tęcza” z Pucka prowadzi warsztat krawiecki.": [
        ("Stowarzyszenie rodziców dzieci niepełnosprawnych „Tęcza”", "Puck", ["warsztat krawiecki"]),
    ],
    (
        "Następnie odwiedziliśmy Koło Gospodyń Wiejskich w Górkach Zagajnych, gdzie został "
        "przeprowadzony warsztat z pieczenia chleba."
    ): [
        ("Koło Gospodyń Wiejskich w Górkach Zagajnych", "Górki Zagajne", ["warsztat z pieczenia chleba"]),
    ],
    (
        "W Dzierżoniowie otwarto zakład aktywności zawodowej. Zakład Aktywności Zawodowej PSONI w "
        "Dzierżoniowie świadczy usługi poligraficzne."
    ): [
        ("Zakład Aktywności Zawodowej PSONI w Dzierżoniowie", "Dzierżoniów", ["usługi poligraficzne"]),
    ],
    "– Wydawaliśmy obiady – zapewnia Szwarc, prezeska Spółdzielni Socjalnej „Lider” z Hrubieszowa.": [
        ("Spółdzielnia Socjalna „Lider”", "Hrubieszów", []),
    ],
    "Prezes spółdzielni Agro-Budu mówi, że Spółdzielnia Socjalna Agro-Bud z Kielc układa kostkę.": [
        ("Spółdzielnia Socjalna Agro-Bud", "Kielce", ["układanie kostki"]),
    ],
    "MOPR pomógł stworzyć dwie spółdzielnie socjalne: Kielecką i Agro-Bud.": [
        ("Spółdzielnia socjalna Kielecka", "Kielce", []),
        ("Spółdzielnia socjalna Agro-Bud", "Kielce", []),
    ],
    (
        "Spółdzielnia Socjalna „Pętelka” prowadzi w Kutnie klub malucha i świetlicę, a w Żychlinie "
        "– bar mleczny."
    ): [
        ("Spółdzielnia Socjalna „Pętelka”", "Kutno", ["klub malucha", "świetlica"]),
        ("Spółdzielnia Socjalna „Pętelka”", "Żychlin", ["bar mleczny"]),
    ],
    "Fundacja „Krok” prowadzi przedszkole w Kutnie, świetlicę w Łęczycy oraz sklep w Żychlinie.": [
        ("Fundacja „Krok”", "Kutno", ["przedszkole"]),
        ("Fundacja „Krok”", "Łęczyca", ["świetlica"]),
        ("Fundacja „Krok”", "Żychlin", ["sklep"]),
    ],
    "Spółdzielnia Socjalna „Dąb” z Kutna prowadzi bar, a w soboty piecze chleb.": [
        ("Spółdzielnia Socjalna „Dąb”", "Kutno", ["bar", "wypiek chleba"]),
    ],
    (
        "Fundacja „Krok” z Tychów prowadzi poradnię, gdzie co miesiąc bada się setki dzieci, a "
        "także przedszkole i świetlicę."
    ): [
        ("Fundacja „Krok”", "Tychy", ["poradnia", "przedszkole", "świetlica"]),
    ],
    "Spółdzielnia Socjalna „Łąka” z Nysy skupuje, suszy i pakuje zioła.": [
        ("Spółdzielnia Socjalna „Łąka”", "Nysa", ["skup ziół", "suszenie ziół", "pakowanie ziół"]),
    ],
    "Spółdzielnia Socjalna „Łąka” z Nysy postawiła na uprawę warzyw i wyrób soków.": [
        ("Spółdzielnia Socjalna „Łąka”", "Nysa", ["uprawa warzyw", "wyrób soków"]),
    ],
    (
        "Warsztat Terapii Zajęciowej w Nysie pokazał nam swoje sale. Jest pralnia i stolarnia, są "
        "zajęcia muzyczne oraz kuchnia."
    ): [
        (
            "Warsztat Terapii Zajęciowej w Nysie",
            "Nysa",
            ["pralnia", "stolarnia", "zajęcia muzyczne", "kuchnia"],
        ),
    ],
    (
        "Warsztat Terapii Zajęciowej w Nysie ma swój dom. Jest w nim pracownia plastyczna, tkactwa,"
        " ceramiczna, drewna i gospodarstwa domowego."
    ): [
        (
            "Warsztat Terapii Zajęciowej w Nysie",
            "Nysa",
            [
                "pracownia plastyczna",
                "pracownia tkactwa",
                "pracownia ceramiczna",
                "pracownia drewna",
                "pracownia gospodarstwa domowego",
            ],
        ),
    ],
    (
        "Zakład Aktywności Zawodowej w Nysie zaskoczył rozmachem działalności: gastronomia i "
        "noclegi, a do tego usługi pralnicze i ogrodnicze."
    ): [
        (
            "Zakład Aktywności Zawodowej w Nysie",
            "Nysa",
            ["gastronomia", "noclegi", "usługi pralnicze", "usługi ogrodnicze"],
        ),
    ],
    "Spółdzielnia Socjalna „Dąb” z Kutna szyje torby. Plany? Pralnia i magiel.": [
        ("Spółdzielnia Socjalna „Dąb”", "Kutno", ["szycie toreb"]),
    ],
    "Gostynińska Spółdzielnia Socjalna prowadzi pralnię.": [
        ("Gostynińska Spółdzielnia Socjalna", "Gostynin", ["pralnia"]),
    ],
    ("W województwie łódzkim działa Rawsko-Bialska Spółdzielnia Socjalna „Razem”, która prowadzi bar."): [
        ("Rawsko-Bialska Spółdzielnia Socjalna „Razem”", "województwo łódzkie", ["bar"]),
    ],
    (
        "To już piąty Zakład Aktywności Zawodowej na Podlasiu. Spotkaliśmy się w ZAZ w Łomży, który"
        " prowadzi pralnię."
    ): [
        ("ZAZ w Łomży", "Łomża", ["pralnia"]),
    ],
    (
        "W Kutnie powstał Zakład Aktywności Zawodowej, w Łęczycy mieszkanie wspomagane, w Żychlinie"
        " żłobek. ZAZ prowadzi pralnię."
    ): [
        ("Zakład Aktywności Zawodowej w Kutnie", "Kutno", ["pralnia"]),
    ],
    "Z Nyskiej Fundacji Pomocy OPUS pojechaliśmy dalej. Fundacja „Opus” prowadzi w Nysie bar.": [
        ("Nyska Fundacja Pomocy OPUS", "Nysa", ["bar"]),
    ],
    "Część załogi Spółdzielni Socjalnej „Dąb” w Kutnie pomaga przy wypieku chleba.": [
        ("Spółdzielnia Socjalna „Dąb”", "Kutno", ["wypiek chleba"]),
    ],
    "Potem pojechaliśmy do Firmy Społecznej Jawor w Kutnie, która prowadzi restaurację.": [
        ("Firma Społeczna Jawor", "Kutno", ["restauracja"]),
    ],
    "Stowarzyszenie „Ster” z Kutna prowadzi szkolenia o tym, jak ratować ludzi.": [
        ("Stowarzyszenie „Ster”", "Kutno", ["szkolenia"]),
    ],
    ("W Nysie 1 lipca ruszyła wypożyczalnia rowerów. Prowadzi ją Zakład Aktywności Zawodowej w Nysie."): [
        ("Zakład Aktywności Zawodowej w Nysie", "Nysa", ["wypożyczalnia rowerów"]),
    ],
    (
        "Spółdzielnia Socjalna „Sad” w Nysie gotuje obiady. Można też u niej zamówić catering albo "
        "usługi porządkowe."
    ): [
        ("Spółdzielnia Socjalna „Sad”", "Nysa", ["gotowanie obiadów", "catering", "usługi porządkowe"]),
    ],
    ("Trzon pracy Spółdzielni Socjalnej „Sad” w Nysie stanowi gotowanie, a także sprzątanie trzech szkół."): [
        ("Spółdzielnia Socjalna „Sad”", "Nysa", ["gotowanie", "sprzątanie trzech szkół"]),
    ],
    (
        "Spółdzielnia Socjalna „Sad” w Nysie odpowiada za zarządzanie cmentarzem oraz za odbiór "
        "odpadów komunalnych."
    ): [
        ("Spółdzielnia Socjalna „Sad”", "Nysa", ["zarządzanie cmentarzem", "odbiór odpadów komunalnych"]),
    ],
    "Spółdzielnia Socjalna „Sad” w Nysie szyje torby i od początku stawia na szkolenie załogi.": [
        ("Spółdzielnia Socjalna „Sad”", "Nysa", ["szycie toreb"]),
    ],
    (
        "Byliśmy w Spółdzielni Socjalnej „Sad” w Nysie, która prowadzi żłobek, a także w "
        "Spółdzielni Socjalnej „Gaj”. Ta ostatnia projektuje ulotki."
    ): [
        ("Spółdzielnia Socjalna „Sad”", "Nysa", ["żłobek"]),
        ("Spółdzielnia Socjalna „Gaj”", "Nysa", ["projektowanie ulotek"]),
    ],
    (
        "Z Nysy droga wiodła do Opola. Tam czekała spółdzielnia niezwykła: Spółdzielnia Socjalna "
        "„Gaj”. Prowadzi bar."
    ): [
        ("Spółdzielnia Socjalna „Gaj”", "Opole", ["bar"]),
    ],
    (
        "Spółdzielnia Socjalna „Sad” z Nysy gotuje obiady. Prowadzi też sklepik w szkole w Nysie, a"
        " w Brzegu, na osiedlu, ma pralnię."
    ): [
        ("Spółdzielnia Socjalna „Sad”", "Nysa", ["gotowanie obiadów", "sklepik w szkole"]),
        ("Spółdzielnia Socjalna „Sad”", "Brzeg", ["pralnia"]),
    ],
    "Przyjęła nas Fundacja „Ster” w Nysie. Prowadzi ona Warsztat Terapii Zajęciowej.": [
        ("Fundacja „Ster”", "Nysa", ["prowadzenie warsztatu terapii zajęciowej"]),
    ],
    "Spółdzielnia Socjalna „Sad” w Nysie obsługuje nyską Informację Turystyczną.": [
        ("Spółdzielnia Socjalna „Sad”", "Nysa", ["obsługa nyskiej Informacji Turystycznej"]),
    ],
    (
        "Wójtowice to niewielka wieś w gminie Bystrzyca Kłodzka. Działa tu Spółdzielnia Socjalna "
        "„Sad”, która prowadzi bar."
    ): [
        ("Spółdzielnia Socjalna „Sad”", "Wójtowice", ["bar"]),
    ],
    (
        "Otwarto Szprotawski Zakład Aktywności Zawodowej, pierwszy taki w województwie lubuskim. "
        "Zakład prowadzi pralnię."
    ): [
        ("Szprotawski Zakład Aktywności Zawodowej", "Szprotawa", ["pralnia"]),
    ],
    (
        "Zajrzeliśmy do Nyskiego Stowarzyszenia Opieki nad zwierzętami „Łapa”, które prowadzi "
        "schronisko dla zwierząt."
    ): [
        ("Nyskie Stowarzyszenie Opieki nad zwierzętami „Łapa”", "Nysa", ["schronisko dla zwierząt"]),
    ],
    ("Stowarzyszenie Rodziców i Przyjaciół Dzieci z Zespołem Downa „Ster” w Nysie prowadzi świetlicę."): [
        ("Stowarzyszenie Rodziców i Przyjaciół Dzieci z Zespołem Downa „Ster”", "Nysa", ["świetlica"]),
    ],
    "Zwiedziliśmy pralnię Spółdzielni Socjalnej „Lipa” w Pile.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["pralnia"]),
    ],
    "Odwiedziliśmy pracownię ceramiczną i stolarnię Fundacji „Lipa” w Pile.": [
        ("Fundacja „Lipa”", "Piła", ["pracownia ceramiczna", "stolarnia"]),
    ],
    "Zobaczyliśmy pralnię ZAZ w Pile.": [
        ("ZAZ w Pile", "Piła", ["pralnia"]),
    ],
    "W Pile zajrzeliśmy do piekarni Spółdzielni Socjalnej „Lipa”.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["piekarnia"]),
    ],
    "W kuchni Spółdzielni Socjalnej „Lipa” w Pile gotuje się obiady.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["gotowanie obiadów"]),
    ],
    "Na terenie gospodarstwa Fundacji „Lipa” w Pile hoduje się kozy i wytwarza sery.": [
        ("Fundacja „Lipa”", "Piła", ["hodowla kóz", "wytwarzanie serów"]),
    ],
    "Odwiedziliśmy Stowarzyszenie „Lipa” w Pile. Są noclegi i gastronomia, są imprezy tematyczne.": [
        ("Stowarzyszenie „Lipa”", "Piła", ["gastronomia", "imprezy tematyczne"]),
    ],
    "Odwiedziliśmy Stowarzyszenie „Lipa” w Pile. Lepi się tu ceramiczne garnki.": [
        ("Stowarzyszenie „Lipa”", "Piła", ["lepienie ceramicznych garnków"]),
    ],
    "Stowarzyszenie „Lipa” w Pile uczy gości czerpania papieru.": [
        ("Stowarzyszenie „Lipa”", "Piła", ["nauka czerpania papieru"]),
    ],
    "Spółdzielnia Socjalna „Lipa” z Piły otrzymała certyfikat na przewozy osób niepełnosprawnych.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["przewozy osób niepełnosprawnych"]),
    ],
    "Spółdzielnia Socjalna „Lipa” w Pile zarabia na cateringu i praniu pościeli.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["catering", "pranie pościeli"]),
    ],
    "U Spółdzielni Socjalnej „Lipa” z Piły można wypożyczyć rowery.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["wypożyczanie rowerów"]),
    ],
    "Spod rąk pracowników ZAZ w Pile wychodzą meble ogrodowe.": [
        ("ZAZ w Pile", "Piła", ["meble ogrodowe"]),
    ],
    "Z pracowni WTZ w Pile pochodzą świece i mydła.": [
        ("WTZ w Pile", "Piła", ["świece", "mydła"]),
    ],
    "Spółdzielnia Socjalna „Lipa” z Piły zaopatruje szkoły w posiłki.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["posiłki"]),
    ],
    "W kuchni ZAZ w Pile powstają obiady dla szkół.": [
        ("ZAZ w Pile", "Piła", ["obiady dla szkół"]),
    ],
    "Główną działalnością Spółdzielni Socjalnej „Lipa” z Piły pozostaje gastronomia.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["gastronomia"]),
    ],
    "W ramach ZAZ w Pile funkcjonują działy: gastronomia, pralnia i poligrafia.": [
        ("ZAZ w Pile", "Piła", ["gastronomia", "pralnia", "poligrafia"]),
    ],
    "Spółdzielnia Socjalna „Lipa” w Pile przyjmuje zamówienia na torty i ciasta.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["torty", "ciasta"]),
    ],
    "Spółdzielnia Socjalna „Lipa” z Piły przejęła od gminy prowadzenie stołówki.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["prowadzenie stołówki"]),
    ],
    "Spółdzielnia Socjalna „Lipa” z Piły poszerzyła ofertę o usługi opiekuńcze.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["usługi opiekuńcze"]),
    ],
    "Spółdzielnia Socjalna „Lipa” z Piły początkowo szyła maseczki, a dziś szyje pościel.": [
        ("Spółdzielnia Socjalna „Lipa”", "Piła", ["szycie pościeli"]),
    ],
    "Fundacja „Lipa” z Piły daje pracę w prowadzonej przez siebie kawiarni.": [
        ("Fundacja „Lipa”", "Piła", ["kawiarnia"]),
    ],
    "Klub Integracji Społecznej w Pile obejmuje młodych ludzi.": [
        ("Klub Integracji Społecznej w Pile", "Piła", []),
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
