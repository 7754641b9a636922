"""Heads of names: the words an organisation's, venue's or project's name begins with, found by lemma.

The table joins the legal forms of the vocabulary with `data/heads.toml`. Words are matched by their
folded inflected forms, so lost diacritics ("Spoldzielnia Socjalna") do not hide a head, and an agreement
error ("Zakład Aktywizacja Zawodowej") does not either.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word
from kb import morphology
from kb.text import fold
from kb.vocabulary import legal_forms

HeadKind = Literal["organisation", "public", "support", "venue", "not_organisation"]

DATA = Path(__file__).parent / "data"

#: Legal forms of which a town has one, so that "w Częstochowie" makes the name.
_LOCAL_FORMS = word_set("heads_local_forms")
#: Forms that help others and organise their visits: they are hosts only where somebody comes to see them.
_SUPPORTING = ("osrodek-wsparcia-ekonomii-spolecznej", "lokalna-grupa-dzialania")
_LOCAL_HEADS = frozenset({"parafia", "caritas"})


@dataclass(frozen=True, slots=True)
class Head:
    """A head of names.

    Attributes:
        phrase: nominative, lower case: "spółdzielnia socjalna"; an acronym in its own case: "CIS".
        form: legal form the head tells, None when it tells none.
        local: one per town: the town is part of the name when there is no other.
        acronym: it is an abbreviation and stands in capitals.
        social_economy: its legal form belongs to the social economy.
        named: it is a whole name by itself ("PFRON").
        weak: a common word: only a name in quotation marks or in CAPS makes it a name.
    """

    phrase: str
    kind: HeadKind
    form: str | None
    local: bool
    acronym: bool
    social_economy: bool
    named: bool = False
    weak: bool = False

    @property
    def noun(self) -> str:
        """The noun that references repeat: "spółdzielnia" for "wielobranżowa spółdzielnia socjalna"."""
        return _head_noun(self.phrase)


@dataclass(frozen=True, slots=True)
class HeadMatch:
    """A head found at words[first:last] (last exclusive)."""

    head: Head
    first: int
    last: int


@lru_cache(maxsize=4096)
def _head_noun(phrase: str) -> str:
    for word in phrase.split():
        readings = morphology.analyse(word)
        if not readings or (readings[0].pos != "adj" and any(r.pos == "subst" for r in readings)):
            return word
    return phrase.split()[0]


@lru_cache(maxsize=4096)
def folded_forms(word: str) -> frozenset[str]:
    """Return the folded inflected forms of every lemma that a dictionary word can be a form of."""
    found = {fold(word)}
    for reading in morphology.analyse(word):
        if reading.lemma[:1].isupper() or reading.pos not in ("subst", "adj", "ger", "ppas", "pact"):
            continue
        for text, tag, _base, _names in morphology.generate(reading.lemma):
            if tag.startswith(("subst", "adj:", "ger", "ppas", "pact", "depr")):
                found.add(fold(text))
    return frozenset(found)


def _pattern(phrase: str) -> tuple[frozenset[str], ...]:
    """Return the folded forms of each word: all cases up to the head noun and its adjectives, then as is."""
    found = []
    inflected = True
    nouns = 0
    for word in phrase.split():
        readings = morphology.analyse(word)
        adjective = any(r.pos == "adj" for r in readings)
        if nouns and not adjective:
            inflected = False
        nouns += not adjective
        genitive = adjective and nouns and not any("nom" in r.tag for r in readings if r.pos == "adj")
        found.append(folded_forms(word) if inflected and not genitive else frozenset({fold(word)}))
    return tuple(found)


def _heads() -> list[Head]:
    found: dict[str, Head] = {}

    def add(head: Head) -> None:
        found.setdefault(head.phrase, head)

    tables = tomllib.loads((DATA / "heads.toml").read_text(encoding="utf-8"))
    for key, table in tables.items():
        kind: HeadKind = table.get("kind", key)
        named, weak = table.get("named", False), table.get("weak", False)
        form_name = table.get("form")
        for phrase in table["heads"]:
            add(Head(phrase, kind, form_name, table.get("local", False), False, False, named, weak))
        for acronym in table.get("acronyms", ()):
            add(Head(acronym, kind, form_name, False, True, False, named, weak))
    for form in legal_forms():
        kind = "organisation"
        if form.id == "samorzad":
            kind = "public"
        elif form.id in _SUPPORTING:
            kind = "support"
        name = None if form.id == "inna" else form.name
        for phrase in form.heads:
            local = form.id in _LOCAL_FORMS or phrase.split()[0] in _LOCAL_HEADS
            add(Head(phrase, kind, name, local, False, form.social_economy))
        for abbreviation in form.abbreviations:
            if sum(c.isupper() for c in abbreviation) > 1 and " " not in abbreviation:
                local = form.id in _LOCAL_FORMS
                # "PSONI" names one organisation, "CIS" is short for its form.
                named = form.id in ("stowarzyszenie", "fundacja") and not local
                add(Head(abbreviation, kind, name, local, True, form.social_economy, named))
    return list(found.values())


class HeadTable:
    """Finds heads among the words of a text."""

    def __init__(self) -> None:
        self.heads = tuple(_heads())
        self._acronyms = {h.phrase: h for h in self.heads if h.acronym}
        self._index: dict[str, list[tuple[tuple[frozenset[str], ...], Head]]] = {}
        for head in self.heads:
            if head.acronym:
                continue
            pattern = _pattern(head.phrase)
            for key in pattern[0]:
                self._index.setdefault(key, []).append((pattern, head))
        for entries in self._index.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, found: Sequence[Word], i: int, limit: int | None = None) -> HeadMatch | None:
        """Return the longest head that begins at word i and ends before word `limit`, or None."""
        limit = len(found) if limit is None else limit
        word = found[i]
        if word.kind != "word":
            return None
        if word.form.caps or word.form.base in self._acronyms:
            acronym = self._acronyms.get(word.form.base)
            if acronym is not None:
                return HeadMatch(acronym, i, i + 1)
        for pattern, head in self._index.get(word.form.folded, ()):
            end = i + len(pattern)
            if end <= limit and all(
                w.form.folded in forms for forms, w in zip(pattern[1:], found[i + 1 : end], strict=True)
            ):
                return HeadMatch(head, i, end)
        return None

    def find(self, found: Sequence[Word]) -> list[HeadMatch]:
        """Return all heads from left to right, none overlapping another."""
        matches = []
        i = 0
        while i < len(found):
            match = self.at(found, i)
            if match is None:
                i += 1
            else:
                matches.append(match)
                i = match.last
        return matches


def compatible(a: Head | None, b: Head | None) -> bool:
    """Tell whether two heads can begin names of one organisation."""
    if a is None or b is None or a == b:
        return True
    if a.form is not None and b.form is not None:
        # One town has an office and a welfare centre, both of its government.
        offices = a.kind == b.kind == "public" and not (a.acronym or b.acronym)
        return a.noun == b.noun if offices else a.form == b.form or a.noun == b.noun
    # "dom" can be short for "dom kultury", but "dom kultury" is no "dom seniora".
    one, other = set(a.phrase.split()), set(b.phrase.split())
    return (a.noun == b.noun and (one <= other or other <= one)) or a.kind == b.kind == "venue"


@lru_cache(maxsize=1)
def head_table() -> HeadTable:
    """Return the table of all heads, built once."""
    return HeadTable()
