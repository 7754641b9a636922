"""Mentions of places by word numbers, and choices among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import Mention, Place

#: How the name of a municipality begins.
GMINA = "gmina "
PRECISION_FACTOR = {"locality": 1.0, "municipality": 0.92, "county": 0.7, "land": 0.5, "region": 0.45}


def is_wide(place: Place) -> bool:
    """Tell whether a place is as wide as a county or a region; a village known only by its region is not."""
    return (
        place.precision == "land"
        or place.name.startswith(("województwo", "powiat"))
        or (place.precision == "region" and place.name == place.region)
    )


def seat(place: Place, places: Sequence[Place]) -> Place:
    """Return a municipality as the town of its name where the report names that too, else as it is.

    A practice told of in "gmina Żarki" and "w Żarkach" works in one place, the town.
    """
    if not place.name.startswith(GMINA):
        return place
    name = place.name.removeprefix(GMINA)
    for town in places:
        if town.name == name and town.region == place.region and town.role != "visitor":
            return town
    return place


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention of a place at words[first:last]."""

    first: int
    last: int
    place: Place
    mention: Mention


@dataclass(frozen=True, slots=True)
class Choice:
    """A place for an organisation, the mention that says so, and how sure that is (0 to 1)."""

    place: Place
    mention: Mention
    method: str
    score: float
