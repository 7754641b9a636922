"""Places that adjectives tell: "Prudnicka Spółdzielnia", "legionowski bar", "białostocka Caritas"."""

from collections.abc import Iterator
from functools import cached_property

from indexer.extraction.adjectives import town_stem
from indexer.extraction.mentions import Spot
from indexer.extraction.place_adjectives import is_common, is_of_town, seat_of
from indexer.extraction.place_fields import PlaceFields
from indexer.extraction.place_seen import Choice, Seen
from indexer.extraction.words import Word
from kb.model import Mention

#: Scores of a town that only the adjective names, and of one that the text has too.
_SEAT, _IN_TEXT = 0.6, 0.75
#: Letters of a word that is in capitals because its headline is.
_HEADLINE = 6
#: The adjective behind these is a land's: "na terenie powiatu żarskiego spółdzielnia …".
_WIDE = ("powiat", "gmina", "województwo", "region", "subregion", "ziemia", "diecezja", "obszar")
#: Behind these an adjective is of a brand or a person: "„Nowa Grodzka”", "im. Jana Tarnowskiego".
_NOT_OF_TOWNS = frozenset("„“”\"»«'‘’") | {"im", "imienia"}


class PlaceByAdjective(PlaceFields):
    """What the adjectives of towns say of places."""

    def by_adjective(self, spot: Spot) -> Choice | None:
        """Return the town whose adjective the name holds, or has before it, or None."""
        for word in self._adjectives(spot):
            lemmas = _lemmas(word)
            towns = [s for lemma in lemmas if (s := self._town_of(lemma)) is not None]
            if towns:
                return self.choice(min(towns, key=lambda s: s.first), "adjective", 0.87)
            if spot.entity.kind != "venue" or not word.form.capital:
                for lemma in lemmas:
                    seat = self._seat(lemma, word)
                    if seat is not None:
                        return seat
            counties = [self.counties[lemma] for lemma in lemmas if lemma in self.counties]
            if counties:
                return self.choice(min(counties, key=lambda s: s.first), "county", 0.6)
        return None

    @cached_property
    def town_by_adjective(self) -> Choice | None:
        """The town of the adjectives of a report that names no town: "nasz żarski ZAZ"; None if several."""
        if self.towns or self.trail:
            return None
        found = [c for s in self.names.spots if (c := self.by_adjective(s)) is not None]
        return found[0] if len({c.place.name for c in found}) == 1 else None

    def _town_of(self, adjective: str) -> Seen | None:
        """Return the first mention of the town of an adjective, or None; a catalogue asks it often."""
        if adjective not in self._towns_of:
            fitting = (s for name, s in self._first_seen.items() if is_of_town(adjective, name))
            self._towns_of[adjective] = min(fitting, key=lambda s: s.first, default=None)
        return self._towns_of[adjective]

    @cached_property
    def _towns_of(self) -> dict[str, Seen | None]:
        return {}

    @cached_property
    def _first_seen(self) -> dict[str, Seen]:
        """The first mention of each town, by its name."""
        return {s.place.name: s for s in reversed(self.towns)}

    @cached_property
    def _regions(self) -> frozenset[str]:
        return frozenset(s.place.region for s in self.seen if s.place.region)

    def _adjectives(self, spot: Spot) -> Iterator[Word]:
        before = self._said_before(spot)
        if before is not None:
            yield before
        if spot.kind == "reference":
            return
        for word in self.doc.words[spot.first : spot.last]:
            if word.text in _NOT_OF_TOWNS:
                break
            if word.form.has("adj") or (not word.form.readings and word.form.capital):
                yield word

    def _said_before(self, spot: Spot) -> Word | None:
        """Return the adjective without a capital right before a name: "legionowski bar „Zdrówko”"."""
        if spot.first == 0:
            return None
        word = self.doc.words[spot.first - 1]
        wide = spot.first > 1 and self.doc.words[spot.first - 2].lemma(*_WIDE)
        sentence = self.doc.sentence_at(word.start)
        same = sentence is self.doc.sentence_at(self.doc.words[spot.first].start)
        plain = not word.form.capital or (word.text.isupper() and len(word.text) > _HEADLINE)
        opens = spot.kind == "reference" and word.start == sentence.start  # "Krakowska spółdzielnia szyje."
        return word if same and not wide and (plain or opens) and word.is_word else None

    def _seat(self, adjective: str, word: Word) -> Choice | None:
        mention = Mention(start=word.start, end=word.end, text=word.text, method="rule:adjective", score=0.6)
        seat = seat_of(adjective, self._regions, mention)
        if seat is None or seat.region in self.guests:
            return None
        # a town that the text has only in the name of an office is known all the same
        known = self.resolved.get(seat.name)
        if known is not None and (known.role == "visitor" or known.teryt != seat.teryt):
            return None
        return Choice(known or seat, mention, "place:seat", _IN_TEXT if known else _SEAT)


def _lemmas(word: Word) -> set[str]:
    """Return the adjectives (their lemmas) that a word may be, without those that mean no town."""
    found = {r.lemma for r in word.form.readings if r.pos == "adj"}
    first, hyphen, _ = word.text.lower().rpartition("-")
    if hyphen:  # of two: "Rawsko-Bialska" is not of Biała
        return {f"{first}-{lemma}" for lemma in found}
    stem = town_stem(word) if not word.form.readings else None
    if stem is not None:
        found = {f"{stem.lower()}i"}
    return found if word.form.capital else {lemma for lemma in found if not is_common(lemma)}
