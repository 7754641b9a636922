"""One sense per text: a form of several names is a form of the name that the text has elsewhere.

"w Tucznej" can only be Tuczna, so "Gmina Tuczna" is no genitive of Tuczno there; "do Stróż" is a form of
Stróże where the text has "w Stróżach". After "gmina" the name stands in the nominative,
so a reading in the nominative comes before all others.
"""

from collections import defaultdict
from collections.abc import Sequence

from indexer.extraction.place.abroad import countries
from indexer.extraction.place.forms import Form
from indexer.extraction.place.gates import CERTAIN
from indexer.extraction.place.hits import Hit
from indexer.extraction.place.inflect import declined

#: Gates that tell of a Polish place.
_SAID = ("level", "container", "postal", "address")
#: Letters that two names begin with if they can share a form.
_ALIKE = 3


def one_sense(hits: Sequence[Hit], text: str) -> None:
    """Leave of the readings of each hit those that agree with the rest of the text."""
    for hit in hits:
        if hit.level == "municipality" and hit.gate == "level":
            hit.forms = tuple(f for f in hit.forms if "N" in f.cases) or hit.forms
    sole = {_names(h).pop() for h in hits if h.score >= CERTAIN and len(_names(h)) == 1}
    for hit in hits:
        names = _names(hit)
        if len(names) > 1 and names & sole:
            hit.forms = tuple(f for f in hit.forms if f.name in sole)
    _unlisted(hits, text)


def at_home(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits without the names of countries, unless the text says that a Polish place is meant.

    Args:
        hits: with their containers.
    """
    return [h for h in hits if h.containers or h.gate in _SAID or not _is_country(h)]


def _is_country(hit: Hit) -> bool:
    return bool(hit.forms) and all(f.name in countries() for f in hit.forms)


def _names(hit: Hit) -> set[str]:
    return {f.name for f in hit.forms}


def _unlisted(hits: Sequence[Hit], text: str) -> None:
    """Give the mentions of an unlisted village the name that explains those of a like name too."""
    written: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        if len(_names(hit)) == 1 and hit.score > 0:
            written[hit.forms[0].name].add(text[hit.start : hit.end])
    for hit in hits:
        if hit.gate != "unlisted":
            continue
        name = hit.forms[0].name
        for other in written:
            if other == name or other[:_ALIKE] != name[:_ALIKE]:
                continue
            if written[name] <= declined(other).keys() and not written[other] <= declined(name).keys():
                hit.forms = (Form((), other, hit.forms[0].cases, ""),)
                break
