"""Adjectives of names: those before a head, those of towns, and whether one agrees with a noun."""

import re
from collections.abc import Sequence

from indexer.extraction.heads import HeadMatch
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import DASHES, Word

#: Adjectives that are capitalised where a sentence begins, and say nothing about a name.
_NOT_NAMING = word_set("organisations_not_naming")
#: Forms of adjectives made of towns, as the dictionary may lack them.
_OF_TOWN = re.compile(r"(\w{2,}(?:[sc]|dz)k)(?:i|iego|iemu|im|ich|imi|a|iej|ą|ie)", re.IGNORECASE)
_OFFICERS = word_set("officers")  # "Przewodnicząca Rady Gminy"


def leading_adjectives(found: Sequence[Word], match: HeadMatch) -> int:
    """Return the number of the first capitalised adjective before a head that belongs to the name."""
    first = match.first
    head_word = found[first]
    if match.head.acronym:
        return first
    i = first
    while i > 0:
        word = found[i - 1]
        if word.kind != "word" or not word.form.capital or (word.form.caps and not head_word.form.caps):
            break
        if not word.form.has("adj") and not _unlisted(found, i - 1):
            break
        if word.lemma(*_NOT_NAMING) or word.lemma(*_OFFICERS):
            break
        if word.form.has("adj") and not agree(word, head_word):
            break
        if i >= 2 and word.form.has("adj") and found[i - 2].form.capital and _of_noun(word, found[i - 2]):
            break  # "Wydziału Rozwoju Społecznego | Urzędu Miasta"
        i -= 1
    if 2 <= i < first and found[i - 1].text in DASHES and _first_part(found[i - 2]):
        i -= 2
    if i < first and not head_word.form.capital:
        # "Krakowska spółdzielnia" at the start of a sentence tells where it is, not its name.
        return first
    return i


def _unlisted(found: Sequence[Word], i: int) -> bool:
    """Tell whether word i looks like an adjective that the dictionary lacks, or has for a surname only."""
    word = found[i]
    surname = all(r.names == ("nazwisko",) for r in word.form.readings)
    forename = i > 0 and found[i - 1].form.named("imię")
    return surname and not forename and town_stem(word) is not None


def town_stem(word: Word) -> str | None:
    """Return the stem of a town's unlisted adjective, "Gogolińsk" of "Gogolińskiego", or None.

    A surname of the same form ("Kowalskiego") is not told apart.
    """
    unlisted = _OF_TOWN.fullmatch(word.text) if not word.form.has("adj") else None
    return unlisted.group(1) if unlisted else None


def _of_noun(word: Word, noun: Word) -> bool:
    """Tell whether an adjective stands behind its noun; one of a town stands before the next."""
    if any(lemma.endswith(("ski", "cki")) for lemma in word.form.lemmas):
        return False
    return noun.form.has("subst", "ger") and not noun.form.has("adj") and agree(word, noun)


def _first_part(word: Word) -> bool:
    """Tell whether a word is the first half of an adjective: "Kujawsko" of "Kujawsko- Pomorskie"."""
    return word.form.capital and word.text.lower().endswith(("sko", "cko", "czno", "lno"))


def agree(word: Word, head: Word, lemma: str | None = None) -> bool:
    """Tell whether an adjective can agree with a noun in case, number and gender.

    Args:
        word: the adjective.
        head: the noun.
        lemma: the noun's lemma, where it is known; None for any of its readings.
    """
    if not word.form.readings or not head.form.readings:
        return True
    for a in word.form.readings:
        if a.pos != "adj":
            continue
        for b in head.form.readings:
            if lemma is not None and b.lemma.lower() != lemma:
                continue
            if any(name.startswith("nazwisko") for name in b.names):
                continue  # a surname that looks like a noun may stand in any case
            if a.cases & b.cases and a.numbers & b.numbers and (not a.genders or a.genders & b.genders):
                return True
    return False
