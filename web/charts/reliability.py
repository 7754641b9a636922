"""The reliability curve: for each band of scores, what share of the facts is right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT = 720, 200
_TOP, _BOTTOM, _MARGIN = 20, 24, 20
#: Bands of the axis.
_BANDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Facts whose scores lie between two borders; x, y, width and height in the drawing's units.

    Attributes:
        low, high: the borders, 0 to 1. score: the mean score. right: share of the facts that is right.
        expected: y of the mean score: where the bar would end if scores were right shares.
    """

    low: float
    high: float
    facts: int
    score: float
    right: float
    x: float
    y: float
    width: float
    height: float
    expected: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One drawing.

    Attributes:
        label: kind of facts. error: expected calibration error, 0 to 1.
        ticks: (x, share) of the marks of the axis.
    """

    label: str
    error: float
    bands: tuple[Band, ...]
    ticks: tuple[tuple[float, float], ...]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - _BOTTOM


def curve(label: str, error: float, bins: Iterable[Mapping[str, Any]]) -> Curve:
    """Return the drawing of one kind of facts.

    Args:
        label: kind of facts.
        error: expected calibration error.
        bins: of ``quality.json``: from, to, facts, score, right.

    Raises:
        KeyError, TypeError, ValueError: a bin lacks a figure.
    """
    slot = (WIDTH - 2 * _MARGIN) / _BANDS
    bands = []
    for b in bins:
        low, high, right, score = (float(b[name]) for name in ("from", "to", "right", "score"))
        bands.append(
            Band(
                low=low,
                high=high,
                facts=int(b["facts"]),
                score=score,
                right=right,
                x=round(_MARGIN + low * _BANDS * slot + slot * 0.1, 1),
                y=_height(right),
                width=round((high - low) * _BANDS * slot - slot * 0.2, 1),
                height=round(HEIGHT - _BOTTOM - _height(right), 1),
                expected=_height(score),
            )
        )
    ticks = tuple((round(_MARGIN + i * slot, 1), i / _BANDS) for i in range(_BANDS + 1))
    return Curve(label=label, error=error, bands=tuple(bands), ticks=ticks)


def _height(share: float) -> float:
    return round(HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * share, 1)
