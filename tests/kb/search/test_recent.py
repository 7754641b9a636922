"""What queries found lately is kept within bounds, and changes no answer."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kb.search.found import Found
from kb.search.matches import Matches
from kb.search.protocol import Request
from kb.search.recent import Recent


def found(size: int) -> Found:
    return Found(Matches(np.arange(size), np.zeros(size)))


def test_what_was_asked_longest_ago_is_forgotten():
    recent = Recent(60_000)
    for query in ("a", "b", "c"):
        recent.put("practices", query, found(600))
    assert recent.get("practices", "a") is not None
    assert recent.get("reports", "a") is None
    recent.put("practices", "d", found(600))
    recent.put("practices", "e", found(600))
    assert recent.get("practices", "b") is None and recent.get("practices", "a") is not None


def test_what_is_large_is_not_kept():
    recent = Recent(60_000)
    recent.put("practices", "a", found(10))
    recent.put("practices", "b", found(5_000))
    assert recent.get("practices", "b") is None and recent.get("practices", "a") is not None
    recent.forget()
    assert recent.get("practices", "a") is None


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 900))))
def test_never_more_than_the_bound(asked):
    recent = Recent(50_000)
    for query, size in asked:
        recent.put("practices", query, found(size))
    assert recent.held <= 50_000


def test_an_answer_is_the_same_the_second_time(engine):
    for q in ("pralnia", "spółdzielnia -pralnia", "w", '"spółdzielnia socjalna"', "prlania Byczynie"):
        request = Request(q=q)
        engine.recent.forget()
        assert engine.search(request) == engine.search(request)
        page = replace(request, page=2, per_page=1)
        again = engine.search(page)
        engine.recent.forget()
        assert engine.search(page) == again
