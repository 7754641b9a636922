"""What announces a list: a heading or a sentence that ends with a colon, and how its items stand."""

from dataclasses import dataclass

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity
from indexer.extraction.patterns import patterns
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
    """

    focus: tuple[Entity, ...]
    announces: bool
    cases: frozenset[str] = _LISTED
    unit: Word | None = None


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
    return Lead(focus, announces, _LISTED | {governed} if governed else _LISTED, unit)


def _unit(word: Word) -> bool:
    return not word.form.lemmas.isdisjoint(patterns().units) and any(
        r.pos == "subst" and "pl" in r.numbers for r in word.form.readings
    )
