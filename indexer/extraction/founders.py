"""Who founded or runs the organisations of a report."""

from indexer.extraction.attach import Story
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.org_roles import SIDE_ROLES
from indexer.extraction.role_cues import Part


def founders_of(doc: Doc, names: Names, story: Story) -> dict[int, list[tuple[Spot, Sentence]]]:
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


def add_field_founders(names: Names, story: Story, found: dict[int, list[tuple[Spot, Sentence]]]) -> None:
    """Add the founders that a labelled value or a table column names."""
    for item in names.fields:
        owners = story.about[item.sentence.number]
        if item.kind == "founder" and len(owners) == 1:
            for spot in names.between(item.first, item.last):
                if spot.entity is not owners[0] and spot.entity.acts:
                    found.setdefault(owners[0].number, []).append((spot, item.sentence))


def add_name_owners(names: Names, found: dict[int, list[tuple[Spot, Sentence]]]) -> None:
    """Add who stands in the name of a unit that it runs: "ZAZ | Fundacji „Wrzos”"."""
    for entity in names.entities:
        for located in entity.mentions:
            if located.kind != "owner":
                continue
            sentence = names.doc.sentence_at(names.doc.words[located.first].start)
            around = (s for s in names.in_sentence(sentence) if s.first <= located.first < s.last)
            unit = next((s.entity for s in around if s.entity is not entity), None)
            if unit is not None:
                first, last, part = located.first, located.last, Part("operator")
                spot = Spot(first, last, entity, "name", located.score, part, subject=False)
                found.setdefault(unit.number, []).append((spot, sentence))


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
