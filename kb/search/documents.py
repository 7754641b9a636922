"""What is indexed of a practice, a report, an organisation: sections, facet values, keys to sort by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from kb import vocabulary
from kb.model import Extraction, Practice
from kb.search.passages import Span
from kb.text import slug

#: What people call a voivodeship besides its official adjective; its practices are found under these too.
REGION_NOUNS: Mapping[str, str] = {
    "dolnośląskie": "Dolny Śląsk",
    "kujawsko-pomorskie": "Kujawy Pomorze",
    "lubelskie": "Lubelszczyzna",
    "lubuskie": "Ziemia Lubuska",
    "łódzkie": "Łódzkie",
    "małopolskie": "Małopolska",
    "mazowieckie": "Mazowsze",
    "opolskie": "Opolszczyzna",
    "podkarpackie": "Podkarpacie",
    "podlaskie": "Podlasie",
    "pomorskie": "Pomorze",
    "śląskie": "Śląsk",
    "świętokrzyskie": "Ziemia Świętokrzyska",
    "warmińsko-mazurskie": "Warmia Mazury",
    "wielkopolskie": "Wielkopolska",
    "zachodniopomorskie": "Pomorze Zachodnie",
}


class Label(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """How a facet's value is shown, and the value of the parent facet that it stands under.

    A struct of msgspec: an index has a hundred thousand, read several times faster than dataclasses.
    """

    text: str
    parent: str | None = None


@dataclass(slots=True, kw_only=True)
class Document:
    """One searchable thing.

    Attributes:
        sections: (name in `kb.search.analysis.SECTIONS`, text).
        facets: facet name -> values; a facet without values gets `kb.facets.MISSING`.
        labels: (facet, value) -> label, for values that the vocabulary does not name.
        date: ISO date of the newest report, "" when unknown. name: what it is sorted by.
    """

    id: str
    sections: list[tuple[str, str]]
    facets: dict[str, set[str]]
    labels: dict[tuple[str, str], Label] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    date: str = ""
    name: str = ""


def of_practice(
    id_: str, practice: Practice, extraction: Extraction, organisation_id: str, passages: Sequence[Span]
) -> Document:
    """Return the searchable form of one practice."""
    aliases = next((o.aliases for o in extraction.organisations if o.name == practice.organisation), ())
    report = extraction.report
    taken = ReportText(report.title, report.text, report.date, report.publisher)
    return of_practice_in(id_, practice, taken, organisation_id, passages, aliases)


class ReportText(NamedTuple):
    """What a practice's searchable form takes from its report."""

    title: str
    text: str
    date: str | None
    publisher: str


def of_practice_in(
    id_: str,
    practice: Practice,
    report: ReportText,
    organisation_id: str,
    passages: Sequence[Span],
    aliases: Sequence[str] = (),
) -> Document:
    """Return the searchable form of a practice whose report is not at hand as a whole."""
    document = Document(id=id_, sections=[], facets={}, date=report.date or "", name=practice.organisation)
    document.sections = [
        ("name", " ; ".join((practice.organisation, *aliases))),
        *_described(practice),
        ("title", report.title),
        *(("body", report.text[start:end]) for start, end in passages),
    ]
    _add_practice(document, practice)
    _add(document, "organisation", organisation_id, practice.organisation)
    _add(document, "source", report.publisher, report.publisher)
    return document


def of_report(extraction: Extraction, organisation_ids: Mapping[str, str]) -> Document:
    """Return the searchable form of a report: its whole text, and the values of all its practices."""
    report = extraction.report
    document = Document(
        id=report.id,
        sections=[("title", report.title), ("name", " ; ".join(o.name for o in extraction.organisations))],
        facets={},
        date=report.date or "",
        name=report.title,
    )
    for practice in extraction.practices:
        _add_practice(document, practice)
        _add(document, "organisation", organisation_ids.get(practice.organisation, ""), practice.organisation)
        document.sections += _described(practice)
    _add(document, "source", report.publisher, report.publisher)
    document.sections.append(("body", report.text))
    return document


def of_organisation(
    id_: str, name: str, variants: Sequence[str], legal_form: str | None, practices: Sequence[Document]
) -> Document:
    """Return the searchable form of an organisation: its names, and what its practices say."""
    document = Document(
        id=id_, sections=[("name", " ; ".join(dict.fromkeys((name, *variants))))], facets={}, name=name
    )
    bodies = dict.fromkeys(section for p in practices for section in p.sections if section[0] != "name")
    document.sections += list(bodies)
    for practice in practices:
        for facet, values in practice.facets.items():
            document.facets.setdefault(facet, set()).update(values)
        document.labels.update(practice.labels)
        document.years |= practice.years
        document.date = max(document.date, practice.date)
    _add_form(document, legal_form)
    _add(document, "organisation", id_, name)
    return document


def _described(practice: Practice) -> list[tuple[str, str]]:
    """Return the sections that say what a practice is, in words of the report and of the vocabulary."""
    types = [vocabulary.activity_type(a.type) for a in practice.activities if a.type]
    sectors = [vocabulary.sector(s) for s in practice.sectors]
    named = [t.name for t in (*types, *sectors) if t]
    place = practice.place
    places: list[str] = []
    if place:
        county = f"powiat {place.county}" if place.county else ""
        region = f"województwo {place.region}" if place.region else ""
        noun = REGION_NOUNS.get(place.region or "", "")
        places = [p for p in (place.name, place.municipality or "", county, region, noun) if p]
    return [
        ("activity", " ; ".join(dict.fromkeys(a.text for a in practice.activities))),
        ("sector", " ; ".join(dict.fromkeys(named))),
        ("form", " ; ".join(dict.fromkeys((practice.legal_form or "", *practice.target_groups)))),
        ("place", " ; ".join(dict.fromkeys(places))),
    ]


def _add_practice(document: Document, practice: Practice) -> None:
    for activity in practice.activities:
        known = vocabulary.activity_type(activity.type) if activity.type else None
        if activity.type:
            parent = activity.sector or (known.sector if known else None)
            _add(document, "activity", activity.type, known.name if known else activity.type, parent)
        if activity.sector:
            sector = vocabulary.sector(activity.sector)
            _add(document, "sector", activity.sector, sector.name if sector else activity.sector)
    for name in practice.target_groups:
        group = vocabulary.target_group(name)
        _add(document, "target_group", group.id if group else slug(name), group.name if group else name)
    _add_form(document, practice.legal_form)
    _add_place(document, practice)
    if practice.year is not None:
        document.years.add(practice.year)


def _add_form(document: Document, name: str | None) -> None:
    if name:
        form = vocabulary.legal_form(name)
        _add(document, "legal_form", form.id if form else slug(name), form.name if form else name)


def _add_place(document: Document, practice: Practice) -> None:
    place = practice.place
    if place is None:
        return
    code = place.teryt or ""
    _add(document, "region", place.region or "", place.region or "")
    if place.county and len(code) >= 4:
        _add(document, "county", code[:4], place.county, place.region)
    if place.municipality and len(code) >= 6:
        _add(document, "municipality", code[:6], place.municipality, code[:4])


def _add(document: Document, facet: str, value: str, label: str, parent: str | None = None) -> None:
    if value:
        document.facets.setdefault(facet, set()).add(value)
        document.labels.setdefault((facet, value), Label(text=label, parent=parent))
