"""The query grammar: ours, so that saved links survive a change of engine.

::

    query    = alternatives*               all must hold
    alternatives = item (("OR" | "LUB") item)*      binds tighter than the blank between items
    item     = ["-"] atom                  "-" excludes; so does NOT or NIE before an atom
    atom     = word | word"*" | phrase | field ":" (word | phrase) | "(" query ")"
    phrase   = words in "…", „…”, «…» or “…”
    field    = organizacja | miejsce | sektor (and their English names)

Any string parses: what is unbalanced, too long or nested too deep is dropped, and a note says so.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kb.notes import Note, note
from kb.text import tokens

#: Characters of a query that are read; different words; depth of parentheses.
LONGEST, WORDS, DEPTH = 300, 16, 5

#: A prefix needs so many letters.
PREFIX = 3

Scope = Literal["organisation", "place", "sector"]
SCOPES: dict[str, Scope] = {
    "organizacja": "organisation",
    "organisation": "organisation",
    "miejsce": "place",
    "place": "place",
    "sektor": "sector",
    "sector": "sector",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed; `prefix` stands for every word that begins so."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow one another."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scoped:
    """Words that must name an organisation, a place or a sector."""

    scope: Scope
    text: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these must hold."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class And:
    """All of these must hold."""

    nodes: tuple["Node", ...]


Node = Word | Phrase | Scoped | Not | Or | And


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: everything in `nodes` must hold; an empty one matches everything.

    Attributes:
        notes: what was left out, for people.
    """

    nodes: tuple[Node, ...]
    notes: tuple[Note, ...] = ()


_OPEN, _CLOSE = '"„“”«»', '"”“„»«'
_SPLIT = re.compile(
    r'(?P<open>[-−–]?\()|(?P<close>\))|(?P<phrase>(?:[-−–]?(?:\w+:)?)["„“”«»](?P<inside>[^"„“”«»]*)["„“”«»]?)'
    r'|(?P<bare>[^\s()"„“”«»]+)'
)
_MINUS = "-−–"
_OR, _NOT, _AND = ("OR", "LUB", "|"), ("NOT", "NIE"), ("AND", "I", "&")
_OPERATORS = frozenset((*_OR, *_NOT, *_AND))


