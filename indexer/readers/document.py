"""What a reader returns, and the builder that keeps text and blocks in step."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kb.model import Block, BlockKind

#: Characters that no reader lets through: controls except tab and newline, zero-width and byte-order marks.
_DROPPED = dict.fromkeys((*range(9), *range(11, 32), 127, *range(128, 160), 8203, 8288, 65279))
#: The label of a catalogue's field at the beginning of a line: up to six words and a colon.
_FIELD = re.compile(r"\s*[A-ZĄĆĘŁŃÓŚŹŻ][\w./-]*(?: [\w./-]+){0,5}:(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Text and blocks of one file, and what its metadata say (any of the fields of `kb.model.Report`)."""

    text: str
    blocks: tuple[Block, ...]
    metadata: dict[str, Any] = field(default_factory=dict)


def clean(text: str) -> str:
    """Return text in NFC with line ends as ``\\n`` and without control and zero-width characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).translate(_DROPPED)


def fields(lines: Iterable[str]) -> list[list[str]]:
    """Group the lines of a paragraph: each labelled field ("Gdzie: Byczyna") begins a new group.

    A line break inside a paragraph is otherwise mere wrapping.
    """
    groups: list[list[str]] = [[]]
    for line in lines:
        if _FIELD.match(line) and groups[-1]:
            groups.append([])
        groups[-1].append(line.strip())
    return groups


class DocumentBuilder:
    """Collects blocks; the text is their contents joined by blank lines (rows and items by line ends)."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def add(self, kind: BlockKind, content: str, *, level: int = 0) -> None:
        """Add a block; an empty one is left out."""
        content = content.strip()
        if content:
            start = self._open(kind)
            self._push(content)
            self._blocks.append(Block(kind=kind, start=start, end=self._length, level=level))

    def add_row(self, cells: list[str], *, header: bool = False) -> None:
        """Add a table row; its text is the cells joined by a tab."""
        cells = [" ".join(cell.split()) for cell in cells]
        if not any(cells):
            return
        start = self._open("row")
        intervals = []
        for number, cell in enumerate(cells):
            if number:
                self._push("\t")
            intervals.append((self._length, self._length + len(cell)))
            self._push(cell)
        self._blocks.append(
            Block(kind="row", start=start, end=self._length, cells=tuple(intervals), header=header)
        )

    def build(self, metadata: dict[str, Any] | None = None) -> Document:
        """Return the document collected so far."""
        return Document(text="".join(self._parts), blocks=tuple(self._blocks), metadata=metadata or {})

    def _open(self, kind: BlockKind) -> int:
        if self._blocks:
            together = kind in ("item", "row") and self._blocks[-1].kind == kind
            self._push("\n" if together else "\n\n")
        return self._length

    def _push(self, content: str) -> None:
        self._parts.append(content)
        self._length += len(content)
