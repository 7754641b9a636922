"""Snippets: the sentences of a report that best answer a query, with the matching words marked."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kb.search.passages import Span
from kb.search.protocol import Snippet

#: Longest snippet, in characters; a longer sentence is cut around its marks.
LONGEST = 320

#: What being evidence is worth; a word of the query is worth about 1.
EVIDENCE = 0.1

_HYPHENS = "-\u2010\u2011"
_ENDING = 4


class Source(NamedTuple):
    """A text that snippets may be taken from.

    Attributes:
        spans: the sentences that count, in order and not overlapping; proven: those that are evidence.
    """

    report_id: str
    text: str
    spans: Sequence[Span]
    proven: frozenset[Span] = frozenset()


class _Sentence(NamedTuple):
    worth: float
    order: int
    source: Source
    span: Span
    marks: list[Span]
    groups: frozenset[int]


def best(
    sources: Iterable[Source], words: Mapping[str, tuple[int, float]], limit: int = 2
) -> tuple[Snippet, ...]:
    """Return the best sentences, in the order of the text.

    Args:
        words: indexed word -> (number of the query's word that it stands for, weight of that word).
        limit: at most so many.

    A sentence is worth the weights of the different words of the query it holds, and a little for being
    evidence; sentences that add no new word of the query are left out. Without words, the evidence.
    """
    ranked = [sentence for order, source in enumerate(sources) for sentence in _found(source, words, order)]
    ranked.sort(key=lambda s: (-s.worth, s.order, s.span))
    chosen: list[_Sentence] = []
    covered: set[int] = set()
    for sentence in ranked:
        if len(chosen) == limit:
            break
        if chosen and sentence.groups <= covered:
            continue
        chosen.append(sentence)
        covered |= sentence.groups
    return tuple(_snippet(s) for s in sorted(chosen, key=lambda s: (s.order, s.span)))


def _found(source: Source, words: Mapping[str, tuple[int, float]], order: int) -> Iterator[_Sentence]:
    """Return the sentences that are worth something."""
    starts = [start for start, _ in source.spans]
    marks: dict[int, list[tuple[int, int, int, float]]] = {
        number: [] for number, span in enumerate(source.spans) if span in source.proven
    }
    for start, end, number, weight in _occurrences(source, words):
        place = bisect_right(starts, start) - 1
        if place >= 0 and end <= source.spans[place][1]:
            marks.setdefault(place, []).append((start, end, number, weight))
    for place, mine in marks.items():
        span = source.spans[place]
        groups: dict[int, float] = {}
        for _, _, number, weight in mine:
            groups[number] = max(groups.get(number, 0.0), weight)
        worth = sum(groups.values()) + (EVIDENCE if span in source.proven else 0.0)
        yield _Sentence(worth, order, source, span, _merged(mine, span[0]), frozenset(groups))


def _occurrences(
    source: Source, words: Mapping[str, tuple[int, float]]
) -> Iterator[tuple[int, int, int, float]]:
    """Return (start, end, number, weight) of the words in the sentences that count.

    Looks for the letters and then at their neighbours: some ten times faster than cutting the text into
    tokens, and the same words (`kb.text.tokens`), save that "CIS" is also marked in "CIS-u".
    """
    if not source.spans or not words:
        return
    base = source.spans[0][0]
    text = source.text[base : source.spans[-1][1]]
    lower = text.lower()
    if len(lower) != len(text):  # "İ" in lower case is two characters
        lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    for word, (number, weight) in words.items():
        length = len(word)
        at = lower.find(word)
        while at >= 0:
            end = at + length
            before, after = lower[at - 1 : at], lower[end : end + 1]
            ending = before != "" and before in _HYPHENS and length <= _ENDING
            if not before.isalnum() and not after.isalnum() and not ending:
                yield base + at, base + end, number, weight
            at = lower.find(word, end)


def _merged(marks: Sequence[tuple[int, int, int, float]], base: int) -> list[Span]:
    """Return the marks relative to their sentence, in order, without overlaps: the longer one wins."""
    kept: list[Span] = []
    for start, end, *_ in sorted(marks, key=lambda m: (m[0], -m[1])):
        if not kept or start - base >= kept[-1][1]:
            kept.append((start - base, end - base))
    return kept


def _snippet(sentence: _Sentence) -> Snippet:
    start, end = sentence.span
    text, marks = sentence.source.text[start:end], sentence.marks
    if len(text) > LONGEST:
        start, text, marks = _cut(start, text, marks)
    return Snippet(
        report_id=sentence.source.report_id, start=start, end=start + len(text), text=text, marks=tuple(marks)
    )


def _cut(start: int, text: str, marks: Sequence[Span]) -> tuple[int, str, list[Span]]:
    """Cut a long sentence to a window that begins shortly before the first mark, at whole words."""
    begin = max(0, (marks[0][0] if marks else 0) - LONGEST // 3)
    if begin:
        begin = text.find(" ", begin, marks[0][0]) + 1 or begin
    end = min(len(text), begin + LONGEST)
    if end < len(text):
        end = max(text.rfind(" ", begin, end), begin + LONGEST // 2)
    inside = [(a - begin, b - begin) for a, b in marks if a >= begin and b <= end]
    return start + begin, text[begin:end], inside
