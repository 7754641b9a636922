"""Verbs and nouns around a name that say what part the organisation plays."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.heads import DATA
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word

_OBJECT = 5  # words from a verb to what it starts


@dataclass(frozen=True, slots=True)
class Cues:
    """The lemmas of `data/roles.toml`."""

    agent: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]
    visited: frozenset[str]
    works: frozenset[str]
    guests: dict[str, frozenset[str]]
    starting: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def cues_table() -> Cues:
    """Return the cues, read from the data file once."""
    table = tomllib.loads((DATA / "roles.toml").read_text(encoding="utf-8"))
    return Cues(
        {role: frozenset(lemmas) for role, lemmas in table["agent"].items()},
        {role: frozenset(lemmas) for role, lemmas in table["before"].items()},
        frozenset(table["visited"]["lemmas"]),
        frozenset(table["works"]["lemmas"]),
        {name: frozenset(lemmas) for name, lemmas in table["guests"].items()},
        {name: frozenset(lemmas) for name, lemmas in table["starting"].items()},
    )


@dataclass(frozen=True, slots=True)
class Part:
    """The part of one mention.

    Attributes:
        role: "host" when the report comes to it or tells what it does, "mention" when nothing is said,
            "operator" and "founder" for agents of passives, else one of `SIDE_ROLES`.
        cue: number of the word that says so, or None.
    """

    role: str
    cue: int | None = None


def subject_of_founding(doc: Doc, sentence: Sentence, first: int) -> Part | None:
    """Return the part of a subject that follows its verb: "założyły ją A i B", "pomogły im A"."""
    cues = cues_table()
    for i in range(first - 1, max(sentence.first - 1, first - 13), -1):
        word = doc.words[i]
        if word.text in ";:":
            return None
        if not word.form.has("praet", "fin"):
            continue
        if word.lemma(*cues.agent["founder"]):
            return Part("founder", i) if _agrees(word, doc.words[first]) else None
        if word.lemma(*cues.agent["funder"]) or word.lemma("pomóc", "pomagać"):
            return Part("partner", i)
        if not word.form.has("subst", "adj", "prep", "conj", "part"):
            return None
    return None


def _agrees(verb: Word, noun: Word) -> bool:
    """Tell whether a noun can be a verb's subject by its gender: not the ZAZ in "Fundacja X powołała ZAZ"."""
    past = [r for r in verb.form.readings if r.pos == "praet" and "sg" in r.numbers]
    nouns = [r for r in noun.form.readings if r.pos == "subst" and "nom" in r.cases and "sg" in r.numbers]
    return not past or not nouns or any(p.genders & n.genders for p in past for n in nouns)


def is_relative(doc: Doc, last: int, verb: int) -> bool:
    """Tell whether a relative clause or a participle joins a name to the verb after it."""
    return doc.words[verb].form.has("pact", "ppas") or any(
        w.lemma("który") for w in doc.words[last : min(last + 6, verb)]
    )


def names_founders(doc: Doc, sentence: Sentence, first: int) -> bool:
    """Tell whether a sentence lists founders before a name: "Założycielami byli …"."""
    for i in range(sentence.first, first):
        word = doc.words[i]
        if any("założyciel" in lemma for lemma in word.form.lemmas) or organises_unit(doc, i):
            after = doc.words[i + 1 : first]
            return any(
                w.text == ":" or w.lemma("być") or w.text.lower() in ("to", "jest", "są") for w in after
            )
    return False


def organises_unit(doc: Doc, i: int) -> bool:
    """Tell whether the word at i calls somebody the founder of a unit: "organizatorem ZAZ jest powiat"."""
    if not doc.words[i].lemma("organizator") or "inst" not in doc.words[i].form.cases("subst"):
        return False
    kinds, unit = word_set("units_organised"), doc.words[i + 1] if i + 1 < len(doc.words) else doc.words[i]
    return unit.lemma(*kinds) or unit.text in kinds


def founding_verb(doc: Doc, sentence: Sentence, last: int) -> int | None:
    """Return the founding verb right after a name: "Gmina X założyła spółdzielnię", or None."""
    lemmas = cues_table().agent["founder"]
    for i in range(last, min(sentence.last, last + 4)):
        word = doc.words[i]
        if word.form.has("praet") and word.lemma(*lemmas):
            return i if _founds(doc, sentence, i) else None
        if word.text in ",;()–-" and i > last:
            return None
    return None


def _founds(doc: Doc, sentence: Sentence, verb: int) -> bool:
    """Tell whether what is started is an organisation: "uruchomił program" founds none."""
    starting = cues_table().starting
    if not doc.words[verb].lemma(*starting["verbs"]):
        return True
    around = doc.words[verb + 1 : min(sentence.last, verb + 1 + _OBJECT)]
    return any(w.lemma(*starting["bodies"]) or w.text in ("ją", "go", "je") for w in around)


def organises(doc: Doc, sentence: Sentence, last: int) -> bool:
    """Tell whether a name is the subject of organising a visit or an event in the past tense."""
    for i in range(last, min(sentence.last, last + 4)):
        word = doc.words[i]
        if word.form.has("praet") and word.lemma("zorganizować", "organizować"):
            return True
    return False


def owns(doc: Doc, sentence: Sentence, last: int) -> bool:
    """Tell whether a name is the subject of owning: "A jest właścicielem spółki B"."""
    after = doc.words[last : min(sentence.last, last + 4)]
    return bool(after) and after[0].lemma("być") and any(w.lemma(*_OWNERS) for w in after[1:])


_OWNERS = "właściciel", "współwłaściciel", "udziałowiec"


def works_after(doc: Doc, sentence: Sentence, last: int, *, near: int = 9) -> int | None:
    """Return the verb of being at work that follows a name within some words, or None."""
    lemmas = cues_table().works
    for i in range(last, min(sentence.last, last + near)):
        word = doc.words[i]
        if word.form.has("fin", "praet", "pact", "pcon", "ppas") and not word.form.lemmas.isdisjoint(lemmas):
            return i
        if word.text in ";":
            return None
    return None


def visited_before(doc: Doc, sentence: Sentence, first: int) -> int | None:
    """Return the word before a name by which the report comes to it ("odwiedziliśmy"), or None."""
    lemmas = cues_table().visited
    for i in range(first - 1, sentence.first - 1, -1):
        word = doc.words[i]
        if word.form.lemmas.isdisjoint(lemmas) or word.form.has("pact"):
            continue  # "osób odwiedzających park" come to nobody
        if word.lemma("miejsce") and doc.words[i + 1].lemma("praca"):
            continue
        return i
    return None
