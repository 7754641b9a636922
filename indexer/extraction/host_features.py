"""What tells an organisation whose work a report tells about from a bystander, as numbers.

Nothing is decided here: `data/weights.toml` holds what each feature weighs.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import log1p

from indexer.extraction.attach import Story
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.drafts import Draft
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.org_roles import SIDE_ROLES
from indexer.extraction.place_context import PlaceContext
from indexer.extraction.role_cues import cues_table
from indexer.extraction.weighing import Features
from indexer.extraction.wordlists import word_set
from kb.text import best_lemma

Mark = Callable[[str, float], None]

_ROLES = ("host", "mention", "founder", "operator", "partner", "funder", "organiser", "guest", "agent")
_GROUPS = {
    "cooperative": frozenset(("spółdzielnia socjalna", "spółdzielnia pracy", "spółdzielnia inwalidów")),
    "unit": frozenset(
        (
            "zakład aktywności zawodowej",
            "warsztat terapii zajęciowej",
            "centrum integracji społecznej",
            "klub integracji społecznej",
        )
    ),
    "civic": frozenset(("fundacja", "stowarzyszenie", "kościelna osoba prawna")),
    "none": frozenset((None,)),
}
#: What stands right before a name: "w", "do" come to it, "przez", "przy", "dla" name it beside another.
_PREPOSITIONS = {
    **dict.fromkeys(("w", "we", "na"), "in"),
    "do": "to",
    **dict.fromkeys(("z", "ze"), "with"),
    "przez": "by",
    **dict.fromkeys(("przy", "u"), "at"),
    **dict.fromkeys(("dla", "rzecz"), "for"),
    "ramach": "within",
}
#: Sentences that open a report, and the least of one that has an opening at all.
_OPENING, _LONG = 2, 6
_AFTER = 8  # words
_SURE_PLACE = 0.7


@dataclass(frozen=True, slots=True)
class Scene:
    """What the organisations of one report share.

    Attributes:
        visit: the report tells of a visit.
        social: number of organisations of the social economy that are named.
        visitors: the voivodeships that visitors come from.
        guests: those of them where nothing seems to work.
    """

    doc: Doc
    names: Names
    story: Story
    visit: bool
    social: int
    visitors: frozenset[str]
    guests: frozenset[str]
    _lemmas: dict[int, frozenset[str]] = field(default_factory=dict)

    def sentence_of(self, spot: Spot) -> Sentence:
        """Return the sentence of a mention."""
        return self.doc.sentence_at(self.doc.words[spot.first].start)

    def lemmas_of(self, sentence: Sentence) -> frozenset[str]:
        """Return the lemmas of a sentence but for names: found once, however many names it has."""
        if sentence.number not in self._lemmas:
            said = (w for w in self.doc.words[sentence.first : sentence.last] if w.kind == "word")
            self._lemmas[sentence.number] = frozenset(best_lemma(w.text) for w in said if not w.form.capital)
        return self._lemmas[sentence.number]


def scene(doc: Doc, names: Names, story: Story, places: PlaceContext) -> Scene:
    """Return the scene of a report."""
    words = word_set("visit")
    visit = any(not w.form.lemmas.isdisjoint(words) for w in doc.words)
    social = sum(e.social and bool(e.own or e.town) for e in names.entities)
    return Scene(
        doc,
        names,
        story,
        visit,
        social,
        frozenset(filter(None, places.visitors)),
        frozenset(filter(None, places.guests)),
    )


def host_features(draft: Draft, where: Scene) -> Features:
    """Return the features of one organisation; those that are zero are left out."""
    found: Features = {"bias": 1.0}

    def mark(name: str, value: float) -> None:
        if value:
            found[name] = float(value)

    named = [s for s in draft.spots if s.kind != "reference"]
    _of_name(mark, draft)
    _of_deeds(mark, draft)
    _of_parts(mark, draft, named)
    _of_words(mark, where, named)
    _of_lead(mark, where, named)
    _of_home(mark, draft, where)
    _of_report(mark, draft, where, named)
    return found


def _of_name(mark: Mark, draft: Draft) -> None:
    entity = draft.entity
    mark("social", entity.social)
    mark(f"kind={entity.kind}", 1)
    for group, forms in _GROUPS.items():
        mark(f"form={group}", entity.form in forms)
    mark("own", bool(entity.own))
    mark("town", bool(entity.town))
    mark("bare", entity.bare)


def _of_deeds(mark: Mark, draft: Draft) -> None:
    mark("deeds=agent", any(d.found.agent is not None and d.spot is not None for d in draft.deeds))
    direct = sum(d.spot is not None or d.found.agent is not None for d in draft.deeds)
    mark("deeds=any", bool(draft.deeds))
    mark("deeds=direct", log1p(direct))
    mark("deeds=inherited", log1p(len(draft.deeds) - direct))
    mark("told", log1p(len(draft.sentences)))
    best = max((c.score for c in draft.choices), default=0.0)
    mark("place=best", best)
    mark("place=sure", best > _SURE_PLACE)


def _of_parts(mark: Mark, draft: Draft, named: list[Spot]) -> None:
    for role in _ROLES:
        mark(f"role={role}", sum(s.part.role == role for s in named) / max(1, len(named)))
    if named:
        mark(f"first={named[0].part.role}", 1)
        # Who does something where it is named stands aside there no more: "stosowanie klauzul przez urząd".
        doing = {id(d.spot) for d in draft.deeds}
        aside = (s.part.role in SIDE_ROLES or s.part.role == "operator" for s in named if id(s) not in doing)
        mark("side=all", all(aside) and not doing.issuperset(map(id, named)))
    cued = [s for s in named if s.part.role == "host" and s.part.cue is not None]
    mark("host=cue", bool(cued))
    mark("host=visited", any((s.part.cue or 0) < s.first for s in cued))
    mark("subject", any(s.subject for s in named))
    mark("mentions", log1p(len(draft.spots)))
    mark("references", log1p(len(draft.spots) - len(named)))


def _of_words(mark: Mark, where: Scene, named: list[Spot]) -> None:
    doc, table = where.doc, cues_table()
    kinds = {doc.block_of(where.sentence_of(s)).kind for s in named}
    for kind in ("heading", "item", "row"):
        mark(f"in={kind}", kind in kinds)
    lists = {
        "award": word_set("award"),
        "next": word_set("next_stop"),
        "guest": table.before["guest"],
        "partner": table.before["partner"],
        "visited": table.visited,
        "works": table.works,
    }
    for name in set(_PREPOSITIONS.values()):
        mark(f"prep={name}", sum(_preposition(doc, s) == name for s in named) / max(1, len(named)))
    mark("officer", any(s.first > 0 and doc.words[s.first - 1].lemma(*word_set("officers")) for s in named))
    near = [_lemmas_near(doc, s) for s in named]
    for name, lemmas in lists.items():
        mark(f"near={name}", any(not n.isdisjoint(lemmas) for n in near))
    for lemma in set().union(*(where.lemmas_of(where.sentence_of(s)) for s in named)):
        mark(f"word={lemma}", 1)


def _of_lead(mark: Mark, where: Scene, named: list[Spot]) -> None:
    """Count what announces the list that an organisation is named in."""
    doc, table = where.doc, cues_table()
    leads = [where.doc.announcement(where.sentence_of(s)) for s in named]
    lemmas = {m for a in leads if a is not None for w in doc.words[a.first : a.last] for m in w.form.lemmas}
    mark("lead=guest", not lemmas.isdisjoint(table.before["guest"]))
    mark("lead=partner", not lemmas.isdisjoint(table.before["partner"]))
    mark("lead=visited", not lemmas.isdisjoint(table.visited))
    mark("lead=award", not lemmas.isdisjoint(word_set("award")))


def _of_home(mark: Mark, draft: Draft, where: Scene) -> None:
    """Count whether an organisation is at home where the report's visitors come from."""
    homes = {c.place.region for c in draft.choices if c.score > _SURE_PLACE}
    mark("home=visitors", not homes.isdisjoint(where.visitors))
    mark("home=guests", not homes.isdisjoint(where.guests))
    mark("home=elsewhere", bool(homes and where.visitors) and homes.isdisjoint(where.visitors))


