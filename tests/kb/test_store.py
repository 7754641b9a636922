"""Generations: atomic, locked, checked, pruned, rolled back, safe from kill -9, damage and a full disk."""

import errno
import hashlib
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kb.errors import IndexDamaged, IndexLocked, NoIndex, NotFound, StoreError
from kb.search.parameters import from_params
from kb.search.protocol import Request
from kb.search.synthetic import Corpus, organisation_ids
from kb.store import Store

ROOT = Path(__file__).parents[2]


def write(store, practices=6, seed=0, versions=None, timeout=10.0):
    with store.writer(versions=versions or {}, lock_timeout=timeout) as writer:
        for extraction in Corpus(seed, words=10).reports(practices):
            writer.add(extraction, organisation_ids(extraction))
    return store


@pytest.fixture
def store(tmp_path):
    return write(Store(tmp_path / "data"))


def names(store):
    return sorted(p.name for p in (store.data / "generations").iterdir())


def test_no_index_is_told(tmp_path):
    with pytest.raises(NoIndex, match="kb index"):
        Store(tmp_path).current()
    assert Store(tmp_path).generations() == []


def test_facts_come_back_as_they_went_in(tmp_path):
    extractions = list(Corpus(3, words=10).reports(12))
    store = Store(tmp_path)
    with store.writer(versions={"extractor": "7"}) as writer:
        for extraction in extractions:
            writer.add(extraction, organisation_ids(extraction))
        writer.fail("zły.md", "plik jest pusty")
    generation = store.current()
    facts = generation.facts
    assert generation.manifest.versions["extractor"] == "7"
    assert facts.errors() == [("zły.md", "plik jest pusty")]
    for extraction in extractions:
        record = facts.report(extraction.report.id)
        assert record.extraction == extraction
        assert record.organisation_ids == organisation_ids(extraction)
        practices = facts.practices(record.practice_ids)
        assert tuple(p.practice for p in practices) == extraction.practices
        assert all(p.report == record.head for p in practices)
        organisation = facts.organisation(practices[0].organisation_id)
        assert practices[0] in organisation.practices and record.head in organisation.reports
    assert facts.counts() == dict(generation.manifest.counts)


@pytest.mark.parametrize("kind", ["practice", "report", "organisation"])
def test_unknown_addresses(store, kind):
    with pytest.raises(NotFound):
        getattr(store.current().facts, kind)("nie ma ' \x00 tego")


def test_ids_survive_reindexing_and_repeat_nowhere(tmp_path):
    extraction = next(e for e in Corpus(5, words=5).reports(60) if len(e.practices) > 2)
    twice = replace(extraction, practices=(*extraction.practices, extraction.practices[0]))
    store = Store(tmp_path)
    found = []
    for practices in (twice.practices, twice.practices[::-1]):
        with store.writer(versions={}) as writer:
            writer.add(replace(twice, practices=practices), organisation_ids(twice))
        found.append(store.current().facts.report(twice.report.id).practice_ids)
    assert len(set(found[0])) == len(twice.practices)
    assert set(found[0]) == set(found[1])


def test_same_input_same_files(tmp_path):
    stores = [write(Store(tmp_path / name), practices=20) for name in ("a", "b")]
    files = [s.current().manifest.files for s in stores]
    served = [{k: v for k, v in f.items() if k.startswith(("arrays/", "facts"))} for f in files]
    assert served[0] == served[1] and len(served[0]) > 50


def test_a_new_generation_is_seen_and_an_old_one_stays_usable(store):
    old = store.current()
    assert store.current() is old
    request = Request(q="spółdzielnia OR fundacja OR w")
    answers = old.engine.search(request), old.facts.counts()
    for seed in (1, 2, 3):
        write(store, seed=seed)
    assert store.current().number == 4 and names(store) == ["000003", "000004"]
    assert not old.folder.exists()
    seen = []
    thread = threading.Thread(target=lambda: seen.append((old.engine.search(request), old.facts.counts())))
    thread.start()
    thread.join()
    assert seen == [answers]


def test_rollback(store):
    before = store.current().engine.search(Request()).hits
    write(store, practices=3, seed=9)
    assert store.rollback().number == 1
    assert store.current().engine.search(Request()).hits == before
    with pytest.raises(StoreError, match="go back"):
        store.rollback()
    write(store, practices=3, seed=9)
    assert store.current().number == 3 and names(store) == ["000001", "000003"]


def test_changes_are_counted(store):
    write(store, practices=4)
    changes = store.current().manifest.changes
    assert changes["practices_removed"] >= 2 and changes["practices_added"] == 0
    write(store, practices=4)
    assert set(store.current().manifest.changes.values()) == {0}


def test_an_exception_changes_nothing(store):
    with pytest.raises(ZeroDivisionError), store.writer(versions={}) as writer:
        extraction = next(iter(Corpus(1).reports(1)))
        writer.add(extraction, organisation_ids(extraction))
        raise ZeroDivisionError
    assert names(store) == ["000001"] and store.current().number == 1


def test_two_reports_with_one_id(store):
    extraction = next(iter(Corpus(1).reports(1)))
    with pytest.raises(StoreError, match="two reports"), store.writer(versions={}) as writer:
        writer.add(extraction, organisation_ids(extraction))
        writer.add(extraction, organisation_ids(extraction))
    assert store.current().number == 1


