"""Shapes of the JSON answers: what `web.present.public` and the views give, key by key.

A key that is declared is always there; what the reports do not say is null or empty. New keys may be added,
none is renamed or removed. What a key means stands in ``texts.toml``.
"""

from typing import Any, Literal, TypedDict

from kb.facets import Unit
from kb.model import EvidenceField, PlaceRole, Precision


class Problem(TypedDict):
    """Why a request cannot be answered (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


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


class Snippet(TypedDict):
    """A sentence of a report with the stretches that match."""

    report_id: str
    url: str
    start: int
    end: int
    text: str
    marks: list[tuple[int, int]]


class PracticeHit(Practice):
    """A practice found."""

    relevance: float
    snippets: list[Snippet]


class OrganisationHit(Organisation):
    """An organisation found."""

    relevance: float
    snippets: list[Snippet]


class ReportHit(ReportHead):
    """A report found."""

    relevance: float
    snippets: list[Snippet]


class FacetValue(TypedDict):
    """A value of a facet with the hits the search would have with it."""

    value: str
    label: str
    count: int
    selected: bool
    excluded: bool
    parent: str | None


class Term(TypedDict):
    """A word of the query and the words it stands for."""

    word: str
    variants: list[str]


class Offer(TypedDict):
    """A filter that words of the query name."""

    facet: str
    value: str
    label: str
    words: str
    count: int
    url: str


class Repair(TypedDict):
    """A change of the search that gives hits."""

    kind: Literal["drop-filter", "drop-word", "respell"]
    facet: str
    value: str
    replacement: str
    count: int
    url: str


class Results(TypedDict):
    """A page of results."""

    parameters: list[tuple[str, str]]
    unit: Unit
    total: int
    page: int
    per_page: int
    pages: int
    generation: int
    partial: bool
    complete: int | None
    notes: list[str]
    terms: list[Term]
    hits: list[PracticeHit | OrganisationHit | ReportHit]
    facets: dict[str, list[FacetValue]]
    years: list[tuple[int, int]]
    offers: list[Offer]
    repairs: list[Repair]
    next: str | None
    previous: str | None


class Suggestion(TypedDict):
    """One line of autocomplete."""

    kind: Literal["organisation", "place", "sector", "activity", "word"]
    kind_name: str
    text: str
    value: str
    count: int


class Suggestions(TypedDict):
    """Completions of what is typed."""

    q: str
    suggestions: list[Suggestion]


class Counts(TypedDict):
    """How many of everything there are."""

    reports: int
    practices: int
    organisations: int
    errors: int


class Start(TypedDict):
    """The base at a glance."""

    counts: Counts
    generation: int
    sectors: list[FacetValue]
    regions: list[FacetValue]


class Place(TypedDict):
    """A place with its latest practices and the places inside it."""

    teryt: str
    name: str
    region: str
    total: int
    sectors: list[FacetValue]
    inside: list[FacetValue]
    practices: list[Practice]


class ActivityType(TypedDict):
    """A type of activity of a sector."""

    id: str
    name: str
    name_en: str
    count: int


class Sector(TypedDict):
    """A sector with its types of activity and latest practices."""

    id: str
    name: str
    name_en: str
    total: int
    activity_types: list[ActivityType]
    regions: list[FacetValue]
    practices: list[Practice]


class ActivityTypePage(TypedDict):
    """A type of activity with where it is done, by whom, for whom, and its latest practices."""

    id: str
    name: str
    name_en: str
    sector: str
    total: int
    regions: list[FacetValue]
    organisations: list[FacetValue]
    target_groups: list[FacetValue]
    practices: list[Practice]


class Comparison(TypedDict):
    """Practices side by side."""

    practices: list[Practice]
    missing: list[str]


class SavedList(TypedDict):
    """The practices of a list in an address."""

    ids: list[str]
    missing: list[str]
    practices: list[Practice]


class ListedValue(TypedDict):
    """A value of a facet in the list of all."""

    value: str
    label: str
    above: str
    count: int
    selected: bool
    excluded: bool
    url: str


class Values(TypedDict):
    """All values of a facet that a search has, a page at a time."""

    facet: str
    total: int
    page: int
    pages: int
    values: list[ListedValue]


class Cross(TypedDict):
    """A cross-table of two facets; pairs without hits are left out."""

    rows: str
    columns: str
    counts: list[tuple[str, str, int]]


class Statistics(TypedDict):
    """Numbers about a search."""

    total: int
    generation: int
    facets: dict[str, list[FacetValue]]
    years: list[tuple[int, int]]
    cross: Cross


class Coverage(TypedDict):
    """How many practices state a fact."""

    field: str
    known: int
    total: int


class Quality(TypedDict):
    """What is known of the quality of the data."""

    measured: dict[str, Any] | None
    coverage: list[Coverage]
    errors: list[tuple[str, str]]


class TextPage(TypedDict):
    """A page of text."""

    title: str
    language: Literal["pl", "en"]
    url: str
    markdown: str


class Document(TypedDict):
    """The OpenAPI document."""

    openapi: str
    jsonSchemaDialect: str
    info: dict[str, str]
    servers: list[dict[str, str]]
    paths: dict[str, dict[str, Any]]
    components: dict[str, dict[str, Any]]


class Health(TypedDict):
    """The state of the site."""

    status: Literal["ok"]
    generation: int
    created: str


class Unavailable(TypedDict):
    """Why the site cannot answer."""

    status: Literal["unavailable"]
    message: str


class Feature(TypedDict):
    """A thing on the map (RFC 7946)."""

    type: Literal["Feature"]
    id: str
    geometry: dict[str, Any] | None
    properties: dict[str, Any]


class FeatureCollection(TypedDict):
    """Things on the map (RFC 7946)."""

    type: Literal["FeatureCollection"]
    features: list[Feature]


class Export(TypedDict, total=False):
    """All results of a search; one of the keys, as the unit asked."""

    practices: list[Practice]
    organisations: list[Organisation]
    reports: list[ReportHead]
