"""Activities told from one end to the other: "od wypieku chleba, przez dekorowanie ciast, po catering"."""

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import Made
from indexer.extraction.mentions import Names
from indexer.extraction.patterns import unnamed
from indexer.extraction.segments import Segment, end_of_list
from indexer.extraction.states import stated, typed_in

_LONGEST = 30


def ranges(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what stands between "od" and "po", if the first and the last can be typed.

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
    """
    for i in range(sentence.first, sentence.last - 2):
        if doc.words[i].text.lower() != "od":
            continue
        marks = _marks(doc, sentence, i)
        if not marks:
            continue
        made: list[Made] = []
        ends: list[bool] = []
        for first, last, case in marks:
            cases = frozenset((case,))
            part = typed_in(doc, names, Segment(first, last, cases, True), unnamed(cases))
            made += part
            ends.append(bool(part))
        if ends[0] and ends[-1]:
            return stated(made, i, "range")
    return []


def _marks(doc: Doc, sentence: Sentence, start: int) -> list[tuple[int, int, str]]:
    """Return the stretches after "od", "przez" and "po" with the case of each; [] without "po"."""
    stretches: list[tuple[int, int, str]] = []
    first, case = start + 1, "gen"
    for j in range(start + 2, min(start + _LONGEST, sentence.last - 1)):
        lower = doc.words[j].text.lower()
        if lower == "przez" or (lower == "po" and doc.words[j - 1].text.lower() in (",", "aż")):
            stretches.append((first, j - (doc.words[j - 1].text.lower() in (",", "aż")), case))
            first, case = j + 1, "acc"
            if lower == "po":
                return [*stretches, (first, end_of_list(doc, sentence, first), case)]
    return []
