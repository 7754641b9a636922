"""The gazetteer: voivodeships, counties, municipalities and localities of Poland with TERYT codes and points.

Sources: GeoNames (CC BY 4.0), Eurostat's table of local administrative units, TERYT codes of the
official register; see ``places/README.md``. Villages below the gazetteer's reach (most of the country's
43,000) are not here; the resolver takes them as the text names them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

from kb.errors import NotFound
from kb.vocabulary.placefiles import FOLDER, Row, corrected, fingerprint, rows
from kb.vocabulary.regions import Region, regions

T = TypeVar("T")
LocalityKind = Literal["town", "district"]
FILES = tuple(
    FOLDER / f"{name}.tsv"
    for name in ("regions", "counties", "municipalities", "localities", "districts", "lands", "corrections")
)


@dataclass(frozen=True, slots=True)
class County:
    """A county (powiat) or a city with county rights.

    Attributes:
        teryt: four digits; the first two are the voivodeship's.
        name: "kluczborski", or the city's name ("Opole").
        city: whether it is a city with county rights.
        seat: name of the town that is its seat.
    """

    teryt: str
    name: str
    city: bool
    seat: str
    lat: float
    lon: float

    @property
    def label(self) -> str:
        """Name for people: "powiat kluczborski", "Opole"."""
        return self.name if self.city else f"powiat {self.name}"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality (gmina).

    Attributes:
        teryt: six digits; the first four are the county's.
        population: inhabitants in 2018.
        urbanisation: Eurostat's degree: 1 city, 2 town or suburb, 3 rural.
        own_point: whether the point is the municipality's own; otherwise it is the county's.
    """

    teryt: str
    name: str
    population: int
    urbanisation: int
    seat: str
    lat: float
    lon: float
    own_point: bool


@dataclass(frozen=True, slots=True)
class Locality:
    """A town, a village, or a district of a city.

    Attributes:
        municipality: six-digit code.
        population: inhabitants; 0 when unknown.
        kind: "district" when it is a part of a city.
    """

    name: str
    municipality: str
    lat: float
    lon: float
    population: int
    kind: LocalityKind


@dataclass(frozen=True, slots=True)
class Land:
    """A land or region in everyday words ("Podhale", "Śląsk"), which is no unit of the administration.

    Attributes:
        regions: two-digit codes of the voivodeships it lies in.
        usual: the one that is meant when nothing else is said; "" when no one is.
    """

    name: str
    regions: tuple[str, ...]
    usual: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All tables, by code where there is one."""

    regions: Mapping[str, Region]
    counties: Mapping[str, County]
    municipalities: Mapping[str, Municipality]
    localities: tuple[Locality, ...]
    lands: tuple[Land, ...]
    region_points: Mapping[str, tuple[float, float]]

    def region_name(self, teryt: str) -> str:
        """Return "śląskie" for "24", or for any longer code in it.

        Raises:
            NotFound: no voivodeship has this code.
        """
        return _found(self.regions, teryt[:2]).name

    def county(self, teryt: str) -> County:
        """Return the county of a four-digit or longer code; NotFound when there is none."""
        return _found(self.counties, teryt[:4])

    def municipality(self, teryt: str) -> Municipality:
        """Return the municipality of a six-digit code; NotFound when there is none."""
        return _found(self.municipalities, teryt)


@cache
def load() -> Gazetteer:
    """Return the gazetteer, read once per process (about 30 ms).

    Raises:
        VocabularyError: a table is missing or damaged.
    """
    corrections = rows(FOLDER / "corrections.tsv")
    counties = {r["teryt"]: _county(r) for r in corrected(FOLDER / "counties.tsv", corrections, key="teryt")}
    municipalities = {
        r["teryt"]: _municipality(r, counties)
        for r in corrected(FOLDER / "municipalities.tsv", corrections, key="teryt")
    }
    localities = [
        _locality(r, counties, municipalities)
        for r in corrected(FOLDER / "localities.tsv", corrections, key="id")
    ]
    known = {(loc.name, loc.municipality) for loc in localities}
    for r in rows(FOLDER / "districts.tsv"):
        city = municipalities[r["municipality"]]
        for name in r["names"].split(", "):
            if (name, city.teryt) not in known:
                localities.append(Locality(name, city.teryt, city.lat, city.lon, 0, "district"))
    return Gazetteer(
        regions={region.teryt: region for region in regions()},
        counties=counties,
        municipalities=municipalities,
        localities=tuple(localities),
        lands=tuple(
            Land(r["name"], tuple(r["regions"].split()), r["usual"]) for r in rows(FOLDER / "lands.tsv")
        ),
        region_points=_region_points(municipalities.values()),
    )


@cache
def version() -> str:
    """Return a fingerprint of the data files: it changes when any of them does."""
    return fingerprint(*FILES)


VERSION = version()


def _county(r: Row) -> County:
    city = r["kind"] != "powiat"
    return County(
        r["teryt"], r["name"].removeprefix("powiat "), city, r["seat"], float(r["lat"]), float(r["lon"])
    )


def _municipality(r: Row, counties: Mapping[str, County]) -> Municipality:
    own = bool(r["lat"])
    county = counties[r["county"]]
    return Municipality(
        r["teryt"],
        r["name"],
        int(r["population_2018"] or 0),
        int(r["degurba"] or 3),
        r["seat_place"],
        float(r["lat"]) if own else county.lat,
        float(r["lon"]) if own else county.lon,
        own or county.city,
    )


def _locality(r: Row, counties: Mapping[str, County], municipalities: Mapping[str, Municipality]) -> Locality:
    code = r["municipality"] or r["municipality_guess"]
    in_city = counties[code[:4]].city and r["name"] != municipalities[code].name
    return Locality(
        r["name"],
        code,
        float(r["lat"]),
        float(r["lon"]),
        int(r["population"] or 0),
        "district" if in_city or r["feature"] == "PPLX" else "town",
    )


def _region_points(municipalities: Iterable[Municipality]) -> dict[str, tuple[float, float]]:
    """Return the mean of the municipalities' own points per voivodeship: a point to put a label at."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for m in municipalities:
        if m.own_point:
            points[m.teryt[:2]].append((m.lat, m.lon))
    return {
        code: (round(sum(p[0] for p in ps) / len(ps), 4), round(sum(p[1] for p in ps) / len(ps), 4))
        for code, ps in points.items()
    }


def _found(table: Mapping[str, T], key: str) -> T:
    try:
        return table[key]
    except KeyError:
        raise NotFound(
            f"there is no place with the TERYT code {key!r}", polish=f"nie ma miejsca o kodzie TERYT {key!r}"
        ) from None
