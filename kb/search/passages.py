"""Which sentences of a report speak of a practice: what is searched and shown as its text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from kb.model import Block, Extraction, Report

Span = tuple[int, int]

# A sentence ends at . ! ? … before a blank and a capital, a digit or an opening quotation mark; not after
# an abbreviation or an initial. Source of the list: the commonest abbreviations in texts of public bodies.
_END = re.compile(r"[.!?…]+[\"”»)\]]*\s+(?=[„\"«(\[–—-]?\s?[A-ZĄĆĘŁŃÓŚŹŻ0-9„\"«])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-ZĄĆĘŁŃÓŚŹŻ]|al|art|dr|godz|gm|hab|im|inż|itd|itp|lek|lic|m\.in|mgr|min|mł|np|nr|ok|os|pkt|pl|"
    r"poz|pow|prof|r|red|św|tel|tj|tys|tzn|tzw|ul|ust|woj|ww|zł|zob)\.$",
    re.IGNORECASE,
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of a stretch of text, without the blanks around them."""
    end = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _ABBREVIATION.search(text, max(begin, match.start() - 8), match.start() + 1):
            continue
        found.append((begin, match.end()))
        begin = match.end()
    found.append((begin, end))
    return [span for span in (_trimmed(text, *s) for s in found) if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def of_report(report: Report) -> list[Span]:
    """Return all sentences of a report, in order, block by block."""
    blocks = report.blocks or (Block(kind="paragraph", start=0, end=len(report.text)),)
    return [span for block in blocks for span in sentences(report.text, block.start, block.end)]


def of_practices(extraction: Extraction) -> list[list[Span]]:
    """Return for each practice of a report the sentences that speak of it.

    These are the sentences of its evidence, the rest of their blocks, and the blocks after them up to the
    next block with evidence or the next heading. A report's only practice gets the whole report.
    """
    practices = extraction.practices
    if len(practices) <= 1:
        return [of_report(extraction.report) for _ in practices]
    blocks = extraction.report.blocks or (Block(kind="paragraph", start=0, end=len(extraction.report.text)),)
    starts = [block.start for block in blocks]
    owners: list[set[int]] = [set() for _ in blocks]
    proven: list[list[Span]] = []
    for number, practice in enumerate(practices):
        spans = sorted({(e.sentence_start, e.sentence_end) for e in practice.evidence})
        proven.append(spans)
        for start, _end in spans:
            owners[max(bisect_right(starts, start) - 1, 0)].add(number)
    direct = [set(o) for o in owners]
    _spread(blocks, owners)
    text = extraction.report.text
    result = []
    for number, spans in enumerate(proven):
        mine = [
            span
            for block, owner, named in zip(blocks, owners, direct, strict=True)
            if number in owner and (len(named) <= 1 or number not in named)
            for span in sentences(text, block.start, block.end)
        ]
        result.append(_merged(spans, mine))
    return result


def _spread(blocks: Sequence[Block], owners: list[set[int]]) -> None:
    current: set[int] = set()
    for block, owner in zip(blocks, owners, strict=True):
        if owner:
            current = set(owner)
        elif block.kind == "heading":
            current = set()
        else:
            owner |= current if len(current) == 1 else set()


def _merged(first: Iterable[Span], more: Iterable[Span]) -> list[Span]:
    """Return both lists in order, without spans of the second that overlap the first."""
    kept = sorted(set(first))
    starts = [start for start, _ in kept]
    extra = []
    for start, end in more:
        i = bisect_right(starts, start)
        before = i > 0 and kept[i - 1][1] > start
        after = i < len(kept) and kept[i][0] < end
        if not before and not after:
            extra.append((start, end))
    return sorted({*kept, *extra})
