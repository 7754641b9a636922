"""Names in quotation marks of any kind, also mistyped and nested ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.extraction.words import QUOTES, Word

_LONGEST_QUOTED = 14


_CLOSERS = frozenset("”\"»«“’'›")


@dataclass(frozen=True, slots=True)
class NameRun:
    """The proper part of a name: words[first:last].

    Attributes:
        first, last: word numbers of what it covers, introducing words and quotation marks included.
        own_first, own_last: word numbers of the name itself, without quotation marks.
        shape: "quoted", "caps" or "capital".
    """

    first: int
    last: int
    own_first: int
    own_last: int
    shape: str


def quoted(
    found: Sequence[Word], i: int, end: int | None = None, *, any_case: bool = False
) -> NameRun | None:
    """Return the quoted name that begins at word i, if that word is an opening quotation mark.

    Args:
        found: the words.
        i: number of a word.
        end: where the words that count end; None for the end of all.
        any_case: a name may begin with a small letter ("emk-a").
    """
    end = len(found) if end is None else end
    if i >= end or not _opens(found, i, end):
        return None
    for j in range(i + 1, min(i + 1 + _LONGEST_QUOTED, end)):
        word = found[j]
        if word.text in _CLOSERS or word.text == "''":
            if j == i + 1:
                return None
            first = found[i + 1]
            if not (any_case or first.form.capital or first.kind == "number" or first.text[0].isdigit()):
                return None
            after = found[j + 1] if j + 1 < end else None
            if (
                word.text in QUOTES
                and word.spaced
                and after is not None
                and after.is_word
                and not after.spaced
            ):
                return None
            return NameRun(i, j + 1, i + 1, j, "quoted")
        if word.text in ".;" and j + 1 < end and found[j + 1].spaced and found[j + 1].form.capital:
            break
    return None


def _opens(found: Sequence[Word], i: int, end: int) -> bool:
    word = found[i]
    if word.kind != "punct" or not (word.text in QUOTES or word.text in (",,", "''")):
        return False
    if i + 1 >= end or not found[i + 1].is_word:
        return False
    # "Stowarzyszenia ” Wrzos”": blanks on both sides, and the name has a capital.
    loose = word.spaced and word.text in '”“"' and found[i + 1].form.capital
    return not found[i + 1].spaced or word.text in "„«,," or loose
