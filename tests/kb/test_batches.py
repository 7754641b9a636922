"""Batches of reports, indexed once: the same generation however it came about, and nothing done twice."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.facets import UNITS
from kb.search import postings
from kb.search.arrays import Strings
from kb.search.build import ARRAYS, MEMORY, WHOOSH
from kb.search.columns import LABELS
from kb.search.protocol import Request
from kb.search.synthetic import Corpus, organisation_ids
from kb.search.whoosh_index import WhooshReader
from kb.store import Store
from kb.store.batches import Cutter


def write(store, extractions, **options):
    with store.writer(versions={"analysis": "1"}, expected=len(extractions), **options) as writer:
        for extraction in extractions:
            writer.add(extraction, organisation_ids(extraction))
    return store


def served(store):
    """The checksums of everything that does not name the batches."""
    files = store.manifest().files
    return {name: found for name, found in files.items() if not name.startswith(("whoosh/", "memory/parts"))}


@pytest.fixture(scope="module")
def extractions():
    return list(Corpus(11, words=20).reports(300))


@pytest.fixture
def store(tmp_path, extractions):
    return write(Store(tmp_path / "data"), extractions)


def batches(store):
    return {p.name: p.stat().st_mtime_ns for p in (store.data / "batches").iterdir()}


def test_several_processes_make_what_one_makes(store, tmp_path, extractions):
    several = write(Store(tmp_path / "several"), extractions, jobs=2)
    assert len(batches(store)) > 4
    assert served(several) == served(store)
    assert several.check() == []
    for unit in UNITS:
        request = Request(q="spółdzielnia w", unit=unit)
        one, two = store.current().engine.search(request), several.current().engine.search(request)
        assert replace(one, generation=0) == replace(two, generation=0)


def test_the_size_of_batches_changes_nothing(store, tmp_path, extractions):
    other = Store(tmp_path / "other")
    with other.writer(versions={"analysis": "1"}) as writer:
        for extraction in extractions:
            writer.add(extraction, organisation_ids(extraction))
    assert len(batches(other)) < len(batches(store))
    assert served(other) == served(store)


def changed(extractions, rng):
    """Add, edit, rename and remove some reports."""
    result = list(extractions)
    for new in list(Corpus(rng.random(), words=8).reports(3)):
        report = replace(new.report, id=f"nowy/{rng.random()}")
        result.insert(rng.randrange(len(result)), replace(new, report=report))
    for _ in range(2):
        result.pop(rng.randrange(len(result)))
    at = rng.randrange(len(result))
    edited = result[at]
    result[at] = replace(edited, report=replace(edited.report, title="Zmieniony tytuł w Łęcznej"))
    at = rng.randrange(len(result))
    result[at] = replace(result[at], report=replace(result[at].report, id=f"inny/{rng.random()}"))
    return result


def test_any_changes_give_what_a_fresh_index_gives(store, tmp_path, extractions):
    rng = random.Random(4)
    current = extractions
    for step in range(3):
        current = changed(current, rng)
        write(store, current)
        fresh = write(Store(tmp_path / f"fresh{step}"), current)
        assert served(store) == served(fresh)
        assert store.check() == []


def test_only_the_batches_of_a_change_are_made(store, extractions):
    before = batches(store)
    edited = extractions[77]
    edited = replace(edited, report=replace(edited.report, title="Zmieniony"))
    write(store, [*extractions[:77], edited, *extractions[78:]])
    after = batches(store)
    made = after.keys() - before.keys()
    assert 1 <= len(made) <= 1 + len({*organisation_ids(edited).values()})
    assert all(after[key] == before[key] for key in after.keys() & before.keys())
    results = store.current().engine.search(Request(q="zmieniony", unit="reports"))
    assert [hit.id for hit in results.hits][:1] == [edited.report.id]


def test_fresh_uses_nothing(store, extractions):
    before = batches(store)
    write(store, extractions)
    assert batches(store) == before
    write(store, extractions, fresh=True)
    after = batches(store)
    assert after.keys() == before.keys() and not set(after.values()) & set(before.values())


def test_another_version_indexes_anew(store, extractions):
    before = batches(store)
    with store.writer(versions={"analysis": "2"}, expected=len(extractions)) as writer:
        for extraction in extractions:
            writer.add(extraction, organisation_ids(extraction))
    assert not batches(store).keys() & before.keys()


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_a_damaged_batch_is_made_again(store, extractions, damage):
    before = served(store)
    for folder in sorted((store.data / "batches").iterdir())[:3]:
        for file in sorted(folder.iterdir())[:2]:
            # The file may be a part of the live generation: what is damaged is this name of it.
            file.unlink()
            if damage is not None:
                file.write_bytes(damage)
    write(store, extractions)
    assert served(store) == before
    assert store.check() == []


@pytest.mark.parametrize(
    "name", [f"{MEMORY}/sums", f"{ARRAYS}/{LABELS}", f"{ARRAYS}/suggestions-keys-block.npy"]
)
def test_what_is_remembered_is_not_used_once_damaged(store, tmp_path, extractions, name):
    path = store.current().folder / name
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content.replace(b"socjaln", b"socjalm"))
    assert path.read_bytes() != content
    fewer = extractions[:-3]
    write(store, fewer)
    assert served(store) == served(write(Store(tmp_path / "fresh"), fewer))


def test_orphans_are_removed(store, extractions):
    orphan = store.data / "batches" / "0123.part"
    orphan.mkdir()
    (orphan / "practices").write_text("")
    write(store, extractions)
    assert not orphan.exists()


def test_the_arrays_are_those_of_the_whoosh_index(store, tmp_path):
    """Merged batches are bit-equal to what Whoosh's own readers tell of the index in several segments."""
    generation = store.current()
    words = Strings.load(generation.folder / ARRAYS, "words")
    numbers = {words[n]: n for n in range(len(words))}
    for unit in UNITS:
        reader = WhooshReader(generation.folder / WHOOSH / unit)
        assert len(list((generation.folder / WHOOSH / unit).glob("*.seg"))) > 1
        postings.dump(reader, numbers, tmp_path, unit)
        ids = reader.ids()
        reader.close()
        assert ids == [generation.engine.units[unit].id_of(n) for n in range(len(ids))]
    dumped = sorted(tmp_path.glob("*.npy"))
    assert len(dumped) == 8 * len(UNITS)
    for path in dumped:
        mine, theirs = np.load(generation.folder / ARRAYS / path.name), np.load(path)
        assert mine.dtype == theirs.dtype and np.array_equal(mine, theirs), path.name


def test_without_the_last_of_a_batch_two_become_one():
    ids = [str(n) for n in range(1000)]
    cuts = list(Cutter(1).cut(ids))
    gone = cuts[3][-1]
    after = list(Cutter(1).cut([id_ for id_ in ids if id_ != gone]))
    assert [batch for batch in cuts if batch not in after] == cuts[3:5]


@given(st.lists(st.text(max_size=5), unique=True, max_size=400), st.integers(0, 100_000), st.data())
def test_a_change_moves_no_cut_far_away(ids, expected, data):
    cuts = [list(batch) for batch in Cutter(expected).cut(ids)]
    assert [id_ for batch in cuts for id_ in batch] == ids and all(cuts)
    if not ids:
        return
    at = data.draw(st.integers(0, len(ids) - 1))
    after = [list(batch) for batch in Cutter(expected).cut([*ids[:at], *ids[at + 1 :]])]
    # Where the last of a batch goes, two batches become one.
    assert len([batch for batch in cuts if batch not in after]) <= 2 + len(ids) // 128
