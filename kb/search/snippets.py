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


Run = tuple[Mapping[str, float], ...]
"""Words looked for one after another, one word most often: for each its indexed words with their weights."""


class Wanted:
    """What is looked for in all texts of one answer: the runs by their words.

    Attributes:
        words: each word that is looked for. alone: word -> (number of its run, weight). within: word -> the
            (run, place in it, weight) where it counts only beside others. lengths: of the runs.
    """

    def __init__(self, runs: Sequence[Run]) -> None:
        self.lengths = [len(run) for run in runs]
        self.alone: dict[str, tuple[int, float]] = {}
        self.within: dict[str, list[tuple[int, int, float]]] = {}
        for number, run in enumerate(runs):
            for place, members in enumerate(run):
                for word, weight in members.items():
                    if len(run) == 1:
                        self.alone.setdefault(word, (number, weight))
                    else:
                        self.within.setdefault(word, []).append((number, place, weight))
        self.words = dict.fromkeys((*self.alone, *self.within))


class Source(NamedTuple):
    """A text that snippets may be taken from.

    Attributes:
        spans: the sentences that count, in order and not overlapping; proven: those that are evidence.
    """

    report_id: str
    text: str
    spans: Sequence[Span]
    proven: frozenset[Span] = frozenset()


class _Mark(NamedTuple):
    """An occurrence of a word of a run."""

    start: int
    end: int
    run: int
    weight: float


class _Sentence(NamedTuple):
    worth: float
    order: int
    source: Source
    span: Span
    marks: list[Span]
    groups: frozenset[int]


def best(sources: Iterable[Source], wanted: Wanted, limit: int = 2) -> tuple[Snippet, ...]:
    """Return the best sentences, in the order of the text.

    Args:
        wanted: what the query's words stand for.
        limit: at most so many.

    A sentence is worth the weights of the different runs it holds, and a little for being evidence; sentences
    that add nothing new of the query are left out. Without words, the evidence. The words of a phrase count
    only where they stand together.
    """
    ranked = [sentence for order, source in enumerate(sources) for sentence in _found(source, wanted, order)]
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


def _found(source: Source, wanted: Wanted, order: int) -> Iterator[_Sentence]:
    """Return the sentences that are worth something."""
    starts = [start for start, _ in source.spans]
    marks: dict[int, list[_Mark]] = {
        number: [] for number, span in enumerate(source.spans) if span in source.proven
    }
    for mark in _marks(source.text, _occurrences(source, wanted.words), wanted):
        place = bisect_right(starts, mark.start) - 1
        if place >= 0 and mark.end <= source.spans[place][1]:
            marks.setdefault(place, []).append(mark)
    for place, mine in marks.items():
        span = source.spans[place]
        groups: dict[int, float] = {}
        for mark in mine:
            groups[mark.run] = max(groups.get(mark.run, 0.0), mark.weight)
        worth = sum(groups.values()) + (EVIDENCE if span in source.proven else 0.0)
        yield _Sentence(worth, order, source, span, _merged(mine, span[0]), frozenset(groups))


def _marks(text: str, found: Iterable[tuple[int, int, str]], wanted: Wanted) -> Iterator[_Mark]:
    """Return the occurrences that count: words of their own, and words of phrases that stand together."""
    # (run, place in it) -> the marks up to the word before this one.
    begun: dict[tuple[int, int], list[_Mark]] = {}
    last = 0
    for start, end, word in sorted(found) if wanted.within else found:
        if word in wanted.alone:
            yield _Mark(start, end, *wanted.alone[word])
        if word in wanted.within:
            adjacent = last <= start and not any(map(str.isalnum, text[last:start]))
            before, begun = begun if adjacent else {}, {}
            for run, place, weight in wanted.within[word]:
                if place and (run, place) not in before:
                    continue
                marks = [*before.get((run, place), ()), _Mark(start, end, run, weight)]
                if place == wanted.lengths[run] - 1:
                    yield from marks
                else:
                    begun[run, place + 1] = marks
            last = end


def _occurrences(source: Source, words: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Return (start, end, word) of the words in the sentences that count.

    Looks for the letters and then at their neighbours: some ten times faster than cutting the text into
    tokens, and the same words (`kb.text.tokens`), save that "CIS" is also marked in "CIS-u".
    """
    if not source.spans:
        return
    base = source.spans[0][0]
    text = source.text[base : source.spans[-1][1]]
    lower = text.lower()
    if len(lower) != len(text):  # "İ" in lower case is two characters
        lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    for word in words:
        length = len(word)
        at = lower.find(word)
        while at >= 0:
            end = at + length
            before, after = lower[at - 1 : at], lower[end : end + 1]
            ending = before != "" and before in _HYPHENS and length <= _ENDING
            if not before.isalnum() and not after.isalnum() and not ending:
                yield base + at, base + end, word
            at = lower.find(word, end)


def _merged(marks: Sequence[_Mark], base: int) -> list[Span]:
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
