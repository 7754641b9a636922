"""Towns that the adjective of a name stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extraction.extract import RULES_ONLY, Extractor
from indexer.extraction.place_adjectives import is_common, is_of_town, seat_of
from kb.model import Mention

from .reports import report

MENTION = Mention(start=0, end=6, text="Żarska", method="rule:adjective", score=0.6)


@pytest.mark.parametrize(
    ("adjective", "town", "said"),
    [
        ("sopocki", "Sopot", True),
        ("józefowski", "Józefów", True),
        ("prudnicki", "Prudnik", True),
        ("pucki", "Puck", True),  # by the table of counties alone
        ("polski", "Police", False),
        ("grodzki", "Grójec", False),
        ("grudziądzki", "Grudziądz", True),
        ("koszaliński", "Koszalin", True),
        ("koszaliński", "Mielno", False),  # it only lies in the county
        ("toruński", "Tczew", False),
        ("wielobranżowy", "Wieluń", False),
        ("białostocki", "Białystok", True),
        ("bydgoski", "Bydgoszcz", True),
        ("płocki", "Płońsk", False),
    ],
)
def test_adjectives_of_towns(adjective, town, said):
    assert is_of_town(adjective, town) is said


def test_seat_of_a_county():
    seat = seat_of("żarski", (), MENTION)
    assert seat is not None
    assert (seat.name, seat.region, seat.mentions) == ("Żary", "lubuskie", (MENTION,))


def test_the_seat_of_a_county_around_a_city_is_another_town():
    assert [seat_of(a, (), MENTION).name for a in ("koszaliński", "krakowski", "sopocki")] == [
        "Koszalin",
        "Kraków",
        "Sopot",
    ]
    assert seat_of("lubelski", (), MENTION) is None


def test_counties_of_one_name_need_their_region():
    assert seat_of("bielski", (), MENTION) is None
    found = seat_of("bielski", ("podlaskie",), MENTION)
    assert found is not None and found.name == "Bielsk Podlaski"


@given(st.text(), st.text())
def test_any_words_are_answered(adjective, town):
    assert is_of_town(adjective, town) in (True, False)
    seat_of(adjective, (town,), MENTION)


def places(text, **options):
    made = Extractor(RULES_ONLY).extract(report(text, **options)).practices
    return {p.organisation: p.place.name if p.place else None for p in made}


def test_the_town_itself_comes_before_others_of_its_county():
    text = (
        "Następnie grupa udała się do Koszalińskiej Spółdzielni Socjalnej, która prowadzi pralnię. "
        "Byliśmy też w Mielnie. Spotkanie odbyło się w Koszalinie."
    )
    assert places(text)["Koszalińska Spółdzielnia Socjalna"] == "Koszalin"


def test_a_seat_that_the_text_does_not_name():
    text = "Wyróżnienie otrzymała Żarska Spółdzielnia Socjalna, która prowadzi pralnię i catering."
    assert places(text) == {"Żarska Spółdzielnia Socjalna": "Żary"}


def test_adjectives_of_brands_and_persons_name_no_town():
    text = "Nagrodę otrzymała Spółdzielnia Socjalna „Nowa Opolska”, a także Fundacja im. Jana Tarnowskiego."
    assert set(places(text).values()) <= {None}


def test_a_village_before_its_municipality():
    text = "Udaliśmy się do Kwapinki w gminie Raciechowice do Spółdzielni Socjalnej Przystań."
    assert places(text) == {"Spółdzielnia Socjalna Przystań": "Kwapinka"}


def test_the_adjective_of_the_name_comes_before_the_place_before_it():
    text = "W ramach wyjazdu byliśmy w Jacni oraz w Józefowskim Centrum Integracji Społecznej. Był Józefów."
    assert (
        places(text + " W Józefowie zjedliśmy obiad.")["Józefowskie Centrum Integracji Społecznej"]
        == "Józefów"
    )


def test_common_adjectives_are_those_of_lands_and_trades():
    assert all(map(is_common, ("śląski", "lubelski", "górski", "turecki")))
    assert not any(map(is_common, ("żarski", "białostocki", "krakowski")))


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Odwiedziliśmy prudnicki bar „Pod Lipą”. Bar prowadzi catering dla szkół.", "Prudnik"),
        ("Jubileusz świętował Warsztat Terapii Zajęciowej zabrzańskiej Caritas. Prowadzi pralnię.", "Zabrze"),
        ("Nagrodę otrzymała górska spółdzielnia socjalna „Hala”, która prowadzi pralnię.", None),
        ("Na terenie powiatu żarskiego Spółdzielnia Socjalna „Hala” prowadzi pralnię.", "powiat żarski"),
    ],
)
def test_an_adjective_without_a_capital_before_or_in_a_name(text, town):
    assert set(places(text).values()) == {town}


def test_the_town_of_an_adjective_is_that_of_a_report_that_names_no_other():
    text = (
        "Działający od roku strzyżowski CIS prowadzi pralnię. "
        "Centrum Integracji Społecznej świadczy też usługi stolarskie i porządkowe."
    )
    assert set(places(text).values()) == {"Strzyżów"}


def test_the_adjective_of_a_town_that_the_text_has_only_in_the_name_of_an_office():
    text = (
        "Połowę kosztów pokryło Starostwo Powiatowe w Wodzisławiu Śląskim. "
        "Pralnię prowadzi od roku wodzisławski ZAZ. Zakład zatrudnia trzydzieści osób."
    )
    assert set(places(text).values()) == {"Wodzisław Śląski"}
