"""The places of a report: found, resolved to the TERYT register, each with a role.

Steps (one module each in `indexer.extraction.place`): scan for inflected names and let them in by the words
around (`scan`, `gates`); see which lies in which (`containers`); see who comes from where (`roles`); choose
among places of the same name (`homonyms`); take villages that the gazetteer lacks as the text names them
(`villages`).
"""

from collections.abc import Sequence
from typing import Protocol

from indexer.extraction.place import forms
from indexer.extraction.place.containers import attach
from indexer.extraction.place.gates import CERTAIN
from indexer.extraction.place.hits import Hit, Words
from indexer.extraction.place.homonyms import choose
from indexer.extraction.place.lexicon import Lexicon, Target
from indexer.extraction.place.roles import assign, guests
from indexer.extraction.place.scan import Scanner
from indexer.extraction.place.senses import at_home, one_sense
from indexer.extraction.place.unify import district_of, municipalities, shortened, unify
from indexer.extraction.place.village_regions import nearby, only_region, placed
from kb.model import Mention, Place, PlaceRole
from kb.vocabulary import gazetteer as tables

#: Below this margin one of several places of a name is not preferred: the place keeps its name alone.
UNSURE = 0.15
#: From this margin on a place is what its name means in the whole text.
SURE = 0.5
#: A land in several voivodeships gets one of them from this margin on.
LAND_MARGIN = 0.5
_DIACRITICS = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"


class Hint(Protocol):
    """Something that takes an interval for a place.

    Kinds: "place" for towns, lands and buildings of the model; "place_field" where the layout leaves only a
    place ("Gdzie: Puck", a column of towns).
    """

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def kind(self) -> str:
        """Its kind."""


