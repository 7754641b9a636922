"""`kb review`: facts under a set score, with their sentences."""

import json
import sys
from pathlib import Path

import click

from kb import settings as kb_settings
from kb.cli import language
from kb.review import KINDS, listing, rows, unsure_facts


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option("--below", type=click.FloatRange(0, 1), help="Score under which a fact is unsure.")
@click.option(
    "--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only facts of this kind; repeats."
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the index.")
@click.pass_obj
def review(
    settings_file: str | None,
    reports: tuple[str, ...],
    below: float | None,
    kinds: tuple[str, ...],
    as_json: bool,
    data: Path | None,
) -> None:
    """List unsure facts with their sentences.

    REPORT is the id of a report, its path in the corpus; without any, all reports are looked through. The
    threshold is the setting review_score unless --below gives another.
    """
    from kb.store import Store

    settings = kb_settings.load(Path(settings_file) if settings_file else None)
    settings = settings.replace(data=data, review_score=below)
    generation = Store(settings.data).current()
    facts = list(unsure_facts(generation, reports, settings.review_score, kinds or KINDS))
    if as_json:
        json.dump(rows(facts), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        click.echo(listing(facts, settings.review_score, language()))
