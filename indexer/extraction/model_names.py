"""Organisations that only the linguistic model finds: names without a head, in a shape the rules do not know.

The rules come first: a model's entity that touches one of their names is that name. What is left must look
like a name (two capitalised words, CAPS, or quotation marks) and be no project, person or place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from indexer.extraction.document import Doc
from indexer.extraction.entities import Entity, Located
from indexer.extraction.entity_index import Key
from indexer.extraction.heads import HeadMatch, head_table
from indexer.extraction.listed import is_plural
from indexer.extraction.name_keys import name_key, same_key
from indexer.extraction.name_parts import is_common
from indexer.extraction.naming import nominative
from indexer.extraction.place_adjectives import is_of_town
from indexer.extraction.towns import town_after
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import QUOTES, Word

#: How much of the model's own precision a name keeps that no rule supports.
_DISCOUNT = 0.7
_LONGEST = 10
_SHORTEST = 4
_SMALL = word_set("names_links")
_VERBS = ("fin", "praet", "imps", "inf")
#: Where a person begins that the model ran together with an office: "Wydział Oświaty Panem Wrzosem".
_LANDS = word_set("lands")
#: Kinds of organisations: "produkty PES-ów".
_KINDS = ("PES", "OWES", "ROPS", "NGO", "LGD")
_TITLES = ("pan", "pani", "państwo")
#: Words that begin the name of somebody's office: "Zastępca Prezydenta Miasta".
_LABELS = word_set("model_names_labels")
_PEOPLE = word_set("officers") | word_set("names_titles")


class NamedEntity(Protocol):
    """A named entity of the linguistic model (`indexer.extraction.language.Entity`)."""

    @property
    def kind(self) -> str:
        """What it names: "person", "organisation", "place" …"""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""

    @property
    def score(self) -> float:
        """How sure the model is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class ModelSpan:
    """A model's organisation at words[first:last], quotation marks around it left out."""

    first: int
    last: int
    score: float


def organisation_spans(doc: Doc, model: Sequence[NamedEntity]) -> list[ModelSpan]:
    """Return the organisations of the model as words, in the order of the text."""
    found = []
    for entity in model:
        if entity.kind != "organisation":
            continue
        first, last = doc.word_at(entity.start), doc.word_at(max(entity.start, entity.end - 1)) + 1
        while first < last and (doc.words[first].text in QUOTES or not doc.words[first].is_word):
            first += 1
        while last > first and not doc.words[last - 1].is_word:
            last -= 1
        opening = next((i for i in range(first, last) if doc.words[i].text == "("), last)
        if not any(doc.words[i].text == ")" for i in range(opening, last)):
            last = opening  # the model took half of what stands in brackets
        titled = next((i for i in range(first + 1, last) if doc.words[i].lemma(*_TITLES)), last)
        last = titled if titled > first + 1 else last
        while first + 1 < last and doc.words[first].lemma(*_LABELS) and doc.words[first].form.caps:
            first += 1  # "LAUREAT Grupa Wrzos"
        while last > first + 1 and not (_belongs(doc.words[last - 1]) and not _joins(doc.words[last - 1])):
            last -= 1
        if first < last:
            found.append(ModelSpan(first, last, entity.score))
    return found


def _joins(word: Word) -> bool:
    """Tell whether a word can only join others: "BAJKOLANDIA | PO LATACH"."""
    return word.form.has("prep", "conj") and not word.form.has("subst", "adj")


def person_spans(doc: Doc, model: Sequence[NamedEntity]) -> list[ModelSpan]:
    """Return the persons of the model as words, in the order of the text."""
    return [
        ModelSpan(doc.word_at(e.start), doc.word_at(max(e.start, e.end - 1)) + 1, e.score)
        for e in model
        if e.kind == "person"
    ]


def add_model_names(doc: Doc, entities: list[Entity], taken: list[bool], spans: Sequence[ModelSpan]) -> None:
    """Make entities of the model's organisations that no rule found, and mark their words as taken."""
    for span in spans:
        if any(taken[span.first : span.last]) or not _looks_named(doc, span):
            continue
        if _is_reference(doc, span, entities):
            continue
        text = " ".join(doc.slice(span.first, span.last).split())
        key = name_key(text)
        mention = Located(span.first, span.last, "name", "ner", round(span.score * _DISCOUNT, 3))
        if _of_a_land(doc, span) or text.partition("-")[0] in _KINDS:
            continue
        keys = (key, *_before_form(doc, span, entities))
        known = next(
            (e for e in entities if any(same_key(k, own) for own in (*e.own, e.town) if own for k in keys)),
            None,
        )
        if known is None:
            known = Entity(len(entities), "other", None, None, nominative(text), own=[key])
            known.names[known.name] += 1
            entities.append(known)
        known.mentions.append(mention)
        taken[span.first : span.last] = [True] * (span.last - span.first)


