"""Where each organisation works, as far as the words around its names say.

In falling order of trust: the town in its name ("CIS w Toruniu"); the town right after the name ("… w
Raciechowicach", "… z Aleksandrowa Kujawskiego", "(Puck)"); the town before it in the sentence ("W Żarkach
działa …"); the town of a sentence about it; the heading above; the last place where the report was. Places of
visitors never count.
"""

from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter

from indexer.extraction.document import Sentence
from indexer.extraction.mentions import Spot
from indexer.extraction.place.abroad import is_foreign
from indexer.extraction.place.village_names import named
from indexer.extraction.place_seen import Choice, is_wide
from indexer.extraction.place_sentence import PlaceOfSentence
from indexer.extraction.towns import town_after
from kb.model import Mention, Place

_position = itemgetter(0)
_MANY_HOSTS = 4
#: The trail ends at a heading: what is below it may be elsewhere. Below the least score of a place.
_BROKEN = 0.35


class PlaceContext(PlaceOfSentence):
    """Answers where a mention is, from the places of a report."""

    def choices(self, spot: Spot) -> list[Choice]:
        """Return what is said about where a mention is, best first."""
        sentence = self.doc.sentence_at(self.doc.words[spot.first].start)
        if self.doc.block_of(sentence).kind == "row":
            return self._in_row(spot, sentence) or self._around(spot, sentence)
        found = [
            c
            for c in (
                self.in_name(spot) or self._unlisted(spot, sentence),
                self.by_adjective(spot),
                self.after(spot, sentence),
                self.before(spot, sentence),
                self._lead(spot),
                self._heading(spot),
                self._inherited(spot, sentence),
            )
            if c is not None
        ]
        if spot.kind == "reference":
            found = [replace(c, score=round(c.score * 0.8, 3)) for c in found if c.method == "place:after"]
        return sorted(found, key=lambda c: -c.score)

    def _around(self, spot: Spot, sentence: Sentence) -> list[Choice]:
        """Return the place of the heading above or of the trail, for rows that name none."""
        found = (self._heading(spot), self._inherited(spot, sentence))
        return [choice for choice in found if choice is not None]

    def _in_row(self, spot: Spot, sentence: Sentence) -> list[Choice]:
        """Return the place of a table row: of its column, of its own cell, or the only one of the row."""
        found = []
        named = self.in_name(spot)
        if named is not None:
            found.append(named)
        field = self.rows.get(sentence.block)
        if field is not None:
            found += [self.choice(s, "column", 0.9) for s in self.narrowest(field.first, field.last)]
        cell = next(((a, b) for a, b in self.doc.stretches(sentence) if a <= spot.first < b), None)
        if cell is not None:
            found += [self.choice(s, "cell", 0.88) for s in self.narrowest(spot.last, cell[1])]
        if not found:
            found += [
                self.choice(s, "row", 0.6)
                for s in self.narrowest(sentence.first, sentence.last)
                if self.usable(s)
            ]
        return found

    def _unlisted(self, spot: Spot, sentence: Sentence) -> Choice | None:
        """Return a town right after a name ("… w Konarach") that the resolver did not take."""
        town = spot.entity.place
        if town is None or not spot.first <= town[0] < spot.last:
            after = town_after(self.doc.words[spot.last : sentence.last], 0)
            town = (after[0] + spot.last, after[1] + spot.last) if after is not None else None
        if (
            town is None
            or self.between(*town)
            or any(s.last > town[0] for s in self.between(max(0, town[0] - 3), town[0]))
        ):
            return None
        start, end = self.doc.span(*town)
        text = self.doc.text[start:end]
        name = named(text, "L")
        if self.is_taken(start, end) or name in self.resolved or is_foreign(text, name):
            return None
        mention = Mention(start=start, end=end, text=text, method="rule:unlisted", score=0.5)
        place = next((p for p in self.unlisted if p.name == name), None)
        if place is None:
            regions = {s.place.region for s in self.seen if s.place.role == "practice"}
            region = next(iter(regions)) if len(regions) == 1 else None
            place = Place(name=name, region=region, role="practice", mentions=(mention,))
            self.unlisted.append(place)
        return Choice(place, mention, "place:unlisted", 0.8)

    def _lead(self, spot: Spot) -> Choice | None:
        """Return the town with which the paragraph of a mention begins."""
        at = bisect_right(self.leads, spot.first, key=_position)
        if at and spot.first < self.leads[at - 1][1]:
            return self.choice(self.leads[at - 1][2], "lead", 0.82)
        return self.choice(self.dateline, "section", 0.65) if self.dateline is not None else None

    def _heading(self, spot: Spot) -> Choice | None:
        at = bisect_right(self.headings, spot.first, key=_position)
        last = self.headings[at - 1][1] if at else None
        return self.choice(last, "heading", 0.75) if last is not None else None

    def _inherited(self, spot: Spot, sentence: Sentence) -> Choice | None:
        at = bisect_right(self.trail, spot.first, key=_position)
        last = self.trail[at - 1][1] if at else None
        section = self._section(spot)
        if section is not None:
            return section
        only, free = self.one_town, self.free
        if last is None:
            town = self.town_by_adjective
            if town is not None:
                return replace(town, method="place:only", score=0.5)
            return self.choice(free, "only", 0.5) if only and free is not None else self._region()
        broken = bisect_right(self.breaks, last.first) < bisect_right(self.breaks, spot.first)
        if not self.journey:
            if only and self.hosts >= _MANY_HOSTS:
                return None  # the town of an award or a conference, not of those it tells about
            return self.choice(
                last,
                "only" if only else "context",
                0.6 if only and free is not None else _BROKEN if broken else 0.42,
            )
        same_block = self.doc.sentence_at(last.mention.start).block == sentence.block
        return self.choice(last, "context", 0.65 if same_block else _BROKEN if broken else 0.55)

    def _section(self, spot: Spot) -> Choice | None:
        """Return the only town of the section around a mention: between two headings, before it first."""
        if not self.breaks:
            return None
        at = bisect_right(self.breaks, spot.first)
        first = self.breaks[at - 1] if at else 0
        last = self.breaks[at] if at < len(self.breaks) else len(self.doc.words)
        towns = [s for s in self.between(first, last) if not is_wide(s.place) and self.usable(s)]
        before = [s for s in towns if s.first < spot.first]
        if before and len({s.place.name for s in towns}) == 1:
            return self.choice(before[-1], "section", 0.6)
        return None

    def _region(self) -> Choice | None:
        wide = self.region
        return self.choice(wide, "only", 0.6) if wide is not None else None
