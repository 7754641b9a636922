"""Values of facets: which may be asked for, how they are labelled, and the lists of them with counts."""

import re
from collections.abc import Mapping

import numpy as np

from kb import vocabulary
from kb.errors import QueryError
from kb.facets import BY_NAME, MISSING
from kb.search.arrays import Array
from kb.search.columns import Column
from kb.search.filters import Filtered
from kb.search.protocol import FacetValue, Request
from kb.search.unit import UnitIndex
from kb.text import fold

#: Values listed of a facet in an answer, besides those chosen.
LISTED = 40

_CODES = {"county": re.compile(r"\d{4}"), "municipality": re.compile(r"\d{6}")}


def checked(columns: Mapping[str, Column], facet: str, value: str) -> str:
    """Return a value that may be asked for.

    Values of the generation may, and those that the vocabulary or the register of places knows, with 0 hits.

    Raises:
        QueryError: the facet or the value does not exist.
    """
    if facet not in BY_NAME:
        raise QueryError(
            f"there is no filter {facet!r}; the filters are {', '.join(BY_NAME)}",
            polish=f"nie ma filtra {facet!r}; dostępne filtry: {', '.join(BY_NAME)}",
        )
    if value in columns[facet].numbers or _named(facet, value) or value == MISSING:
        return value
    raise QueryError(
        f"the filter {facet!r} has no value {value[:80]!r}; choose one from the list",
        polish=f"filtr „{BY_NAME[facet].label}” nie ma wartości {value[:80]!r}; wybierz wartość z listy",
    )


def label(columns: Mapping[str, Column], facet: str, value: str) -> str:
    """Return how a value is shown."""
    number = columns[facet].numbers.get(value)
    return columns[facet].infos[number].label if number is not None else _named(facet, value) or value


def _named(facet: str, value: str) -> str:
    """Return the name that the vocabulary gives a value, or ""."""
    from kb.vocabulary import regions

    if facet == "region":
        return value if value in regions.by_name() else ""
    if facet in _CODES:
        return value if _CODES[facet].fullmatch(value) else ""
    find = {
        "sector": vocabulary.sector,
        "activity": vocabulary.activity_type,
        "legal_form": vocabulary.legal_form,
        "target_group": vocabulary.target_group,
    }.get(facet)
    found = find(value) if find else None
    return str(found.name) if found is not None and found.id == value else ""


def listed(
    unit: UnitIndex,
    filtered: Filtered,
    request: Request,
    facet: str,
    *,
    limit: int | None = LISTED,
    matching: str = "",
) -> list[FacetValue]:
    """Return the values of one facet with their disjunctive counts: those chosen, then by count.

    Args:
        limit: list at most so many besides those chosen; None lists all.
        matching: letters that the label holds, folded or not; "" takes all.

    Raises:
        QueryError: there is no such facet.
    """
    if facet not in BY_NAME:
        checked(unit.columns, facet, MISSING)
    column = unit.columns[facet]
    counts = filtered.count(facet)
    included = request.include.get(facet, ())
    excluded = request.exclude.get(facet, ())
    found: list[FacetValue] = []
    hidden = filtered.hidden(facet) if excluded else counts
    for value in dict.fromkeys((*included, *excluded)):
        number = column.numbers.get(value)
        tally = hidden if value in excluded else counts
        found.append(
            FacetValue(
                value=value,
                label=label(unit.columns, facet, value),
                count=int(tally[number]) if number is not None else 0,
                selected=value in included,
                excluded=value in excluded,
                parent=column.infos[number].parent if number is not None else None,
            )
        )
    chosen = {column.numbers.get(value) for value in (*included, *excluded)}
    present = _most(counts.nonzero()[0], counts, limit, column, fold(matching))
    for number, count in zip(present.tolist(), counts[present].tolist(), strict=True):
        if number not in chosen:
            info = column.infos[number]
            found.append(FacetValue(value=info.value, label=info.label, count=count, parent=info.parent))
    return found


def _most(present: Array, counts: Array, limit: int | None, column: Column, matching: str) -> Array:
    """Return the numbers of the values with the highest counts; equal ones in the order of their numbers."""
    if matching:
        present = np.array([n for n in present if matching in fold(column.infos[n].label)], dtype=np.int64)
    # Numbers follow the Polish order of the labels, so they break ties.
    keys = counts[present].astype(np.int64) * len(counts) - present
    if limit is not None and len(keys) > limit:
        top = np.argpartition(-keys, limit)[:limit]
        present, keys = present[top], keys[top]
    ordered: Array = present[np.argsort(-keys)]
    return ordered
