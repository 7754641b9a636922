"""Names without a head: "JASKÓŁCZKA", „Opoka”, a heading "Gold Serwis", a table cell "Kujawianka".

Such a string is an organisation only when the report treats it as one: it stands where organisations stand
(a heading over a section, the column of organisations, the beginning of an item), or it does what they do
("„Patron” obsługuje targowisko"), or a legal form stands beside it ("„Opoka” – pierwsza w Polsce
spółdzielnia socjalna"). Each sign has a weight; the sum decides.
"""

import re
from collections.abc import Sequence

from indexer.extraction.brand_candidates import Candidate, candidates, common_lemmas
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity, Located
from indexer.extraction.entity_index import Key
from indexer.extraction.fields import Field
from indexer.extraction.heads import head_table
from indexer.extraction.model_names import ModelSpan
from indexer.extraction.name_keys import name_key, same_key
from indexer.extraction.name_parts import is_place_word
from indexer.extraction.naming import nominative
from indexer.extraction.role_cues import works_after
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import DASHES, QUOTES

_ENOUGH = 1.0
_SPEECH = word_set("speech")
_AFTER = 8
_TITLE = 6  # words of a title before a name in quotation marks, at most
_SCORE = 0.7
_NUMBERING = re.compile(r"[\W\d_]*(?:[IVX]{1,4}[.)]\s)?[\W\d_]*")
_SIGNS = {
    "heading": 0.7,
    "cell": 1.0,
    "item": 0.6,
    "line": 0.7,
    "does": 1.0,
    "form": 1.0,
    "again": 0.4,
    "quoted": 0.2,
    "caps": 0.2,
    "capital": 0.1,
    "model": 0.5,
    "placed": 0.9,
}


def add_brands(
    doc: Doc,
    entities: list[Entity],
    taken: list[bool],
    fields: Sequence[Field],
    heads: Sequence[bool],
    model: Sequence[ModelSpan] = (),
    people: Sequence[ModelSpan] = (),
) -> None:
    """Make entities of names without a head, and mark their words as taken.

    Args:
        doc: the report.
        entities: entities found so far; new ones are appended.
        taken: for each word, whether a name covers it.
        fields: labelled values: those of the organisation's column or line are names.
        heads: for each word, whether it belongs to the bare name of a legal form.
        model: organisations of the linguistic model: a candidate that one of them covers gains weight.
        people: persons of the model: a bare capitalised word that they mostly cover is none.
    """
    closed = [a or b for a, b in zip(taken, heads, strict=True)]
    weights: list[tuple[Key, float, list[Candidate]]] = []
    barred: list[Key] = []
    common = common_lemmas(doc)
    for candidate in candidates(doc, closed, fields):
        key = name_key(doc.slice(candidate.first, candidate.last))
        if not key or any(same_key(key, own) for e in entities for own in e.own):
            continue
        if _described(doc, candidate, key, entities):
            continue
        if candidate.sign == "capital" and len(key) == 1 and not key[0][1].isdisjoint(common):
            continue  # the word stands in lower case too: a common noun
        if _named_otherwise(doc, candidate):
            barred.append(key)
            continue
        if candidate.sign == "capital" and (_speaks(doc, candidate) or _is_phrase(doc, candidate)):
            continue
        weight = _SIGNS[candidate.sign] + _beside(doc, candidate, entities, fields)
        if _covered(candidate, model):
            weight += _SIGNS["model"]
        for n, (known, total, members) in enumerate(weights):
            if same_key(known, key):
                weights[n] = (known, max(total, weight) + _SIGNS["again"], [*members, candidate])
                break
        else:
            weights.append((key, weight, [candidate]))
    for key, weight, members in weights:
        if weight < _ENOUGH or _is_person(members, people) or any(same_key(key, other) for other in barred):
            continue
        best = min(members, key=lambda c: (c.sign not in ("quoted", "heading", "cell"), c.first))
        name = _uninflected(doc, best)
        entity = Entity(len(entities), "organisation", None, None, name, own=[key])
        entity.names[name] += 1
        for member in members:
            if not any(taken[member.first : member.last]):
                entity.mentions.append(
                    Located(member.first, member.last, "name", f"rule:{member.sign}", _SCORE)
                )
                taken[member.first : member.last] = [True] * (member.last - member.first)
        if entity.mentions:
            entities.append(entity)


def _covered(candidate: Candidate, spans: Sequence[ModelSpan]) -> bool:
    return any(span.first <= candidate.first and candidate.last <= span.last for span in spans)


def _is_person(members: Sequence[Candidate], people: Sequence[ModelSpan]) -> bool:
    """Tell whether the model takes bare capitalised words for a person wherever they repeat."""
    bare = [c for c in members if c.sign == "capital"]
    covered = sum(_covered(c, people) for c in bare)
    return len(bare) == len(members) > 1 and 2 * covered > len(members)


def _beside(doc: Doc, candidate: Candidate, entities: Sequence[Entity], fields: Sequence[Field]) -> float:
    """Return the weight of what stands around a candidate."""
    sentence, first, last = candidate.sentence, candidate.first, candidate.last
    if candidate.sign == "cell":
        return 0.0
    if candidate.sign in ("heading", "line"):
        weight = _section(doc, sentence)
        if any(sentence.number < f.sentence.number <= sentence.number + 4 for f in fields):
            weight += 0.3
        return weight + (0.4 if _siblings(doc, sentence, entities) else 0.0)
    if _blocked(doc, sentence, first):
        return -1.0
    weight = 0.0
    after = last
    while after < sentence.last and doc.words[after].text in QUOTES:
        after += 1
    governed = (
        first > sentence.first
        and doc.words[first - 1].form.has("prep")
        and doc.words[first - 1].text.islower()
    )
    if not governed and works_after(doc, sentence, after, near=3):
        weight += _SIGNS["does"]
    weight += _form_near(doc, sentence, first, after)
    if candidate.sign in ("item", "capital") and _placed(doc, sentence, first, after):
        weight += _SIGNS["placed"]
    return weight


