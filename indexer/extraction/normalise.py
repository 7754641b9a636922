"""Cleaning of a text before analysis, with an exact way back to the offsets of the original.

Web pages and PDFs glue words, break them over lines, hide soft hyphens in them and write quotation marks
as commas; the tokenizer and the patterns then miss names. Nothing is lost: every offset of the cleaned
text leads back to the original, which is what evidence points into.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kb.morphology import analyse

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ONE_TO_ONE = str.maketrans(dict.fromkeys(_SPACES, " ") | {"\u2010": "-", "\u2011": "-", "\u2032": "'"})

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_LOWER = "a-ząćęłńóśźż"
_LETTER = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the original that was replaced by a stretch of another length.

    Attributes:
        start, end: in the cleaned text.
        original_start, original_end: in the original.
    """

    start: int
    end: int
    original_start: int
    original_end: int


@dataclass(frozen=True, slots=True)
class Normalised:
    """A cleaned text and its changes against the original.

    Attributes:
        text: the cleaned text.
        offsets: the changes, in order; between them the two texts run in parallel.
        original_length: length of the original in characters.
    """

    text: str
    offsets: tuple[Change, ...]
    original_length: int
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(change.start for change in self.offsets))

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the interval of the original that a half-open interval of the cleaned text came from.

        A border inside a changed stretch moves outwards, to the border of what was changed; an inserted
        space at a border adds nothing. Monotone: a later border never comes out earlier.

        Raises:
            ValueError: when the interval does not lie in the cleaned text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"the interval {start}-{end} does not lie in {len(self.text)} characters")
        left = self._left(start)
        return left, max(left, self._right(end))

    def _left(self, offset: int) -> int:
        """Return where the character at a cleaned offset begins in the original."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return offset
        change = self.offsets[i]
        return change.original_start if offset < change.end else change.original_end + offset - change.end

    def _right(self, offset: int) -> int:
        """Return where the character before a cleaned offset ends in the original."""
        i = bisect_right(self._starts, offset - 1) - 1
        while i >= 0 and self.offsets[i].start == self.offsets[i].end == offset:
            i -= 1
        if i < 0:
            return offset
        change = self.offsets[i]
        return change.original_end if offset <= change.end else change.original_end + offset - change.end


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _broken_word(match: re.Match[str]) -> str:
    """Decide whether a hyphen at a line's end belongs to the word: "pol-|ski" or "polsko-|niemiecki"."""
    text, start, end = match.string, match.start(), match.end()
    left = re.search(r"\w+$", text[max(0, start - 40) : start])
    right = re.match(r"\w+", text[end : end + 40])
    if left is None or right is None:
        return match[0]
    ending = left[0].isupper()  # "CIS-|u"
    compound = any(r.pos == "adja" for r in analyse(f"{left[0]}-{right[0]}"))  # "polsko-|niemiecki"
    return "-" if ending or compound else ""


def _hyphenated_word(match: re.Match[str]) -> str:
    """Decide whether a hyphen inside a line is left over from a line's end: "przedsiębior-czość"."""
    left, right = match["left"], match["right"]
    compound = any(reading.pos == "adja" for reading in analyse(match[0]))  # "społeczno-ekonomiczny"
    own = compound or left.lower() in _PREFIXES
    return match[0] if own or not analyse(left + right) else left + right


#: What stands before a hyphen of its own: "non-profit", "quasi-spółdzielnia".
_PREFIXES = frozenset(("anty", "eko", "mini", "non", "pół", "pro", "quasi", "super"))

#: What is changed, in one pass: name, pattern, replacement. Lookarounds keep the matches apart.
_RULES: tuple[tuple[str, str, str | Callable[[re.Match[str]], str]], ...] = (
    ("hidden", "\u00ad *\n *|[\u00ad\u200b\u200c\u200d\u2060\ufeff]", ""),
    ("combining", r"[A-Za-z][\u0300-\u036f]+|[\ufb00-\ufb06]", _composed),
    ("broken", rf"(?<={_LETTER})- *\n *(?=[{_LOWER}])", _broken_word),
    ("hyphen", rf"\b(?P<left>{_LETTER}[{_LOWER}]+)-(?P<right>[{_LOWER}]{{2,}})\b", _hyphenated_word),
    ("opening", r",,(?=[\w\"„])|‚‚(?=\w)", "„"),
    ("closing", r"(?<=[\w.!?)])(?:''|’’|,,(?=[\s.,;:)]|$))", "”"),
    ("spaces", r"(?<=\S) {2,}(?=\S)", " "),
    ("comma", rf"(?<=[\w\"”»«)'])(?P<mark>[,;])(?={_LETTER})", r"\g<mark> "),
    ("stop", rf"(?<=[{_LOWER}][{_LOWER}][{_LOWER}])\.(?=[{_UPPER}][{_LOWER}]+ )", ". "),
    ("preposition", rf"\b(?P<word>[zwouZWOU])(?=[{_UPPER}][{_LOWER}]{{2}})", r"\g<word> "),
)
#: Those that put words together again.
_JOINING = ("hidden", "combining", "broken", "hyphen")
_REPLACEMENTS = {name: replacement for name, _, replacement in _RULES}


def _compiled(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _RULES if name in names))


_PATTERN, _JOINING_PATTERN = _compiled(_REPLACEMENTS), _compiled(_JOINING)


def _replacement(match: re.Match[str]) -> str:
    groups = match.groupdict()
    for name, replacement in _REPLACEMENTS.items():
        if groups.get(name) is not None:
            return match.expand(replacement) if isinstance(replacement, str) else replacement(match)
    raise AssertionError("a match without a rule")


def normalise(text: str) -> Normalised:
    """Clean a text for analysis.

    No-break and thin spaces become spaces, runs of spaces one space; ``,,…''`` becomes „…”; soft hyphens and
    zero-width characters go; letters with combining marks and ligatures are composed; words broken by a
    hyphen and a line break are joined; a missing space after a comma, a full stop or a one-letter
    preposition ("zNaczelnikiem") is put in. Text that needs none of this comes back as it is.

    Args:
        text: any text, offsets counted in Unicode characters.
    """
    return rewrite(text.translate(_ONE_TO_ONE), _PATTERN, _replacement)


def join(text: str) -> Normalised:
    """Put the words of a text together again: those broken over lines, with soft hyphens or combining marks.

    Nothing else is changed: spaces, quotation marks and punctuation stay.
    """
    return rewrite(text, _JOINING_PATTERN, _replacement)


def rewrite(text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> Normalised:
    """Replace every match of a pattern and keep the way back."""
    pieces: list[str] = []
    changes: list[Change] = []
    at = length = 0
    for match in pattern.finditer(text):
        new = replacement(match)
        if new == match[0]:
            continue
        start = length + match.start() - at
        pieces += [text[at : match.start()], new]
        length = start + len(new)
        if new.startswith(match[0]):  # only something inserted: what was there keeps its place
            changes.append(Change(start + len(match[0]), length, match.end(), match.end()))
        else:
            changes.append(Change(start, length, match.start(), match.end()))
        at = match.end()
    pieces.append(text[at:])
    return Normalised("".join(pieces), tuple(changes), len(text))