def _of_report(mark: Mark, draft: Draft, where: Scene, named: list[Spot]) -> None:
    doc, main = where.doc, where.story.main
    mark("main", main is draft.entity)
    mark("other-main", main is not None and main is not draft.entity)
    mark("visit", where.visit)
    mark("visit&bystander", where.visit and not draft.deeds)
    mark("many", log1p(where.social))
    mark("lonely", where.social == 1 and draft.entity.social)
    mark("beside", log1p(max((_beside(where, s) for s in named), default=0)))
    if named:
        opening = where.sentence_of(named[0]).number < _OPENING and len(doc.sentences) >= _LONG
        mark("opening", opening)
        mark("opening&visit", opening and where.visit)
        mark("position", named[0].first / max(1, len(doc.words)))


def _preposition(doc: Doc, spot: Spot) -> str | None:
    return _PREPOSITIONS.get(doc.words[spot.first - 1].text.lower()) if spot.first else None


def _lemmas_near(doc: Doc, spot: Spot) -> set[str]:
    """Return the lemmas of a mention's sentence before it and shortly after it."""
    sentence = doc.sentence_at(doc.words[spot.first].start)
    found: set[str] = set()
    for word in doc.words[sentence.first : spot.first]:
        found |= word.form.lemmas
    for word in doc.words[spot.last : min(sentence.last, spot.last + _AFTER)]:
        found |= word.form.lemmas
    return found


def _beside(where: Scene, spot: Spot) -> int:
    others = where.names.in_sentence(where.sentence_of(spot))
    return len({s.entity.number for s in others if s.entity.social and s.entity is not spot.entity})
