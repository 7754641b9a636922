"""The 16 voivodeships: the regions of the knowledge base, with the forms of their names people need."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kb.errors import NotFound
from kb.vocabulary.placefiles import rows

FILE = Path(__file__).parent / "places" / "regions.tsv"


@dataclass(frozen=True, slots=True)
class Region:
    """One voivodeship.

    Attributes:
        teryt: two digits; ISO 3166-2:PL uses the same number.
        name: Polish name, neuter nominative as after "województwo": "śląskie".
        genitive, locative: "śląskiego" (as after "z województwa"), "śląskim" (as after "w województwie").
        name_en: English adjective, as before "Voivodeship": "Silesian".
        short_en: English noun for labels: "Silesia".
    """

    teryt: str
    name: str
    genitive: str
    locative: str
    name_en: str
    short_en: str


@cache
def regions() -> tuple[Region, ...]:
    """Return all 16 regions in order of their codes.

    Raises:
        VocabularyError: the data file is missing or damaged.
    """
    return tuple(
        Region(r["teryt"], r["name"], r["genitive"], r["locative"], r["name_en"], r["name_short_en"])
        for r in rows(FILE)
    )


@cache
def by_name() -> dict[str, Region]:
    """Return the regions by Polish name."""
    return {region.name: region for region in regions()}


@cache
def by_teryt() -> dict[str, Region]:
    """Return the regions by two-digit code."""
    return {region.teryt: region for region in regions()}


def region(name: str) -> Region:
    """Return the region of a Polish name such as "śląskie".

    Raises:
        NotFound: there is no such region.
    """
    try:
        return by_name()[name]
    except KeyError:
        known = ", ".join(by_name())
        raise NotFound(
            f"there is no voivodeship {name!r}; the voivodeships are {known}",
            polish=f"nie ma województwa {name!r}; województwa to: {known}",
        ) from None
