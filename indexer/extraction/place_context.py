"""Where each organisation works, as far as the words around its names say.

In falling order of trust: the town in its name ("CIS w Toruniu"); the town right after the name ("… w
Raciechowicach", "… z Aleksandrowa Kujawskiego", "(Puck)"); the town before it in the sentence ("W Żarkach
działa …"); the town of a sentence about it; the heading above; the last place where the report was. Places of
visitors never count.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from indexer.extraction.document import Sentence
from indexer.extraction.mentions import Spot
from indexer.extraction.place.abroad import is_foreign
from indexer.extraction.place.village_names import named
from indexer.extraction.place_by_adjective import PlaceByAdjective
from indexer.extraction.place_seen import GMINA, Choice, Seen, is_wide
from indexer.extraction.towns import town_after
from indexer.extraction.words import Word
from kb.model import Mention, Place

_NEAR = 9
_SEAT = 18  # words to a town behind "mająca siedzibę w szkole …"
_SITTING = ("mieścić", "znajdować", "działać", "funkcjonować")
_SEATED = ("siedziba", "mieścić", "znajdować")
#: What follows is of something else: "wyjazd uczestników KIS do podmiotów w Hrubieszowie".
_AWAY = ("do", "dla", "od", "przez")
_position = itemgetter(0)
#: What leads from an organisation to what it runs, in so many words; and how sure that one's town must be.
_RUNNING = ("prowadzić", "prowadzący", "który")
_RUNS, _RUN_SURE = 6, 0.7
_BODIES = ("miasto", "gmina", "powiat")
_MANY_HOSTS = 4
#: What a name in a house of another stands beside: "KIS w strukturach OPS w Krakowie".
_HOUSING = ("przy", "strukturach", "ramach", "siedzibie", "budynku")
#: The trail ends at a heading: what is below it may be elsewhere. Below the least score of a place.
_BROKEN = 0.35


class PlaceContext(PlaceByAdjective):
    """Answers where a mention is, from the places of a report."""

    def choices(self, spot: Spot) -> list[Choice]:
        """Return what is said about where a mention is, best first."""
        sentence = self.doc.sentence_at(self.doc.words[spot.first].start)
        if self.doc.block_of(sentence).kind == "row":
            return self._in_row(spot, sentence) or self._around(spot, sentence)
        found = [
            c
            for c in (
                self._in_name(spot) or self._unlisted(spot, sentence),
                self.by_adjective(spot),
                self._after(spot, sentence),
                self._before(spot, sentence),
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
        named = self._in_name(spot)
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

    def _in_name(self, spot: Spot) -> Choice | None:
        inside = [s for s in self.between(spot.first, spot.last) if not is_wide(s.place)]
        if not inside or (
            spot.entity.kind == "organisation" and spot.entity.place is None and not spot.entity.own
        ):
            return None
        seen = inside[-1]
        if spot.entity.kind == "organisation" and spot.entity.place is None and seen.last != spot.last:
            return None
        return self.choice(seen, "in-name", 0.95)

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

    def _after(self, spot: Spot, sentence: Sentence) -> Choice | None:
        stop = next(
            (
                s.first
                for s in self.names.between(spot.last, sentence.last)
                if s.kind == "name" and self.doc.words[s.first - 1].text.lower() not in _HOUSING
            ),
            sentence.last,
        )
        seat = any(w.lemma(*_SEATED) for w in self.doc.words[spot.last : min(stop, spot.last + _NEAR)])
        end = min(stop, spot.last + (_SEAT if seat else _NEAR))
        for seen in self.between(spot.last, end):
            gap = self.doc.words[spot.last : seen.first]
            if any(w.text in ";:–-" or w.text in _AWAY for w in gap) or _of_next(gap):
                break
            if _finite(gap) and not _sits(gap):
                break
            near = [s for s in self.between(seen.first, min(end, seen.last + 4)) if not is_wide(s.place)]
            return self.choice(
                near[0] if is_wide(seen.place) and near else seen, "after", 0.92 - 0.02 * max(0, len(gap) - 1)
            )
        for seen in self.between(spot.last, stop):
            gap = self.doc.words[spot.last : seen.first]
            if not (is_wide(seen.place) or _of_next(gap) or any(w.text == ";" for w in gap)):
                return self.choice(seen, "sentence", 0.6)
        return self._of_what_it_runs(spot, sentence)

    def _of_what_it_runs(self, spot: Spot, sentence: Sentence) -> Choice | None:
        """Return the town of what an organisation is said to run: "Fundacja X prowadząca bar Y w Żarach"."""
        for inner in self.names.between(spot.last, min(sentence.last, spot.last + _RUNS)):
            gap = self.doc.words[spot.last : inner.first]
            runs = any(w.lemma("prowadzić", "prowadzący") for w in gap)
            if not runs or not all(w.lemma(*_RUNNING) or w.text == "," for w in gap):
                return None
            found = self._in_name(inner) or self._after(inner, sentence)
            return found if found is not None and found.score >= _RUN_SURE else None
        return None

    def _before(self, spot: Spot, sentence: Sentence) -> Choice | None:
        for seen in reversed(self.between(sentence.first, spot.first)):
            owner = self.owners[seen.first]
            if (owner is not None and not self.usable(seen)) or self._left_behind(seen, sentence):
                continue
            if owner is not None and owner.entity is not spot.entity:
                return self.choice(seen, "before", 0.5)
            seen = self._first_of_list(seen, sentence)
            between = self.names.between(seen.last, spot.first)
            other = any(s.entity is not spot.entity and s.kind == "name" for s in between)
            return self.choice(seen, "before", 0.7 if other else 0.85)
        return None

    def _left_behind(self, seen: Seen, sentence: Sentence) -> bool:
        """Tell whether a sentence begins with where the visit was before: "Po spotkaniu w Żarkach …"."""
        return self.doc.words[sentence.first].text == "Po" and not _finite(
            self.doc.words[sentence.first : seen.first]
        )

    def _first_of_list(self, seen: Seen, sentence: Sentence) -> Seen:
        """Return the first of coordinated places, or what lies in one: "w Jankowicach w gminie Pawłosiów"."""
        for earlier in reversed(self.between(sentence.first, seen.first)):
            gap = self.doc.words[earlier.last : seen.first]
            joined = any(w.text in ("i", "oraz", ",") for w in gap)
            inside = seen.place.name.startswith(GMINA) and not earlier.place.name.startswith(GMINA)
            if (
                not (joined or inside)
                or len(gap) > 3
                or not all(w.text in ("i", "oraz", ",", "w", "we") or w.lemma("gmina") for w in gap)
            ):
                break
            if not is_wide(earlier.place):
                seen = earlier
        return seen

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


def _of_next(gap: Sequence[Word]) -> bool:
    """Tell whether a town behind a gap is another's: "Lipa, Miasto Żory", "(Lipa), szkoły (Żory)"."""
    bracket = next((w.text for w in gap if w.text in "()"), "")
    if bracket == ")" and any(w.text == "(" for w in gap):
        return True
    return any(w.text == "," for w in gap[:1]) and any(w.form.capital and w.lemma(*_BODIES) for w in gap[1:])


def _sits(gap: Sequence[Word]) -> bool:
    """Tell whether words from a name to a town say that it is there: "mieści się w", "od lat działa w"."""
    verbs = [w for w in gap if w.form.has("fin", "praet") and not w.form.has("subst", "prep", "conj", "part")]
    return len(verbs) == 1 and verbs[0].lemma(*_SITTING) and not any(w.text == "," for w in gap)


def _finite(gap: Sequence[object]) -> bool:
    return any(
        w.form.has("fin", "praet") and not w.form.has("subst", "adj", "prep", "conj", "part")  # type: ignore[attr-defined]
        for w in gap
    )
