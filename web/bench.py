"""The subcommand `kb bench-site`: how fast the site answers over an index, and in how much memory."""

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urlencode

import click
from flask.testing import FlaskClient

from kb import settings as kb_settings
from kb.bench import measure, report
from kb.bench.fuzzing import LIMIT, Fuzz
from kb.facets import FACETS
from kb.search.engine import ArrayEngine
from kb.search.parameters import from_params
from kb.store import Store

Params = list[tuple[str, str]]

#: What people ask, of all three kinds: words in any case, without diacritics, places, acronyms, phrases.
WORDS = (
    "", "pralnia", "catering", "remonty w Łodzi", "spoldzielnia socjalna", "catering śląskie",
    "osoby z niepełnosprawnością", "ZAZ", "opieka nad seniorami", "usługi porządkowe",
    '"spółdzielnia socjalna"',
    "fundacja", "warsztaty rękodzieła", "zielen Poznan", "organizacja:fundacja", "montaż OR produkcja",
    "ogrodnictwo -kwiaty", "prlania", "edukacja dzieci Warszawa", "turyst*",
)  # fmt: skip


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the index.")
@click.option("--name", required=True, help="Name of the index in the table.")
@click.option("--pages", type=click.IntRange(min=1), default=400, show_default=True)
@click.option("--fuzz", type=click.IntRange(min=0), default=0, help="So many hostile requests too.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("docs"),
    show_default=True,
    help="Folder of the table.",
)
@click.pass_obj
def bench_site(
    settings_file: str | None, data: Path | None, name: str, pages: int, fuzz: int, out: Path
) -> None:
    """Measure the results page over the current index."""
    settings = kb_settings.load(Path(settings_file) if settings_file else None).replace(data=data)
    with get_context("spawn").Pool(1) as pool:
        figures = pool.apply(figures_of, (settings, pages, fuzz))
    report.publish(out, partial(_keep, name=name, figures=figures))
    for key, value in figures.items():
        click.echo(f"{key:<16} {value:10.1f}")


def _keep(parts: report.Parts, name: str, figures: dict[str, float]) -> None:
    parts.site[name] = figures


def figures_of(settings: kb_settings.Settings, pages: int, hostile: int, seed: int = 1) -> dict[str, float]:
    """Ask for pages one after another, in this process.

    Args:
        pages: how many pages of results. hostile: how many with senseless parameters (`kb.bench.fuzzing`).

    Returns:
        Milliseconds of the processor's time of pages and of their searches, pages a second, memory; what
        became of hostile requests.
    """
    from web import create_app

    store = Store(settings.data)
    engine = store.current().engine
    engine.warm()
    client = create_app(settings, store).test_client()
    requests = list(_drawn(engine, pages, seed))
    _asked(client, requests[:10])
    taken, statuses = _asked(client, requests)
    if statuses != {200: len(requests)}:
        raise RuntimeError(f"pages answered with {statuses}")
    memory = measure.resident()
    first: list[float] = []
    searched: list[float] = []
    for params in requests:
        engine.recent.forget()
        for times in (first, searched):
            start = time.process_time()
            engine.search(from_params(params))
            times.append((time.process_time() - start) * 1000)
    figures = {
        "practices": float(engine.units["practices"].size),
        "page p50 ms": measure.percentile(sorted(taken), 0.5),
        "page p95 ms": measure.percentile(sorted(taken), 0.95),
        "pages a second": 1000 * len(taken) / sum(taken),
        "search mean ms": sum(searched) / len(searched),
        "search p95 ms": measure.percentile(sorted(searched), 0.95),
        "first search mean ms": sum(first) / len(first),
        "memory MB": memory.resident,
        "of it own MB": memory.own,
    }
    return figures | (_hostile(client, engine, hostile, seed) if hostile else {})


def _asked(client: FlaskClient, requests: Iterable[Params]) -> tuple[list[float], Counter[int]]:
    """Return the milliseconds of each page, and how often each status came."""
    taken = []
    statuses: Counter[int] = Counter()
    for params in requests:
        query = urlencode(params, encoding="utf-8", errors="surrogatepass")
        start = time.process_time()
        # As browsers do, so that compression is part of it.
        answer = client.get("/szukaj?" + query, headers={"Accept-Encoding": "gzip"})
        taken.append((time.process_time() - start) * 1000)
        statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            click.echo(f"{answer.status_code}: {query:.300}")
    return taken, statuses


def _hostile(client: FlaskClient, engine: ArrayEngine, count: int, seed: int) -> dict[str, float]:
    fuzz = Fuzz.of(engine, [word for text in WORDS for word in text.split()], seed)
    taken, statuses = _asked(client, (fuzz.params() for _ in range(count)))
    return {
        "hostile": float(count),
        "answered": float(statuses[200]),
        "refused": float(sum(n for status, n in statuses.items() if 400 <= status < 500)),
        "failed": float(sum(n for status, n in statuses.items() if status >= 500)),
        f"over {LIMIT} ms": float(sum(1 for t in taken if t > LIMIT)),
        "slowest ms": max(taken),
    }


def _drawn(engine: ArrayEngine, count: int, seed: int) -> Iterator[Params]:
    """Draw searches: every second one with a filter, every fifth another page or order."""
    rng = random.Random(seed)
    columns = engine.units["practices"].columns
    for number in range(count):
        params = [("q", rng.choice(WORDS))]
        if number % 2:
            facet = rng.choice(FACETS).name
            value = rng.choices(columns[facet].infos, weights=columns[facet].totals.tolist())[0]
            params.append((facet, value.value))
        if number % 5 == 0:
            params.append(
                rng.choice([("page", "2"), ("sort", "newest"), ("sort", "name"), ("per_page", "50")])
            )
        yield params
