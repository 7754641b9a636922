"""Practices: what one organisation does in one place, with the sentence behind every field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indexer.extraction.attach import Deed, Story
from indexer.extraction.details import founded, is_served, jobs
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.org_roles import SIDE_ROLES
from indexer.extraction.place_context import Choice, PlaceContext
from kb.model import Activity, Evidence, EvidenceField, Place, Practice
from kb.vocabulary.matcher import match_groups

_MAX_TYPES = 2
_SECOND_TYPE = 0.85
_UNKNOWN_PLACE = 0.75
_LEAST_PLACE = 0.4


@dataclass(slots=True)
class Draft:
    """A practice being put together."""

    entity: Entity
    deeds: list[Deed] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)


def build_practices(doc: Doc, names: Names, story: Story, places: PlaceContext) -> list[Practice]:
    """Return the practices of a report, in the order in which it names the organisations."""
    drafts = {e.number: Draft(e) for e in names.entities}
    for spot in names.spots:
        draft = drafts[spot.entity.number]
        draft.spots.append(spot)
        draft.choices += places.choices(spot)
    for deed in story.deeds:
        drafts[deed.entity.number].deeds.append(deed)
    for sentence, about in zip(doc.sentences, story.about, strict=True):
        for entity in about:
            drafts[entity.number].sentences.append(sentence)
            if len(about) == 1:
                drafts[entity.number].choices += _told(entity, sentence, names, places)
    founders = _founders(doc, names, story)
    _field_founders(names, story, founders)
    made = []
    for draft in drafts.values():
        if is_host(draft, story):
            made.append(_practice(doc, draft, names, founders.get(draft.entity.number, [])))
    return made


def _told(entity: Entity, sentence: Sentence, names: Names, places: PlaceContext) -> list[Choice]:
    """Return the place of a sentence that tells about one organisation without naming it again."""
    field = places.field_choice(sentence)
    if field is not None:
        return [field]
    if any(s.entity is entity for s in names.in_sentence(sentence)):
        return []
    local = [
        s
        for s in places.between(sentence.first, sentence.last)
        if s.place.precision in ("locality", "municipality")
        and s.place.role == "practice"
        and places.usable(s)
    ]
    if len({s.place.name for s in local}) != 1:
        return []
    opening = (
        sentence.number > 0 and names.doc.block_of(names.doc.sentences[sentence.number - 1]).kind == "heading"
    )
    return [Choice(local[0].place, local[0].mention, "place:told", 0.85 if opening else 0.6)]


def is_host(draft: Draft, story: Story) -> bool:
    """Tell whether an organisation is one whose work the report tells about, not a bystander."""
    entity, spots = draft.entity, draft.spots
    if entity.kind == "not_organisation" or entity.anonymous:
        return False
    roles = [s.part.role for s in spots]
    hosting = sum(role == "host" for role in roles)
    if entity.kind == "venue":
        return False
    if story.main is entity:
        return True
    if draft.deeds:
        return (
            hosting > 0
            or not all(role in SIDE_ROLES for role in roles)
            or any(d.found.agent is not None or d.spot is not None for d in draft.deeds)
        )
    if entity.unnamed:
        return False
    if not spots or all(role in SIDE_ROLES or role == "operator" for role in roles):
        return False
    if entity.kind in ("public", "support"):
        return False
    if not entity.social:
        return False
    if any(role in ("founder", "operator", "partner", "funder") for role in roles):
        return any(s.part.role == "host" and s.kind == "name" for s in spots) and hosting * 2 >= len(roles)
    if (
        not entity.own
        and not entity.town
        and not any(s.part.role == "host" and s.part.cue is not None for s in spots)
    ):
        return False  # a bare form in a list: "– Zakład Aktywności Zawodowej"
    return hosting > 0


def _founders(doc: Doc, names: Names, story: Story) -> dict[int, list[tuple[Spot, Sentence]]]:
    """Return, for each organisation, those that founded or run it."""
    found: dict[int, list[tuple[Spot, Sentence]]] = {}
    for spot in names.spots:
        if spot.part.role not in ("founder", "operator"):
            continue
        sentence = doc.sentence_at(doc.words[spot.first].start)
        if any(d.found.trigger == spot.part.cue and d.entity is spot.entity for d in story.deeds):
            continue  # what it runs is an activity of its own, not another organisation
        target = _founded_by(doc, sentence, spot, names, story)
        if target is not None and target is not spot.entity:
            found.setdefault(target.number, []).append((spot, sentence))
    return found


def _field_founders(names: Names, story: Story, found: dict[int, list[tuple[Spot, Sentence]]]) -> None:
    """Add the founders that a labelled value or a table column names."""
    for item in names.fields:
        owners = story.about[item.sentence.number]
        if item.kind == "founder" and len(owners) == 1:
            for spot in names.between(item.first, item.last):
                if spot.entity is not owners[0] and spot.entity.kind != "venue":
                    found.setdefault(owners[0].number, []).append((spot, item.sentence))


def _founded_by(doc: Doc, sentence: Sentence, spot: Spot, names: Names, story: Story) -> Entity | None:
    others = [
        s
        for s in names.in_sentence(sentence)
        if s.entity is not spot.entity
        and s.part.role not in SIDE_ROLES | {"operator"}
        and s.entity.kind == "organisation"
    ]
    cue = spot.part.cue if spot.part.cue is not None else spot.first
    nearest = [s for s in names.in_sentence(sentence) if s.last <= cue]
    if spot.part.role == "operator" and nearest and nearest[-1].entity.kind == "venue":
        return None
    before = [s for s in others if s.first < spot.first]
    if before:
        return before[-1].entity
    if others:
        return others[0].entity
    about = story.about[sentence.number]
    return about[0] if len(about) == 1 and about[0] is not spot.entity else None


def choose_place(choices: Iterable[Choice]) -> Choice | None:
    """Return the best supported place: the sure ones first, then those said more often."""
    totals: dict[tuple[str, str | None], float] = {}
    best: dict[tuple[str, str | None], Choice] = {}
    for choice in choices:
        key = (choice.place.name, choice.place.teryt)
        totals[key] = totals.get(key, 0.0) + 0.05 * choice.score
        if key not in best or choice.score > best[key].score:
            best[key] = choice
    best = {key: choice for key, choice in best.items() if choice.score >= _LEAST_PLACE}
    if not best:
        return None
    return max(best.values(), key=lambda c: c.score + min(0.2, totals[(c.place.name, c.place.teryt)]))


def _practice(doc: Doc, draft: Draft, names: Names, founders: Sequence[tuple[Spot, Sentence]]) -> Practice:
    entity = draft.entity
    chosen = choose_place(draft.choices)
    place = chosen.place if chosen else None
    activities, evidence = _activities(doc, draft)
    first = _best_spot(draft)
    own = doc.sentence_at(doc.words[first.first].start)
    start, end = doc.span(first.first, first.last)
    proofs = [_evidence(doc, "organisation", entity.name, start, end, own, "rule:name", first.score)]
    if entity.form is not None:
        proofs.append(_evidence(doc, "legal_form", entity.form, start, end, own, "rule:head", first.score))
    if chosen is not None:
        where = doc.sentence_at(chosen.mention.start)
        proofs.append(
            _evidence(
                doc,
                "place",
                chosen.place.name,
                chosen.mention.start,
                chosen.mention.end,
                where,
                chosen.method,
                chosen.score,
            )
        )
    proofs += evidence
    groups = _groups(doc, draft, names, proofs)
    year = _detail(doc, draft, "year", proofs)
    employed = _detail(doc, draft, "jobs", proofs)
    named = []
    for spot, sentence in founders:
        if spot.entity.name not in named:
            named.append(spot.entity.name)
            start, end = doc.span(spot.first, spot.last)
            proofs.append(
                _evidence(
                    doc, "founder", spot.entity.name, start, end, sentence, f"rule:{spot.part.role}", 0.7
                )
            )
    return Practice(
        organisation=entity.name,
        legal_form=entity.form,
        place=place,
        activities=activities,
        target_groups=groups,
        founders=tuple(named),
        partners=_partners(doc, draft, names, named, proofs),
        year=year,
        jobs=employed,
        score=_score(first.score, chosen, activities, draft),
        evidence=tuple(proofs),
    )


def _best_spot(draft: Draft) -> Spot:
    return max(draft.spots, key=lambda s: (s.kind == "name", s.part.role == "host", s.score, -s.first))


def _score(name: float, chosen: Choice | None, activities: Sequence[Activity], draft: Draft) -> float:
    place = chosen.score if chosen else _UNKNOWN_PLACE * 0.6
    deeds = max((a.score for a in activities), default=0.6)
    return round(name * (0.4 + 0.6 * place) * (0.5 + 0.5 * deeds), 3)


def _activities(doc: Doc, draft: Draft) -> tuple[tuple[Activity, ...], list[Evidence]]:
    activities: list[Activity] = []
    proofs: list[Evidence] = []
    seen: set[tuple[str, str | None]] = set()
    for deed in sorted(draft.deeds, key=lambda d: d.found.made.first):
        made = deed.found.made
        start, end = doc.span(made.first, made.last)
        best = made.types[:1] + tuple(
            t
            for t in made.types[1:_MAX_TYPES]
            if t.score >= _SECOND_TYPE and t.sector != made.types[0].sector
        )
        for kind in best or (None,):
            key = (made.text.lower(), kind.type if kind else None)
            if key in seen:
                continue
            seen.add(key)
            activities.append(
                Activity(
                    text=made.text,
                    type=kind.type if kind else None,
                    sector=kind.sector if kind else None,
                    start=start,
                    end=end,
                    method=deed.found.method,
                    score=deed.score,
                )
            )
        proofs.append(
            _evidence(doc, "activity", made.text, start, end, deed.sentence, deed.found.method, deed.score)
        )
    return tuple(activities), proofs


def _groups(doc: Doc, draft: Draft, names: Names, proofs: list[Evidence]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for sentence in draft.sentences:
        for match in match_groups(doc.text[sentence.start : sentence.end]):
            start, end = sentence.start + match.start, sentence.start + match.end
            if not is_served(doc, sentence, doc.word_at(start), match.id):
                continue
            if names.covered[doc.word_at(start)] or match.name in found:
                continue
            found[match.name] = None
            proofs.append(_evidence(doc, "target_group", match.name, start, end, sentence, "vocabulary", 0.7))
    return tuple(found)


def _detail(doc: Doc, draft: Draft, which: str, proofs: list[Evidence]) -> int | None:
    for sentence in draft.sentences:
        detail = founded(doc, sentence) if which == "year" else jobs(doc, sentence)
        if detail is not None:
            start, end = doc.span(detail.first, detail.last)
            kind: EvidenceField = "year" if which == "year" else "jobs"
            proofs.append(
                _evidence(doc, kind, str(detail.value), start, end, sentence, f"rule:{which}", detail.score)
            )
            return detail.value
    return None


def _partners(
    doc: Doc, draft: Draft, names: Names, founders: Sequence[str], proofs: list[Evidence]
) -> tuple[str, ...]:
    found: list[str] = []
    for sentence in draft.sentences:
        for spot in names.in_sentence(sentence):
            name = spot.entity.name
            if (
                spot.part.role != "partner"
                or spot.entity is draft.entity
                or name in founders
                or name in found
            ):
                continue
            found.append(name)
            start, end = doc.span(spot.first, spot.last)
            proofs.append(_evidence(doc, "partner", name, start, end, sentence, "rule:partner", 0.6))
    return tuple(found)


def _evidence(
    doc: Doc,
    kind: EvidenceField,
    value: str,
    start: int,
    end: int,
    sentence: Sentence,
    method: str,
    score: float,
) -> Evidence:
    return Evidence(
        field=kind,
        value=value,
        start=start,
        end=end,
        text=doc.text[start:end],
        sentence_start=min(sentence.start, start),
        sentence_end=max(sentence.end, end),
        method=method,
        score=score,
    )


def used_places(practices: Iterable[Practice]) -> list[Place]:
    """Return the places that practices work in."""
    return [p.place for p in practices if p.place is not None]
