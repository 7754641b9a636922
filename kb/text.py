"""The one analysis of Polish text: folding, tokens, lemmas, and small helpers for showing Polish to people.

Index, query, facet search, autocomplete and the vocabulary's matcher all call these functions, so that
they agree on what a word is. Lemmas live in `kb.lemmas` and are offered here too.
"""

import hashlib
import re
import unicodedata
from typing import NamedTuple

from kb.folding import fold
from kb.lemmas import acronym, best_lemma, keys, lemmas, stem_key

__all__ = [
    "Token",
    "best_lemma",
    "collation_key",
    "fold",
    "keys",
    "lemmas",
    "plural",
    "slug",
    "spellings",
    "stem_key",
    "tokens",
]

_HYPHENS = "-\u2010\u2011"
_WORD = re.compile(rf"[^\W_]+(?:[{_HYPHENS}'’][^\W_]+)*\+?")
_PART = re.compile(r"[^\W_]+")
_ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"


class Token(NamedTuple):
    """A word or a number of a text: ``text == source[start:end]``.

    Attributes:
        position: number of the word in the text, for phrases. A compound ("Bielsko-Biała") and its first
            part share one; the second part has the next.
    """

    text: str
    start: int
    end: int
    position: int = 0


def tokens(text: str) -> list[Token]:
    """Return the words and numbers of a text, in order.

    A hyphenated compound comes whole and then in parts ("gastronomiczno-cateringowa", "gastronomiczno",
    "cateringowa"); an acronym with its ending ("CIS-u") stays whole; "50+" comes also as "50".
    """
    found: list[Token] = []
    position = 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if word[-1] == "+" and not word[-2].isdigit():
            word = word[:-1]
        found.append(Token(word, start, start + len(word), position))
        if word.isalnum() or acronym(word):
            position += 1
            continue
        for part in _PART.finditer(word):
            found.append(Token(part.group(), start + part.start(), start + part.end(), position))
            position += 1
    return found


def spellings(text: str) -> list[str]:
    """Return the words of a text as written, compounds whole: `tokens` of each add up to `tokens` of all."""
    return _WORD.findall(text)


def _collation_table() -> dict[int, str]:
    # Letters go to consecutive code points from U+E000 (private use), above digits and other signs.
    return {ord(c): chr(0xE000 + i) for i, c in enumerate(_ALPHABET)}


_COLLATION = _collation_table()


def collation_key(text: str) -> str:
    """Return a key that sorts in the order of the Polish alphabet (a ą b c ć … z ź ż).

    Case and punctuation matter only between otherwise equal texts; a shorter word comes before a longer one
    that begins with it, word by word; digits come before letters.
    """
    lowered = text.lower().translate(_FOREIGN)
    words = _PART.findall(lowered)
    return " ".join(word.translate(_COLLATION) for word in words) + "\0" + text


class _Foreign(dict[int, str]):
    """Letters outside the Polish alphabet sort as their base letter ("é" as "e")."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if code in _COLLATION else fold(char)
        return self[code]


_FOREIGN = _Foreign()


def plural(n: int, one: str, few: str, many: str) -> str:
    """Return the form of a Polish noun that goes with a number: 1 praktyka, 2 praktyki, 5 praktyk."""
    n = abs(n)
    if n == 1:
        return one
    if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
        return few
    return many


def slug(text: str) -> str:
    """Return an ASCII identifier for addresses: "Spółdzielnia „Miód”" gives "spoldzielnia-miod".

    Never empty: a text without any Latin letter or digit gives "x" and ten hexadecimal digits of its hash.
    """
    ascii_words = re.findall(r"[a-z0-9]+", fold(unicodedata.normalize("NFC", text)))
    return (
        "-".join(ascii_words)
        or "x" + hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=5).hexdigest()
    )
