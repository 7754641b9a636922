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

#: Sections of a document. A word's position tells which section it stands in.
SECTIONS: Mapping[str, Section] = {
    name: Section(number * _ROOM, (number + 1) * _ROOM - GAP if name != "body" else 1 << 31, weight)
    for number, (name, weight) in enumerate(
        [
            ("name", 3.0),
            ("place", 1.5),
            ("sector", 1.0),
            ("form", 1.0),
            ("activity", 2.0),
            ("title", 1.5),
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
