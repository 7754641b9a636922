"""Where a region's number can stand on the map: inside its outline, off the dots of its counties.

All lengths are in the map's units.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, product

Point = tuple[float, float]

#: Half the width and height that a number of three digits takes, with some air, at the size on phones.
HALF_WIDTH, HALF_HEIGHT = 20.0, 13.0
#: How far from the middle to look and how closely; more closely where few dots leave room between them.
_FAR, _COARSE, _FINE, _FEW = 80, 10, 2, 4


def _around(step: int) -> list[tuple[int, int]]:
    """Return the places to try around the middle, the nearest first."""
    line = range(-_FAR, _FAR + 1, step)
    return sorted(product(line, line), key=lambda p: p[0] ** 2 + p[1] ** 2)


_SOON, _LONG = _around(_COARSE), _around(_COARSE) + _around(_FINE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def outline(path: str) -> list[Point]:
    """Return the corners of a region's outline.

    Args:
        path: one closed contour: an absolute move, then relative lines (``M56 338l10 -6 2 0…z``).
    """
    numbers = [float(n) for n in _NUMBER.findall(path)]
    x, y = 0.0, 0.0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def inside(point: Point, corners: Sequence[Point]) -> bool:
    """Whether a point lies inside an outline (even-odd rule)."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise((*corners, corners[0])):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def fits(place: Point, corners: Sequence[Point]) -> bool:
    """Whether a number at a place lies inside an outline with all its corners."""
    x, y = place
    box = ((x + dx, y + dy) for dx in (-HALF_WIDTH, HALF_WIDTH) for dy in (-HALF_HEIGHT, HALF_HEIGHT))
    return all(inside(corner, corners) for corner in box)


def covers(place: Point, x: float, y: float, r: float) -> bool:
    """Whether a dot of radius `r` at (x, y) touches a number at a place."""
    dx = max(0.0, abs(x - place[0]) - HALF_WIDTH)
    dy = max(0.0, abs(y - place[1]) - HALF_HEIGHT)
    return bool(dx * dx + dy * dy < r * r)


def free(
    middle: Point, dots: Sequence[tuple[float, float, float]], inside_outline: Callable[[Point], bool]
) -> Point:
    """Return the nearest place to the middle that no dot touches; the middle itself where there is none.

    Args:
        middle: where the number stands best.
        dots: (x, y, radius).
        inside_outline: whether a number fits in at a place; asked only of places without dots.
    """
    for dx, dy in _LONG if len(dots) <= _FEW else _SOON:
        place = (middle[0] + dx, middle[1] + dy)
        if not any(covers(place, *dot) for dot in dots) and (not (dx or dy) or inside_outline(place)):
            return place
    return middle
