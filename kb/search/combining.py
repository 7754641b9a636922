"""Parts of a query put together: all of them, any, the best of alternatives, the most of them."""

from collections.abc import Callable, Sequence

import numpy as np

from kb.search import filters
from kb.search.arrays import Array
from kb.search.matches import EMPTY, Matches, intersected, merged, strongest

#: Where fewer documents hold all that is asked, those that hold the most of it fill up to so many.
FILL = 10


def all_of(size: int, parts: Sequence[Matches]) -> Matches:
    """Return the documents of all parts, with the sums of their scores.

    Args:
        size: number of documents of the unit, here and below.
    """
    ordered = sorted(parts, key=lambda p: len(p.documents))
    found = ordered[0]
    for part in ordered[1:]:
        found = intersected(found, part, size)
    return found


def any_of(size: int, parts: Sequence[Matches]) -> Matches:
    """Return the documents of any part, with the sums of their scores."""
    parts = [p for p in parts if len(p.documents)]
    if len(parts) < 2:
        return parts[0] if parts else EMPTY
    documents = np.concatenate([p.documents for p in parts])
    return merged(documents, np.concatenate([p.values for p in parts]), size)


def best_of(size: int, parts: Sequence[Matches]) -> Matches:
    """Return the documents of any part, with the best of their scores."""
    parts = [p for p in parts if len(p.documents)]
    if len(parts) < 2:
        return parts[0] if parts else EMPTY
    return strongest(parts, size)


def conjunction(
    parts: Sequence[Matches],
    weights: Callable[[], Sequence[float | Array]],
    asked: Sequence[Matches],
    size: int,
) -> tuple[Matches | None, Array | None]:
    """Return the documents that hold all parts; where those are few, the others too.

    Args:
        weights: how many words each part counts for, in all of its documents or in each; where few hold all.
        asked: the parts that stay required while any document holds them.

    Returns:
        The documents with their scores; how many words each holds, None where each holds all.
    """
    if not parts:
        return None, None
    found = all_of(size, parts)
    if len(found.documents) >= FILL or len(parts) == 1:
        return found, None
    documents = np.concatenate([p.documents for p in parts])
    if not len(documents):
        return EMPTY, np.zeros(0)
    scores = merged(documents, np.concatenate([p.values for p in parts]), size)
    each = [np.broadcast_to(one, len(part.documents)) for part, one in zip(parts, weights(), strict=True)]
    held = merged(documents, np.concatenate(each), size).values
    if asked:
        required = all_of(size, asked).documents
        if len(required):
            keep = np.isin(scores.documents, required, assume_unique=True)
            return Matches(scores.documents[keep], scores.values[keep]), held[keep]
    return scores, held


def filled(found: Matches, held: Array) -> Matches:
    """Return the documents that hold the most parts, at least `FILL` if there are, ranked by parts first.

    Args:
        held: how many words each document holds.
    """
    values = found.values - found.values.min()
    tiered = values + held * (values.max() + 1.0)
    kept = max(FILL, int((held == held.max()).sum()))
    places = np.sort(filters.best(tiered, found.documents, 0, kept))
    return Matches(found.documents[places], tiered[places])
