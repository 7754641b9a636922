"""Running a unit of a kind: "fundacja, która prowadzi Klub Integracji Społecznej"."""

from dataclasses import replace

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity
from indexer.extraction.found import Found
from indexer.extraction.mentions import Names
from indexer.extraction.naming import inflect
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word
from kb import vocabulary
from kb.vocabulary.matcher import classify

_UNITS = word_set("units_of_people")
_VERB, _RUNNING = "prowadzić", "prowadzenie"
_WORKSHOP = "pracownia"
_PEOPLE = ("uczestnik", "uczestniczka", "podopieczny")


def is_unit(entity: Entity) -> bool:
    """Tell whether an organisation is a unit with people in its charge: ZAZ, WTZ, CIS, KIS."""
    form = vocabulary.legal_form(entity.form) if entity.form else None
    return form is not None and form.id in _UNITS


def in_charge(doc: Doc, sentence: Sentence, found: Found, body: Entity, unit: Entity) -> bool:
    """Tell whether an activity is a unit's, not the body's told about: its workshops, what people do there.

    Args:
        doc: the report.
        sentence: of the activity.
        found: the activity.
        body: the organisation told about.
        unit: the last unit that was named.
    """
    if is_unit(body) or unit.unnamed:
        return False
    if found.method == "rule:units" and found.made.text.startswith(_WORKSHOP):
        return True
    return any(
        doc.words[i].lemma(*_PEOPLE)
        and "nom" in doc.words[i].form.cases("subst")
        and not _visiting(doc.words[i + 1])
        for i in range(sentence.first, found.trigger)
    )


def _visiting(word: Word) -> bool:
    """Tell whether a word behind people says that they take part in an event: "uczestnicy | wizyty"."""
    return "gen" in word.form.cases("subst") and not word.form.has("prep")


def runs_itself(entity: Entity, found: Found, names: Names) -> bool:
    """Tell whether an activity is the running of the organisation that it would be told of.

    Args:
        entity: the organisation.
        found: the activity.
        names: the report's names.
    """
    first = found.made.first
    if not found.made.text.startswith(_RUNNING):
        within = names.between(max(first - _LONGEST_START, 0), first + is_unit(entity))
        return any(s.entity is entity and s.kind == "name" and s.last > first for s in within)
    return any(s.entity is entity for s in names.between(first, first + 1))


#: Words of a name before what it is: "Szprotawski | Zakład Aktywności Zawodowej".
_LONGEST_START = 3


def running_a_unit(found: Found, names: Names) -> Found | None:
    """Return the running of a unit that bears no name of its own as an activity; None for other bodies.

    Args:
        found: what is run: it names an organisation.
        names: the report's names.
    """
    if found.agent is not None or not found.method.endswith(f":{_VERB}"):
        return None
    for spot in names.between(found.made.first, found.made.first + 1):
        form = vocabulary.legal_form(spot.entity.form) if spot.entity.form else None
        if form is None or form.sector is None or spot.entity.own:
            continue
        text = f"{_RUNNING} {inflect(form.name, 'gen')}"
        types = classify(text)
        if types:
            return replace(found, made=replace(found.made, text=text, types=types))
    return None


def by_pronoun(doc: Doc, sentence: Sentence, found: Found) -> bool:
    """Tell whether a pronoun is the subject of a verb: "Prowadzi | ona"."""
    return any(
        doc.words[i].text.lower() in ("on", "ona", "ono", "one", "oni")
        for i in (found.trigger - 1, found.trigger + 1)
        if sentence.first <= i < sentence.last
    )
