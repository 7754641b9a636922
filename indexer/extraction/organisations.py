"""Mentions of organisations by rule: a head, found by lemma, and the proper name around it.

What the rules are sure of: a legal form followed by a name in quotation marks, in CAPS or capitalised
("Spółdzielnię Socjalną »Dębianka«"), an adjective before a form ("Wrocławski Zakład Aktywności
Zawodowej"), a form that a town has once with its town ("CIS w Częstochowie"). A form without any name
("Centrum", "spółdzielnia ta") is a reference: `indexer.extraction.references` finds whose.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.extraction.adjectives import leading_adjectives
from indexer.extraction.companies import companies
from indexer.extraction.document import Doc
from indexer.extraction.heads import Head, HeadMatch, head_table
from indexer.extraction.listed import is_plural, list_start, listed_names, set_off
from indexer.extraction.name_checks import is_general, is_owner, may_have_name, owner_inside
from indexer.extraction.names import own_name
from indexer.extraction.quotes import NameRun, quoted
from indexer.extraction.towns import FROM, further_towns, town_after
from indexer.extraction.words import DASHES, QUOTES, Word

_SCORES = {"quoted": 0.97, "caps": 0.95, "capital": 0.85, "adjective": 0.85, "place": 0.85, "bare": 0.5}
_SHORT = 8
#: What a society has one of in a town: "Koło w Gdańsku".
_BRANCHES = ("koło", "oddział", "filia", "okręg")


@dataclass(frozen=True, slots=True)
class OrgMention:
    """A mention of an organisation, a venue, or something that only looks like one.

    Attributes:
        first, last: words[first:last].
        head: None for a name found without a head (an alias, a model's entity).
        head_first, head_last: words of the head.
        adjective: number of the first adjective before the head that belongs to the name; head_first if none.
        own: words of the proper part, or None.
        place: words of the town that belongs to the name ("w Częstochowie" without "w"), or None.
        capital: the head is capitalised inside a sentence, or in CAPS.
        inside: it stands in the name of another, which it runs: "ZAZ | Fundacji „Wrzos”".
    """

    first: int
    last: int
    head: Head | None
    head_first: int
    head_last: int
    own: NameRun | None
    place: tuple[int, int] | None
    capital: bool
    method: str
    score: float
    inside: bool = False

    @property
    def named(self) -> bool:
        """True when the mention says which organisation, not only what kind."""
        return (
            self.own is not None
            or self.place is not None
            or self.first < self.head_first
            or (self.head is not None and self.head.named)
        )

    @property
    def kind(self) -> str:
        """The kind of its head."""
        return self.head.kind if self.head else "organisation"


def find_mentions(doc: Doc) -> list[OrgMention]:
    """Return all mentions of organisations and venues that rules find, from left to right.

    References ("Centrum") are among them, with `named` false; names of projects, awards and programmes
    are too, with kind "not_organisation": other extractors must keep off them.
    """
    found: list[OrgMention] = []
    for sentence in doc.sentences:
        own_block = doc.block_of(sentence).kind in ("row", "heading", "item")
        for first, last in doc.stretches(sentence):
            found += _in_stretch(doc.words[first:last], first, own_block=own_block)
    return found


def _in_stretch(words: Sequence[Word], first: int, *, own_block: bool) -> list[OrgMention]:
    found = []
    position = 0
    while position < len(words):
        match = head_table().at(words, position)
        if match is None:
            position += 1
            continue
        mention = _mention(words, match, own_block=own_block)
        joined = _double(words, mention) or _after_its_name(words, mention)
        if joined is not None:
            mention = joined
        mention = _with_branch(words, mention)
        found.append(_shift(mention, first))
        if mention.own is not None and (owner := owner_inside(words, mention.head, mention.own)) is not None:
            inner = _mention(words[: mention.last], owner, own_block=False)
            if inner.own is not None:
                found.append(_shift(replace(inner, inside=True), first))
        position = max(mention.last, match.last)
        for town in _others_of_kind(words, mention):
            found.append(_shift(replace(mention, first=town[0], last=town[1], place=town), first))
            position = town[1]
        for run, after in _others_by_name(words, mention):
            another = replace(
                mention, first=run.first, last=run.last, own=run, method=f"rule:form+{run.shape}"
            )
            found.append(_shift(replace(another, score=_SCORES[run.shape]), first))
            position = after
    taken = {i - first for m in found for i in range(m.first, m.last)}
    found += [_shift(_company(run), first) for run in companies(words, taken)]
    return sorted(found, key=lambda m: m.first)


def _company(run: NameRun) -> OrgMention:
    return OrgMention(
        first=run.first,
        last=run.last,
        head=None,
        head_first=run.first,
        head_last=run.first,
        own=run,
        place=None,
        capital=True,
        method="rule:company",
        score=_SCORES["caps"],
    )


def _others_of_kind(words: Sequence[Word], mention: OrgMention) -> list[tuple[int, int]]:
    """Return the further towns of many of a kind: "zakłady aktywności zawodowej w Goleniowie i w Wałczu"."""
    if mention.place is None or mention.own is not None or not _many(words, mention):
        return []
    return further_towns(words, mention.place[1])


def _others_by_name(words: Sequence[Word], mention: OrgMention) -> list[tuple[NameRun, int]]:
    """Return the names that share a head in the plural: "spółdzielnie socjalne: Wrzos, Lipa i Dąb"."""
    if mention.head is None or mention.head.form is None or not _many(words, mention):
        return []
    if mention.kind == "public" or mention.place is not None:
        return []
    if mention.own is not None:
        if mention.own.shape != "quoted":
            return []
        return listed_names(words, mention.last, mention.head, head_table())
    start = list_start(words, mention.last)
    return [] if start is None else listed_names(words, start, mention.head, head_table())


def _many(words: Sequence[Word], mention: OrgMention) -> bool:
    return mention.head is not None and is_plural(words, mention.head, mention.head_first, mention.head_last)


def _mention(found: Sequence[Word], match: HeadMatch, *, own_block: bool) -> OrgMention:
    head, first = match.head, match.first
    at_start = not any(w.is_word for w in found[:first])
    capital = found[first].form.capital and (not at_start or head.acronym)
    written_capital = found[first].form.capital
    run = own_name(found, match.last, head, head_table(), capital=written_capital)
    if run is not None and not may_have_name(found, match, run):
        run = None
    last = run.last if run else match.last
    plain = head.kind == "not_organisation" or (head.weak and run is None)  # "Niemiecka Firma" is no name
    adjective = first if plain else leading_adjectives(found, match)
    place = None
    alone = run is None and head.form is not None and (at_start or len(found) <= _SHORT)
    branch = run is not None and found[run.last - 1].lemma(*_BRANCHES)
    if (
        branch
        or (
            head.local
            and (written_capital or head.form is not None or head.kind == "public")
            and (run is None or is_owner(found, run) or is_general(found, run))
        )
        or (alone and own_block)
    ):
        place = town_after(found, last) or (town_after(found, last, FROM) if run is None else None)
        if place is None and run is None and head.local and is_plural(found, head, first, last):
            place = town_after(found, set_off(found, last))  # "dwa zakłady – w Goleniowie i w Wałczu"
            if place is not None and found[place[0]].lemma("gmina"):
                place = None
        if place is not None:
            last = place[1]
    shape = run.shape if run else "adjective" if adjective < first else "place" if place else "bare"
    score = _SCORES[shape] - (
        0.1 if run is not None and run.shape == "capital" and not found[first].form.capital else 0
    )
    return OrgMention(
        first=adjective,
        last=last,
        head=head,
        head_first=first,
        head_last=match.last,
        own=run,
        place=place,
        capital=capital
        or found[first].form.caps
        or any(w.form.capital for w in found[first + 1 : match.last]),
        method=f"rule:{'acronym' if head.acronym else 'form' if head.form else 'head'}+{shape}",
        score=score,
    )


def _after_its_name(words: Sequence[Word], mention: OrgMention) -> OrgMention | None:
    """Return a form and the quoted name before it as one: "„Technika” Spółdzielnia Pracy"."""
    if mention.named or mention.head is None or mention.head.form is None or not mention.capital:
        return None
    for i in range(max(0, mention.first - _SHORT), mention.first - 1):
        run = quoted(words, i, mention.first)
        if run is not None and run.last == mention.first:
            apart = i == 0 or not words[i - 1].is_word or words[i - 1].kind == "number"
            return replace(mention, first=i, own=run, score=_SCORES["quoted"]) if apart else None
    return None


def _double(words: Sequence[Word], mention: OrgMention) -> OrgMention | None:
    """Return a form and the name after its dash as one: "ZAZ – Zakład Usług Pralniczych"."""
    i = mention.last
    if mention.named or mention.head is None or mention.head.form is None or not mention.capital:
        return None
    if i + 1 >= len(words) or words[i].text not in DASHES:
        return None
    if not (words[i + 1].form.capital or words[i + 1].text in QUOTES):
        return None
    run = quoted(words, i + 1)
    if run is not None:
        run = replace(run, first=i)
        return replace(mention, last=run.last, own=run, method="rule:form+quoted", score=_SCORES["quoted"])
    start = i + 1
    while start + 1 < len(words) and words[start].form.has("adj") and words[start].form.capital:
        start += 1
    match = head_table().at(words, i + 1) or head_table().at(words, start)
    if match is None or match.head.form is not None or match.head.kind != "organisation":
        return None
    second = _mention(words, match, own_block=False)
    if second.own is None or second.first != i + 1:
        return None
    run = NameRun(mention.last, second.last, mention.last, second.last, "capital")
    return replace(mention, last=second.last, own=run, method="rule:form+capital", score=_SCORES["capital"])


def _with_branch(words: Sequence[Word], mention: OrgMention) -> OrgMention:
    """Return a society and the branch after its dash as one: "Towarzystwo Pomocy – Koło Gdańskie"."""
    i = mention.last
    if mention.own is None or i + 2 >= len(words) or words[i].text not in DASHES:
        return mention
    adjective = words[i + 2]
    capital = words[i + 1].form.capital and adjective.form.capital
    if not (capital and words[i + 1].lemma(*_BRANCHES) and adjective.form.has("adj")):
        return mention
    return replace(mention, last=i + 3, own=replace(mention.own, last=i + 3, own_last=i + 3))


def _shift(mention: OrgMention, by: int) -> OrgMention:
    own, place = mention.own, mention.place
    if own is not None:
        own = NameRun(own.first + by, own.last + by, own.own_first + by, own.own_last + by, own.shape)
    if place is not None:
        place = (place[0] + by, place[1] + by)
    return replace(
        mention,
        first=mention.first + by,
        last=mention.last + by,
        head_first=mention.head_first + by,
        head_last=mention.head_last + by,
        own=own,
        place=place,
    )
