"""All values of one facet under the current search: by the Polish alphabet or by count, letter by letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal
from urllib.parse import urlencode

from flask import url_for

from kb.facets import MISSING, Facet
from kb.search.parameters import to_params
from kb.search.protocol import FacetValue, Request
from kb.text import collation_key, fold
from web import labels, links

Order = Literal["name", "count"]

#: Values on one page: a few screens, light enough for a phone.
PER_PAGE = 300
#: So many values are seen at a glance: letters would only stand in the way.
FEW = 24
#: Heading of names that begin with no letter.
OTHER = "0–9"
_GENERIC = ("powiat ",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value with the address that applies it, or drops it where it is chosen.

    Attributes:
        above: name of the value above it: a county's voivodeship, an activity type's sector; "" for none.
    """

    value: str
    label: str
    above: str
    count: int
    selected: bool
    excluded: bool
    url: str
    exclude_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The values of a page that begin with one letter; "" where letters do not part them."""

    letter: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of values.

    Attributes:
        total: number of values that match, in all pages.
        letters: (letter, address of its page and place) of all pages; empty where letters do not part them.
    """

    total: int
    page: int
    pages: int
    sections: tuple[Section, ...]
    letters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How the values are asked for: what the page's own parameters say.

    Attributes:
        find: letters that a name must hold, word by word; "" for all.
    """

    facet: Facet
    request: Request
    find: str = ""
    order: Order = "name"
    page: int = 1

    def url(self, *, page: int = 1, order: Order | None = None, find: str | None = None) -> str:
        """Return the address of this list, with some things changed."""
        order = order or self.order
        find = self.find if find is None else find
        own = (("szukaj", find), ("kolejnosc", "liczba" if order == "count" else ""), ("strona", page))
        pairs = [*self.kept(), *((name, value) for name, value in own if value not in ("", 1))]
        path = url_for("values.page", facet=self.facet.name)
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def kept(self) -> list[tuple[str, str]]:
        """Return the parameters of the search, without its page."""
        return to_params(links.on_page(self.request, 1))


def listing(view: View, values: Sequence[FacetValue]) -> Listing:
    """Return one page of a facet's values.

    Args:
        view: which, and in what order.
        values: all of the facet's, in the Polish order of the engine's labels.
    """
    facet = view.facet.name
    named = [(labels.value(facet, v.value, v.label), v) for v in values]
    wanted = fold(view.find).split()
    if wanted:
        named = [pair for pair in named if _holds(pair[0], wanted)]
    missing = [pair for pair in named if pair[1].value == MISSING]
    named = [pair for pair in named if pair[1].value != MISSING]
    if labels.renamed(facet):
        named.sort(key=lambda pair: _key(pair[0]))
    if view.order == "count":
        named.sort(key=lambda pair: -pair[1].count)
    named += missing  # it is no name: it stands at the end of either order
    pages = max(1, -(-len(named) // PER_PAGE))
    page = min(max(view.page, 1), pages)
    shown = named[(page - 1) * PER_PAGE : page * PER_PAGE]
    lettered = view.order == "name" and len(named) > FEW
    return Listing(
        total=len(named),
        page=page,
        pages=pages,
        sections=tuple(
            Section(letter=letter, values=tuple(_value(view, label, v) for label, v in group))
            for letter, group in groupby(shown, key=lambda pair: _letter(pair) if lettered else "")
        ),
        letters=tuple(_letters(view, named)) if lettered else (),
    )


def _letters(view: View, named: Sequence[tuple[str, FacetValue]]) -> list[tuple[str, str]]:
    first: dict[str, int] = {}
    for place, pair in enumerate(named):
        first.setdefault(_letter(pair), place)
    return [
        (letter, f"{view.url(page=place // PER_PAGE + 1)}#{anchor(letter)}")
        for letter, place in first.items()
        if letter
    ]


def anchor(letter: str) -> str:
    """Return the anchor of a letter's section."""
    return f"litera-{letter}"


def _value(view: View, label: str, value: FacetValue) -> Value:
    facet = view.facet
    chosen = value.selected or value.excluded
    change = links.without_value if chosen else links.with_value
    above = facet.parent and value.parent and labels.value(facet.parent, value.parent)
    return Value(
        value=value.value,
        label=label,
        above=above or "",
        count=value.count,
        selected=value.selected,
        excluded=value.excluded,
        url=links.search_url(change(view.request, facet.name, value.value)),
        exclude_url=links.search_url(links.excluding(view.request, facet.name, value.value)),
    )


def _own_name(label: str) -> str:
    """Return a name without the word that all of its kind begin with: "powiat kluczborski" stands under K."""
    for word in _GENERIC:
        if label.startswith(word):
            return label[len(word) :]
    return label


@lru_cache(maxsize=5_000)
def _key(label: str) -> str:
    return collation_key(_own_name(label))


def _letter(pair: tuple[str, FacetValue]) -> str:
    label, value = pair
    return "" if value.value == MISSING else _initial(_own_name(label).lstrip(_SIGNS)[:1])


@lru_cache(maxsize=500)
def _initial(sign: str) -> str:
    """Return the letter of the Polish alphabet that a name stands under."""
    if not sign.isalpha():
        return OTHER
    return sign.upper() if sign.lower() in _POLISH else fold(sign)[:1].upper()


#: Signs before a name that its place in the alphabet does not depend on.
_SIGNS = " \t\"'„”“‚’«»()[]{}<>-–—.,;:!?*#&/=@"
_POLISH = frozenset("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")


def _holds(label: str, words: Sequence[str]) -> bool:
    folded = fold(label)
    return all(word in folded for word in words)
