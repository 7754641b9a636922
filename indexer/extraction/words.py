"""Words of a report with what the dictionary says about each: the raw material of every rule.

Rules work on the report's own text, so every offset they make is an offset into the report. Words are
cut here rather than by spaCy because names in reports hold signs that its Polish tokenizer splits at
("CZYSTO=SELEKTYWNIE", "W&Team") and are sometimes glued to a preposition ("zNaczelnikiem").
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kb import morphology
from kb.text import fold

QUOTES_OPEN = "„“”\"«»‘‚’'"
QUOTES = frozenset(QUOTES_OPEN)
DASHES = frozenset("-–—−‒")

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_LOWER = "a-ząćęłńóśźż"
_TOKEN = re.compile(
    rf"""
    (?P<company>[Ss]p(?:ółka|ółki|ółce|ółkę|ółką)?[./]{{0,2}}\s?z\s?[.,]?\s?o\.?\s?o\.?(?!\w)|(?<!\w)S\.\s?A\.(?!\w))
  | (?P<glued>(?<!\w)[zwuoikZWUOIK](?=[{_UPPER}][{_LOWER}]{{2}}))
  | (?P<number>\d+(?:[.,:/–-]\d+)*\+?(?!\w))
  | (?P<word>\w+(?:[-‐‑'’&=+@/](?!fot\b)[^\W_]+)*)
  | (?P<space>\s+)
  | (?P<punct>\.{{2,}}|,,|''|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ENDING = re.compile(rf"([{_UPPER}][{_UPPER}0-9]+)[-‐‑'’]?([{_LOWER}]{{1,4}})")
_ENDINGS = frozenset(
    [
        "a",
        "ach",
        "ami",
        "ą",
        "e",
        "em",
        "ę",
        "i",
        "ie",
        "iem",
        "ich",
        "im",
        "iami",
        "iach",
        "mi",
        "om",
        "owi",
        "owie",
        "ów",
        "u",
        "y",
        "ze",
        "zie",
        "cie",
    ]
)


class Reading(NamedTuple):
    """One reading of a form, its alternatives unfolded into sets.

    Attributes:
        lemma: dictionary form in its own case.
        pos: part of speech of SGJP: subst, ger, adj, pact, ppas, fin, praet, prep, conj …
    """

    lemma: str
    pos: str
    numbers: frozenset[str]
    cases: frozenset[str]
    genders: frozenset[str]
    names: tuple[str, ...]
    tag: str


_CASES = frozenset(["nom", "gen", "dat", "acc", "inst", "loc", "voc"])
_NUMBERS = frozenset(("sg", "pl"))
_GENDERS = frozenset(["m1", "m2", "m3", "f", "n"])
_NO = frozenset[str]()


def _reading(analysis: morphology.Analysis) -> Reading:
    pos, *fields = analysis.tag.split(":")
    numbers, cases, genders = _NO, _NO, _NO
    for field in fields:
        values = frozenset(field.split("."))
        if values <= _NUMBERS:
            numbers = values
        elif values <= _CASES:
            cases = values
        elif values <= _GENDERS:
            genders = values
    return Reading(analysis.lemma, pos, numbers, cases, genders, analysis.name_classes, analysis.tag)


@dataclass(frozen=True, slots=True)
class Form:
    """A word form and its readings, shared by all its occurrences.

    Attributes:
        base: the form without the ending of an inflected acronym: "CIS" for "CIS-u", else the form.
        stem_prefix: the part of a hyphenated compound before its inflected last part, with the hyphen.
        readings: of the form, or of the last part of a compound; empty for an unknown word.
        lemmas: lower-case lemmas of the readings.
        parts: parts of speech of the readings.
        capital: it begins with a capital letter, or has one after its first ("eMagra").
        caps: it is in capitals, two letters or more.
    """

    text: str
    base: str
    stem_prefix: str
    folded: str
    readings: tuple[Reading, ...]
    lemmas: frozenset[str]
    parts: frozenset[str]
    capital: bool
    caps: bool

    def has(self, *pos: str) -> bool:
        """Tell whether some reading has one of these parts of speech."""
        return not self.parts.isdisjoint(pos)

    def cases(self, *pos: str) -> frozenset[str]:
        """Return all cases of the readings with one of these parts of speech (all readings if none given)."""
        return frozenset().union(*(r.cases for r in self.readings if not pos or r.pos in pos))

    def named(self, name_class: str) -> bool:
        """Tell whether some reading carries an SGJP name class that begins so, e.g. "nazwa_geo", "imię"."""
        return any(name.startswith(name_class) for r in self.readings for name in r.names)


#: An adjective that the dictionary lacks ("wytchnieniową") and the one by which it is read and declined.
_ADJECTIVE = re.compile(r"([a-ząćęłńóśźż]{3,}[^aeiouyąęó]i?)(ow(?:y|a|e|ego|ej|emu|ą|ym|ych|ymi))")
MODEL = "domowy"


def _by_analogy(text: str) -> tuple[Reading, ...]:
    match = _ADJECTIVE.fullmatch(text)
    if match is None:
        return ()
    found = (_reading(a) for a in morphology.analyse("dom" + match.group(2)) if a.pos == "adj")
    return tuple(reading._replace(lemma=f"{match.group(1)}owy") for reading in found)


@lru_cache(maxsize=200_000)
def form(text: str) -> Form:
    """Return the form of a word of a text."""
    base, prefix, inflected = text, "", text
    ending = _ENDING.fullmatch(text)
    if ending and ending.group(2) in _ENDINGS:
        base = inflected = ending.group(1)
    elif (cut := max(text.rfind("-"), text.rfind("‐"), text.rfind("‑"))) > 0 and cut < len(text) - 1:
        prefix, inflected = text[: cut + 1], text[cut + 1 :]
    readings = tuple(_reading(a) for a in morphology.analyse(inflected)) or _by_analogy(inflected)
    letters = [c for c in base if c.isalpha()]
    caps = len(letters) > 1 and all(c.isupper() for c in letters)
    lemmas = frozenset(prefix.lower() + r.lemma.lower() for r in readings)
    parts = frozenset(r.pos for r in readings)
    inner = text[:1].islower() and text[1:2].isupper() and not readings  # "eMagra"
    return Form(text, base, prefix, fold(text), readings, lemmas, parts, text[:1].isupper() or inner, caps)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a punctuation mark of a text, ``text == source[start:end]``.

    Attributes:
        kind: "word", "number", "company" (sp. z o.o.) or "punct".
        spaced: white space or the text's edge comes before it.
    """

    text: str
    start: int
    end: int
    kind: str
    spaced: bool
    form: Form

    @property
    def is_word(self) -> bool:
        """True for words, numbers and "sp. z o.o.", false for punctuation."""
        return self.kind != "punct"

    def lemma(self, *lemmas: str) -> bool:
        """Tell whether one of the word's lemmas is among those given (lower case)."""
        return not self.form.lemmas.isdisjoint(lemmas)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Cut a stretch of text into words and punctuation marks, with offsets into the whole text."""
    found: list[Word] = []
    spaced = True
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or "punct"
        if kind == "space":
            spaced = True
            continue
        if kind == "glued":
            kind = "word"
        found.append(Word(match.group(), match.start(), match.end(), kind, spaced, form(match.group())))
        spaced = False
    return found
