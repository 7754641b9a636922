"""What a report says about each of its organisations, gathered before anything is decided."""

from dataclasses import dataclass, field

from indexer.extraction.attach import Deed, Story
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity
from indexer.extraction.founders import add_field_founders, add_name_owners, founders_of
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.place_context import PlaceContext
from indexer.extraction.place_seen import Choice
from indexer.extraction.practice_places import founders_seats, told_places


@dataclass(slots=True)
class Draft:
    """A practice being put together.

    Attributes:
        deeds: what the organisation does.
        spots: where it is named.
        choices: where it may work, as the words around its names say.
        sentences: those that tell about it.
        founders: who founded or runs it, and the sentences that say so.
    """

    entity: Entity
    deeds: list[Deed] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    founders: list[tuple[Spot, Sentence]] = field(default_factory=list)


def gather(doc: Doc, names: Names, story: Story, places: PlaceContext) -> list[Draft]:
    """Return a draft for each organisation of a report that can do something, in the report's order."""
    drafts = {e.number: Draft(e) for e in names.entities}
    for spot in names.spots:
        draft = drafts[spot.entity.number]
        draft.spots.append(spot)
        draft.choices += places.choices(spot)
    for deed in story.deeds:
        drafts[deed.entity.number].deeds.append(deed)
    for sentence, about in zip(doc.sentences, story.about, strict=True):
        for entity in about:
            drafts[entity.number].sentences.append(sentence)
            if len(about) == 1:
                drafts[entity.number].choices += told_places(entity, sentence, names, places)
    if story.main is not None:
        drafts[story.main.number].choices += places.opening(doc)
    founders = founders_of(doc, names, story)
    add_field_founders(names, story, founders)
    add_name_owners(names, founders)
    found = []
    for draft in drafts.values():
        if draft.spots and draft.entity.kind != "not_organisation" and not draft.entity.anonymous:
            draft.founders = founders.get(draft.entity.number, [])
            draft.choices += founders_seats(places, draft.founders)
            found.append(draft)
    return found
