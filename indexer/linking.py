"""Organisations across reports: one entity for one organisation, homonyms kept apart by place."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
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
    own: set[str] = field(default_factory=set)
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


@dataclass(frozen=True, slots=True)
class _Linked:
    """A group under the id that it has where no other has it, and its name and variants."""

    group: _Group
    base: str
    name: str
    variants: tuple[tuple[str, int], ...]


class _Namesakes:
    """The organisations whose names meet under one key, in the order of the corpus."""

    def __init__(self) -> None:
        self._found: list[tuple[tuple[int, int], str, NamedOrganisation]] = []
        self._linked: list[_Linked] = []

    def add(self, place: tuple[int, int], report: str, found: NamedOrganisation) -> None:
        """Take one in. Args: place: number of its report in the corpus, and its own in the report."""
        self._found.append((place, report, found))
        self._linked = []

    def remove(self, report: str) -> bool:
        """Take those of a report out; return whether any are left."""
        self._found = [one for one in self._found if one[1] != report]
        self._linked = []
        return bool(self._found)

    @property
    def first(self) -> tuple[int, int]:
        """The place of the first."""
        return min(place for place, _, _ in self._found) if len(self._found) > 1 else self._found[0][0]

    def linked(self) -> list[_Linked]:
        """Return the organisations that they are; it is not worked out again until one is added."""
        if not self._linked:
            groups: list[_Group] = []
            for _, report, found in sorted(self._found, key=lambda item: item[0]):
                _join(groups, report, found)
            self._linked = [_told(group, len(groups) > 1) for group in groups]
        return self._linked


def _join(groups: list[_Group], report: str, found: NamedOrganisation) -> None:
    group = _group(groups, found)
    group.names[found.name] += max(1, found.mentions)
    group.own.add(found.name)
    for alias in found.aliases:
        group.names[alias] += 1
    for place in found.places:
        if place.teryt and len(place.teryt) >= 6:
            group.municipalities.add(place.teryt[:6])
        if place.region:
            group.regions.add(place.region)
        group.towns[place.town] += 1
    group.members.append((report, found.name))


def _group(groups: list[_Group], found: NamedOrganisation) -> _Group:
    form = found.legal_form
    codes = {p.teryt[:6] for p in found.places if p.teryt and len(p.teryt) >= 6}
    regions = {p.region for p in found.places if p.region}
    for group in groups:
        if form and group.form and form != group.form:
            continue
        if codes and group.municipalities and codes.isdisjoint(group.municipalities):
            continue
        if regions and group.regions and regions.isdisjoint(group.regions):
            continue
        group.form = group.form or form
        return group
    groups.append(_Group(found.key, form, set(), set()))
    return groups[-1]


def _told(group: _Group, homonyms: bool) -> _Linked:
    name = _best_name(group)
    base = slug(name)
    if homonyms and group.towns:
        base = f"{base}-{slug(group.towns.most_common(1)[0][0])}"
    variants = tuple(sorted(group.names.items(), key=lambda item: (-item[1], item[0])))
    return _Linked(group, base, name, variants)


class Linker:
    """Collects the names of reports, then links them. Memory grows with names, not with texts.

    Reports may be added in any order and removed, also after others were linked: only namesakes of what is
    new or gone are then looked at again.
    """

    def __init__(self) -> None:
        self._namesakes: dict[tuple[str, ...], _Namesakes] = defaultdict(_Namesakes)

    def add(self, names: Names, place: int) -> None:
        """Take in the organisations of one report.

        Args:
            place: of the report in the corpus, which decides between organisations that are alike.
        """
        for number, found in enumerate(names.organisations):
            self._namesakes[found.key].add((place, number), names.report, found)

    def remove(self, names: Names) -> None:
        """Forget the organisations of a report, as they were added."""
        for key in {found.key for found in names.organisations}:
            if not self._namesakes[key].remove(names.report):
                del self._namesakes[key]

    def link(self) -> Links:
        """Return the organisations of all reports added so far, in the order of their ids."""
        organisations: list[LinkedOrganisation] = []
        ids: dict[str, dict[str, str]] = defaultdict(dict)
        used: set[str] = set()
        for namesakes in sorted(self._namesakes.values(), key=lambda found: found.first):
            for found in namesakes.linked():
                identifier = _free(found.base, used)
                used.add(identifier)
                organisations.append(
                    LinkedOrganisation(identifier, found.name, found.group.form, found.variants)
                )
                for report, local in found.group.members:
                    ids[report][local] = identifier
        return Links(sorted(organisations, key=lambda o: o.id), dict(ids))


def _free(base: str, used: Set[str]) -> str:
    identifier, number = base, 2
    while identifier in used:
        identifier, number = f"{base}-{number}", number + 1
    return identifier


def _best_name(group: _Group) -> str:
    """Return the name that is met most; an alias is none."""
    return max(group.own, key=lambda name: (group.names[name], name))


@lru_cache(maxsize=100_000)
def name_key(name: str) -> tuple[str, ...]:
    """Return the key under which spellings of one name meet: case, quotation marks and inflection aside."""
    bare = "".join(" " if c in QUOTES else c for c in name)
    return tuple(
        min(map(fold, keys(t.text)), default=fold(t.text)) for t in tokens(bare) if t.text not in _GENERIC
    )
