"""Who does what: activities joined to organisations over sentences, lists and references."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.extraction.activities import Found, find_activities
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity
from indexer.extraction.fields import Field
from indexer.extraction.lists import announced, appositions, listed_values, nominal_agents, nominal_sentence
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.org_roles import SIDE_ROLES

_CHAIN = frozenset((",", "i", "oraz", "a", "także"))


@dataclass(frozen=True, slots=True)
class Deed:
    """An activity of an organisation, and the sentence that says so.

    Attributes:
        spot: the mention it hangs on; None when the doer is inherited from an earlier sentence.
    """

    entity: Entity
    found: Found
    sentence: Sentence
    spot: Spot | None
    score: float


@dataclass(slots=True)
class Story:
    """What a report says, sentence by sentence.

    Attributes:
        deeds: activities with their doers.
        about: for each sentence, the organisations it tells about.
        main: the organisation the whole report is about, or None.
    """

    deeds: list[Deed] = field(default_factory=list)
    about: list[tuple[Entity, ...]] = field(default_factory=list)
    main: Entity | None = None


def tell(doc: Doc, names: Names) -> Story:
    """Walk through a report and return its story."""
    story = Story(main=main_entity(doc, names))
    fields: dict[int, list[Field]] = {}
    for field_ in names.fields:
        fields.setdefault(field_.sentence.number, []).append(field_)
    focus: tuple[Entity, ...] = ()
    home: tuple[Entity, ...] = (story.main,) if story.main is not None else ()
    lead: tuple[tuple[Entity, ...], bool] | None = None
    told: tuple[Entity, ...] = ()
    for sentence in doc.sentences:
        block = doc.block_of(sentence)
        spots = [s for s in names.in_sentence(sentence) if s.entity.kind != "venue"]
        leading = () if sentence.number in fields else _leading(spots, doc, sentence)
        new_block = sentence.number == 0 or doc.sentences[sentence.number - 1].block != sentence.block
        if block.kind == "heading":
            named = tuple(
                dict.fromkeys(
                    s.entity for s in spots if s.part.role not in SIDE_ROLES and s.kind != "reference"
                )
            )
            focus = home = named if len(named) == 1 else (story.main,) if story.main is not None else ()
            story.about.append(named)
            lead = (focus, _announces(doc, sentence))
            continue
        if block.kind != "item":
            lead = None
        if new_block and block.kind == "paragraph" and home:
            focus = home
        about = leading or (focus if _elliptic(doc, sentence, new_block, spots) else ())
        if block.kind == "item" and not leading and lead is not None:
            about = lead[0]
        story.about.append(about)
        if sentence.number in fields:
            owners = _from_field(doc, story, names, fields[sentence.number], about or focus)
            if block.kind != "row" and any(f.kind == "organisation" for f in fields[sentence.number]):
                focus = owners
            continue
        announced_list = lead is not None and lead[1] and block.kind == "item"
        follows = not new_block and block.kind == "paragraph" and bool(told)
        bare = bool(home) or bool(leading) or announced_list or follows
        told = leading or told if not new_block else leading
        for found in _activities(doc, sentence, names, announced_list, bare=bare):
            for entity, spot, score in _doers(
                doc, sentence, found, names, about or focus, story.main, block.kind
            ):
                story.deeds.append(Deed(entity, found, sentence, spot, round(found.score * score, 3)))
        if leading:
            focus = leading
        if doc.text[sentence.end - 1 : sentence.end] in (":", "?") and block.kind != "item":
            lead = (leading or focus, _announces(doc, sentence))
    return story


def _from_field(
    doc: Doc, story: Story, names: Names, fields: list[Field], focus: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """Take activities from labelled values, for the organisation of the row or the one the section is about."""
    spots = {f.kind: [s for s in names.between(f.first, f.last)] for f in fields}
    owners = tuple(dict.fromkeys(s.entity for s in spots.get("organisation", ()) if s.entity.kind != "venue"))
    owners = owners[:1] or focus
    for field_ in fields:
        if field_.kind == "activity":
            for found in listed_values(doc, field_, names):
                for entity in owners:
                    story.deeds.append(Deed(entity, found, field_.sentence, None, found.score))
    story.about[-1] = owners or story.about[-1]
    return owners


def _activities(doc: Doc, sentence: Sentence, names: Names, listed: bool, *, bare: bool) -> list[Found]:
    found = find_activities(doc, sentence, names.covered)
    found += nominal_agents(doc, sentence, names)
    found += appositions(doc, sentence, names, found)
    found += announced(doc, sentence, names, listed=listed and not found)
    if not found and bare:
        found = nominal_sentence(doc, sentence, names)
    seen: set[tuple[str, int]] = set()
    kept = []
    for item in found:
        key = (item.made.text.lower(), item.made.first)
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def _announces(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether a sentence that ends with a colon announces services rather than names or facts."""
    from indexer.extraction.patterns import patterns

    table = patterns()
    return any(
        not w.form.lemmas.isdisjoint(table.announcements | table.frames)
        or any(r.lemma in table.verbs for r in w.form.readings)
        for w in doc.words[sentence.first : sentence.last]
    )


