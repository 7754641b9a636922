"""Mentions of organisations by rule, and their canonical names."""

import pytest

from indexer.extraction.canonical import canonical_name
from indexer.extraction.document import analyse
from indexer.extraction.organisations import find_mentions

from .reports import report


def named(text):
    doc = analyse(report(text + "\n\nKoniec."))
    return [
        (canonical_name(doc, m), m.head.form if m.head else None)
        for m in find_mentions(doc)
        if m.named and m.kind != "not_organisation"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Poznaliśmy Spółdzielnię Socjalną »Wrzos«.",
            [("Spółdzielnia Socjalna »Wrzos«", "spółdzielnia socjalna")],
        ),
        (
            "Poznaliśmy Spółdzielnię Socjalną ,,Wrzos''.",
            [("Spółdzielnia Socjalna „Wrzos”", "spółdzielnia socjalna")],
        ),
        (
            "Gościła nas SPÓŁDZIELNIA SOCJALNA LIPA I DĄB.",
            [("SPÓŁDZIELNIA SOCJALNA LIPA I DĄB", "spółdzielnia socjalna")],
        ),
        (
            "Byliśmy w Spółdzielni Socjalnej Zielony Liść w Sanoku.",
            [("Spółdzielnia Socjalna Zielony Liść", "spółdzielnia socjalna")],
        ),
        (
            "Działa tu Centrum Integracji Społecznej w Pile.",
            [("Centrum Integracji Społecznej w Pile", "centrum integracji społecznej")],
        ),
        (
            "Poznaliśmy Winnicę Orlik i Tłocznię na Wzgórzu.",
            [("Winnica Orlik", None), ("Tłocznia na Wzgórzu", None)],
        ),
        ("Zadanie zlecone przez gminę Lipno i powiat pn. „Mój dom”.", [("Gmina Lipno", "samorząd")]),
        ("Droga wiodła przez gminę Lipno.", []),
        (
            "Byliśmy w szkole podstawowej w Pile i w Szkole Podstawowej w Lesznie.",
            [("Szkoła Podstawowa w Lesznie", None)],
        ),
        ("Dalej jest Park Krajobrazowy Doliny Dolnej Wisły.", []),
        ("Grupa III odwiedziła Grupę ARCHE.", [("Grupa ARCHE", None)]),
        (
            "Gościła nas LGD „Lipa ”, potem Fundacja „Dąb”.",
            [("LGD „Lipa ”", "lokalna grupa działania"), ("Fundacja „Dąb”", "fundacja")],
        ),
        (
            "Była dyrektor Powiatowego Centrum Pomocy Rodzinie w Pile Anna Lipa.",
            [("Powiatowe Centrum Pomocy Rodzinie w Pile", "samorząd")],
        ),
        ("Przyszli z wójtem Gminy Lipno Danielem Kotem.", [("Gmina Lipno", "samorząd")]),
        (
            "Sąd wpisał do rejestru stowarzyszeń Stowarzyszenie Na Rzecz Zwierząt „Łapa”.",
            [("Stowarzyszenie Na Rzecz Zwierząt „Łapa”", "stowarzyszenie")],
        ),
        (
            "Otwarto siedzibę Powiatowego Zespołu ds. Orzekania o Niepełnosprawności w Pile.",
            [("Powiatowy Zespół ds. Orzekania o Niepełnosprawności w Pile", None)],
        ),
        ("Mówiła prezes Fundacji Wrzos Zofia Stodoła.", [("Fundacja Wrzos", "fundacja")]),
        ("Mówiła o tym prezes Fundacji Wrzos Anna Maria Lipa-Kot.", [("Fundacja Wrzos", "fundacja")]),
        (
            "Poznaliśmy Ośrodek Rehabilitacyjno – Edukacyjno - Wychowawczy „Lipa”.",
            [("Ośrodek Rehabilitacyjno – Edukacyjno - Wychowawczy „Lipa”", None)],
        ),
        ("Ogłosiła to Fundacja Wsparcia Konkursu im. Jana Wrzosa.", [("Fundacja Wsparcia", "fundacja")]),
        (
            "Gościliśmy w Ośrodku szkoleniowym „Kłos” i w zagrodzie edukacyjnej „Lipa”.",
            [("Ośrodek szkoleniowy „Kłos”", None), ("Zagroda edukacyjna „Lipa”", None)],
        ),
        ("Prowadzą to ludzie ze Stowarzyszenia  ” Lipa”.", [("Stowarzyszenie ” Lipa”", "stowarzyszenie")]),
        (
            "Zorganizowało to Mazowieckie Centrum Polityki Społecznej.",
            [("Mazowieckie Centrum Polityki Społecznej", None)],
        ),
        ("Działa Suwalska Rada Seniorów.", [("Suwalska Rada Seniorów", None)]),
        (
            "Rada Seniorów III Kadencji: to Żarska Rada Seniorów I i II Kadencji.",
            [("Żarska Rada Seniorów", None)],
        ),
        (
            "Zakład Aktywności Zawodowej w Żarach Jesienią 2017 roku przyjął Fundację Wrzos Zimą.",
            [
                ("Zakład Aktywności Zawodowej w Żarach", "zakład aktywności zawodowej"),
                ("Fundacja Wrzos", "fundacja"),
            ],
        ),
        (
            "To Inicjatywa Stowarzyszenia Pomocy „Wrzos”.",
            [("Stowarzyszenie Pomocy „Wrzos”", "stowarzyszenie")],
        ),
        (
            "Bank Żywności w Pile i Zespół Placówek Caritas w Redzie.",
            [("Bank Żywności w Pile", None), ("Zespół Placówek Caritas w Redzie", None)],
        ),
        (
            "Umowę Powiatowego Centrum Integracji Społecznej „Most” z Gminą Reda podpisano.",
            [
                ("Powiatowe Centrum Integracji Społecznej „Most”", "centrum integracji społecznej"),
                ("Gmina Reda", "samorząd"),
            ],
        ),
        (
            "Caritas Diecezji Kaliskiej na rzecz tej grupy działa od roku.",
            [("Caritas Diecezji Kaliskiej", "kościelna osoba prawna")],
        ),
        (
            "Było Wrzesorskie Stowarzyszenie „Wrzos”, a zarząd Wrzesorskiej Spółdzielni „Lipa” też.",
            [
                ("Wrzesorskie Stowarzyszenie „Wrzos”", "stowarzyszenie"),
                ("Wrzesorska Spółdzielnia „Lipa”", "spółdzielnia socjalna"),
            ],
        ),
        (
            "Pomagał Wydział Rozwoju Społecznego Urzędu Miasta w Redzie.",
            [("Urząd Miasta w Redzie", "samorząd")],
        ),
        ("Mówił o tym prezes Spółdzielni Jan Wrzosek.", []),
        (
            "Byliśmy w Centrum ds. Katastrof i Klęsk.",
            [("Centrum ds. Katastrof i Klęsk", None)],
        ),
        (
            "Schronisko ma Towarzystwo Pomocy Wrzos – Koło Żarskie.",
            [("Towarzystwo Pomocy Wrzos – Koło Żarskie", "stowarzyszenie")],
        ),
        ("Byliśmy w CIS-ie w Pile.", [("CIS w Pile", "centrum integracji społecznej")]),
        (
            "Odwiedziliśmy Wrocławski Zakład Aktywności Zawodowej.",
            [("Wrocławski Zakład Aktywności Zawodowej", "zakład aktywności zawodowej")],
        ),
        ("Prowadzi ją Fundacja Dobrego Startu „Iskra”.", [("Fundacja Dobrego Startu „Iskra”", "fundacja")]),
        ("Prezes spółdzielni Jan Kowalski opowiadał.", []),
        (
            "Zakład Aktywności Zawodowej o nazwie „Kuźnia” ruszył.",
            [("Zakład Aktywności Zawodowej „Kuźnia”", "zakład aktywności zawodowej")],
        ),
        (
            "Byliśmy w Fundacji Opieka i Serce oraz w Stowarzyszeniu Most.",
            [("Fundacja Opieka i Serce", "fundacja"), ("Stowarzyszenie Most", "stowarzyszenie")],
        ),
        ("Zwiedziliśmy Ludową Fundację Dobroczynną.", [("Ludowa Fundacja Dobroczynna", "fundacja")]),
        (
            "Poznaliśmy spółdzielnię „Serową Chatę”.",
            [("Spółdzielnia „Serowa Chata”", "spółdzielnia socjalna")],
        ),
        ("Była tam Spoldzielnia Socjalna WRZOS.", [("Spółdzielnia Socjalna WRZOS", "spółdzielnia socjalna")]),
        (
            "Jest tu Zakład Aktywności Zawodowej – Zakład Usług Leśnych.",
            [("Zakład Aktywności Zawodowej – Zakład Usług Leśnych", "zakład aktywności zawodowej")],
        ),
    ],
)
def test_names(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Odbyło się to w ramach projektu „Razem łatwiej”.",
        "Zdobyła nagrodę „Lider Roku”.",
        "Wszystkie spółdzielnie socjalne w kraju mają podobne kłopoty.",
        "W gminie i w powiecie przybywa miejsc pracy.",
    ],
)
def test_no_organisations(text):
    assert named(text) == []


