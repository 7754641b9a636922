"""Names of organisations that the text calls by their kind only: the kind and the town, "CIS w Pile".

A town has one centre of integration, one workshop of therapy: kind and town name it, also where the
report says so in two places ("### Piła … Warsztat terapii zajęciowej ma pięć pracowni").
"""

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
