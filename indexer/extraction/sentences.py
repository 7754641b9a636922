"""Sentence boundaries of Polish by rules, without spaCy.

spaCy's sentencizer breaks after "woj.", "r.", "ul." and inside dates. Here a full stop ends a sentence
only when what stands before it is no abbreviation, initial or ordinal number, and what follows can begin
one; where an abbreviation may also end a sentence ("w 2012 r."), the words around decide. A blank line
always ends one.
"""

import re
import tomllib
from bisect import bisect_left, insort
from functools import lru_cache
from pathlib import Path

from kb.morphology import analyse

_ABBREVIATIONS = Path(__file__).with_name("abbreviations.toml")

_END = re.compile(
    r"""(?P<mark>[.!?…]+)            # what may end a sentence
        (?P<close>[)\]”"»’']*)       # closing marks that belong to it
        (?P<note>\[\d+\])?           # a footnote number
        (?=\s|$)""",
    re.VERBOSE,
)
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_ITEM = re.compile(r"\n[^\S\n]*(?=(?:[-–—•·▪●*◦○■□☐☑✓✔➢➤►▶→»~]|\d{1,2}[./)])[^\S\n])")
_WORD_BEFORE = re.compile(r"(?<!\w)((?:\w+\.)*\w+)$")
_OPENING = "„“\"«»'([–—-•·*☐✓✔➢►→~ "
_FINITE = frozenset({"fin", "praet", "imps", "impt", "bedzie", "winien", "pred", "aglt", "cond"})
_STARTERS = _FINITE | {"prep", "conj", "comp", "part", "qub", "adv", "ppron3", "ppron12"}
_VOWELS = frozenset("aeiouyąęó")


@lru_cache(maxsize=1)
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    table = tomllib.loads(_ABBREVIATIONS.read_text(encoding="utf-8"))
    return frozenset(table["leading"]), frozenset(table["either"])


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text as (start, end), without the white space around them, in order.

    Args:
        text: plain text; blank lines separate blocks.
    """
    found: list[tuple[int, int]] = []
    at = 0
    for gap in [*_BLANK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found += _in_block(text, at, end)
        at = gap.end() if gap else end
    return found


def _in_block(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    breaks = [m.start() for m in _ITEM.finditer(text, start, end)]
    for match in _END.finditer(text, start, end):
        at = bisect_left(breaks, match.start())
        begin = breaks[at - 1] if at else start
        if match.end() < end and _ends(text, begin, match, end):
            insort(breaks, match.end())
    for stop in [*breaks, end]:
        sentence = _stripped(text, start, stop)
        if sentence:
            found.append(sentence)
        start = stop
    return found


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return (left, right) if left < right else None


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Decide whether a mark inside a block ends the sentence that began at `begin`."""
    rest = text[match.end() : min(end, match.end() + 60)].lstrip()
    following = rest.lstrip(_OPENING)
    if not following or following[0].islower():
        return False
    if match["mark"] != "." or match["close"]:
        return True
    before = _WORD_BEFORE.search(text, max(begin, match.start() - 30), match.start())
    if before is None:
        return True
    word, at_start = before[1], not text[begin : before.start()].strip(_OPENING + "\n")
    kind = _kind(word, at_start=at_start)
    if kind == "word":
        return True
    if kind == "leading":
        return False
    return not following[0].isdigit() and _new_sentence(text[begin : before.start()], following)


def _kind(word: str, *, at_start: bool) -> str:
    """Classify the word before a full stop: "word" (it ends), "leading" (it does not) or "either"."""
    leading, either = _abbreviations()
    lower = word.lower()
    if word.isdigit():
        if at_start:
            return "leading"  # "1. Spółdzielnia": a number of a list
        return "either" if len(word) <= 2 else "word"
    if len(word) == 1 and word.isupper():
        return "leading"  # an initial
    if lower in either:
        return "either"
    if lower in leading:
        return "leading"
    if word.islower() and len(word) <= 4 and word.isalpha() and not _VOWELS & set(lower):
        return "leading"  # no vowel: an abbreviation that the table lacks
    return "word"


def _new_sentence(before: str, following: str) -> bool:
    """Decide after "2012 r.": does a capitalised word begin a new sentence or go on with this one?

    A word that is never a name (verb, preposition, pronoun) begins a sentence. A noun does so only when the
    sentence so far has its verb: "W 2012 r. Fundacja Barka otworzyła …" is one sentence.
    """
    first = re.match(r"\w+", following)
    readings = analyse(first[0]) if first else ()
    if readings and all(reading.pos in _STARTERS for reading in readings):
        return True
    words = re.findall(r"[^\W\d_]+", before)
    return any(_is_verb(word) for word in words)


@lru_cache(maxsize=50_000)
def _is_verb(word: str) -> bool:
    parts = {reading.pos for reading in analyse(word)}
    return word.islower() and bool(parts & _FINITE) and "subst" not in parts
