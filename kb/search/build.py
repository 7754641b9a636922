"""Builds the searchable part of a generation: Whoosh's index, and the arrays dumped from it."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from kb.facets import FACETS, UNITS, Unit
from kb.search import arrays, columns, lexicon, names, postings, spelling
from kb.search.analysis import indexed
from kb.search.arrays import Array, Lists, Strings, Table
from kb.search.documents import Document, Label
from kb.search.whoosh_index import WhooshReader, WhooshWriter
from kb.text import collation_key

WHOOSH, ARRAYS = "whoosh", "arrays"

#: Spellings of a word that are kept for its analysis.
_SPELLINGS = 3


class _Rows:
    """What is kept of the documents of one unit until their columns are written."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.facets: list[dict[str, set[str]]] = []
        self.years: list[list[int]] = []
        self.dates: list[str] = []
        self.names: list[str] = []


class IndexBuilder:
    """Takes documents, unit by unit, and writes ``whoosh/`` and ``arrays/`` into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._writers: dict[Unit, WhooshWriter] = {
            unit: self._stack.enter_context(WhooshWriter(folder / WHOOSH / unit)) for unit in UNITS
        }
        self._rows = {unit: _Rows() for unit in UNITS}
        self._labels: dict[tuple[str, str], Label] = {}
        self._surfaces: dict[str, set[str]] = {}

    def add(self, unit: Unit, document: Document) -> None:
        """Add one document of a unit; its number is the order of adding."""
        words = indexed(document.sections)
        for word in words:
            spellings = self._surfaces.setdefault(word.text, set())
            if len(spellings) < _SPELLINGS:
                spellings.add(word.surface)
        self._writers[unit].add(document.id, words)
        rows = self._rows[unit]
        rows.ids.append(document.id)
        rows.facets.append(document.facets)
        rows.years.append(sorted(document.years))
        rows.dates.append(document.date)
        rows.names.append(document.name)
        for key, label in document.labels.items():
            self._labels.setdefault(key, label)

    def label(self, facet: str, value: str, label: Label) -> None:
        """Set how a value is shown, whatever the documents say."""
        self._labels[facet, value] = label

    def abandon(self) -> None:
        """Close everything without finishing."""
        self._stack.__exit__(RuntimeError, RuntimeError(), None)

    def finish(self) -> None:
        """Commit Whoosh's indexes and write the arrays."""
        self._stack.close()
        folder = self._folder / ARRAYS
        folder.mkdir()
        numbers = lexicon.build(self._surfaces, folder)
        values = columns.number_values(self._labels, folder)
        names.build(columns.read_values(folder), folder)
        spelling.build(Table.load(folder, "folded").keys, folder)
        for unit, rows in self._rows.items():
            reader = WhooshReader(self._folder / WHOOSH / unit)
            try:
                postings.dump(reader, numbers, folder, unit)
            finally:
                reader.close()
            self._write_rows(folder, unit, rows, values)

    def _write_rows(self, folder: Path, unit: Unit, rows: _Rows, values: dict[str, dict[str, int]]) -> None:
        for facet in FACETS:
            known = values[facet.name]
            lists = [sorted(known[v] for v in row.get(facet.name, ())) for row in rows.facets]
            columns.write(folder, unit, facet.name, lists, len(known))
        Lists.of(rows.years, dtype=np.int32).save(folder, f"{unit}-years")
        arrays.save(folder, f"{unit}-sort-newest", _ranks([_newest(d) for d in rows.dates]))
        arrays.save(folder, f"{unit}-sort-oldest", _ranks([d or "9999" for d in rows.dates]))
        arrays.save(folder, f"{unit}-sort-name", _ranks([collation_key(n) for n in rows.names]))
        regions = [min(row.get("region", ()), key=collation_key, default="") for row in rows.facets]
        keys = [(not region, collation_key(region)) for region in regions]
        arrays.save(folder, f"{unit}-sort-region", _ranks(keys))
        order = sorted(range(len(rows.ids)), key=rows.ids.__getitem__)
        Strings.of([rows.ids[n] for n in order]).save(folder, f"{unit}-ids")
        arrays.save(folder, f"{unit}-ids-documents", np.array(order, dtype=np.int32))
        places = np.empty(len(order), dtype=np.int32)
        places[order] = np.arange(len(order), dtype=np.int32)
        arrays.save(folder, f"{unit}-ids-places", places)


def _newest(date: str) -> tuple[int, ...]:
    """Return a key by which the newest date comes first and unknown dates last."""
    return (*(-ord(c) for c in date), 1) if date else (2,)


def _ranks(keys: Sequence[Any]) -> Array:
    """Return for each key its place among the sorted distinct keys."""
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return np.array([places[key] for key in keys], dtype=np.int32)
