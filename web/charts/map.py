"""The map of voivodeships as a filter: shades by count, each region a link with its name and number."""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from kb.vocabulary import gazetteer, regions
from kb.vocabulary.placefiles import FOLDER
from web.charts import labelling

#: Steps of the scale that stand for at least one practice.
STEPS = 5
#: From this step on the label is written in the other colour: light, or dark in the dark theme.
_DARK_FROM = 4
#: Radius of the largest dot, in map units, and the count from which on the largest county has it.
_LARGEST_DOT, _FULL_DOT = 11.0, 20

# The outline's frame is equirectangular: fitted to the country's extreme points (14.123 to 24.146 degrees
# east, 49.002 to 54.836 north; x 7 to 593, y 11 to 566).
_X0, _X_PER_DEGREE, _LON0 = 7.0, 58.47, 14.123
_Y0, _Y_PER_DEGREE, _LAT0 = 11.0, 95.13, 54.836

#: Where the middle of the bounding box is no good place for the number: shift in map units.
_NUDGES: Mapping[str, tuple[float, float]] = {
    "14": (8, 6),
    "24": (0, -8),
    "08": (-6, 8),
    "32": (4, 0),
    "22": (0, 6),
    "18": (-6, 6),
    "12": (0, 6),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One voivodeship on the map.

    Attributes:
        step: 0 (nothing) to `STEPS`.
        x, y: where its number is written.
    """

    name: str
    path: str
    count: int
    step: int
    dark: bool
    x: float
    y: float
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A county on the map; its area grows with its count."""

    teryt: str
    name: str
    count: int
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Choropleth:
    """The whole map.

    Attributes:
        key: (step, lowest count, highest count) of the steps in use.
        dot_key: (count, radius) of sample dots, where there are dots.
    """

    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]
    key: tuple[tuple[int, int, int], ...]
    dot_key: tuple[tuple[int, float], ...] = ()


@cache
def _outlines() -> dict[str, str]:
    data: dict[str, str] = json.loads((FOLDER / "voivodeships-map.json").read_text(encoding="utf-8"))
    return data


def project(lat: float, lon: float) -> tuple[float, float]:
    """Return the map's coordinates of a point in degrees (WGS 84)."""
    return _X0 + (lon - _LON0) * _X_PER_DEGREE, _Y0 + (_LAT0 - lat) * _Y_PER_DEGREE


def scale(highest: int) -> tuple[int, ...]:
    """Return the lowest count of each step, for counts up to `highest`.

    Steps are even on a square-root scale: a few large regions do not turn all the others pale.
    """
    bounds: list[int] = []
    for step in range(STEPS):
        low = max(1, round(highest * (step / STEPS) ** 2))
        if low <= highest and (not bounds or low > bounds[-1]):
            bounds.append(low)
    return tuple(bounds)


def step_of(count: int, bounds: tuple[int, ...]) -> int:
    """Return the step of a count, 0 when it is nothing; few bounds spread over the whole scale."""
    passed = sum(count >= low for low in bounds)
    if not passed:
        return 0
    return round(1 + (passed - 1) * (STEPS - 1) / max(1, len(bounds) - 1)) if len(bounds) > 1 else 3


def choropleth(
    counts: Mapping[str, int],
    *,
    address: Callable[[str], str],
    chosen: Iterable[str] = (),
    counties: Mapping[str, int] | None = None,
) -> Choropleth:
    """Return the map for counts per region.

    Args:
        counts: Polish name of a region -> count; regions left out count 0.
        address: gives the link of a region by its name.
        chosen: regions that are filtered by now.
        counties: four-digit code -> count, for the dots.
    """
    selected = set(chosen)
    most = max((counties or {}).values(), default=0)
    dots = _dots(counties or {}, most)
    bounds = scale(max(counts.values(), default=0))
    shapes = []
    for region in regions.regions():
        count = counts.get(region.name, 0)
        step = step_of(count, bounds)
        circles = tuple((dot.x, dot.y, dot.r) for dot in dots if dot.teryt.startswith(region.teryt))
        x, y = _place(region.teryt, circles)
        shapes.append(
            Shape(
                name=region.name,
                path=_outlines()[region.teryt],
                count=count,
                step=step,
                dark=step >= _DARK_FROM,
                x=x,
                y=y,
                url=address(region.name),
                chosen=region.name in selected,
            )
        )
    highs = [*(low - 1 for low in bounds[1:]), max(counts.values(), default=0)]
    key = tuple((step_of(low, bounds), low, high) for low, high in zip(bounds, highs, strict=False))
    dot_key = tuple((count, _radius(count, most)) for count in sorted({1, most})) if dots else ()
    return Choropleth(tuple(shapes), tuple(dots), key, dot_key)


def _dots(counties: Mapping[str, int], most: int) -> list[Dot]:
    known = gazetteer.load().counties
    dots = []
    for teryt, count in counties.items():
        if teryt in known and count > 0:
            county = known[teryt]
            x, y = project(county.lat, county.lon)
            dots.append(Dot(teryt, county.label, count, round(x, 1), round(y, 1), _radius(count, most)))
    return sorted(dots, key=lambda dot: -dot.count)


def _radius(count: int, most: int) -> float:
    return round(2 + (_LARGEST_DOT - 2) * math.sqrt(count / max(most, _FULL_DOT)), 1)


@lru_cache(maxsize=512)
def _place(teryt: str, circles: tuple[tuple[float, float, float], ...]) -> labelling.Point:
    return labelling.free(_middle(teryt), circles, partial(_fits, teryt))


@lru_cache(maxsize=65536)
def _fits(teryt: str, place: labelling.Point) -> bool:
    return labelling.fits(place, _corners(teryt))


@cache
def _corners(teryt: str) -> list[labelling.Point]:
    return labelling.outline(_outlines()[teryt])


@cache
def _middle(teryt: str) -> tuple[float, float]:
    lat, lon = gazetteer.load().region_points[teryt]
    x, y = project(lat, lon)
    dx, dy = _NUDGES.get(teryt, (0, 0))
    return round(x + dx, 1), round(y + dy, 1)
