"""Who does what a verb says: its subject, an antecedent, an agent, whoever is in focus."""

from collections.abc import Iterator

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity
from indexer.extraction.found import Found
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.org_roles import SIDE_ROLES
from indexer.extraction.others import of_all, of_others
from indexer.extraction.patterns import patterns
from indexer.extraction.statutory import is_generic

_CHAIN = frozenset((",", "i", "oraz", "a", "także"))
#: Parts of a name that does not stand as the subject of a verb before it.
_NO_SUBJECTS = SIDE_ROLES | {"operator"}


def chain_from(doc: Doc, spots: list[Spot], first: Spot) -> list[Spot]:
    """Return a name and those coordinated with it after it: "A, B i C"."""
    chain = [first]
    for spot in spots[spots.index(first) + 1 :]:
        between = doc.words[chain[-1].last : spot.first]
        if len(between) > 3 or not all(w.text.lower() in _CHAIN for w in between):
            break
        chain.append(spot)
    return chain


def doers_of(
    doc: Doc,
    sentence: Sentence,
    found: Found,
    names: Names,
    focus: tuple[Entity, ...],
    main: Entity | None,
    block: str,
) -> Iterator[tuple[Entity, Spot | None, float]]:
    """Yield the organisations that do a found activity, each with its mention and how sure that is.

    Args:
        doc: the report.
        sentence: the activity's sentence.
        found: the activity.
        names: the report's names.
        focus: the organisations told about where the sentence has no subject.
        main: the organisation the whole report is about: "we" is that.
        block: kind of the sentence's block.
    """
    spots = names.in_sentence(sentence)
    if found.agent is not None:
        agents = [s for s in spots if s.last > found.agent and s.first <= found.agent + 4 and s.entity.acts]
        if agents:
            later = [s for s in spots if s.first >= agents[0].first]
            together = [s for s in chain_from(doc, later, agents[0]) if _joined(doc, later, s)]
            for spot in together:
                yield spot.entity, spot, 1.0
        return
    if found.voice == "first_person":
        for entity in (main,) if main is not None else focus:
            yield entity, None, 0.8
        return
    if of_others(doc, sentence, found.trigger, spots):
        return
    if len(focus) == 1 and of_all(doc, sentence, found.trigger, spots):
        return
    before = [s for s in spots if s.last <= found.trigger and s.entity.acts]
    usable = [s for s in before if s.part.role not in SIDE_ROLES - {"guest"} and s.part.role != "operator"]
    if before and is_generic(doc, sentence, before[-1], found.trigger):
        return
    if found.method == "rule:announced" and (owner := _owner(doc, sentence, before)) is not None:
        yield owner.entity, owner, 0.9
        return
    if found.voice == "participle":
        nearest = [s for s in before if s.entity.acts]
        if nearest:
            yield nearest[-1].entity, nearest[-1], 1.0
            return
        if _of_event(doc, sentence, found.trigger):
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
    after = [
        s
        for s in spots
        if s.first >= found.made.last
        and s.subject
        and s.kind != "reference"
        and s.entity.acts
        and s.part.role not in _NO_SUBJECTS
    ]
    if after and found.voice == "active" and not elliptic_start(doc, sentence):
        yield after[0].entity, after[0], 0.75
        return
    for entity in focus:
        yield entity, None, 0.8 if block != "item" else 0.85


def _of_event(doc: Doc, sentence: Sentence, trigger: int) -> bool:
    """Tell whether a participle tells of an event, not of somebody: "wyjazd promujący ekonomię społeczną"."""
    i = trigger - 1
    while i > sentence.first and not doc.words[i].is_word:
        i -= 1
    return i >= sentence.first and not doc.words[i].form.lemmas.isdisjoint(patterns().events)


def _joined(doc: Doc, agents: list[Spot], spot: Spot) -> bool:
    """Tell whether an agent is the first or joined by "i": after a comma the sentence may list on."""
    if spot is agents[0]:
        return True
    left = agents[agents.index(spot) - 1]
    return any(w.text.lower() in ("i", "oraz") for w in doc.words[left.last : spot.first])


def _owner(doc: Doc, sentence: Sentence, before: list[Spot]) -> Spot | None:
    """Return whose services are announced: "główne zadania spółdzielni to …", "profil X: …"."""
    for spot in reversed(before):
        near = doc.words[max(sentence.first, spot.first - 2) : spot.first]
        if not spot.subject and any(not w.form.lemmas.isdisjoint(patterns().announcements) for w in near):
            return spot
    return None


def _antecedent(doc: Doc, before: list[Spot], found: Found) -> Spot | None:
    """Return the name that a relative pronoun before the verb stands for: "do CIS, które działa"."""
    for i in range(found.trigger - 1, max(-1, found.trigger - 12), -1):
        word = doc.words[i]
        if word.text in ".;:":
            return None
        if word.lemma("który"):
            near = [s for s in before if s.last <= i and i - s.last <= 6]
            return _whole(doc, before, near[-1]) if near and "nom" in word.form.cases() else None
    return None


def _whole(doc: Doc, before: list[Spot], last: Spot) -> Spot:
    """Return the name that a clause after the last of names is about: of "CIS przy Stowarzyszeniu X", CIS."""
    number = before.index(last)
    if number and doc.words[last.first - 1].text.lower() == "przy":
        left = before[number - 1]
        return left if last.first - left.last == 1 else last
    return last


def _subjects(doc: Doc, usable: list[Spot], found: Found) -> list[Spot]:
    """Return the doers before a verb: the last subject, and those coordinated if it is plural."""
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


def listed_objects(doc: Doc, sentence: Sentence, spots: list[Spot]) -> frozenset[int]:
    """Return where names begin that a verb of doing lists: "posiada m.in. ZAZ, WTZ i noclegownię".

    Args:
        doc: the report.
        sentence: of the names.
        spots: the names and references of the sentence.
    """
    verbs = patterns().verbs
    doing = among = False
    found: set[int] = set()
    starts = {s.first for s in spots}
    for i in range(sentence.first, sentence.last) if starts else ():
        word = doc.words[i]
        if any(r.pos == "fin" and r.lemma in verbs for r in word.form.readings):
            doing, among = True, False
        elif doing and word.text.lower() in ("in", "innymi"):
            among = True
        elif among and i in starts:
            found.add(i)
    return frozenset(found)


def elliptic_start(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether a sentence begins with its verb: the doer was named before."""
    first = next((w for w in doc.words[sentence.first : sentence.last] if w.is_word), None)
    return first is not None and first.form.has("fin", "praet") and not first.form.has("subst", "prep")
