"""Everything read of one unit: postings, facet columns, years, orders, ids."""

from pathlib import Path

from kb.facets import FACETS, Unit
from kb.search import arrays, filters
from kb.search.arrays import Array, Lists, Strings
from kb.search.columns import Column, FacetValueInfo
from kb.search.filters import Filtered, Filters
from kb.search.lexicon import Lexicon
from kb.search.matching import Better, Matcher
from kb.search.named import NamedValues
from kb.search.postings import Postings
from kb.search.protocol import Request
from kb.search.synonyms import Synonyms


class UnitIndex:
    """The practices, the reports or the organisations of a generation, as arrays."""

    def __init__(
        self,
        folder: Path,
        unit: Unit,
        infos: dict[str, list[FacetValueInfo]],
        lexicon: Lexicon,
        synonyms: Synonyms,
        named: NamedValues,
        better: Better,
    ) -> None:
        self.unit = unit
        self.postings = Postings(folder, unit)
        self.columns = {f.name: Column(folder, unit, f.name, infos[f.name]) for f in FACETS}
        self.matcher = Matcher(self.postings, lexicon, synonyms, self.columns, named.find, better)
        self.years = Lists.load(folder, f"{unit}-years")
        self.size = self.postings.size
        self._ranks = {
            sort: arrays.load(folder, f"{unit}-sort-{sort}")
            for sort in ("newest", "oldest", "name", "region")
        }
        self._ids = Strings.load(folder, f"{unit}-ids")
        self._documents = arrays.load(folder, f"{unit}-ids-documents")
        self._places = arrays.load(folder, f"{unit}-ids-places")

    def id_of(self, document: int) -> str:
        """Return the id of a document."""
        return self._ids[int(self._places[document])]

    def document_of(self, id_: str) -> int:
        """Return the number of a document, or -1."""
        place = self._ids.find(id_)
        return -1 if place < 0 else int(self._documents[place])

    def filters(self, request: Request) -> Filters:
        """Return a request's filters in numbers; values that no document has leave nothing."""
        return Filters(
            include={f: filters.numbers(self.columns[f], v) for f, v in request.include.items() if v},
            exclude={f: filters.numbers(self.columns[f], v) for f, v in request.exclude.items() if v},
            year_from=request.year_from,
            year_to=request.year_to,
        )

    def filtered(self, documents: Array | None, request: Request) -> Filtered:
        """Return the documents of a query under a request's filters."""
        return Filtered(documents, self.size, self.columns, self.years, self.filters(request))

    def page(self, request: Request, hits: Array, scores: Array | None) -> Array:
        """Return the places in `hits` of one page, in the order asked; without words the newest first."""
        start = (request.page - 1) * request.per_page
        stop = start + request.per_page
        if request.sort == "relevance" and scores is not None:
            return filters.best(scores, hits, start, stop)
        order = "newest" if request.sort == "relevance" else request.sort
        return filters.lowest(self._ranks[order][hits], start, stop)
