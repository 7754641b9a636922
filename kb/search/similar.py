"""Similar practices: what they share, rarer things counting more, and the reason in words."""

import math

import numpy as np

from kb.search.unit import UnitIndex

#: What sharing a value counts, and how it is told; the weight is multiplied by ln(N / documents with it).
_SHARED: tuple[tuple[str, float, str], ...] = (
    ("activity", 3.0, "ten sam rodzaj działalności: {}"),
    ("organisation", 2.0, "ta sama organizacja: {}"),
    ("sector", 1.0, "ten sam sektor: {}"),
    ("target_group", 1.5, "dla tej samej grupy: {}"),
    ("municipality", 0.5, "ta sama gmina: {}"),
    ("county", 0.5, "ten sam powiat: {}"),
    ("region", 0.5, "to samo województwo: {}"),
    ("legal_form", 0.7, "ta sama forma prawna: {}"),
)

#: Reasons told of one practice.
_REASONS = 4


def find(practices: UnitIndex, document: int, limit: int) -> list[tuple[int, tuple[str, ...]]]:
    """Return (document, reasons) of the practices that share most with one, the nearest first."""
    scores = np.zeros(practices.size)
    shared: list[tuple[float, str, int, str]] = []
    for facet, weight, told in _SHARED:
        column = practices.columns[facet]
        for value in column.values_of(document):
            if value == 0:
                continue  # Both lacking a fact makes nobody alike.
            others = column.documents(value)
            worth = weight * math.log(practices.size / len(others))
            if len(others) < 2:
                continue
            scores[others] += worth
            shared.append((worth, facet, value, told.format(column.infos[value].label)))
    scores[document] = 0.0
    shared.sort(key=lambda item: -item[0])
    order = np.lexsort((np.arange(len(scores)), -scores))[: max(limit, 0)]
    found = []
    for other in order:
        if scores[other] <= 0:
            break
        values = {f: set(practices.columns[f].values_of(int(other))) for f, _, _ in _SHARED}
        reasons = [told for _, facet, value, told in shared if value in values[facet]]
        found.append((int(other), tuple(reasons[:_REASONS])))
    return found