def test_a_name_does_not_cross_table_cells():
    table = "| Podmiot | Miasto |\n|---|---|\n| Stowarzyszenie Delta | Bałtów |\n"
    doc = analyse(report(table, markdown=True))
    assert [canonical_name(doc, m) for m in find_mentions(doc) if m.named] == ["Stowarzyszenie Delta"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Zwiedziliśmy Zakłady Aktywności Zawodowej w Sanoku, Pile i we Wrocławiu.",
            [
                "Zakład Aktywności Zawodowej w Sanoku",
                "Zakład Aktywności Zawodowej w Pile",
                "Zakład Aktywności Zawodowej we Wrocławiu",
            ],
        ),
        (
            "Zwiedziliśmy Zakład Aktywności Zawodowej w Sanoku i Pile.",
            ["Zakład Aktywności Zawodowej w Sanoku"],
        ),
        (
            "SPÓŁDZIELNIA SOCJALNA FABRYKA RADOŚCI WŚRÓD LAUREATÓW KONKURSU",
            ["SPÓŁDZIELNIA SOCJALNA FABRYKA RADOŚCI"],
        ),
        (
            "STOWARZYSZENIE NA RZECZ OSÓB STARSZYCH POMOST",
            ["STOWARZYSZENIE NA RZECZ OSÓB STARSZYCH POMOST"],
        ),
        (
            "Prowadzi je Stowarzyszenie Działań Edukacyjno – Wychowawczych w Sanoku.",
            ["Stowarzyszenie Działań Edukacyjno – Wychowawczych"],
        ),
        (
            "Gościło nas Kujawsko- Pomorskie Stowarzyszenie Wrzos.",
            ["Kujawsko Pomorskie Stowarzyszenie Wrzos"],
        ),
        (
            "Założyło go Towarzystwo Opieki im. Św. Brata Alberta Koło Sanockie.",
            ["Towarzystwo Opieki im. Św. Brata Alberta Koło Sanockie"],
        ),
        ("Radzi im Sanocki Związek Spółdzielni Socjalnych.", ["Sanocki Związek Spółdzielni Socjalnych"]),
        ("Nagrodę dostało Stowarzyszenie Pomocna Dłoń eWrzos.", ["Stowarzyszenie Pomocna Dłoń eWrzos"]),
    ],
)
def test_names_are_neither_cut_nor_run_together(text, expected):
    assert [name for name, _ in named(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kierownik ZAZ Grzegorz Wrzosek oprowadził gości.",
        "Warsztaty są różne, a WTZ w Polsce jest ponad siedemset.",
        "Pracę w ZAZ w Elżbieta Wrzosek zaczęła wcześnie.",
    ],
)
def test_no_person_and_no_country_is_part_of_a_name(text):
    assert named(text) == []


