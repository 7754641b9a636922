"""Fields with labels: "Gdzie: Puck" in a line of its own, and the columns of a table with a header.

A label says what its value is, so no verb is needed: the value under "Co robi" is a list of activities, that
under "Gdzie" a place. Labels are data (`data/labels.toml`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from indexer.extraction.columns import guess
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.labels import label_at, label_kind
from kb.model import Block

#: A table of two columns without a header is one of labels and values.
_LEAST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value at words[first:last].

    Attributes:
        kind: a key of `data/labels.toml`, "" for an unknown label.
        row: number of the block it stands in: cells of one table row share it.
        owner: words of the header cell whose organisation the value belongs to (tables on their side).
    """

    kind: str
    first: int
    last: int
    sentence: Sentence
    row: int | None = None
    owner: tuple[int, int] | None = None


def find_fields(doc: Doc) -> list[Field]:
    """Return all fields of a report, in the order of the text."""
    found: list[Field] = []
    header: list[str] = []
    owners: list[tuple[int, int] | None] = []
    previous: Block | None = None
    for number, sentence in enumerate(doc.sentences):
        block = doc.block_of(sentence)
        if block.kind == "row":
            if previous is None or previous.kind != "row":
                header, owners = _guessed(doc, number), []
            if block.header:
                header = [label_kind(doc.text[a:b]) for a, b in block.cells]
                owners = [_words(doc, sentence, a, b) for a, b in block.cells]
            elif header and any(header):
                found += _row(doc, sentence, block, header)
            elif owners:
                found += _turned(doc, sentence, block, owners)
            elif len(block.cells) == 2:
                found += _pair(doc, sentence, block)
        else:
            found += _line(doc, sentence)
        previous = block
    return found


def _guessed(doc: Doc, number: int) -> list[str]:
    """Return what the columns of the table that begins at a sentence hold, if it has no header."""
    blocks = [
        doc.block_of(s)
        for s in takewhile(lambda s: doc.block_of(s).kind == "row", islice(doc.sentences, number, None))
    ]
    if any(block.header for block in blocks) or len(blocks[0].cells) < _LEAST_COLUMNS:
        return []
    return guess([[doc.text[a:b] for a, b in block.cells] for block in blocks])


def _row(doc: Doc, sentence: Sentence, block: Block, header: Sequence[str]) -> Iterator[Field]:
    for (start, end), kind in zip(block.cells, header, strict=False):
        field = _field(doc, sentence, kind, start, end, sentence.block)
        if field is not None:
            yield field


def _turned(
    doc: Doc, sentence: Sentence, block: Block, owners: Sequence[tuple[int, int] | None]
) -> Iterator[Field]:
    """Yield the cells of a row whose label stands first, each for the organisation above its column."""
    if not block.cells:
        return
    kind = label_kind(doc.text[block.cells[0][0] : block.cells[0][1]])
    for (start, end), owner in list(zip(block.cells, owners, strict=False))[1:]:
        field = _field(doc, sentence, kind, start, end, None)
        if field is not None and owner is not None:
            yield replace(field, owner=owner)


def _words(doc: Doc, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    numbers = [i for i in range(sentence.first, sentence.last) if start <= doc.words[i].start < end]
    return (numbers[0], numbers[-1] + 1) if numbers else None


def _pair(doc: Doc, sentence: Sentence, block: Block) -> Iterator[Field]:
    """Yield a row of two cells of a table without header as label and value."""
    (a, b), (start, end) = block.cells
    field = _field(doc, sentence, label_kind(doc.text[a:b]), start, end, None)
    if field is not None:
        yield field


def _line(doc: Doc, sentence: Sentence) -> Iterator[Field]:
    label = label_at(doc.text, sentence.start, sentence.end)
    if label is not None:
        field = _field(doc, sentence, label[0], label[1], sentence.end, None)
        if field is not None:
            yield field


def _field(doc: Doc, sentence: Sentence, kind: str, start: int, end: int, row: int | None) -> Field | None:
    if not kind or start >= end:
        return None
    numbers = [i for i in range(sentence.first, sentence.last) if start <= doc.words[i].start < end]
    return Field(kind, numbers[0], numbers[-1] + 1, sentence, row) if numbers else None
