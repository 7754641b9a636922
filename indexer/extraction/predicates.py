"""What a report says an organisation is: "Bistro Lipa jest pierwszą w mieście spółdzielnią socjalną".

A form alone after such a copula names nobody else: it tells the legal form of the name before it.
"""

from collections.abc import Sequence

from indexer.extraction.document import Doc
from indexer.extraction.entities import Entity
from indexer.extraction.organisations import OrgMention

_COPULAS = ("to", "jest", "czyli", "będący", "będąca", "będące")
_DESCRIBING = ("adj", "adv", "num", "prep", "part", "ppas", "pact")
_NEAR = 9  # words from the name to the form
_PLACES = ("miasto", "powiat", "gmina", "region", "województwo", "kraj", "okolica", "polska")


def take_form(doc: Doc, entities: Sequence[Entity], mention: OrgMention) -> Entity | None:
    """Give the form of a mention to the name that is said to be such, and return that organisation or None.

    Args:
        doc: the report.
        entities: found so far.
        mention: a form without a name.
    """
    head = mention.head
    if head is None or head.form is None or not head.social_economy:
        return None
    sentence = doc.sentence_at(doc.words[mention.first].start)
    cue = _copula(doc, max(sentence.first, mention.first - _NEAR), mention.first)
    if cue is None:
        return None
    end = cue - 1 if doc.words[cue - 1].text == "," else cue
    subject = next((e for e in entities for m in e.mentions if m.last == end), None)
    if subject is None or subject.form is not None or subject.kind == "public":
        return None
    subject.kind, subject.head, subject.form = "organisation", head, head.form
    return subject


def _copula(doc: Doc, first: int, last: int) -> int | None:
    """Return the copula with nothing but descriptions between it and the form that begins at word `last`."""
    for i in range(last - 1, first, -1):
        word = doc.words[i]
        if word.text.lower() in _COPULAS:
            return i
        if not (word.form.has(*_DESCRIBING) or word.lemma(*_PLACES) or word.form.capital):
            return None
    return None
