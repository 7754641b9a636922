"""Plain text: paragraphs at blank lines, list items by their marks, headings by their shape."""

import re

from indexer.readers.document import Document, DocumentBuilder, clean, fields
from kb.dates import parse

_ITEM = re.compile(r"^[ \t]*(?:[-–—•·*▪●]|\d{1,2}[.)]|[a-z]\))[ \t\u00a0]+(?=\S)")
_END = (".", ",", ";", "!", "?", "…", "-", "–", ":")
_LONGEST_HEADING = 120
_LEAST_TITLE_WORDS = 3


def read_plain(text: str, name: str) -> Document:
    """Read plain text.

    The text keeps its own line breaks inside a block: a line that a mail program broke stays broken, and
    the extraction joins it. The title is the first line of three words or more that is not a date.

    Args:
        text: the file's text.
        name: its name; unused.
    """
    builder = DocumentBuilder()
    metadata: dict[str, str] = {}
    chunks = [chunk for chunk in re.split(r"\n[ \t\u00a0]*\n", clean(text).expandtabs(4)) if chunk.strip()]
    for number, chunk in enumerate(chunks):
        line = " ".join(chunk.split())
        if "date" not in metadata and len(line) < 60 and (date := parse(line)):
            metadata["date"] = date
        elif "title" not in metadata and len(line.split()) >= _LEAST_TITLE_WORDS:
            metadata["title"] = line if len(line) <= _LONGEST_HEADING else line[:_LONGEST_HEADING] + "…"
        _add(builder, chunk, last=number == len(chunks) - 1)
    return builder.build(dict(metadata))


def _add(builder: DocumentBuilder, chunk: str, *, last: bool) -> None:
    lines = chunk.split("\n")
    pending: list[str] = []
    kind: str = "paragraph"
    for line in lines:
        mark = _ITEM.match(line)
        if mark:
            _flush(builder, kind, pending)
            pending, kind = [line[mark.end() :]], "item"
        else:
            pending.append(line)
    if kind == "paragraph" and len(lines) == 1 and not last and _is_heading(chunk.strip()):
        builder.add("heading", chunk, level=2)
    else:
        _flush(builder, kind, pending)


def _flush(builder: DocumentBuilder, kind: str, lines: list[str]) -> None:
    if kind == "item":
        builder.add("item", "\n".join(line.rstrip() for line in lines), level=1)
        return
    for group in fields(lines):
        builder.add("paragraph", "\n".join(group))


def _is_heading(line: str) -> bool:
    return (
        len(line) <= _LONGEST_HEADING and not line.endswith(_END) and line[:1].isupper() and not parse(line)
    )
