"""The filters beside the results: groups, their values as a tree, and the chips of what is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from kb.facets import BY_NAME, FACETS, MISSING, Facet
from kb.search.protocol import FacetValue, Request, Results
from kb.search.values import LISTED
from web import labels, links
from web.i18n import translate

#: Values listed in "show more" before the list is cut; the page of all values has the rest.
LONGEST = 60
AllValues = Callable[[str], Sequence[FacetValue]]
_OPEN = frozenset({"sector", "region"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One value with its checkbox.

    Attributes:
        children: values of the facet below, where this one or one of them is chosen.
        more: further children, behind a disclosure.
        all_url, all_name: page with all values of the facet below, and its name; "" where all are here.
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
    all_url: str = ""
    all_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One facet with the facets below it.

    Attributes:
        chosen: how many values are chosen or excluded, here and below.
        all_url: address of the page with all values; "" where they all are in sight.
        cut: whether there may be values that are not even in `more`.
    """

    name: str
    label: str
    searchable: bool
    open: bool
    chosen: int
    shown: tuple[Row, ...]
    more: tuple[Row, ...]
    all_url: str
    cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A chosen filter and the address without it."""

    facet: str
    label: str
    url: str
    excluded: bool = False


class _Tree:
    """Builds the rows of one page; a row's children only where it or one of them is chosen.

    An answer lists only the most frequent values of a facet, of whatever parent; so the values below a chosen
    one are asked for apart.
    """

    def __init__(self, results: Results, all_values: AllValues) -> None:
        self.request = results.request
        self.facets = dict(results.facets)
        self.all_values = all_values
        self.whole: set[str] = set()
        self.child_of = {f.parent: f for f in FACETS if f.parent}
        self.touched = {
            (name, v.value)
            for name, values in results.facets.items()
            for v in values
            if v.selected or v.excluded
        }
        for facet in reversed(FACETS):  # deepest first, so that a municipality opens its region too
            for v in results.facets.get(facet.name, ()):
                if facet.parent and v.parent and (facet.name, v.value) in self.touched:
                    self.touched.add((facet.parent, v.parent))
        base = links.search_url(links.on_page(self.request, 1))
        self.base = base + ("&" if "?" in base else "?")

    def parts(self, facet: Facet, parent: str | None = None) -> tuple[list[Row], list[Row]]:
        """Return the rows shown at once and those behind "show more"."""
        values = [v for v in self.facets.get(facet.name, ()) if parent is None or v.parent == parent]
        # "Not in the report" is no value among others: it stands at the end, unless chosen.
        values.sort(key=lambda v: v.value == MISSING and not v.selected and not v.excluded)
        first, rest = self._split(facet, values)
        shown, more = ([self._row(facet, v) for v in part] for part in (first, rest[:LONGEST]))
        return shown, more

    def _split(self, facet: Facet, values: list[FacetValue]) -> tuple[list[FacetValue], list[FacetValue]]:
        """Part the values shown at once from the others; nothing chosen is hidden."""
        first: list[FacetValue] = []
        rest: list[FacetValue] = []
        for i, v in enumerate(values):
            (first if i < facet.shown or (facet.name, v.value) in self.touched else rest).append(v)
        # A disclosure for one or two lines is a nuisance.
        return (first + rest, []) if len(rest) <= 2 else (first, rest)

    def _row(self, facet: Facet, value: FacetValue) -> Row:
        below = self.child_of.get(facet.name)
        children: list[Row] = []
        more: list[Row] = []
        if below and (facet.name, value.value) in self.touched:
            if below.name not in self.whole:
                self.whole.add(below.name)
                self.facets[below.name] = self.all_values(below.name)
            children, more = self.parts(below, value.value)
        return Row(
            facet=facet.name,
            value=value.value,
            label=labels.value(facet.name, value.value, value.label),
            count=value.count,
            selected=value.selected,
            excluded=value.excluded,
            exclude_url=self._exclude_url(facet.name, value),
            restore_url=links.search_url(links.without_value(self.request, facet.name, value.value))
            if value.excluded
            else "",
            children=tuple(children),
            more=tuple(more),
            all_url=self.all_url(below.name) if below and more else "",
            all_name=labels.facet(below.name) if below and more else "",
        )

    def all_url(self, facet: str) -> str:
        """Return the address of the page with all values of a facet, for the same search."""
        return links.search_url(links.on_page(self.request, 1), "values.page", facet=facet)

    def _exclude_url(self, facet: str, value: FacetValue) -> str:
        if value.selected:
            return links.search_url(links.excluding(self.request, facet, value.value))
        # Hundreds of these stand on a page: no need to take the whole search apart for each.
        return f"{self.base}{facet}=-{quote(value.value)}"


def groups(results: Results, all_values: AllValues) -> list[Group]:
    """Return the filters of a results page, top facets only; the others hang below their parents.

    Args:
        results: the engine's answer.
        all_values: gives all values of a facet, not only the most frequent.
    """
    tree = _Tree(results, all_values)
    out = []
    for facet in FACETS:
        if facet.parent or facet.name not in results.facets:
            continue
        shown, more = tree.parts(facet)
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
                searchable=facet.searchable or len(shown) + len(more) > facet.shown,
                open=facet.name in _OPEN or chosen > 0,
                chosen=chosen,
                shown=tuple(shown),
                more=tuple(more),
                all_url=tree.all_url(facet.name) if more else "",
                cut=len(results.facets[facet.name]) >= LISTED,
            )
        )
    return out


def _top(name: str) -> str:
    facet = BY_NAME.get(name)
    while facet is not None and facet.parent:
        facet = BY_NAME[facet.parent]
    return facet.name if facet else name


def chips(results: Results, address: Callable[[Request], str] = links.search_url) -> list[Chip]:
    """Return what is chosen, each with its facet's name and the address that drops it.

    Args:
        results: of the search.
        address: gives the address of a changed search, on the page that shows the chips.
    """
    request = results.request
    known = {(name, v.value): v.label for name, values in results.facets.items() for v in values}
    out = []
    if request.q:
        url = address(links.without_words(request))
        out.append(Chip(facet=translate("Słowa"), label=request.q, url=url))
    for chosen, excluded in ((request.include, False), (request.exclude, True)):
        for facet, values in chosen.items():
            for value in values:
                out.append(
                    Chip(
                        facet=labels.facet(facet),
                        label=labels.value(facet, value, known.get((facet, value), "")),
                        url=address(links.without_value(request, facet, value)),
                        excluded=excluded,
                    )
                )
    if request.year_from is not None or request.year_to is not None:
        out.append(
            Chip(
                facet=translate("Rok"),
                label=_years(request.year_from, request.year_to),
                url=address(links.without_years(request)),
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
