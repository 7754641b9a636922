"""Complements that members of a coordination share: "odbiór i zagospodarowanie odpadów"."""

from collections.abc import Collection, Sequence

from indexer.extraction.naming import ADJECTIVES, NOUNS, inflect
from indexer.extraction.phrase_parts import Part, is_action
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word
from kb.vocabulary.matcher import classify

#: Gerunds, by their verbs, that say nothing of the trade.
_LIGHT = ("prowadzić", "świadczyć", "wykonywać", "realizować", "oferować", "prowadzenie", "świadczenie")


def complement_cases(found: Sequence[Word], group: list[Part]) -> frozenset[str]:
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


def lacks_complement(found: Sequence[Word], group: list[Part]) -> bool:
    """Tell whether a member of a list is a bare action, waiting for the object of its neighbour."""
    lead = group[0]
    if len(group) > 1 or lead.head is None or lead.last != lead.head + 1:
        return False
    return found[lead.head].form.has("ger") or needs_object(found[lead.head])


#: From this score on, a type is sure.
_SURE = 0.7
_OBJECT_NOUNS = word_set("phrases_object_nouns")


def needs_object(word: Word) -> bool:
    """Tell whether a noun of action says little without its object ("odbiór", "wynajem")."""
    return not word.form.lemmas.isdisjoint(_OBJECT_NOUNS)


def shared_complement(found: Sequence[Word], source: str, group: list[Part]) -> str:
    """Return the object in the genitive that an action shares with those before it; "" for none."""
    lead = group[0]
    if lead.head is None or not is_action(found[lead.head]) or group[-1].last <= lead.head + 1:
        return ""
    after = found[lead.head + 1]
    if not (after.form.has(*NOUNS, *ADJECTIVES) and "gen" in after.form.cases()):
        return ""
    return source[after.start : found[group[-1].last - 1].end]


def is_trade(text: str, rest: str, cases: Collection[str]) -> bool:
    """Tell whether a bare action is a trade of its own: "szycia | i pielęgnacji zieleni".

    Args:
        text: the action. rest: the action behind it, with its object.
        cases: the cases they can stand in.
    """
    own, other = (classify(inflect(t, "nom", cases=cases)) for t in (text, rest))
    return bool(own and other) and own[0].score >= _SURE and own[0].sector != other[0].sector