def test_second_writer_waits_then_is_told(store):
    with store.writer(versions={}):
        started = time.monotonic()
        with pytest.raises(IndexLocked) as told, Store(store.data).writer(versions={}, lock_timeout=0.3):
            pass
        assert 0.3 <= time.monotonic() - started < 3 and told.value.exit_code == 75
    assert store.current().number == 2


def test_an_empty_corpus_makes_an_empty_index(tmp_path):
    store = Store(tmp_path)
    with store.writer(versions={}):
        pass
    results = store.current().engine.search(Request(q="pralnia", include={"region": ("śląskie",)}))
    assert results.total == 0 and store.current().engine.suggest("pra") == []


@pytest.mark.parametrize("content", ["", "x", "99", "-1", "7\n8"])
def test_damaged_pointer(store, content):
    store._pointer.write_text(content)
    with pytest.raises(IndexDamaged, match="--full"):
        Store(store.data).current()
    write(store)
    assert store.current().facts.counts()["practices"] == 6


@pytest.mark.slow
def test_every_damaged_file_is_noticed(store):
    """Bit flips, truncation, emptying, deletion: right answers or IndexDamaged, never anything else."""
    folder = store.current().folder
    expected = store.current().engine.search(Request(q="w"))
    rng = random.Random(5)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        for damaged in {_flipped(content, rng), rng.choice((content[: len(content) // 2], b"", None))}:
            if damaged == content:
                continue
            path.unlink()
            if damaged is not None:
                path.write_bytes(damaged)
            try:
                found = Store(store.data).current().engine.search(Request(q="w"))
                assert found == expected
                assert path.name == "manifest.json" or {"whoosh", "memory"} & {*path.parts}
            except IndexDamaged as error:
                assert "kb index --full" in str(error) and "kb index --full" in error.polish
            if path.name != "manifest.json":
                assert store.check() != []
            path.write_bytes(content)
    assert store.check() == []


def _flipped(content, rng):
    if not content:
        return content
    place = rng.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 1 << rng.randrange(8)]) + content[place + 1 :]


WRITE = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from kb.search.synthetic import Corpus, organisation_ids
from kb.store import Store
print("ready", flush=True)
with Store(Path(sys.argv[1])).writer(versions={{}}) as writer:
    for extraction in Corpus(int(sys.argv[2]), words=10).reports(int(sys.argv[3])):
        writer.add(extraction, organisation_ids(extraction))
print("done", flush=True)
"""


def started(data, seed, practices, **options):
    script = WRITE.format(root=str(ROOT))
    return subprocess.Popen(
        [sys.executable, "-c", script, str(data), str(seed), str(practices)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options,
    )  # fmt: skip


def answer(store):
    return hashlib.sha256(
        repr(store.current().engine.search(Request(q="w", sort="name"))).encode()
    ).hexdigest()


@pytest.mark.slow
def test_killed_at_any_moment(store, tmp_path):
    reference = write(Store(tmp_path / "reference"), practices=6, seed=0)
    begun = time.monotonic()
    process = started(reference.data, 1, 8)
    assert process.communicate()[0].endswith("done\n")
    lasts = time.monotonic() - begun
    total = Store(reference.data).current().facts.counts()
    for moment in range(20):
        process = started(store.data, 1, 8)
        assert process.stdout.readline() == "ready\n"
        time.sleep(lasts * moment / 20)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        number = store.current().number
        assert store.check() == []
        if number > 1:
            assert store.current().facts.counts() == total
        assert len([n for n in names(store) if n.endswith(".part")]) <= 1
    write(store, practices=8, seed=1)
    assert store.current().facts.counts() == total and len(names(store)) == 2


@pytest.mark.slow
def test_full_disk(store):
    """The size of any file is limited from almost nothing upwards until the run succeeds."""
    before = answer(store)

    def limited(size):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        return limit

    failures = 0
    for step in range(25):
        size = 4096 * 2**step
        process = started(store.data, 1, 8, preexec_fn=limited(size))
        _, errors = process.communicate()
        if process.returncode == 0:
            break
        failures += 1
        assert "StoreError" in errors.splitlines()[-1] and "disk" in errors.splitlines()[-1], errors
        assert answer(Store(store.data)) == before and names(store) == ["000001"]
    assert process.returncode == 0 and failures >= 2


def test_unwritable_data_directory(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="disk"), Store(tmp_path / "file" / "data").writer(versions={}):
        pass


def test_other_errors_of_the_block_pass_through(store):
    with pytest.raises(OSError, match="gone"), store.writer(versions={}):
        raise OSError(errno.ENOENT, "gone", "elsewhere.md")
    with pytest.raises(StoreError, match="full"), store.writer(versions={}):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_readers_while_generations_swap(store):
    wrong = []
    stop = threading.Event()

    def read():
        while not stop.is_set():
            try:
                generation = store.current()
                results = generation.engine.search(from_params([("q", "w"), ("per_page", "100")]))
                known = generation.facts.practices([h.id for h in results.hits])
                if results.generation != generation.number or len(known) != len(results.hits):
                    wrong.append((results.generation, generation.number))
            except Exception as error:
                wrong.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for seed in range(1, 4):
        write(store, practices=10, seed=seed)
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_nothing_leaks(store):
    def handles():
        return len(list(Path("/proc/self/fd").iterdir()))

    if not Path("/proc/self/fd").exists():
        pytest.skip("no /proc here: open files cannot be counted")
    Store(store.data).current().engine.search(Request(q="w"))
    before = handles()
    for _ in range(30):
        opened = Store(store.data)
        opened.current().engine.search(Request(q="w"))
        opened.current().close()
    assert handles() <= before + 2
