"""What hosts tell of their work, what others commission from them, what they are, what is there beside them.

"Prezeska opowiedziała o koszeniu trawników", "Gmina zleca spółdzielni sprzątanie szkół", "X to pralnia i
szwalnia", "Przy stowarzyszeniu X działa jadłodajnia", "Uczestnicy uczą się szycia". Only what the vocabulary
types for sure counts.
"""

from collections.abc import Callable
from dataclasses import replace

from indexer.extraction.beside_verbs import behind
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import Made, make_items
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.patterns import unnamed
from indexer.extraction.phrase_parts import is_action
from indexer.extraction.segments import Segment, end_of_list
from indexer.extraction.states import is_room, typed_in
from indexer.extraction.voices import current, itself
from indexer.extraction.words import words

_Rule = Callable[[Doc, Sentence, Names, int], list[Found]]

_TELLING = ("opowiedzieć", "opowiadać", "mówić")
_COMMISSIONING = ("zlecać", "zlecić", "powierzać", "powierzyć")
_LEARNING = ("uczyć",)
_PEOPLE = ("uczestnik", "uczestniczka", "podopieczny")
_NOT_ONLY = ("nie", "tylko", "przede", "wszystkim", "głównie")
_NOMINATIVE = frozenset(("nom",))
_PLACE = 5  # words of a town behind a name
_SURE = 0.7
#: Everybody speaks of these: they are no trade.
_TALK = ("pozyskiwać", "finansować", "zakładać", "tworzyć", "rozwijać", "promować", "zarządzać")


def spoken_of(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what a sentence says somebody spoke of, was commissioned to do, is, learns or has beside it.

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
    """
    for i in range(sentence.first, sentence.last - 2):
        word = doc.words[i]
        if names.covered[i]:
            continue
        if word.form.has("fin", "praet"):
            rules: list[_Rule] = [rule for lemmas, rule in _VERBS if word.lemma(*lemmas)]
        else:
            rules = [_what_it_is] if word.text == "to" else []
        for rule in rules if rules and current(doc, sentence, i) else ():
            if found := rule(doc, sentence, names, i):
                return found
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


def _learned(doc: Doc, sentence: Sentence, names: Names, verb: int) -> list[Found]:
    """Return what the people of a unit learn: "uczestnicy uczą się gotowania i szycia"."""
    people = any(w.lemma(*_PEOPLE) for w in doc.words[sentence.first : sentence.last])
    if not people or not itself(doc, sentence, verb):
        return []
    first = verb + 1 + (doc.words[verb + 1].text == "się")
    segment = Segment(first, end_of_list(doc, sentence, first), frozenset(("gen",)), True)
    return [Found(m, verb, "announcement", None, "rule:learned", 0.7) for m in _acts(doc, names, segment)]


def _beside(doc: Doc, sentence: Sentence, names: Names, verb: int) -> list[Found]:
    """Return the place of work that is there beside a name: "Przy stowarzyszeniu X działa jadłodajnia"."""
    for spot in names.in_sentence(sentence):
        if spot.last > verb or not spot.entity.acts or doc.words[spot.first - 1].text.lower() != "przy":
            continue
        segment = behind(doc, sentence, verb, _NOMINATIVE)
        rooms = [m for m in typed_in(doc, names, segment, unnamed(_NOMINATIVE)) if is_room(m)]
        if rooms and not any(names.covered[m.first] for m in rooms):
            return [Found(m, verb, "passive", spot.first, "rule:at", 0.75) for m in rooms]
    return []


def _what_it_is(doc: Doc, sentence: Sentence, names: Names, this: int) -> list[Found]:
    """Return the trade behind "to": "X to nie tylko pralnia, ale też szwalnia", "X to usługi remontowe"."""
    subject = next((s for s in reversed(names.between(sentence.first, this)) if s.subject), None)
    if subject is None or not subject.entity.acts or this - subject.last > _PLACE:
        return []
    first = this + 1
    while first < sentence.last and doc.words[first].text.lower() in _NOT_ONLY:
        first += 1
    segment = behind(doc, sentence, first - 1, _NOMINATIVE)
    if segment is not None:
        clause = next((j for j in range(segment.first, segment.last) if doc.words[j].form.has("pact")), None)
        segment = replace(segment, last=segment.last if clause is None else clause)
    made = [
        m
        for m in typed_in(doc, names, segment, unnamed(_NOMINATIVE))
        if m.types[0].score >= _SURE and (is_room(m) or words(m.text)[0].lemma("usługa"))
    ]
    return [Found(m, this, "announcement", subject.first, "rule:is", 0.75) for m in made]


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


_VERBS: tuple[tuple[tuple[str, ...], _Rule], ...] = (
    (_TELLING, _behind_o),
    (_COMMISSIONING, _commissioned),
    (_LEARNING, _learned),
    (("działać", "funkcjonować", "istnieć"), _beside),
)
