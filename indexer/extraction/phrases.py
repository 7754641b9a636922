"""Coordinated noun phrases: cutting a list into items that can each stand alone, in the nominative.

"odbioru i zagospodarowania odpadów stałych" is two items that share a complement, "usługi turystyczne,
gastronomiczne i pralnicze" three that share a head, "zajęcia dla dzieci i dorosłych" one. Where a
conjunction could join two levels, the case decides; where the case cannot, the meaning of the word after
it does: a name of an action begins a new item, a name of a thing continues the complement.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from indexer.extraction.aspects import aspect_before, aspects_first, is_aspect, is_undivided, with_aspects
from indexer.extraction.complements import (
    _LIGHT,
    complement_cases,
    is_trade,
    lacks_complement,
    needs_object,
    shared_complement,
)
from indexer.extraction.naming import NOUNS, analyse, inflect
from indexer.extraction.phrase_parts import Part, cut, is_action
from indexer.extraction.sharing import agrees, only_in_number, with_noun
from indexer.extraction.wording import compounded, unranked
from indexer.extraction.words import Word
from kb.text import best_lemma


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


def split_items(found: Sequence[Word], source: str, cases: Collection[str]) -> list[Item]:
    """Cut a coordination into its items.

    Args:
        found: the words of the coordination.
        source: the text that the words' offsets point into.
        cases: the case(s) its members stand in, e.g. ("acc",) after "prowadzi".
    """
    parts = _without_circumstances(cut(found), cases)
    groups: list[list[Part]] = []
    for part in parts:
        if groups and (
            aspect_before(found, groups[-1], part) or not _begins_item(found, groups[-1], part, cases)
        ):
            groups[-1].append(part)
        else:
            groups.append([part])
    return _texts(found, source, groups, cases)


def _without_circumstances(parts: list[Part], cases: Collection[str]) -> list[Part]:
    """Drop a prepositional phrase that a list begins with, and what it governs ("z informatyki, tańca")."""
    if not parts or not parts[0].preposition:
        return parts
    kept = next((n for n, p in enumerate(parts) if not p.preposition and p.cases & set(cases)), len(parts))
    return parts[kept:]


def _begins_item(found: Sequence[Word], group: list[Part], part: Part, cases: Collection[str]) -> bool:
    left = group[-1]
    if part.added:
        return True
    if part.preposition:
        return False
    if part.adjectives_only:
        if is_undivided(found, group[0]) and _agrees_with_head(found, group, part):
            return False
        return _agrees_with_head(found, group, part) or (left.adjectives_only and left is group[0])
    if left.adjectives_only and part.head is not None and len(group) == 1:
        return True
    if part.head is None:
        return False
    head = found[part.head]
    if head.lemma("usługa") and _is_service(found, group[0]):
        return True
    if head.form.has("adj") and part.cases & complement_cases(found, group) & set(cases):
        return False  # people told by a quality: "opieka nad chorymi i starszymi"
    if part.cases and not part.cases & set(cases):
        # A list that falls out of its case goes on in the nominative ("opieki nad dziećmi i promocja").
        return "nom" in part.cases and is_action(head)
    complement = complement_cases(found, group)
    if complement and not head.form.readings:
        return False  # a word that no dictionary has goes on with what it follows
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
    likely = best_lemma(word.text)  # "podwórek" is the genitive of "podwórko", hardly ever a noun of its own
    readings = [r for r in word.form.readings if r.lemma == likely] or word.form.readings
    singular = {c for r in readings if r.pos in NOUNS and "sg" in r.numbers for c in r.cases}
    return bool(singular & set(cases)) and "gen" not in singular


def _agrees_with_head(found: Sequence[Word], group: list[Part], part: Part) -> bool:
    lead = group[0]
    if lead.head is None:
        return False
    return agrees(found[part.first], found[_carrier(found, lead.head)])


def _carrier(found: Sequence[Word], head: int) -> int:
    """Return the noun that the adjectives tell apart: of "prowadzenie działalności", the second."""
    after = head + 1
    if found[head].lemma(*_LIGHT) and after < len(found) and found[after].form.has("subst"):
        return after
    return head


def _texts(
    found: Sequence[Word], source: str, groups: list[list[Part]], cases: Collection[str]
) -> list[Item]:
    items: list[Item] = []
    joint: Item | None = None
    for number, group in enumerate(groups):
        first, last = group[0].first, group[-1].last
        text = source[found[first].start : found[last - 1].end]
        lead = group[0]
        if len(group) > 1 and (whole := aspects_first(found, source, group, cases)) is not None:
            items.append(Item(whole, first, last))
            continue
        if lead.adjectives_only:
            if _aside(found, lead):
                continue
            shared = _shared_noun(groups, number)
            if shared is None:
                continue
            carrier = _carrier(found, shared)
            noun, adjective = found[carrier], found[first]
            before = any(g[0].head == shared for g in groups[:number])
            if before and only_in_number(noun, adjective):
                one = with_noun(noun, adjective, text, cases)
                if one is not None:
                    items.append(Item(one, first, last))
                continue
            whole = source[found[shared].start : noun.end] if before else ""
            text = f"{whole} {text}" if before else f"{text} {_from(found, source, groups, shared)}"
        elif (
            lead.head is not None
            and lead.head + 1 < lead.last
            and not found[lead.head + 1].form.has("subst")  # "nauka szycia osadzonych"
            and only_in_number(found[lead.head], found[lead.head + 1])
        ):
            rest = source[found[lead.head + 1].start : found[last - 1].end]
            one = with_noun(found[lead.head], found[lead.head + 1], rest, cases)
            if one is not None:
                items.append(Item(one, first, last))
                continue
        elif is_undivided(found, lead) and any(is_aspect(found, lead, p) for p in group[1:]):
            items.append(Item(with_aspects(found, source, group, cases), first, last))
            continue
        elif _is_service(found, lead) and len(group) > 1:
            items += _services(found, source, group)
            continue
        elif lacks_complement(found, group) and (sharing := _sharing(found, groups, number)) is not None:
            complement = shared_complement(found, source, sharing)
            rest = source[found[sharing[0].first].start : found[sharing[-1].last - 1].end]
            trade = not needs_object(found[lead.head or 0]) and is_trade(text, rest, cases)
            if complement and not trade:
                text = text + " " + complement
        nominative = inflect(unranked(compounded(text)), "nom", cases=cases)
        if nominative:
            if joint is not None:
                nominative = f"{joint.text} i {nominative}"
                first = joint.first
                items.pop()
            items.append(Item(nominative, first, last))
        joint = items[-1] if items and _joint(found, groups, number) else None
    return items


def _joint(found: Sequence[Word], groups: list[list[Part]], number: int) -> bool:
    """Tell whether a bare noun and the action after "i" make one activity: "opieka i pielęgnacja terenów"."""
    lead, after = groups[number][0], groups[number + 1][0] if number + 1 < len(groups) else None
    return (
        len(groups[number]) == 1
        and lead.head is not None
        and lead.last == lead.head + 1
        and found[lead.head].lemma(*_JOINT)
        and after is not None
        and after.joined
        and after.head is not None
        and is_action(found[after.head])
        and after.head + 1 < after.last
        and "gen" in found[after.head + 1].form.cases()
    )


#: Nouns too general to stand alone beside an action with a complement.
_JOINT = ("opieka", "dbałość", "troska", "prezentacja")


def _aside(found: Sequence[Word], part: Part) -> bool:
    """Tell whether adjectives only add something to the noun before: ", otwarte w 2018 r."."""
    return found[part.first].form.has("ppas", "pact") and any(
        found[i].form.has("prep") for i in range(part.first + 1, part.last)
    )


def _shared_noun(groups: list[list[Part]], number: int) -> int | None:
    """Return the number of the noun that a bare adjective shares, sooner before it than after it, or None."""
    for group in (*reversed(groups[:number]), *groups[number + 1 :]):
        if group[0].head is not None:
            return group[0].head
    return None


def _from(found: Sequence[Word], source: str, groups: list[list[Part]], head: int) -> str:
    """Return a noun with what follows it in its item."""
    last = next(group[-1].last for group in groups if group[0].head == head)
    return source[found[head].start : found[last - 1].end]


def _is_service(found: Sequence[Word], lead: Part) -> bool:
    return lead.head is not None and found[lead.head].lemma("usługa")


def _services(found: Sequence[Word], source: str, group: list[Part]) -> list[Item]:
    """Cut "usługi sprzątania i prania" into "usługi sprzątania" and "usługi prania"."""
    lead = group[0]
    assert lead.head is not None
    service = source[found[lead.first].start : found[lead.head].end]
    made = []
    for part in group:
        own = source[found[part.first].start : found[part.last - 1].end]
        text = own if part is lead else f"{service} {own}"
        made.append(Item(inflect(compounded(text), "nom"), part.first, part.last))
    return made


def _sharing(found: Sequence[Word], groups: list[list[Part]], number: int) -> list[Part] | None:
    """Return the later group that carries the complement of bare actions before a conjunction."""
    for group in groups[number + 1 :]:
        if group[0].joined:
            return group
        if not lacks_complement(found, group):
            return None
    return None


def head_of(found: Sequence[Word], cases: Collection[str] | None = None) -> Word | None:
    """Return the head noun of a phrase, or None."""
    analysis = analyse(found, cases=cases)
    return found[analysis.head] if analysis else None
