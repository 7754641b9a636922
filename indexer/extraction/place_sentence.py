"""What the sentence of an organisation says of its place: the towns after its name and before it."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.extraction.document import Sentence
from indexer.extraction.mentions import Spot
from indexer.extraction.place_by_adjective import PlaceByAdjective
from indexer.extraction.place_seen import GMINA, Choice, Seen, is_wide
from indexer.extraction.towns import IN
from indexer.extraction.words import Word

_NEAR = 9
_SEAT = 18  # words to a town behind "mająca siedzibę w szkole …"
_SITTING = ("mieścić", "znajdować", "działać", "funkcjonować")
_SEATED = ("siedziba", "mieścić", "znajdować")
#: What follows is of something else: "wyjazd uczestników KIS do podmiotów w Hrubieszowie".
_AWAY = ("do", "dla", "od", "przez")
#: What leads from an organisation to what it runs, in so many words; and how sure that one's town must be.
_RUNNING = ("prowadzić", "prowadzący", "który")
_AMONG = frozenset((",", "m.in", "m", "in", ".", "także", "też", "również"))
#: What joins two names that share a town, and how sure that is; how sure a unit is where its operator is.
_SHARING = ("i", "oraz")
_SHARED, _OPERATOR = 0.65, 0.6
_RUNS, _RUN_SURE = 9, 0.7
_NAME = 20  # words
_LISTED = (",", "i", "oraz", "a")
_BY = (",", "przez")
_BODIES = ("miasto", "gmina", "powiat")
#: What a name in a house of another stands beside: "KIS w strukturach OPS w Krakowie".
_HOUSING = ("przy", "strukturach", "ramach", "siedzibie", "budynku")


class PlaceOfSentence(PlaceByAdjective):
    """Answers where a mention is, from the places of its own sentence."""

    def in_name(self, spot: Spot) -> Choice | None:
        """Return the town that a name holds and that tells it from others: "CIS w Toruniu"."""
        inside = [s for s in self.between(spot.first, spot.last) if not is_wide(s.place)]
        if not inside or (
            spot.entity.kind == "organisation" and spot.entity.place is None and not spot.entity.own
        ):
            return None
        seen = inside[-1]
        if spot.entity.kind == "organisation" and spot.entity.place is None and seen.last != spot.last:
            return None
        return self.choice(seen, "in-name", 0.95)

    def after(self, spot: Spot, sentence: Sentence) -> Choice | None:
        """Return the town behind a name, or of what it runs, or of who runs it."""
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
            if stop == seen.last and _joined(gap):
                break  # "w Żarach Fundację X, w Jaworze | Spółdzielnię Y"
            if self._of_another(seen, gap, sentence):
                break
            if _finite(gap) and not _sits(gap):
                break
            near = [s for s in self.between(seen.first, min(end, seen.last + 4)) if not is_wide(s.place)]
            return self.choice(
                near[0] if is_wide(seen.place) and near else seen, "after", 0.92 - 0.02 * max(0, len(gap) - 1)
            )
        for seen in self.between(spot.last, stop):
            gap = self.doc.words[spot.last : seen.first]
            joined = stop == seen.last and _joined(gap)
            if not (is_wide(seen.place) or joined or _of_next(gap) or any(w.text == ";" for w in gap)):
                return self.choice(seen, "sentence", 0.6)
        return self._of_what_it_runs(spot, sentence) or self._of_neighbour(spot, sentence)

    def _of_another(self, seen: Seen, gap: Sequence[Word], sentence: Sentence) -> bool:
        """Tell whether a town is what comes next stands in: "w Woli powstał ZAZ, w Dębicy | przedszkole"."""
        if [w.text.lower() for w in gap] not in ([",", "w"], [",", "we"]) or seen.last >= sentence.last:
            return False
        after = self.doc.words[seen.last]
        return after.is_word and not after.form.capital and "nom" in after.form.cases("subst")

    def _of_what_it_runs(self, spot: Spot, sentence: Sentence) -> Choice | None:
        """Return the town of what an organisation is said to run: "Fundacja X prowadząca bar Y w Żarach"."""
        for inner in self.names.between(spot.last, min(sentence.last, spot.last + _RUNS)):
            gap = self.doc.words[spot.last : inner.first]
            runs = any(w.lemma("prowadzić", "prowadzący") for w in gap)
            if not runs or not all(w.lemma(*_RUNNING) or w.text in _AMONG for w in gap):
                return None
            found = self.in_name(inner) or self.after(inner, sentence)
            return found if found is not None and found.score >= _RUN_SURE else None
        return None

    def _of_neighbour(self, spot: Spot, sentence: Sentence) -> Choice | None:
        """Return the town of the next name: "Bar „Pod Lipą” oraz ZAZ w Żarach", "WTZ prowadzony przez …"."""
        inner = next(iter(self.names.between(spot.last, min(sentence.last, spot.last + _RUNS))), None)
        if inner is None or inner.kind != "name":
            return None
        gap = self.doc.words[spot.last : inner.first]
        if len(gap) == 1 and gap[0].text in _SHARING:
            if self.by_adjective(spot) is not None:
                return None
            found, most = self.in_name(inner) or self._right_after(inner), _SHARED
        elif (
            gap and gap[-1].text == "przez" and all(w.lemma("prowadzić", "być") or w.text in _BY for w in gap)
        ):
            found = self.in_name(inner) or self.by_adjective(inner) or self._right_after(inner)
            most = _OPERATOR
        else:
            return None
        return replace(found, method="place:sentence", score=min(found.score, most)) if found else None

    def _right_after(self, spot: Spot) -> Choice | None:
        """Return the town for which only "w" stands between a name and it."""
        for seen in self.between(spot.last + 1, spot.last + 2):
            if self.doc.words[spot.last].text in IN and not is_wide(seen.place):
                return self.choice(seen, "after", 0.9)
        return None

    def before(self, spot: Spot, sentence: Sentence) -> Choice | None:
        """Return the town that the sentence names before a name."""
        for seen in reversed(self.between(sentence.first, spot.first)):
            owner = self.owners[seen.first]
            if (owner is not None and not self.usable(seen)) or self._left_behind(seen, sentence):
                continue
            if owner is not None and owner.entity is not spot.entity:
                return self.choice(seen, "before", 0.5)
            if self._of_item_before(seen, spot):
                return None
            seen = self._first_of_list(seen, sentence)
            between = self.names.between(seen.last, spot.first)
            other = any(s.entity is not spot.entity and s.kind == "name" for s in between)
            return self.choice(seen, "before", 0.7 if other else 0.85)
        return None

    def _of_item_before(self, seen: Seen, spot: Spot) -> bool:
        """Tell whether a town is that of the item before in a list: "„Lipa” z Żar oraz Bar „Dąb”"."""
        gap = self.doc.words[seen.last : spot.first]
        if spot.entity.bare or not gap or gap[0].text not in _LISTED or _finite(gap):
            return False
        if any(w.text in ";:" or w.form.has("prep") for w in gap):
            return False
        before = self.names.between(max(0, seen.first - _NAME), seen.first)
        return any(s.kind == "name" and s.last == seen.first - 1 for s in before)

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


def _joined(gap: Sequence[Word]) -> bool:
    """Tell whether a town behind a gap begins the next item of a list: ", w Jaworze", ", a w Jaworze"."""
    return len(gap) > 1 and gap[-2].text in _LISTED


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
