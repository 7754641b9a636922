"""A report made ready for the rules: its words, its sentences, its blocks, and who contains what."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.extraction.labels import label_kind, label_starts
from indexer.extraction.sentences import sentences
from indexer.extraction.words import Word, words
from kb.model import Block, Report

_LABELLED = re.compile(r"\n(?=[^\W\d_][^\n:.;]{1,45}?:\s)")

_ITEMS = 40  # sentences from an item of a list to what announces it


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a heading, a list item or a table row: the unit that evidence points to.

    Attributes:
        number: position in the document.
        start, end: offsets into the report's text.
        first, last: words[first:last] of the document.
        block: number of its block.
    """

    number: int
    start: int
    end: int
    first: int
    last: int
    block: int


@dataclass(slots=True)
class Doc:
    """Words and sentences of one report.

    Attributes:
        words: all words, block by block; none crosses a block's border.
        blocks: the report's blocks, or its paragraphs where a reader gave none.
    """

    report: Report
    words: list[Word] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    blocks: tuple[Block, ...] = ()
    _word_starts: list[int] = field(default_factory=list)
    _sentence_starts: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence around an offset, or the nearest one before it."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def word_at(self, offset: int) -> int:
        """Return the number of the word at an offset, or of the nearest one before it."""
        return max(0, bisect_right(self._word_starts, offset) - 1)

    def stretches(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Return the words of a sentence in pieces no name crosses: the cells of a row, else all of it."""
        block = self.block_of(sentence)
        if block.kind != "row":
            return [(sentence.first, sentence.last)]
        pieces = []
        for start, end in block.cells:
            numbers = [i for i in range(sentence.first, sentence.last) if start <= self.words[i].start < end]
            if numbers and not (block.header and label_kind(self.text[start:end])):
                pieces.append((numbers[0], numbers[-1] + 1))
        return pieces

    def announcement(self, item: Sentence) -> Sentence | None:
        """Return the sentence that announces the list of an item ("W kiermaszu wzięli udział:"), or None."""
        for earlier in reversed(self.sentences[max(0, item.number - _ITEMS) : item.number]):
            if self.block_of(earlier).kind != "item":
                return earlier if self.text[earlier.end - 1 : earlier.end] == ":" else None
        return None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of words[first:last]."""
        return self.words[first].start, self.words[last - 1].end

    def slice(self, first: int, last: int) -> str:
        """Return the text of words[first:last]."""
        start, end = self.span(first, last)
        return self.text[start:end]

    def block_of(self, sentence: Sentence) -> Block:
        """Return the block of a sentence."""
        return self.blocks[sentence.block]


def analyse(report: Report) -> Doc:
    """Cut a report into blocks, sentences and words."""
    doc = Doc(report, blocks=report.blocks or paragraphs(report.text))
    for number, block in enumerate(doc.blocks):
        piece = report.text[block.start : block.end]
        if block.kind in ("heading", "row"):
            spans = [(0, len(piece))] if piece.strip() else []
        else:
            spans = [line for span in sentences(piece) for line in _lines(piece, *span)]
        found = words(report.text, block.start, block.end)
        base, position = len(doc.words), 0
        doc.words.extend(found)
        for start, end in spans:
            start, end = start + block.start, end + block.start
            while position < len(found) and found[position].start < start:
                position += 1
            first = position
            while position < len(found) and found[position].start < end:
                position += 1
            if position > first:
                number_of = len(doc.sentences)
                doc.sentences.append(Sentence(number_of, start, end, base + first, base + position, number))
    doc._word_starts = [w.start for w in doc.words]
    doc._sentence_starts = [s.start for s in doc.sentences]
    return doc


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a sentence before labels ("Gdzie: Puck"), also those run together with the line before."""
    cuts = {m.start() + 1 for m in _LABELLED.finditer(text, start, end)}
    cuts |= {cut for cut in label_starts(text, start, end) if cut > start}
    edges = [start, *sorted(cuts), end]
    pieces = []
    for a, b in pairwise(edges):
        piece = text[a:b]
        if piece.strip():
            pieces.append((a + len(piece) - len(piece.lstrip()), a + len(piece.rstrip())))
    return pieces


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a text whose reader gave no blocks: what stands between blank lines."""
    found, start = [], 0
    for piece in text.split("\n\n"):
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            found.append(Block(kind="paragraph", start=left, end=start + len(piece.rstrip())))
        start += len(piece) + 2
    return tuple(found)
