"""What the columns of a table without a header hold, told from their cells alone."""

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.extraction.heads import head_table
from indexer.extraction.labels import label_kind
from indexer.extraction.words import words
from kb.text import fold
from kb.vocabulary import gazetteer
from kb.vocabulary.matcher import classify

#: Share of the cells of a column that must be of one kind; a table of one row tells nothing.
_SHARE, _LEAST_ROWS = 0.6, 2
_ITEMS = re.compile(r"[,;]| i | oraz ")


def guess(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the kind of each column, as the labels of a header would tell: "" for one that cannot be told.

    A column of towns holds places, one of names that begin with a legal form organisations, one of phrases
    that the vocabulary can type activities.

    Args:
        rows: the cells of each row.

    Returns:
        One kind a column; an empty list unless there is a column of organisations.
    """
    if len(rows) < _LEAST_ROWS:
        return []
    kinds = [_kind([row[i] for row in rows if i < len(row)]) for i in range(max(map(len, rows)))]
    return kinds if "organisation" in kinds else []


def is_data(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row of a table only looks like a header: its cells are of its columns' kinds.

    Converters make a header of the first row of every table.
    """
    if any(label_kind(cell) for cell in header):
        return False
    kinds = guess([header, *rows])
    alike = [kind for kind, cell in zip(kinds, header, strict=False) if kind and _kind([cell]) == kind]
    return "organisation" in alike and len(alike) > 1


def _kind(cells: list[str]) -> str:
    filled = [cell for cell in cells if cell.strip()]
    for kind, test in (("place", _is_place), ("organisation", _is_organisation), ("activity", _is_activity)):
        if filled and sum(map(test, filled)) >= _SHARE * len(filled):
            return kind
    return ""


def _is_place(cell: str) -> bool:
    return fold(cell.strip()) in _names()


def _is_organisation(cell: str) -> bool:
    found = words(cell)
    return any(match.first == 0 for match in head_table().find(found))


def _is_activity(cell: str) -> bool:
    items = [item for item in _ITEMS.split(cell) if item.strip()]
    return bool(items) and 2 * sum(bool(classify(item.strip())) for item in items) >= len(items)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    table = gazetteer.load()
    names = [m.name for m in table.municipalities.values()] + [p.name for p in table.localities]
    return frozenset(fold(name) for name in names)
