"""Facet counts, proven by brute force over the extractions themselves."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from kb import vocabulary
from kb.errors import QueryError
from kb.facets import FACETS, MISSING
from kb.search.protocol import Request
from kb.store.identity import practice_ids
from kb.text import slug

QUERIES = [
    "",
    "pralnia",
    "spółdzielnia socjalna",
    "catering OR sprzątanie",
    "w",
    "fundacja -pralnia",
    "xyzzy",
]


def facts_of(extractions):
    """Return practice id -> facet -> values, read from the extractions without any of the search's code."""
    known = {}
    for extraction in extractions:
        for id_, practice in zip(practice_ids(extraction), extraction.practices, strict=True):
            place = practice.place
            code = (place and place.teryt) or ""
            known[id_] = {
                "sector": set(practice.sectors),
                "activity": {a.type for a in practice.activities if a.type},
                "region": {place.region} if place and place.region else set(),
                "county": {code[:4]} if len(code) >= 4 else set(),
                "municipality": {code} if len(code) == 6 else set(),
                "legal_form": {f.id for f in vocabulary.legal_forms() if f.name == practice.legal_form},
                "target_group": {
                    g.id for g in vocabulary.target_groups() if g.name in practice.target_groups
                },
                "organisation": {slug(practice.organisation)},
                "source": {extraction.report.publisher} if extraction.report.publisher else set(),
                "year": {practice.year} if practice.year else set(),
            }
    return {
        id_: {f: v or {MISSING} if f != "year" else v for f, v in facts.items()}
        for id_, facts in known.items()
    }


def passes(facts, request, *, lifted=""):
    for facet, values in request.include.items():
        if facet != lifted and not facts[facet] & set(values):
            return False
    for facet, values in request.exclude.items():
        if facts[facet] & set(values):
            return False
    if lifted == "year" or (request.year_from is None and request.year_to is None):
        return True
    low, high = request.year_from or 0, request.year_to or 9999
    return any(low <= year <= high for year in facts["year"])


def requests(facts, count):
    rng = random.Random(11)
    values = {f.name: sorted({v for known in facts.values() for v in known[f.name]}) for f in FACETS}
    for _ in range(count):
        include = {
            f: tuple(rng.sample(values[f], k=min(2, len(values[f])))) for f in rng.sample(list(values), k=2)
        }
        exclude = {f: (rng.choice(values[f]),) for f in rng.sample(list(values), k=rng.choice((0, 1)))}
        years = rng.choice(((None, None), (2000, 2015), (2010, None)))
        yield Request(
            q=rng.choice(QUERIES),
            include=include if rng.random() < 0.7 else {},
            exclude=exclude,
            year_from=years[0],
            year_to=years[1],
            per_page=10_000,
        )


def test_counts_hits_and_years_by_brute_force(made):
    generation, extractions = made
    facts = facts_of(extractions)
    matching = {
        q: {h.id for h in generation.engine.search(Request(q=q, per_page=10_000), facets=()).hits}
        for q in QUERIES
    }
    assert matching[""] == set(facts)
    for request in requests(facts, 300):
        results = generation.engine.search(request)
        base = {id_: facts[id_] for id_ in matching[request.q]}
        expected = {id_ for id_, known in base.items() if passes(known, request)}
        assert {h.id for h in results.hits} == expected and results.total == len(expected)
        for facet in FACETS:
            counts = Counter(
                v
                for known in base.values()
                if passes(known, request, lifted=facet.name)
                for v in known[facet.name]
            )
            listed = generation.engine.facet_values(request, facet.name)
            ours = {v.value: v.count for v in listed if v.count and not v.excluded}
            assert ours == dict(counts), (request, facet.name)
        years = Counter(
            y for known in base.values() if passes(known, request, lifted="year") for y in known["year"]
        )
        assert results.years == tuple(sorted(years.items()))


def test_a_count_is_the_number_of_hits_with_that_value(made):
    generation, _ = made
    request = Request(q="spółdzielnia", include={"region": ("śląskie",), "legal_form": ("fundacja",)})
    for facet, listed in generation.engine.search(request).facets.items():
        for value in listed[:5]:
            chosen = replace(request, include={**request.include, facet: (value.value,)})
            assert generation.engine.count(chosen) == value.count


def test_dropping_a_filter_never_loses_hits(made):
    generation, extractions = made
    for request in requests(facts_of(extractions), 60):
        total = generation.engine.count(request)
        for facet in request.include:
            less = {f: v for f, v in request.include.items() if f != facet}
            assert generation.engine.count(replace(request, include=less)) >= total


def test_chosen_and_excluded_values_are_always_listed(engine):
    request = Request(q="pralnia", include={"sector": ("transport",)}, exclude={"region": ("lubuskie",)})
    facets = engine.search(request).facets
    first = facets["sector"][0]
    assert (first.value, first.label, first.count, first.selected) == (
        "transport",
        "Transport i dowóz",
        0,
        True,
    )
    hidden = facets["region"][0]
    assert (hidden.value, hidden.count, hidden.excluded) == ("lubuskie", 0, True)


def test_an_excluded_value_tells_what_it_hides(engine):
    facets = engine.search(Request(exclude={"region": ("śląskie",)})).facets
    assert (facets["region"][0].value, facets["region"][0].count) == ("śląskie", 2)


def test_parents(engine):
    facets = engine.search(Request()).facets
    assert {v.value: v.parent for v in facets["county"]}["1604"] == "opolskie"
    assert {v.value: v.parent for v in facets["municipality"]}["160401"] == "1604"
    assert {v.value: v.parent for v in facets["activity"]}["pralnia"] == "pralnictwo"


def test_no_data_is_a_value(engine):
    facets = engine.search(Request()).facets
    missing = next(v for v in facets["region"] if v.value == MISSING)
    assert (missing.label, missing.count) == ("brak danych", 1)
    assert engine.count(Request(include={"region": (MISSING, "łódzkie")})) == 2


def test_order_is_by_count_then_by_polish_name(engine):
    values = [v.value for v in engine.search(Request()).facets["region"]]
    assert values == ["śląskie", MISSING, "łódzkie", "opolskie"]


def test_search_inside_a_facet(engine):
    assert [v.label for v in engine.facet_values(Request(), "organisation", matching="DABR")] == [
        "ZAZ Dąbrówka"
    ]


def test_reports_and_organisations_have_the_union_of_their_practices(engine, small):
    reports = engine.search(
        Request(unit="reports", include={"region": ("opolskie",), "sector": ("pralnictwo",)})
    )
    assert [h.id for h in reports.hits] == ["2017/wizyta"]
    assert engine.count(Request(unit="reports")) == small.facts.counts()["reports"]
    assert engine.count(Request(unit="organisations")) == small.facts.counts()["organisations"]


def test_cross_table(made):
    generation, extractions = made
    expected = Counter(
        (sector, region)
        for known in facts_of(extractions).values()
        for sector in known["sector"]
        for region in known["region"]
    )
    assert generation.engine.cross(Request(), "sector", "region") == expected


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        ("sector", "kosmos"),
        ("region", "Śląskie"),
        ("county", "24x1"),
        ("organisation", "nie-ma"),
        ("planet", "x"),
    ],
)
def test_unknown_values_are_errors(engine, facet, value):
    with pytest.raises(QueryError):
        engine.search(Request(include={facet: (value,)}))
