"""Variation of training texts: what reports of the social economy do and edited newspapers do not.

Each function takes a passage and a random generator and returns a passage. Rates are the share of
passages (or of names) that are changed; `RATES` declares them all.
"""

import random
import re
from dataclasses import dataclass

from . import genre
from .passages import Edit, Passage

_QUOTED = re.compile(r"[\"„”“»«]([^\"„”“»«\n]{1,60})[\"„”“»«]")
_QUOTE_STYLES = (("„", "”"), ("„", "”"), ('"', '"'), ("“", "”"), ("»", "«"), ("«", "»"), ("„", '"'))
_GLUED_COMMA = re.compile(r"(?<=\w), (?=\w)")


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each variation happens.

    Attributes:
        replaced: organisation names that give their place to one of the social economy (`genre`).
        caps_name: organisation names with their proper part, or all of them, in CAPS.
        caps_text, lower_text: whole passages in CAPS, in lower case.
        quotes: passages with another style of quotation marks.
        unquoted: quoted parts of names that lose their marks.
        glued: passages with spaces after commas lost.
    """

    replaced: float = 0.08
    caps_name: float = 0.15
    caps_text: float = 0.01
    lower_text: float = 0.01
    quotes: float = 0.5
    unquoted: float = 0.15
    glued: float = 0.02


RATES = Rates()


def proper_part(name: str) -> tuple[int, int]:
    """Return the part of an organisation name that tells it from others of its kind.

    The quoted part where there is one, otherwise the last capitalised word: "Spółdzielnia „Razem”" gives
    the place of "Razem", "Fundacja Barka" that of "Barka".
    """
    quoted = _QUOTED.search(name)
    if quoted:
        return quoted.span(1)
    words = [m for m in re.finditer(r"\w+", name) if m[0][:1].isupper()]
    return words[-1].span() if words else (0, len(name))


def caps_names(passage: Passage, rng: random.Random, rate: float) -> Passage:
    """Put organisation names, or only their proper parts, in CAPS."""
    edits: list[Edit] = []
    for start, end, label in passage.spans:
        if label == "orgName" and rng.random() < rate:
            if rng.random() < 0.6:
                a, b = proper_part(passage.text[start:end])
                start, end = start + a, start + b
            upper = passage.text[start:end].upper()
            if len(upper) == end - start:
                edits.append((start, end, upper))
    return passage.edited(edits)


def whole_case(passage: Passage, *, upper: bool) -> Passage:
    """Put the whole passage in CAPS or in lower case, where that keeps its length."""
    text = passage.text.upper() if upper else passage.text.lower()
    return Passage(text, passage.spans) if len(text) == len(passage.text) else passage


def requote(passage: Passage, rng: random.Random) -> Passage:
    """Give all quoted stretches another style of quotation marks."""
    opening, closing = rng.choice(_QUOTE_STYLES)
    edits: list[Edit] = []
    for match in _QUOTED.finditer(passage.text):
        edits += [(match.start(), match.start() + 1, opening), (match.end() - 1, match.end(), closing)]
    return _kept_spans(passage, edits)


def unquote(passage: Passage, rng: random.Random, rate: float) -> Passage:
    """Take the quotation marks off quoted parts inside organisation names."""
    edits: list[Edit] = []
    for start, end, label in passage.spans:
        match = _QUOTED.search(passage.text, start, end) if label == "orgName" else None
        if match and match.start() > start and rng.random() < rate:
            edits += [(match.start(), match.start() + 1, ""), (match.end() - 1, match.end(), "")]
    return passage.edited(edits)


def _kept_spans(passage: Passage, edits: list[Edit]) -> Passage:
    """Replace single characters by single characters: names stay where they are."""
    text = list(passage.text)
    for start, _end, new in edits:
        text[start] = new
    return Passage("".join(text), passage.spans)


def glue_commas(passage: Passage) -> Passage:
    """Lose the space after commas between words."""
    return passage.edited([(m.start() + 1, m.end(), "") for m in _GLUED_COMMA.finditer(passage.text)])


def augment(passage: Passage, rng: random.Random, words: list[str], rates: Rates = RATES) -> Passage:
    """Apply every variation at its rate.

    Args:
        words: lower-case words to make names from; none are made where it is empty.
    """
    if words:
        passage = genre.replace(passage, rng, rates.replaced, words)
    passage = caps_names(passage, rng, rates.caps_name)
    passage = unquote(passage, rng, rates.unquoted)
    if rng.random() < rates.quotes:
        passage = requote(passage, rng)
    if rng.random() < rates.glued:
        passage = glue_commas(passage)
    chance = rng.random()
    if chance < rates.caps_text:
        return whole_case(passage, upper=True)
    if chance < rates.caps_text + rates.lower_text:
        return whole_case(passage, upper=False)
    return passage
