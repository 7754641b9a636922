"""What one search reads: its own query and, for offers and repairs, queries that share words with it."""

from kb import query as grammar
from kb.query import Query
from kb.search.filters import Filtered
from kb.search.found import Found, Parts
from kb.search.protocol import Request
from kb.search.recent import Recent
from kb.search.unit import UnitIndex


class Readings:
    """Matches the queries of one search over one unit; what they share is matched once."""

    def __init__(self, unit: UnitIndex, recent: Recent) -> None:
        self._unit = unit
        self._recent = recent
        self._found: dict[str, tuple[Query, Found]] = {}
        self._parts: Parts = {}

    def read(self, text: str) -> tuple[Query, Found]:
        """Return a query parsed, and what matches it."""
        if text not in self._found:
            query = grammar.parse(text)
            found = self._recent.get(self._unit.unit, text)
            if found is None:
                found = self._unit.matcher.match(query, self._parts)
                self._recent.put(self._unit.unit, text, found)
            self._found[text] = query, found
        return self._found[text]

    def filtered(self, request: Request) -> Filtered:
        """Return the documents of a request with the filters that each fails."""
        matches = self.read(request.q)[1].matches
        return self._unit.filtered(None if matches is None else matches.documents, request)

    def count(self, request: Request) -> int:
        """Return the number of hits of a request."""
        return len(self.filtered(request).hits)