def test_a_municipality_tells_which_of_a_kind():
    assert named("Byliśmy w Centrum Usług Społecznych w gminie Sanok.") == [
        ("Centrum Usług Społecznych w gminie Sanok", None)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Byliśmy w Centrum Szkoleniowo-Rehabilitacyjnym dnia piątego.",
            "Centrum Szkoleniowo-Rehabilitacyjne",
        ),
        ("Byliśmy w Ośrodku Edukacyjno – Wychowawczym Wrzos.", "Ośrodek Edukacyjno – Wychowawczy Wrzos"),
        (
            "Pomaga im Polskie Towarzystwo Wrzosowe Koło w Sanoku.",
            "Polskie Towarzystwo Wrzosowe Koło w Sanoku",
        ),
    ],
)
def test_adjectives_after_a_head_stand_in_its_case(text, name):
    assert [n for n, _ in named(text)] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dołączyły trzy spółdzielnie socjalne: Sami Młodzi, Pod Lipą i „Dąb”.",
            [
                "Spółdzielnia socjalna Sami Młodzi",
                "Spółdzielnia socjalna Pod Lipą",
                "Spółdzielnia socjalna „Dąb”",
            ],
        ),
        (
            "Poznaliśmy spółdzielnie socjalne „Lipa” z Piły, „Dąb” i „Klon”.",
            ["Spółdzielnia socjalna „Lipa”", "Spółdzielnia socjalna „Dąb”", "Spółdzielnia socjalna „Klon”"],
        ),
        (
            "Zwiedziliśmy dwa zakłady aktywności zawodowej – w Sanoku i w Pile.",
            ["Zakład aktywności zawodowej w Sanoku", "Zakład aktywności zawodowej w Pile"],
        ),
        (
            "Dołączyło pięć spółdzielni socjalnych: Sami Młodzi, Pod Lipą i Borowianka.",
            [
                "Spółdzielnia socjalna Sami Młodzi",
                "Spółdzielnia socjalna Pod Lipą",
                "Spółdzielnia socjalna Borowianka",
            ],
        ),
        (
            "Byli u dwóch spółdzielni socjalnych: „Lipa” w Redzie oraz „Sercem za serce” z Helu.",
            ["Spółdzielnia socjalna „Lipa”", "Spółdzielnia socjalna „Sercem za serce”"],
        ),
        (
            "Spotkali się ze spółdzielniami socjalnymi (np. Borowianka w Redzie, Cafe Lipa w Pucku).",
            ["Spółdzielnia socjalna Borowianka", "Spółdzielnia socjalna Cafe Lipa"],
        ),
        ("Wspierają spółdzielnie socjalne (m.in. szkolenia, doradztwo).", []),
        ("Mówiła prezes spółdzielni socjalnej Borowianka.", ["Spółdzielnia socjalna Borowianka"]),
        ("Odwiedzono spółdzielnię socjalną Wrzos z Redy.", ["Spółdzielnia socjalna Wrzos"]),
        ("Mówił prezes spółdzielni socjalnej Jan Wrzosek.", []),
        ("Poznaliśmy zasady działania spółdzielni socjalnych: dotacje i pożyczki.", []),
        ("Dotyczyło to przedsiębiorstw społecznych oraz Podmiotów Ekonomii Społecznej.", []),
        (
            "Mówi o tym dyrektorka Powiatowego Zakładu Aktywności Zawodowej w Pile, Elżbieta Wrzosek.",
            ["Powiatowy Zakład Aktywności Zawodowej w Pile"],
        ),
    ],
)
def test_names_that_share_a_head(text, expected):
    assert [name for name, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Wyróżniono Fundację Wspierania Rodzin, Dzieci, Osób Starszych „Wrzos” z Piły.",
            "Fundacja Wspierania Rodzin, Dzieci, Osób Starszych „Wrzos”",
        ),
        (
            "Działa tu Stowarzyszenie Osób Niewidomych, Ich Rodzin i Przyjaciół.",
            "Stowarzyszenie Osób Niewidomych, Ich Rodzin i Przyjaciół",
        ),
        ("Gościło nas Stowarzyszenie Oświatowe „emk-a”.", "Stowarzyszenie Oświatowe „emk-a”"),
        (
            "Poznali struktury konsorcjum społecznego pn. „Wrzosy Sanockie” w Pile.",
            "Konsorcjum „Wrzosy Sanockie”",
        ),
        (
            "Powstała z inicjatywy stowarzyszenia społeczno-kulturalnego Wrzosar.",
            "Stowarzyszenie Wrzosar",
        ),
        (
            "Sławi ich Fundacja Inicjatyw Społeczno-Ekonomicznych.",
            "Fundacja Inicjatyw Społeczno-Ekonomicznych",
        ),
        ("Odwiedziliśmy Szkołę Podstawową nr 2 w Pile.", "Szkoła Podstawowa nr 2 w Pile"),
        ("Nocowaliśmy w Pensjonacie U Pana Wrzosa.", "Pensjonat U Pana Wrzosa"),
        ("Była tam Caritas Diecezji Sandomierskiej WTZ.", "Caritas Diecezji Sandomierskiej"),
        ("Odwiedziliśmy Sanockie Centrum Caritas w Sanoku.", "Sanockie Centrum Caritas"),
        (
            "Trafiliśmy do Zakładu Aktywności Zawodowej z siedzibą w Pile.",
            "Zakład Aktywności Zawodowej w Pile",
        ),
        (
            "Wsparły ich zadania Samorządu Województwa Kujawsko-Pomorskiego.",
            "Samorząd Województwa Kujawsko-Pomorskiego",
        ),
        (
            "Trwa rozbudowa Zakładu Aktywności Zawodowej — Zakładu Usług Leśnych.",
            "Zakład Aktywności Zawodowej — Zakład Usług Leśnych",
        ),
        (
            "Spółdzielnia socjalna działająca pod nazwą Dobra Nuta prowadzi sklep.",
            "Spółdzielnia socjalna Dobra Nuta",
        ),
        ("Powstała spółdzielnia socjalna o wdzięcznej nazwie Gospodyni.", "Spółdzielnia socjalna Gospodyni"),
        ("Centrum Integracji Społecznej – „Przystań” szkoli.", "Centrum Integracji Społecznej „Przystań”"),
        (
            "Pisał o tym w Ministerstwie Rodziny, Pracy i Polityki Społecznej.",
            "Ministerstwo Rodziny, Pracy i Polityki Społecznej",
        ),
        ("Prowadzenie Pubu Spółdzielczego - połączenie pracy z terapią.", "Pub Spółdzielczy"),
        ("Pomaga im Polski Związek Głuchych.", "Polski Związek Głuchych"),
        ("„Dobra Nuta” Spółdzielnia Pracy, Sanok", "„Dobra Nuta” Spółdzielnia Pracy"),
        (
            "Byliśmy w Spółdzielni Socjalnej – Sanockie Centrum Rehabilitacji w Sanoku.",
            "Spółdzielnia Socjalna – Sanockie Centrum Rehabilitacji",
        ),
        ("Pracę daje Dobra Nuta Non Profit Sp. z o.o. z Torunia.", "Dobra Nuta Non Profit Sp. z o.o."),
        ("Pracę daje „Dobra Nuta” sp. z o.o. z Torunia.", "„Dobra Nuta” sp. z o.o."),
    ],
)
def test_a_name_ends_where_it_ends(text, name):
    assert [n for n, _ in named(text)][-1:] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "ZAZ SIĘ ROZWIJA I ROŚNIE",
        "Powstała w ten sposób Szkocka Firma z pomysłem.",
        "Nagrodę w kategorii Samorząd Przyjazny Seniorom wręczono w Pile.",
        "Obu spółdzielniom socjalnym Znak „Dobry Zakup” otwiera drzwi.",
    ],
)
def test_a_headline_a_title_and_a_sign_are_no_names(text):
    assert named(text) == []
