"""What a search engine takes and gives: the protocol that hides Whoosh and the arrays.

Values of facets, the same in URLs, JSON and exports: `sector` and `activity` are vocabulary ids, `region` a
lower-case Polish name, `county` and `municipality` TERYT codes of 4 and 6 digits, `legal_form` and
`target_group` vocabulary ids, `organisation` an organisation id, `source` the publisher's name;
`kb.facets.MISSING` ("brak danych") where the report does not say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

import msgspec

from kb.facets import Unit
from kb.notes import Note

Sort = Literal["relevance", "newest", "oldest", "name", "region"]
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest", "name", "region")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One search, as parsed from URL parameters or options.

    Attributes:
        q: the query as typed.
        include: facet name -> values, any of which must hold (OR inside, AND between facets).
        exclude: facet name -> values none of which may hold.
        year_from, year_to: bounds of the practice's year, inclusive.
        sort: "relevance" is the order of the scores, and without words the newest first.
        page: from 1. per_page: 1 to 100.
    """

    q: str = ""
    unit: Unit = "practices"
    include: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = 20


class FacetValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a facet with the hits the search would have if it were added (disjunctive count).

    A struct of msgspec: an answer has hundreds, and they are made several times faster than dataclasses.
    """

    value: str
    label: str
    count: int
    selected: bool = False
    excluded: bool = False
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A sentence of the report with the stretches that match.

    Attributes:
        start, end: offsets of the sentence in the report's text.
        marks: intervals inside `text` to highlight.
    """

    report_id: str
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: the id of a practice, a report or an organisation."""

    id: str
    score: float
    snippets: tuple[Snippet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change of the search that would give more hits: drop a filter, a word or quotation marks, or respell.

    Attributes:
        kind: "drop-filter", "drop-word", "unquote" (the words of a phrase anywhere) or "respell".
        facet, value: what to drop; `value` is the word for words, the words of a phrase; replacement: the
            better spelling.
        request: the whole changed search. count: its exact number of hits, at least 1.
    """

    kind: Literal["drop-filter", "drop-word", "unquote", "respell"]
    value: str
    count: int
    request: Request
    facet: str = ""
    replacement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A filter that the words of the query name: "catering śląskie" offers region=śląskie.

    Attributes:
        words: the words of the query understood so; request: the search with the filter in their place.
    """

    facet: str
    value: str
    label: str
    words: str
    count: int
    request: Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of the query and the indexed words that it stands for, best first."""

    word: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A value that two practices have in common: why they are similar."""

    facet: str
    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The answer to a request.

    Attributes:
        total: number of hits in all pages, for the unit asked.
        facets: facet name -> values, selected first, then by count, then by name in Polish order.
            Selected and excluded values are always listed, even at 0.
        years: (year, count) of the hits, years ascending, with the year filter left out.
        terms: how each word was understood.
        partial: no hit matches the whole query; the best partial matches are shown instead.
        complete: where hits that hold a part of the words fill up, how many hold all; they come first.
            None where every hit does.
        notes: what was changed in the query (too long, unbalanced quotes, a word that nothing holds), and
            that hits hold a part of the words.
        generation: number of the generation that answered.
    """

    request: Request
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Sequence[FacetValue]]
    years: tuple[tuple[int, int], ...] = ()
    terms: tuple[Term, ...] = ()
    partial: bool = False
    complete: int | None = None
    repairs: tuple[Repair, ...] = ()
    offers: tuple[Offer, ...] = ()
    notes: tuple[Note, ...] = ()
    generation: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One line of autocomplete: kind is organisation, place, sector, activity or word."""

    kind: Literal["organisation", "place", "sector", "activity", "word"]
    text: str
    value: str
    count: int


class Engine(Protocol):
    """Answers searches over one generation; safe to use from many threads."""

    def search(self, request: Request, *, facets: Sequence[str] | None = None) -> Results:
        """Answer a request; `facets` limits which facets are counted (None: all).

        Raises:
            QueryError: an unknown facet, facet value, unit or sort.
        """
        ...

    def warm(self) -> None:
        """Load what the first request would otherwise wait for."""
        ...

    def suggest(self, prefix: str, *, limit: int = 10) -> list[Suggestion]:
        """Return completions of a prefix, with or without diacritics, each leading to at least one hit."""
        ...

    def similar(self, practice_id: str, *, limit: int = 5) -> list[tuple[str, tuple[Shared, ...]]]:
        """Return ids of similar practices with what they share, the rarest first."""
        ...

    def cross(self, request: Request, rows: str, columns: str) -> dict[tuple[str, str], int]:
        """Return counts of hits by the values of two facets."""
        ...
