"""Names of facet values as people write them: what a query offers as filters, what autocomplete lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

import numpy as np

from kb import vocabulary
from kb.search import columns
from kb.search.arrays import Array, Table
from kb.search.columns import FacetValueInfo
from kb.search.documents import REGION_NOUNS
from kb.search.revising import revise
from kb.text import Token, best_lemma, fold, lemmas, tokens

#: Facets whose values a query may name, the likeliest meaning first.
OFFERED = ("region", "municipality", "county", "sector", "activity", "legal_form", "target_group")

#: Facets whose values a query may name at all.
NAMED = (*OFFERED, "organisation")

#: Facets of places: a query that names one ranks what is there first.
PLACES = frozenset({"region", "municipality", "county"})

#: Facets whose values autocomplete lists.
SUGGESTED = ("organisation", "municipality", "county", "region", "sector", "activity")

#: A name has at most so many words; a key of autocomplete so many characters, and begins at so many words.
WORDS, KEY, STARTS = 5, 40, 6

_READINGS = 8


class Numbering:
    """One number for each value of several facets."""

    def __init__(self, infos: Mapping[str, Sequence[FacetValueInfo]], facets: Sequence[str]) -> None:
        self._facets = facets
        self._bases = np.cumsum([0, *(len(infos[facet]) for facet in facets)])

    def number(self, facet: str, value: int) -> int:
        """Return the number of a facet's value."""
        return int(self._bases[self._facets.index(facet)]) + value

    def meaning(self, number: int) -> tuple[str, int]:
        """Return the facet and the number of the value in it."""
        place = int(np.searchsorted(self._bases, number, side="right")) - 1
        return self._facets[place], number - int(self._bases[place])

    def joined(self, arrays: Mapping[str, Array]) -> Array:
        """Return one array over all values from an array per facet."""
        return np.concatenate([arrays[facet] for facet in self._facets])


Infos = Mapping[str, Sequence[FacetValueInfo]]
"""The values of each facet."""


def build(infos: Infos, folder: Path, former: Path | None = None) -> None:
    """Write the two tables of names.

    Args:
        former: the folder of the arrays of a generation made by this same code: what values that it had are
            called is not worked out again.
    """
    known = columns.read_values(former) if former is not None else {}
    offered, suggested = Numbering(infos, NAMED), Numbering(infos, SUGGESTED)
    named: dict[str, set[int]] = {}
    begun: dict[str, set[int]] = {}
    for facet, value, info in _fresh(infos, known, NAMED):
        for key in _called(info.label) if facet == "organisation" else _meant(facet, info):
            named.setdefault(key, set()).add(offered.number(facet, value))
    for facet, value, info in _fresh(infos, known, SUGGESTED):
        if facet == "county" and info.label[:1].isupper():
            continue  # A city that is a county of its own: listed as a municipality.
        for name in (info.label, REGION_NOUNS.get(info.value, "") if facet == "region" else ""):
            for key in _beginnings(name):
                begun.setdefault(key, set()).add(suggested.number(facet, value))
    for name, facets, entries in (("names", NAMED, named), ("suggestions", SUGGESTED, begun)):
        if former is None:
            Table.of(entries).save(folder, name)
        else:
            moved = _moved(known, infos, facets)
            revise(Table.load(former, name), moved, entries).table.save(folder, name)


def _fresh(infos: Infos, known: Infos, facets: Iterable[str]) -> Iterator[tuple[str, int, FacetValueInfo]]:
    """Return (facet, number, value) of the values that are not known, or were called otherwise."""
    for facet in facets:
        before = {(info.value, info.label) for info in known.get(facet, ())}
        for number, info in enumerate(infos[facet][1:], start=1):
            if (info.value, info.label) not in before:
                yield facet, number, info


def _moved(before: Infos, after: Infos, facets: Iterable[str]) -> Array:
    """Return for each value of some facets (see `Numbering`) its new number, -1 where it is none any more."""
    moved: list[int] = []
    base = 0
    for facet in facets:
        places = {(info.value, info.label): base + n for n, info in enumerate(after[facet])}
        moved += [places.get((info.value, info.label), -1) for info in before[facet]]
        base += len(after[facet])
    return np.array(moved, dtype=np.int64)


def _meant(facet: str, info: FacetValueInfo) -> list[str]:
    """Return the keys under which a query may name a value of the vocabulary, or a place."""
    return [key for name in _written(facet, info) for key in keys_of(_meanings(name))]


def keys_of(words: Sequence[Iterable[str]]) -> list[str]:
    """Return the keys of a run of words, each with its possible folded lemmas."""
    options = [sorted(set(word))[:_READINGS] for word in words]
    keys = [" ".join(choice) for choice, _ in zip(product(*options), range(_READINGS**2), strict=False)]
    return keys if 0 < len(words) <= WORDS else []


def readings(word: str) -> set[str]:
    """Return the folded lemmas of a word, or the folded word itself."""
    return {fold(lemma) for lemma in lemmas(word)} or {fold(word)}


def _meanings(name: str) -> list[set[str]]:
    return [readings(token.text) | {fold(token.text)} for token in whole(tokens(name))]


def _called(name: str) -> list[str]:
    """Return the keys of an organisation's name: as written, and by the likeliest lemmas.

    Names of one word are left to the ranking of words.
    """
    words = [token.text for token in whole(tokens(name))]
    keys = {
        " ".join(fold(word) for word in words),
        " ".join(fold(best_lemma(word)) for word in words),
    }
    return sorted(keys) if 1 < len(words) <= WORDS else []


def _beginnings(name: str) -> list[str]:
    """Return the keys under which autocomplete finds a name: from each of its first words on."""
    return [fold(name[token.start :])[:KEY] for token in tokens(name)[:STARTS]]


def whole(found: Iterable[Token]) -> list[Token]:
    """Return the tokens without the parts of compounds."""
    words: list[Token] = []
    for token in found:
        if not words or token.start >= words[-1].end:
            words.append(token)
    return words


def _written(facet: str, info: FacetValueInfo) -> list[str]:
    """Return the ways in which a value is named."""
    label = info.label
    if facet == "region":
        noun = REGION_NOUNS.get(info.value, "")
        return [label, f"województwo {label}", f"woj {label}", *([noun] if noun else [])]
    if facet == "county":
        return [label, f"powiat {label}"]
    if facet == "municipality":
        return [label, f"gmina {label}"]
    if facet == "legal_form":
        form = vocabulary.legal_form(info.value)
        return [label, *((form.plural, *form.abbreviations) if form else ())]
    if facet == "sector":
        pieces = label.replace(" i ", ",").split(",")
        return [label, *(piece.strip() for piece in pieces if piece.strip())]
    return [label]
