"""Hostile and senseless input: every query is answered, and quickly."""

import random
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import QueryError
from kb.search.parameters import from_params
from kb.search.protocol import Request

#: Longest answer to a hostile query over some hundred practices, in seconds.

NASTY = [
    '"', "((((", "NOT " * 500, "*", "s*", "[TO]", "[a TO b]", "a" * 10_000,
    "\x00", "\ud800pralnia", "<<<",
    "(((" * 5000,
    "organizacja:", "id:1", "text:pralnia", "-", "--", "---pralnia",
    "OR OR OR", "a OR", "pra* " * 20, "„", "”“„",
    "'; DROP TABLE report; --", "<script>alert(1)</script>",
    "%00", "🙂", "ﬁ ﬂ", "Ł" * 300, "é" * 200, "1" * 300,
    "miejsce:\"", "sektor:((", "*:*", "?", "~2", "pralnia^100", "{!lucene}", "\u202epralnia", "a\u0301" * 100,
]  # fmt: skip


@pytest.mark.parametrize("q", NASTY, ids=range(len(NASTY)))
def test_every_string_is_answered(made, q):
    results = made[0].engine.search(from_params([("q", q)]))
    assert results.total >= 0
    made[0].engine.suggest(q)


PIECES = [
    *'aż"„”()-*: \x00\ud800',
    "pralnia",
    "spółdzielni",
    " OR ",
    " NOT ",
    "miejsce:",
    "organizacja:",
    "prac*",
    " w ",
]


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=320), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_fuzzed_queries(made, q):
    assert made[0].engine.search(Request(q=q)).total >= 0


@pytest.mark.parametrize("page", [1, 2, 10**6, 10**9])
def test_deep_pages(made, page):
    results = made[0].engine.search(Request(q="w", page=page, per_page=100))
    assert len(results.hits) == max(0, min(100, results.total - (page - 1) * 100))


def test_pages_make_up_the_whole(made):
    engine = made[0].engine
    for sort in ("relevance", "newest", "oldest", "name", "region"):
        whole = [h.id for h in engine.search(Request(q="spółdzielnia", sort=sort, per_page=10_000)).hits]
        pages = [
            h.id
            for page in range(1, 30)
            for h in engine.search(Request(q="spółdzielnia", sort=sort, page=page, per_page=7)).hits
        ]
        assert pages == whole and len(set(whole)) == len(whole)


def test_order_by_date_and_name(made):
    generation, _ = made
    hits = generation.engine.search(Request(sort="newest", per_page=10_000)).hits
    dates = [r.report.date for r in generation.facts.practices([h.id for h in hits])]
    known = [d for d in dates if d]
    assert known == sorted(known, reverse=True) and dates == known + [None] * (len(dates) - len(known))


@pytest.mark.parametrize("bad", [{"unit": "planets"}, {"sort": "random"}])
def test_wrong_requests_are_told(engine, bad):
    with pytest.raises(QueryError):
        engine.search(Request(**bad))


def test_many_threads_get_the_same_answers(made):
    engine = made[0].engine
    queries = ["pralnia", "spółdzielnia socjalna", "catering OR w", '"z miejscowości"', "fund*", "xyzzy w z"]
    expected = {q: engine.search(Request(q=q)) for q in queries}
    wrong = []

    def run(seed):
        rng = random.Random(seed)
        for _ in range(40):
            q = rng.choice(queries)
            if engine.search(Request(q=q)) != expected[q]:
                wrong.append(q)

    threads = [threading.Thread(target=run, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
