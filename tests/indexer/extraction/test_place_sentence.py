"""Places that the sentence of an organisation gives, or gives to another."""

from indexer.extraction.document import analyse
from indexer.extraction.extract import RULES_ONLY, Extractor

from .reports import report

EXTRACTOR = Extractor(RULES_ONLY)


def choices(text, name):
    """Return the places of the first mention of a name, best first, as (place, method, score)."""
    read = EXTRACTOR.reading(analyse(report(text)))
    spot = next(s for s in read.names.spots if name in s.entity.name)
    return [(c.place.name, c.method, c.score) for c in read.context.choices(spot)]


def test_the_town_of_the_item_before_is_not_that_of_the_next():
    text = "Wyróżnienia otrzymały Spółdzielnia Socjalna „Igiełka” z Gliwic oraz Fundacja „Jasny Dom”."
    assert choices(text, "Igiełka")[0][0] == "Gliwice"
    assert "place:before" not in [method for _, method, _ in choices(text, "Jasny Dom")]
    text = (
        "O pracy mówili Jan Lis – prezes Spółdzielni Socjalnej „Igiełka” z Gliwic oraz Ewa Sowa – "
        "przedstawicielka Fundacji „Jasny Dom”."
    )
    assert "place:before" not in [method for _, method, _ in choices(text, "Jasny Dom")]


def test_two_names_with_one_town():
    text = "Poznaliśmy Spółdzielnię Socjalną „Kasztanek” oraz Zakład Aktywności Zawodowej w Pucku."
    assert choices(text, "Kasztanek")[0] == ("Puck", "place:sentence", 0.65)


def test_two_names_of_which_the_first_has_its_own_town():
    text = "Poznaliśmy Gliwicką Spółdzielnię Socjalną oraz Zakład Aktywności Zawodowej w Pucku."
    assert choices(text, "Gliwicka")[0][0] == "Gliwice"


def test_what_an_organisation_runs_among_other_things():
    text = "Gościło nas Stowarzyszenie „Brzask”, które prowadzi m.in. Klub Integracji Społecznej w Kaliszu."
    assert choices(text, "Brzask")[0][:2] == ("Kalisz", "place:in-name")


def test_a_unit_is_where_its_operator_is():
    text = "Zwiedziliśmy Warsztat Terapii Zajęciowej, prowadzony przez Stowarzyszenie „Pomost” w Żninie."
    assert choices(text, "Warsztat")[0] == ("Żnin", "place:sentence", 0.6)


def test_an_adjective_names_its_seat_before_another_town_of_the_county():
    text = (
        "Byliśmy w Mielnie w Centrum Integracji Społecznej. Koszalińska Agencja Rozwoju pomogła je założyć."
    )
    assert choices(text, "Koszalińska")[0] == ("Koszalin", "place:seat", 0.6)
