"""Autocomplete: organisations, places, sectors, activities and words that begin as typed."""

from pathlib import Path
from typing import Literal

import numpy as np

from kb.search import names
from kb.search.arrays import Table
from kb.search.function_words import is_function_word
from kb.search.lexicon import Lexicon
from kb.search.names import Numbering
from kb.search.protocol import Suggestion
from kb.search.unit import UnitIndex
from kb.text import fold

_KINDS: dict[str, Literal["organisation", "place", "sector", "activity", "word"]] = {
    "organisation": "organisation",
    "municipality": "place",
    "county": "place",
    "region": "place",
    "sector": "sector",
    "activity": "activity",
}

#: Shortest word and most words looked at.
_SHORTEST, _SCANNED = 3, 2000


class Suggestions:
    """Reads the table of beginnings; counts are practices."""

    def __init__(self, folder: Path, lexicon: Lexicon, numbering: Numbering, practices: UnitIndex) -> None:
        self._begun = Table.load(folder, "suggestions")
        self._lexicon = lexicon
        self._numbering = numbering
        self._practices = practices
        self._counts = numbering.joined({f: practices.columns[f].totals for f in names.SUGGESTED})

    def find(self, prefix: str, limit: int) -> list[Suggestion]:
        """Return the commonest completions: names first, words for the places left."""
        typed = fold(" ".join(prefix.split()))[: names.KEY]
        if not typed or limit < 1:
            return []
        found = self._names(typed, limit)
        return found + self._words(typed, limit - len(found), {fold(s.text) for s in found})

    def _names(self, typed: str, limit: int) -> list[Suggestion]:
        span = self._begun.keys.prefixed(typed)
        if not span:
            return []
        lists = self._begun.lists
        numbers = np.unique(lists.values[lists.offsets[span.start] : lists.offsets[span.stop]])
        counts = self._counts[numbers]
        order = np.lexsort((numbers, -counts))[: 2 * limit]
        found = []
        for place in order:
            if not counts[place]:
                continue
            facet, value = self._numbering.meaning(int(numbers[place]))
            info = self._practices.columns[facet].infos[value]
            text = _PLACE.get(facet, "{}").format(info.label)
            found.append(
                Suggestion(kind=_KINDS[facet], text=text, value=info.value, count=int(counts[place]))
            )
        return found[:limit]

    def _words(self, typed: str, limit: int, taken: set[str]) -> list[Suggestion]:
        if limit < 1 or len(typed) < _SHORTEST or " " in typed:
            return []
        folded = self._lexicon.folded
        counted: list[tuple[int, str]] = []
        for place in folded.keys.prefixed(typed)[:_SCANNED]:
            for number in folded.lists[place]:
                count = self._practices.postings.frequency(int(number))
                if count:
                    counted.append((count, self._lexicon.words[int(number)]))
        counted.sort(key=lambda item: (-item[0], item[1]))
        return [
            Suggestion(kind="word", text=word, value=word, count=count)
            for count, word in counted
            if not word.isnumeric() and fold(word) not in taken and not is_function_word(word)
        ][:limit]


_PLACE = {"county": "powiat {}", "region": "województwo {}"}
