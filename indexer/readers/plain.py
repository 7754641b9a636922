"""Plain text: paragraphs at blank lines, list items by their marks, headings by their shape."""

import re

from indexer.readers.document import Document, DocumentBuilder, clean, fields
from kb.dates import parse

_ITEM = re.compile(
    r"^[ \t]*(?:[-–—•·*▪●◦○■□☐☑✓✔➢➤►▶→»~+]|\d{1,2}[./)]|[a-z]\)|(?:I{1,3}|IV|VI{0,3}|IX|X)[.)])"
    r"[ \t\u00a0]+(?=\S)"
)
_END = (".", ",", ";", "!", "?", "…", "-", "–", ":")
_STOPS = (".", "!", "?", "…", ":", ";")
_LONGEST_HEADING = 120
_LEAST_TITLE_WORDS = 3
#: Programs wrap at 60 to 100 characters: a longer line was not wrapped, a much shorter one is complete.
_LONGEST_WRAPPED = 120
_LEAST_WRAPPED = 50


def read_plain(text: str, name: str) -> Document:
    """Read plain text.

    Lines of a text that some program wrapped belong together, and stay broken inside their block: the
    extraction joins them. Where a line is longer than any program wraps, each line is a paragraph, but for
    those that go on in the middle of a sentence. The title is the first line of three words or more that is
    not a date.

    Args:
        text: the file's text.
        name: its name; unused.
    """
    builder = DocumentBuilder()
    metadata: dict[str, str] = {}
    cleaned = clean(text).expandtabs(4)
    wrapped = max(map(len, cleaned.split("\n"))) <= _LONGEST_WRAPPED
    chunks = [chunk for chunk in re.split(r"\n[ \t\u00a0]*\n", cleaned) if chunk.strip()]
    for number, chunk in enumerate(chunks):
        lines = chunk.split("\n")
        parts = [lines] if wrapped else _paragraphs([line for line in lines if line.strip()])
        for part in parts:
            _describe(metadata, " ".join(" ".join(part).split()))
            _add(builder, part, heading=len(lines) == 1 and number < len(chunks) - 1)
    return builder.build(dict(metadata))


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """Return each line as a paragraph, with the lines that go on in the middle of its sentence."""
    parts: list[list[str]] = []
    for line in lines:
        start = line.lstrip()
        goes_on = start[:1].islower() and not _ITEM.match(line)
        if parts and goes_on and not parts[-1][-1].rstrip().endswith(_STOPS):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _describe(metadata: dict[str, str], line: str) -> None:
    """Take a date or a title from a paragraph, where none is known yet."""
    if "date" not in metadata and len(line) < 60 and (date := parse(line)):
        metadata["date"] = date
    elif "title" not in metadata and len(line.split()) >= _LEAST_TITLE_WORDS:
        metadata["title"] = line if len(line) <= _LONGEST_HEADING else line[:_LONGEST_HEADING] + "…"


def _add(builder: DocumentBuilder, lines: list[str], *, heading: bool) -> None:
    pending: list[str] = []
    kind: str = "paragraph"
    for line in lines:
        mark = _ITEM.match(line)
        if mark:
            _flush(builder, kind, pending)
            pending, kind = [line[mark.end() :]], "item"
        elif kind == "item" and _leaves(pending[-1], line):
            _flush(builder, kind, pending)
            pending, kind = [line], "paragraph"
        else:
            pending.append(line)
    if heading and kind == "paragraph" and _is_heading(lines[0].strip()):
        builder.add("heading", lines[0], level=2)
    else:
        _flush(builder, kind, pending)


def _leaves(item: str, line: str) -> bool:
    """Tell whether a line after a list item is a new paragraph, not the item's next line."""
    return line[:1].isupper() and (len(item) < _LEAST_WRAPPED or item.rstrip().endswith((".", "!", "?")))


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
