"""Everything the rules know about the names of one report, in the order of the text."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.extraction.aliases import add_aliases
from indexer.extraction.brands import add_brands
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity, build_entities
from indexer.extraction.fields import Field, find_fields
from indexer.extraction.initialisms import join_initialisms
from indexer.extraction.model_names import NamedEntity, add_model_names, organisation_spans, person_spans
from indexer.extraction.one_of_town import join_towns
from indexer.extraction.org_roles import part_of
from indexer.extraction.organisations import OrgMention, find_mentions
from indexer.extraction.patterns import patterns
from indexer.extraction.references import add_references, drop_areas, join_titles, join_unnamed, taken_words
from indexer.extraction.role_cues import Part
from indexer.extraction.words import Word

_RUNS_NEAR = 4  # words
_VENUE_NEAR = 12  # words from a venue to what says who runs it
_RUNNERS = ("operator", "founder", "host")


@dataclass(slots=True, eq=False)
class Spot:
    """One mention of an entity where it stands.

    Attributes:
        kind: "name", "alias" or "reference".
        part: the organisation's part there.
        subject: the mention can be the grammatical subject (its head stands in the nominative).
    """

    first: int
    last: int
    entity: Entity
    kind: str
    score: float
    part: Part
    subject: bool


@dataclass(slots=True)
class Names:
    """The entities of a report and where they are named.

    Attributes:
        covered: for each word, whether a name (of an organisation, a venue, a project) covers it.
        spots: all mentions in the order of the text.
    """

    doc: Doc
    entities: list[Entity]
    covered: list[bool]
    blocked: list[OrgMention]
    fields: list[Field]
    spots: list[Spot] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def in_sentence(self, sentence: Sentence) -> list[Spot]:
        """Return the mentions of a sentence."""
        return self.between(sentence.first, sentence.last)

    def spots_of_block(self, sentence: Sentence) -> list[Spot]:
        """Return the mentions of the block around a sentence."""
        block = self.doc.blocks[sentence.block]
        return self.between(
            self.doc.word_at(block.start), self.doc.word_at(max(block.start, block.end - 1)) + 1
        )

    def between(self, first: int, last: int) -> list[Spot]:
        """Return the mentions that begin in words[first:last]."""
        return self.spots[bisect_left(self._starts, first) : bisect_left(self._starts, last)]


def find_names(doc: Doc, model: Sequence[NamedEntity] = ()) -> Names:
    """Return the organisations and venues of a report.

    Args:
        doc: the report.
        model: named entities of the linguistic model; rules work without.
    """
    mentions = find_mentions(doc)
    entities = build_entities(doc, mentions)
    join_towns(doc, entities)
    named = [m for m in mentions if m.named]
    fields = find_fields(doc)
    taken = taken_words(doc, ((m.first, m.last) for m in named))
    covered = list(taken)
    heads = taken_words(doc, ((m.first, m.last) for m in mentions if m.head and m.head.form))
    spans = organisation_spans(doc, model)
    join_initialisms(doc, entities, taken)
    add_brands(doc, entities, taken, fields, heads, spans, person_spans(doc, model))
    add_model_names(doc, entities, taken, spans)
    add_aliases(doc, entities, taken)
    covered = [a or b for a, b in zip(covered, taken, strict=True)]
    add_references(doc, entities, mentions, taken)
    join_titles(doc, entities)
    join_unnamed(doc, entities)
    drop_areas(doc, entities)
    names = Names(doc, entities, covered, [m for m in named if m.kind == "not_organisation"], fields)
    _place_spots(names)
    return names


def _place_spots(names: Names) -> None:
    doc = names.doc
    located = sorted(
        ((m.first, m.last, e, m) for e in names.entities for m in e.mentions if m.kind != "owner"),
        key=lambda item: item[0],
    )
    kinds = {i: f.kind for f in names.fields for i in range(f.first, f.last)}
    previous: tuple[int, Part] | None = None
    here = -1
    for first, last, entity, mention in located:
        sentence = doc.sentence_at(doc.words[first].start)
        if sentence.number != here:
            previous, here = None, sentence.number
        subject = _nominative(doc, sentence, first, last)
        part = _by_field(kinds.get(first)) or part_of(doc, sentence, first, last, previous, subject=subject)
        previous = (last, part)
        names.spots.append(Spot(first, last, entity, mention.kind, mention.score, part, subject))
    names._starts = [s.first for s in names.spots]
    _operators(names)
    _of_venues(names)
    _working_venues(names)


def _by_field(kind: str | None) -> Part | None:
    """Return the part of a name in a labelled value; None where the label says nothing of it."""
    if kind is None:
        return None
    if kind == "organisation":
        return Part("host")
    if kind == "credit":
        return Part("organiser")
    return Part(kind) if kind in ("founder", "partner") else Part("mention")


def _operators(names: Names) -> None:
    """Give the parts in "X prowadzi Y": Y is at work, X only runs it."""
    doc = names.doc
    for left, right in pairwise(names.spots):
        between = doc.words[left.last : right.first]
        runs = [n for n, w in enumerate(between) if w.lemma("prowadzić") and w.form.has("fin")]
        if not runs or len(between) > _RUNS_NEAR or not left.subject or right.kind == "reference":
            continue
        if right.entity.kind == "organisation" and all(w.is_word and not w.form.capital for w in between):
            left.part, right.part = Part("operator", left.last + runs[-1]), Part("host", left.last + runs[-1])


def _of_venues(names: Names) -> None:
    """Make hosts of those that run or founded a venue: of "karczma prowadzona przez X" is told X's work."""
    for venue, spot in pairwise(names.spots):
        cue = spot.part.cue
        if spot.part.role not in ("operator", "founder") or not spot.entity.acts or cue is None:
            continue
        if venue.entity.kind == "venue" and venue.last <= cue <= venue.last + _VENUE_NEAR:
            spot.part = Part("host", venue.part.cue if venue.part.role == "host" else cue)


