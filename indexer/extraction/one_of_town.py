"""A town has one centre of integration: "WTZ Sióstr Elżbietanek w Pile" and "WTZ w Pile" are one."""

from collections.abc import Sequence

from indexer.extraction.document import Doc
from indexer.extraction.entities import Entity
from indexer.extraction.entity_index import Key
from indexer.extraction.name_keys import name_key, same_key
from indexer.extraction.towns import town_after


def join_towns(doc: Doc, entities: list[Entity]) -> None:
    """Join an organisation known by its form and town to the only one of that form with a name there."""
    for entity in entities:
        if entity.own or not entity.town or entity.head is None or not entity.head.local or not entity.social:
            continue
        named = [
            e
            for e in entities
            if e.own and not e.town and e.form == entity.form and _stands_in(doc, e, entity)
        ]
        if len(named) != 1:
            continue
        target = named[0]
        target.mentions += entity.mentions
        target.aliases += [n for n in entity.names if n not in target.aliases]
        entity.mentions.clear()
    _number([e for e in entities if e.mentions], entities)


def _stands_in(doc: Doc, entity: Entity, other: Entity) -> bool:
    """Tell whether the other's town follows the name somewhere."""
    for mention in entity.mentions:
        sentence = doc.sentence_at(doc.words[mention.first].start)
        after = doc.words[mention.last : sentence.last]
        town = town_after(after, 0)
        if town is not None and same_key(_key(doc, mention.last, town), other.town):
            return True
    return False


def _key(doc: Doc, start: int, town: tuple[int, int]) -> Key:
    return name_key(doc.slice(start + town[0], start + town[1]))


def _number(kept: Sequence[Entity], entities: list[Entity]) -> None:
    for number, entity in enumerate(kept):
        entity.number = number
    entities[:] = kept
