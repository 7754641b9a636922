"""Towns that an adjective in a name stands for: "Sopocki Inkubator", "Żarska Spółdzielnia Socjalna".

An adjective in -ski or -cki and a town belong together when the town begins as the adjective does and hardly
more follows, or when the town is the seat of the adjective's county by the gazetteer and begins alike: the
seat of "powiat koszaliński" is Sianów there, and an organisation called so is in Koszalin. What no rule gives
("białostocki") is in ``place/adjectives.toml``.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from pathlib import Path

from kb.model import Mention, Place
from kb.text import fold
from kb.vocabulary import gazetteer as tables

FILE = Path(__file__).parent / "place" / "adjectives.toml"
_ADJECTIVE = re.compile(r"(?:(?<=d)zki|ski|cki)$")
#: Adjectives of lands that look like those of towns.
_LANDS = frozenset(("polski", "śląski"))
_ALIKE = 2  # letters
_SHORTEST = 3  # letters of a stem
_LONG = 5  # letters of the stem of a town that is no seat: "Szprotawski"
_RURAL = 3  # as the gazetteer counts how urban a municipality is
_ENDING = 3  # letters that a town has after its adjective's stem: "bydgo-ski", "Bydgo-szcz" has more


def is_of_town(adjective: str, town: str) -> bool:
    """Tell whether an adjective (its lemma) can be that of a town: "sopocki", "Sopot"."""
    if adjective in _irregular():
        return _irregular()[adjective] == town
    if (adjective, town) in _by_table():
        return True
    stem = fold(_ADJECTIVE.sub("", adjective))
    if stem == fold(adjective) or len(stem) < _SHORTEST or adjective in _LANDS:
        return False
    first = fold(town).split(" ")[0].split("-")[0]
    return first.startswith(stem) and len(first) - len(stem) <= _ENDING


def is_common(adjective: str) -> bool:
    """Tell whether an adjective (its lemma) without a capital means no town: "górski", "śląski"."""
    return adjective in _common()


def seat_of(adjective: str, regions: Collection[str], mention: Mention) -> Place | None:
    """Return the seat of a county, or the city, of an adjective; None when there is none or more than one.

    Args:
        adjective: its lemma.
        regions: voivodeships that the report names; they choose among towns of one adjective.
        mention: where the adjective stands.
    """
    known = tables.load()
    found = _seats_of(adjective)
    if len(found) > 1:
        found = [m for m in found if known.region_name(m.teryt) in regions]
    if len(found) != 1:
        return None
    (town,) = found
    return Place(
        name=town.name,
        municipality=town.name,
        county=known.county(town.teryt).name,
        region=known.region_name(town.teryt),
        teryt=town.teryt,
        lat=town.lat,
        lon=town.lon,
        precision="locality",
        role="practice",
        mentions=(mention,),
    )


@cache
def _data() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def _irregular() -> Mapping[str, str]:
    return {adjective: str(town) for adjective, town in _data()["towns"].items()}


@cache
def _common() -> frozenset[str]:
    """Return the adjectives of voivodeships too: "lubelska fundacja" may be anywhere in lubelskie."""
    words = _data()["common"]["words"]
    assert isinstance(words, list)
    regions = {r.name.removesuffix("e") for r in tables.load().regions.values()}
    return frozenset(words) | _LANDS | regions


@cache
def _by_table() -> frozenset[tuple[str, str]]:
    """Return the adjectives of counties, each with the seat that begins as it does."""
    return frozenset(
        (county.name, county.seat)
        for county in tables.load().counties.values()
        if not county.city and fold(county.name)[:_ALIKE] == fold(county.seat)[:_ALIKE]
    )


@lru_cache(maxsize=4096)
def _seats_of(adjective: str) -> list[tables.Municipality]:
    """Return the towns of `_seats` whose adjective it is; they begin as it does where a rule gives them."""
    town = _irregular().get(adjective)
    alike = _seats() if town else _seats_by_start().get(fold(adjective)[:_ALIKE], ())
    found = [m for m in alike if is_of_town(adjective, m.name)]
    if found or len(_ADJECTIVE.sub("", adjective)) < _LONG:
        return found
    return [m for m in _small_towns() if is_of_town(adjective, m.name)]


@cache
def _seats_by_start() -> Mapping[str, list[tables.Municipality]]:
    found = defaultdict(list)
    for municipality in _seats():
        found[fold(municipality.name)[:_ALIKE]].append(municipality)
    return found


@cache
def _small_towns() -> list[tables.Municipality]:
    """Return the towns that are the seat of nothing but their municipality."""
    return [m for m in tables.load().municipalities.values() if m.urbanisation < _RURAL]


@cache
def _seats() -> list[tables.Municipality]:
    """Return the municipalities of the seats of counties, of cities with county rights, of our own table."""
    known = tables.load()
    towns = set(_irregular().values())
    found: dict[tuple[str, str], tables.Municipality] = {}
    for municipality in sorted(known.municipalities.values(), key=lambda m: -m.population):
        county = known.counties[municipality.teryt[:4]]
        if municipality.name in towns:
            found.setdefault(("", municipality.name), municipality)
        elif municipality.name in (county.seat, county.name):
            found.setdefault((county.teryt, municipality.name), municipality)
    return list(found.values())
