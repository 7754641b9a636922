"""Initialisms that a report explains or that its names spell: "(PES)", "KARR".

"podmioty ekonomii społecznej (PES)" makes PES a common noun, nobody's name. "Koszalińska Agencja Rozwoju
Regionalnego" and "KARR" are one organisation.
"""

from collections.abc import Sequence

from indexer.extraction.document import Doc
from indexer.extraction.entities import Entity, Located
from indexer.extraction.name_keys import name_key
from indexer.extraction.words import Word, words
from kb.text import fold

_LEAST = 3
_LONGEST = 12
_SCORE = 0.85


def join_initialisms(doc: Doc, entities: Sequence[Entity], taken: list[bool]) -> None:
    """Give names spelled by their initials to their organisations, and take common ones out of the way."""
    owners: dict[str, Entity] = {}
    for entity in entities:
        for name in entity.names:
            spelled = _initials([w for w in words(name) if w.is_word])
            if len(spelled) >= _LEAST:
                owners.setdefault(spelled, entity)
    common = _explained(doc)
    for i, word in enumerate(doc.words):
        if taken[i] or not word.form.caps:
            continue
        base = word.form.base
        if base in common:
            taken[i] = True
        elif (owner := owners.get(fold(base))) is not None:
            owner.mentions.append(Located(i, i + 1, "alias", "rule:initials", _SCORE))
            if base not in owner.aliases:
                owner.aliases.append(base)
                owner.own.append(name_key(base))
            taken[i] = True


def _explained(doc: Doc) -> frozenset[str]:
    """Return the initialisms in brackets after the common nouns that they stand for."""
    found = set()
    for i in range(1, len(doc.words) - 1):
        base = doc.words[i].form.base
        if doc.words[i - 1].text != "(" or doc.words[i + 1].text != ")" or not doc.words[i].form.caps:
            continue
        before = [w for w in doc.words[max(0, i - 1 - _LONGEST) : i - 1] if w.is_word][-len(base) :]
        common = not any(w.form.capital for w in before)
        if len(base) >= _LEAST and common and _initials(before) == fold(base):
            found.add(base)
    return frozenset(found)


def _initials(found: Sequence[Word]) -> str:
    """Return the folded first letters of words, small words left out where any word is capitalised."""
    capital = any(w.form.capital for w in found)
    return "".join(fold(w.text[:1]) for w in found if w.form.capital or not capital)
