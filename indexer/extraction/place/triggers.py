"""The words around a place name that decide what it is: loaded from ``triggers.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "triggers.toml"


@dataclass(frozen=True, slots=True)
class Triggers:
    """The tables of ``triggers.toml``, words in lower case.

    Attributes:
        level: word to level: region, area, subregion, county, municipality, town, village, district.
        prepositions: word to letters of cases.
        shortened: abbreviation of an adjective in a name, to the beginnings of its forms.
        streets: words of a street, whose name may begin with a preposition ("ul. Na Kozłówce").
        never: forms as written that are not to be taken for places.
    """

    level: dict[str, str]
    between: frozenset[str]
    rural: frozenset[str]
    urban: frozenset[str]
    prepositions: dict[str, str]
    near: frozenset[str]
    heads: frozenset[str]
    not_after: frozenset[str]
    streets: frozenset[str]
    never: frozenset[str]
    shortened: dict[str, tuple[str, ...]]


@cache
def triggers() -> Triggers:
    """Return the tables, read once per process."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Triggers(
        level={word: level for level, words in data["level"].items() for word in words},
        between=frozenset(data["between"]["words"]),
        rural=frozenset(data["between"]["rural"]),
        urban=frozenset(data["between"]["urban"]),
        prepositions=data["prepositions"],
        near=frozenset(data["near"]["words"]),
        heads=frozenset(data["heads"]["words"]),
        not_after=frozenset(data["not_after"]["words"]),
        streets=frozenset(data["not_after"]["streets"]),
        never=frozenset(data["never"]["forms"]),
        shortened={word: tuple(stems) for word, stems in data["shortened"].items()},
    )
