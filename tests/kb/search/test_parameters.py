"""URL parameters to requests and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import QueryError
from kb.facets import FACETS, UNITS
from kb.search.parameters import MOST_PER_PAGE, MOST_VALUES, from_params, to_params
from kb.search.protocol import SORTS, Request

VALUE = st.text(min_size=1, max_size=8).map(str.strip).filter(lambda v: v and not v.startswith("-"))
VALUES = st.dictionaries(
    st.sampled_from([f.name for f in FACETS]),
    st.lists(VALUE | st.just("-"), min_size=1, max_size=3, unique=True).map(tuple),
    max_size=3,
)
YEAR = st.none() | st.integers(0, 9999)


@given(
    st.builds(
        Request,
        q=st.text(max_size=50).map(str.strip),
        unit=st.sampled_from(UNITS),
        include=VALUES,
        exclude=VALUES,
        year_from=YEAR,
        year_to=YEAR,
        sort=st.sampled_from(SORTS),
        page=st.integers(1, 1_000_000),
        per_page=st.integers(1, MOST_PER_PAGE),
    )
)
def test_round_trip(wanted):
    assert from_params(to_params(wanted)) == wanted


def test_repeated_excluded_and_missing_values():
    request = from_params(
        [
            ("region", "śląskie"),
            ("region", "opolskie"),
            ("region", "-lubuskie"),
            ("county", "-"),
            ("county", "--"),
        ]
    )
    assert request.include == {"region": ("śląskie", "opolskie"), "county": ("-",)}
    assert request.exclude == {"region": ("lubuskie",), "county": ("-",)}


def test_unknown_names_and_empty_values_are_ignored():
    assert from_params([("utm_source", "x"), ("region", " "), ("q", ""), ("", "y")]) == Request()


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("0", 1),
        ("-1", 1),
        ("abc", 1),
        ("1e9", 1),
        ("", 1),
        ("7", 7),
        ("1" + "0" * 30, 1_000_000),
        ("٣", 1),
        ("²", 1),
    ],
)
def test_pages_are_clamped(page, number):
    assert from_params([("page", page)]).page == number


def test_the_first_of_a_repeated_single_parameter_counts():
    assert from_params([("page", "2"), ("page", "3"), ("q", "a"), ("q", "b")]) == Request(q="a", page=2)


@pytest.mark.parametrize(
    "params",
    [
        [("unit", "planets")],
        [("sort", "random")],
        [("year_from", "dawno")],
        [("year_to", "2017.5")],
        [("region", str(n)) for n in range(MOST_VALUES + 1)],
    ],
)
def test_what_cannot_be_answered_is_told_in_both_languages(params):
    with pytest.raises(QueryError) as told:
        from_params(params)
    assert told.value.polish != str(told.value)


@given(
    st.lists(
        st.tuples(st.sampled_from(["q", "page", "per_page", "region", "year_from", "sort", "x"]), st.text())
    )
)
def test_anything_is_a_request_or_a_query_error(params):
    try:
        request = from_params(params)
    except QueryError:
        return
    assert from_params(to_params(request)) == request
