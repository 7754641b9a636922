"""The nominative of a village that the gazetteer lacks: by the dictionary, by endings, by the voivodeship."""

import re
from functools import lru_cache

from indexer.extraction.naming import nominative
from indexer.extraction.place.inflect import endings
from kb.morphology import analyse

#: Letters of cases to those of the dictionary's tags.
CASES = {"L": "loc", "G": "gen", "I": "inst", "A": "acc"}
_NORTH_AND_WEST = {"04", "08", "20", "22", "28", "30", "32"}


@lru_cache(maxsize=10_000)
def named(text: str, cases: str) -> str:
    """Return the nominative of a village's name as the text has it.

    Args:
        cases: letters of the cases that the preposition asks for; "" after "wieś", where it may stand
            undeclined.
    """
    if not cases:
        return text if _nominative_form(text) else nominative(text)
    asked = tuple(CASES[c] for c in cases if c in CASES)
    parts = []
    for part in re.split(r"(\s?-\s?)", text):
        found = nominative(part, cases=asked) if part.strip(" -") else part
        parts.append(_by_ending(part, cases) if found == part and part.isalpha() else found)
    return "".join(parts)


def alternative(name: str) -> str:
    """Return "Drzonów" for "Drzonowo" and the other way round; "" for other names."""
    if name.endswith("owo"):
        return name[:-3] + "ów"
    return name[:-2] + "owo" if name.endswith("ów") else ""


def regional(name: str, region: str) -> str:
    """Return "Drzonowo" or "Drzonów", which share most of their forms, by the voivodeship.

    Of the localities of the gazetteer on the two, 117 of 165 end in -owo in the north and west, 393 of 407
    in -ów elsewhere. Only where the dictionary knows both names or neither.
    """
    other = alternative(name)
    if not other or bool(analyse(name)) != bool(analyse(other)):
        return name
    return max(name, other, key=lambda n: n.endswith("owo") == (region in _NORTH_AND_WEST))


def _nominative_form(text: str) -> bool:
    first = text.split()[0]
    return not (found := analyse(first)) or any(":nom" in r.tag for r in found)


def _by_ending(word: str, cases: str) -> str:
    """Return the nominative of a name the dictionary lacks, by the longest ending that fits a case."""
    columns = {"L": "locative", "G": "genitive", "I": "instrumental", "A": "accusative"}
    fitting = [
        (len(row[columns[c]]), -n, row[columns[c]], row["nominative"])
        for c in cases
        if c in columns
        for n, row in enumerate(endings())
        if word.endswith(row[columns[c]]) and len(word) > len(row[columns[c]]) + 1
    ]
    if not fitting:
        return word
    _, _, ending, nominative_ending = max(fitting)
    return word.removesuffix(ending) + nominative_ending