class PlaceResolver:
    """Resolves the places of texts over one gazetteer. Holds no state between texts."""

    def __init__(self, gazetteer: tables.Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or tables.load()
        self._lexicon = Lexicon(self._gazetteer)

    def resolve(
        self,
        text: str,
        *,
        sentences: Sequence[tuple[int, int]],
        blocked: Sequence[tuple[int, int]] = (),
        hints: Sequence[Hint] = (),
    ) -> list[Place]:
        """Return the places of a text in order of their first mention, each with all its mentions.

        A place that is both a practice's and a visitors' is returned twice, with the mentions of each role. A
        larger place that only says where another lies ("Byczyna (woj. opolskie)") is in that place's
        fields, not a place of its own.

        Args:
            text: the report's text; offsets count its characters.
            sentences: intervals of its sentences (or list items, or table rows).
            blocked: intervals of organisation names; places inside get the method ``gazetteer:in-name``, and
                there a bare name ("Fundacja Kraków") is no place.
            hints: named entities; one of kind "place" confirms a bare name.
        """
        words = Words(text, sentences)
        index = forms.folded() if _lost_diacritics(text) else forms.exact()
        hits = Scanner(self._lexicon, index).scan(words)
        one_sense(hits, text)
        for hit in hits:
            hit.targets = self._candidates(hit)
        shortened(hits)
        attach(hits, text)
        hits = at_home(hits)
        assign(hits, words)
        _mark_names(hits, blocked)
        choose(hits, self._lexicon)
        _confirm(hits, hints, text)
        _repeat(hits)
        self._place_villages(hits)
        unify(hits)
        inner = {id(c) for h in hits if h.score >= CERTAIN for c in h.containers if not c.near}
        kept = [h for h in hits if h.score >= CERTAIN and id(h) not in inner]
        guests(kept)
        return self._grouped(kept, text)

    def _place_villages(self, hits: list[Hit]) -> None:
        """Place what the gazetteer cannot: first where the text says what it lies in, then bare mentions."""
        lacking = [h for h in hits if h.target is None or _unsure(h)]
        stated: dict[str, tuple[Target, float]] = {}
        whole = only_region(hits)
        for hit in hits:
            if hit.target and hit.forms and hit.margin >= SURE and not hit.administrative:
                stated.setdefault(hit.target.name, (hit.target, hit.margin))
        for hit in sorted(lacking, key=lambda h: not h.containers):
            name = hit.target.name if hit.target else hit.forms[0].name
            known = None if hit.containers else stated.get(name)
            hit.target, hit.margin = known or placed(hit, nearby(hits, hit), self._lexicon, whole)
            if hit.containers:
                stated[name] = hit.target, hit.margin
                self._spread(hits, hit)

    @staticmethod
    def _spread(hits: list[Hit], hit: Hit) -> None:
        """Let what the text says about a village hold for its other mentions, if it tells the county."""
        if hit.target is None or not hit.target.county:
            return
        for other in hits:
            if other.target and other.target.name == hit.target.name and not other.containers:
                other.target, other.margin = hit.target, hit.margin

    def _candidates(self, hit: Hit) -> tuple[Target, ...]:
        if hit.level == "subregion":
            return tuple(self._lexicon.subregion(code) for code in hit.codes)
        if hit.codes:
            table = self._lexicon.regions if len(hit.codes[0]) == 2 else self._lexicon.counties
            return tuple(table[code] for code in hit.codes)
        names = dict.fromkeys(f.name for f in hit.forms)
        return tuple(t for name in names for t in self._lexicon.by_name.get(name, ()))

    def _grouped(self, hits: list[Hit], text: str) -> list[Place]:
        groups: dict[tuple[str, str, str], list[Hit]] = {}
        municipalities(hits, text)
        for hit in hits:
            assert hit.target is not None
            code = "" if _vague(hit) else hit.target.code
            groups.setdefault((hit.target.name, code, hit.target.precision), []).append(hit)
        places: list[Place] = []
        for members in groups.values():
            visitors = [h for h in members if h.role == "visitor"]
            others = [h for h in members if h.role != "visitor"]
            if visitors and all(h.role == "mention" for h in others):
                visitors, others = members, []
            for part, role in ((others, _role(others)), (visitors, "visitor")):
                if part:
                    places.append(self._place(part, role, text))
        return sorted(places, key=lambda p: p.mentions[0].start)

    def _place(self, hits: list[Hit], role: PlaceRole, text: str) -> Place:
        best = max(hits, key=lambda h: h.margin)
        target = best.target
        assert target is not None
        code = "" if _vague(best) else target.code
        known = self._gazetteer
        return Place(
            name=target.name,
            municipality=known.municipality(code).name if len(code) == 6 else None,
            county=known.county(code).name if len(code) >= 4 else None,
            region=known.region_name(code) if code else None,
            teryt=code or None,
            lat=target.lat if code else None,
            lon=target.lon if code else None,
            precision=target.precision,
            role=role,
            margin=best.margin,
            mentions=tuple(
                Mention(
                    start=h.start,
                    end=h.end,
                    text=text[h.start : h.end],
                    method=_method(h),
                    score=round(h.score, 2),
                )
                for h in hits
            ),
        )


def _role(hits: Sequence[Hit]) -> PlaceRole:
    return "practice" if any(h.role == "practice" for h in hits) else "mention"


def _unsure(hit: Hit) -> bool:
    return hit.target is not None and hit.target.kind in ("locality", "municipality") and hit.margin < UNSURE


def _vague(hit: Hit) -> bool:
    """Whether a land's voivodeship cannot be told."""
    return (
        hit.target is not None
        and hit.target.kind == "land"
        and len(hit.target.regions) > 1
        and hit.margin < LAND_MARGIN
    )


def _method(hit: Hit) -> str:
    return "gazetteer:in-name" if hit.in_name else f"gazetteer:{hit.gate}"


def _mark_names(hits: Sequence[Hit], blocked: Sequence[tuple[int, int]]) -> None:
    spans = sorted(blocked)
    k = 0
    for hit in hits:
        while k < len(spans) and spans[k][1] <= hit.start:
            k += 1
        hit.in_name = k < len(spans) and spans[k][0] <= hit.start
        if hit.in_name and hit.score < CERTAIN:
            hit.score = 0.0


def _begins(hit: Hit, text: str) -> bool:
    """Whether a common word only begins a phrase: "Dobre praktyki"."""
    following = text[hit.end : hit.end + 2]
    return "c" in hit.flags and len(following) == 2 and following[0] == " " and following[1].islower()


def _confirm(hits: Sequence[Hit], hints: Sequence[Hint], text: str) -> None:
    """Let in bare names that the model takes for places, or that a sure hit of the text confirms."""
    places = {(h.start, h.end) for h in hints if h.kind == "place"}
    fields = {(h.start, h.end) for h in hints if h.kind == "place_field"}
    sure = {f.name for h in hits if h.score >= CERTAIN for f in h.forms}
    codes = {h.target.code for h in hits if h.score >= CERTAIN and h.target}
    for hit in hits:
        if (
            (hit.start, hit.end) in fields
            and hit.score < CERTAIN
            and not hit.in_name
            and not _begins(hit, text)
        ):
            hit.score = 0.7
        elif 0 < hit.score < CERTAIN and not hit.in_name:
            if any(c.gate == "level" and not c.near for c in hit.containers):
                hit.score = 0.8
            elif (hit.gate == "unlisted" and hit.containers) or district_of(hit, codes):
                hit.score = 0.6
            elif hit.gate != "unlisted" and any(f.name in sure for f in hit.forms):
                hit.score = 0.58
            elif (hit.start, hit.end) in places:
                hit.score = 0.55


def _repeat(hits: Sequence[Hit]) -> None:
    """Let in a bare town that the text names for sure elsewhere: "Dzień 2: Bytom … Na popołudnie – Bytom"."""
    sure = {f.name for h in hits if h.score >= CERTAIN and h.gate != "unlisted" for f in h.forms}
    for hit in hits:
        if (
            hit.gate == "bare"
            and hit.score < CERTAIN
            and not hit.in_name
            and any(f.name in sure for f in hit.forms)
        ):
            hit.score = 0.56


def _lost_diacritics(text: str) -> bool:
    """Whether a text has lost its Polish letters: in real Polish, one letter in 15 has a diacritic."""
    return len(text) > 40 and sum(text.count(c) for c in _DIACRITICS) < len(text) / 250
