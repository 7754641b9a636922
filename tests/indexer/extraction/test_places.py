"""The place resolver: names, codes, roles, offsets, on sentences written to be hard."""

import json
import string
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.extraction.places import PlaceResolver
from indexer.extraction.sentences import sentences

FIXTURES = Path(__file__).parents[2] / "fixtures" / "places"
CASES = [json.loads(line) for line in (FIXTURES / "sentences.jsonl").read_text(encoding="utf-8").splitlines()]
RESOLVER = PlaceResolver()


def resolve(text, **options):
    return RESOLVER.resolve(text, sentences=sentences(text), **options)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_hard_sentences(case):
    found = {(p.name, p.region, p.teryt, p.role) for p in resolve(case["text"])}
    assert found == {(p["name"], p["region"], p["teryt"], p["role"]) for p in case["places"]}


def test_fields_of_a_place():
    (place,) = resolve("W Byczynie (woj. opolskie) działa karczma.")
    assert (place.municipality, place.county, place.region) == ("Byczyna", "kluczborski", "opolskie")
    assert place.precision == "locality"
    assert (round(place.lat), round(place.lon)) == (51, 18)
    (mention,) = place.mentions
    assert mention.text == "Byczynie"
    assert mention.method == "gazetteer:locative"


def test_one_place_with_all_its_mentions():
    (place,) = resolve("Byliśmy w Kutnie. Spółdzielnia z Kutna działa od lat. Burmistrz Kutna ją wspiera.")
    assert [m.text for m in place.mentions] == ["Kutnie", "Kutna", "Kutna"]


def test_place_inside_an_organisation_name_is_marked():
    text = "Centrum Integracji Społecznej w Kutnie zatrudnia 30 osób."
    (place,) = resolve(text, blocked=[(0, text.index(" zatrudnia"))])
    assert [m.method for m in place.mentions] == ["gazetteer:in-name"]


def test_bare_name_inside_an_organisation_name_is_no_place():
    text = "Zagrała drużyna Sokół Suwałki i wygrała."
    start = text.index("Sokół")
    assert resolve(text, blocked=[(start, start + len("Sokół Suwałki"))]) == []


def test_a_named_entity_confirms_a_bare_name():
    text = "Wtedy Rzepedź ożyła."
    hint = SimpleNamespace(start=6, end=13, kind="place")
    assert resolve(text) == []
    assert [p.name for p in resolve(text, hints=[hint])] == ["Rzepedź"]


def test_bare_name_is_confirmed_elsewhere_in_the_text():
    text = "Elbląg zaprasza. Spółdzielnia działa w Elblągu."
    (place,) = resolve(text)
    assert [m.text for m in place.mentions] == ["Elbląg", "Elblągu"]


def test_guests_and_hosts_of_one_name_are_kept_apart():
    text = (
        "Wizyta studyjna w Suwałkach była udana. Spółdzielnia w Suwałkach prowadzi parking. "
        "Wśród uczestników były osoby, które przyjechały z Suwałk."
    )
    assert {(p.name, p.role) for p in resolve(text)} == {("Suwałki", "practice"), ("Suwałki", "visitor")}


def test_guests_region_is_never_a_practice_region():
    text = (
        "Uczestnikami wizyty studyjnej byli przedstawiciele samorządów z województwa lubuskiego. "
        "Odwiedzili spółdzielnię w Nysie. Poznane rozwiązania działają i zostaną wprowadzone "
        "w województwie lubuskim."
    )
    roles = {p.region: p.role for p in resolve(text)}
    assert roles == {"lubuskie": "visitor", "opolskie": "practice"}


def test_short_form_of_a_long_name():
    text = "CIS w Kamieńcu Ząbkowickim ma dziesięć lat. Dziś w Kamieńcu pracuje trzydzieści osób."
    (place,) = resolve(text)
    assert place.name == "Kamieniec Ząbkowicki"
    assert len(place.mentions) == 2


def test_what_the_text_says_of_a_village_holds_for_all_its_mentions():
    text = "Zakład w Drzonowie zajął szkołę. Drzonowo leży w gminie Lisewo, w powiecie chełmińskim."
    (place,) = resolve(text)
    assert (place.name, place.teryt, place.precision) == ("Drzonowo", "040404", "municipality")


def test_county_homonym_follows_its_neighbours():
    text = "W Borzęcinie i w Szczurowej w powiecie brzeskim działają kluby."
    assert {p.region for p in resolve(text)} == {"małopolskie"}


