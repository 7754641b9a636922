"""A cross-table of two facets, with its holes visible: what nobody has reported yet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from web.charts.map import scale, step_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One count; `step` is its shade, 0 a hole."""

    count: int
    step: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossTable:
    """Rows and columns by label, cells row by row.

    Attributes:
        holes: number of empty cells.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...], int], ...]
    holes: int


def cross_table(
    counts: Mapping[tuple[str, str], int],
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    address: Callable[[str, str], str],
) -> CrossTable:
    """Return the table.

    Args:
        counts: (row value, column value) -> count.
        rows, columns: (value, label), in order.
        address: gives the link of a cell by its two values.
    """
    bounds = scale(max(counts.values(), default=0))
    out = []
    holes = 0
    for value, label in rows:
        cells = []
        for column, _ in columns:
            count = counts.get((value, column), 0)
            holes += not count
            cells.append(
                Cell(count=count, step=step_of(count, bounds), url=address(value, column) if count else "")
            )
        out.append((label, tuple(cells), sum(c.count for c in cells)))
    return CrossTable(columns=tuple(label for _, label in columns), rows=tuple(out), holes=holes)
