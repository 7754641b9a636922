"""`kb evaluate`: the extractor against the gold set, the search engine against the judged queries."""

from dataclasses import replace
from pathlib import Path

import click

from kb import settings as kb_settings
from kb.errors import InputError, UsageError

_WITHOUT_DIACRITICS = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")


@click.command()
@click.option("--gold", type=click.Path(path_type=Path), help="Folder of annotations (default: CORPUS/gold).")
@click.option("--corpus", type=click.Path(path_type=Path), help="Folder of the annotated reports.")
@click.option(
    "--split", type=click.Choice(["develop", "measure", "all"]), default="all", help="Which part to measure."
)
@click.option(
    "--worst",
    "worst_count",
    type=click.IntRange(0),
    default=0,
    help="List this many reports with most errors, or queries answered worst.",
)
@click.option("--kinds", is_flag=True, help="Show the figures for each kind of document too.")
@click.option("--reliability", "curves", is_flag=True, help="Show what share of the facts is right by score.")
@click.option("--strip-diacritics", is_flag=True, help="Measure on reports stripped of their Polish letters.")
@click.option(
    "--write", type=click.Path(path_type=Path), help="Write the figures to this file (quality.json)."
)
@click.option(
    "--check", "published", type=click.Path(path_type=Path), help="Fail if a figure fell against this file."
)
@click.option(
    "--search", "searching", is_flag=True, help="Measure the search over the current index instead."
)
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    help="Judged queries (default: CORPUS/queries/queries.toml).",
)
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the index, for --search.")
@click.pass_obj
def evaluate(
    settings_file: str | None,
    gold: Path | None,
    corpus: Path | None,
    split: str,
    worst_count: int,
    kinds: bool,
    curves: bool,
    strip_diacritics: bool,
    write: Path | None,
    published: Path | None,
    searching: bool,
    queries: Path | None,
    data: Path | None,
) -> None:
    """Measure the extraction or the search.

    With --search: the reports that the search finds for judged queries, against the judgements.

    The errors of the part kept for measuring are never listed: who reads them cannot measure with it.
    """
    settings = kb_settings.load(Path(settings_file) if settings_file else None)
    settings = settings.replace(corpus=corpus, data=data)
    if searching:
        _search(settings, queries, worst_count, write, published)
        return
    from indexer.evaluation import published as figures
    from indexer.evaluation import quality, reliability
    from indexer.evaluation.gold import load_gold
    from indexer.evaluation.measure import Measured, measure, total
    from indexer.extraction.extract import Extractor
    from indexer.readers import SUFFIXES, read

    if strip_diacritics and write:
        raise UsageError(
            "figures of stripped reports are not published; leave out --write or --strip-diacritics",
            polish="wyników raportów bez polskich liter nie ogłaszamy; pomiń --write albo --strip-diacritics",
        )
    extractor = Extractor(settings.model or None)
    by_split: dict[str, list[tuple[str, Measured]]] = {}
    for annotated in load_gold(gold or settings.corpus / "gold"):
        if split not in ("all", annotated.split):
            continue
        paths = (settings.corpus / (annotated.report + suffix) for suffix in SUFFIXES)
        path = next((p for p in paths if p.is_file()), None)
        if path is None:
            raise InputError(
                f"{annotated.report}: this annotated report is not in {settings.corpus}; give --corpus",
                polish=f"{annotated.report}: tego raportu nie ma w {settings.corpus}; podaj --corpus",
            )
        report = read(path, root=settings.corpus, max_bytes=settings.max_report_bytes)
        if strip_diacritics:
            report = replace(report, text=report.text.translate(_WITHOUT_DIACRITICS))
        by_split.setdefault(annotated.split, []).append(
            (report.kind, measure(extractor.extract(report), annotated))
        )
    for name, items in sorted(by_split.items()):
        whole = total(m for _, m in items)
        click.echo(f"{name}: {len(items)} reports\n{quality.table(whole)}\n")
        if kinds:
            click.echo(quality.by_kind(items) + "\n")
        if curves:
            click.echo(reliability.table(whole.calibration) + "\n")
        if worst_count and name != "measure":
            click.echo(quality.worst(whole, worst_count) + "\n")
    result = quality.quality(by_split)
    if published:
        quality.check(result, published)
    if write:
        figures.write_extraction(write, result)


def _search(
    settings: kb_settings.Settings,
    queries: Path | None,
    worst_count: int,
    write: Path | None,
    published: Path | None,
) -> None:
    from indexer.evaluation import published as figures
    from indexer.evaluation import search
    from indexer.evaluation.queries import load_queries
    from kb.store import Store

    judged = load_queries(queries or settings.corpus / "queries" / "queries.toml")
    given = search.answers(Store(settings.data).current().engine, judged)
    measured = search.figures(given)
    click.echo(search.table(measured))
    if worst_count:
        click.echo("\n" + search.worst(given, worst_count))
    if published:
        search.check(measured, published)
    if write:
        figures.write_search(write, measured)
