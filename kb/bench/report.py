"""What was measured, kept as JSON beside the page that is written of it: tables, plots, prose."""

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import msgspec

from kb.bench.engines import BY_NAME, ENGINES
from kb.bench.plot import Series, plot
from kb.bench.run import Line, Table

#: The engines that ratios are told of.
BASE, RIVAL = "whoosh", "tantivy"

JSON, PAGE, PLOT = "bench.json", "bench.md", "bench.svg"


class Parts(msgspec.Struct):
    """All that is published: each run adds or replaces its own part.

    Attributes:
        tables: size -> table. fuzz: size -> figures of the fuzzed requests. site: corpus -> figures of pages.
    """

    tables: dict[str, Table] = {}
    fuzz: dict[str, dict[str, float]] = {}
    site: dict[str, dict[str, float]] = {}


def load(folder: Path) -> Parts:
    """Return what was published in a folder; nothing where nothing was."""
    path = folder / JSON
    return msgspec.json.decode(path.read_bytes(), type=Parts) if path.exists() else Parts()


def publish(folder: Path, change: Callable[[Parts], None]) -> None:
    """Change what is published in a folder, and write the page and the plot anew."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = load(folder)
    change(parts)
    encoded = msgspec.json.format(msgspec.json.encode(_rounded(msgspec.to_builtins(parts))), indent=1)
    (folder / JSON).write_bytes(encoded + b"\n")
    (folder / PAGE).write_text(page(parts), encoding="utf-8")
    if parts.tables:
        (folder / PLOT).write_text(drawn(parts), encoding="utf-8")


def page(parts: Parts) -> str:
    """Return the page in Markdown."""
    text = files("kb.bench").joinpath("page.md").read_text(encoding="utf-8")
    return Template(text).substitute(
        tables="\n\n".join(_section(table) for table in _ascending(parts)) or "Not measured yet.",
        fuzz=_keyed("practices", parts.fuzz),
        site=_keyed("corpus", parts.site),
    )


def drawn(parts: Parts) -> str:
    """Return the plot: mean milliseconds of each engine by size."""
    series = []
    for engine in ENGINES:
        points = [
            (t.size, t.lines[engine.name].speed.mean) for t in _ascending(parts) if engine.name in t.lines
        ]
        if points:
            series.append(Series(engine.label.replace("`", ""), tuple(points)))
    return plot(series, x="practices", y="ms a question (mean)")


def _ascending(parts: Parts) -> list[Table]:
    return sorted(parts.tables.values(), key=lambda table: table.size)


def _section(table: Table) -> str:
    head = (
        "engine", "p50 ms", "p95 ms", "mean ms", "clock ms", "first ms", "× Whoosh", "× tantivy", "index s",
        "index MB", "memory MB", "of it own MB",
    )  # fmt: skip
    rows = [_row(name, line, table) for name, line in table.lines.items()]
    differing = [f"{BY_NAME[n].label}: {line.differing}" for n, line in table.lines.items() if line.differing]
    told = (
        f"Answers that differ from ours for words as written – {'; '.join(differing)}." if differing else ""
    )
    lines = [f"### {_number(table.size)} practices, {table.questions} questions", "", _table(head, rows)]
    return "\n".join([*lines, *(["", told] if told else [])])


def _row(name: str, line: Line, table: Table) -> tuple[str, ...]:
    def ratio(to: str) -> str:
        other = table.lines.get(to)
        return f"{other.speed.mean / line.speed.mean:.2f}" if other else "–"

    return (
        BY_NAME[name].label,
        *(
            f"{value:.2f}"
            for value in (line.speed.p50, line.speed.p95, line.speed.mean, line.speed.clock, line.speed.first)
        ),
        ratio(BASE),
        ratio(RIVAL),
        "–" if line.built.seconds is None else f"{line.built.seconds:.0f}",
        f"{line.built.bytes / 2**20:.0f}",
        f"{line.memory.resident:.0f}",
        f"{line.memory.own:.0f}",
    )


def _keyed(key: str, figures: dict[str, dict[str, float]]) -> str:
    if not figures:
        return "Not measured yet."
    names = list(dict.fromkeys(name for row in figures.values() for name in row))
    rows = [(k, *(f"{row[n]:,.1f}" if n in row else "–" for n in names)) for k, row in figures.items()]
    return _table((key, *names), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def _number(value: int) -> str:
    return f"{value:,}".replace(",", " ")


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return round(value, 3) if isinstance(value, float) else value
