"""Arrays on disk against plain lists: strings found by bisection, columns counted as tables and as lists."""

import random
from bisect import bisect_left
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search import columns
from kb.search.arrays import Lists, Strings
from kb.search.columns import Column, FacetValueInfo

TEXTS = st.text(alphabet="abżł", max_size=4)


@given(st.sets(TEXTS, max_size=120), st.lists(TEXTS, max_size=10))
def test_strings_are_found(texts, others):
    texts = sorted(texts, key=str.encode)
    strings = Strings.of(texts)
    assert [strings[n] for n in range(len(strings))] == texts
    for text in (*texts, *others):
        assert strings.find(text) == (texts.index(text) if text in texts else -1)
        begun = [n for n, other in enumerate(texts) if other.startswith(text)]
        assert list(strings.prefixed(text)) == begun


@pytest.mark.parametrize("size", [0, 1, 31, 32, 33, 64, 65, 1000])
def test_every_place_is_found(size):
    """Around the strings that are kept in memory."""
    texts = [f"{n:04d}" for n in range(0, 2 * size, 2)]
    strings = Strings.of(texts)
    for n in range(2 * size + 1):
        text = f"{n:04d}"
        place = bisect_left(texts, text)
        assert strings.find(text) == (place if n % 2 == 0 and n < 2 * size else -1)
        assert strings.prefixed(text).start == place


@pytest.mark.parametrize("most", [1, 2, 3, 40], ids=["single", "double", "triple", "lists"])
@pytest.mark.parametrize("values", [5, 300, 70_000])
def test_columns_count_as_by_hand(tmp_path, most, values):
    rng = random.Random(most * values)
    rows = [sorted({rng.randrange(values) for _ in range(1 if i else most)}) for i in range(200)]
    if most in (2, 3):
        rows = [sorted({rng.randrange(values) for _ in range(rng.randint(1, most))}) for _ in rows]
    columns.write(tmp_path, "practices", "sector", rows, values)
    column = Column(tmp_path, "practices", "sector", [FacetValueInfo(str(n), str(n)) for n in range(values)])
    for size in (0, 1, 50, 200):
        documents = np.array(sorted(rng.sample(range(200), size)), dtype=np.int64)
        counts = column.count(documents)
        expected = Counter(value for d in documents for value in rows[d])
        assert len(counts) == values and counts.dtype.kind == "i"
        assert {n: int(c) for n, c in enumerate(counts) if c} == expected


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=20))
def test_lists_are_inverted(rows):
    rows = [sorted(set(row)) for row in rows]
    inverted = Lists.of(rows).inverted(10)
    assert [inverted[v].tolist() for v in range(10)] == [
        [n for n, row in enumerate(rows) if v in row] for v in range(10)
    ]
