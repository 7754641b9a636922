"""What belongs to a corpus, and when it counts as changed."""

import os

import pytest

from indexer.corpus import fingerprint, sources
from kb.errors import CorpusError


def names(corpus):
    return [s.path.relative_to(corpus).as_posix() for s in sources(corpus, max_bytes=100)]


def test_readmes_hidden_files_and_other_formats_are_no_reports(tmp_path):
    for name in (
        "b/2.md",
        "a/1.txt",
        "README.md",
        "a/readme.md",
        ".git/x.md",
        "gold/1.md",
        "a/.x.md",
        "foto.jpg",
        "ż.html",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["a/1.txt", "b/2.md", "ż.html"]


def test_every_change_changes_the_fingerprint(tmp_path):
    def now():
        return fingerprint(sources(tmp_path, max_bytes=100))

    (tmp_path / "a.md").write_text("1")
    seen = {now()}
    (tmp_path / "a.md").write_text("2")
    seen.add(now())
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    seen.add(now())
    (tmp_path / "c.md").write_text("")
    seen.add(now())
    assert len(seen) == 4
    os.utime(tmp_path / "c.md")
    assert now() in seen


def test_what_cannot_be_hashed_is_still_listed(tmp_path):
    os.mkfifo(tmp_path / "fifo.md")
    (tmp_path / "huge.md").write_text("x" * 101)
    (tmp_path / "away.md").symlink_to("/etc/hostname")
    assert [s.sha256 for s in sources(tmp_path, max_bytes=100)] == ["", "", ""]


def test_a_missing_corpus_is_one_sentence(tmp_path):
    with pytest.raises(CorpusError, match="no such corpus"):
        sources(tmp_path / "nigdzie", max_bytes=1)
