"""Organisations across reports: one entity for one organisation, homonyms kept apart by place."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from indexer.extraction.words import QUOTES
from kb.model import Extraction
from kb.text import fold, keys, slug, tokens

_GENERIC = frozenset(["w", "we", "z", "ze", "i"])


class NamedPlace(msgspec.Struct, frozen=True, array_like=True):
    """A place of an organisation, as far as linking looks at it."""

    teryt: str | None
    region: str | None
    town: str


class NamedOrganisation(msgspec.Struct, frozen=True, array_like=True):
    """An organisation of a report, as far as linking looks at it."""

    name: str
    key: tuple[str, ...]
    legal_form: str | None
    mentions: int
    aliases: tuple[str, ...]
    places: tuple[NamedPlace, ...]


class Names(msgspec.Struct, frozen=True, array_like=True):
    """All that linking needs of a report; a hundredth of its extraction."""

    report: str
    organisations: tuple[NamedOrganisation, ...]


def names_of(extraction: Extraction) -> Names:
    """Return what linking needs of an extraction."""
    where: dict[str, list[NamedPlace]] = defaultdict(list)
    for practice in extraction.practices:
        place = practice.place
        if place is not None:
            where[practice.organisation].append(
                NamedPlace(place.teryt, place.region, place.municipality or place.name)
            )
    return Names(
        extraction.report.id,
        tuple(
            NamedOrganisation(
                o.name, name_key(o.name), o.legal_form, len(o.mentions), o.aliases, tuple(where[o.name])
            )
            for o in extraction.organisations
        ),
    )


@dataclass(frozen=True, slots=True)
class LinkedOrganisation:
    """An organisation of the corpus.

    Attributes:
        id: slug of the name, with the town where another organisation has the same name.
        variants: all names seen and how often, the most frequent first.
    """

    id: str
    name: str
    legal_form: str | None
    variants: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Group:
    key: tuple[str, ...]
    form: str | None
    municipalities: set[str]
    regions: set[str]
    names: Counter[str] = field(default_factory=Counter)
    towns: Counter[str] = field(default_factory=Counter)
    members: list[tuple[str, str]] = field(default_factory=list)


class Links:
    """The result of linking: iterate for the organisations, `ids` for those of one report."""

    def __init__(self, organisations: list[LinkedOrganisation], ids: dict[str, dict[str, str]]) -> None:
        self._organisations, self._ids = organisations, ids

    def __iter__(self) -> Iterator[LinkedOrganisation]:
        return iter(self._organisations)

    def __len__(self) -> int:
        return len(self._organisations)

    def ids(self, report_id: str) -> Mapping[str, str]:
        """Return the organisation ids of a report, by the name the report's extraction gives."""
        return self._ids.get(report_id, {})


class Linker:
    """Collects the names of reports, then links them. Memory grows with names, not with texts."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, ...], list[_Group]] = defaultdict(list)

    def add(self, names: Names) -> None:
        """Take in the organisations of one report."""
        for found in names.organisations:
            group = self._group(found)
            group.names[found.name] += max(1, found.mentions)
            for alias in found.aliases:
                group.names[alias] += 1
            for place in found.places:
                if place.teryt and len(place.teryt) >= 6:
                    group.municipalities.add(place.teryt[:6])
                if place.region:
                    group.regions.add(place.region)
                group.towns[place.town] += 1
            group.members.append((names.report, found.name))

    def _group(self, found: NamedOrganisation) -> _Group:
        form = found.legal_form
        codes = {p.teryt[:6] for p in found.places if p.teryt and len(p.teryt) >= 6}
        regions = {p.region for p in found.places if p.region}
        for group in self._groups[found.key]:
            if form and group.form and form != group.form:
                continue
            if codes and group.municipalities and codes.isdisjoint(group.municipalities):
                continue
            if regions and group.regions and regions.isdisjoint(group.regions):
                continue
            group.form = group.form or form
            return group
        group = _Group(found.key, form, set(), set())
        self._groups[found.key].append(group)
        return group

    def link(self) -> Links:
        """Return the organisations of all reports added so far, in the order of their ids."""
        organisations: list[LinkedOrganisation] = []
        ids: dict[str, dict[str, str]] = defaultdict(dict)
        used: set[str] = set()
        for groups in self._groups.values():
            for group in groups:
                name = _best_name(group)
                identifier = self._id(name, group, len(groups) > 1, used)
                used.add(identifier)
                variants = tuple(sorted(group.names.items(), key=lambda item: (-item[1], item[0])))
                organisations.append(LinkedOrganisation(identifier, name, group.form, variants))
                for report, local in group.members:
                    ids[report][local] = identifier
        return Links(sorted(organisations, key=lambda o: o.id), dict(ids))

    @staticmethod
    def _id(name: str, group: _Group, homonyms: bool, used: set[str]) -> str:
        base = slug(name)
        if homonyms and group.towns:
            base = f"{base}-{slug(group.towns.most_common(1)[0][0])}"
        identifier, number = base, 2
        while identifier in used:
            identifier, number = f"{base}-{number}", number + 1
        return identifier


def _best_name(group: _Group) -> str:
    if len(group.names) == 1:
        return next(iter(group.names))
    return max(group.names, key=lambda n: (name_key(n) == group.key, group.names[n], n))


@lru_cache(maxsize=100_000)
def name_key(name: str) -> tuple[str, ...]:
    """Return the key under which spellings of one name meet: case, quotation marks and inflection aside."""
    bare = "".join(" " if c in QUOTES else c for c in name)
    return tuple(
        min(map(fold, keys(t.text)), default=fold(t.text)) for t in tokens(bare) if t.text not in _GENERIC
    )
