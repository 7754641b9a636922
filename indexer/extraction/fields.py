"""Fields with labels: "Gdzie: Puck" in a line of its own, and the columns of a table with a header.

A label says what its value is, so no verb is needed: the value under "Co robi" is a list of activities, that
under "Gdzie" a place. Labels are data (`data/labels.toml`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.labels import label_at, label_kind
from kb.model import Block


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value at words[first:last].

    Attributes:
        kind: a key of `data/labels.toml`, "" for an unknown label.
        row: number of the block it stands in: cells of one table row share it.
    """

    kind: str
    first: int
    last: int
    sentence: Sentence
    row: int | None = None


def find_fields(doc: Doc) -> list[Field]:
    """Return all fields of a report, in the order of the text."""
    found: list[Field] = []
    header: list[str] = []
    previous: Block | None = None
    for sentence in doc.sentences:
        block = doc.block_of(sentence)
        if block.kind == "row":
            if previous is None or previous.kind != "row":
                header = []
            if block.header:
                header = [label_kind(doc.text[a:b]) for a, b in block.cells]
            elif header:
                found += _row(doc, sentence, block, header)
            elif len(block.cells) == 2:
                found += _pair(doc, sentence, block)
        else:
            found += _line(doc, sentence)
        previous = block
    return found


def _row(doc: Doc, sentence: Sentence, block: Block, header: Sequence[str]) -> Iterator[Field]:
    for (start, end), kind in zip(block.cells, header, strict=False):
        field = _field(doc, sentence, kind, start, end, sentence.block)
        if field is not None:
            yield field


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
