"""What tells the place where an organisation works from the other places of its report, as numbers.

Nothing is decided here: `data/weights.toml` holds what each feature weighs. Where the words around the name
settle it ("CIS w Toruniu"), little else counts; where they do not, the course of the report does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from math import log1p

from indexer.extraction.drafts import Draft
from indexer.extraction.host_features import Scene
from indexer.extraction.mentions import Spot
from indexer.extraction.place_context import PlaceContext
from indexer.extraction.place_seen import Choice, Seen, is_wide
from indexer.extraction.trips import is_abroad
from indexer.extraction.weighing import Features
from indexer.extraction.wordlists import word_set
from kb.model import Place

Mark = Callable[[str, float], None]
Key = tuple[str, str | None]

#: From this score on, the words around a name settle where it is.
SETTLED = 0.7
_CLAIMS = frozenset(("place:in-name", "place:after", "place:field", "place:cell", "place:column"))
_KEPT = ("best", "behind", "role=", "wide", "municipality", "none", "precision=")
_AROUND = 6  # mentions of places before and after one of a name
_SPOTS = 8
_WIDE = 6
_OPENING = 40  # words


def key_of(place: Place) -> Key:
    """Return what makes two mentions one place."""
    return place.name, place.teryt


class PlaceFeatures:
    """Counts the features of the places of one report for any of its organisations.

    Args:
        where: the report's scene.
        context: its places.
        drafts: its organisations: a place that one of them claims is less likely another's.
    """

    def __init__(self, where: Scene, context: PlaceContext, drafts: Iterable[Draft]) -> None:
        self._where, self._context, self._doc = where, context, where.doc
        self._seen = context.seen
        self._starts = [s.first for s in self._seen]
        self._mentions: dict[Key, list[Seen]] = {}
        for seen in self._seen:
            self._mentions.setdefault(key_of(seen.place), []).append(seen)
        self._towns = [s for s in self._seen if not is_wide(s.place)]
        self._town_starts = [s.first for s in self._towns]
        self._many = len({s.place.name for s in self._towns})
        wide = [k for k, seen in self._mentions.items() if is_wide(seen[0].place)]
        self._wide = sorted(wide, key=lambda k: -len(self._mentions[k]))[:_WIDE]
        self._abroad = is_abroad(where.doc)
        self._title = where.doc.report.title.lower()
        self._claims: dict[str, set[int]] = {}
        for draft in drafts:
            for choice in draft.choices:
                if choice.method in _CLAIMS:
                    self._claims.setdefault(choice.place.name, set()).add(draft.entity.number)

    def candidates(self, draft: Draft) -> list[tuple[Choice | None, Features]]:
        """Return where an organisation may work, None for nowhere said, each with its features."""
        said: dict[Key, list[Choice]] = {}
        for choice in draft.choices:
            said.setdefault(key_of(choice.place), []).append(choice)
        spots = ([s for s in draft.spots if s.kind != "reference"] or draft.spots)[:_SPOTS]
        best = max((c.score for c in draft.choices), default=0.0)
        found: list[tuple[Choice | None, Features]] = [(None, self._nowhere(best))]
        for key in dict.fromkeys([*said, *self._near(spots), *self._wide]):
            choices = said.get(key, [])
            top = max(choices, key=lambda c: c.score) if choices else self._unsaid(key)
            if not choices and top.place.region in self._context.guests:
                continue
            if top.place.role == "visitor" and top.method not in _CLAIMS:
                continue
            if self._abroad and not any(c.method in _CLAIMS for c in choices):
                continue
            found.append((top, self._features(draft, spots, key, choices, best)))
        if best >= SETTLED:
            return [
                (c, {f"settled:{name}": v for name, v in features.items() if name.startswith(_KEPT)})
                for c, features in found
            ]
        return found

    def _near(self, spots: Sequence[Spot]) -> list[Key]:
        found: dict[Key, None] = {}
        for spot in spots:
            at = bisect_left(self._starts, spot.first)
            for seen in self._seen[max(0, at - _AROUND) : at + _AROUND]:
                found[key_of(seen.place)] = None
        return list(found)

    def _unsaid(self, key: Key) -> Choice:
        seen = self._mentions[key][0]
        return Choice(seen.place, seen.mention, "place:course", 0.0)

    def _nowhere(self, best: float) -> Features:
        found = {
            "none": 1.0,
            "none&best": best,
            "none&towns": log1p(self._many),
            "none&hosts": log1p(self._where.social),
        }
        if self._where.visit:
            found["none&visit"] = 1.0
        return found

    def _features(
        self, draft: Draft, spots: Sequence[Spot], key: Key, choices: Sequence[Choice], best: float
    ) -> Features:
        found: Features = {}

        def mark(name: str, value: float) -> None:
            if value:
                found[name] = float(value)

        mentions = self._mentions.get(key, [])
        place = choices[0].place if choices else mentions[0].place
        for choice in choices:
            name = choice.method.removeprefix("place:")
            found[name] = max(found.get(name, 0.0), choice.score)
        top = max((c.score for c in choices), default=0.0)
        mark("best", bool(choices) and top >= best)
        mark("behind", best - top)
        mark("said", log1p(len(choices)))
        mark("unsaid", not choices)
        self._of_place(mark, place, mentions)
        others = self._claims.get(place.name, set()) - {draft.entity.number}
        mark("claimed", bool(others))
        mark("claimed&unsaid", bool(others) and top <= SETTLED)
        owners = [self._context.owners.get(s.first) for s in mentions]
        mark("owned", bool(owners) and all(o is not None and o.entity is not draft.entity for o in owners))
        if spots and mentions:
            self._of_course(mark, spots, mentions)
        return found

    def _of_place(self, mark: Mark, place: Place, mentions: Sequence[Seen]) -> None:
        wide = is_wide(place)
        mark(f"precision={place.precision}", 1)
        mark(f"role={place.role}", 1)
        mark("municipality", place.name.startswith("gmina "))
        mark("title", place.name.lower()[:-1] in self._title)
        mark("mentions", log1p(len(mentions)))
        mark("opening", bool(mentions) and mentions[0].first < _OPENING)
        if wide:
            mark("wide", 1)
            mark("wide&towns", log1p(self._many))
            mark("wide&visit", self._where.visit)
            mark("wide&title", (place.region or place.name)[:-1].lower() in self._title)
            mark("wide&said", log1p(len(mentions)))
            mark("region", place.name.startswith("województwo"))
            mark("county", place.name.startswith("powiat"))

    def _of_course(self, mark: Mark, spots: Sequence[Spot], mentions: Sequence[Seen]) -> None:
        """Count how the report goes from a place to a name: sentences between, who else is named there."""
        doc, first = self._doc, spots[0]
        sentences = [doc.sentence_at(doc.words[s.first].start) for s in spots]
        there = [doc.sentence_at(s.mention.start) for s in mentions]
        near = min(abs(a.number - b.number) for a in sentences for b in there)
        same_block = not {s.block for s in sentences}.isdisjoint(s.block for s in there)
        later = mentions[0].first > spots[-1].last
        mark("same-sentence", near == 0)
        mark("next-sentence", near == 1)
        mark("far", log1p(near))
        mark("same-block", same_block)
        mark("later-only", later and near > 0)
        mark("later-block", later and not same_block)
        mark("earlier-only", mentions[-1].last <= first.first and near > 0)
        moved = self._moves(sentences[0].first, first.first)
        mark("next&elsewhere", moved and near > 0 and not is_wide(mentions[0].place))
        mark("next&wide", moved and is_wide(mentions[0].place))
        here = {id(s) for s in mentions}
        at = bisect_left(self._starts, first.first)
        mark("last-before", at > 0 and id(self._seen[at - 1]) in here)
        after = bisect_right(self._starts, first.last - 1)
        mark("first-after", after < len(self._seen) and id(self._seen[after]) in here)
        at = bisect_left(self._town_starts, first.first)
        if at > 0 and id(self._towns[at - 1]) in here:
            left = self._towns[at - 1].last
            named = self._where.names.between(left, first.first)
            mark("last-town-before", 1)
            mark(
                "between", log1p(len({s.entity.number for s in named if s.kind == "name" and s.entity.acts}))
            )
            mark("moved-on", self._moves(left, first.first))

    def _moves(self, first: int, last: int) -> bool:
        """Tell whether words[first:last] go on to the next stop: "następnie", "kolejnym miejscem"."""
        lemmas = word_set("next_stop")
        return any(not w.form.lemmas.isdisjoint(lemmas) for w in self._doc.words[first:last])