def _leading(spots: list[Spot], doc: Doc, sentence: Sentence) -> tuple[Entity, ...]:
    """Return the organisations a sentence tells about: its subject, else whom the report visits there."""
    open_spots = [s for s in spots if s.part.role not in SIDE_ROLES and s.part.role != "operator"]
    if not open_spots:
        return ()
    subjects = [
        s for s in open_spots if s.subject and (s.entity.kind == "organisation" or len(open_spots) == 1)
    ]
    if subjects:
        return tuple(dict.fromkeys(s.entity for s in _chain(doc, subjects, subjects[0])))
    hosts = [s for s in open_spots if s.part.role == "host"]
    social = [s for s in hosts if s.entity.kind == "organisation"]
    chosen = social or hosts
    return (chosen[-1].entity,) if chosen else ()


def _chain(doc: Doc, spots: list[Spot], first: Spot) -> list[Spot]:
    chain = [first]
    for spot in spots[spots.index(first) + 1 :]:
        between = doc.words[chain[-1].last : spot.first]
        if len(between) > 3 or not all(w.text.lower() in _CHAIN for w in between):
            break
        chain.append(spot)
    return chain


def _elliptic(doc: Doc, sentence: Sentence, new_block: bool, spots: list[Spot]) -> bool:
    """Tell whether a sentence without a subject of its own goes on about the organisation before it."""
    if any(s.part.role == "organiser" for s in spots):
        return False
    return True


def main_entity(doc: Doc, names: Names) -> Entity | None:
    """Return the organisation a whole report is about: named in its title, or far more often than any other."""
    title = doc.report.title.lower()
    counts: dict[int, int] = {}
    for spot in names.spots:
        if spot.entity.kind == "organisation":
            counts[spot.entity.number] = counts.get(spot.entity.number, 0) + 1
    if not counts:
        return None
    in_title = [
        e
        for e in names.entities
        if e.number in counts
        and any(alias.lower() in title for alias in [e.name, *e.aliases] if len(alias) > 2)
    ]
    if len(in_title) == 1:
        return in_title[0]
    social = [n for n in counts if names.entities[n].social]
    if len(social) == 1:
        return names.entities[social[0]]
    best = max(social or counts, key=lambda n: counts[n])
    total = sum(counts[n] for n in (social or counts))
    return names.entities[best] if counts[best] > total / 2 else None


def _doers(
    doc: Doc,
    sentence: Sentence,
    found: Found,
    names: Names,
    focus: tuple[Entity, ...],
    main: Entity | None,
    block: str,
) -> Iterator[tuple[Entity, Spot | None, float]]:
    spots = names.in_sentence(sentence)
    if found.agent is not None:
        agents = [
            s
            for s in spots
            if s.last > found.agent and s.first <= found.agent + 4 and s.entity.kind != "venue"
        ]
        if agents:
            later = [s for s in spots if s.first >= agents[0].first]
            for spot in _chain(doc, later, agents[0]):
                yield spot.entity, spot, 1.0
        return
    if found.voice == "first_person":
        if main is not None:
            yield main, None, 0.8
        return
    before = [s for s in spots if s.last <= found.trigger and s.entity.kind != "venue"]
    usable = [s for s in before if s.part.role not in SIDE_ROLES - {"guest"} and s.part.role != "operator"]
    if found.voice == "participle":
        nearest = [s for s in before if s.entity.kind != "venue"]
        if nearest:
            yield nearest[-1].entity, nearest[-1], 1.0
            return
    antecedent = _antecedent(doc, before, found)
    if antecedent is not None:
        yield antecedent.entity, antecedent, 1.0
        return
    if any(s.subject for s in usable):
        for spot in _subjects(doc, usable, found):
            yield spot.entity, spot, 1.0
        return
    if before:
        # No name before the verb is its subject: it goes on about the organisation in focus.
        hosts = [s.entity for s in usable if s.part.role == "host"][-1:]
        for entity in focus or hosts or [s.entity for s in usable[-1:]]:
            yield entity, None, 0.75
        return
    after = [s for s in spots if s.first >= found.made.last and s.subject and s.entity.kind != "venue"]
    if after and found.voice == "active" and not _elliptic_start(doc, sentence):
        yield after[0].entity, after[0], 0.75
        return
    for entity in focus:
        yield entity, None, 0.8 if block != "item" else 0.85


def _antecedent(doc: Doc, before: list[Spot], found: Found) -> Spot | None:
    """Return the name that a relative pronoun before the verb stands for: "do CIS, które działa"."""
    for i in range(found.trigger - 1, max(-1, found.trigger - 12), -1):
        word = doc.words[i]
        if word.text in ".;:":
            return None
        if word.lemma("który"):
            near = [s for s in before if s.last <= i and i - s.last <= 6]
            return near[-1] if near and "nom" in word.form.cases() else None
    return None


def _subjects(doc: Doc, usable: list[Spot], found: Found) -> list[Spot]:
    """Return the doers before a verb: the last subject, with those coordinated with it when the verb is plural."""
    subjects = [s for s in usable if s.subject] or usable
    last = subjects[-1]
    verb = doc.words[found.trigger]
    plural = any(r.pos in ("fin", "praet", "pact") and "pl" in r.numbers for r in verb.form.readings)
    if not plural:
        return [last]
    chain = [last]
    for spot in reversed(subjects[:-1]):
        between = doc.words[spot.last : chain[0].first]
        if len(between) > 3 or not all(w.text.lower() in _CHAIN for w in between):
            break
        chain.insert(0, spot)
    return chain


def _elliptic_start(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether a sentence begins with its verb: the doer was named before."""
    first = next((w for w in doc.words[sentence.first : sentence.last] if w.is_word), None)
    return first is not None and first.form.has("fin", "praet") and not first.form.has("subst", "prep")
