"""The whole way from a corpus to a search: incremental, all or nothing, past bad files."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from indexer import workers
from indexer.pipeline import index
from kb.errors import CorpusError, ModelError
from kb.search.protocol import Request
from kb.settings import load
from kb.store import Store

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
GOOD = (
    "---\ntitle: Pralnia w Byczynie\ndate: 2020-05\nsource: https://example.org/\nlanguage: pl\n---\n"
    "W Byczynie (woj. opolskie) działa Spółdzielnia Socjalna „Perunica”. "
    "Spółdzielnia prowadzi pralnię i szwalnię.\n"
)


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_text(GOOD)
    return load(None, environ={}).replace(corpus=tmp_path / "corpus", data=tmp_path / "data", jobs=1)


def ids(settings, **request) -> list[str]:
    return [hit.id for hit in Store(settings.data).current().engine.search(Request(**request)).hits]


def test_a_report_is_found_by_an_inflected_word_and_only_what_changed_is_extracted(settings):
    first = index(settings)
    assert (first.built, first.reports, first.extracted, first.failures) == (True, 1, 1, ())
    found = ids(settings, q="pralnie spółdzielni", include={"region": ("opolskie",)})
    assert len(found) == 1
    assert not index(settings, if_needed=True).built
    (settings.corpus / "b.md").write_text(GOOD.replace("Perunica", "Miód").replace("pralnię", "browar"))
    second = index(settings, if_needed=True)
    assert (second.extracted, second.reused, second.generation) == (1, 1, first.generation + 1)
    assert ids(settings, q="pralnie spółdzielni", include={"region": ("opolskie",)})[:1] == found, (
        "ids are stable"
    )
    (settings.corpus / "b.md").unlink()
    assert index(settings).extracted == 0
    assert not ids(settings, q="browar")


def test_bad_files_are_listed_and_the_run_goes_on(settings):
    (settings.corpus / "empty.md").write_text("")
    (settings.corpus / "binary.txt").write_bytes(b"\x00\x01" * 50)
    (settings.corpus / "front.md").write_text("---\ntitle: [\n---\nTekst raportu o spółdzielni socjalnej.")
    (settings.corpus / "huge.txt").write_text("pralnia " * 300_000)
    (settings.corpus / "away.md").symlink_to("/etc/hostname")
    outcome = index(settings)
    assert outcome.reports == 1
    assert {f.path.name for f in outcome.failures} == {
        "empty.md",
        "binary.txt",
        "front.md",
        "huge.txt",
        "away.md",
    }
    errors = dict(Store(settings.data).current().facts.errors())
    assert set(errors) == {"empty.md", "binary.txt", "front.md", "huge.txt", "away.md"}


def test_a_corpus_of_bad_files_only_leaves_the_index_as_it_was(settings):
    before = index(settings).generation
    (settings.corpus / "a.md").write_text("")
    with pytest.raises(CorpusError, match="none of the 1 reports"):
        index(settings)
    assert Store(settings.data).current().number == before


def test_two_processes_give_what_one_gives(settings, tmp_path):
    reports = sorted((ROOT / "corpus" / "reports").rglob("*.md"))[:60]
    assert workers.count(reports, 2) == 2
    for report in reports:
        shutil.copy(report, settings.corpus / report.name)
    index(settings)
    other = settings.replace(data=tmp_path / "other", jobs=2)
    index(other)
    one, two = Store(settings.data).current(), Store(other.data).current()
    assert one.facts.digests() == two.facts.digests()
    request = Request(q="spółdzielnia socjalna")
    assert one.engine.search(request).facets == two.engine.search(request).facets


def test_what_another_process_extracts_is_what_this_one_would(settings):
    paths = [settings.corpus / "a.md"]
    with closing(workers.Extracting(paths, settings.corpus, settings, apart=True)) as apart:
        assert list(apart) == list(workers.extract_all(paths, settings.corpus, settings))


def test_another_process_tells_that_the_pipeline_cannot_be_loaded(settings):
    wrong = settings.replace(model="/nie/ma")
    paths = [settings.corpus / "a.md"]
    with closing(workers.Extracting(paths, settings.corpus, wrong, apart=True)) as extracting:
        with pytest.raises(ModelError, match="/nie/ma") as told:
            list(extracting)
        assert told.value.polish != str(told.value)
    # Nobody has to ask for what is extracted.
    workers.Extracting(paths, settings.corpus, wrong, apart=True).close()


def test_more_processes_only_where_there_is_much_to_read(tmp_path):
    for number, size in enumerate((10, 70_000, 400_000)):
        (tmp_path / f"{number}.md").write_bytes(b"x" * size)
    small, middle, large = sorted(tmp_path.glob("*.md"))
    assert workers.count([], 8) == workers.count([small, middle, tmp_path / "none.md"], 8) == 1
    assert workers.count([large], 8) == 1
    assert workers.count([small, middle, large], 8) == 3
    assert workers.count([middle, large], 1) == 1


def test_an_interrupted_run_leaves_nothing_and_is_resumed(settings):
    for number in range(100):
        (settings.corpus / f"r{number}.md").write_text(GOOD.replace("Perunica", f"Perunica {number}") * 5)
    command = [
        sys.executable,
        "-m",
        "kb",
        "index",
        str(settings.corpus),
        "--data",
        str(settings.data),
        "--jobs",
        "1",
    ]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env, cwd=settings.corpus)
    cache = settings.data / "extractions.sqlite-wal"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (cache.exists() and cache.stat().st_size > 20_000):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert not (settings.data / "current").exists()
    resumed = index(settings)
    assert resumed.reused > 0 and resumed.reports == 101
