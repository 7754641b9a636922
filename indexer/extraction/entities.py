"""From mentions to organisations: one entity for all names a report gives one organisation.

"Spółdzielnię Socjalną »Dębianka«", "spółdzielnią Dębianka" and "Dębianki" are one; "CIS w Toruniu" and
"CIS w Krakowie" are two. A mention joins an entity when the proper parts meet under inflection and the
legal forms do not contradict each other.
"""

from collections import Counter
from dataclasses import dataclass, field

from indexer.extraction.canonical import canonical_name, own_text
from indexer.extraction.document import Doc
from indexer.extraction.entity_index import Key, NameIndex
from indexer.extraction.heads import Head, compatible, head_table
from indexer.extraction.name_keys import name_key, own_keys, same_key
from indexer.extraction.organisations import OrgMention
from indexer.extraction.words import words
from kb.vocabulary import legal_form

_LONG_WORD = 9


@dataclass(slots=True)
class Located:
    """One mention of an entity, in document order.

    Attributes:
        first, last: words[first:last] of the document.
        kind: "name", "alias" or "reference"; "owner" for a name in another's name, of which nothing is told.
    """

    first: int
    last: int
    kind: str
    method: str
    score: float


@dataclass(slots=True, eq=False)
class Entity:
    """An organisation (or venue) of one report.

    Attributes:
        number: position in the list of entities.
        kind: kind of its head: organisation, public, support, venue; "other" for a name of the model alone.
        own: keys of its proper names; any of them identifies it.
        town: key of the town in its name, or ().
        place: words of that town, or None.
        anonymous: the report tells of it without any name; it only keeps its references from others.
        works: a venue that is told to do something and that nobody is named as running.
    """

    number: int
    kind: str
    head: Head | None
    form: str | None
    name: str
    own: list[Key] = field(default_factory=list)
    town: Key = ()
    place: tuple[int, int] | None = None
    mentions: list[Located] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    aliases: list[str] = field(default_factory=list)
    anonymous: bool = False
    works: bool = False

    @property
    def acts(self) -> bool:
        """False for most venues, and for names that only the model found: nothing is told of their work."""
        return self.works or self.kind not in ("venue", "other")

    @property
    def unnamed(self) -> bool:
        """True when only an acronym of its form stands for it: some "CIS", of which nothing else is said."""
        return not self.own and not self.town and self.head is not None and self.head.acronym

    @property
    def bare(self) -> bool:
        """True when the report names but its kind: neither a name of its own nor a town."""
        return not self.own and not self.town

    @property
    def social(self) -> bool:
        """True for a legal form of the social economy."""
        if self.head is not None:
            return self.head.social_economy
        form = legal_form(self.form) if self.form else None
        return form is not None and form.social_economy


def build_entities(doc: Doc, mentions: list[OrgMention]) -> list[Entity]:
    """Join the named mentions of a report into entities, in order of first appearance."""
    entities: list[Entity] = []
    index = NameIndex()
    owner: tuple[Entity, int] | None = None
    for mention in mentions:
        if not mention.named or mention.kind == "not_organisation":
            continue
        owns = own_keys(doc, mention)
        sentence = doc.sentence_at(doc.words[mention.first].start).number
        if owner is not None and owner[1] == sentence and _is_brand(doc, mention):
            _join_brand(doc, owner[0], mention, owns)
            continue
        town = name_key(doc.slice(*mention.place)) if mention.place else ()
        near = index.near(owns, town, mention.head)
        entity = _find([entities[number] for number in near], mention, owns, town)
        if entity is None:
            entity = Entity(
                len(entities), mention.kind, mention.head, mention.head.form if mention.head else None, ""
            )
            entities.append(entity)
        _join(doc, entity, mention, owns, town)
        owner = (entity, sentence)
        index.add(entity.number, [*entity.own, entity.town], entity.head)
    return merge(entities)


