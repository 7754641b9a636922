"""Words that stand for an organisation named elsewhere in the report.

"PERUNICY", "CISPOL-u" (its own name alone), "spółdzielnia ta", "Centrum", "CIS-u", "zakład" (its form
alone). A reference goes to the nearest organisation before it whose form agrees; one that agrees with
none is left alone. A form in capitals that a town has once, with nobody to refer to ("poznaliśmy zasady
Zakładu Aktywności Zawodowej"), is an organisation without a name of its own.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.extraction.adjectives import agree
from indexer.extraction.canonical import canonical_name
from indexer.extraction.document import Doc
from indexer.extraction.entities import Entity, Located
from indexer.extraction.heads import Head, head_table
from indexer.extraction.name_keys import name_key, same_key
from indexer.extraction.newcomers import UNNAMED, is_introduced, is_named_behind, newcomer, was_founded
from indexer.extraction.organisations import OrgMention
from indexer.extraction.predicates import take_form
from indexer.extraction.stops import Stop, find_stops
from indexer.extraction.wordlists import word_set

_SCORE = {"alias": 0.8, "reference": 0.6, "unnamed": UNNAMED}
#: Words before a form that make it general: "każda spółdzielnia", "kolejny zakład", "wiele fundacji".
_GENERAL = word_set("references_general")
#: Nouns that refer to any organisation when a demonstrative stands by them.
_ANY = frozenset(
    ["podmiot", "organizacja", "jednostka", "placówka", "firma", "przedsiębiorstwo", "instytucja"]
)
_DEMONSTRATIVES = frozenset(["ten", "ta", "to", "tenże", "ów", "niniejszy", "wspomniany"])
_AREAS, _INSIDE = ("gmina", "powiat"), ("w", "we", "terenie", "terenu")
_LOOK_BACK = 60  # sentences
_BRAND_NEAR = 3  # sentences
_FEW_STOPS = 2
_EXAMPLE = 5  # words


def add_references(doc: Doc, entities: list[Entity], mentions: list[OrgMention], taken: list[bool]) -> None:
    """Resolve bare forms to entities, and make entities of bare forms in capitals that refer to nobody."""
    stops = find_stops(doc)
    positions = sorted((m.first, e.number) for e in entities for m in e.mentions)
    for mention in mentions:
        if mention.named or mention.head is None or mention.kind in ("not_organisation", "venue"):
            continue
        end = mention.last + mention.head.weak  # "firma Wrzos Polska": the name behind tells which
        if any(taken[mention.first : end]) or not _singular(doc, mention):
            continue
        if mention.kind == "public" and not mention.head.acronym and not mention.capital:
            continue  # "gmina", "powiat" in lower case are places
        if is_named_behind(doc, mention):
            continue
        sided = _in_row(doc, entities, mention) or take_form(doc, entities, mention)
        if sided is not None:
            sided.mentions.append(
                Located(mention.first, mention.last, "reference", "rule:reference", _SCORE["reference"])
            )
            taken[mention.first : mention.last] = [True] * (mention.last - mention.first)
            continue
        if is_introduced(doc, mention):
            # "Ostatnim miejscem była spółdzielnia socjalna …": another one than those before.
            entity = newcomer(doc, mention, len(entities), taken)
            entities.append(entity)
            for located in entity.mentions:
                insort(positions, (located.first, entity.number))
            continue
        general = _is_general(doc, mention) or _opens_section(doc, mention)
        target = None if general else _target(doc, entities, positions, mention, stops)
        if target is not None:
            target.mentions.append(
                Located(mention.first, mention.last, "reference", "rule:reference", _SCORE["reference"])
            )
            insort(positions, (mention.first, target.number))
        elif _makes_entity(doc, mention, stops):
            entity = Entity(
                len(entities), mention.kind, mention.head, mention.head.form, canonical_name(doc, mention)
            )
            entity.mentions.append(
                Located(mention.first, mention.last, "name", mention.method, _SCORE["unnamed"])
            )
            entities.append(entity)
            insort(positions, (mention.first, entity.number))
        else:
            continue
        taken[mention.first : mention.last] = [True] * (mention.last - mention.first)


def join_titles(doc: Doc, entities: list[Entity]) -> None:
    """Join a form and a town of the title to the only named organisation of that form: "nagroda dla …"."""
    for entity in entities:
        if entity.own or not entity.town or entity.head is None or entity.head.local or entity.form is None:
            continue
        if any(doc.sentence_at(doc.words[m.first].start).number > 0 for m in entity.mentions):
            continue
        named = [e for e in entities if e.own and e.form == entity.form]
        if len(named) == 1:
            named[0].mentions += [replace(m, kind="reference") for m in entity.mentions]
            entity.mentions.clear()
    _keep(entities, [e for e in entities if e.mentions])


def join_unnamed(doc: Doc, entities: list[Entity]) -> None:
    """Give the mentions of a bare form to the only named organisation of that form, if there is one."""
    for entity in entities:
        if entity.own or entity.town or entity.form is None or entity.head is None:
            continue
        if entity.anonymous and not was_founded(doc, entity):
            continue
        named = [
            e
            for e in entities
            if e is not entity and e.form == entity.form and (e.own or e.town or _qualified(e))
        ]
        if entity.anonymous:
            named = [e for e in named if e.mentions[0].first < entity.mentions[0].first]
        if len(named) == 1 and not _qualified(entity):
            named[0].mentions += [
                Located(m.first, m.last, "reference", m.method, m.score) for m in entity.mentions
            ]
            entity.mentions.clear()
    _keep(entities, [e for e in entities if e.mentions])


def drop_areas(doc: Doc, entities: list[Entity]) -> None:
    """Leave out municipalities and counties of which a report only says that something is there."""
    _keep(entities, [e for e in entities if not all(_is_area(doc, e, m) for m in e.mentions)])


def _is_area(doc: Doc, entity: Entity, mention: Located) -> bool:
    before = doc.words[mention.first - 1].text.lower() if mention.first else ""
    return entity.head is not None and entity.head.phrase in _AREAS and before in _INSIDE


def _keep(entities: list[Entity], kept: list[Entity]) -> None:
    for number, entity in enumerate(kept):
        entity.number = number
    entities[:] = kept


def _qualified(entity: Entity) -> bool:
    """Tell whether an adjective before the form tells it from others: "Wrocławski ZAZ"."""
    return entity.head is not None and len(entity.name.split()) > len(entity.head.phrase.split())


def _singular(doc: Doc, mention: OrgMention) -> bool:
    head = mention.head
    assert head is not None
    word = doc.words[mention.head_first]
    if head.acronym:
        return not word.text.endswith(("-y", "-ów", "-om", "-ami", "-ach", "y", "ów", "om", "ami", "ach"))
    if head.phrase.startswith("warsztat"):
        return True
    found = doc.words[mention.head_first : mention.head_last]
    noun = next((w for w in found if head.noun in w.form.lemmas), word)
    numbers = frozenset[str]().union(*(r.numbers for r in noun.form.readings if r.lemma == head.noun))
    for adjective in found:
        if adjective is not noun and adjective.form.has("adj") and agree(adjective, noun):
            numbers &= frozenset[str]().union(*(r.numbers for r in adjective.form.readings if r.pos == "adj"))
    return not numbers or "sg" in numbers


def _is_general(doc: Doc, mention: OrgMention) -> bool:
    before = doc.words[max(0, mention.first - 3) : mention.first]
    if any(w.text.lower() == "raz" for w in before):
        return False  # "po raz kolejny Klub …"
    return any(w.lemma(*_GENERAL) for w in before[-2:])


def _opens_section(doc: Doc, mention: OrgMention) -> bool:
    """Tell whether a form in capitals begins the text under a heading: there it is somebody new."""
    sentence = doc.sentence_at(doc.words[mention.first].start)
    if mention.first != sentence.first or not mention.capital or sentence.number == 0:
        return False
    assert mention.head is not None
    above = doc.sentences[sentence.number - 1]
    if not (mention.head.local and not mention.head.acronym and doc.block_of(above).kind == "heading"):
        return False
    # … but not under a heading that names it: "W CIS o świętach".
    headed = head_table().find(doc.words[above.first : above.last])
    return all(match.head.form != mention.head.form for match in headed)


def _in_row(doc: Doc, entities: list[Entity], mention: OrgMention) -> Entity | None:
    """Return the organisation of a bare form in a cell by the town of its row ("ZAZ | Giżycko")."""
    sentence = doc.sentence_at(doc.words[mention.first].start)
    if doc.block_of(sentence).kind != "row" or mention.head is None:
        return None
    cells = [name_key(doc.slice(a, b)) for a, b in doc.stretches(sentence) if not a <= mention.first < b]
    for entity in entities:
        if refers(mention.head, entity):
            keys = [*entity.own, entity.town]
            if any(same_key(cell, key) for cell in cells for key in keys if key):
                return entity
    return None


def _section_start(stops: Sequence[Stop], position: int) -> int:
    """Return the first word of the town's section around a word; 0 where the report has but one town."""
    if len(stops) < _FEW_STOPS:
        return 0
    return max((s.first for s in stops if s.start <= position < s.end), default=0)


