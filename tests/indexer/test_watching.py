"""`kb index --watch`: what stays at hand gives the index that a fresh run gives; only people stop it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import pipeline
from indexer.watching import watch
from indexer.workers import Processes
from kb.errors import KbError
from kb.settings import load
from kb.store import Store

NAMES = ("Perunica", "Dębianka", "Zorza", "Barka", "Opus")


def write(corpus: Path, name: str, organisation: str, town: str = "Byczynie") -> None:
    (corpus / f"{name}.md").write_text(
        f"---\ntitle: Wizyta {name}\ndate: 2020-05\nlanguage: pl\n---\n"
        f"W {town} działa Spółdzielnia Socjalna „{organisation}”. Spółdzielnia prowadzi pralnię i szwalnię.\n"
    )


@pytest.fixture
def settings(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, name in enumerate(NAMES):
        write(corpus, f"r{number}", name)
    return load(None, environ={}).replace(corpus=corpus, data=tmp_path / "data", jobs=1, model="none")


def group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


class Watched:
    """Runs `watch`, and a step after each thing it tells, until there is none left."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.steps = list(steps)
        self.told: list[pipeline.Outcome | KbError] = []

    def __call__(self, said: pipeline.Outcome | KbError) -> None:
        self.told.append(said)
        if not self.steps:
            raise KeyboardInterrupt
        self.steps.pop(0)()

    def run(self, settings) -> list[pipeline.Outcome | KbError]:
        with pytest.raises(KeyboardInterrupt):
            watch(settings, every=0.01, told=self, failed=self)
        return self.told


def served(settings) -> dict[str, str]:
    """Return the checksums of what the current generation answers from."""
    files = Store(settings.data).manifest().files
    return {name: digest for name, digest in files.items() if name.startswith(("arrays/", "facts/"))}


def test_each_change_gives_the_index_that_a_fresh_run_gives(settings, tmp_path):
    corpus = settings.corpus
    seen: list[dict[str, str]] = []

    def then(change, *args) -> Callable[[], None]:
        def step() -> None:
            fresh = settings.replace(data=tmp_path / f"fresh{len(seen)}")
            pipeline.index(fresh)
            seen.append(served(settings))
            assert seen[-1] == served(fresh)
            change(*args)

        return step

    told = Watched(
        then(write, corpus, "r1", "Dębianka", "Kluczborku"),
        then(write, corpus, "r0", "Barka"),
        then(write, corpus, "r9", "Nowa"),
        then((corpus / "r1.md").unlink),
        then(write, corpus, "r0", "Perunica"),
    ).run(settings)
    assert [outcome.extracted for outcome in told] == [5, 1, 1, 1, 0, 1]
    assert len({tuple(sorted(one.items())) for one in seen}) == len(seen) == 5


def test_nothing_is_told_of_a_look_that_finds_no_change(settings):
    pipeline.index(settings)
    first, second = Watched(lambda: write(settings.corpus, "r1", "Nowa")).run(settings)
    assert not first.built and second.built and second.extracted == 1


def test_what_goes_wrong_is_told_once_and_a_later_run_goes_well(settings):
    away = settings.corpus.with_name("away")

    def back() -> None:
        shutil.move(away, settings.corpus)

    def vanish() -> None:
        shutil.move(settings.corpus, away)

    first, failure, last = Watched(vanish, back).run(settings)
    assert first.built and isinstance(failure, KbError) and not isinstance(last, KbError)


def test_a_report_that_cannot_be_read_is_a_failure_of_that_report_alone(settings):
    _, bad, good = Watched(
        lambda: (settings.corpus / "r1.md").write_bytes(b"\x00\x01\x02"),
        lambda: write(settings.corpus, "r1", "Nowa"),
    ).run(settings)
    assert [failure.path.name for failure in bad.failures] == ["r1.md"] and bad.reports == 4
    assert not good.failures and good.reports == 5


@pytest.mark.parametrize("noticed", [True, False])
def test_a_process_that_died_is_replaced(settings, monkeypatch, noticed):
    made: list[Processes] = []
    start = Processes.__init__

    def remembered(self, most):
        start(self, most)
        made.append(self)

    monkeypatch.setattr(Processes, "__init__", remembered)

    def kill() -> None:
        for process in made[0]._pool._processes.values():
            process.kill()
        while noticed and not made[0]._pool._broken:
            time.sleep(0.01)
        write(settings.corpus, "r1", "Nowa")

    told = Watched(kill, lambda: write(settings.corpus, "r2", "Inna")).run(settings)
    assert [outcome.extracted for outcome in told] == [5, 1, 1]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_command_stops_when_asked_and_leaves_no_process(settings, stop):
    command = [sys.executable, "-m", "kb", "index", settings.corpus, "--data", settings.data]
    with subprocess.Popen(
        [*command, "--watch", "--every", "0.2"],
        stderr=subprocess.PIPE,
        env={**os.environ, "KB_MODEL": "none", "LC_ALL": "C.UTF-8"},
        start_new_session=True,
        text=True,
    ) as process:
        assert process.stderr is not None
        said = ""
        while "generation 1" not in said.lower():
            said += process.stderr.read(1)
        process.send_signal(stop)
        assert process.wait(20) == 0
        assert "Traceback" not in said + process.stderr.read()
    until = time.monotonic() + 10
    while group_lives(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not group_lives(process.pid)