def test_unsure_homonym_keeps_its_name_alone():
    (place,) = resolve("Spółdzielnia działa w Moszczenicy.")
    assert (place.name, place.teryt, place.region, place.margin) == ("Moszczenica", None, None, 0.0)


def test_village_without_any_clue_keeps_its_name_alone():
    (place,) = resolve("Warsztat działa w Kisielanach.")
    assert (place.name, place.region, place.lat) == ("Kisielany", None, None)


def test_text_without_polish_letters():
    text = "Spoldzielnia socjalna w Swietochlowicach prowadzi pralnie, a druga w Zorach szyje torby."
    assert {p.name for p in resolve(text)} == {"Świętochłowice", "Żory"}


def test_name_cut_off_at_the_end():
    assert {p.name for p in resolve("Odwiedziliśmy spółdzielnię w Byczynie i w Nowym Mieś")} == {"Byczyna"}


def test_no_text_and_no_sentences():
    assert RESOLVER.resolve("", sentences=[]) == []
    assert [p.name for p in RESOLVER.resolve("Działa w Nysie.", sentences=[])] == ["Nysa"]


def test_a_long_enumeration_is_read_to_its_end():
    text = "W " + ", ".join(["Byczynie", "Nysie", "Opolu", "Kutnie"] * 2000) + " działają spółdzielnie."
    found = {p.name: len(p.mentions) for p in resolve(text)}
    assert found == {"Byczyna": 2000, "Nysa": 2000, "Opole": 2000, "Kutno": 2000}


WORDS = st.sampled_from(
    (
        *(
            "w",
            "we",
            "z",
            "do",
            "na",
            "i",
            ",",
            ".",
            "(",
            ")",
            "–",
            "„",
            "”",
            "-",
            "\n\n",
            "woj.",
            "gm.",
            "ul.",
        ),
        *(
            "powiat",
            "powiecie",
            "województwa",
            "śląskie",
            "lubuskim",
            "wsi",
            "uczestnicy",
            "wizyty",
            "Śląsku",
        ),
        *(
            "Byczynie",
            "Żarki",
            "ŻARKI",
            "Dobrej",
            "Nowe",
            "Miasto",
            "Górze",
            "Jaszczowie",
            "Bielsku",
            "Białej",
        ),
    )
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_offsets_always_hold(text):
    for place in resolve(text):
        assert place.mentions
        for mention in place.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert 0.5 <= mention.score <= 1
        if place.teryt:
            assert place.region == RESOLVER._gazetteer.region_name(place.teryt)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=string.printable + "ąęłśżźćńóĄŁŻ„”–\u00a0", max_size=300))
def test_any_text_is_survived(text):
    assert isinstance(resolve(text), list)


def test_the_region_of_the_visit_is_not_the_guests():
    text = (
        "Wizyta studyjna – województwo wielkopolskie. Wizytę zorganizował Regionalny Ośrodek w Białymstoku. "
        "Uczestnicy wizyty poznali podmioty województwa wielkopolskiego. "
        "Gościliśmy w spółdzielni w Puszczykowie."
    )
    roles = {p.name: p.role for p in resolve(text)}
    assert roles["Białystok"] == "visitor"
    assert roles["Puszczykowo"] == "practice"
    assert roles["województwo wielkopolskie"] != "visitor"


def test_guests_of_the_same_region_stay_guests():
    text = (
        "W wizycie wzięli udział goście z województwa wielkopolskiego. "
        "Gościliśmy w spółdzielni w Puszczykowie."
    )
    roles = {p.name: p.role for p in resolve(text)}
    assert roles["województwo wielkopolskie"] == "visitor"


def test_the_surroundings_of_a_town_are_where_guests_go():
    text = "Wizyta studyjna: przejazd uczestników w okolice Augustowa, gdzie działa wioska."
    (place,) = resolve(text)
    assert (place.name, place.role) != ("Augustów", "visitor")


@pytest.mark.parametrize(
    "text",
    [
        "Wizyta studyjna: w maju Tarnów odwiedzili przedstawiciele fundacji z Gorlic.",
        "Wizyta studyjna: goście z Gorlic poznawali Tarnów i działające tam fundacje. Byli w Tarnowie.",
        "Wizyta studyjna: po wzorce do Tarnowa przyjechali przedstawiciele fundacji z Gorlic.",
    ],
)
def test_what_guests_visit_is_where_the_hosts_are(text):
    found = {p.name: p.role for p in resolve(text, hints=[_hint(text, "Tarnów")])}
    assert found == {"Tarnów": "practice", "Gorlice": "visitor"}


def _hint(text, word):
    start = max(0, text.find(word))
    return SimpleNamespace(start=start, end=start + len(word), kind="place")
