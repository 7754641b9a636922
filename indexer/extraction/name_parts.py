"""What a word inside a name can be: a place, a person, a verb, a part of an enumeration."""

import re
from collections.abc import Sequence

from indexer.extraction.heads import HeadTable
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import QUOTES, Word

ROMAN = re.compile("[IVX]+")
_SEASONS = frozenset(("wiosna", "lato", "jesień", "zima"))
_LONGEST_ENUMERATION = 14
_LONGEST_COMPLEMENT = 5
_LINKS = word_set("names_links")
_OF_PLACES = ("ski", "cki", "dzki")
_OF_NO_PLACE = {"miejski", "wiejski", "europejski", "obywatelski"}


def is_place_word(word: Word) -> bool:
    """Tell whether a capitalised word can be a geographic name."""
    return word.form.capital and word.form.named("nazwa_geo")


def compound(found: Sequence[Word], j: int) -> bool:
    """Tell whether a dash that somebody spaced joins an adjective: "Społeczno – Gospodarczych"."""
    if j + 1 >= len(found):
        return False
    before, after = found[j - 1], found[j + 1]
    return (
        before.form.capital
        and before.text.lower().endswith("o")
        and after.form.capital
        and (after.form.has("adj") or after.text.endswith("o"))
    )


def enumerated(found: Sequence[Word], first: int, comma: int, table: HeadTable) -> int:
    """Return the end of an enumeration inside a name; the comma's number if it is none.

    "Fundacja Wspierania Rodzin, | Dzieci, Osób Starszych „Wrzos”", "Ministerstwo Rodziny, | Pracy i":
    capitalised common genitives after another, closed by "i", CAPS or quotation marks.
    """
    if comma <= first or not _common_genitive(found[comma - 1]):
        return comma
    j = comma + 1
    while j < len(found) and j - comma <= _LONGEST_ENUMERATION:
        word = found[j]
        closes = word.text in ("i", "oraz") or word.text in QUOTES or (word.form.caps and len(word.text) > 2)
        if closes and found[j - 1].text != ",":
            return j
        if word.text == "," and found[j - 1].text != ",":
            j += 1
            continue
        if not (_common_genitive(word) or word.lemma("on", "ich")) or table.at(found, j) is not None:
            return comma
        j += 1
    return comma


def _common_genitive(word: Word) -> bool:
    """Tell whether a capitalised word can be a common noun or an adjective in the genitive."""
    common = [r for r in word.form.readings if "gen" in r.cases and r.lemma[:1].islower()]
    thing = any(r.pos == "subst" for r in common)  # "Pracy" is a village too
    return word.kind == "word" and word.form.capital and bool(common) and (thing or not is_place_word(word))


def complement(found: Sequence[Word], j: int) -> int:
    """Return the number of the word after the lower-case genitives that begin at word j ("na rzecz …")."""
    end = j
    while end < len(found) and end - j < _LONGEST_COMPLEMENT:
        word = found[end]
        joins = word.text in ("i", "oraz") and end > j and end + 1 < len(found) and _genitive(found[end + 1])
        if word.form.capital or not (joins or _genitive(word)):
            break
        end += 1
    return end


def _genitive(word: Word) -> bool:
    return word.kind == "word" and "gen" in word.form.cases("subst", "adj", "ger", "ppas")


def is_predicate(word: Word) -> bool:
    """Tell whether a word, capitalised because all are, can only be a verb's: "ZAZ SIĘ ROZWIJA"."""
    if word.form.lemmas == {"się"}:
        return True
    return (
        word.form.caps
        and bool(word.form.readings)
        and all(r.pos in ("fin", "praet", "imps") for r in word.form.readings)
    )


def is_time(found: Sequence[Word], j: int) -> bool:
    """Tell whether a time begins at word j: "ZAZ | Jesienią 2017 roku …", "Rada Seniorów | III Kadencji"."""
    if ROMAN.fullmatch(found[j].text):
        i = j + 1
        while i < len(found) and (found[i].text == "i" or ROMAN.fullmatch(found[i].text)):
            i += 1
        return i < len(found) and found[i].lemma("kadencja")  # "I i II Kadencji"
    return any(r.lemma in _SEASONS and r.cases == {"inst"} for r in found[j].form.readings)


def of_many(head: Sequence[Word]) -> bool:
    """Tell whether a head stands in the genitive plural: "spółdzielni socjalnych"."""
    return any(
        {"pl"} == frozenset[str]().union(*(r.numbers for r in w.form.readings)) and "gen" in w.form.cases()
        for w in head
        if w.form.readings
    )


def is_person(found: Sequence[Word], j: int) -> bool:
    """Tell whether words j and j+1 are a forename and a surname in the nominative."""
    if j + 1 >= len(found):
        return False
    first, second = found[j], found[j + 1]
    if not second.form.capital or second.form.caps != first.form.caps or second.kind != "word":
        return False
    forename = any("imię" in r.names and "nom" in r.cases and "sg" in r.numbers for r in first.form.readings)
    if not forename:
        return False
    if second.form.named("nazwisko") or second.form.named("imię") or not second.form.readings:
        return True
    if not (j + 2 < len(found) and found[j + 2].is_word) and "nom" in second.form.cases("subst"):
        return True  # "prezes Fundacji Wrzos | Zofia Stodoła."
    return any(lemma.endswith(("ski", "cki", "ska", "cka")) for lemma in second.form.lemmas)


def is_common(word: Word) -> bool:
    """Tell whether a word names nothing by itself: a number, a common noun, an adjective of no place."""
    if word.kind == "number" or word.text in _LINKS:
        return True
    lemmas = {r.lemma for r in word.form.readings}
    return (
        word.kind == "word"
        and any(lemma.islower() for lemma in lemmas)
        and not any(lemma.endswith(_OF_PLACES) for lemma in lemmas - _OF_NO_PLACE)
    )


def of_saint(found: Sequence[Word], first: int, j: int) -> bool:
    """Tell whether words before j begin a patron's name: "im. Św. Brata Alberta Koło Gdańskie"."""
    return any(w.text.lower() in ("im", "św", "bł", "brata") for w in found[max(first, j - 3) : j])


def is_town(found: Sequence[Word], j: int) -> bool:
    """Tell whether a capitalised word after "w" or "z" is a town rather than a part of a name."""
    word = found[j]
    if not is_place_word(word):
        # An unknown capitalised word after "w" is more often a village than a part of a name.
        return not word.form.readings
    return True
