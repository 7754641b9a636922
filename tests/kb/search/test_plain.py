"""Plain texts: indexed from a list, ranked by a query, with the analysis of the reports' search."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.search.plain import PlainIndex

TEXTS = [
    "Pralnia w Byczynie pierze pościel z hoteli.",
    "Stolarnia robi meble dla przedszkoli; stolarz uczy młodzież.",
    "",
    "Bracia bonifratrzy prowadzą szpital. Boni Activ sprząta biura.",
    "W Łodzi CIS-y i ZAZ-y gotują obiady.",
]


@pytest.fixture(scope="module")
def index() -> PlainIndex:
    return PlainIndex(TEXTS)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("Kto pierze pościel dla hoteli?", 0),
        ("poscieli", 0),
        ("meblami stolarskimi", 1),
        ("bonifraterski", 3),
        ("Boni-Activ", 3),
        ("lodz", 4),
        ("ZAZ", 4),
        ("stolarnja", 1),
        ("-pralnia OR (byczyna", 0),
    ],
)
def test_best_text(index, query, best):
    assert index.rank(query)[0][0] == best


def test_nothing_found_and_limits(index):
    assert index.rank("") == index.rank("?!") == index.rank("helikopter") == []
    assert index.rank("pralnia", limit=0) == []
    every = index.rank("w", limit=None)
    assert {number for number, _ in every} == {0, 4}
    assert index.rank("w", limit=1) == every[:1]
    assert index.size == len(TEXTS)


def test_scores_fall_and_more_words_score_more(index):
    scores = [score for _, score in index.rank("meble obiady pościel pralnia", limit=None)]
    assert scores == sorted(scores, reverse=True)
    assert index.rank("pralnia pościel")[0][1] > index.rank("pralnia")[0][1]


def test_in_a_folder_and_without_texts(tmp_path):
    assert PlainIndex(["zielony las"], tmp_path / "new").rank("lasy") != []
    assert (tmp_path / "new" / "words-block.npy").exists()
    assert PlainIndex([]).rank("las") == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_query_is_answered(index, query):
    for number, score in index.rank(query):
        assert 0 <= number < len(TEXTS) and score == score
