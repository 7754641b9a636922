"""Places that the layout gives: fields, cells, lists of towns, the opening of a report."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.mentions import Names
from indexer.extraction.place_index import PlaceIndex
from indexer.extraction.place_seen import PRECISION_FACTOR, Choice, Seen, is_wide
from kb.model import Mention, Place

_OPENING = 5  # sentences


class PlaceFields(PlaceIndex):
    """What the layout says of places.

    Attributes:
        unlisted: towns that the resolver did not take, made here by their names alone.
        hosts: number of organisations of the social economy with a name of their own.
    """

    def __init__(self, doc: Doc, names: Names, places: Sequence[Place]) -> None:
        super().__init__(doc, names, places)
        self.unlisted: list[Place] = []
        self.hosts = sum(e.social and bool(e.own) for e in names.entities)

    def opening(self, doc: Doc) -> list[Choice]:
        """Return the towns of a report's title and first sentences: where its organisation may be."""
        end = doc.sentences[min(_OPENING, len(doc.sentences)) - 1].last
        towns = [s for s in self.seen if not is_wide(s.place) and self.usable(s)]
        first = [s for s in towns if s.first < end]
        base = 0.45 if first else 0.41
        return [
            self.choice(seen, "opening", base + 0.04 * min(3, len(seen.place.mentions)) - 0.01 * n)
            for n, seen in enumerate(first or towns[:2])
        ]

    def coordinated(self, mention: Mention) -> list[Seen]:
        """Return the towns in one list with a place and after it: "Jankowice i Zochcin"."""
        at = next((n for n, s in enumerate(self.seen) if s.mention is mention), None)
        found: list[Seen] = []
        while at is not None and at + 1 < len(self.seen):
            here, then = self.seen[at], self.seen[at + 1]
            gap = self.doc.words[here.last : then.first]
            joined = bool(gap) and all(w.text in ("i", "oraz", ",", "w", "we", "także", "a") for w in gap)
            if (
                not joined
                or is_wide(then.place)
                or self.doc.sentence_at(then.mention.start) is not (self.doc.sentence_at(here.mention.start))
            ):
                break
            if then.place is not here.place:
                found.append(then)
            at += 1
        return found

    def town_of(self, place: Place) -> Place:
        """Return the town of a municipality's name: the seat, where the text names the municipality."""
        if not place.name.startswith("gmina "):
            return place
        return replace(place, name=place.name.removeprefix("gmina "), role="practice")

    def narrowest(self, first: int, last: int) -> list[Seen]:
        """Return the first town among places, else the first place, as a list of one or none."""
        seen = self.between(first, last)
        return ([s for s in seen if not is_wide(s.place)] or seen)[:1]

    def field_choice(self, sentence: Sentence) -> Choice | None:
        """Return the place of a labelled line ("Gdzie: Puck"), or None."""
        for field in self.lines:
            if field.sentence.number == sentence.number:
                for seen in self.narrowest(field.first, field.last):
                    return self.choice(seen, "field", 0.92)
        return None

    def choice(self, seen: Seen, method: str, score: float) -> Choice:
        """Return a place as a choice; wide places and those merely mentioned count less."""
        factor = (PRECISION_FACTOR[seen.place.precision] if is_wide(seen.place) else 1.0) * (
            1.0 if seen.place.role == "practice" else 0.9
        )
        return Choice(seen.place, seen.mention, f"place:{method}", round(score * factor, 3))
