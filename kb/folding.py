"""Folding of diacritics, one character for one."""

import unicodedata

_UNDECOMPOSED = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ß": "s", "æ": "a", "œ": "o"}


class _Folding(dict[int, str]):
    """Code point -> folded character, filled on demand; always one character for one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        for _ in range(4):
            lower = char.lower()
            char = lower if len(lower) == 1 else char
            char = _UNDECOMPOSED.get(char, unicodedata.normalize("NFD", char)[0])
        self[code] = char
        return char


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text in lower case without diacritics ("Łódź" gives "lodz"), of the same length.

    One character always gives one character, so offsets into the folded text hold in the original.
    Text that is not in NFC keeps its combining marks.
    """
    return text.translate(_FOLDING)
