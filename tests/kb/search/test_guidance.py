"""What the search says beyond its hits: offers, repairs, spelling, autocomplete, similar practices."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.arrays import Strings
from kb.search.protocol import Request, Shared
from kb.search.spelling import distances


@pytest.mark.parametrize(
    ("q", "facet", "value", "rest"),
    [
        ("catering śląskie", "region", "śląskie", "catering"),
        ("catering slask", "region", "śląskie", "catering"),
        ("catering w województwie śląskim", "region", "śląskie", "catering"),
        ("catering na Śląsku", "region", "śląskie", "catering"),
        ("pralnia powiat kluczborski", "county", "1604", "pralnia"),
        ("sprzątanie w Łodzi", "municipality", "106101", "sprzątanie"),
        ("obiady gastronomia", "sector", "gastronomia-i-catering", "obiady"),
        ("spółdzielnie socjalne pościel", "legal_form", "spoldzielnia-socjalna", "pościel"),
        ("zaz obiady", "legal_form", "zaklad-aktywnosci-zawodowej", "obiady"),
        ("komputer dla seniorów", "target_group", "seniorzy", "komputer"),
    ],
)
def test_offers(engine, q, facet, value, rest):
    offers = engine.search(Request(q=q)).offers
    offer = next(o for o in offers if (o.facet, o.value) == (facet, value))
    assert offer.request.q == rest and offer.request.include == {facet: (value,)}
    assert engine.search(offer.request).total == offer.count > 0


def test_what_is_in_the_named_place_comes_first(made):
    generation, _ = made
    for q, region in (("śląskie", "śląskie"), ("slask", "śląskie"), ("Mazowsze", "mazowieckie")):
        hits = generation.engine.search(Request(q=q, per_page=1000)).hits
        places = [p.practice.place for p in generation.facts.practices([h.id for h in hits])]
        there = [place is not None and place.region == region for place in places]
        assert there == sorted(there, reverse=True) and any(there)


@pytest.mark.parametrize("q", ["pralnie spółdzielnie socjalne śląsk", "pralnie spoldzielni socjalnych slask"])
def test_what_only_names_the_place_comes_after_what_is_there(laundries, q):
    assert [name.split()[-1] for name in laundries(q)] == ["Dąbrówka", "Igła", "Mewa"]


def test_no_offer_of_what_is_chosen_or_in_quotes(engine):
    assert not engine.search(Request(q="śląskie", include={"region": ("śląskie",)})).offers
    assert not engine.search(Request(q='"śląskie"')).offers


def test_offers_and_repairs_lead_where_they_say(made):
    generation, _ = made
    engine = generation.engine
    seen = 0
    for q in (
        "pralnia catering Warszawa",
        "spoldzielna",
        "fundacje śląskie pralnia",
        "xyzzy pralnia",
        "cateryng",
        "przedszkole",
        "kuchnia",
    ):
        for include in ({}, {"region": ("lubuskie",), "sector": ("pralnictwo",)}):
            results = engine.search(Request(q=q, include=include, year_from=2020 if include else None))
            for changed in (*results.repairs, *results.offers):
                assert engine.search(changed.request).total == changed.count >= 1
                seen += 1
            # A better spelling is searched for already, so it may give as many; all else gives more.
            assert all(r.count >= results.total + (r.kind != "respell") for r in results.repairs)
    assert seen >= 6


@pytest.mark.parametrize(
    ("typed", "repaired"),
    [
        ('"pralnia hoteli"', "pralnia hoteli"),
        ("pościel „pralnia hoteli", "pościel pralnia hoteli"),
        ('"pralnia hoteli" -fundacja', "pralnia hoteli -fundacja"),
    ],
)
def test_a_phrase_that_finds_nothing_may_be_words(engine, typed, repaired):
    repairs = engine.search(Request(q=typed)).repairs
    assert [(r.kind, r.value, r.request.q) for r in repairs[:1]] == [("unquote", "pralnia hoteli", repaired)]


def test_repairs_of_filters(engine):
    results = engine.search(Request(q="pralnia", include={"region": ("łódzkie",), "sector": ("pralnictwo",)}))
    told = {(r.kind, r.facet): r.count for r in results.repairs}
    assert results.total == 0
    assert told == {("drop-filter", "region"): 1}


def test_all_filters_go_where_one_does_not_help(engine):
    request = Request(q="pralnia", include={"region": ("łódzkie",), "sector": ("transport",)})
    repair = engine.search(request).repairs[0]
    assert (repair.kind, repair.facet, repair.count) == ("drop-filter", "", 2)


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("gastronmia", "gastronomia"),
        ("prlania", "pralnia"),
        ("kateringg", "catering"),
        ("perrunica", "perunica"),
    ],
)
def test_better_spelling(engine, typed, better):
    repairs = engine.search(Request(q=typed)).repairs
    assert [(r.kind, r.replacement) for r in repairs[:1]] == [("respell", better)]


def test_nonsense_is_not_respelled(engine):
    assert engine.search(Request(q="qqqxxxzzz")).repairs == ()


def alignment(left, right):
    """The distance by its definition: the shortest way from one word to the other."""
    table = {(i, 0): i for i in range(len(left) + 1)} | {(0, j): j for j in range(len(right) + 1)}
    for i, a in enumerate(left, start=1):
        for j, b in enumerate(right, start=1):
            ways = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b)]
            if i > 1 and j > 1 and left[i - 2 : i] == b + right[j - 2]:
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return table[len(left), len(right)]


@given(
    st.text(alphabet="abcd", min_size=1, max_size=7),
    st.lists(st.text(alphabet="abcd", min_size=1, max_size=7), min_size=1, unique=True),
    st.integers(1, 3),
)
def test_distances_are_those_of_the_definition(word, others, most):
    others = sorted(other for other in others if len(other) <= len(word) + most)
    rows = Strings.of(others).matrix(np.arange(len(others)), len(word) + most)
    found = distances(word, rows, most).tolist()
    assert [min(d, most + 1) for d in found] == [min(alignment(word, o), most + 1) for o in others]


@pytest.mark.parametrize(("typed", "away"), [("prlania", 1), ("prlaina", 2), ("pralni", 1), ("pralnia", 0)])
def test_distance_of_swapped_neighbours(typed, away):
    rows = Strings.of(["pralnia"]).matrix(np.arange(1), len(typed) + 2)
    assert distances(typed, rows, 2).tolist() == [away]


@pytest.mark.parametrize(
    ("prefix", "kind", "text"),
    [
        ("perun", "organisation", "Spółdzielnia Socjalna Perunica"),
        ("szan", "organisation", "Fundacja Szansa"),
        ("zarki", "place", "Żarki"),
        ("ŻAR", "place", "Żarki"),
        ("slas", "place", "województwo śląskie"),
        ("klucz", "place", "powiat kluczborski"),
        ("pralnic", "sector", "Pralnictwo"),
        ("obiad", "word", "obiady"),
        ("fundacja sz", "organisation", "Fundacja Szansa"),
    ],
)
def test_suggestions(engine, prefix, kind, text):
    assert (kind, text) in [(s.kind, s.text) for s in engine.suggest(prefix)]


def test_suggestions_lead_somewhere(made):
    engine = made[0].engine
    facets = {"organisation": ["organisation"], "sector": ["sector"], "activity": ["activity"]}
    for prefix in ("p", "sp", "ślą", "War", "gas", "fundacja ", "x" * 90, "", "  "):
        for s in engine.suggest(prefix, limit=8):
            if s.kind == "word":
                assert engine.count(Request(q=s.text)) >= s.count > 0
                continue
            place = {2: "county", 4: "county", 6: "municipality"} if s.value.isdigit() else {}
            names = facets.get(s.kind, [place.get(len(s.value), "region")])
            assert engine.count(Request(include={names[0]: (s.value,)})) == s.count > 0


def test_similar_practices_say_why(engine, small):
    ids = {small.facts.practice(h.id).practice.organisation: h.id for h in engine.search(Request()).hits}
    found = dict(engine.similar(ids["ZAZ Dąbrówka"]))
    assert found == {ids["Stowarzyszenie Żarki"]: (Shared("region", "śląskie", "śląskie"),)}
    assert engine.similar("nie ma") == [] and engine.similar(ids["ZAZ Dąbrówka"], limit=0) == []
