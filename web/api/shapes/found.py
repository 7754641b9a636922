"""What a search gives: hits, facets, offers and repairs, completions."""

from typing import Literal, TypedDict

from kb.facets import Unit
from web.api.shapes.records import Organisation, Practice, ReportHead


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

    kind: Literal["drop-filter", "drop-word", "unquote", "respell"]
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
