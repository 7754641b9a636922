"""What single pages give, files that hold JSON, problems, the state of the site."""

from typing import Any, Literal, TypedDict

from web.api.shapes.found import FacetValue
from web.api.shapes.records import Organisation, Practice, ReportHead


class Problem(TypedDict):
    """Why a request cannot be answered (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


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
