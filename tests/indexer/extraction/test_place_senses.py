"""One sense per text, and what is no Polish place at all: countries, peoples, themed villages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.extraction.place.abroad import countries, foreign, is_foreign
from indexer.extraction.places import PlaceResolver
from indexer.extraction.sentences import sentences

RESOLVER = PlaceResolver()


def named(text):
    return [p.name for p in RESOLVER.resolve(text, sentences=sentences(text))]


def test_a_form_of_two_names_is_of_the_one_that_the_text_has_elsewhere():
    assert named("W Tucznej działa pralnia. Remont opłaciła Gmina Tuczna.") == ["Tuczna"]


def test_after_gmina_the_name_stands_in_the_nominative():
    assert named("Pralnię otworzyła Gmina Tuczna.") == ["gmina Tuczna"]
    assert named("Na terenie gminy Tuczno działa pralnia.") == ["gmina Tuczno"]


def test_a_village_has_one_name_in_a_text():
    assert named("Byliśmy w Stróżach w powiecie gorlickim. Ze wsi Stróż wróciliśmy nocą.") == ["Stróże"]


@pytest.mark.parametrize(
    "text",
    [
        "Kucharz przyjechał z Algierii, a jego żona z Gwatemali.",
        "Stażyści byli w Charkowie i w Sewilli, a potem w Trokach.",
        "Delegacja wróciła z Węgier; na Węgrzech poznała spółdzielnie.",
    ],
)
def test_abroad_is_no_polish_place(text):
    assert named(text) == []


def test_a_village_called_like_a_country_or_a_town_abroad_is_said_to_be_one():
    assert named("Karczma działa we wsi Wenecja.") == ["Wenecja"]
    assert named("Zajazd stoi w Węgrzech (woj. opolskie).") == ["Węgry"]


@pytest.mark.parametrize("text", ["Wioska Wikingów czeka na gości.", "Obiad zjedliśmy w Wiosce Gotów."])
def test_peoples_are_no_villages(text):
    assert named(text) == []


def test_a_themed_village_is_not_called_like_its_theme_but_a_village_is():
    assert named("Warsztaty odbyły się w Wiosce Kwiatowej.") == []
    assert named("Warsztaty odbyły się we wsi Prusy.") == ["Prusy"]


def test_an_institution_behind_an_adjective_is_no_village():
    assert named("Gospodarstwo należy do Ogólnopolskiej Sieci Zagród.") == []
    assert named("Pomoc przyszła z Legnickiego Stowarzyszenia Inicjatyw.") == []
    assert named("Nocleg mieliśmy w Nowej Karczmie (woj. pomorskie).") == ["Nowa Karczma"]


def test_the_tables_of_names_abroad():
    assert countries() < foreign()
    assert {"Algieria", "Wielka Brytania"} <= countries()
    assert "Lwów" in foreign() - countries()


@given(st.text(), st.text())
def test_any_words_are_answered(text, name):
    assert is_foreign(text, name) in (True, False)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Spotkanie odbyło się w Bornem Sulinowie.", ["Borne Sulinowo"]),
        (
            "Pralnia działa w Krośnie Odrzańskiem i w Wysokiem Mazowieckiem.",
            ["Krosno Odrzańskie", "Wysokie Mazowieckie"],
        ),
        ("Firma mieści się w Sokołowie Młp., blisko rynku.", ["Sokołów Małopolski"]),
        ("Bar działa w m. Posada Górna, gm. Rymanów.", ["Posada Górna"]),
        ("Karczma stoi w msc. Brzeźno.", ["Brzeźno"]),
        ("Basen ma 25 m. Rymanów go nie ma.", []),
        ("Gotowało koło z Brzozy Stadnickiej k. Łańcuta.", ["Brzoza Stadnicka", "Łańcut"]),
        ("Bar prowadzi Fundacja „Lipa” z Ropy, która piecze chleb.", ["Ropa"]),
        ("Rozmawiamy z sołtysem Karwika, niewielkiej wsi nad jeziorem.", ["Karwik"]),
        ("Spotkanie z Anną, wsi polskiej oddaną od lat.", []),
        ("Kawiarnia mieści się przy ul. Na Kozłówce 25.", []),
        ("Bar działa w Mikołowie – Borowej Wsi.", ["Mikołów-Borowa Wieś"]),
        ("Bar działa w Mikołowie – Borową Wieś odwiedzimy jutro.", ["Mikołów"]),
    ],
)
def test_older_endings_abbreviations_and_double_names(text, names):
    assert named(text) == names
