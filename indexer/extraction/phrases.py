"""Coordinated noun phrases: cutting a list into items that can each stand alone, in the nominative.

"odbioru i zagospodarowania odpadów stałych" is two items that share a complement, "usługi turystyczne,
gastronomiczne i pralnicze" three that share a head, "zajęcia dla dzieci i dorosłych" one. Where a
conjunction could join two levels, the case decides; where the case cannot, the meaning of the word after
it does: a name of an action begins a new item, a name of a thing continues the complement.
"""

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.extraction.heads import DATA
from indexer.extraction.naming import ADJECTIVES, NOUNS, analyse, inflect
from indexer.extraction.words import Word
from indexer.extraction.wordlists import word_set

_CONJUNCTIONS = frozenset(["i", "oraz", "lub", "czy", "albo", "bądź", "ani"])
_FILLERS = word_set("phrases_fillers")
_ADDITIONS = frozenset((("do", "tego"), ("poza", "tym"), ("oprócz", "tego"), ("na", "przykład")))
_ACTION_ENDINGS = ("acja", "kcja", "ctwo", "stwo", "terapia", "ystyka", "logia", "grafia")


@lru_cache(maxsize=1)
def _action_nouns() -> frozenset[str]:
    table = tomllib.loads((DATA / "activities.toml").read_text(encoding="utf-8"))
    return frozenset(table["action_nouns"])


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a coordination.

    Attributes:
        text: in the nominative, readable on its own.
        first, last: words[first:last] it comes from (of the list given), its own part only.
    """

    text: str
    first: int
    last: int


def is_action(word: Word) -> bool:
    """Tell whether a noun names an action: a gerund, a trade, a known noun of action."""
    if word.form.has("ger"):
        return True
    lemmas = word.form.lemmas
    return any(lemma in _action_nouns() or lemma.endswith(_ACTION_ENDINGS) for lemma in lemmas)


@dataclass(slots=True)
class _Part:
    """A stretch between two separators: [first, last), and what it can be; `joined` by a conjunction before it."""

    first: int
    last: int
    head: int | None
    cases: frozenset[str]
    adjectives_only: bool
    preposition: bool
    joined: bool = False


def split_items(found: Sequence[Word], source: str, cases: Collection[str]) -> list[Item]:
    """Cut a coordination into its items.

    Args:
        found: the words of the coordination.
        source: the text that the words' offsets point into.
        cases: the case(s) its members stand in, e.g. ("acc",) after "prowadzi".
    """
    parts = _parts(found)
    groups: list[list[_Part]] = []
    for part in parts:
        if groups and not _begins_item(found, groups[-1], part, cases):
            groups[-1].append(part)
        else:
            groups.append([part])
    return _texts(found, source, groups, cases)


def _parts(found: Sequence[Word]) -> list[_Part]:
    parts: list[_Part] = []
    start, depth, joined = 0, 0, False
    for i, word in enumerate([*found, None]):
        if word is not None:
            depth += (word.text == "(") - (word.text == ")")
        if word is None or (depth <= 0 and (word.text in ",;/" or word.text.lower() in _CONJUNCTIONS)):
            first, last = _trim(found, start, i)
            if first < last:
                part = _part(found, first, last)
                part.joined = joined
                parts.append(part)
                joined = False
            start = i + 1
            joined = joined or (word is not None and word.text.lower() in _CONJUNCTIONS)
    return parts


def _trim(found: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    if first + 1 < last and (found[first].text.lower(), found[first + 1].text.lower()) in _ADDITIONS:
        first += 2
    while (
        first < last
        and (not found[first].is_word or found[first].text.lower() in _FILLERS)
        and (found[first].text != "(" and not _meaningful(found, first, last))
    ):
        first += 1
    while last > first and not found[last - 1].is_word and found[last - 1].text not in '”"»)':
        last -= 1
    return first, last


def _meaningful(found: Sequence[Word], i: int, last: int) -> bool:
    """Tell whether a small word at i begins a phrase of its own ("w tym", "w głównej mierze" do not)."""
    if found[i].text.lower() != "w" or i + 1 >= last:
        return False
    return found[i + 1].text.lower() not in _FILLERS


def _part(found: Sequence[Word], first: int, last: int) -> _Part:
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
    return _Part(first, last, head, cases, head is None and adjectives > 0, preposition)


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
    if any(
        r.pos in ("subst", "ger") and not r.lemma.endswith(("y", "i", "a", "e")) for r in word.form.readings
    ):
        return False
    if i + 1 < last and found[i + 1].form.has(*NOUNS) and not found[i + 1].form.has("adj"):
        after, own = found[i + 1].form.cases(*NOUNS), word.form.cases("adj", "ppas", "pact")
        return bool(after & own)
    return i + 1 >= last


def _begins_item(found: Sequence[Word], group: list[_Part], part: _Part, cases: Collection[str]) -> bool:
    left = group[-1]
    if part.preposition:
        return False
    if part.adjectives_only:
        return _agrees_with_head(found, group, part) or left.adjectives_only
    if left.adjectives_only and part.head is not None and len(group) == 1:
        return True
    if part.head is None:
        return False
    head = found[part.head]
    if part.cases and not part.cases & set(cases):
        # A list that falls out of its case goes on in the nominative ("opieki nad dziećmi i promocja miasta").
        return "nom" in part.cases and is_action(head)
    complement = _complement_cases(found, group)
    if not (complement & part.cases):
        return True
    if _is_service(found, group[0]) and "gen" in complement & part.cases and "gen" not in cases:
        return False
    if is_action(head):
        return True
    if "gen" in cases:
        lead = group[0]
        return (
            lead.last - (lead.head or lead.first) == 1
            and len(group) == 1
            and not (lead.head is not None and found[lead.head].form.has("ger"))
        )
    # acc, inst, nom: a form that is also genitive after a genitive complement continues it.
    own = part.cases & set(cases)
    return not (own and "gen" in part.cases & complement and not _prefers(head, cases)) and not (
        part.cases & complement and not own
    )


def _prefers(word: Word, cases: Collection[str]) -> bool:
    """Tell whether a form that can be genitive too is more likely in one of the cases: by its number."""
    singular = {c for r in word.form.readings if r.pos in NOUNS and "sg" in r.numbers for c in r.cases}
    return bool(singular & set(cases)) and "gen" not in singular


def _agrees_with_head(found: Sequence[Word], group: list[_Part], part: _Part) -> bool:
    lead = group[0]
    if lead.head is None:
        return False
    noun, adjective = found[lead.head], found[part.first]
    return any(
        a.cases & n.cases and a.numbers & n.numbers and a.genders & n.genders
        for a in adjective.form.readings
        if a.pos in ADJECTIVES
        for n in noun.form.readings
        if n.pos in NOUNS
    )


def _complement_cases(found: Sequence[Word], group: list[_Part]) -> frozenset[str]:
    """Return the cases in which the words after the head of an item can stand."""
    lead = group[0]
    if lead.head is None:
        return frozenset()
    cases = frozenset[str]()
    for i in range(lead.head + 1, group[-1].last):
        word = found[i]
        if word.is_word and word.form.has(*NOUNS):
            cases |= word.form.cases(*NOUNS)
    if not cases and is_action(found[lead.head]):
        return frozenset()
    return cases


def _texts(
    found: Sequence[Word], source: str, groups: list[list[_Part]], cases: Collection[str]
) -> list[Item]:
    items: list[Item] = []
    for number, group in enumerate(groups):
        first, last = group[0].first, group[-1].last
        text = source[found[first].start : found[last - 1].end]
        lead = group[0]
        if lead.adjectives_only:
            shared = _shared_noun(found, source, groups, number)
            if shared is None:
                continue
            text = shared[0] + " " + text if shared[1] else text + " " + shared[0]
        elif _is_service(found, lead) and len(group) > 1:
            items += _services(found, source, group)
            continue
        elif _lacks_complement(found, group) and (sharing := _sharing(found, groups, number)) is not None:
            complement = _shared_complement(found, source, sharing)
            if complement:
                text = text + " " + complement
        nominative = inflect(" ".join(text.split()), "nom", cases=cases)
        if nominative:
            items.append(Item(nominative, first, last))
    return items


def _shared_noun(
    found: Sequence[Word], source: str, groups: list[list[_Part]], number: int
) -> tuple[str, bool] | None:
    """Return the noun that a bare adjective shares, and whether it comes before it."""
    for group in reversed(groups[:number]):
        lead = group[0]
        if lead.head is not None:
            return source[found[lead.first].start : found[lead.head].end] if lead.first == lead.head else (
                found[lead.head].text
            ), True
    for group in groups[number + 1 :]:
        lead = group[0]
        if lead.head is not None:
            return source[found[lead.head].start : found[group[-1].last - 1].end], False
    return None


def _is_service(found: Sequence[Word], lead: _Part) -> bool:
    return lead.head is not None and found[lead.head].lemma("usługa")


def _services(found: Sequence[Word], source: str, group: list[_Part]) -> list[Item]:
    """Cut "usługi sprzątania i prania" into "usługi sprzątania" and "usługi prania"."""
    lead = group[0]
    assert lead.head is not None
    service = source[found[lead.first].start : found[lead.head].end]
    made = []
    for part in group:
        own = source[found[part.first].start : found[part.last - 1].end]
        text = own if part is lead else f"{service} {own}"
        made.append(Item(inflect(" ".join(text.split()), "nom"), part.first, part.last))
    return made


def _sharing(found: Sequence[Word], groups: list[list[_Part]], number: int) -> list[_Part] | None:
    """Return the later group that carries the complement of a list of bare actions closed by a conjunction."""
    for group in groups[number + 1 :]:
        if group[0].joined:
            return group
        if not _lacks_complement(found, group):
            return None
    return None


def _lacks_complement(found: Sequence[Word], group: list[_Part]) -> bool:
    lead = group[0]
    return (
        len(group) == 1
        and lead.head is not None
        and lead.last == lead.head + 1
        and found[lead.head].form.has("ger")
    ) or (
        len(group) == 1
        and lead.head is not None
        and lead.last == lead.head + 1
        and _needs_object(found[lead.head])
    )


_OBJECT_NOUNS = word_set("phrases_object_nouns")


def _needs_object(word: Word) -> bool:
    return not word.form.lemmas.isdisjoint(_OBJECT_NOUNS)


def _shared_complement(found: Sequence[Word], source: str, group: list[_Part]) -> str:
    lead = group[0]
    if lead.head is None or not is_action(found[lead.head]) or group[-1].last <= lead.head + 1:
        return ""
    after = found[lead.head + 1]
    if not (after.form.has(*NOUNS, *ADJECTIVES) and "gen" in after.form.cases()):
        return ""
    return source[after.start : found[group[-1].last - 1].end]


def head_of(found: Sequence[Word], cases: Collection[str] | None = None) -> Word | None:
    """Return the head noun of a phrase, or None."""
    analysis = analyse(found, cases=cases)
    return found[analysis.head] if analysis else None
