"""A line plot with two logarithmic axes, as SVG without any library."""

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_WIDTH, _HEIGHT = 720, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 250, 20, 50

#: Colours that people with any sight of colours tell apart (Okabe and Ito, 2008).
_COLOURS = ("#0072b2", "#56b4e9", "#d55e00", "#cc79a7", "#009e73", "#000000", "#777777", "#e69f00")


class Series(NamedTuple):
    """A named line through points with positive coordinates."""

    name: str
    points: tuple[tuple[float, float], ...]


def plot(series: Sequence[Series], *, x: str, y: str) -> str:
    """Return the plot; `x` and `y` name the axes."""
    across = _Axis([px for s in series for px, _ in s.points], _LEFT, _WIDTH - _RIGHT)
    upward = _Axis([py for s in series for _, py in s.points], _HEIGHT - _BOTTOM, _TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="sans-serif" font-size="12" role="img" aria-label="{escape(y)}, {escape(x)}">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for value in upward.ticks:
        at = upward.place(value)
        parts.append(f'<path d="M{_LEFT} {at:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{value:g}</text>')
    for value in across.ticks:
        at = across.place(value)
        parts.append(f'<path d="M{at:.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#ddd"/>')
        label = f"{value:,.0f}".replace(",", " ")
        parts.append(f'<text x="{at:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{label}</text>')
    for number, line in enumerate(series):
        parts += _line(line, _COLOURS[number % len(_COLOURS)], number, across, upward)
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(f'<text x="{middle:.0f}" y="{_HEIGHT - 10}" text-anchor="middle">{escape(x)}</text>')
    height = (_TOP + _HEIGHT - _BOTTOM) / 2
    parts.append(
        f'<text transform="translate(16 {height:.0f}) rotate(-90)" text-anchor="middle">{escape(y)}</text>'
    )
    return "\n".join([*parts, "</svg>", ""])


class _Axis:
    """A logarithmic scale over whole powers of ten."""

    def __init__(self, values: Sequence[float], start: float, stop: float) -> None:
        self._low = math.floor(math.log10(min(values)))
        self._high = max(math.ceil(math.log10(max(values))), self._low + 1)
        self._start, self._stop = start, stop

    @property
    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self._low, self._high + 1)]

    def place(self, value: float) -> float:
        share = (math.log10(value) - self._low) / (self._high - self._low)
        return self._start + share * (self._stop - self._start)


def _line(series: Series, colour: str, number: int, across: _Axis, upward: _Axis) -> list[str]:
    points = [(across.place(x), upward.place(y)) for x, y in sorted(series.points)]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    legend = _TOP + 12 + 20 * number
    return [
        f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points),
        f'<path d="M{_WIDTH - _RIGHT + 16} {legend - 4}h18" stroke="{colour}" stroke-width="2"/>',
        f'<text x="{_WIDTH - _RIGHT + 40}" y="{legend}">{escape(series.name)}</text>',
    ]
