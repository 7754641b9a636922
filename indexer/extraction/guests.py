"""What guests were shown or took part in, and what a place is for: whom the text tells about, does it.

"Uczestnicy zwiedzili pracownię ceramiczną", "Wzięliśmy udział w warsztatach serowarskich", "fundację X –
w tym noclegownię", "X to także miejsce warsztatów". Only what the vocabulary can type counts.
"""

from collections.abc import Callable

from indexer.extraction.beside_verbs import behind
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import Made
from indexer.extraction.mentions import Names
from indexer.extraction.patterns import patterns, unnamed
from indexer.extraction.phrases import head_of
from indexer.extraction.segments import Segment, end_of_list
from indexer.extraction.states import is_room, stated, there_pattern, typed_in
from indexer.extraction.voices import current
from indexer.extraction.words import DASHES, words

_ACCUSATIVE, _NOMINATIVE = frozenset(("acc",)), frozenset(("nom",))
_GENITIVE, _INSTRUMENTAL, _LOCATIVE = frozenset(("gen",)), frozenset(("inst",)), frozenset(("loc",))
_NEAR = 4
_SURE = 0.5


def guests(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what a sentence says guests were shown or did, or what a place is for.

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
    """
    said = doc.words[sentence.first : sentence.last]
    if all(w.form.lemmas.isdisjoint(_CUES) and w.form.lemmas.isdisjoint(patterns().shown) for w in said):
        return _in_it(doc, sentence, names)
    for rule in _RULES:
        found = rule(doc, sentence, names)
        if found:
            return found
    return []


#: Lemmas without which none of the rules but that of units behind a name finds anything.
_CUES = frozenset(
    (
        *("zapoznać", "zapoznawać", "udział", "uczestniczyć", "skorzystać", "miejsce", "przestrzeń"),
        *("przeprowadzić", "zorganizować", "odbyć", "poprowadzić"),
    )
)


def _shown(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return the rooms of work that guests were shown: "zwiedziliśmy pracownię ceramiczną i stolarską"."""
    table = patterns()
    for i in range(sentence.first, sentence.last):
        word = doc.words[i]
        if word.form.lemmas.isdisjoint(table.shown) or names.covered[i] or not current(doc, sentence, i):
            continue
        segment = behind(doc, sentence, i, _ACCUSATIVE)
        made = [m for m in typed_in(doc, names, segment, there_pattern()) if is_room(m, shown=True)]
        if made and doc.words[sentence.last - 1].text != ":":  # what is listed then, says more
            return stated(made, i, "shown")
    return []


def _acquainted(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return the rooms of work that guests came to know: "zapoznali się z pracą warsztatu krawieckiego"."""
    for i in range(sentence.first, sentence.last):
        if not doc.words[i].lemma("zapoznać", "zapoznawać") or not current(doc, sentence, i):
            continue
        first = _after(doc, sentence, i, ("z", "ze"))
        if first is None:
            continue
        cases = _INSTRUMENTAL
        while first < sentence.last and doc.words[first].lemma(*_WORK):
            first, cases = first + 1, _GENITIVE
        made = typed_in(doc, names, _segment(doc, sentence, first, cases), unnamed(cases))
        rooms = [m for m in made if is_room(m, shown=True) and m.types[0].score >= _SURE]
        if rooms:
            return stated(rooms, i, "acquainted")
    return []


#: Words after which it is told whose work guests came to know.
_WORK = ("działalność", "działanie", "funkcjonowanie", "praca", "oferta", "organizacja", "specyfika")


def _took_part(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what guests took part in: "wzięli udział w warsztatach ceramicznych i grze terenowej"."""
    for i in range(sentence.first, sentence.last):
        word = doc.words[i]
        part = word.lemma("udział", "uczestniczyć")
        if not (part or word.lemma("skorzystać")) or names.covered[i] or not current(doc, sentence, i):
            continue
        before = doc.words[max(sentence.first, i - _NEAR) : i]
        if word.lemma("udział") and not any(w.lemma("wziąć", "brać") for w in before):
            continue
        first = _after(doc, sentence, i, ("w",) if part else ("z",))
        cases = _LOCATIVE if part else _GENITIVE
        if first is None:
            continue
        made = typed_in(doc, names, _segment(doc, sentence, first, cases), unnamed(cases))
        if workshops := [m for m in made if _is_workshop(m)]:
            return stated(workshops, i, "took-part")
    return []


def _held(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what was held for guests: "przeprowadzone zostały warsztaty z wypieku chleba"."""
    for i in range(sentence.first, sentence.last):
        word = doc.words[i]
        if not word.lemma("przeprowadzić", "zorganizować", "odbyć", "poprowadzić") or names.covered[i]:
            continue
        if not word.form.has("ppas", "imps", "praet") or not current(doc, sentence, i):
            continue
        cases = _ACCUSATIVE if word.form.has("imps") else _NOMINATIVE
        first = i + 1
        while first < sentence.last and (
            doc.words[first].lemma("zostać", "być", "siebie") or doc.words[first].text.lower() in _SMALL
        ):
            first += 1
        made = typed_in(doc, names, _segment(doc, sentence, first, cases), unnamed(cases))
        if workshops := [m for m in made if _is_workshop(m)]:
            return stated(workshops, i, "held")
    return []


_SMALL = ("się", "tam", "tu", "dla", "nas", "również", "także", "też")


def _is_workshop(made: Made) -> bool:
    """Tell whether an activity is something that guests are offered, and of what: "warsztaty ceramiczne"."""
    head = head_of(words(made.text), cases=("nom",))
    return (
        head is not None
        and head.lemma(*patterns().workshops)
        and head.text != made.text
        and " przez " not in made.text
        and made.types[0].score >= _SURE
    )


def _in_it(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return the units told right behind a name: "fundację X w Byczynie – w tym noclegownię"."""
    for spot in names.in_sentence(sentence):
        for i in range(spot.last, min(spot.last + _NEAR, sentence.last - 2)):
            if doc.words[i].text not in {",", "(", *DASHES}:
                continue
            if (doc.words[i + 1].text.lower(), doc.words[i + 2].text.lower()) != ("w", "tym"):
                continue
            segment = _segment(doc, sentence, i + 3, frozenset(("nom", "acc")))
            made = [m for m in typed_in(doc, names, segment, there_pattern()) if is_room(m)]
            if made:
                return stated(made, i, "in-it")
    return []


def _place_for(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what a place is for: "X to także miejsce spotkań i warsztatów", "jest miejscem wystaw"."""
    for i in range(sentence.first + 1, sentence.last - 1):
        word = doc.words[i]
        if not word.lemma("miejsce", "przestrzeń") or names.covered[i] or not current(doc, sentence, i):
            continue
        before = doc.words[max(sentence.first, i - _NEAR) : i]
        this = "nom" in word.form.cases("subst") and any(w.text.lower() in ("to", "także") for w in before)
        is_one = "inst" in word.form.cases("subst") and any(
            w.lemma("być") and w.form.has("fin") for w in before
        )
        if not (this or is_one) or "gen" not in doc.words[i + 1].form.cases("subst", "ger", "adj"):
            continue
        made = typed_in(doc, names, _segment(doc, sentence, i + 1, _GENITIVE), unnamed(_GENITIVE))
        made = [m for m in made if (h := head_of(words(m.text), cases=("nom",))) and not h.lemma("praca")]
        if made:
            return stated(made, i, "place-for")
    return []


_RULES: tuple[Callable[[Doc, Sentence, Names], list[Found]], ...] = (
    _shown,
    _acquainted,
    _took_part,
    _held,
    _in_it,
    _place_for,
)


def _after(doc: Doc, sentence: Sentence, i: int, prepositions: tuple[str, ...]) -> int | None:
    """Return the word after the first of the prepositions near word i, or None."""
    for j in range(i + 1, min(i + 1 + _NEAR, sentence.last - 1)):
        if doc.words[j].text.lower() in prepositions:
            return j + 1
        if not doc.words[j].is_word:
            return None
    return None


def _segment(doc: Doc, sentence: Sentence, first: int, cases: frozenset[str]) -> Segment | None:
    last = end_of_list(doc, sentence, first)
    return Segment(first, last, cases, True) if first < last else None
