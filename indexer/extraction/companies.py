"""Companies: a name that ends in "sp. z o.o." or "S.A." needs no head ("Dobra Nuta Sp. z o.o.")."""

from collections.abc import Collection, Sequence

from indexer.extraction.quotes import NameRun, quoted
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import QUOTES, Word

_LONGEST = 7
_TITLES = word_set("names_titles")
_INSIDE = frozenset(("non", "profit", "non-profit", "not", "for", "i", "&"))


def companies(words: Sequence[Word], taken: Collection[int]) -> list[NameRun]:
    """Return the names of a sentence that end in the form of a company.

    Args:
        words: of the sentence.
        taken: numbers of words that other names cover.
    """
    found = []
    for i, word in enumerate(words):
        if word.kind != "company" or i in taken:
            continue
        run = _before(words, i)
        if run is not None and not any(k in taken for k in range(run.first, run.last)):
            found.append(run)
    return found


def _before(words: Sequence[Word], end: int) -> NameRun | None:
    """Return the quoted or capitalised name right before a company's form at word `end`."""
    last = end
    while last > 0 and words[last - 1].text.lower() in _INSIDE and not words[last - 1].form.capital:
        last -= 1
    if last > 0 and words[last - 1].text in QUOTES:
        for i in range(last - 2, max(-1, last - 2 - _LONGEST), -1):
            run = quoted(words, i, last)
            if run is not None and run.last == last:
                return NameRun(run.first, end + 1, run.own_first, run.own_last, "quoted")
        return None
    first = last
    while first > 0 and end - first < _LONGEST and _inside(words, first - 1):
        first -= 1
    while first < last and not words[first].form.capital:
        first += 1
    if first == last:
        return None
    return NameRun(first, end + 1, first, end, "capital")


def _inside(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.text.lower() in _INSIDE:
        return True
    if word.kind == "number":
        return True
    return word.kind == "word" and word.form.capital and not word.lemma(*_TITLES)
