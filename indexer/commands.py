"""The subcommands that read reports: `kb index`, `kb extract`."""

import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.progress import Bar
from kb import settings as kb_settings
from kb.cli import language
from kb.errors import KbError

if TYPE_CHECKING:
    from indexer.pipeline import Outcome

# Worker processes share the cores; threads of the matrix library inside each would only get in their way.
# It reads this once, when NumPy is first imported, which is after this.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

#: More warnings than this are only counted: they stand on the reports' pages.
_MOST_WARNINGS = 20


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path), required=False)
@click.option("--if-needed", is_flag=True, help="Do nothing when neither reports nor versions changed.")
@click.option("--full", is_flag=True, help="Extract every report again.")
@click.option("--watch", is_flag=True, help="Stay, and index whenever a report changes.")
@click.option(
    "--every", type=click.FloatRange(0.2, 3600), default=1.0, help="Seconds between looks (--watch)."
)
@click.option("--jobs", type=click.IntRange(0, 64), help="Worker processes; 0 means one per core.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder for the index.")
@click.pass_obj
def index(
    settings_file: str | None,
    corpus: Path | None,
    if_needed: bool,
    full: bool,
    watch: bool,
    every: float,
    jobs: int | None,
    data: Path | None,
) -> None:
    """Build a generation of the index from a corpus."""
    settings = kb_settings.load(Path(settings_file) if settings_file else None)
    settings = settings.replace(corpus=corpus, data=data, jobs=jobs)
    if full or not watch:
        run(settings, if_needed=if_needed, full=full)
    if watch:
        stay(settings, every)


def run(settings: kb_settings.Settings, *, if_needed: bool = False, full: bool = False) -> None:
    """Index with a progress bar on standard error, and tell what was done and which reports failed."""
    from indexer import pipeline

    polish = language() == "pl"
    with Bar(polish=polish) as bar:
        outcome = pipeline.index(settings, if_needed=if_needed, full=full, progress=bar)
    tell(outcome, polish=polish)


def stay(settings: kb_settings.Settings, every: float) -> None:
    """Index whenever a report changes, until interrupted."""
    from indexer.watching import watch

    polish = language() == "pl"

    def failed(error: KbError) -> None:
        click.echo(error.polish if polish else str(error), err=True)

    def stop(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)  # as a service is stopped
    with suppress(KeyboardInterrupt):
        watch(settings, every=every, told=lambda outcome: tell(outcome, polish=polish), failed=failed)


def tell(outcome: "Outcome", *, polish: bool) -> None:
    """Tell on standard error what a run did, and which reports failed."""
    if not outcome.built:
        told = "Indeks jest aktualny: wydanie {g}." if polish else "The index is up to date: generation {g}."
        click.echo(told.format(g=outcome.generation), err=True)
        return
    told = (
        "Wydanie {g}: raporty: {r} (odczytane teraz: {e}), praktyki: {p}; {s:.1f} s."
        if polish
        else "Generation {g}: {r} reports ({e} extracted now), {p} practices; {s:.1f} s."
    )
    click.echo(
        told.format(
            g=outcome.generation,
            r=outcome.reports,
            e=outcome.extracted,
            p=outcome.practices,
            s=outcome.seconds,
        ),
        err=True,
    )
    if outcome.failures:
        click.echo("Nieodczytane raporty:" if polish else "Reports that could not be read:", err=True)
        for failure in outcome.failures:
            click.echo(f"  {failure.polish if polish else failure.reason}", err=True)
    if outcome.warnings:
        click.echo("Uwagi do raportów:" if polish else "Warnings about reports (in Polish):", err=True)
        for report, warning in outcome.warnings[:_MOST_WARNINGS]:
            click.echo(f"  {report}: {warning}", err=True)
        if (more := len(outcome.warnings) - _MOST_WARNINGS) > 0:
            told = "  … i {n} dalszych; są na stronach raportów." if polish else "  … and {n} more."
            click.echo(told.format(n=more), err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs."
)
@click.option("--model", help="Another spaCy pipeline: its name or path.")
@click.pass_obj
def extract(settings_file: str | None, file: Path, form: str, model: str | None) -> None:
    """Show what is found in one report."""
    from indexer.readers import read

    settings = kb_settings.load(Path(settings_file) if settings_file else None).replace(model=model)
    report = read(file, max_bytes=settings.max_report_bytes)
    from indexer.extraction.extract import Extractor
    from kb.codec import contract

    extraction = Extractor(settings.model or None).extract(report)
    if form == "json":
        json.dump(contract(extraction), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        from indexer.listing import listing

        click.echo(listing(extraction))
