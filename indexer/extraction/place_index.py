"""The places of a report by word numbers: who owns them, the headings' scopes, the trail of a journey."""

from bisect import bisect_left
from collections.abc import Sequence

from indexer.extraction.document import Doc
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.org_roles import SIDE_ROLES
from indexer.extraction.place_seen import Seen, is_wide, seat
from indexer.extraction.stops import find_stops
from indexer.extraction.wordlists import word_set
from kb.model import Place

#: Words of a report that travels: there the last place visited is where the next host is.
_JOURNEY = word_set("place_journey")
_JOURNEY_WORDS = 3
_DATELINE = 40  # words
_ONE = 1


class PlaceIndex:
    """The mentions of places of one report that can say where somebody works.

    Attributes:
        seen: all of them but those of visitors' places, in the order of the text.
        owners: by first word, the organisation in whose name a place stands, or None.
        headings: (word number from which it counts, place) of headings; None where a section ends.
        trail: places that later sentences may inherit; one_town: they are all one; free: the first that
            stands in nobody's name.
        towns: usable mentions of places no wider than a municipality.
        journey: the report travels from place to place.
        visitors: regions that visitors come from; guests: those of them where no practice is.
        breaks: first words of headings and of paragraphs that begin with a town.
        leads: (first word, end, place) of those paragraphs.
        dateline: the place of the only one of them, at the beginning of the report: "Chojnice – …"; or None.
        rows: fields of places by number of their table row; `lines`: those in lines of their own.
    """

    def __init__(self, doc: Doc, names: Names, places: Sequence[Place]) -> None:
        self.doc, self.names = doc, names
        self.seen = sorted(
            (
                Seen(doc.word_at(m.start), doc.word_at(max(m.start, m.end - 1)) + 1, seat(place, places), m)
                for place in places
                if place.role != "visitor"
                for m in place.mentions
            ),
            key=lambda s: s.first,
        )
        #: What the resolver took, visitors' places too: such a name is no unlisted town.
        self.resolved = {p.name: p for p in places}
        self.visitors = {p.region for p in places if p.role == "visitor"} - {None}
        self.guests = self.visitors - {p.region for p in places if p.role == "practice"}
        self._taken = sorted((m.start, m.end) for p in places for m in p.mentions)
        self._starts = [s.first for s in self.seen]
        self.rows = {f.row: f for f in names.fields if f.kind == "place" and f.row is not None}
        self.lines = [f for f in names.fields if f.kind == "place" and f.row is None]
        self.owners = {s.first: self._owner(s) for s in self.seen}
        self.journey = sum(not w.form.lemmas.isdisjoint(_JOURNEY) for w in doc.words) >= _JOURNEY_WORDS
        self.headings = self._scopes()
        self.breaks = [s.first for s in doc.sentences if doc.block_of(s).kind == "heading"]
        self.leads = self._leads()
        opens = len(self.leads) == 1 and self.leads[0][0] < _DATELINE
        self.dateline = self.leads[0][2] if opens else None
        self.breaks = sorted({*self.breaks, *(start for start, _, _ in self.leads)})
        self.trail = self._walk()
        hosting = {s.place.name for s in self.seen if not is_wide(s.place) and s.place.role == "practice"}
        self.one_town = len({s.place.name for _, s in self.trail}) == 1 and len(hosting) <= _ONE
        self.free = next((s for _, s in self.trail if self.owners[s.first] is None), None)
        self.counties = self._counties()
        self.towns = [s for s in self.seen if not is_wide(s.place) and self.usable(s)]
        self.region = self._region_of_all()

    def is_taken(self, start: int, end: int) -> bool:
        """Tell whether the resolver took some of the characters start to end."""
        at = bisect_left(self._taken, (end, 0))
        return at > 0 and any(b > start for _, b in self._taken[max(0, at - 2) : at])

    def _counties(self) -> dict[str, Seen]:
        """Return the first usable town of each county, by the county's adjective."""
        found: dict[str, Seen] = {}
        for seen in self.seen:
            if seen.place.county and not is_wide(seen.place) and self.usable(seen):
                found.setdefault(seen.place.county, seen)
        return found

    def _region_of_all(self) -> Seen | None:
        """Return the only region that the report works in, or the first county of it."""
        wide = [s for s in self.seen if is_wide(s.place) and s.place.role == "practice"]
        if not wide or len({s.place.region for s in wide}) != 1:
            return None
        return next((s for s in wide if s.place.precision == "county"), wide[0])

    def _leads(self) -> list[tuple[int, int, Seen]]:
        """Return (first word, end, place) of the paragraphs that begin with a town."""
        found = []
        for stop in find_stops(self.doc):
            towns = self.between(stop.first, stop.last)
            if not stop.heading and towns:
                found.append((stop.start, stop.end, towns[0]))
        return found

    def _owner(self, seen: Seen) -> Spot | None:
        """Return the organisation in whose name a place stands, or None."""
        for spot in self.names.between(max(0, seen.first - 20), seen.first + 1):
            if spot.first <= seen.first < spot.last:
                return spot
        return None

    def between(self, first: int, last: int) -> list[Seen]:
        """Return the place mentions that begin in words[first:last]."""
        return self.seen[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def usable(self, seen: Seen) -> bool:
        """Tell whether a place mention can say where somebody else works: not inside a bystander's name."""
        owner = self.owners[seen.first]
        if owner is not None and owner.entity.kind in ("public", "support") and owner.part.role != "host":
            return False
        return (
            owner is None
            or (owner.entity.kind == "organisation" and owner.part.role not in SIDE_ROLES)
            or (owner.part.role == "host")
        )

    def _scopes(self) -> list[tuple[int, Seen | None]]:
        """Return (word number from which it counts, place) of headings; None where a section ends."""
        found: list[tuple[int, Seen | None]] = []
        level = 0
        for sentence in self.doc.sentences:
            block = self.doc.block_of(sentence)
            if block.kind != "heading":
                continue
            local = [
                s
                for s in self.between(sentence.first, sentence.last)
                if s.place.precision in ("locality", "municipality", "county")
            ]
            if len({s.place.name for s in local}) == 1:
                found.append((sentence.last, local[0]))
                level = block.level
            elif level and block.level <= level:
                found.append((sentence.last, None))
        return found

    def _walk(self) -> list[tuple[int, Seen]]:
        """Return the trail of places the report goes through: those that later sentences may inherit.

        Villages of which only the county or the voivodeship is known count where there is no better.
        """
        towns = [
            (s.last, s)
            for s in self.seen
            if not is_wide(s.place) and self.usable(s) and (s.place.role == "practice" or self.journey)
        ]
        return [(n, s) for n, s in towns if s.place.precision in ("locality", "municipality")] or towns