def _of_a_land(doc: Doc, span: ModelSpan) -> bool:
    """Tell whether a kind is only counted in a land: "dziewiąty Zakład Aktywności Zawodowej na Śląsku"."""
    words = doc.words[span.first : span.last]
    match = head_table().at(words, 0)
    after = words[match.last :] if match is not None else ()
    return len(after) > 1 and after[0].text == "na" and any(w.lemma(*_LANDS) for w in after[1:])


def _before_form(doc: Doc, span: ModelSpan, entities: Sequence[Entity]) -> list[Key]:
    """Return the key of the adjective before a form that is known with it: "Szprotawski | ZAZ"."""
    words = doc.words[span.first : span.last]
    match = head_table().at(words, 1) if len(words) > 1 else None
    if match is None or match.last < len(words):
        return []
    same = [e for e in entities if e.form is not None and e.form == match.head.form]
    adjectives = [r.lemma for r in words[0].form.readings if r.pos == "adj"]
    for entity in same:
        town = doc.slice(*entity.place) if entity.place is not None else ""
        if town and any(is_of_town(adjective, town) for adjective in adjectives):
            return entity.own or [entity.town]  # "Strzyżowskie CIS" is the "CIS w Strzyżowie"
    return [name_key(words[0].text)] if same else []


def _is_reference(doc: Doc, span: ModelSpan, entities: Sequence[Entity]) -> bool:
    """Tell whether a form and a town stand for the named one of that form: "mieszkania Fundacji w Redzie"."""
    words = doc.words[span.first : span.last]
    match = head_table().at(words, 0)
    if match is None or match.head.form is None:
        return False
    town = town_after(words, match.last)
    return (
        town is not None
        and town[1] == len(words)
        and any(e.form == match.head.form and e.own for e in entities)
    )


def _looks_named(doc: Doc, span: ModelSpan) -> bool:
    words = doc.words[span.first : span.last]
    if len(words) > _LONGEST or not words[0].form.capital:
        return False
    sentence = doc.sentence_at(words[0].start)
    if not any(a <= span.first and span.last <= b for a, b in doc.stretches(sentence)):
        return False
    match = head_table().at(words, 0)
    if match is not None and (match.head.kind in ("not_organisation", "public") or match.last == len(words)):
        return False
    if match is not None and (_two_heads(words, match) or _is_many(words, match)):
        return False
    if any(
        w.text.islower() and w.form.readings and all(r.pos in _VERBS for r in w.form.readings) for w in words
    ):
        return False  # "Fundacja zrealizowała Trening"
    if (
        words[0].lemma(*_LABELS)
        or words[0].text.lower() in _LABELS
        or any(w.lemma("przyjazny") for w in words)
    ):
        return False
    if words[0].form.named("nazwa_geo") or words[0].form.named("imię") or words[0].lemma(*_PEOPLE):
        return False
    if all(is_common(w) for w in words):
        return False  # "Biznes Społeczny", "Zlot Pojazdów Militarnych"
    capitals = sum(w.form.capital for w in words)
    return capitals > 1 or (words[0].form.caps and len(words[0].form.base) >= _SHORTEST)


def _is_many(words: Sequence[Word], match: HeadMatch) -> bool:
    """Tell whether a head stands for many of a kind: "Zakłady Aktywności Zawodowej z Lubelszczyzny"."""
    many = is_plural(words, match.head, match.first, match.last)
    return many and not match.head.phrase.startswith("warsztat")


def _two_heads(words: Sequence[Word], first: HeadMatch) -> bool:
    """Tell whether another kind follows a bare one: "Zakłady … i Warsztaty …", "Ośrodka … Spółdzielnia"."""
    i = first.last
    if i < len(words) and (words[i].text in (",", "i", "oraz")):
        i += 1
    second = head_table().at(words, i) if i < len(words) else None
    return second is not None and second.head.form is not None and first.head.form is not None


def _belongs(word: Word) -> bool:
    """Tell whether a name can end in a word: a capital, a number, a sign or a genitive."""
    known = word.kind == "word" and bool(word.form.readings) and len(word.text) >= _SHORTEST
    if word.text in _SMALL:
        return False  # "Bank Żywności w"
    return word.form.capital or not known or "gen" in word.form.cases()
