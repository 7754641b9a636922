"""The filters beside the results: groups, their values as a tree, and the chips of what is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kb.facets import BY_NAME, FACETS, MISSING, Facet
from kb.search.protocol import FacetValue, Request, Results
from web import labels, links
from web.i18n import translate

#: Values listed in "show more" before the list is cut; the search inside the list and the words find the rest.
LONGEST = 60
_OPEN = frozenset({"sector", "region"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One value with its checkbox.

    Attributes:
        children: values of the facet below, where this one or one of them is chosen.
        more: further children, behind a disclosure.
    """

    facet: str
    value: str
    label: str
    count: int
    selected: bool
    excluded: bool
    exclude_url: str
    restore_url: str
    children: tuple["Row", ...] = ()
    more: tuple["Row", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One facet with the facets below it.

    Attributes:
        chosen: how many values are chosen or excluded, here and below.
        cut: how many values are left out of `more`.
    """

    name: str
    label: str
    searchable: bool
    open: bool
    chosen: int
    shown: tuple[Row, ...]
    more: tuple[Row, ...]
    cut: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A chosen filter and the address without it."""

    facet: str
    label: str
    url: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class _Tree:
    request: Request
    facets: Mapping[str, Sequence[FacetValue]]
    child_of: Mapping[str, Facet] = field(default_factory=lambda: {f.parent: f for f in FACETS if f.parent})

    def rows(self, facet: Facet, parent: str | None = None) -> list[Row]:
        values = self.facets.get(facet.name, ())
        rows = [self._row(facet, v) for v in values if parent is None or v.parent == parent]
        # "Not in the report" is no value among others: it stands at the end, unless chosen.
        return sorted(rows, key=lambda row: row.value == MISSING and not row.selected and not row.excluded)

    def _row(self, facet: Facet, value: FacetValue) -> Row:
        below = self.child_of.get(facet.name)
        children = self.rows(below, value.value) if below else []
        if not (value.selected or any(_touched(c) for c in children)):
            children = []
        shown, more = _split(children, below.shown if below else 0)
        return Row(
            facet=facet.name,
            value=value.value,
            label=labels.value(facet.name, value.value, value.label),
            count=value.count,
            selected=value.selected,
            excluded=value.excluded,
            exclude_url=links.search_url(links.excluding(self.request, facet.name, value.value)),
            restore_url=links.search_url(links.without_value(self.request, facet.name, value.value)),
            children=tuple(shown),
            more=tuple(more[:LONGEST]),
        )


def _touched(row: Row) -> bool:
    return row.selected or row.excluded or any(_touched(c) for c in (*row.children, *row.more))


def _split(rows: list[Row], shown: int) -> tuple[list[Row], list[Row]]:
    """Part the rows shown at once from those behind "show more"; nothing chosen is hidden."""
    first = [row for i, row in enumerate(rows) if i < shown or _touched(row)]
    rest = [row for i, row in enumerate(rows) if i >= shown and not _touched(row)]
    # A disclosure for one or two lines is a nuisance.
    return (first + rest, []) if len(rest) <= 2 else (first, rest)


def groups(results: Results) -> list[Group]:
    """Return the filters of a results page, top facets only; the others hang below their parents."""
    tree = _Tree(results.request, results.facets)
    out = []
    for facet in FACETS:
        if facet.parent or facet.name not in results.facets:
            continue
        rows = tree.rows(facet)
        shown, more = _split(rows, facet.shown)
        chosen = sum(
            len(values)
            for chosen_in in (results.request.include, results.request.exclude)
            for name, values in chosen_in.items()
            if _top(name) == facet.name
        )
        out.append(
            Group(
                name=facet.name,
                label=labels.facet(facet.name),
                searchable=facet.searchable or len(rows) > facet.shown,
                open=facet.name in _OPEN or chosen > 0,
                chosen=chosen,
                shown=tuple(shown),
                more=tuple(more[:LONGEST]),
                cut=max(0, len(more) - LONGEST),
            )
        )
    return out


def _top(name: str) -> str:
    facet = BY_NAME.get(name)
    while facet is not None and facet.parent:
        facet = BY_NAME[facet.parent]
    return facet.name if facet else name


def chips(results: Results) -> list[Chip]:
    """Return what is chosen, each with its facet's name and the address that drops it."""
    request = results.request
    known = {(name, v.value): v.label for name, values in results.facets.items() for v in values}
    out = []
    if request.q:
        url = links.search_url(links.without_words(request))
        out.append(Chip(facet=translate("Słowa"), label=request.q, url=url))
    for chosen, excluded in ((request.include, False), (request.exclude, True)):
        for facet, values in chosen.items():
            for value in values:
                out.append(
                    Chip(
                        facet=labels.facet(facet),
                        label=labels.value(facet, value, known.get((facet, value), "")),
                        url=links.search_url(links.without_value(request, facet, value)),
                        excluded=excluded,
                    )
                )
    if request.year_from is not None or request.year_to is not None:
        out.append(
            Chip(
                facet=translate("Rok"),
                label=_years(request.year_from, request.year_to),
                url=links.search_url(links.without_years(request)),
            )
        )
    return out


def _years(first: int | None, last: int | None) -> str:
    if first == last:
        return str(first)
    if first is None:
        return translate("do {year}", year=last)
    if last is None:
        return translate("od {year}", year=first)
    return f"{first}–{last}"
