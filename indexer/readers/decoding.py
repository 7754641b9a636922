"""Bytes to text: which encoding a Polish file is in.

charset-normalizer misreads short Polish texts, so the choice between the two legacy encodings is made by
the Polish letters that differ between them: ą, ś, ź (and Ą, Ś, Ź) have other bytes in cp1250 and ISO-8859-2.
"""

import codecs

from kb.errors import ReportError

#: Bytes that are Polish letters in one encoding and rare signs or controls in the other.
_CP1250_ONLY = frozenset(b"\xb9\x9c\x9f\xa5\x8c\x8f")  # ą ś ź Ą Ś Ź
_LATIN2_ONLY = frozenset(b"\xb1\xb6\xbc\xa1\xa6\xac")  # ą ś ź Ą Ś Ź
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGIC = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP (DOCX, ODT)",
    b"\xd0\xcf\x11\xe0": "DOC",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
    b"{\\rtf": "RTF",
}


def decode(data: bytes, name: str) -> str:
    """Return the text of a file.

    Args:
        data: its bytes: UTF-8, UTF-16 with a byte-order mark, cp1250 or ISO-8859-2.
        name: the file's name, for the error.

    Raises:
        ReportError: the file is binary, or in an encoding that is none of these.
    """
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise ReportError(
                f"{name}: this is a {kind} file, not text; save it as text, HTML or Markdown",
                polish=f"{name}: to jest plik {kind}, a nie tekst; zapisz go jako tekst, HTML albo Markdown",
            )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, name)
    if b"\x00" in data:
        raise _binary(name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _legacy(data, name)
    if _control_share(text) > 0.02:
        raise _binary(name)
    return text


def _legacy(data: bytes, name: str) -> str:
    windows = sum(byte in _CP1250_ONLY for byte in data)
    latin = sum(byte in _LATIN2_ONLY for byte in data)
    return _strict(data, "iso8859_2" if latin > windows else "cp1250", name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ReportError(
            f"{name}: the encoding is neither UTF-8 nor cp1250 nor ISO-8859-2; save the file as UTF-8",
            polish=f"{name}: kodowanie to ani UTF-8, ani cp1250, ani ISO-8859-2; zapisz plik jako UTF-8",
        ) from None


def _control_share(text: str) -> float:
    controls = sum(c < " " and c not in "\t\n\r\f\v" for c in text)
    return controls / max(1, len(text))


def _binary(name: str) -> ReportError:
    return ReportError(
        f"{name}: the file is binary, not text; remove it from the corpus or convert it",
        polish=f"{name}: plik jest binarny, a nie tekstowy; usuń go z korpusu albo przekonwertuj",
    )
