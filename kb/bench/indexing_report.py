"""What was measured of indexing, kept as JSON beside the page that is written of it.

``python -m kb.bench.indexing_report --size 10000`` measures one size and writes both.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import gettempdir

import click
import msgspec

from kb.bench.indexing import Figures, Took, run

_WORK = Path(gettempdir()) / "praktyki-bench-indexing"

JSON, PAGE = "bench-indexing.json", "bench-indexing.md"

#: Phases that Whoosh's own indexing has no part in.
OURS = ("gathering words and values", "words, lemmas, names", "arrays and facets")

_HEAD = """# Indexing, measured

Written by `python -m kb.bench.indexing_report` and `python -m indexer.timing` on a machine with two cores.
The texts are made up (`kb/search/synthetic.py`, seeded). "Plain Whoosh" is one process with Whoosh's own
analyser and writer, without any facet: over the practices' texts alone, and over all that a generation holds
(practices, reports, organisations). "Ours" is a whole generation: all three units, Whoosh's index, arrays,
facets, tables of words, facts, checksums, all of it forced to the disk; like `kb index`, it is handed the
extractions as they are kept, and decodes each where it is indexed. "Processor" adds up all processes; where
other work shares the machine it is the truer figure, and the clock is all the longer.
"""


class Run(msgspec.Struct, frozen=True):
    """Seconds of the clock and of the processor of a whole run of a command."""

    clock: float
    processor: float


class Runs(msgspec.Struct, frozen=True):
    """Runs over made-up reports.

    Attributes:
        unchanged, changed: `kb index --if-needed` as a command, start of the program included.
        watched: from the change of a report until a reader finds it, while `kb index --watch` stays.
    """

    reports: int
    unchanged: Run
    changed: Run
    watched: Run | None = None


class Parts(msgspec.Struct):
    """All that is published: number of practices -> figures, number of reports -> runs."""

    sizes: dict[str, Figures] = {}
    runs: dict[str, Runs] = {}


def publish(folder: Path, change: Callable[[Parts], None]) -> None:
    """Change what is published in a folder, and write the page anew."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / JSON
    parts = msgspec.json.decode(path.read_bytes(), type=Parts) if path.exists() else Parts()
    change(parts)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(parts), indent=1) + b"\n")
    (folder / PAGE).write_text(page(parts), encoding="utf-8")


def page(parts: Parts) -> str:
    """Return the page in Markdown."""
    sections = [_HEAD]
    sections += [_section(parts.sizes[key]) for key in sorted(parts.sizes, key=int)]
    if parts.runs:
        rows = [
            (f"{runs.reports:,}", name, f"{run.clock:.2f}", f"{run.processor:.2f}")
            for runs in sorted(parts.runs.values(), key=lambda runs: runs.reports)
            for name, run in (
                ("`--if-needed`, nothing changed", runs.unchanged),
                ("`--if-needed`, one report changed", runs.changed),
                ("`--watch`, one report changed: until a reader finds it", runs.watched),
            )
            if run is not None
        ]
        head = ("reports", "`kb index`", "clock s", "processor s")
        sections.append("## `kb index` as a command\n\n" + _table(head, rows))
    return "\n\n".join(section.strip() for section in sections) + "\n"


def _section(found: Figures) -> str:
    least = found.plain["practices"]
    lines = [(f"plain Whoosh, {name}", took) for name, took in found.plain.items()]
    lines += [(f"ours, processes: {count}", took) for count, took in found.ours.items()]
    lines += [("ours, one report changed", found.changed), ("ours, nothing changed", found.unchanged)]
    rows = [
        (
            name,
            f"{took.clock:.1f}",
            f"{took.processor:.1f}",
            f"{took.memory:.0f}",
            *(_ratio(other, took) for other in found.plain.values()),
        )
        for name, took in lines
    ]
    head = ("", "clock s", "processor s", "MB", *(f"× plain, {name}" for name in found.plain))
    added = sum(found.phases[name] for name in OURS)
    phases = [(name, f"{seconds:.2f}") for name, seconds in found.phases.items()]
    return "\n\n".join(
        (
            f"## {found.practices:,} practices in {found.reports:,} reports",
            _table(head, rows),
            "Phases over the practices alone, one process, seconds of the processor:",
            _table(("phase", "s"), phases),
            f"Arrays, facets and tables of words add {100 * added / least.processor:.0f} % to what plain "
            "Whoosh takes for the practices.",
        )
    )


def _ratio(plain: Took, took: Took) -> str:
    return f"{plain.clock / took.clock:.2f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@click.command()
@click.option("--size", type=click.IntRange(min=100), default=10_000, show_default=True)
@click.option(
    "--work", type=click.Path(path_type=Path), default=Path(gettempdir()) / "praktyki-bench-indexing"
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("docs"), show_default=True)
def main(size: int, work: Path, out: Path) -> None:
    """Measure indexing over so many made-up practices."""
    figures = run(size, work)

    def keep(parts: Parts) -> None:
        parts.sizes[str(size)] = figures

    publish(out, keep)
    click.echo(_section(figures))


if __name__ == "__main__":
    main()
