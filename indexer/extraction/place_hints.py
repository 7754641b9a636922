"""Capitalised words that stand where only a place can: they need no preposition to be believed.

A heading, the beginning of a list item, the value of a field "Gdzie", the column of towns in a table, the
line under a heading that names an organisation, the bracket after an organisation's name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.extraction.document import Doc
from indexer.extraction.mentions import Names
from indexer.extraction.name_parts import is_place_word
from indexer.extraction.stops import find_stops
from indexer.extraction.words import DASHES, Word

_LINE = 12
_BRACKET = 8
_TRAVEL = 4
_TRAVELS = (
    "udać",
    "pojechać",
    "wyruszyć",
    "ruszyć",
    "dojechać",
    "przyjechać",
    "przejechać",
    "wyjazd",
    "zajechać",
)


@dataclass(frozen=True, slots=True)
class PlaceHint:
    """An interval of the text that names a place."""

    start: int
    end: int
    kind: str = "place_field"


def place_hints(doc: Doc, names: Names) -> list[PlaceHint]:
    """Return the hints of a report, in no particular order."""
    found: list[PlaceHint] = []
    for field in names.fields:
        if field.kind == "place" or field.kind == "organisation":
            found += _runs(doc, names, field.first, field.last)
    for sentence in doc.sentences:
        kind = doc.block_of(sentence).kind
        if kind == "heading":
            found += _runs(doc, names, sentence.first, sentence.last)
        elif kind == "item" and sentence.start == doc.block_of(sentence).start:
            end = next(
                (
                    i
                    for i in range(sentence.first, min(sentence.first + _LINE, sentence.last))
                    if _ends_lead(doc.words[i])
                ),
                sentence.first,
            )
            found += _runs(doc, names, sentence.first, end)
    for sentence in doc.sentences[1:]:
        if (
            doc.block_of(doc.sentences[sentence.number - 1]).kind == "heading"
            and sentence.last - sentence.first <= _LINE
        ):
            found += _runs(doc, names, sentence.first, sentence.last)
    found += _destinations(doc, names)
    for stop in find_stops(doc):
        if not names.covered[stop.first]:
            found.append(PlaceHint(doc.words[stop.first].start, doc.words[stop.last - 1].end))
    for spot in names.spots:
        if spot.kind == "name" and spot.last < len(doc.words) and doc.words[spot.last].text == "(":
            close = next(
                (
                    i
                    for i in range(spot.last, min(spot.last + _BRACKET, len(doc.words)))
                    if doc.words[i].text == ")"
                ),
                spot.last,
            )
            found += _runs(doc, names, spot.last + 1, close)
    return found


def _destinations(doc: Doc, names: Names) -> Iterator[PlaceHint]:
    """Yield where a report says it goes: "udaliśmy się do Bochni"."""
    for i, word in enumerate(doc.words[:-1]):
        if word.text != "do" or not doc.words[i + 1].form.capital:
            continue
        before = doc.words[max(0, i - _TRAVEL) : i]
        if any((w.lemma(*_TRAVELS) and not w.form.capital) or w.lemma("udać") for w in before):
            yield from _runs(doc, names, i + 1, min(i + 4, len(doc.words)))


def _ends_lead(word: Word) -> bool:
    return word.text in ":(" or (word.text in DASHES and word.spaced)


def _runs(doc: Doc, names: Names, first: int, last: int) -> Iterator[PlaceHint]:
    i = first
    while i < last:
        end = i
        while (
            end < last and doc.words[end].form.capital and doc.words[end].is_word and not names.covered[end]
        ):
            end += 1
        if end > i and (
            is_place_word(doc.words[i]) or not doc.words[i].form.readings or doc.words[i].form.has("adj")
        ):
            yield PlaceHint(doc.words[i].start, doc.words[end - 1].end)
        i = max(end, i + 1)
