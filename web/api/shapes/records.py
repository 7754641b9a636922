"""The things of the base: reports, practices with their evidence, organisations."""

from typing import TypedDict

from kb.model import EvidenceField, PlaceRole, Precision


class ReportHead(TypedDict):
    """What identifies a report."""

    id: str
    url: str
    title: str
    date: str | None
    publisher: str
    source_url: str
    kind: str
    language: str


class PlaceDetails(TypedDict):
    """A place resolved to the TERYT register."""

    name: str
    municipality: str | None
    county: str | None
    region: str | None
    teryt: str | None
    lat: float | None
    lon: float | None
    precision: Precision


class Mention(TypedDict):
    """A stretch of a report's text that names something."""

    start: int
    end: int
    text: str
    method: str
    score: float


class ReportPlace(PlaceDetails):
    """A place of one report with its mentions."""

    role: PlaceRole
    mentions: list[Mention]


class ReportOrganisation(TypedDict):
    """An organisation of one report with its mentions."""

    name: str
    legal_form: str | None
    aliases: list[str]
    mentions: list[Mention]


class Activity(TypedDict):
    """Something an organisation does."""

    text: str
    type: str | None
    sector: str | None
    start: int
    end: int


class Evidence(TypedDict):
    """The sentence that proves a field of a practice."""

    field: EvidenceField
    value: str
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    method: str
    score: float


class ReportPractice(TypedDict):
    """A practice as one report tells it."""

    organisation: str
    legal_form: str | None
    place: str | None
    municipality: str | None
    county: str | None
    region: str | None
    activities: list[Activity]
    sectors: list[str]
    target_groups: list[str]
    founders: list[str]
    partners: list[str]
    year: int | None
    jobs: int | None
    score: float
    evidence: list[Evidence]


class Practice(ReportPractice):
    """A practice with its address, its evidence and its report."""

    id: str
    url: str
    organisation_id: str
    place_details: PlaceDetails | None
    report: ReportHead


class Shared(TypedDict):
    """Something that two practices have in common: a value of a facet."""

    facet: str
    value: str


class Similar(TypedDict):
    """A similar practice and why."""

    id: str
    reasons: list[str]
    shared: list[Shared]


class PracticePage(Practice):
    """A practice with those that are like it."""

    similar: list[Similar]


class Variant(TypedDict):
    """A name of an organisation as reports write it."""

    name: str
    count: int


class Organisation(TypedDict):
    """An organisation over all reports."""

    id: str
    url: str
    name: str
    legal_form: str | None
    variants: list[Variant]
    practices: list[Practice]
    reports: list[ReportHead]


class Report(ReportHead):
    """A report with its text and everything found in it."""

    text: str
    organisations: list[ReportOrganisation]
    places: list[ReportPlace]
    practices: list[ReportPractice]
    warnings: list[str]
    practice_ids: list[str]
    organisation_ids: dict[str, str]
