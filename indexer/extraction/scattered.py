"""What one doer does in several towns: "prowadzi w Bielsku żłobek, a w Hajnówce – kawiarnię".

The verb stands once and governs an object in each town; where each is done, `place_of_deeds` tells.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.segments import Segment, end_of_list, is_finite
from indexer.extraction.words import DASHES

JOINTS = frozenset((",", "a", "i", "oraz", "natomiast", "zaś", "także"))
IN = frozenset(("w", "we"))
_TOO = frozenset(("też", "także", "również"))
_LONGEST_TOWN = 3  # words


def further_objects(
    doc: Doc, sentence: Sentence, segment: Segment, names: Sequence[bool], preposition: str = ""
) -> list[Segment]:
    """Return the objects of a verb, town by town, or behind each of its prepositions; else the segment alone.

    Args:
        doc: the report.
        sentence: of the verb.
        segment: the verb's object as far as it seems to reach.
        names: for each word of the document, whether a name covers it.
        preposition: the verb's own: "odpowiada za cmentarze oraz za odbiór odpadów".
    """
    if preposition:
        again = [
            i
            for i in range(segment.first + 1, segment.last - 1)
            if doc.words[i].text == preposition and doc.words[i - 1].text in JOINTS
        ]
        edges = [segment.first - 1, *again, segment.last + 1]
        return [replace(segment, first=a + 1, last=b - 1) for a, b in pairwise(edges)]
    found = [segment]
    i = segment.first + 1
    while i < sentence.last and not (is_finite(doc.words[i]) and i < segment.last):
        first = _object_after_town(doc, sentence, i, segment, names)
        if first is None:
            i += 1
            continue
        found[-1] = replace(found[-1], last=min(found[-1].last, _joint(doc, i)))
        found.append(replace(segment, first=first, last=end_of_list(doc, sentence, first)))
        i = first + 1
    if (first := _resumed(doc, sentence, found[-1])) is not None:
        found.append(replace(segment, first=first, last=end_of_list(doc, sentence, first)))
    return [s for s in found if s.first < s.last]


def _resumed(doc: Doc, sentence: Sentence, segment: Segment) -> int | None:
    """Return where objects go on behind a clause: "klinikę, gdzie się bada dzieci, a także | przedszkole"."""
    if not any(w.text.lower() in _CLAUSES for w in doc.words[segment.last : segment.last + 4]):
        return None
    for i in range(segment.last + 2, min(segment.last + _LONGEST_CLAUSE, sentence.last - 2)):
        said = tuple(w.text.lower() for w in doc.words[i : i + 3])
        if said[:2] == (",", "a") and said[2] in _TOO:
            after = doc.words[i + 3] if i + 3 < sentence.last else None
            fits = after is not None and after.form.cases("subst", "adj", "ger") & segment.cases
            return i + 3 if fits and not is_finite(doc.words[i + 3]) else None
    return None


_CLAUSES = frozenset(("gdzie", "który", "która", "które", "której", "którym", "których", "w"))
_LONGEST_CLAUSE = 25  # words


def _joint(doc: Doc, i: int) -> int:
    """Return the first of the words that join what stands before the preposition at i: ", a | w Hajnówce"."""
    while doc.words[i - 1].text.lower() in JOINTS:
        i -= 1
    return i


def _object_after_town(
    doc: Doc, sentence: Sentence, i: int, segment: Segment, names: Sequence[bool]
) -> int | None:
    """Return the number of the word after ", a w Hajnówce –" if "w" is word i and an object begins there."""
    if doc.words[i].text.lower() not in IN or doc.words[i - 1].text.lower() not in JOINTS:
        return None
    j = i + 1
    while j < sentence.last and j - i <= _LONGEST_TOWN and doc.words[j].form.capital and not names[j]:
        j += 1
    if j == i + 1:
        return None
    while j < sentence.last and (
        doc.words[j].text in DASHES or doc.words[j].text.lower() in ("też", "także")
    ):
        j += 1
    if j >= sentence.last or not doc.words[j].form.cases("subst", "adj", "ger") & segment.cases:
        return None
    return None if is_finite(doc.words[j]) else j
