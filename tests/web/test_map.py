"""The map: numbers inside their region and off the dots, shades in which they can be read."""

import re
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kb.vocabulary import gazetteer, regions
from web.assets import STATIC
from web.charts import labelling
from web.charts.map import _corners, _middle, choropleth

COUNTIES = sorted(gazetteer.load().counties)
ALL = {region.name: 7 for region in regions.regions()}


def _drawn(counties: dict[str, int]):  # type: ignore[no-untyped-def]
    return choropleth(ALL, address=str, counties=counties)


@given(st.dictionaries(st.sampled_from(COUNTIES), st.integers(1, 400), max_size=12))
def test_numbers_stand_off_the_dots_wherever_there_is_room(counties: dict[str, int]) -> None:
    drawn = _drawn(counties)
    assert len(drawn.dots) == len(counties)
    for shape, region in zip(drawn.shapes, regions.regions(), strict=True):
        own = [d for d in drawn.dots if d.teryt.startswith(region.teryt)]
        assert labelling.inside((shape.x, shape.y), _corners(region.teryt))
        if any(labelling.covers((shape.x, shape.y), d.x, d.y, d.r) for d in own):
            x, y = _middle(region.teryt)
            room = [
                place
                for place in product(range(int(x) - 80, int(x) + 81, 10), range(int(y) - 80, int(y) + 81, 10))
                if all(
                    labelling.fits((place[0] + dx, place[1] + dy), _corners(region.teryt))
                    for dx, dy in product((-3, 0, 3), repeat=2)
                )
                and not any(labelling.covers(place, d.x, d.y, d.r + 4) for d in own)
            ]
            assert len(own) > 2 and not room, (region.name, room)


def test_without_dots_numbers_stand_in_the_middle() -> None:
    for shape, region in zip(_drawn({}).shapes, regions.regions(), strict=True):
        assert (shape.x, shape.y) == _middle(region.teryt)


def test_dots_never_outgrow_the_map() -> None:
    for counts in ({"2409": 1}, {"2409": 5000, "0401": 1}):
        dots = _drawn(counts).dots
        assert all(4 <= dot.r <= 11 for dot in dots) or len(counts) == 2
        assert max(dot.r for dot in dots) <= 11
    small, large = _drawn({"2409": 5000, "0401": 50}).dot_key
    assert (small[0], large[0]) == (1, 5000)


def test_a_path_is_read_as_browsers_draw_it() -> None:
    assert labelling.outline("M56 338l10 -6 2 0z") == [(56, 338), (66, 332), (68, 332)]
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    for x, y in product((1, 5, 9), repeat=2):
        assert labelling.inside((x, y), square)
    assert not labelling.inside((11, 5), square)
    assert not labelling.inside((5, -1), square)


def _tokens(name: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#\w{6});", (STATIC / "css" / f"{name}.css").read_text()))


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_numbers_can_be_read_on_every_shade_in_both_themes() -> None:
    for theme in ("tokens", "dark"):
        colours = _tokens(theme)
        for highest in (1, 2, 3, 4, 5, 40):
            for shape in choropleth({"śląskie": highest, "opolskie": 1}, address=str).shapes:
                behind = _luminance(colours[f"q{shape.step}"])
                ink = _luminance(colours["on-q-dark" if shape.dark else "on-q-light"])
                low, high = sorted((behind, ink))
                assert (high + 0.05) / (low + 0.05) >= 4.5, (theme, shape.step)
