"""A histogram of years: each bar is a link that narrows the search to its year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 180
_BOTTOM = 24
_TOP = 18
_MARGIN = 20
#: Years between two marks of the axis, the first that leaves this much room for a year's four digits.
_STEPS = (1, 2, 5, 10, 20, 50)
_ROOM = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One year; x, y, width and height in the drawing's units.

    Attributes:
        outside: beyond the years that the search is narrowed to.
    """

    year: int
    count: int
    x: float
    y: float
    width: float
    height: float
    url: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Histogram:
    """The whole drawing.

    Attributes:
        counted: practices of the years that are not outside.
        ticks: (x, year) of the marks of the axis: round years, whether they have a bar or not.
    """

    bars: tuple[Bar, ...]
    counted: int = 0
    ticks: tuple[tuple[float, int], ...] = ()
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - _BOTTOM


def histogram(
    years: Sequence[tuple[int, int]],
    address: Callable[[int], str],
    earliest: int | None = None,
    latest: int | None = None,
) -> Histogram:
    """Return the drawing of (year, count) pairs; years without any leave a gap.

    Args:
        years: ascending.
        address: gives the link of a year.
        earliest, latest: the years that the search is narrowed to, if it is.
    """
    if not years:
        return Histogram(())
    counts = dict(years)
    first, last = years[0][0], years[-1][0]
    span = range(first, last + 1)
    slot = (WIDTH - 2 * _MARGIN) / max(len(span), 18)
    highest = max(counts.values())
    every = next((step for step in _STEPS if step * slot >= _ROOM), _STEPS[-1])
    bars = []
    for i, year in enumerate(span):
        count = counts.get(year, 0)
        if not count:
            continue
        height = max(2.0, (HEIGHT - _BOTTOM - _TOP) * count / highest)
        bars.append(
            Bar(
                year=year,
                count=count,
                x=round(_MARGIN + i * slot + slot * 0.1, 1),
                y=round(HEIGHT - _BOTTOM - height, 1),
                width=round(slot * 0.8, 1),
                height=round(height, 1),
                url=address(year),
                outside=(earliest is not None and year < earliest) or (latest is not None and year > latest),
            )
        )
    ticks = tuple((round(_MARGIN + (i + 0.5) * slot, 1), y) for i, y in enumerate(span) if y % every == 0)
    counted = sum(bar.count for bar in bars if not bar.outside)
    return Histogram(tuple(bars), counted, ticks)
