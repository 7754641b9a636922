"""Organisations that a report comes to without a name: "ostatnim miejscem była spółdzielnia socjalna"."""

from indexer.extraction.canonical import canonical_name
from indexer.extraction.document import Doc
from indexer.extraction.entities import Entity, Located
from indexer.extraction.name_keys import name_key
from indexer.extraction.organisations import OrgMention

#: How sure a mention without a name is.
UNNAMED = 0.5
_FOUNDING = (
    "założyć",
    "zakładać",
    "utworzyć",
    "stworzyć",
    "powołać",
    "powoływać",
    "zarejestrować",
    "tworzyć",
)


def is_introduced(doc: Doc, mention: OrgMention) -> bool:
    """Tell whether a bare form is something new that the report comes to, not one named before."""
    if mention.capital or doc.words[mention.head_first].form.capital:
        return False
    before = doc.words[max(0, mention.first - 4) : mention.first]
    if _is_founding(doc, mention.first):
        return True
    return any(w.lemma("być") and w.form.has("praet") for w in before[-2:]) and any(
        w.lemma("miejsce", "punkt", "przystanek", "etap", "gospodarz") for w in before
    )


def is_named_behind(doc: Doc, mention: OrgMention) -> bool:
    """Tell whether the name follows a colon: "czekała spółdzielnia nietypowa: Spółdzielnia Socjalna X"."""
    sentence = doc.sentence_at(doc.words[mention.first].start)
    colon = next((i for i in range(mention.last, sentence.last) if doc.words[i].text == ":"), sentence.last)
    if colon - mention.last > _DESCRIBED or colon + 1 >= sentence.last or mention.head is None:
        return False
    after = doc.words[colon + 1]
    return after.form.capital and not after.form.lemmas.isdisjoint(mention.head.phrase.split()[:1])


_DESCRIBED = 4  # words


def _is_founding(doc: Doc, position: int) -> bool:
    """Tell whether somebody founds what is named at a word: "założyły spółdzielnię socjalną"."""
    before = doc.words[max(0, position - 2) : position]
    return any(w.lemma(*_FOUNDING) and w.form.has("praet", "inf", "fin") for w in before)


def was_founded(doc: Doc, entity: Entity) -> bool:
    """Tell whether the first mention of an organisation is of its founding."""
    return _is_founding(doc, min(m.first for m in entity.mentions))


def newcomer(doc: Doc, mention: OrgMention, number: int, taken: list[bool]) -> Entity:
    """Return the entity of a form that is introduced without a name, or with one later in its sentence."""
    assert mention.head is not None
    sentence = doc.sentence_at(doc.words[mention.first].start)
    strange = [
        i
        for i in range(mention.last, sentence.last)
        if doc.words[i].kind == "word"
        and doc.words[i].form.capital
        and not doc.words[i].form.readings
        and not taken[i]
    ]
    name = canonical_name(doc, mention)
    entity = Entity(number, mention.kind, mention.head, mention.head.form, name, anonymous=len(strange) != 1)
    entity.mentions.append(Located(mention.first, mention.last, "name", mention.method, UNNAMED))
    taken[mention.first : mention.last] = [True] * (mention.last - mention.first)
    if len(strange) == 1:
        own = doc.words[strange[0]].text
        entity.name, entity.own = f"{name} {own}", [name_key(own)]
        entity.aliases.append(own)
        entity.mentions.append(Located(strange[0], strange[0] + 1, "alias", "rule:alias", UNNAMED))
        taken[strange[0]] = True
    return entity
