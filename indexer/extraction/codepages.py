"""Polish letters that were read in a wrong code page: found by their traces, put right.

Three kinds: UTF-8 read as a one-byte code page ("SpÃ³Å‚dzielnia"), a Central European code page read as a
western one ("Spó³dzielnia"), letters replaced by question marks or mistaken by text recognition
("Sp??dzielnia", "Spółdzie1nia").
"""

import re
from functools import lru_cache

from indexer.extraction import diacritics
from indexer.extraction.normalise import Normalised, rewrite

#: Fewer words than this may have such signs for other reasons ("m³", "Åland", "r0z3t4").
_LEAST = 3
_LETTERS = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–—…«»\u00a0"
_CODE_PAGES = ("cp1252", "cp1250", "iso8859-1", "iso8859-2")
#: What a first byte leaves where the second had no character and was dropped as a control: Ł, Ą, Ć …
_LONE = {"Å": "Ł", "Ĺ": "Ł"}

_WESTERN = str.maketrans("¹±æê³ñœ¶¿Ÿ¼¥¡ÆÊ£ÑŒ¦¯¬", "ąąćęłńśśżźźĄĄĆĘŁŃŚŚŻŹ")
_WESTERN_SIGN = re.compile("[¹³¿±¶¼œ]")
_WESTERN_WORD = re.compile(r"[^\W\d_]{2,}[¹³¿±¶¼]\w*|\w*[¹³¿±¶¼œ][^\W\d_]{2,}")

_SIGN = re.compile(r"\w[?\ufffd]\w|[^\W\d_][0-9|][^\W\d_]")
_SIGNED_WORD = re.compile(
    r"[^\W_]*[^\W\d_][?\ufffd015|]+[^\W\d_][\w?\ufffd|]*"
    r"|(?<![\w?])[?\ufffd]+[^\W\d_]{2,}[\w?\ufffd]*|[^\W\d_]{2,}[?\ufffd](?=\s[a-ząćęłńóśźż])"
)
_INSIDE = re.compile(r"[^\W\d_][?\ufffd015|]+[^\W\d_]")
_ACRONYM = re.compile(r"[A-Z0-9?]{2,5}")
_OPENING = ("„", '"', "«", "\n")


def doubly_encoded(text: str) -> tuple[str, ...]:
    """Return the traces of UTF-8 read as a one-byte code page; nothing where they are too few."""
    found = tuple(m[0] for m in _sequences()[0].finditer(text)) if _sequences()[1].search(text) else ()
    return found if len(found) >= _LEAST else ()


def decode_again(text: str) -> Normalised:
    """Return a text with such traces read as what they are, and the way back."""
    table = _table()
    return rewrite(text, _sequences()[0], lambda match: table[match[0]])


def western(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with Central European letters for western ones, as long, and the words seen."""
    found = tuple(_WESTERN_WORD.findall(text)) if _WESTERN_SIGN.search(text) else ()
    return (text.translate(_WESTERN), found) if len(found) >= _LEAST else (text, ())


def signs(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text, of the same length, with letters for signs inside words, and the words seen.

    A word is changed only if the dictionary has it with some letters in place of its signs.
    """
    if not _SIGN.search(text):
        return text, ()
    found = tuple(word for word in _SIGNED_WORD.findall(text) if _INSIDE.search(word))
    if len(found) < _LEAST:
        return text, ()
    return _SIGNED_WORD.sub(_letters, text), found


def damaged(name: str) -> bool:
    """Tell whether a name has signs in its words that no name has: nothing should be made of it."""
    return bool(_DAMAGED.search(name)) or bool(_sequences()[0].search(name))


_DAMAGED = re.compile(r"[^\W\d_][?\ufffd|][^\W\d_]|\ufffd|[^\W\d_][0-9][^\W\d_]{2}")


def _letters(match: re.Match[str]) -> str:
    word = match[0]
    if _ACRONYM.fullmatch(word):
        return word
    before = match.string[max(0, match.start() - 2) : match.start()]
    return diacritics.without_signs(word, name=before[-1:] in _OPENING or before in ("", ". "))


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table = dict(_LONE)
    for letter in _LETTERS:
        for page in _CODE_PAGES:
            garbled = letter.encode().decode(page, errors="ignore")
            visible = "".join(c for c in garbled if c.isprintable() or c == "\u00a0")
            if len(visible) > 1:
                table.setdefault(visible, letter)
    return table


@lru_cache(maxsize=1)
def _sequences() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of the sequences, and of the signs with which they begin."""
    table = sorted(_table(), key=len, reverse=True)
    long = "|".join(re.escape(s) for s in table if s not in _LONE)
    lone = "|".join(rf"{s}(?=[a-ząćęłńóśźż])" for s in _LONE)
    return re.compile(f"{long}|{lone}"), re.compile("[ÃÅÄĂĹÂâ]")
