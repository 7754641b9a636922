"""How long `kb index` takes over many reports: where nothing changed, where one did, and where it stayed.

``python -m indexer.timing --reports 10000`` measures and writes ``docs/bench-indexing.md``. The reports are
made up; their extractions are put into the cache beforehand, because extracting them all is another matter
(`kb evaluate` and `kb index` tell its speed). The report that changes is really extracted.
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir

import click

from indexer import pipeline
from indexer.cache import ExtractionCache
from indexer.versions import extraction_version
from kb.bench import indexing_report
from kb.bench.indexing_report import Parts, Run, Runs
from kb.model import Extraction
from kb.search.protocol import Request
from kb.search.synthetic import Corpus
from kb.settings import Settings, load
from kb.store import Store

_WORK = Path(gettempdir()) / "praktyki-timing"
_TIMES = 3

_CHANGED = (
    "---\ntitle: Zmieniona wizyta\ndate: 2021-03\nlanguage: pl\n---\n"
    "W Byczynie działa Spółdzielnia Socjalna „Zorza”, która prowadzi pralnię i szwalnię ({n}).\n"
)


def run(reports: int, folder: Path, jobs: int = 0) -> Runs:
    """Measure over so many reports.

    Args:
        folder: emptied first. jobs: processes; 0 means one per core.
    """
    shutil.rmtree(folder, ignore_errors=True)
    settings = load(None, environ={}).replace(corpus=folder / "corpus", data=folder / "data", jobs=jobs)
    changing = _write_corpus(settings, reports)
    pipeline.index(settings)
    unchanged = _median(_run(settings, "--if-needed") for _ in range(_TIMES))
    changed = []
    for number in range(_TIMES):
        changing.write_text(_CHANGED.format(n=number), encoding="utf-8")
        changed.append(_run(settings, "--if-needed"))
    return Runs(reports, unchanged, _median(changed), _watched(settings, changing))


def _watched(settings: Settings, changing: Path) -> Run:
    """Return the median time from a change until a reader finds it; the first one also loads the pipeline."""
    with subprocess.Popen([*_command(settings), "--watch"], stderr=subprocess.PIPE) as process:
        try:
            assert process.stderr is not None
            process.stderr.readline()
            store = Store(settings.data)
            runs = [_found(store, changing, f"zmiana{number}", process.pid) for number in range(_TIMES + 1)]
        finally:
            process.terminate()
    return _median(runs[1:])


def _found(store: Store, changing: Path, word: str, watching: int) -> Run:
    """Put a word into a report and return how long it takes until the word is found."""
    time.sleep(2 * random.random())  # at no fixed moment between two looks
    changing.write_text(_CHANGED.format(n=word), encoding="utf-8")
    started, before = time.perf_counter(), _processor(watching)
    while not store.current().engine.search(Request(q=word, unit="reports")).total:
        time.sleep(0.01)
    return Run(time.perf_counter() - started, _processor(watching) - before)


def _processor(parent: int) -> float:
    """Return the seconds of the processor that a process and its children have used (Linux)."""
    seconds = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == parent or stat.parent.name == str(parent):
                seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def _write_corpus(settings: Settings, reports: int) -> Path:
    """Write the reports and their extractions; return the one that is to change."""
    version = extraction_version(settings)
    cache = ExtractionCache(settings.data / "extractions.sqlite")
    source = Corpus(seed=1).reports(reports * 4)
    for number in range(reports):
        extraction = next(source)
        path = settings.corpus / f"{number % 100:02}" / f"raport-{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(extraction.report.text, encoding="utf-8")
        cache.put(_at(extraction, path, settings.corpus), version)
    cache.close()
    changing: Path = settings.corpus / "50" / f"raport-{reports // 200 * 100 + 50}.txt"
    return changing


def _at(extraction: Extraction, path: Path, corpus: Path) -> Extraction:
    place = path.relative_to(corpus)
    report = replace(
        extraction.report,
        id=place.with_suffix("").as_posix(),
        path=place.as_posix(),
        sha256=sha256(path.read_bytes()).hexdigest(),
    )
    return replace(extraction, report=report)


def _run(settings: Settings, *options: str) -> Run:
    started, before = time.perf_counter(), _used()
    subprocess.run([*_command(settings), *options], check=True, capture_output=True)
    return Run(time.perf_counter() - started, _used() - before)


def _command(settings: Settings) -> list[str]:
    command = [sys.executable, "-m", "kb", "index", str(settings.corpus), "--data", str(settings.data)]
    return [*command, "--jobs", str(settings.jobs)]


def _used() -> float:
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def _median(runs: Iterable[Run]) -> Run:
    return sorted(runs, key=lambda run: run.clock)[_TIMES // 2]


@click.command()
@click.option("--reports", type=click.IntRange(min=100), default=10_000, show_default=True)
@click.option("--work", type=click.Path(path_type=Path), default=_WORK, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("docs"), show_default=True)
def main(reports: int, work: Path, out: Path) -> None:
    """Measure whole runs of `kb index` over so many made-up reports."""
    runs = run(reports, work)

    def keep(parts: Parts) -> None:
        parts.runs[str(reports)] = runs

    indexing_report.publish(out, keep)
    click.echo(f"nothing changed: {runs.unchanged}; one: {runs.changed}; one, watched: {runs.watched}")


if __name__ == "__main__":
    main()
