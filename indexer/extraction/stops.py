"""Stops of a report: headings and beginnings of paragraphs that name a town and stand for a section.

"### Postój 2. Żarów", "3. Stara Rudnica. Przystanek warunkowy …", "d) Drzewica – rozmowa w WTZ". What is told
below a stop, or in its paragraph, is there; a bare "WTZ" in it is that town's.
"""

from dataclasses import dataclass

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.name_parts import is_place_word
from indexer.extraction.words import DASHES, Word

_LONGEST = 3  # words of a town
_HEADING = 8  # words of a heading that is no more than a town with its number
_REST = 3  # words that must follow a lead


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop whose town may stand at words[first:last].

    Attributes:
        start, end: words that it holds for.
        heading: it is a heading, not the beginning of a paragraph.
    """

    first: int
    last: int
    start: int
    end: int
    heading: bool


def find_stops(doc: Doc) -> list[Stop]:
    """Return the stops of a report, in order."""
    found: list[Stop] = []
    bounds = [s.first for s in doc.sentences if doc.block_of(s).kind == "heading"] + [len(doc.words)]
    for sentence in doc.sentences:
        block = doc.block_of(sentence)
        if block.kind == "heading":
            town = _town_in(doc, sentence)
            if town is not None:
                end = next(b for b in bounds if b > sentence.first)
                found.append(Stop(*town, sentence.last, end, True))
        elif block.kind in ("paragraph", "item") and sentence.start == block.start:
            town = _lead(doc, sentence)
            if town is not None:
                last = doc.word_at(max(block.start, block.end - 1)) + 1
                found.append(Stop(*town, town[1], last, False))
    return found


def _run(doc: Doc, i: int, end: int) -> int:
    """Return the number of the word after the capitalised words that begin at word i."""
    last = i
    while (
        last < end and last - i < _LONGEST and doc.words[last].kind == "word" and doc.words[last].form.capital
    ):
        last += 1
    return last


def _town_in(doc: Doc, sentence: Sentence) -> tuple[int, int] | None:
    """Return the words of the only town of a short heading."""
    if sentence.last - sentence.first > _HEADING:
        return None
    runs = []
    i = sentence.first
    while i < sentence.last:
        last = _run(doc, i, sentence.last)
        if last > i and is_place_word(doc.words[i]):
            runs.append((i, last))
        i = max(last, i + 1)
    return runs[0] if len(runs) == 1 else None


def _lead(doc: Doc, sentence: Sentence) -> tuple[int, int] | None:
    """Return the words of a town that begins a paragraph and is set off from what follows."""
    i = sentence.first
    if doc.words[i].kind == "number" or (len(doc.words[i].text) == 1 and doc.words[i].is_word):
        i += 1
        while i < sentence.last and doc.words[i].text in ".)":
            i += 1
    end = min(i + _LONGEST + 2, len(doc.words))
    last = _run(doc, i, end)
    if (
        last == i
        or last >= len(doc.words)
        or not (is_place_word(doc.words[i]) or doc.words[i].form.has("adj") or _part_of_name(doc.words[i]))
    ):
        return None
    mark = doc.words[last]
    apart = mark.text in (".", ":", "(") or (mark.text in DASHES and mark.spaced) or _commune(doc, last)
    return (i, last) if apart and last + _REST < len(doc.words) else None


def _part_of_name(word: Word) -> bool:
    """Tell whether a word is only known as a part of places' names: "Uherce | Mineralne"."""
    return word.form.named("człon_nazwy_geo")


def _commune(doc: Doc, i: int) -> bool:
    """Tell whether "w gminie …" follows: "Balcerów w gminie Skierniewice, w drodze powrotnej"."""
    return doc.words[i].text == "w" and i + 1 < len(doc.words) and doc.words[i + 1].lemma("gmina", "powiat")
