"""Segments written from inverted batches are those that Whoosh itself would have written."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.search import whoosh_segments
from kb.search.analysis import indexed
from kb.search.inversion import Inverter
from kb.search.whoosh_index import WhooshReader, WhooshWriter

WORDS = ["pralnia", "pralni", "zaz", "łódź", "i", "catering", "bielsko-biała", "50+"]
SECTIONS = st.tuples(
    st.sampled_from(["name", "body", "activity"]), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
)
BATCHES = st.lists(st.lists(st.lists(SECTIONS, max_size=4), min_size=1, max_size=12), min_size=1, max_size=4)


def write(folder, batches):
    """Write the same documents by Whoosh's writer into one segment, and by ours into one for each batch."""
    (folder / "ours").mkdir()
    segments, number = [], 0
    with WhooshWriter(folder / "whoosh") as writer:
        for batch in batches:
            inverter, ids = Inverter(), []
            for sections in batch:
                writer.add(f"d{number}", indexed(sections))
                inverter.add(sections)
                ids.append(f"d{number}")
                number += 1
            segments.append(whoosh_segments.write(folder / "ours", str(number), inverter.finish(), ids))
    whoosh_segments.write_toc(folder / "ours", segments)
    assert sorted(p.suffix for p in (folder / "ours").iterdir()) == [".seg"] * len(batches) + [".toc"]
    return WhooshReader(folder / "whoosh"), WhooshReader(folder / "ours")


def content(reader):
    return {
        word: [(p.document, p.weight, list(p.positions)) for p in reader.postings(word)]
        for word in reader.words()
    }


def check(folder, batches):
    theirs, ours = write(folder, batches)
    try:
        assert content(ours) == content(theirs)
        assert ours.ids() == theirs.ids() and ours.lengths() == theirs.lengths()
        assert (ours.documents, ours.total_length) == (theirs.documents, theirs.total_length)
        for word in theirs.words():
            assert ours.frequency(word) == theirs.frequency(word)
            assert ours.search([word]) == theirs.search([word])
        assert ours.search(WORDS[:3], any_of=True) == theirs.search(WORDS[:3], any_of=True)
        assert ours.search(WORDS[3:5]) == theirs.search(WORDS[3:5])
    finally:
        theirs.close()
        ours.close()


@settings(max_examples=40, deadline=None)
@given(BATCHES)
def test_the_same_index(tmp_path_factory, batches):
    check(tmp_path_factory.mktemp("segments"), batches)


def test_long_lists_have_several_blocks(tmp_path):
    often = [[("body", "zaz " * (1 + n % 3) + "słowo" * (n % 2))] for n in range(2500)]
    check(tmp_path, [often, [[("name", "zaz")]]])
