"""What hosts tell of their work, and what others commission from them.

"Prezeska opowiedziała o koszeniu trawników", "Gmina zleca spółdzielni sprzątanie szkół". Only acts that the
vocabulary types for sure count.
"""

from dataclasses import replace

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import Made, make_items
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.patterns import unnamed
from indexer.extraction.phrase_parts import is_action
from indexer.extraction.segments import Segment, end_of_list
from indexer.extraction.voices import current
from indexer.extraction.words import words

_TELLING = ("opowiedzieć", "opowiadać", "mówić")
_COMMISSIONING = ("zlecać", "zlecić", "powierzać", "powierzyć")
_SURE = 0.7
#: Everybody speaks of these: they are no trade.
_TALK = ("pozyskiwać", "finansować", "zakładać", "tworzyć", "rozwijać", "promować", "zarządzać")


def spoken_of(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what a sentence says somebody spoke of or was commissioned to do.

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
    """
    for i in range(sentence.first, sentence.last - 2):
        word = doc.words[i]
        if names.covered[i] or not word.form.has("fin", "praet"):
            continue
        if word.lemma(*_TELLING) and current(doc, sentence, i):
            return _behind_o(doc, sentence, names, i)
        if word.lemma(*_COMMISSIONING) and current(doc, sentence, i):
            return _commissioned(doc, sentence, names, i)
    return []


def _behind_o(doc: Doc, sentence: Sentence, names: Names, verb: int) -> list[Found]:
    """Return the acts behind "o": "opowiedziała o początkach spółdzielni i o szyciu toreb"."""
    found: list[Found] = []
    for i in range(verb + 1, sentence.last - 1):
        if doc.words[i].text != "o":
            continue
        last = next((j for j in range(i + 1, sentence.last) if doc.words[j].text == "o"), sentence.last)
        segment = Segment(i + 1, min(last, end_of_list(doc, sentence, i + 1)), frozenset(("loc",)), True)
        found += [
            Found(made, verb, "announcement", None, "rule:told", 0.7) for made in _acts(doc, names, segment)
        ]
    return found


def _commissioned(doc: Doc, sentence: Sentence, names: Names, verb: int) -> list[Found]:
    """Return what stands behind a name in the dative: "zleca Spółdzielni X utrzymanie zieleni"."""
    for spot in names.in_sentence(sentence):
        if not spot.entity.acts or "dat" not in doc.words[spot.first].form.cases("subst"):
            continue
        first = max(spot.last, verb + 1)
        if spot.first - verb > 1 or not _near(doc, spot, verb):
            continue
        segment = Segment(first, end_of_list(doc, sentence, first), frozenset(("acc",)), True)
        return [
            Found(made, verb, "passive", spot.first, "rule:commissioned", 0.75)
            for made in _acts(doc, names, segment)
        ]
    return []


def _near(doc: Doc, spot: Spot, verb: int) -> bool:
    """Tell whether a name stands right behind a verb, or begins the sentence before it."""
    return 0 < spot.first - verb <= 1 or 0 <= verb - spot.last <= 1


def _acts(doc: Doc, names: Names, segment: Segment) -> list[Made]:
    segment = replace(segment, first=_behind_place(doc, segment))
    if segment.first >= segment.last:
        return []
    return [
        made
        for made in make_items(doc, segment, unnamed(segment.cases), names.covered)
        if made.types
        and made.types[0].score >= _SURE
        and is_action(words(made.text)[0])
        and not words(made.text)[0].lemma(*_TALK)
        and not any(names.covered[made.first : made.last])
    ]


def _behind_place(doc: Doc, segment: Segment) -> int:
    """Return where a segment begins behind the town of a name: "… „X” | z Opola | utrzymanie zieleni"."""
    first = segment.first
    if doc.words[first].text in ("z", "ze", "w", "we") and doc.words[first + 1].form.capital:
        first += 2
        while first < segment.last and doc.words[first].form.capital:
            first += 1
    return first
