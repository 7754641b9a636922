"""A damaged report made readable for the rules, with the way back for everything they find.

Letters of a wrong code page are put right, words broken over lines are joined, lost Polish letters are put
back; blocks in other languages and a last sentence that breaks off inside a name are left out. The rules read
the mended report; what they find is moved back, so that every offset and every mention is the original's. A
report that needs none of it is read as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, takewhile

from indexer.extraction import codepages, diacritics
from indexer.extraction.columns import is_data
from indexer.extraction.document import paragraphs
from indexer.extraction.normalise import Change, Normalised, join
from indexer.extraction.sentences import sentences
from indexer.extraction.tongues import POLISH, language
from kb.model import Activity, Block, Evidence, Extraction, Mention, Place, Practice, Report
from kb.morphology import analyse
from kb.vocabulary import legal_forms

#: Share of the words (in blocks without any Polish letter) that are words only with Polish letters, from
#: which a report has lost them. On the corpus: 0 of a sound report, 0.17 to 0.35 of one stripped of them.
_LOST_SHARE, _LEAST_LOST = 0.12, 2
_OPEN, _CLOSED = re.compile("[„«]"), re.compile('[”»“"]')
_LAST_WORD = re.compile(r"(?<=\s)\w+$")
#: A longer sentence is not left out for its end: nobody knows what is in it.
_LONGEST_REST = 600
_LEAST_COLUMNS = 3
_CONNECTING = frozenset(("prep", "conj", "comp"))
_CONTENT = frozenset(("subst", "adj", "adv", "fin", "pred"))


@dataclass(frozen=True, slots=True)
class Mended:
    """A report as the rules read it.

    Attributes:
        report: with the mended text and the blocks that are read.
        original: as it was given.
        way_back: the changes of length, in the order they were made.
        misread: traces of a wrong code page or of signs for letters, as they stood.
        joined: words broken by a hyphen, as they stood.
        restored: words that got Polish letters back, as they stood.
        foreign: blocks of the original that are not read, with their language.
        cut: where the unfinished last sentence begins in the original; None when the text is whole.
    """

    report: Report
    original: Report
    way_back: tuple[Normalised, ...]
    misread: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    foreign: tuple[tuple[Block, str], ...] = ()
    cut: int | None = None

    def back(self, found: Extraction) -> Extraction:
        """Return an extraction of the mended report as one of the original."""
        if self.report.text == self.original.text:
            return replace(found, report=self.original)
        return replace(
            found,
            report=self.original,
            organisations=tuple(
                replace(o, mentions=tuple(map(self._mention, o.mentions))) for o in found.organisations
            ),
            places=tuple(map(self._place, found.places)),
            practices=tuple(map(self._practice, found.practices)),
        )

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return _originally(self.way_back, start, end)

    def _mention(self, mention: Mention) -> Mention:
        start, end = self._span(mention.start, mention.end)
        return replace(mention, start=start, end=end, text=self.original.text[start:end])

    def _place(self, place: Place) -> Place:
        return replace(place, mentions=tuple(map(self._mention, place.mentions)))

    def _activity(self, activity: Activity) -> Activity:
        start, end = self._span(activity.start, activity.end)
        return replace(activity, start=start, end=end)

    def _evidence(self, evidence: Evidence) -> Evidence:
        start, end = self._span(evidence.start, evidence.end)
        first, last = self._span(evidence.sentence_start, evidence.sentence_end)
        text = self.original.text[start:end]
        return replace(evidence, start=start, end=end, text=text, sentence_start=first, sentence_end=last)

    def _practice(self, practice: Practice) -> Practice:
        return replace(
            practice,
            place=practice.place and self._place(practice.place),
            activities=tuple(map(self._activity, practice.activities)),
            evidence=tuple(map(self._evidence, practice.evidence)),
        )


def mend(report: Report) -> Mended:
    """Make a report readable for the rules."""
    blocks = report.blocks or paragraphs(report.text)
    text, moved, way_back = report.text, blocks, []
    misread = codepages.doubly_encoded(text)
    if misread:
        again = codepages.decode_again(text)
        text, moved = again.text, tuple(_moved(block, again) for block in moved)
        way_back.append(again)
    else:
        text, misread = codepages.western(text)
    text, signed = codepages.signs(text)
    together, joined = _joined(text, moved)
    moved = tuple(_moved(block, together) for block in moved)
    way_back.append(together)
    text = together.text
    tongues = [language(text[b.start : b.end]) or POLISH for b in moved]
    foreign = tuple((b, tongue) for b, tongue in zip(blocks, tongues, strict=True) if tongue != POLISH)
    read = [b for b, tongue in zip(moved, tongues, strict=True) if tongue == POLISH]
    unread = [(b.start, b.end) for b, tongue in zip(moved, tongues, strict=True) if tongue != POLISH]
    text, restored = _with_polish_letters(text, read)
    cut = _unfinished(text, read[-1]) if read and read[-1] == moved[-1] else None
    if cut is not None:
        unread.append((cut, read[-1].end))
        read[-1:] = [replace(read[-1], end=cut)] if cut > read[-1].start else []
    text = _blank(text, unread)
    read = list(_with_true_headers(text, read))
    return Mended(
        report=replace(report, text=text, blocks=tuple(read)),
        original=report,
        way_back=tuple(way_back),
        misread=misread + signed,
        joined=joined,
        restored=restored,
        foreign=foreign,
        cut=None if cut is None else _originally(tuple(way_back), cut, cut)[0],
    )


def _originally(way_back: tuple[Normalised, ...], start: int, end: int) -> tuple[int, int]:
    for step in reversed(way_back):
        start, end = step.original_span(start, end)
    return start, end


def _joined(text: str, blocks: tuple[Block, ...]) -> tuple[Normalised, tuple[str, ...]]:
    """Join broken words, block by block: the end of one is never joined with the beginning of the next."""
    pieces: list[str] = []
    changes: list[Change] = []
    broken: list[str] = []
    at = length = 0
    for block in blocks:
        done = join(text[block.start : block.end])
        pieces += [text[at : block.start], done.text]
        base = length + block.start - at
        for c in done.offsets:
            original = block.start + c.original_start, block.start + c.original_end
            changes.append(Change(base + c.start, base + c.end, *original))
            if "-" in text[original[0] : original[1]]:
                broken.append(_around(text, *original))
        at, length = block.end, base + len(done.text)
    pieces.append(text[at:])
    return Normalised("".join(pieces), tuple(changes), len(text)), tuple(broken)


def _around(text: str, start: int, end: int) -> str:
    before = re.search(r"\w*$", text[max(0, start - 40) : start])
    after = re.match(r"\w*", text[end : end + 40])
    return f"{before[0] if before else ''}{text[start:end].replace(chr(10), ' ')}{after[0] if after else ''}"


def _moved(block: Block, way_back: Normalised) -> Block:
    if not way_back.offsets:
        return block
    ends = [change.original_end for change in way_back.offsets]

    def moved(offset: int) -> int:
        i = bisect_right(ends, offset) - 1
        return offset if i < 0 else offset - ends[i] + way_back.offsets[i].end

    cells = tuple((moved(start), moved(end)) for start, end in block.cells)
    return replace(block, start=moved(block.start), end=moved(block.end), cells=cells)


def _with_polish_letters(text: str, blocks: list[Block]) -> tuple[str, tuple[str, ...]]:
    bare = [b for b in blocks if not diacritics.has_polish_letters(text[b.start : b.end])]
    counts = [diacritics.restorable(text[b.start : b.end]) for b in bare]
    lost, words = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0)
    if lost < _LEAST_LOST or lost < _LOST_SHARE * words:
        return text, ()
    pieces, at = [], 0
    for block in bare:
        pieces += [text[at : block.start], diacritics.restore(text[block.start : block.end])]
        at = block.end
    mended = "".join([*pieces, text[at:]])
    changed = [m[0] for m in re.finditer(r"\w+", text) if mended[m.start() : m.end()] != m[0]]
    return mended, tuple(changed)


def _with_true_headers(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks; a first row of a table that holds data, not labels, is no header."""
    for number, block in enumerate(blocks):
        if block.kind != "row" or not block.header or len(block.cells) < _LEAST_COLUMNS:
            yield block
            continue
        rows = takewhile(lambda b: b.kind == "row" and not b.header, islice(blocks, number + 1, None))
        header, *cells = ([text[a:b] for a, b in row.cells] for row in (block, *rows))
        yield replace(block, header=not is_data(header, cells))


