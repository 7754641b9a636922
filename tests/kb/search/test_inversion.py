"""Whole batches inverted at once hold what the analysis gives word by word."""

from collections import Counter, defaultdict

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.search.analysis import SECTIONS, indexed
from kb.search.inversion import Inverter, Spellings

PIECES = [
    "Pralnia", "pralni", "PRALNIA", "CIS-u", "ZAZ-ie", "Bielsko-Biała", "50+", "C+", "2012", "usługa-a",
    "gastronomiczno-cateringowa", "d'Arc", "—", "...", "łódź", "ＡＢＣ", "e\u0301tat", "x" * 90, "\ud800",
    "a-b-c",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join), st.text(max_size=30))
DOCUMENTS = st.lists(st.lists(st.tuples(st.sampled_from(list(SECTIONS)), TEXTS), max_size=8), max_size=6)
LONG = [("name", "zaz " * 19_895), ("name", "ostatnia-szansa zaz"), ("name", "poza"), ("place", "Łódź")]


def expected(documents):
    """Word -> document -> (weight, positions), and the lengths of documents."""
    found = defaultdict(dict)
    lengths = []
    for number, sections in enumerate(documents):
        words = indexed(sections)
        lengths.append(len(words))
        for word in words:
            weight, positions = found[word.text].get(number, (0.0, []))
            found[word.text][number] = (weight + word.weight, sorted([*positions, word.position]))
    return dict(found), lengths


def postings(inverted):
    found = defaultdict(dict)
    for number, word in enumerate(inverted.words):
        for place in range(inverted.offsets[number], inverted.offsets[number + 1]):
            begin, end = inverted.position_offsets[place : place + 2]
            found[word][int(inverted.documents[place])] = (
                float(inverted.weights[place]),
                inverted.positions[begin:end].tolist(),
            )
    return dict(found)


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
@example([LONG, [], LONG[::-1]])
@example([])
@example([[("body", "")]])
def test_the_same_postings(documents):
    inverter = Inverter()
    for sections in documents:
        inverter.add(sections)
    inverted = inverter.finish()
    words, lengths = expected(documents)
    assert postings(inverted) == words
    assert inverted.lengths.tolist() == lengths
    assert inverted.words == sorted(words)


def spelt(inverted):
    return dict(zip(inverted.surfaces, inverted.surface_counts.tolist(), strict=True))


@given(DOCUMENTS)
def test_spellings_are_counted(documents):
    inverter = Inverter()
    for sections in documents:
        inverter.add(sections)
    found = inverter.finish()
    assert spelt(found) == Counter(word.surface for sections in documents for word in indexed(sections))
    assert found.surfaces == sorted(found.surfaces)


@given(DOCUMENTS, DOCUMENTS)
def test_batches_that_share_a_table_of_spellings_are_as_those_that_do_not(former, documents):
    shared = Spellings()
    for batch in (former, documents):
        inverter, alone = Inverter(shared), Inverter()
        for sections in batch:
            inverter.add(sections)
            alone.add(sections)
        found, expected = inverter.finish(), alone.finish()
        assert postings(found) == postings(expected)
        assert (found.words, spelt(found)) == (expected.words, spelt(expected))
        assert found.lengths.tolist() == expected.lengths.tolist()