def merge(entities: list[Entity]) -> list[Entity]:
    """Join entities whose whole name is another's own name ("Kuźnia Smaku" of a cooperative)."""
    kept: list[Entity] = []
    index = NameIndex()
    for number, entity in enumerate(entities):
        index.add(number, entity.own, None)
    for entity in entities:
        whole = [name_key(name) for name in entity.names]
        target = None
        if entity.form is None:
            target = next(
                (
                    o
                    for o in (entities[number] for number in index.near(whole, (), None))
                    if o is not entity
                    and o.form is not None
                    and any(same_key(k, own) for k in whole for own in o.own)
                ),
                None,
            )
        if target is None:
            kept.append(entity)
            continue
        target.mentions += entity.mentions
        target.aliases += [n for n in entity.names if n not in target.aliases]
    for number, entity in enumerate(kept):
        entity.number = number
        entity.name = _best_name(entity)
    return kept


def _is_brand(doc: Doc, mention: OrgMention) -> bool:
    """Tell whether a name is what the one named before it sells under: "Fundacja X … pod marką „Y”"."""
    before = doc.words[max(0, mention.first - 1) : mention.first]
    return (
        mention.head is not None and mention.head.phrase == "marka" and any(w.text == "pod" for w in before)
    )


def _join_brand(doc: Doc, owner: Entity, mention: OrgMention, owns: list[Key]) -> None:
    owner.own += [key for key in owns if not any(same_key(key, known) for known in owner.own)]
    owner.aliases.append(own_text(doc, mention))
    owner.mentions.append(Located(mention.first, mention.last, "alias", mention.method, mention.score))


def _join(doc: Doc, entity: Entity, mention: OrgMention, owns: list[Key], town: Key) -> None:
    for key in owns:
        if not any(same_key(key, known) for known in entity.own):
            entity.own.append(key)
    if town and not entity.town:
        entity.town, entity.place = town, mention.place
    if (
        entity.head is None
        or (entity.head.acronym and mention.head and not mention.head.acronym)
        or (mention.head and len(mention.head.phrase) > len(entity.head.phrase) and not mention.head.acronym)
    ):
        entity.head = mention.head
    if mention.head is not None and mention.head.form is not None:
        entity.form = entity.head.form if entity.head and entity.head.form else mention.head.form
    entity.names[canonical_name(doc, mention)] += 1
    short = own_text(doc, mention)
    if short and short not in entity.aliases:
        entity.aliases.append(short)
    kind = "owner" if mention.inside else "name"
    entity.mentions.append(Located(mention.first, mention.last, kind, mention.method, mention.score))


def _find(entities: list[Entity], mention: OrgMention, owns: list[Key], town: Key) -> Entity | None:
    for entity in reversed(entities):
        if not compatible(entity.head, mention.head):
            continue
        if owns and any(_begins(a, b) or _patron(b, a) for a in owns for b in entity.own):
            if not (town and entity.town and not same_key(town, entity.town)):
                return entity
        elif not owns and not entity.own and town and _same_town(town, entity.town):
            return entity
        elif not owns and town and entity.own and any(same_key(town, own) for own in entity.own):
            return entity  # "ZAZ Balcerów" and "ZAZ w Balcerowie"
        elif (owns and not entity.own and any(same_key(own, entity.town) for own in owns)) or (
            not owns
            and not town
            and mention.head is not None
            and mention.head.named
            and entity.head == mention.head
        ):
            return entity
    return None


def _same_town(a: Key, b: Key) -> bool:
    """Tell whether two towns can be one: "w Kamieńcu" is short for "w Kamieńcu Ząbkowickim"."""
    short = min(len(a), len(b))
    return short > 0 and same_key(a[:short], b[:short])


def _begins(short: Key, long: Key) -> bool:
    """Tell whether a name is another, or begins it: with two words or more, or all before the patron."""
    if not same_key(short, long[: len(short)]):
        return False
    distinctive = len(short) >= 2 or sum(len(word) for word, _ in short) >= _LONG_WORD
    return distinctive or len(short) == len(long) or _patron(short, long)


def _patron(short: Key, long: Key) -> bool:
    """Tell whether a name is another with its patron: "Ostoja im. Brata Alberta"."""
    return len(long) > len(short) and long[len(short)][0] == "im" and same_key(short, long[: len(short)])


def _best_name(entity: Entity) -> str:
    """Return the fullest name: spelled-out head before an acronym, then the longer one."""

    def rank(name: str) -> tuple[bool, int, int]:
        match = head_table().at(words(name), 0) if name else None
        return (match is None or not match.head.acronym, len(name.split()), entity.names[name])

    return max(entity.names, key=rank)
