"""Passages: a few sentences of one document with their names, the unit of training and measuring."""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.errors import InputError

from .corpora import Document, Sentence, Span

Edit = tuple[int, int, str]

#: The end of a sentence that goes on, or after which another may begin in the same paragraph.
_CLOSED = re.compile(r"""[.?!…:;,"”»)'\-–—]$""")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its names as (start, end, label), sorted, not overlapping."""

    text: str
    spans: tuple[Span, ...]

    def edited(self, edits: Iterable[Edit]) -> "Passage":
        """Return the passage with parts replaced, and its names moved accordingly.

        Args:
            edits: (start, end, new text), not overlapping. A name keeps its borders where they fall
                outside the replaced parts; a border inside one moves to the end of the new text.
        """
        pieces: list[str] = []
        shifts: list[tuple[int, int, int]] = []  # start, end of the old part, end of the new one
        at = length = 0
        for start, end, new in sorted(edits):
            pieces += [self.text[at:start], new]
            length += start - at + len(new)
            shifts.append((start, end, length))
            at = end
        pieces.append(self.text[at:])

        def moved(offset: int, *, is_end: bool) -> int:
            result = offset
            for start, end, new_end in shifts:
                if offset < start or (offset == start and (is_end or start < end)):
                    break
                result = new_end + max(0, offset - end)
            return result

        spans = tuple((moved(a, is_end=False), moved(b, is_end=True), label) for a, b, label in self.spans)
        return Passage("".join(pieces), spans)


def join(sentences: Sequence[Sentence]) -> Passage:
    """Join sentences with spaces into one passage."""
    texts, spans, offset = [], list[Span](), 0
    for sentence in sentences:
        texts.append(sentence.text)
        spans += [(a + offset, b + offset, label) for a, b, label in sentence.spans]
        offset += len(sentence.text) + 1
    return Passage(" ".join(texts), tuple(spans))


def cut(
    document: Document, rng: random.Random, *, longest: int = 8, paragraphs: bool = False
) -> Iterator[Passage]:
    """Cut a document into passages of 1 to `longest` sentences, as paragraphs of reports have.

    Args:
        paragraphs: let a passage end after a sentence without a closing mark too: a heading, an item of a
            list or a turn of speech, which a report has in a paragraph of its own. The corpora have no
            paragraphs.
    """
    at = 0
    while at < len(document.sentences):
        part = document.sentences[at : at + rng.randint(1, longest)]
        if paragraphs:
            part = part[: next((n for n, s in enumerate(part, 1) if not _CLOSED.search(s.text)), len(part))]
        yield join(part)
        at += len(part)


def write(documents: Iterable[Document], path: Path) -> None:
    """Write documents as JSON lines: name, sentences as [text, spans]."""
    with path.open("w", encoding="utf-8") as out:
        for document in documents:
            sentences = [[s.text, s.spans] for s in document.sentences]
            out.write(json.dumps({"name": document.name, "sentences": sentences}, ensure_ascii=False) + "\n")


def read(path: Path) -> list[Document]:
    """Read documents written by `write`.

    Raises:
        InputError: when the file is missing or damaged.
    """
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise InputError(f"{path} is missing or damaged ({error}): run the step prepare") from error
    return [Document(row["name"], tuple(_sentence(*s) for s in row["sentences"])) for row in rows]


def _sentence(text: str, spans: list[Span]) -> Sentence:
    return Sentence(text, tuple((a, b, label) for a, b, label in spans))