def _blank(text: str, stretches: list[tuple[int, int]]) -> str:
    """Return the text with blanks, as many, in place of some stretches."""
    pieces, at = [], 0
    for start, end in stretches:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _unfinished(text: str, block: Block) -> int | None:
    """Return where the last sentence of a text begins, if it breaks off inside a name or before its end.

    It does if a quotation mark stays open or the last word connects ("w", "oraz"), a comma or a hyphen.
    """
    if block.kind not in ("paragraph", "item", "quote"):
        return None
    piece = text[block.start : block.end]
    found = sentences(piece)
    if not found:
        return None
    start = found[-1][0]
    last = piece[start:].rstrip()
    if len(last) > _LONGEST_REST:
        return None
    word = _LAST_WORD.search(last)
    broken = last.endswith(("-", "(", "„")) or (last.endswith(",") and block.kind != "item")
    open_quote = len(_OPEN.findall(last)) > len(_CLOSED.findall(last)) and not last.endswith(".")
    if broken or open_quote or (word is not None and (_connects(word[0]) or _begun(word[0]))):
        return block.start + start
    return None


def _connects(word: str) -> bool:
    readings = analyse(word)
    parts = {r.pos for r in readings}
    return word.islower() and bool(parts & _CONNECTING) and not parts & _CONTENT


def _begun(word: str) -> bool:
    """Tell whether a word is the beginning of a word of legal forms: "Spółdzielnia Socj"."""
    return len(word) > 1 and not analyse(word) and any(w.startswith(word.lower()) for w in _form_words())


@lru_cache(maxsize=1)
def _form_words() -> frozenset[str]:
    return frozenset(word for form in legal_forms() for head in form.heads for word in head.split())
