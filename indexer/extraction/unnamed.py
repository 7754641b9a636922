"""Names of organisations that the text calls by their kind only: the kind and the town, "CIS w Pile".

A town has one centre of integration, one workshop of therapy: kind and town name it, also where the
report says so in two places ("### Piła … Warsztat terapii zajęciowej ma pięć pracowni").
"""

from collections.abc import Sequence

from indexer.extraction.drafts import Draft
from indexer.extraction.entities import Entity
from indexer.extraction.naming import inflect
from indexer.extraction.place_seen import Choice, is_wide
from indexer.extraction.towns import preposition

_LEAST = 0.55


def name_by_town(entity: Entity, chosen: Choice | None) -> None:
    """Add the town to the name of an organisation that has none, where the town is sure."""
    if entity.own or entity.town or entity.head is None or not (entity.head.local and entity.social):
        return
    if (
        chosen is None
        or is_wide(chosen.place)
        or chosen.score < _LEAST
        or chosen.place.name.startswith("gmina ")
    ):
        return
    if len(entity.name.split()) > len(entity.head.phrase.split()):
        return  # "Wrocławski ZAZ" has its name
    town = chosen.place.name
    entity.name = f"{entity.name} {preposition(town)} {inflect(town, 'loc', cases=('nom',))}"


def join_by_town(placed: Sequence[tuple[Draft, Choice | None]]) -> None:
    """Join what a report calls by its kind only to the one of that kind with a name in the same town.

    Args:
        placed: the organisations told about, with their places; one that is joined becomes anonymous.
    """
    for draft, chosen in placed:
        entity = draft.entity
        if chosen is None or is_wide(chosen.place) or not entity.bare or entity.head is None:
            continue
        if not (entity.head.local and entity.social):
            continue
        same = [
            other
            for other, place in placed
            if not other.entity.bare and other.entity.form == entity.form and _there(place, chosen)
        ]
        if len(same) != 1:
            continue
        (named,) = same
        named.deeds += draft.deeds
        named.spots = sorted([*named.spots, *draft.spots], key=lambda s: s.first)
        named.sentences += [s for s in draft.sentences if s not in named.sentences]
        named.founders += draft.founders
        named.entity.mentions += entity.mentions
        entity.anonymous = True


def _there(place: Choice | None, chosen: Choice) -> bool:
    return place is not None and (place.place.name, place.place.teryt) == (
        chosen.place.name,
        chosen.place.teryt,
    )
