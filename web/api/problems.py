"""Kinds of problems that programs can tell apart, and which addresses serve programs alone."""

#: Name -> status; the name is the anchor of its explanation on the page for programmers.
PROBLEMS: dict[str, int] = {
    "bad-request": 400,
    "not-found": 404,
    "method-not-allowed": 405,
    "too-much-data": 413,
    "address-too-long": 414,
    "bug": 500,
    "no-index": 503,
    "index-damaged": 503,
    "unavailable": 503,
}
#: Statuses with more than one kind: what to call them when nothing better is known.
_GENERAL = {503: "unavailable"}

#: Endpoints that answer with data whatever is asked for: their errors are data too, unless a browser asks.
DATA = frozenset(
    {
        "api.document",
        "export.download",
        "feeds.atom",
        "feeds.opensearch",
        "health.state",
        "statistics.table",
        "suggest.suggestions",
    }
)


def of_status(status: int) -> str:
    """Return the kind of problem that a status stands for."""
    if status in _GENERAL:
        return _GENERAL[status]
    return next((name for name, code in PROBLEMS.items() if code == status), "bad-request")
