"""What a place name may denote: targets by name, and the adjectives of voivodeships and counties."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kb.model import Precision
from kb.vocabulary.gazetteer import Gazetteer

TargetKind = Literal["region", "county", "municipality", "locality", "district", "land"]
_NEUTER = ("ie", "iego", "iemu", "im", "iem")
_MASCULINE = ("i", "iego", "iemu", "im")
_FEMININE = ("a", "iej", "ą")


@dataclass(frozen=True, slots=True)
class Target:
    """One place a name may mean.

    Attributes:
        code: six digits for a locality, district or municipality, four for a county, two for a region or for
            (that part of) a land; "" when not known.
        regions: two-digit codes it lies in; more than one for some lands.
        prior: what is added to its score among homonyms.
        seat: whether its municipality is named like it.
        rural: whether it is only the rural municipality around a town of the same name.
    """

    name: str
    kind: TargetKind
    code: str
    population: int
    lat: float | None
    lon: float | None
    precision: Precision
    regions: tuple[str, ...]
    seat: bool = False
    rural: bool = False
    prior: float = 0.0

    @property
    def county(self) -> str:
        """Four-digit code; "" for regions and lands."""
        return self.code[:4] if len(self.code) >= 4 else ""


class Lexicon:
    """Targets by name over one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    @cached_property
    def by_name(self) -> dict[str, tuple[Target, ...]]:
        """Localities, districts, municipalities and lands by their nominative name."""
        found: dict[str, list[Target]] = defaultdict(list)
        for target in [*self._localities(), *self._municipalities(), *self._lands()]:
            found[target.name].append(target)
        return {name: tuple(targets) for name, targets in found.items()}

    @cached_property
    def regions(self) -> dict[str, Target]:
        """Voivodeships by code."""
        points = self.gazetteer.region_points
        return {
            code: Target(f"województwo {r.name}", "region", code, 0, *points[code], "region", (code,))
            for code, r in self.gazetteer.regions.items()
        }

    @cached_property
    def counties(self) -> dict[str, Target]:
        """Counties by code."""
        return {
            code: Target(c.label, "county", code, 0, c.lat, c.lon, "county", (code[:2],))
            for code, c in self.gazetteer.counties.items()
        }

    def municipality(self, code: str, name: str | None = None) -> Target:
        """Return the municipality of a six-digit code as a target, under another name if given."""
        m = self.gazetteer.municipality(code)
        return Target(
            name or m.name, "municipality", code, m.population, m.lat, m.lon, "municipality", (code[:2],)
        )

    def subregion(self, code: str) -> Target:
        """Return the subregion named like a county: known no closer than its voivodeship."""
        region = self.regions[code[:2]]
        name = f"subregion {self.gazetteer.county(code).name}"
        return Target(name, "land", region.code, 0, region.lat, region.lon, "land", region.regions)

    @cached_property
    def region_adjectives(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Lower-case forms after "województwo" (tuples of words) to region codes."""
        return self._adjectives(
            (r.name.removesuffix("ie"), code, _NEUTER) for code, r in self.gazetteer.regions.items()
        )

    @cached_property
    def area_adjectives(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Forms after "region" or "ziemia" to region codes."""
        return self._adjectives(
            (r.name.removesuffix("ie"), code, _MASCULINE + _FEMININE)
            for code, r in self.gazetteer.regions.items()
        )

    @cached_property
    def county_adjectives(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Forms after "powiat" to county codes; some names are shared by two counties."""
        return self._adjectives(
            (c.name.removesuffix("i"), code, _MASCULINE)
            for code, c in self.gazetteer.counties.items()
            if not c.city
        )

    def _adjectives(
        self, stems: Iterator[tuple[str, str, tuple[str, ...]]]
    ) -> dict[tuple[str, ...], tuple[str, ...]]:
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for stem, code, endings in stems:
            head, _, last = stem.lower().replace("-", " ").rpartition(" ")
            first = head.split()
            joined = "-" in stem
            for ending in endings:
                # "golubsko-dobrzyńskiego" keeps its first part, "warszawskiego zachodniego" declines both
                before = [w if joined else w.removesuffix("i") + ending for w in first]
                found[(*before, last + ending)].append(code)
        return {key: tuple(codes) for key, codes in found.items()}

    def _localities(self) -> Iterator[Target]:
        for loc in self.gazetteer.localities:
            m = self.gazetteer.municipalities[loc.municipality]
            kind: TargetKind = "district" if loc.kind == "district" else "locality"
            population = max(
                loc.population, m.population if m.name == loc.name and m.urbanisation == 1 else 0
            )
            yield Target(
                loc.name,
                kind,
                loc.municipality,
                population,
                loc.lat,
                loc.lon,
                "locality",
                (loc.municipality[:2],),
                seat=m.name == loc.name,
            )

    def _municipalities(self) -> Iterator[Target]:
        towns = {(loc.name, loc.municipality) for loc in self.gazetteer.localities}
        seats = {
            (loc.name, loc.municipality[:2])
            for loc in self.gazetteer.localities
            if self.gazetteer.municipalities[loc.municipality].name == loc.name
        }
        for code, m in self.gazetteer.municipalities.items():
            if (m.name, code) not in towns:
                city = self.gazetteer.county(code).city
                yield Target(
                    m.name,
                    "municipality",
                    code,
                    m.population,
                    m.lat,
                    m.lon,
                    "locality" if city else "municipality",
                    (code[:2],),
                    seat=True,
                    rural=(m.name, code[:2]) in seats,
                )

    def _lands(self) -> Iterator[Target]:
        """Yield a land once for each of its regions: where it is not clear which, none wins by a margin."""
        for land in self.gazetteer.lands:
            for code in land.regions:
                point = self.gazetteer.region_points[code]
                prior = 1.0 if code == land.usual else 0.0
                yield Target(land.name, "land", code, 0, *point, "land", land.regions, prior=prior)
