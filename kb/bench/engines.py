"""The engines that are measured, as a table; each is built, opened and asked in the same way."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from kb.bench.corpora import Question


class Answer(NamedTuple):
    """What an engine says.

    Attributes:
        total: number of hits; None where the engine does not tell.
        counts: facet -> value -> count, zeros left out; None where it does not count.
        top: how many hits were listed.
    """

    total: int | None
    counts: Mapping[str, Mapping[str, int]] | None
    top: int


Ask = Callable[[Question], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """One line of the table.

    Attributes:
        name: for options and files. label: for the table.
        index: the index it needs; several engines may share one.
        module: module of `kb.bench` with ``build_INDEX(corpus, folder)`` and ``open_NAME(folder)``.
        package: what must be installed, "" when nothing more is.
        largest: sizes above this are skipped.
    """

    name: str
    label: str
    index: str
    module: str
    package: str = ""
    largest: int = 10**9

    @property
    def installed(self) -> bool:
        """Whether the package is there."""
        return not self.package or find_spec(self.package) is not None

    def build(self, corpus: Path, folder: Path) -> None:
        """Build the index of a corpus in an empty folder."""
        getattr(self._module(), f"build_{self.index}")(corpus, folder)

    def open(self, folder: Path) -> Ask:
        """Open a built index."""
        opened: Ask = getattr(self._module(), f"open_{self.name}")(folder)
        return opened

    def _module(self) -> object:
        return importlib.import_module(f"kb.bench.{self.module}")


ENGINES: tuple[Engine, ...] = (
    Engine(name="surface", label="ours, words as written", index="ours", module="ours"),
    Engine(name="polish", label="ours, whole search in Polish", index="ours", module="ours"),
    Engine(
        name="tantivy", label="tantivy", index="tantivy", module="with_tantivy", package="tantivy"
    ),
    Engine(
        name="bm25s", label="bm25s + facets in NumPy", index="bm25s", module="with_bm25s", package="bm25s"
    ),
    Engine(name="fts5", label="SQLite FTS5 + facets in NumPy", index="fts5", module="with_fts5"),
    Engine(
        name="whoosh", label="Whoosh, top 20 only", index="whoosh", module="with_whoosh", largest=200_000
    ),
    Engine(
        name="whoosh_total", label="Whoosh, top 20 and total", index="whoosh", module="with_whoosh",
        largest=200_000,
    ),
    Engine(
        name="whoosh_grouped", label="Whoosh `groupedby`, six facets", index="whoosh", module="with_whoosh",
        largest=200_000,
    ),
)  # fmt: skip
BY_NAME: dict[str, Engine] = {engine.name: engine for engine in ENGINES}