def _placed(doc: Doc, sentence: Sentence, first: int, after: int) -> bool:
    """Tell whether a name opens an item or follows a colon, and its town follows: ": W&Team z Bytomia"."""
    opens = first == sentence.first or doc.words[first - 1].text == ":"
    if not opens or after + 1 >= sentence.last or doc.words[after].text not in ("z", "ze", "w", "we"):
        return False
    return is_place_word(doc.words[after + 1])


def _uninflected(doc: Doc, candidate: Candidate) -> str:
    """Return a name in the nominative where its form leaves no doubt: "Perspektywę" but not "Serca"."""
    text = " ".join(doc.slice(candidate.first, candidate.last).split())
    cases = doc.words[candidate.first].form.cases("subst", "adj")
    if not cases or "nom" in cases or "gen" in cases:
        return text
    return nominative(text, cases=cases)


def _described(doc: Doc, candidate: Candidate, key: Key, entities: Sequence[Entity]) -> bool:
    """Tell whether a candidate is a known name after an adjective: "Sanocki Wrzos" for "Wrzos"."""
    first = doc.words[candidate.first]
    adjective = any(r.pos == "adj" and r.lemma[:1].islower() for r in first.form.readings)
    return len(key) > 1 and adjective and any(same_key(key[1:], own) for e in entities for own in e.own)


def _speaks(doc: Doc, candidate: Candidate) -> bool:
    """Tell whether a verb of speech stands by a candidate: "jak podkreślił Sergej Wrzos" names a person."""
    around = (candidate.first - 1, candidate.last)
    return any(
        doc.words[i].lemma(*_SPEECH) and doc.words[i].form.has("fin", "praet")
        for i in around
        if candidate.sentence.first <= i < candidate.sentence.last
    )


def _is_phrase(doc: Doc, candidate: Candidate) -> bool:
    """Tell whether a common noun only has a capital: "Trening umiejętności społecznych"."""
    if candidate.last - candidate.first > 1 or candidate.last >= candidate.sentence.last:
        return False
    word, after = doc.words[candidate.first], doc.words[candidate.last]
    common = any(r.pos == "subst" and r.lemma[:1].islower() for r in word.form.readings)
    genitive = any(r.pos in ("subst", "ger") and "gen" in r.cases for r in after.form.readings)
    return common and genitive and not after.form.capital and after.form.text.islower()


def _named_otherwise(doc: Doc, candidate: Candidate) -> bool:
    """Tell whether a quoted name is that of a project, an award, a title: then it is so in all the report."""
    if candidate.sign != "quoted":
        return False
    before = doc.words[max(candidate.sentence.first, candidate.first - _TITLE) : candidate.first - 1]
    for i in range(len(before)):
        match = head_table().at(before, i)
        if match is not None and match.head.kind == "not_organisation":
            # "Znak Promocyjny „Wrzos”", but not "nagrodę zdobył „Wrzos”".
            return all(w.form.capital or w.form.has("adj") for w in before[match.last :])
    return False


def _blocked(doc: Doc, sentence: Sentence, first: int) -> bool:
    """Tell whether what a name follows is a project, an award, a title: no organisation."""
    table = head_table()
    for i in range(max(sentence.first, first - 4), first):
        match = table.at(doc.words, i, sentence.last)
        if match is not None and match.head.kind in ("not_organisation", "venue"):
            return True
    return any(
        w.lemma("nagroda", "tytuł", "statuetka", "wyróżnienie") for w in doc.words[first : first + _AFTER]
    )


def _form_near(doc: Doc, sentence: Sentence, first: int, after: int) -> float:
    """Return the weight of a legal form in apposition: "– pierwsza w Polsce spółdzielnia socjalna"."""
    if after >= sentence.last:
        return 0.0
    mark = doc.words[after].text
    if not (mark in "(," or mark in DASHES or mark in ("to", "jest")):
        return 0.0
    for i in range(after + 1, min(after + 9, sentence.last)):
        match = head_table().at(doc.words, i, sentence.last)
        if match is not None and match.head.social_economy and not doc.words[i].form.capital:
            return _SIGNS["form"]
        if doc.words[i].text in ",;." or doc.words[i].form.has("fin", "praet"):
            break
    return 0.0


def _siblings(doc: Doc, heading: Sentence, entities: Sequence[Entity]) -> bool:
    """Tell whether two other headings of the same level name organisations: a catalogue."""
    level = doc.block_of(heading).level
    named = {
        doc.sentence_at(doc.words[m.first].start).number
        for e in entities
        for m in e.mentions
        if doc.block_of(doc.sentence_at(doc.words[m.first].start)).kind == "heading"
        and doc.block_of(doc.sentence_at(doc.words[m.first].start)).level == level
    }
    return len(named - {heading.number}) >= 2


def _section(doc: Doc, heading: Sentence) -> float:
    """Return the weight of the section under a heading: does it speak of one cooperative, one foundation?"""
    table = head_table()
    weight = 0.0
    for sentence in doc.sentences[heading.number + 1 : heading.number + 12]:
        if doc.block_of(sentence).kind == "heading":
            break
        for match in table.find(doc.words[sentence.first : sentence.last]):
            if match.head.social_economy and doc.words[sentence.first + match.first].text.islower():
                weight = max(weight, 0.4)
    return weight
