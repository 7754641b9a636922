"""`kb bench-extraction`: speed on one core and on several, by length of a report, and memory over many."""

import os
import platform
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from indexer.made_up import MadeUp
from indexer.readers.markdown import read_markdown
from indexer.workers import Extracting, Failure
from kb.cli import language
from kb.model import Report
from kb.settings import Settings, load

# As in the commands that index: threads of the matrix library would only get in the processes' way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

#: Entries of the catalogues: up to the length of a book of 250 pages.
_ENTRIES = (125, 250, 500, 1000)
#: How often the memory is looked at.
_SAMPLES = 10
_WARM_UP = 50


@dataclass(frozen=True, slots=True)
class Speed:
    """How long some words took, in seconds of wall time and of processor time."""

    label: str
    words: int
    wall: float
    processor: float

    @property
    def row(self) -> str:
        """A row of a Markdown table."""
        rates = f"{self.words / self.wall:,.0f} | {self.words / self.processor:,.0f}"
        return f"| {self.label} | {self.words:,} | {self.wall:.1f} | {rates} |"


def one_core(model: str | None, texts: list[str], label: str) -> Speed:
    """Measure reading and extracting Markdown texts in this process, after a warm-up on some others."""
    from indexer.extraction.extract import Extractor

    extractor = Extractor(model)
    made = MadeUp(0)
    for _ in range(_WARM_UP):
        extractor.extract(_report(made.short()))
    return _timed(label, texts, lambda: extractor.extract_many(map(_report, texts)))


def processes(texts: list[str], jobs: int, data: Path) -> Speed:
    """Measure the extraction of files in processes of their own, their start included.

    Args:
        data: what processes keep for one another (`indexer.starting`), as a run of `kb index` before left it.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, text in enumerate(texts):
            (folder / f"{number:06}.md").write_text(text, encoding="utf-8")
        settings: Settings = load(None, environ={}).replace(jobs=jobs, data=data)
        words, paths = _words(texts), sorted(folder.glob("*.md"))
        started, before = time.perf_counter(), _processor_of_children()
        with closing(Extracting(paths, folder, settings, apart=True)) as extracting:
            failures = [result for result in extracting if isinstance(result, Failure)]
        wall = time.perf_counter() - started
        assert not failures, failures[0].reason
    return Speed(f"{jobs}", words, wall, _processor_of_children() - before)


def _processor_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(model: str | None, reports: int, seed: int) -> Iterator[tuple[int, float]]:
    """Yield (reports extracted, resident memory in MB) while so many short reports are extracted."""
    from indexer.extraction.extract import Extractor

    extractor, made = Extractor(model), MadeUp(seed)
    every = max(1, reports // _SAMPLES)
    for number in range(1, reports + 1):
        extractor.extract(_report(made.short()))
        if number % every == 0:
            yield number, _resident()


def _report(text: str) -> Report:
    document = read_markdown(text, "made-up")
    return Report(id="made-up", title="", text=document.text, blocks=document.blocks, sha256="0" * 64)


def _timed(label: str, texts: list[str], work: Callable[[], Iterable[object]]) -> Speed:
    wall, processor = time.perf_counter(), time.process_time()
    for _ in work():
        pass
    return Speed(label, _words(texts), time.perf_counter() - wall, time.process_time() - processor)


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


_HEAD = """| {first} | words | seconds | words/s | words/s of processor time |
|---|---:|---:|---:|---:|"""
_PAGE = """# Speed and memory of the extraction

Written by `kb bench-extraction` on {date}: {machine}, load {load:.1f} when it began. Made-up reports
(`indexer/made_up.py`), seed {seed}. Where other programs ran as well, words per second of processor time tell
more than those of the clock.

## One core

{one}

## Length of a report

One catalogue or table in one report, model and rules. Linear means: the same rate in each row.

{length}

## Processes

{many:,} short reports in files, start of the processes (loading the pipeline) included.

{several}

## Memory

Resident memory of one process over {reports:,} short reports, MB.

{memory}
"""


@click.command("bench-extraction")
@click.option("--reports", type=click.IntRange(min=10), default=10_000, show_default=True, help="For memory.")
@click.option("--short", type=click.IntRange(min=24), default=1_000, show_default=True, help="For speed.")
@click.option("--many", type=click.IntRange(min=24), default=6_000, show_default=True, help="For processes.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--model", help="Another spaCy pipeline; none: rules only.")
@click.option("--out", type=click.Path(path_type=Path), help="Write a page of the figures to this file.")
def bench_extraction(
    reports: int, short: int, many: int, seed: int, model: str | None, out: Path | None
) -> None:
    """Measure the extraction: speed, processes, memory."""
    told = "mierzę: {}" if language() == "pl" else "measuring: {}"

    def tell(what: str) -> None:
        click.echo(told.format(what), err=True)

    load_average = os.getloadavg()[0]
    made = MadeUp(seed)
    texts = [made.short() for _ in range(short)]
    tell("one core")
    one = [one_core(model, texts, "model and rules"), one_core("none", texts, "rules only")]
    length = []
    for entries in _ENTRIES:
        tell(f"length {entries}")
        length.append(one_core(model, [made.catalogue(entries)], f"catalogue of {entries}"))
    for rows in (_ENTRIES[0], _ENTRIES[-1]):
        length.append(one_core(model, [made.table(rows)], f"table of {rows} rows"))
    with tempfile.TemporaryDirectory() as data:
        processes(texts[:1], 1, Path(data))
        crowd = [made.short() for _ in range(many)]
        several = []
        for jobs in sorted({1, os.cpu_count() or 1}):
            tell(f"processes {jobs}")
            several.append(processes(crowd, jobs, Path(data)))
    tell("memory")
    samples = list(memory(model, reports, seed))
    page = _PAGE.format(
        date=datetime.now(UTC).date().isoformat(),
        machine=f"{os.cpu_count()} cores, Python {platform.python_version()}",
        load=load_average,
        seed=seed,
        one=_table("", one),
        length=_table("report", length),
        many=many,
        several=_table("processes", several),
        reports=reports,
        memory="\n".join(
            ["| reports | MB |", "|---:|---:|", *(f"| {n:,} | {mb:.0f} |" for n, mb in samples)]
        ),
    )
    if out:
        out.write_text(page, encoding="utf-8")
    click.echo(page)


def _table(first: str, speeds: Iterable[Speed]) -> str:
    return "\n".join([_HEAD.format(first=first), *(speed.row for speed in speeds)])


if __name__ == "__main__":
    bench_extraction()