class _Reader:
    """Reads one query; keeps the notes and the count of words."""

    def __init__(self, text: str) -> None:
        self.notes: list[Note] = []
        self.words: set[str] = set()
        self._parts = list(_SPLIT.finditer(text))
        self._at = 0

    def _note(self, template: str, **values: str | int) -> None:
        said = note(template, **values)
        if said not in self.notes:
            self.notes.append(said)

    def _allowed(self, word: str) -> bool:
        if word.lower() in self.words:
            return True
        if len(self.words) >= WORDS:
            self._note("Zapytanie ma więcej niż {most} słów; szukam według pierwszych {most}.", most=WORDS)
            return False
        self.words.add(word.lower())
        return True

    def sequence(self, depth: int = 0) -> list[Node]:
        """Read items up to the closing parenthesis or the end."""
        items: list[Node] = []
        joined = negated = False
        while self._at < len(self._parts):
            part = self._parts[self._at]
            self._at += 1
            bare = part["bare"]
            if part["close"]:
                if depth:
                    break
                continue
            if bare in _OR:
                joined = bool(items)
                continue
            if bare in _NOT:
                negated = True
                continue
            if bare in _AND:
                continue
            node = self._item(part, depth)
            if node is None:
                continue
            if negated and not isinstance(node, Not):
                node = Not(node)
            if joined and not isinstance(node, Not) and not isinstance(items[-1], Not):
                last = items.pop()
                node = Or((*(last.nodes if isinstance(last, Or) else (last,)), node))
            items.append(node)
            joined = negated = False
        return items

    def _item(self, part: re.Match[str], depth: int) -> Node | None:
        if part["open"]:
            return self._parenthesis(part["open"], depth)
        raw = part["phrase"] or part["bare"]
        minus = raw[0] in _MINUS and len(raw) > 1
        node = self._phrase(part, raw) if part["phrase"] else self._bare(raw.lstrip(_MINUS))
        return Not(node) if node is not None and minus else node

    def _parenthesis(self, sign: str, depth: int) -> Node | None:
        if depth >= DEPTH:
            self._note("Nawiasy są zagnieżdżone zbyt głęboko; najgłębsze pominięto.")
            return None
        nodes = self.sequence(depth + 1)
        if not nodes:
            return None
        node = nodes[0] if len(nodes) == 1 else And(tuple(nodes))
        return Not(node) if sign[0] in _MINUS and not isinstance(node, Not) else node

    def _phrase(self, part: re.Match[str], raw: str) -> Node | None:
        inside = part["inside"]
        if raw[-1] not in _CLOSE or len(raw.lstrip(_MINUS)) == 1:
            self._note("Brak cudzysłowu zamykającego; przyjęto koniec zapytania.")
        scope = SCOPES.get(raw.lstrip(_MINUS).partition(":")[0].lower()) if ":" in raw[: part.end()] else None
        words = tuple(w for w in _words(inside) if self._allowed(w))
        if not words:
            return None
        if scope:
            return Scoped(scope, " ".join(words))
        return Phrase(words) if len(words) > 1 else Word(words[0])

    def _bare(self, raw: str) -> Node | None:
        name, colon, rest = raw.partition(":")
        if colon and name.lower() in SCOPES:
            words = [w for w in _words(rest) if self._allowed(w)]
            return Scoped(SCOPES[name.lower()], " ".join(words)) if words else None
        stem = raw.rstrip("*")
        words = [w for w in _words(stem) if self._allowed(w)]
        if not words:
            return None
        prefix = raw.endswith("*") and bool(words) and stem.endswith(words[-1])
        if prefix and len(words[-1]) < PREFIX:
            self._note(
                "Szukanie po początku słowa wymaga co najmniej {least} liter; szukam słowa „{word}”.",
                least=PREFIX,
                word=words[-1],
            )
            prefix = False
        nodes: list[Node] = [Word(w) for w in words[:-1]]
        nodes.append(Word(words[-1], prefix))
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _words(text: str) -> list[str]:
    """Return the words of a text; a compound stays whole."""
    found = []
    end = -1
    for token in tokens(text):
        if token.start >= end:
            found.append(token.text)
            end = token.end
    return found


def parse(text: str) -> Query:
    """Parse a query. Every string gives a query; an empty one finds everything."""
    printable = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    clean = unicodedata.normalize("NFC", printable)
    notes = []
    if len(clean) > LONGEST:
        clean = clean[:LONGEST]
        notes.append(note("Zapytanie jest dłuższe niż {most} znaków; dalszą część pominięto.", most=LONGEST))
    reader = _Reader(clean)
    nodes: list[Node] = []
    for node in reader.sequence():
        nodes.extend(node.nodes if isinstance(node, And) else (node,))
    return Query(tuple(nodes), (*notes, *reader.notes))


def chunks(text: str) -> list[tuple[int, int, str]]:
    """Return the pieces of a query that could be left out: words with their signs, phrases.

    Returns:
        (start, end, word) of each; the word is "" where the piece is more than a plain word.
    """
    found = []
    for part in _SPLIT.finditer(text[:LONGEST]):
        bare = part["bare"]
        if part["open"] or part["close"] or bare in _OPERATORS:
            continue
        words = _words(part["inside"] if bare is None else bare)
        if words:
            found.append((part.start(), part.end(), bare if bare is not None and words == [bare] else ""))
    return found


def phrases(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, what stands inside) of the phrases of several words that are looked for."""
    return [
        (part.start(), part.end(), part["inside"].strip())
        for part in _SPLIT.finditer(text[:LONGEST])
        if part["phrase"] and part["phrase"][0] in _OPEN and len(_words(part["inside"])) > 1
    ]


def words(node: Node) -> Iterator[Word | Phrase]:
    """Return the words and phrases of a node that are looked for, excluded ones left out."""
    match node:
        case Word() | Phrase():
            yield node
        case Or(nodes) | And(nodes):
            for inner in nodes:
                yield from words(inner)
        case Not() | Scoped():
            return
