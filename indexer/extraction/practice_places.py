"""Where a practice is: the best of what is said about its organisation's places."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.extraction.document import Sentence
from indexer.extraction.entities import Entity
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.place_context import PlaceContext
from indexer.extraction.place_seen import Choice, is_wide

_COORDINATED = frozenset(("place:column", "place:field", "place:after", "place:cell"))
_FOUNDER_PLACE = 0.48


_TOLD, _TOLD_NEAR, _TOLD_OPENING = 0.45, 0.6, 0.85


def told_places(entity: Entity, sentence: Sentence, names: Names, places: PlaceContext) -> list[Choice]:
    """Return the place of a sentence that tells about one organisation without naming it again."""
    field = places.field_choice(sentence)
    if field is not None:
        return [field]
    if any(s.entity is entity for s in names.in_sentence(sentence)):
        return []
    local = [
        s
        for s in places.between(sentence.first, sentence.last)
        if not is_wide(s.place) and s.place.role == "practice" and places.usable(s)
    ]
    if len({s.place.name for s in local}) != 1:
        return []
    opening = (
        sentence.number > 0 and names.doc.block_of(names.doc.sentences[sentence.number - 1]).kind == "heading"
    )
    near = any(s.entity is entity for s in names.spots_of_block(sentence))
    score = _TOLD_OPENING if opening else _TOLD_NEAR if near else _TOLD
    return [Choice(local[0].place, local[0].mention, "place:told", score)]


def founders_seats(places: PlaceContext, founders: Sequence[tuple[Spot, Sentence]]) -> list[Choice]:
    """Return the towns of the municipalities that founded an organisation: it works there unless told not."""
    return [
        replace(choice, place=places.town_of(choice.place), method="place:founder", score=_FOUNDER_PLACE)
        for spot, _ in founders
        if spot.entity.kind == "public"
        for choice in places.choices(spot)
        if choice.method == "place:in-name"
    ]


def further_places(chosen: Choice, places: PlaceContext) -> list[Choice]:
    """Return the places coordinated with a place after a name or in its field: "Jankowice i Zochcin"."""
    if chosen.method not in _COORDINATED:
        return []
    return [
        Choice(s.place, s.mention, chosen.method, chosen.score) for s in places.coordinated(chosen.mention)
    ]
