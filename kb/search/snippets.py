"""Snippets: the sentences of a report that best answer a query, with the matching words marked."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kb.search.analysis import word as indexed_word
from kb.search.passages import Span
from kb.search.protocol import Snippet
from kb.text import tokens

#: Longest snippet, in characters; a longer sentence is cut around its marks.
LONGEST = 320


class Source(NamedTuple):
    """A text that snippets may be taken from: a report, the sentences that count, how much each is worth."""

    report_id: str
    text: str
    spans: Sequence[Span]
    proven: frozenset[Span] = frozenset()


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
    ranked: list[tuple[float, int, Snippet, frozenset[int]]] = []
    for order, (source, span) in enumerate((s, span) for s in sources for span in _promising(s, words)):
        snippet, groups = _marked(source, span, words)
        worth = sum(groups.values()) + (0.1 if span in source.proven else 0.0)
        if worth > 0:
            ranked.append((-worth, order, snippet, frozenset(groups)))
    ranked.sort(key=lambda item: item[:2])
    chosen: list[tuple[int, Snippet]] = []
    covered: set[int] = set()
    for _worth, order, snippet, mine in ranked:
        if len(chosen) == limit or (chosen and words and mine <= covered):
            continue
        chosen.append((order, snippet))
        covered |= mine
    return tuple(snippet for _, snippet in sorted(chosen, key=lambda item: item[0]))


def _promising(source: Source, words: Mapping[str, object]) -> list[Span]:
    """Return the sentences that may be worth something, without cutting them into words.

    Looking for the letters of each word in the whole text is some ten times faster.
    """
    spans = source.spans
    lower = source.text.lower()
    if len(lower) != len(source.text):
        return list(spans)
    starts = [start for start, _ in spans]
    chosen = {n for n, span in enumerate(spans) if span in source.proven}
    for word in words:
        at = lower.find(word)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            if place >= 0:
                chosen.add(place)
                # One hit is enough for a sentence: go on after its end.
                at = max(at, spans[place][1] - 1)
            at = lower.find(word, at + 1)
    return [spans[n] for n in sorted(chosen)]


def _marked(
    source: Source, span: Span, words: Mapping[str, tuple[int, float]]
) -> tuple[Snippet, dict[int, float]]:
    start, end = span
    text = source.text[start:end]
    groups: dict[int, float] = {}
    marks: list[Span] = []
    for token in tokens(text) if words else ():
        meaning = words.get(indexed_word(token.text))
        if meaning is None:
            continue
        groups[meaning[0]] = max(groups.get(meaning[0], 0.0), meaning[1])
        if not marks or token.start >= marks[-1][1]:
            marks.append((token.start, token.end))
    if len(text) > LONGEST:
        start, text, marks = _cut(start, text, marks)
    snippet = Snippet(
        report_id=source.report_id, start=start, end=start + len(text), text=text, marks=tuple(marks)
    )
    return snippet, groups


def _cut(start: int, text: str, marks: Sequence[Span]) -> tuple[int, str, list[Span]]:
    """Cut a long sentence to a window that begins shortly before the first mark, at whole words."""
    begin = max(0, (marks[0][0] if marks else 0) - LONGEST // 3)
    if begin:
        begin = text.find(" ", begin) + 1 or begin
    end = min(len(text), begin + LONGEST)
    if end < len(text):
        end = max(text.rfind(" ", begin, end), begin + LONGEST // 2)
    inside = [(a - begin, b - begin) for a, b in marks if a >= begin and b <= end]
    return start + begin, text[begin:end], inside
