"""Who does what: activities joined to organisations over sentences, lists and references."""

from dataclasses import dataclass, field

from indexer.extraction.activities import find_activities
from indexer.extraction.appositions import appositions
from indexer.extraction.besides import among, besides, makers, offered, openings, popular, products
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.doers import chain_from, doers_of, elliptic_start, listed_objects
from indexer.extraction.entities import Entity
from indexer.extraction.enumerations import listed_units
from indexer.extraction.fields import Field
from indexer.extraction.found import Found
from indexer.extraction.guests import guests
from indexer.extraction.headings import headed
from indexer.extraction.leads import Lead, introduces, is_title, lead_of
from indexer.extraction.lists import announced, listed_values, nominal_agents, nominal_sentence
from indexer.extraction.main_entity import main_entity
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.ordinals import named_together, ordinal
from indexer.extraction.org_roles import SIDE_ROLES
from indexer.extraction.owned import owned
from indexer.extraction.ranges import ranges
from indexer.extraction.running import by_pronoun, in_charge, is_unit, running_a_unit, runs_itself
from indexer.extraction.states import itself_made, states
from indexer.extraction.statutory import is_statutory
from indexer.extraction.told import spoken_of


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
    nobody: tuple[Entity, ...] = ()
    focus = told = unit = row = nobody
    home: tuple[Entity, ...] = (story.main,) if story.main is not None else ()
    lead: Lead | None = None
    entry = False
    for sentence in doc.sentences:
        block = doc.block_of(sentence)
        spots = [s for s in names.in_sentence(sentence) if s.entity.acts]
        leading = () if sentence.number in fields else _leading(spots, doc, sentence, focus)
        new_block = sentence.number == 0 or doc.sentences[sentence.number - 1].block != sentence.block
        if block.kind == "heading":
            entry = False
            named = tuple(
                dict.fromkeys(
                    s.entity for s in spots if s.part.role not in SIDE_ROLES and s.kind != "reference"
                )
            )
            focus = home = named if len(named) == 1 else (story.main,) if story.main is not None else ()
            story.about.append(named)
            lead = lead_of(doc, sentence, focus)
            if story.main is not None and focus == (story.main,):
                for found in headed(doc, sentence, names):
                    story.deeds.append(Deed(story.main, found, sentence, None, round(found.score * 0.8, 3)))
            continue
        planned = lead is not None and lead.planned
        if block.kind != "item":
            if lead is not None and new_block:
                focus = lead.focus  # a list has ended: its last item is not what the text goes on about
            lead = None
        # Lines of one entry: the name alone, then its labelled values.
        above = story.about[-1] if story.about and is_title(doc, sentence.number - 1) else ()
        if block.kind != "item":
            labelled = sentence.number in fields or introduces(doc, sentence)
            entry = labelled and (entry or sentence.number - 1 in fields or focus == above != ())
        if new_block and block.kind == "paragraph" and home and not entry:
            focus = unit if unit and not is_unit(home[0]) and _people_first(doc, sentence) else home
        if units := [s.entity for s in spots if is_unit(s.entity) and s.part.role not in SIDE_ROLES]:
            unit = (units[-1],)
        organised = any(s.part.role == "organiser" for s in spots)
        about = leading or (() if organised else focus)
        if block.kind == "item" and not leading and lead is not None:
            about = lead.focus
        story.about.append(about)
        if sentence.number in fields:
            owners = _from_field(doc, story, names, fields[sentence.number], about or focus)
            if block.kind != "row" and any(f.kind == "organisation" for f in fields[sentence.number]):
                focus = owners
            continue
        listed = lead if lead is not None and lead.announces and block.kind == "item" else None
        follows = not new_block and block.kind == "paragraph" and bool(told)
        bare = bool(home) or bool(leading) or listed is not None or follows
        told = leading or told if not new_block else leading
        for found in _activities(doc, sentence, names, listed, bare=bare) if not planned else ():
            nth = ordinal(doc, sentence, found.trigger, spots, row) if found.agent is None else None
            for entity, spot, score in (
                [(nth, None, 0.85)]
                if nth is not None
                else doers_of(doc, sentence, found, names, about or focus, story.main, block.kind)
            ):
                if spot is None and unit and in_charge(doc, sentence, found, entity, unit[0]):
                    entity = unit[0]
                if runs_itself(entity, found, names) and by_pronoun(doc, sentence, found) and len(focus) == 1:
                    entity = focus[0]  # "Prowadzi ona Warsztat …"
                if not runs_itself(entity, found, names):
                    story.deeds.append(Deed(entity, found, sentence, spot, round(found.score * score, 3)))
        row = named_together(spots) or (row if not new_block else ())
        if leading:
            focus = leading
        if introduces(doc, sentence) and block.kind != "item":
            lead = lead_of(doc, sentence, leading or focus)
    return story


