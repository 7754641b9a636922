"""The cache of extractions: round trips, pruning, damage."""

from dataclasses import replace

import pytest

from indexer.cache import ExtractionCache
from kb.errors import StoreError
from kb.model import Block, Extraction, Place, Practice, Report

REPORT = Report(
    id="a",
    path="a.md",
    title="Ą",
    text="Pralnia",
    sha256="1",
    blocks=(Block(kind="paragraph", start=0, end=7),),
)
EXTRACTION = Extraction(
    report=REPORT,
    practices=(
        Practice(organisation="CIS", legal_form=None, place=Place(name="Byczyna", region="opolskie")),
    ),
    warnings=("uwaga",),
)


@pytest.fixture
def cache(tmp_path):
    cache = ExtractionCache(tmp_path / "data" / "x.sqlite")
    yield cache
    cache.close()


def test_what_was_put_comes_back_equal(cache):
    cache.put(EXTRACTION, "v1")
    assert cache.get("a.md", "1", "v1") == EXTRACTION
    assert cache.has("a.md", "1", "v1")
    assert cache.get("a.md", "1", "v2") is None and cache.get("b.md", "1", "v1") is None


def test_prune_drops_other_versions_and_vanished_reports(cache):
    gone = replace(EXTRACTION, report=replace(REPORT, path="b.md"))
    cache.put(EXTRACTION, "v1")
    cache.put(gone, "v1")
    cache.put(EXTRACTION, "v0")
    cache.prune([("a.md", "1")], "v1")
    assert cache.has("a.md", "1", "v1")
    assert not cache.has("b.md", "1", "v1") and not cache.has("a.md", "1", "v0")


def test_a_damaged_file_is_made_anew(tmp_path):
    (tmp_path / "x.sqlite").write_bytes(b"nonsense" * 1000)
    cache = ExtractionCache(tmp_path / "x.sqlite")
    cache.put(EXTRACTION, "v1")
    assert cache.has("a.md", "1", "v1")
    cache.close()


def test_an_impossible_folder_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        ExtractionCache(tmp_path / "file" / "x.sqlite")
