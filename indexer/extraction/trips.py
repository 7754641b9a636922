"""Trips abroad: what is told of them is in no place of Poland, whatever places the organisers are from."""

from collections.abc import Sequence
from functools import cache

from indexer.extraction.document import Doc
from indexer.extraction.place.abroad import adjectives_abroad, countries
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word

_OPENING = 6  # sentences
_REACH = 14  # words from the trip to its country
_PHRASE = 4  # words of "kilku włoskich spółdzielni"
_TO = ("w", "we", "do", "na", "po")
#: "Włochy" is a district of Warsaw as well, with a locative of its own.
_DISTRICT = "Włochach"
_OURS = frozenset(("polska", "rzeczpospolita"))


def is_abroad(doc: Doc) -> bool:
    """Tell whether a report is of a trip abroad: its headline or its opening say where it went."""
    opening = [
        s
        for s in doc.sentences
        if s.number < _OPENING or (doc.block_of(s).kind == "heading" and doc.block_of(s).level == 1)
    ]
    return any(_goes_abroad(doc.words[s.first : s.last]) for s in opening)


def _goes_abroad(words: Sequence[Word]) -> bool:
    """Tell whether a sentence names a trip and its country: "wizyta studyjna w belgijskiej prowincji"."""
    trips = word_set("trips")
    starts = [i for i, w in enumerate(words) if not w.form.lemmas.isdisjoint(trips)]
    for start in starts:
        for i in range(start + 1, min(start + _REACH, len(words) - 1)):
            if words[i].text in ",;:" or words[i].form.has("fin", "praet"):
                break
            if words[i].text.lower() in _TO and _is_abroad(words, i + 1):
                return True
    return False


def _is_abroad(words: Sequence[Word], i: int) -> bool:
    """Tell whether a country, or something in one, begins at word i."""
    adjective = False
    for word in words[i : i + _PHRASE]:
        lemmas = word.form.lemmas
        if word.form.capital and word.text != _DISTRICT and not lemmas.isdisjoint(_countries()):
            return True
        if adjective and not word.form.has("adj"):
            return word.form.capital or not lemmas.isdisjoint(word_set("abroad"))
        adjective = adjective or not lemmas.isdisjoint(adjectives_abroad())
        if not word.form.has("adj", "num"):
            return False
    return False


@cache
def _countries() -> frozenset[str]:
    """Return the countries by their last word, which tells them: "Brytania"."""
    return frozenset(name.split(" ")[-1].lower() for name in countries()) - _OURS
