"""Polish letters put back into a text that has lost them: "Spoldzielnia w Gizycku", letter for letter.

Old mail programs, forms and bad conversions leave "ą ć ę ł ń ó ś ź ż" as "a c e l n o s z z". A word that the
dictionary lacks gets the spelling with Polish letters that the dictionary has; where it has several, the one
whose lemma is the most frequent, of these the one with fewest changes. A word that the dictionary has as it
stands ("sa", "tez") is changed only if the other spelling is far more frequent; a few are decided by hand in
``data/diacritics.toml``. One letter always becomes one letter, so every offset stays. Lemma frequencies are
those of the shipped pipeline's training texts.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log
from pathlib import Path

from kb.morphology import Analysis, analyse
from kb.vocabulary import gazetteer

_WORDS = Path(__file__).with_name("data") / "diacritics.toml"
_TABLES = Path(__file__).parents[1] / "model" / "polish_lexicon" / "tables.json"
_WORD = re.compile(r"[^\W\d_]{2,}")
_POLISH = re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]")
_SPELLINGS = {"a": "aą", "c": "cć", "e": "eę", "l": "lł", "n": "nń", "o": "oó", "s": "sś", "z": "zżź"}
#: What may stand in a text for a letter: a lost character, a digit for the letter that looks like it.
_SIGNS = {"?": "ęąłóżśćńź", "\ufffd": "ęąłóżśćńź", "0": "oó", "1": "lłi", "5": "s", "|": "li"}
_VOWELS = frozenset("aąeęioóuy")
_SOFT = frozenset("ćńśź")
_NASAL = frozenset("ąę")
#: Letters that never follow a nasal vowel in Polish spelling.
_NOT_AFTER_NASAL = _VOWELS | frozenset("jhmnńr")
#: More spellings than this of one word are not tried.
_MOST_SPELLINGS = 5000
#: Cost of a changed letter, of an obsolete or rare word, of a perfective future, and how much likelier
#: another spelling of a known word must be, in natural logarithms of frequency. Fitted on the reports of the
#: corpus outside the part of the gold set kept for measuring.
_CHANGE, _STYLE, _FUTURE, _MARGIN = 0.4, 2.0, 4.0, 1.2
#: What the name of a municipality counts at least: "Elku" is Ełk, not Elek.
_TOWN = 20
_RARE_LABELS = frozenset(("daw.", "przest.", "rzad.", "wulg.", "gwar.", "arch."))
_RARE_PARTS = frozenset(("brev", "burk", "interj", "depr", "impt", "xxs"))


def restore(text: str) -> str:
    """Return a text of the same length with its Polish letters put back, word by word."""
    return _WORD.sub(lambda match: restored(match[0]), text)


def restorable(text: str) -> tuple[int, int]:
    """Return how many words are no words without Polish letters and are with them, and how many there are."""
    found = _WORD.findall(text)
    return sum(not _known(word) and restored(word) != word for word in found), len(found)


def has_polish_letters(text: str) -> bool:
    """Tell whether a text has any of ą ć ę ł ń ó ś ź ż."""
    return bool(_POLISH.search(text))


@lru_cache(maxsize=100_000)
def without_signs(word: str, *, name: bool = False) -> str:
    """Return a word with letters in place of its signs ("Sp??dzielnia", "Spółdzie1nia"), of the same length.

    The word comes back as it is when the dictionary knows none of the possible ones.

    Args:
        word: with its signs.
        name: a sign at its beginning is a capital letter.
    """
    capital = "X" + word[1:]
    cases = [word] if word[0].isalpha() else [capital] if name else [word, capital]
    found = [_like(spelling, case) for spelling in _spellings(word.lower(), _SIGNS) for case in cases]
    known = [spelling for spelling in found if _known(spelling)]
    return max(known, key=lambda spelling: _score(spelling, 0), default=word)


@lru_cache(maxsize=100_000)
def restored(word: str) -> str:
    """Return the likeliest spelling of a word that may have lost its Polish letters, in its own case."""
    if _POLISH.search(word) or (word.isupper() and len(word) < 6):  # "CIS" is no "ciś"
        return word
    lower = word.lower()
    if (decided := _decided().get(lower)) is not None:
        return _like(decided, word)
    known = _known(word)
    own = _score(word, 0) if known else float("-inf")
    best, best_score = word, own + _MARGIN
    for spelling in _spellings(lower):
        changes = sum(a != b for a, b in zip(spelling, lower, strict=True))
        cased = _like(spelling, word)
        if changes and (score := _score(cased, changes)) > best_score:
            best, best_score = cased, score
    return best


def _like(spelling: str, word: str) -> str:
    return "".join(s.upper() if w.isupper() else s for s, w in zip(spelling, word, strict=True))


def _known(word: str) -> bool:
    return bool(_readings(word))


def _readings(word: str) -> tuple[Analysis, ...]:
    return analyse(word) or (analyse(word.capitalize()) if word.isupper() else ())


def _score(word: str, changes: int) -> float:
    readings = _readings(word)
    if not readings:
        return float("-inf")
    return max(map(_likelihood, readings)) - _CHANGE * changes


def _likelihood(reading: Analysis) -> float:
    rare = bool(_RARE_LABELS.intersection(reading.labels)) or reading.pos in _RARE_PARTS
    future = reading.tag.startswith("fin:") and reading.tag.endswith(":perf")  # "zatrudnią", not "zatrudnia"
    return log(1 + _frequencies().get(reading.lemma, 0)) - _STYLE * rare - _FUTURE * future


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, int]:
    counts: dict[str, int] = json.loads(_TABLES.read_text(encoding="utf-8"))["lemma_counts"]
    for municipality in gazetteer.load().municipalities.values():
        counts[municipality.name] = max(_TOWN, counts.get(municipality.name, 0))
    return counts


@lru_cache(maxsize=1)
def _decided() -> dict[str, str]:
    words: dict[str, str] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))["words"]
    return words


def _spellings(word: str, options: Mapping[str, str] = _SPELLINGS) -> Iterator[str]:
    """Yield the spellings of a word in lower case that Polish spelling allows.

    Args:
        word: in lower case.
        options: letter -> letters that may stand for it.
    """
    found = [""]
    for letter in word:
        found = [
            before + option
            for before in found
            for option in options.get(letter, letter)
            if _allowed(before[-1:], option)
        ]
        if len(found) > _MOST_SPELLINGS:
            return
    yield from (spelling for spelling in found if not spelling.endswith("ó") or len(spelling) == 1)


def _allowed(before: str, letter: str) -> bool:
    if not before:
        return letter not in _NASAL and letter != "ń"
    if before in _NASAL:
        return letter not in _NOT_AFTER_NASAL
    return letter not in _VOWELS or (before not in _SOFT and before != "ó")
