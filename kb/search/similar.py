"""Similar practices: what they share, rarer things counting more, and what that is."""

import math

import numpy as np

from kb.search.protocol import Shared
from kb.search.unit import UnitIndex

#: What sharing a value of a facet counts; the weight is multiplied by ln(N / documents with it).
_SHARED: tuple[tuple[str, float], ...] = (
    ("activity", 3.0),
    ("organisation", 2.0),
    ("sector", 1.0),
    ("target_group", 1.5),
    ("municipality", 0.5),
    ("county", 0.5),
    ("region", 0.5),
    ("legal_form", 0.7),
)

#: Reasons told of one practice.
_REASONS = 4


def find(practices: UnitIndex, document: int, limit: int) -> list[tuple[int, tuple[Shared, ...]]]:
    """Return (document, what is shared) of the practices that share most with one, the nearest first."""
    scores = np.zeros(practices.size)
    shared: list[tuple[float, str, int, Shared]] = []
    for facet, weight in _SHARED:
        column = practices.columns[facet]
        for value in column.values_of(document):
            if value == 0:
                continue  # Both lacking a fact makes nobody alike.
            others = column.documents(value)
            worth = weight * math.log(practices.size / len(others))
            if len(others) < 2:
                continue
            scores[others] += worth
            info = column.infos[value]
            shared.append((worth, facet, value, Shared(facet, info.value, info.label)))
    scores[document] = 0.0
    shared.sort(key=lambda item: -item[0])
    order = np.lexsort((np.arange(len(scores)), -scores))[: max(limit, 0)]
    found = []
    for other in order:
        if scores[other] <= 0:
            break
        values = {f: set(practices.columns[f].values_of(int(other))) for f, _ in _SHARED}
        reasons = [told for _, facet, value, told in shared if value in values[facet]]
        found.append((int(other), tuple(reasons[:_REASONS])))
    return found
