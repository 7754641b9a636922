"""Acts with several aspects: "rehabilitacja zawodowa, społeczna i lecznicza" is one act."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from indexer.extraction.naming import ADJECTIVES, inflect
from indexer.extraction.phrase_parts import Part
from indexer.extraction.sharing import agrees, with_noun
from indexer.extraction.wording import compounded
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word

UNDIVIDED = word_set("phrases_undivided")


def is_undivided(found: Sequence[Word], lead: Part) -> bool:
    """Tell whether adjectives tell aspects of one act: "rehabilitacja zawodowa i społeczna".

    Args:
        found: the words of a coordination.
        lead: its first part.
    """
    return (
        lead.head is not None
        and found[lead.head].lemma(*UNDIVIDED)
        and lead.head + 1 < lead.last
        and found[lead.head + 1].form.has(*ADJECTIVES)
    )


def is_aspect(found: Sequence[Word], lead: Part, part: Part) -> bool:
    """Tell whether a part begins with an adjective of the act before: "… zawodowa i | społeczna osób".

    Args:
        found: the words of a coordination.
        lead: the part with the act.
        part: a later one.
    """
    if part.adjectives_only or lead.head is None or part.head is None:
        return part.adjectives_only
    adjective = found[part.first]
    return (
        part.first < part.head
        and agrees(adjective, found[lead.head])
        and not agrees(adjective, found[part.head])
    )


def aspect_before(found: Sequence[Word], group: list[Part], part: Part) -> bool:
    """Tell whether an adjective before "i" tells an aspect of one act: "społeczną i zawodową rehabilitację".

    Args:
        found: the words of a coordination.
        group: the parts of the item before.
        part: the part after "i".
    """
    return (
        len(group) == 1
        and group[0].adjectives_only
        and part.joined
        and part.head is not None
        and part.head > part.first
        and found[part.head].lemma(*UNDIVIDED)
        and agrees(found[group[0].first], found[part.head])
    )


def aspects_first(
    found: Sequence[Word], source: str, group: list[Part], cases: Collection[str]
) -> str | None:
    """Return an act with the adjectives before it in the nominative, behind it; None for other items."""
    left, part = group[0], group[1]
    if part.head is None or not aspect_before(found, [left], part):
        return None
    noun, adjective = found[part.head], found[left.first]
    first = with_noun(noun, adjective, adjective.text, cases)
    second = with_noun(noun, found[part.first], found[part.first].text, cases)
    if first is None or second is None:
        return None
    rest = source[noun.end : found[group[-1].last - 1].end]
    return f"{first} i {second.partition(' ')[2]}{rest}"


def with_aspects(found: Sequence[Word], source: str, group: list[Part], cases: Collection[str]) -> str:
    """Return an act with all its adjectives in the nominative.

    Args:
        found: the words of the coordination.
        source: the text that the words' offsets point into.
        group: the parts of the act.
        cases: the cases it can stand in.
    """
    lead = group[0]
    assert lead.head is not None
    text = inflect(compounded(source[found[lead.first].start : found[lead.last - 1].end]), "nom", cases=cases)
    for left, part in pairwise(group):
        own = source[found[part.first].start : found[part.last - 1].end]
        if is_aspect(found, lead, part):
            whole = with_noun(found[lead.head], found[part.first], own, cases) or own
            own = whole.partition(" ")[2] or own
        text += source[found[left.last - 1].end : found[part.first].start] + own
    return text
