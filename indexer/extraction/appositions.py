"""Activities right behind a name, after a dash, a colon or in brackets: "X – sprzątanie", "X (catering)"."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.lists import typed_items
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.name_parts import is_place_word
from indexer.extraction.org_roles import SIDE_ROLES
from indexer.extraction.patterns import FINITE
from indexer.extraction.segments import Segment, end_of_list
from indexer.extraction.words import DASHES

_NOMINATIVE = frozenset(("nom", "acc"))
_TOWN = 4  # words


def appositions(doc: Doc, sentence: Sentence, names: Names, known: Sequence[Found]) -> list[Found]:
    """Return what stands right after an organisation's name behind a dash, a colon or in brackets.

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
        known: activities found already: they explain their words better.
    """
    taken = {i for f in known for i in range(f.trigger, f.made.last)}
    found: list[Found] = []
    for spot in names.in_sentence(sentence):
        if spot.kind == "reference" or spot.entity.kind == "public":
            continue
        found += _apposition(doc, sentence, names, spot, taken)
    return found


def _apposition(doc: Doc, sentence: Sentence, names: Names, spot: Spot, taken: set[int]) -> list[Found]:
    i = _past_town(doc, sentence, spot.last)
    while (
        i < sentence.last
        and i - spot.last < 5
        and doc.words[i].text not in "(:;.,"
        and not (doc.words[i].text in DASHES and doc.words[i].spaced)
    ):
        if doc.words[i].form.has(*FINITE) and not doc.words[i].form.has("subst", "prep", "adj"):
            return []
        i += 1
    if i >= sentence.last or not (
        doc.words[i].text in "(:" or (doc.words[i].text in DASHES and doc.words[i].spaced)
    ):
        return []
    bracket = doc.words[i].text == "("
    if bracket and (behind := _behind_place(doc, sentence, i)) is not None:
        i, bracket = behind, False
    if bracket:
        last = next((j for j in range(i + 1, sentence.last) if doc.words[j].text == ")"), sentence.last)
    else:
        last = end_of_list(doc, sentence, i + 1)
    if any(
        doc.words[j].form.has(*FINITE) and not doc.words[j].form.has("subst", "adj", "prep", "conj", "part")
        for j in range(i + 1, last)
    ):
        return []
    segment = Segment(i + 1, last, _NOMINATIVE, True)
    if segment.first >= segment.last or not taken.isdisjoint(range(segment.first, segment.last)):
        return []
    if doc.words[segment.first].form.has("prep", "conj", "comp") and not doc.words[segment.first].form.has(
        "subst"
    ):
        return []
    found = typed_items(doc, names, segment, i, "bracket" if bracket else "apposition", 0.75)
    if spot.part.role in SIDE_ROLES or spot.part.role == "operator" or not spot.entity.acts:
        return found
    return [replace(f, agent=spot.first) for f in found]


def _past_town(doc: Doc, sentence: Sentence, i: int) -> int:
    """Return the dash behind a town: "„Lipa”, Nowy Sącz | – myjnia"; i itself where none stands."""
    if i + 2 >= sentence.last or doc.words[i].text != ",":
        return i
    last = i + 1
    while last < sentence.last and doc.words[last].form.capital and last - i < _TOWN:
        last += 1
    named = last > i + 1 and is_place_word(doc.words[last - 1])
    return last if named and last < sentence.last and doc.words[last].text in DASHES else i


def _behind_place(doc: Doc, sentence: Sentence, i: int) -> int | None:
    """Return the dash or colon after a bracket with a place: "(Białystok) – …"; None if there is none."""
    last = next((j for j in range(i + 1, sentence.last) if doc.words[j].text == ")"), None)
    if last is None or last + 1 >= sentence.last:
        return None
    inside, mark = doc.words[i + 1 : last], doc.words[last + 1]
    proper = bool(inside) and inside[0].form.capital and len(inside) <= 4
    return last + 1 if proper and (mark.text == ":" or (mark.text in DASHES and mark.spaced)) else None
