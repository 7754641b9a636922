"""The arrays answer as Whoosh does: same documents, same scores to the last bit, same order."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import index, query

from kb.search import postings
from kb.search.analysis import indexed
from kb.search.matches import Matches, intersected, merged, narrowed
from kb.search.postings import Postings, documents_of
from kb.search.whoosh_index import FIELD, WhooshReader, WhooshWriter

WORDS = ["pralnia", "pralni", "zaz", "łódź", "i", "catering"]
DOCUMENTS = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["name", "body", "activity"]), st.lists(st.sampled_from(WORDS), max_size=12)
        )
    ),
    min_size=1,
    max_size=25,
)


@dataclass
class Built:
    reader: WhooshReader
    postings: Postings
    numbers: dict[str, int] = field(default_factory=dict)


def build(folder, documents, more=(), deleted=()) -> Built:
    """Index documents in one or two segments, delete some, dump."""
    with WhooshWriter(folder / "w") as writer:
        for number, sections in enumerate(documents):
            writer.add(str(number), indexed([(name, " ".join(words)) for name, words in sections]))
    if more or deleted:
        opened = index.open_dir(str(folder / "w"))
        second = opened.writer()
        for number, sections in enumerate(more, start=len(documents)):
            words = indexed([(name, " ".join(words)) for name, words in sections])
            second.add_document(text=words, id=str(number))
        for number in deleted:
            if number < len(documents):
                second.delete_document(number)
        second.commit(merge=False)
    reader = WhooshReader(folder / "w")
    numbers = {word: number for number, word in enumerate(sorted({*WORDS, *reader.words()}))}
    (folder / "a").mkdir()
    postings.dump(reader, numbers, folder / "a", "practices")
    return Built(reader, Postings(folder / "a", "practices"), numbers)


def ranked(found: Matches) -> list[tuple[int, float]]:
    order = np.lexsort((found.documents, -found.values))
    return [(int(found.documents[i]), float(found.values[i])) for i in order]


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.one_of(st.just([]), DOCUMENTS), st.sets(st.integers(0, 24), max_size=5))
def test_single_words_are_bit_equal(tmp_path_factory, documents, more, deleted):
    built = build(tmp_path_factory.mktemp("oracle"), documents, more, deleted)
    try:
        for word in WORDS:
            ours = built.postings.score([(built.numbers[word], 1.0)])
            assert ranked(ours) == built.reader.search([word])
    finally:
        built.reader.close()


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS, st.one_of(st.just([]), DOCUMENTS), st.sets(st.integers(0, 24), max_size=5))
def test_several_words_have_the_same_documents_and_scores(tmp_path_factory, documents, more, deleted):
    built = build(tmp_path_factory.mktemp("oracle"), documents, more, deleted)
    try:
        size = built.postings.size
        for words in (["pralnia", "zaz"], ["i", "catering", "łódź"]):
            parts = [built.postings.score([(built.numbers[w], 1.0)]) for w in words]
            both = parts[0]
            for part in parts[1:]:
                both = intersected(both, part, size)
            either = merged(
                np.concatenate([p.documents for p in parts]), np.concatenate([p.values for p in parts]), size
            )
            for ours, theirs in (
                (both, built.reader.search(words)),
                (either, built.reader.search(words, any_of=True)),
            ):
                assert dict(ranked(ours)) == pytest.approx(dict(theirs))
    finally:
        built.reader.close()


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_phrases_are_those_of_whoosh(tmp_path_factory, documents):
    built = build(tmp_path_factory.mktemp("oracle"), documents)
    try:
        for first, second in (("pralnia", "zaz"), ("i", "i")):
            matcher = query.Phrase(FIELD, [first, second]).matcher(built.reader._searcher)
            expected = list(matcher.all_ids()) if matcher.is_active() else []
            first_documents = built.postings.documents_of(built.numbers[first]).astype(np.int64)
            starts = built.postings.positions([(built.numbers[first], 1.0)])
            ends = built.postings.positions([(built.numbers[second], 1.0)], first_documents)
            met = set(starts.tolist()) & set((ends - 1).tolist())
            assert sorted({start >> 32 for start in met}) == expected
    finally:
        built.reader.close()


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS, st.data())
def test_what_is_asked_within_documents_is_what_the_group_has_there(tmp_path_factory, documents, data):
    built = build(tmp_path_factory.mktemp("within"), documents)
    numbers = sorted(built.numbers.values())
    members = [
        (n, factor) for n, factor in zip(data.draw(st.permutations(numbers)), (1.3, 1.0, 0.4), strict=False)
    ]
    whole = built.postings.group(members)
    assert built.postings.spread(members) == len(whole.documents)
    mine = whole.documents[data.draw(st.integers(0, 2)) :: 2]
    inside = built.postings.within(members, mine)
    assert inside.values.tolist() == narrowed(whole, mine).values.tolist()
    everywhere = built.postings.positions(members)
    assert everywhere.tolist() == built.postings.positions(members, whole.documents).tolist()
    assert documents_of(everywhere).tolist() == whole.documents.tolist()
    built.reader.close()


def test_a_group_counts_the_union_once(tmp_path):
    sections = [[("body", ["pralnia", "pralni"])], [("body", ["pralni"])], [("body", ["zaz"])]]
    built = build(tmp_path, sections)
    group = built.postings.group([(built.numbers["pralnia"], 1.3), (built.numbers["pralni"], 1.0)])
    assert group.documents.tolist() == [0, 1]
    assert group.values.tolist() == pytest.approx([2.3, 1.0])
    built.reader.close()


@given(
    st.lists(st.tuples(st.integers(0, 300), st.floats(-5, 5)), max_size=200),
    st.integers(301, 100_000),
)
def test_merging_dense_or_sparse_is_the_same(pairs, size):
    expected: dict[int, float] = {}
    for document, value in pairs:
        expected[document] = expected.get(document, 0.0) + value
    documents = np.array([d for d, _ in pairs], dtype=np.int64)
    found = merged(documents, np.array([v for _, v in pairs], dtype=np.float64), size)
    assert found.documents.tolist() == sorted(expected)
    assert dict(ranked(found)) == pytest.approx(expected)
