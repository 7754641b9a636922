"""What a page with few hits offers: each change in words, its address, the number of hits it gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.facets import MISSING
from kb.search.protocol import Repair, Results
from web import labels, links
from web.i18n import translate
from web.present.filters import Chip


@dataclass(frozen=True, slots=True)
class Offer:
    """One change: its words, the address of the changed search, its number of hits."""

    text: str
    url: str
    count: int


def offers(found: Results, chips: Sequence[Chip]) -> tuple[Offer, ...]:
    """Return the repairs of a search for people.

    Args:
        found: the results that are few.
        chips: the filters chosen, with their names.
    """
    return tuple(Offer(_text(r, chips), links.search_url(r.request), r.count) for r in found.repairs)


def _text(repair: Repair, chips: Sequence[Chip]) -> str:
    if repair.kind == "respell":
        return translate("„{better}” zamiast „{word}”", better=repair.replacement, word=repair.value)
    if repair.kind == "drop-word":
        return translate("bez słowa „{word}”", word=repair.value)
    if repair.kind == "unquote":
        return translate("słowa „{words}” niekoniecznie obok siebie", words=repair.value)
    if not repair.facet:
        return translate("bez żadnych filtrów")
    if repair.facet == "year":
        return translate("bez zakresu lat")
    name, out = labels.facet(repair.facet), repair.value == MISSING
    values = ", ".join(chip.label for chip in chips if chip.facet == name and chip.excluded == out)
    if out:
        return translate("bez wykluczenia „{facet}: {values}”", facet=name, values=values)
    return translate("bez filtra „{facet}: {values}”", facet=name, values=values)
