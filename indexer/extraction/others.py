"""Whom a report only mentions by their kind: "firm zajmujących się szyciem", "firm, które pomagają"."""

from collections.abc import Sequence

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.mentions import Spot
from indexer.extraction.patterns import patterns
from indexer.extraction.words import Reading, Word

_NEAR = 6
_NOUNS = ("subst",)


def of_others(doc: Doc, sentence: Sentence, trigger: int, spots: Sequence[Spot]) -> bool:
    """Tell whether a participle or a relative clause tells what bodies do that nobody names.

    Args:
        doc: the report.
        sentence: of the verb.
        trigger: number of the verb or participle.
        spots: the names and references of the sentence.
    """
    verb = doc.words[trigger]
    readings = [r for r in verb.form.readings if r.pos == "pact"]
    at = trigger
    if not readings:
        pronoun = _pronoun(doc, sentence, trigger)
        if pronoun is None:
            return False
        at = pronoun
        plural = any(r.pos == "fin" and "pl" in r.numbers for r in verb.form.readings)
        readings = [
            r for r in doc.words[pronoun].form.readings if "nom" in r.cases and plural and "pl" in r.numbers
        ]
    if not readings or any("sg" in r.numbers for r in readings):
        return False
    for i in range(at - 1, max(sentence.first - 1, at - 1 - _NEAR), -1):
        word = doc.words[i]
        if any(s.first <= i < s.last for s in spots):
            return False
        if word.form.has(*_NOUNS) and _agrees(word, readings, relative=at != trigger):
            predicate = at != trigger and "nom" in word.form.cases("subst")
            return word.lemma(*patterns().bodies) and not predicate
        if word.text in ".;:":
            return False
    return False


def of_all(doc: Doc, sentence: Sentence, trigger: int, spots: Sequence[Spot]) -> bool:
    """Tell whether a sentence begins with all bodies of a kind: "Spółdzielnie prowadzą działalność …".

    Args:
        doc: the report.
        sentence: of the verb.
        trigger: number of the verb.
        spots: the names and references of the sentence.
    """
    verb, first = doc.words[trigger], doc.words[sentence.first]
    if not any(r.pos == "fin" and "pl" in r.numbers for r in verb.form.readings):
        return False
    if any(s.first < trigger and (s.kind == "name" or s.first == sentence.first) for s in spots):
        return False
    return first.lemma(*patterns().bodies) and any(
        r.pos in _NOUNS and r.numbers == {"pl"} and "nom" in r.cases for r in first.form.readings
    )


def _pronoun(doc: Doc, sentence: Sentence, verb: int) -> int | None:
    """Return the number of the relative pronoun that is the subject of a verb, or None."""
    for i in range(verb - 1, max(sentence.first, verb - _NEAR), -1):
        word = doc.words[i]
        if word.lemma("który"):
            return i if "nom" in word.form.cases() and doc.words[i - 1].text == "," else None
        if word.text in ",.;:":
            return None
    return None


def _agrees(noun: Word, readings: Sequence[Reading], *, relative: bool) -> bool:
    """Tell whether a plural noun is what a participle (or the pronoun of a clause) stands for."""
    return any(
        "pl" in n.numbers and (relative or n.cases & r.cases) and n.genders & r.genders
        for n in noun.form.readings
        if n.pos in _NOUNS
        for r in readings
    )
