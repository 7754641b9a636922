"""Checksums by stamp: a file that is the same is not read again, any other is."""

import os
import shutil
import time

import pytest

from kb.search.protocol import Request
from kb.search.synthetic import Corpus, organisation_ids
from kb.store import Store, files
from kb.store.stamps import STORE, Stamp, Stamps


@pytest.fixture
def read(monkeypatch):
    """The files that were read for their checksums."""
    seen = []
    real = files.sha256
    monkeypatch.setattr(files, "sha256", lambda path: seen.append(path) or real(path))
    return seen


def test_an_unchanged_file_is_read_once(tmp_path, read):
    file = tmp_path / "a"
    file.write_text("1")
    for _ in range(2):
        stamps = Stamps(tmp_path / "s")
        assert stamps.sha256(file) == files.sha256(file)
        stamps.save()
    os.link(file, tmp_path / "b")
    assert Stamps(tmp_path / "s").sha256(tmp_path / "b") == stamps.sha256(file)
    assert len(read) == 3  # Once by a stamp, twice by this test.


@pytest.mark.parametrize("content", ["2", "", "12"])
def test_any_change_is_noticed(tmp_path, content):
    file = tmp_path / "a"
    file.write_text("1")
    stamps = Stamps(tmp_path / "s")
    before = stamps.sha256(file)
    time.sleep(0.02)
    file.write_text(content)
    assert stamps.sha256(file) == files.sha256(file) != before
    with pytest.raises(FileNotFoundError):
        stamps.sha256(tmp_path / "none")


def test_an_edit_that_gives_the_old_time_back_is_noticed(tmp_path):
    file = tmp_path / "a"
    file.write_text("1")
    before = file.stat()
    time.sleep(0.02)
    file.write_text("2")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Stamp.written(before) == Stamp.written(file.stat())
    assert Stamp.touched(before) != Stamp.touched(file.stat())


def test_what_changed_a_moment_ago_is_read_again(tmp_path):
    file = tmp_path / "a"
    file.write_text("1")
    for settled, known in ((time.time_ns(), False), (time.time_ns() + 10**10, True)):
        stamps = Stamps(tmp_path / "s")
        stamps.get(Stamp.touched(file.stat()), lambda: "x")
        stamps.save(settled_before=settled)
        found = Stamps(tmp_path / "s").get(Stamp.touched(file.stat()), lambda: "y")
        assert found == ("x" if known else "y")


@pytest.mark.parametrize("content", [b"", b"\x80", b"nonsense", b"\x81\x93\x01\x02\x03\xa1\xff"])
def test_damaged_stamps_hold_nothing(tmp_path, content):
    (tmp_path / "s").write_bytes(content)
    assert Stamps(tmp_path / "s").get(Stamp(1, 2, 3), lambda: "x") == "x"


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path):
    stamps = Stamps(tmp_path / "none" / "s")
    stamps.get(Stamp(1, 2, 3), lambda: "x")
    stamps.save()
    assert not (tmp_path / "none").exists()


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "data")
    for _ in range(2):
        write(store)
    return store


def write(store):
    with store.writer(versions={}) as writer:
        for extraction in Corpus(2, words=10).reports(20):
            writer.add(extraction, organisation_ids(extraction))


def test_a_sound_generation_is_not_read(store, read):
    assert store.sound(store.manifest())
    assert read == []
    assert store.check() == [] and len(read) == len(store.manifest().files)
    assert store.sound(store.manifest())


def test_a_copied_generation_is_read_once(store, tmp_path, read):
    store.data.rename(tmp_path / "old")
    shutil.copytree(tmp_path / "old", store.data)
    assert store.sound(store.manifest()) and read != []
    read.clear()
    assert store.sound(store.manifest()) and read == []


def test_a_damaged_file_is_no_longer_sound_whatever_the_stamps_say(store):
    path = next(iter((store.current().folder / "arrays").glob("practices-documents.npy")))
    content = path.read_bytes()
    time.sleep(0.02)
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert not store.sound(store.manifest())
    path.write_bytes(content)
    assert store.sound(store.manifest())
    path.unlink()
    assert not store.sound(store.manifest())


def test_stamps_are_not_needed(store, read):
    (store.data / STORE).unlink()
    assert store.sound(store.manifest()) and read != []
    expected = store.current().engine.search(Request(q="w")).hits
    (store.data / STORE).write_text("x")
    write(store)
    assert store.current().engine.search(Request(q="w")).hits == expected and store.check() == []
