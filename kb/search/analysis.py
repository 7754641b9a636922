"""How text becomes indexed words and query words: the surface form in lower case, and where it stands."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kb.text import tokens

#: Longer words (addresses of pages, garbage) are cut here, in characters.
LONGEST = 80

#: Positions between two texts of a section, so that no phrase spans them.
GAP = 100


class Section(NamedTuple):
    """Where the words of a section stand, and what each weighs (the field weights of BM25F)."""

    start: int
    stop: int
    weight: float


_ROOM = 20_000

#: Sections of a document. A word's position tells which section it stands in. The weights are the best of 70
#: drawn at random on the judged queries (nDCG@10 +0.015); chosen on one half of the queries they gain 0.013
#: on the other (20 random splits). What was extracted weighs little: it repeats words of the body.
SECTIONS: Mapping[str, Section] = {
    name: Section(number * _ROOM, (number + 1) * _ROOM - GAP if name != "body" else 1 << 31, weight)
    for number, (name, weight) in enumerate(
        [
            ("name", 2.0),
            ("place", 2.0),
            ("sector", 0.25),
            ("form", 0.25),
            ("activity", 0.25),
            ("title", 2.5),
            ("body", 1.0),
        ]
    )
}


class IndexedWord(NamedTuple):
    """One occurrence of a word: lower-case text, its spelling in the source, its position, its weight."""

    text: str
    surface: str
    position: int
    weight: float


def word(text: str) -> str:
    """Return the indexed form of a token."""
    return unicodedata.normalize("NFC", text)[:LONGEST].lower()


def indexed(sections: Iterable[tuple[str, str]]) -> list[IndexedWord]:
    """Return the words of a document.

    Args:
        sections: pairs of a section's name and a text. Texts of one section are `GAP` apart; words beyond the
            end of a section's positions are left out.
    """
    found: list[IndexedWord] = []
    bases = {name: section.start for name, section in SECTIONS.items()}
    for name, text in sections:
        section, base = SECTIONS[name], bases[name]
        position = base
        for token in tokens(text):
            position = base + token.position
            if position >= section.stop:
                break
            found.append(IndexedWord(word(token.text), token.text, position, section.weight))
        bases[name] = position + GAP
    return found
