"""Which facet values may be asked for, and how a value that no document has is labelled."""

import re
from collections.abc import Mapping

from kb import vocabulary
from kb.errors import QueryError
from kb.facets import BY_NAME, MISSING
from kb.search.columns import Column

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
