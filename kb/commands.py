"""The subcommands over the generations: search, check, rollback, generations, settings."""

import csv
import json
import sys
from pathlib import Path

import click

from kb import settings as kb_settings
from kb.facets import FACETS, UNITS
from kb.search.protocol import SORTS


def _load(settings_file: str | None, data: Path | None) -> kb_settings.Settings:
    return kb_settings.load(Path(settings_file) if settings_file else None).replace(data=data)


_data = click.option("--data", type=click.Path(path_type=Path), help="Folder of the index.")


@click.command()
@click.argument("words", nargs=-1)
@click.option("--unit", type=click.Choice(UNITS), default="practices", help="What to find.")
@click.option("--sort", type=click.Choice(SORTS), default="relevance")
@click.option("--year-from", type=int)
@click.option("--year-to", type=int)
@click.option("--page", type=int, default=1)
@click.option("--per-page", type=int, default=10)
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
@_data
@click.pass_obj
def search(
    settings_file: str | None, /, words: tuple[str, ...], form: str, data: Path | None, **given: object
) -> None:
    """Find practices by words and filters.

    Filters repeat (any of the values) and exclude with a leading minus: --region śląskie --sector=-handel.
    """
    from kb.listing import listing, rows, to_json
    from kb.search.parameters import from_params
    from kb.store import Store

    parameters = [("q", " ".join(words))]
    for name, value in given.items():
        values = value if isinstance(value, tuple) else (value,)
        parameters += [(name, str(item)) for item in values if item is not None]
    generation = Store(_load(settings_file, data).data).current()
    results = generation.engine.search(from_params(parameters))
    if form == "json":
        json.dump(to_json(generation, results), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif form == "csv":
        csv.writer(sys.stdout).writerows(rows(generation, results))
    else:
        click.echo(listing(generation, results))


for _facet in FACETS:
    search.params.append(
        click.Option([f"--{_facet.name.replace('_', '-')}"], multiple=True, help=_facet.label_en)
    )


@click.command()
@_data
@click.pass_obj
def check(settings_file: str | None, data: Path | None) -> None:
    """Check the files of a generation against their checksums."""
    from kb.errors import IndexDamaged
    from kb.store import Store

    problems = Store(_load(settings_file, data).data).check()
    if problems:
        raise IndexDamaged("; ".join(problems))
    click.echo("OK")


@click.command()
@_data
@click.pass_obj
def rollback(settings_file: str | None, data: Path | None) -> None:
    """Make the previous generation the current one."""
    from kb.store import Store

    manifest = Store(_load(settings_file, data).data).rollback()
    click.echo(f"{manifest.number}")


@click.command()
@_data
@click.pass_obj
def generations(settings_file: str | None, data: Path | None) -> None:
    """List the generations of the index."""
    from kb.store import Store

    store = Store(_load(settings_file, data).data)
    current = store.current().number
    for manifest in store.generations():
        mark = "*" if manifest.number == current else " "
        counts = ", ".join(f"{name} {count}" for name, count in manifest.counts.items())
        click.echo(f"{mark} {manifest.number:>6}  {manifest.created}  {counts}")


@click.command()
@click.pass_obj
def settings(settings_file: str | None) -> None:
    """List all settings with their values."""
    values = _load(settings_file, None)
    for setting in kb_settings.SETTINGS:
        click.echo(
            f"{setting.name} = {getattr(values, setting.name)!s:<20} {setting.variable}: {setting.help}"
        )
