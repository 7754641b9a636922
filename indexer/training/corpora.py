"""Reading the annotated corpora: IOB columns to plain text with spans.

NKJP 1M (National Corpus of Polish, GNU GPL 3) and KPWr (CLARIN-PL, CC BY 3.0) come as tab-separated
columns ``orth base ctag label``; ``-DOCSTART FILE name`` begins a document, a blank line ends a sentence.
The columns have no spaces, so texts are put together again by rules (`detokenise`).
"""

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.errors import InputError

Span = tuple[int, int, str]

_NO_SPACE_BEFORE = frozenset(",.;:?!)]}”»…%")
_NO_SPACE_AFTER = frozenset("([{„«")
_GLUE = frozenset("/@_")
_QUOTES = frozenset("\"'")
_IN_NUMBERS = frozenset(".,:")


@dataclass(frozen=True, slots=True)
class Token:
    """One row: surface form, tag, and the whole label column."""

    orth: str
    tag: str
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as plain text with the outermost names as (start, end, label) of characters."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a corpus."""

    name: str
    sentences: tuple[Sentence, ...]


def read_rows(path: Path) -> Iterator[tuple[str, list[list[Token]]]]:
    """Yield (document name, sentences as tokens) of an ``.iob.xz`` file.

    Raises:
        InputError: when the file is missing or a row has too few columns.
    """
    name, sentences, tokens = "", list[list[Token]](), list[Token]()
    try:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                line = line.rstrip("\n")
                if line and not line.startswith("-DOCSTART"):
                    orth, _, rest = line.partition("\t")
                    columns = rest.split("\t")
                    if len(columns) < 3:
                        raise InputError(f"{path}: line {number} has not the columns orth, base, ctag, label")
                    tokens.append(Token(orth, columns[1], columns[2]))
                    continue
                if tokens:
                    sentences.append(tokens)
                    tokens = []
                if line.startswith("-DOCSTART FILE"):
                    if sentences:
                        yield name, sentences
                    name, sentences = line.split(maxsplit=2)[2], []
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as an xz-compressed IOB file: {error}") from error
    if tokens:
        sentences.append(tokens)
    if sentences:
        yield name, sentences


def detokenise(tokens: Sequence[Token]) -> tuple[str, list[tuple[int, int]]]:
    """Put a sentence together again: its text and each token's (start, end).

    Rules of Polish typography: agglutinates ("był" + "em") and conditional "by" after a past form are
    glued, straight quotes open and close in turn, a hyphen is glued between an adjectival stem or two
    capitalised words, otherwise it stands free, as a dash.
    """
    text, spans, open_quotes = "", list[tuple[int, int]](), set[str]()
    for i, token in enumerate(tokens):
        if i and not _glued(tokens, i, open_quotes):
            text += " "
        if token.orth in _QUOTES:
            open_quotes.symmetric_difference_update({token.orth})
        spans.append((len(text), len(text) + len(token.orth)))
        text += token.orth
    return text, spans


def _glued(tokens: Sequence[Token], i: int, quotes: set[str]) -> bool:
    """Tell whether token `i` follows the one before it without a space.

    Args:
        quotes: the straight quotation marks that are open.
    """
    left, right = tokens[i - 1].orth, tokens[i].orth
    if right in _NO_SPACE_BEFORE or left in _NO_SPACE_AFTER or right in _GLUE or left in _GLUE:
        return True
    if right in _QUOTES or left in _QUOTES:
        return right in quotes if right in _QUOTES else left in quotes
    if tokens[i].tag.startswith("aglt") or (right == "by" and tokens[i - 1].tag.startswith("praet")):
        return True
    if right == "-":
        return i + 1 < len(tokens) and _compound(tokens[i - 1], tokens[i + 1].orth)
    if i < 2:
        return False
    if left == "-":
        return _compound(tokens[i - 2], right)
    return left in _IN_NUMBERS and right.isdigit() and tokens[i - 2].orth.isdigit()


def _compound(left: Token, right: str) -> bool:
    if left.tag.startswith("adja") or left.orth.isdigit():
        return True
    return left.orth.isalpha() and left.orth[:1].isupper() and right[:1].isupper()


def outer_spans(labels: Sequence[str]) -> list[Span]:
    """Return (first token, last token + 1, label) of the outermost names of one sentence.

    Args:
        labels: the label column: ``B-orgName#I-placeName-settlement``, ``O``. The part before ``#`` is the
            outermost name; what follows the first hyphen of its type is the subtype and is left out.
    """
    spans: list[Span] = []
    for i, label in enumerate(labels):
        if label == "O":
            continue
        prefix, _, kind = label.partition("#")[0].partition("-")
        kind = kind.partition("-")[0]
        if prefix == "I" and spans and spans[-1][1] == i and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], i + 1, kind)
        else:
            spans.append((i, i + 1, kind))
    return spans


def read(path: Path) -> Iterator[Document]:
    """Yield the documents of a corpus file.

    Raises:
        InputError: see `read_rows`.
    """
    for name, rows in read_rows(path):
        sentences = []
        for tokens in rows:
            text, places = detokenise(tokens)
            spans = outer_spans([t.label for t in tokens])
            sentences.append(
                Sentence(text, tuple((places[a][0], places[b - 1][1], kind) for a, b, kind in spans))
            )
        yield Document(name, tuple(sentences))
