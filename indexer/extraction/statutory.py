"""Sentences that tell what bodies of a kind do by law, not what one of them does."""

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.mentions import Spot
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import words
from kb import vocabulary

_DUTIES = word_set("statutory_duties")
_ACTS = word_set("statutory_acts")
_ADJECTIVES = word_set("statutory_adjectives")
_FAR, _NEAR = 3, 8


def is_statutory(doc: Doc, sentence: Sentence, found: Found) -> bool:
    """Tell whether an activity is a formula of the law: "zadaniem zakładu jest rehabilitacja zawodowa".

    Args:
        doc: the report.
        sentence: the activity's sentence.
        found: the activity.
    """
    said = [w for w in words(found.made.text) if w.is_word]
    if not any(w.lemma(*_ACTS) for w in said[:2]) or not any(w.lemma(*_ADJECTIVES) for w in said[1:4]):
        return False
    before = doc.words[max(sentence.first, found.made.first - _NEAR) : found.made.first]
    return any(w.lemma(*_DUTIES) for w in before)


def is_generic(doc: Doc, sentence: Sentence, spot: Spot, verb: int) -> bool:
    """Tell whether a kind in the singular before a plural verb means all of it: "ZAZ zapewniają".

    Args:
        doc: the report.
        sentence: of the verb.
        spot: the mention before the verb.
        verb: number of the verb.
    """
    readings = [r for r in doc.words[verb].form.readings if r.pos == "fin"]
    if not readings or any("sg" in r.numbers for r in readings) or not 0 <= verb - spot.last < _FAR:
        return False
    governing = doc.words[spot.first - 1] if spot.first > sentence.first else None
    if governing is not None and governing.form.has("subst") and not governing.form.has("prep"):
        return False  # "pracownicy ZAZ gotują"
    form = vocabulary.legal_form(spot.entity.form) if spot.entity.form else None
    text = doc.words[spot.first].text
    return (
        spot.last - spot.first == 1
        and form is not None
        and text in form.abbreviations
        and form.id not in _PLURAL_KINDS
    )


#: Kinds that many name in the plural: "Warsztaty Terapii Zajęciowej".
_PLURAL_KINDS = frozenset(("warsztat-terapii-zajeciowej",))
