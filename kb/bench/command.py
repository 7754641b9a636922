"""The subcommand `kb bench`."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import gettempdir

import click

from kb.bench.engines import ENGINES, Engine


@click.command()
@click.option(
    "--size",
    "sizes",
    type=click.IntRange(min=100),
    multiple=True,
    default=(10_000,),
    show_default=True,
    help="Number of practices; repeats.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    default=60.0,
    show_default=True,
    help="Time of asking for each size.",
)
@click.option("--questions", type=click.IntRange(min=10), default=100, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option(
    "--engine",
    "names",
    type=click.Choice([e.name for e in ENGINES]),
    multiple=True,
    help="Only these engines; repeats.",
)
@click.option("--fuzz", type=click.IntRange(min=1), help="Instead: so many hostile requests to our engine.")
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    default=Path(gettempdir()) / "praktyki-bench",
    show_default=True,
    help="Folder where corpora and indexes are kept; delete it after a change of the code.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("docs"),
    show_default=True,
    help="Folder of the table and the plot.",
)
def bench(
    sizes: Sequence[int],
    seconds: float,
    questions: int,
    seed: int,
    names: Sequence[str],
    fuzz: int | None,
    work: Path,
    out: Path,
) -> None:
    """Measure search beside other engines."""
    from kb.bench import fuzzing, report
    from kb.bench.run import Table, run

    def keep(parts: report.Parts, table: Table) -> None:
        parts.tables[str(table.size)] = table

    def keep_fuzz(parts: report.Parts, size: int, figures: dict[str, float]) -> None:
        parts.fuzz[str(size)] = figures

    for size in sizes:
        if fuzz:
            figures = fuzzing.run(size, fuzz, folder=work, seed=seed, say=click.echo)
            report.publish(out, partial(keep_fuzz, size=size, figures=figures))
            continue
        engines = _usable([e for e in ENGINES if not names or e.name in names], size)
        if not engines:
            continue
        table = run(
            engines, size, folder=work, seconds=seconds, questions=questions, seed=seed, say=click.echo
        )
        report.publish(out, partial(keep, table=table))


def _usable(engines: Sequence[Engine], size: int) -> list[Engine]:
    """Return the engines that can be measured, and say of the others why not."""
    usable = []
    for engine in engines:
        if not engine.installed:
            click.echo(f"{engine.label}: skipped, {engine.package} is not installed (pip install '.[bench]')")
        elif size > engine.largest:
            click.echo(f"{engine.label}: skipped, over {engine.largest} practices it would take hours")
        else:
            usable.append(engine)
    return usable
