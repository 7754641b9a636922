"""From a path to a report: which reader, which limits, which metadata."""

import hashlib
import re
import stat
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from indexer.readers.decoding import decode
from indexer.readers.document import Document
from kb.errors import ReportError
from kb.model import Report

Reader = Callable[[str, str], Document]

#: Ending -> (module, function) of its reader; imported when a file of the kind is read.
_READERS = {
    ".md": ("indexer.readers.markdown", "read_markdown"),
    ".markdown": ("indexer.readers.markdown", "read_markdown"),
    ".html": ("indexer.readers.html", "read_html"),
    ".htm": ("indexer.readers.html", "read_html"),
    ".txt": ("indexer.readers.plain", "read_plain"),
}
SUFFIXES = tuple(_READERS)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LEAST_LETTERS = 20


def read(path: Path, *, root: Path | None = None, max_bytes: int = 2_000_000) -> Report:
    """Read one report.

    Args:
        path: the file.
        root: folder that the report's id is relative to; None means the file's own folder.
        max_bytes: size above which a file is refused.

    Raises:
        ReportError: the file is missing, unreadable, of an unknown format, too large, binary, mis-encoded
            or empty, or its front matter does not parse or has a wrong date.
    """
    name = str(path)
    if path.suffix.lower() not in _READERS:
        raise ReportError(
            f"{name}: files of this kind cannot be read; the formats are {', '.join(SUFFIXES)}",
            polish=f"{name}: takich plików nie umiemy czytać; obsługiwane formaty to {', '.join(SUFFIXES)}",
        )
    data = _bytes(path, max_bytes)
    module, function = _READERS[path.suffix.lower()]
    reader: Reader = getattr(import_module(module), function)
    document = reader(decode(data, name), name)
    if sum(c.isalpha() for c in document.text) < _LEAST_LETTERS:
        raise ReportError(
            f"{name}: the report is empty; add its text or remove the file",
            polish=f"{name}: raport jest pusty; dodaj treść albo usuń plik",
        )
    relative = path.relative_to(root) if root else Path(path.name)
    return _report(document, relative, hashlib.sha256(data).hexdigest(), name)


def _bytes(path: Path, max_bytes: int) -> bytes:
    name = str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReportError(
                f"{name}: this is not an ordinary file; give the path of a report",
                polish=f"{name}: to nie jest zwykły plik; podaj ścieżkę raportu",
            )
        if status.st_size > max_bytes:
            raise ReportError(
                f"{name}: the file has {status.st_size:,} bytes, more than the {max_bytes:,} allowed; "
                "split it or raise max_report_bytes",
                polish=f"{name}: plik ma {status.st_size} bajtów, a limit to {max_bytes}; "
                "podziel go albo podnieś max_report_bytes",
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportError(
            f"{name}: the file cannot be read ({reason}); check the path and its permissions",
            polish=f"{name}: nie można odczytać pliku ({reason}); sprawdź ścieżkę i uprawnienia",
        ) from error


def _report(document: Document, relative: Path, sha256: str, name: str) -> Report:
    metadata = document.metadata
    headings = (document.text[b.start : b.end] for b in document.blocks if b.kind == "heading")
    title = _text(metadata.get("title")) or next(headings, "") or relative.stem
    sources = metadata.get("source") or []
    sources = sources if isinstance(sources, list) else [sources]
    return Report(
        id=relative.with_suffix("").as_posix(),
        title=" ".join(title.split()),
        text=document.text,
        blocks=document.blocks,
        sha256=sha256,
        date=_date(metadata.get("date"), name),
        publisher=_text(metadata.get("publisher")),
        sources=tuple(address for source in sources if (address := _address(_text(source)))),
        kind=_text(metadata.get("kind")),
        language=_text(metadata.get("language")) or "pl",
        path=relative.as_posix(),
    )


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _address(value: str) -> str:
    """Return an address only if it is one that a page may link to."""
    return value if value.startswith(("http://", "https://")) else ""


def _date(value: Any, name: str) -> str | None:
    if value is None or value == "":
        return None
    text = value.isoformat()[:10] if isinstance(value, date) else str(value).strip()
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text)
    except ValueError:
        raise ReportError(
            f"{name}: the date {text!r} is none; write it as 2017, 2017-06 or 2017-06-21",
            polish=f"{name}: {text!r} to nie data; zapisz ją jako 2017, 2017-06 albo 2017-06-21",
        ) from None
    return text
