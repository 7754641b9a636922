"""Stretches of a coordination between its commas and conjunctions, and what each can be."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.extraction.heads import DATA
from indexer.extraction.naming import ADJECTIVES, NOUNS
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word

_CONJUNCTIONS = frozenset(["i", "oraz", "lub", "czy", "albo", "bądź", "ani"])


_FILLERS = word_set("phrases_fillers")


_ALL_CASES = 7  # of a surname that is not declined
_ADDED = frozenset(("tego", "tym", "przykład"))
_ET_CETERA = frozenset(("itp", "itd", "etc"))


#: What adds a member to a list: "… i sklep, do tego bar".
ADDITIONS = frozenset((("do", "tego"), ("poza", "tym"), ("oprócz", "tego"), ("na", "przykład")))


_ACTION_ENDINGS = ("acja", "kcja", "ctwo", "stwo", "terapia", "ystyka", "logia", "grafia")


@lru_cache(maxsize=1)
def _action_nouns() -> frozenset[str]:
    table = tomllib.loads((DATA / "activities.toml").read_text(encoding="utf-8"))
    return frozenset(table["action_nouns"])


def is_action(word: Word) -> bool:
    """Tell whether a noun names an action: a gerund, a trade, a known noun of action."""
    if word.form.has("ger"):
        return True
    lemmas = word.form.lemmas
    return any(lemma in _action_nouns() or lemma.endswith(_ACTION_ENDINGS) for lemma in lemmas)


@dataclass(slots=True)
class Part:
    """A stretch between two separators: [first, last), and what it can be.

    `joined`: after a conjunction; `added`: after a semicolon, "do tego", "poza tym".
    """

    first: int
    last: int
    head: int | None
    cases: frozenset[str]
    adjectives_only: bool
    preposition: bool
    joined: bool = False
    added: bool = False


def cut(found: Sequence[Word]) -> list[Part]:
    """Return the parts of a coordination, small words around them left out."""
    parts: list[Part] = []
    start, depth, joined, semicolon = 0, 0, False, False
    for i, word in enumerate([*found, None]):
        if word is not None:
            depth += (word.text == "(") - (word.text == ")")
        if word is None or (depth <= 0 and (word.text in ",;/" or _conjunction(found, i))):
            first, last = _trim(found, start, i)
            if first < last:
                part = part_at(found, first, last)
                part.joined = joined
                part.added = semicolon or (first > start and found[first - 1].text.lower() in _ADDED)
                parts.append(part)
                joined = False
            start, semicolon = i + 1, word is not None and word.text == ";"
            joined = joined or (word is not None and _conjunction(found, i))
    return parts


def _conjunction(found: Sequence[Word], i: int) -> bool:
    """Tell whether a conjunction stands at i: "i", "oraz", "a także"."""
    lower = found[i].text.lower()
    if lower in _CONJUNCTIONS and _between_adjectives(found, i):
        return False
    return lower in _CONJUNCTIONS or (
        lower == "a" and i + 1 < len(found) and found[i + 1].text.lower() in ("także", "również", "ponadto")
    )


def _between_adjectives(found: Sequence[Word], i: int) -> bool:
    """Tell whether a conjunction joins adjectives behind a preposition: "ze znacznym | i | lekkim bólem"."""
    if not 1 < i < len(found) - 2 or not found[i - 2].form.has("prep") or found[i - 1].form.has("subst"):
        return False
    left, right, noun = found[i - 1].form, found[i + 1].form, found[i + 2].form
    return bool(left.cases("adj") & right.cases("adj") & noun.cases("subst"))


def _trim(found: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    lead = first + (found[first].text.lower() == "a") if first < last else first
    if lead + 1 < last and (found[lead].text.lower(), found[lead + 1].text.lower()) in ADDITIONS:
        first = lead + 2
    if first + 2 < last and of_kinds(found[first], found[first + 1]):
        first += 2
    if first + 2 < last and found[first].text.lower() == "szeroko":
        first += 1
    if first + 1 < last and found[first].form.has("ppas") and found[first].lemma("rozumieć"):
        first += 1
    first = _past_date(found, first, last)
    while (
        first < last
        and (not found[first].is_word or found[first].text.lower() in _FILLERS)
        and (found[first].text != "(" and not _meaningful(found, first, last))
    ):
        first += 1
    while last > first and (
        (not found[last - 1].is_word and found[last - 1].text not in '”"»)')
        or found[last - 1].text.lower() in _ET_CETERA
    ):
        last -= 1
    return first, _before_bracket(found, first, last)


def _past_date(found: Sequence[Word], first: int, last: int) -> int:
    """Return where a part begins behind its date: "od 2006 r. | szwalnię"."""
    if first + 2 < last and found[first].text in ("od", "w") and _YEAR.fullmatch(found[first + 1].text):
        after = first + 2
        after += found[after].text in ("r", "roku")
        after += after < last and found[after].text == "."
        return after if after < last else first
    return first


_YEAR = re.compile(r"(?:19|20)\d\d")


def of_kinds(adjective: Word, noun: Word) -> bool:
    """Tell whether two words only say that there are many kinds: "różnego rodzaju", "wszelkiego typu"."""
    return noun.text.lower() in ("rodzaju", "typu") and adjective.lemma(*_MANY_KINDS)


_MANY_KINDS = ("różny", "wszelki", "rozmaity", "inny", "każdy", "wieloraki", "przeróżny", "różnoraki")


def names_a_man(word: Word) -> bool:
    """Tell whether a noun can only be who does something: "wystawę organizuje marszałek"."""
    declined = [r for r in word.form.readings if r.pos == "subst" and len(r.cases) < _ALL_CASES]
    return bool(declined) and all(r.genders == {"m1"} and r.cases <= {"nom", "voc"} for r in declined)


def _before_bracket(found: Sequence[Word], first: int, last: int) -> int:
    """Return where a part ends without the bracket behind it: "usługi kurierskie (listy, paczki)"."""
    if last - 1 <= first or found[last - 1].text != ")":
        return last
    opening = next((i for i in range(last - 2, first, -1) if found[i].text == "("), None)
    return opening if opening is not None else last


def _meaningful(found: Sequence[Word], i: int, last: int) -> bool:
    """Tell whether a small word at i begins a phrase of its own ("w tym", "w głównej mierze" do not)."""
    if found[i].text.lower() != "w" or i + 1 >= last:
        return False
    return found[i + 1].text.lower() not in _FILLERS


def part_at(found: Sequence[Word], first: int, last: int) -> Part:
    """Return what the words[first:last] of a coordination can be."""
    lead = found[first]
    preposition = (lead.form.has("prep") and not lead.form.has("subst", "ger")) or lead.text.lower() in (
        "w",
        "z",
        "do",
    )
    head, cases, adjectives = None, frozenset[str](), 0
    for i in range(first, min(last, first + 5)):
        word = found[i]
        if not word.is_word or (word.form.has("prep") and word.text.islower() and i > first):
            break
        if word.form.has(*NOUNS) and not _is_adjective_here(found, i, last):
            head, cases = i, _noun_cases(word)
            break
        if word.form.has(*ADJECTIVES):
            adjectives += 1
            cases = cases or word.form.cases(*ADJECTIVES)
            continue
        if not word.form.readings:
            head = i
            break
        if not word.form.has("adv", "adja", "num", "part", "qub"):
            break
    return Part(first, last, head, cases, head is None and adjectives > 0, preposition)


def _noun_cases(word: Word) -> frozenset[str]:
    """Return the cases of a noun; a gerund counts in the singular only ("prania" is no nominative plural)."""
    return frozenset().union(
        *(r.cases for r in word.form.readings if r.pos in NOUNS and (r.pos != "ger" or "sg" in r.numbers))
    )


def _is_adjective_here(found: Sequence[Word], i: int, last: int) -> bool:
    """Tell whether a word that can be noun or adjective ("stałe", "socjalna") is followed by its noun."""
    word = found[i]
    if not word.form.has("adj", "ppas", "pact"):
        return False
    stems = {r.lemma[:-1] for r in word.form.readings if r.pos == "adj"}
    if any(
        r.pos == "ger"
        or (r.pos == "subst" and not r.lemma.endswith(("y", "i")) and r.lemma[:-1] not in stems)
        for r in word.form.readings
    ):
        return False
    if i + 1 < last and found[i + 1].form.has(*NOUNS) and not found[i + 1].form.has("adj"):
        after, own = found[i + 1].form.cases(*NOUNS), word.form.cases("adj", "ppas", "pact")
        return bool(after & own)
    return i + 1 >= last