def _working_venues(names: Names) -> None:
    """Let venues act that do something themselves: "Pensjonat X oferuje noclegi", if nobody runs it."""
    run = {
        venue.entity.number
        for venue, spot in pairwise(names.spots)
        if spot.entity.acts and spot.part.role in _RUNNERS and spot.first - venue.last <= _VENUE_NEAR
    }
    bodies = {key for entity in names.entities if entity.acts for key in entity.own}
    for spot in names.spots:
        venue, cue = spot.entity, spot.part.cue
        if venue.kind != "venue" or spot.part.role != "host" or venue.number in run:
            continue
        does = cue is not None and cue >= spot.last and spot.subject and _does(names.doc.words[cue])
        if does or _goes_on(names, spot):
            venue.works = bodies.isdisjoint(venue.own)  # the coffee house „X” of the cooperative „X” is run


def _goes_on(names: Names, spot: Spot) -> bool:
    """Tell whether the next sentence says what a venue does: "Odwiedziliśmy Pensjonat X. Prowadzi …"."""
    doc = names.doc
    sentence = doc.sentence_at(doc.words[spot.first].start)
    if sentence.number + 1 == len(doc.sentences) or names.in_sentence(sentence)[-1] is not spot:
        return False
    following = doc.sentences[sentence.number + 1]
    first = doc.words[following.first]
    return following.block == sentence.block and first.form.has("fin") and _does(first)


def _does(word: Word) -> bool:
    """Tell whether a verb says what is done, not only that something is there."""
    verbs = patterns().verbs
    return any(r.lemma in verbs and not verbs[r.lemma][0].weak for r in word.form.readings)


def _nominative(doc: Doc, sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a name can be the subject of its clause."""
    word = doc.words[first]
    if not word.form.readings or (word.form.caps and last - first == 1):
        # An acronym shows no case: it is a subject at the start of a clause or before a verb.
        if word.form.base != word.text:
            return False
        before = doc.words[first - 1] if first > sentence.first else None
        after = doc.words[last] if last < sentence.last else None
        starts = before is None or not before.is_word or before.form.has("conj", "comp")
        return starts or (after is not None and after.form.has("fin", "praet", "pact"))
    return "nom" in word.form.cases("subst", "adj", "ger")
