"""Organisations across reports: one entity for one organisation, homonyms kept apart by place."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from indexer.extraction.words import QUOTES
from kb.model import Extraction
from kb.text import fold, keys, slug, tokens

_GENERIC = frozenset(["w", "we", "z", "ze", "i"])


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
    """Collects extractions, then links them. Memory grows with the number of names, not with the texts."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, ...], list[_Group]] = defaultdict(list)

    def add(self, extraction: Extraction) -> None:
        """Take in the organisations of one report."""
        where: dict[str, list[tuple[str | None, str | None, str]]] = defaultdict(list)
        for practice in extraction.practices:
            if practice.place is not None:
                place = practice.place
                where[practice.organisation].append(
                    (place.teryt, place.region, place.municipality or place.name)
                )
        for organisation in extraction.organisations:
            places = where.get(organisation.name, [])
            group = self._group(organisation.name, organisation.legal_form, places)
            group.names[organisation.name] += max(1, len(organisation.mentions))
            for alias in organisation.aliases:
                group.names[alias] += 1
            for teryt, region, town in places:
                if teryt and len(teryt) >= 6:
                    group.municipalities.add(teryt[:6])
                if region:
                    group.regions.add(region)
                group.towns[town] += 1
            group.members.append((extraction.report.id, organisation.name))

    def _group(self, name: str, form: str | None, places: list[tuple[str | None, str | None, str]]) -> _Group:
        key = name_key(name)
        codes = {t[:6] for t, _, _ in places if t and len(t) >= 6}
        regions = {r for _, r, _ in places if r}
        for group in self._groups[key]:
            if form and group.form and form != group.form:
                continue
            if codes and group.municipalities and codes.isdisjoint(group.municipalities):
                continue
            if regions and group.regions and regions.isdisjoint(group.regions):
                continue
            group.form = group.form or form
            return group
        group = _Group(key, form, set(), set())
        self._groups[key].append(group)
        return group

    def link(self) -> Links:
        """Return the organisations of all reports added so far, in the order of their ids."""
        organisations: list[LinkedOrganisation] = []
        ids: dict[str, dict[str, str]] = defaultdict(dict)
        used: set[str] = set()
        for groups in self._groups.values():
            for group in groups:
                name = max(group.names, key=lambda n: (name_key(n) == group.key, group.names[n], n))
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


def name_key(name: str) -> tuple[str, ...]:
    """Return the key under which spellings of one name meet: case, quotation marks and inflection aside."""
    bare = "".join(" " if c in QUOTES else c for c in name)
    return tuple(
        min(map(fold, keys(t.text)), default=fold(t.text)) for t in tokens(bare) if t.text not in _GENERIC
    )
