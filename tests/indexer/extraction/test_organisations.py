"""Mentions of organisations by rule, and their canonical names."""

import pytest

from indexer.extraction.canonical import canonical_name
from indexer.extraction.document import analyse
from indexer.extraction.organisations import find_mentions

from .reports import report


def named(text):
    doc = analyse(report(text + "\n\nKoniec."))
    return [
        (canonical_name(doc, m), m.head.form)
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
