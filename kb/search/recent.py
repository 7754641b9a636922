"""What was found lately: people click through the facets and pages of one query."""

from collections import OrderedDict
from threading import Lock

from kb.facets import Unit
from kb.search.found import Found


class Recent:
    """What the queries asked last found in each unit, at most so many bytes; safe to use from many threads.

    Args:
        most: bytes of documents and scores kept; what is larger than a quarter of it is not kept.

    Attributes:
        held: about how many bytes are kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self.held = 0
        self._found: OrderedDict[tuple[Unit, str], tuple[Found, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, unit: Unit, query: str) -> Found | None:
        """Return what a query found, None when that is not known any more."""
        with self._lock:
            kept = self._found.get((unit, query))
            if kept is None:
                return None
            self._found.move_to_end((unit, query))
            return kept[0]

    def put(self, unit: Unit, query: str, found: Found) -> None:
        """Keep what a query found, and forget what was asked longest ago."""
        size = _size(query, found)
        if size > self._most // 4:
            return
        with self._lock:
            if (unit, query) in self._found:
                return
            self._found[unit, query] = found, size
            self.held += size
            while self.held > self._most:
                _, (_, gone) = self._found.popitem(last=False)
                self.held -= gone

    def forget(self) -> None:
        """Forget everything: to measure how long it takes to find it."""
        with self._lock:
            self._found.clear()
            self.held = 0


def _size(query: str, found: Found) -> int:
    arrays = [] if found.matches is None else [found.matches.documents, found.matches.values]
    if found.whole is not None:
        arrays.append(found.whole)
    #: About what the words and their forms take.
    return 4096 + 4 * len(query) + sum(array.nbytes for array in arrays)
