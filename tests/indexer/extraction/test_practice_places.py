"""Where practices are: by the words around an organisation, and by the course of a report."""

from indexer.extraction.document import analyse
from indexer.extraction.extract import RULES_ONLY, Extractor
from indexer.extraction.place_seen import Choice
from indexer.extraction.practices import choose_place
from kb.model import Mention, Place

from .reports import report

EXTRACTOR = Extractor(RULES_ONLY)


def reading(text):
    return EXTRACTOR.reading(analyse(report(text)))


def places(text, **options):
    made = EXTRACTOR.extract(report(text, **options)).practices
    return {p.organisation: p.place.name if p.place else None for p in made}


def test_the_town_of_what_an_organisation_runs():
    text = (
        "Targi odbyły się w Żninie. Swoje wyroby pokazało Stowarzyszenie „Nad Strugą” prowadzące "
        "Karczmę pod Kasztanem w Pucku. Stowarzyszenie prowadzi też catering."
    )
    assert places(text)["Stowarzyszenie „Nad Strugą”"] == "Puck"


def test_a_place_that_is_hardly_probable_is_not_given():
    mention = Mention(start=0, end=1, text="Ż", method="rule:field", score=0.5)
    towns = [Choice(Place(name=name), mention, "place:context", 0.5) for name in ("Żory", "Rybnik", "Żywiec")]
    alike: list[tuple[Choice | None, dict[str, float]]] = [(None, {}), *((town, {}) for town in towns)]
    assert choose_place(alike) == (None, 0.25)
    assert choose_place([alike[0], (towns[0], {"best": 1.0})])[0] is not None


def test_a_town_that_only_the_course_of_a_report_gives_must_be_more_probable():
    mention = Mention(start=0, end=1, text="Ż", method="rule:field", score=0.5)
    told = Choice(Place(name="Żory"), mention, "place:context", 0.5)
    course = Choice(Place(name="Żory"), mention, "place:course", 0.0)
    wide = Choice(Place(name="powiat żarski", precision="county"), mention, "place:course", 0.0)
    for choice, given in ((told, True), (course, False), (wide, True)):
        chosen, sure = choose_place([(choice, {"best": 0.1}), (None, {}), (None, {})])
        assert 0.3 < sure < 0.5
        assert (chosen is not None) is given


def test_a_bracket_behind_other_words_is_not_the_organisation_s():
    text = (
        "Spotkaliśmy organizacje (m.in. Fundacja „Lipa”, Stowarzyszenie „Mosty”), urzędy (Gliwice) i szkoły. "
        "Stowarzyszenie „Mosty” prowadzi pralnię."
    )
    read = reading(text)
    spot = next(s for s in read.names.spots if s.entity.name == "Stowarzyszenie „Mosty”")
    assert all(c.place.name != "Gliwice" or c.score <= 0.6 for c in read.context.choices(spot))


def test_a_village_of_two_words_at_the_end_of_a_name():
    text = "Tytuł otrzymał Warsztat Terapii Zajęciowej w Zabłotach Małych, który prowadzi pralnię."
    assert places(text) == {"Warsztat Terapii Zajęciowej w Zabłotach Małych": "Zabłoty Małe"}


def test_those_whom_a_visit_meets_are_hosts():
    text = (
        "Wizyta studyjna zaczęła się od spotkania z przedstawicielami gminy Trzcianka, na terenie której "
        "działa Spółdzielnia Socjalna „Lipa”. Spółdzielnia prowadzi pralnię."
    )
    assert places(text) == {"Spółdzielnia Socjalna „Lipa”": "gmina Trzcianka"}


def test_a_dateline_holds_for_the_whole_report():
    text = (
        "Trzcianka – W mieście przybyło miejsc pracy dla osób bezrobotnych.\n\n"
        "Spółdzielnia Socjalna „Lipa” prowadzi pralnię i catering. Zatrudnia osiem osób."
    )
    assert places(text) == {"Spółdzielnia Socjalna „Lipa”": "Trzcianka"}


def test_a_town_named_beside_an_organisation_is_not_its_own():
    text = (
        "Laureatami zostali: Stowarzyszenie „Mosty”, Miasto Stargard oraz dwie gminy. "
        "Stowarzyszenie „Mosty” prowadzi pralnię i catering."
    )
    read = reading(text)
    assert read.names.spots[0].entity.name == "Stowarzyszenie „Mosty”"
    said = {(c.place.name, c.method) for c in read.context.choices(read.names.spots[0])}
    assert not said & {("Stargard", "place:after"), ("Stargard", "place:sentence")}


def test_a_village_known_by_its_region_alone_is_a_town_like_others():
    text = (
        "Wizyta w województwie dolnośląskim. Karczma w Zabłotowie była pierwsza. Potem był Wrocław. "
        "W Strzegomiu poznaliśmy Spółdzielnię Socjalną „Lipa”. Prowadzi ona pralnię."
    )
    assert places(text)["Spółdzielnia Socjalna „Lipa”"] == "Strzegom"
    context = reading(text).context
    assert context.region is not None and context.region.place.name == "województwo dolnośląskie"
    assert not context.one_town