def _target(
    doc: Doc,
    entities: list[Entity],
    positions: list[tuple[int, int]],
    mention: OrgMention,
    stops: Sequence[Stop],
) -> Entity | None:
    head = mention.head
    assert head is not None
    here = doc.sentence_at(doc.words[mention.first].start).number
    bound = _section_start(stops, mention.first) if head.local else 0
    earliest = doc.sentences[max(0, here - _LOOK_BACK)].first
    before = positions[bisect_left(positions, (earliest, -1)) : bisect_left(positions, (mention.first, -1))]
    # "inne spółdzielnie, takie jak A": what follows is about A only where nobody else was named.
    told = [at for at in before if not _is_example(doc, at[0])]
    if any(refers(head, entities[number]) for _, number in told):
        before = told
    for position, number in reversed(before):
        if position < bound:
            return None  # another town's section: another CIS
        entity = entities[number]
        if entity.head is None and entity.form is None and entity.kind == "organisation":
            near = here - doc.sentence_at(doc.words[position].start).number <= _BRAND_NEAR
            if near and head.social_economy and head.form is not None:
                entity.form = head.form  # "Opoka … Spółdzielnia ta": the brand is a cooperative
                return entity
        if refers(head, entities[number]):
            return entities[number]
    return None


def _is_example(doc: Doc, position: int) -> bool:
    """Tell whether "taki … jak" stands right before a name."""
    words = doc.words[max(0, position - _EXAMPLE) : position]
    return any(
        w.text.lower() == "jak" and any(v.lemma("taki") for v in words[:n]) for n, w in enumerate(words)
    )


def refers(head: Head, entity: Entity) -> bool:
    """Tell whether a bare head can stand for an entity: "spółdzielnia" for a "spółdzielnia socjalna"."""
    if entity.head is None:
        return head.form is not None and head.form == entity.form
    if head.form is not None and entity.form is not None:
        return head.form == entity.form
    return head.noun == entity.head.noun


def _makes_entity(doc: Doc, mention: OrgMention, stops: Sequence[Stop]) -> bool:
    head = mention.head
    assert head is not None
    if not (head.local and head.social_economy and head.form is not None):
        return False
    opens = doc.words[mention.first].form.capital and len(head.phrase.split()) > 1
    if opens and _section_start(stops, mention.first) and not _is_general(doc, mention):
        return True  # "Balcerów. … Zakład aktywności zawodowej zatrudnia …"
    return mention.capital and doc.words[mention.first].form.capital and not _is_general(doc, mention)


def taken_words(doc: Doc, spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Return, for each word of a document, whether one of the spans covers it."""
    taken = [False] * len(doc.words)
    for first, last in spans:
        taken[first:last] = [True] * (last - first)
    return taken