def _from_field(
    doc: Doc, story: Story, names: Names, fields: list[Field], focus: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """Take activities from labelled values, for the organisation of the row or of the section."""
    spots = {f.kind: names.between(f.first, f.last) for f in fields}
    owners = tuple(dict.fromkeys(s.entity for s in spots.get("organisation", ()) if s.entity.acts))
    owners = owners[:1] or focus
    for field_ in fields:
        holders = owners
        if field_.owner is not None:
            holders = tuple(dict.fromkeys(s.entity for s in names.between(*field_.owner)))[:1]
        if field_.kind == "activity":
            for found in listed_values(doc, field_, names):
                for entity in holders:
                    story.deeds.append(Deed(entity, found, field_.sentence, None, found.score))
    story.about[-1] = owners or story.about[-1]
    return owners


def _activities(
    doc: Doc, sentence: Sentence, names: Names, listed: Lead | None, *, bare: bool
) -> list[Found]:
    if listed is not None and listed.unit is not None:
        units = listed_units(doc, sentence, listed.unit)
        if units:
            return units
    found = find_activities(doc, sentence, names.covered)
    found += nominal_agents(doc, sentence, names)
    found += appositions(doc, sentence, names, found)
    found += announced(doc, sentence, names, listed=listed.cases if listed and not found else None)
    found += _stated(doc, sentence, names) if not found else []
    told = {m.sector for f in found for m in f.made.types[:1]}
    found += [f for f in besides(doc, sentence, names) if f.made.types[0].sector not in told]
    if made := makers(doc, sentence, names):
        found = [f for f in found if f.method != "rule:apposition"] + made
    found += popular(doc, sentence, names) + openings(doc, sentence, names)
    found += [f for f in owned(doc, sentence, names) if f.made.first not in {g.made.first for g in found}]
    found += itself_made(doc, sentence, names)
    found += products(doc, sentence, names) if not found else []
    if not found and bare:
        found = nominal_sentence(doc, sentence, names)
    seen: set[tuple[str, int]] = set()
    within = {i for f in found if f.method == "rule:units" for i in range(f.made.first, f.made.last)}
    kept = []
    for item in found:
        key = (item.made.text.lower(), item.made.first)
        if item.method != "rule:units" and item.made.first in within:
            continue  # the noun that the units share makes them readable
        if key in seen or is_statutory(doc, sentence, item):
            continue
        own = running_a_unit(item, names) if _names_somebody(item, names) else item
        if own is not None:
            seen.add(key)
            kept.append(own)
    return kept


def _names_somebody(found: Found, names: Names) -> bool:
    """Tell whether what is done is an organisation: "prowadzi CIS" says who runs it, not what is done."""
    return any(
        s.entity.acts
        and not (found.agent is not None and s.entity.form is None)
        and s.last >= found.made.last
        for s in names.between(found.made.first, found.made.first + 1)
    )


def _stated(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what a sentence tells without a verb of doing."""
    for rule in (offered, spoken_of, states, guests, ranges, among):
        if found := rule(doc, sentence, names):
            return found
    return []


def _leading(
    spots: list[Spot], doc: Doc, sentence: Sentence, focus: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """Return the organisations a sentence tells about: its subject, else whom the report visits there."""
    listed = listed_objects(doc, sentence, spots)
    open_spots = [
        s
        for s in spots
        if s.part.role not in SIDE_ROLES
        and s.part.role != "operator"
        and s.first not in listed
        and not (focus and elliptic_start(doc, sentence) and _housed(doc, sentence, s))
    ]
    if not open_spots:
        return ()
    subjects = [
        s for s in open_spots if s.subject and (s.entity.kind == "organisation" or len(open_spots) == 1)
    ]
    named_hosts = [s for s in open_spots if s.part.role == "host" and s.kind == "name"]
    if subjects and not (
        named_hosts and all(s.kind == "reference" and s.part.role == "mention" for s in subjects)
    ):
        return tuple(dict.fromkeys(s.entity for s in chain_from(doc, subjects, subjects[0])))
    people = _people_first(doc, sentence) if focus else False
    hosts = [s for s in open_spots if s.part.role == "host" and not (people and _works_behind(s))]
    if people and not hosts:
        return ()
    social = [s for s in hosts if s.entity.kind == "organisation"]
    chosen = social or hosts
    if not chosen and not (focus and elliptic_start(doc, sentence)):
        # The only organisation of the social economy that a sentence names is what it is about.
        named = {s.entity.number: s for s in open_spots if s.kind == "name" and s.entity.social}
        chosen = list(named.values()) if len(named) == 1 else []
    return (chosen[-1].entity,) if chosen else ()


def _people_first(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether a sentence is about people: "Osoby w niej zatrudnione pracują …"."""
    first = next((w for w in doc.words[sentence.first : sentence.last] if w.is_word), None)
    return first is not None and first.lemma(*_WORKERS) and "nom" in first.form.cases("subst", "adj", "ppas")


_WORKERS = (
    *("osoba", "pracownik", "pracownica", "członek", "członkini", "spółdzielca"),
    *("uczestnik", "uczestniczka", "podopieczny", "zatrudniony", "zatrudnić"),
)


def _works_behind(spot: Spot) -> bool:
    """Tell whether a name is a host for what is said behind it only, not for a visit before it."""
    return spot.part.cue is not None and spot.part.cue >= spot.last


def _housed(doc: Doc, sentence: Sentence, spot: Spot) -> bool:
    """Tell whether a name only stands in one house with the rest: "miejsce, w którym mieści się WTZ"."""
    return any(
        w.form.has("fin") and w.lemma("znajdować", "mieścić") for w in doc.words[sentence.first : spot.first]
    )
