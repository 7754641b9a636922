"""What announces a list: a heading or a sentence that ends with a colon, and how its items stand."""

from dataclasses import dataclass

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity
from indexer.extraction.patterns import patterns
from indexer.extraction.segments import is_finite
from indexer.extraction.words import Word

_LISTED = frozenset(("nom", "acc", "inst"))
_END = 4
#: Cases of the items after a preposition or a bridge that ends the announcement.
_GOVERNED = {"na": "loc", "przy": "loc", "w": "loc", "o": "loc", "zakresie": "gen", "zakresu": "gen"}


@dataclass(frozen=True, slots=True)
class Lead:
    """An announcement of a list.

    Attributes:
        focus: the organisations the items tell about.
        announces: it announces services rather than names or facts.
        cases: cases in which the items stand.
        unit: the noun of units that the items tell apart ("pracownie:"), or None.
        planned: what follows is only to come ("Usługi zapowiadane").
    """

    focus: tuple[Entity, ...]
    announces: bool
    cases: frozenset[str] = _LISTED
    unit: Word | None = None
    planned: bool = False


def lead_of(doc: Doc, sentence: Sentence, focus: tuple[Entity, ...]) -> Lead:
    """Return what a heading or a sentence before a list announces."""
    table = patterns()
    found = [w for w in doc.words[sentence.first : sentence.last] if w.is_word]
    announces = any(
        not w.form.lemmas.isdisjoint(table.announcements | table.frames | table.units)
        or any(r.lemma in table.verbs for r in w.form.readings)
        for w in found
    )
    governed = _GOVERNED.get(found[-1].text.lower()) if found else None
    unit = next((w for w in reversed(found[-_END:]) if _unit(w)), None)
    cases = _LISTED | {governed} if governed else _LISTED
    return Lead(focus, announces, cases, unit, announces_plans(doc, sentence))


def is_title(doc: Doc, number: int) -> bool:
    """Tell whether a sentence is a line with hardly more than a name: no verb, no full stop."""
    if number < 0:
        return False
    words = doc.words[doc.sentences[number].first : doc.sentences[number].last]
    return words[-1].text not in ".!?:" and not any(is_finite(w) for w in words)


def introduces(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether a sentence ends with a colon or a question mark, or is a short line right above a list."""
    if doc.text[sentence.end - 1 : sentence.end] in (":", "?"):
        return True
    following = doc.sentences[sentence.number + 1 : sentence.number + 2]
    words = [w for w in doc.words[sentence.first : sentence.last] if w.is_word]
    return (
        bool(following)
        and doc.block_of(following[0]).kind == "item"
        and doc.block_of(sentence).kind == "paragraph"
        and doc.words[sentence.last - 1].is_word
        and len(words) <= _LONGEST_LABEL
        and not any(is_finite(w) for w in words)
    )


def announces_plans(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether a heading, a question or a label says that what follows is only to come: "Plany?"."""
    found = [w for w in doc.words[sentence.first : sentence.last] if w.is_word]
    if not 1 <= len(found) <= _LONGEST_LABEL:
        return False
    said = " ".join(w.text.lower() for w in found)
    return (
        any(words in said for words in _TO_COME)
        or any(w.lemma(*_PLANNED) and not w.form.has("subst") for w in found)
        or any(r.lemma in _PLANS and "pl" in r.numbers for r in found[0].form.readings if r.pos == "subst")
    )


_LONGEST_LABEL = 7  # words
_PLANS = ("plan", "zamiar", "zamierzenie", "marzenie")
_PLANNED = ("planować", "planowany", "zapowiadać", "zapowiadany", "zamierzać", "zamierzony")
_TO_COME = ("w planach", "w przyszłości", "plany", "wkrótce", "niebawem", "jeszcze nie", "dopiero będ")


def _unit(word: Word) -> bool:
    return not word.form.lemmas.isdisjoint(patterns().units) and any(
        r.pos == "subst" and "pl" in r.numbers for r in word.form.readings
    )
