"""A histogram of years: each bar is a link that narrows the search to its year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 180
_BOTTOM = 24
_TOP = 18
_MARGIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One year; x, y, width and height in the drawing's units."""

    year: int
    count: int
    x: float
    y: float
    width: float
    height: float
    url: str
    labelled: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    """The whole drawing."""

    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - _BOTTOM


def histogram(years: Sequence[tuple[int, int]], address: Callable[[int], str]) -> Histogram:
    """Return the drawing of (year, count) pairs; years without any leave a gap.

    Args:
        years: ascending.
        address: gives the link of a year.
    """
    if not years:
        return Histogram(())
    counts = dict(years)
    first, last = years[0][0], years[-1][0]
    span = range(first, last + 1)
    slot = (WIDTH - 2 * _MARGIN) / max(len(span), 12)
    highest = max(counts.values())
    every = max(1, round(44 / slot))
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
                labelled=(year - last) % every == 0,
            )
        )
    return Histogram(tuple(bars))
