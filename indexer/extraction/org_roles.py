"""What part an organisation plays where it is named: host, founder, partner, funder, organiser, guest."""

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.guest_roles import exhibitor_part, guest_part, listed_part
from indexer.extraction.role_cues import (
    Part,
    cues_table,
    founding_verb,
    is_relative,
    names_founders,
    organises,
    organises_unit,
    owns,
    subject_of_founding,
    visited_before,
    works_after,
)
from indexer.extraction.words import Word

#: Roles that make no practice.
SIDE_ROLES = frozenset({"founder", "partner", "funder", "organiser", "guest", "agent"})
_BEFORE = 7
_JOINS = frozenset((",", "i", "oraz", "a", "także", "–", "-"))
_NOMINAL = ("subst", "adj", "num")


def part_of(
    doc: Doc, sentence: Sentence, first: int, last: int, previous: tuple[int, Part] | None, *, subject: bool
) -> Part:
    """Return the part of the mention words[first:last].

    Args:
        doc: the report.
        sentence: the mention's sentence.
        first, last: its words.
        previous: the end and the part of the mention before it: coordinated mentions share it.
        subject: the mention can be the subject of its clause.
    """
    if previous is not None and previous[0] == first and previous[1].role not in SIDE_ROLES:
        return Part("founder", first)  # an owner in the genitive: "Spółdzielni Socjalnej „X” Fundacji Y"
    if previous is not None and previous[1].role != "mention" and _shared(doc, previous, first):
        return previous[1]
    stall = exhibitor_part(doc, sentence, first)
    if stall is not None:
        return stall
    if _leads_item(doc, sentence, first):
        return Part(_announced_role(doc, sentence))
    guest = guest_part(doc, sentence, first, last, subject=subject)
    if guest is not None:
        return guest
    if doc.block_of(sentence).kind in ("heading", "row"):
        return Part("host")
    within = _within(doc, sentence, first, previous)
    if within is not None:
        return within
    if subject and (verb := subject_of_founding(doc, sentence, first)) is not None:
        return verb
    agent = _runs_it(doc, sentence, first) or _agent(doc, sentence, first)
    if agent is not None:
        return agent
    if names_founders(doc, sentence, first):
        return Part("founder", sentence.first)
    beside = _beside(doc, sentence, first)
    if beside is not None:
        return beside
    listed = listed_part(doc, sentence, first)
    if listed is not None:
        return listed
    if subject and founding_verb(doc, sentence, last) is not None:
        return Part("founder", founding_verb(doc, sentence, last))
    if subject and owns(doc, sentence, last):
        return Part("founder", last)
    if subject and organises(doc, sentence, last):
        return Part("organiser")
    works = works_after(doc, sentence, last)
    if works is not None and (subject or is_relative(doc, last, works)):
        return Part("host", works)
    visited = visited_before(doc, sentence, first)
    if visited is not None and (
        previous is None or visited >= previous[0] or previous[1].role not in ("host", "founder")
    ):
        return Part("host", visited)
    return Part("mention")


def _shared(doc: Doc, previous: tuple[int, Part], first: int) -> bool:
    """Tell whether a mention is coordinated with the one before it, so that both play one part.

    The operator of an inserted clause is alone: in "A, prowadzone przez B, C i D" the list goes on with C.
    """
    last, part = previous
    if not _coordinated(doc, last, first) or (_is_agent(doc, part) and _only_nominative(doc, first)):
        return False
    inserted = part.role == "operator" and part.cue is not None and doc.words[part.cue].form.has("ppas")
    return not (inserted and doc.words[(part.cue or 0) - 1].text == "," and doc.words[last].text == ",")


def _is_agent(doc: Doc, part: Part) -> bool:
    """Tell whether a part is that of the agent of a passive: "założona przez A"."""
    return part.role == "agent" or (
        part.role in ("operator", "founder") and part.cue is not None and doc.words[part.cue].form.has("ppas")
    )


def _only_nominative(doc: Doc, first: int) -> bool:
    """Tell whether a name begins in a case that "przez" cannot govern: "… oraz Spółdzielnia C"."""
    cases = doc.words[first].form.cases("subst", "adj")
    return "nom" in cases and "acc" not in cases


def _within(doc: Doc, sentence: Sentence, first: int, previous: tuple[int, Part] | None) -> Part | None:
    """Return the part of a name beside another: "CIS przy A", "w ramach A zorganizowano wyjazd"."""
    if first <= sentence.first:
        return None
    word = doc.words[first - 1]
    if word.text.lower() == "przy" and previous is not None and previous[0] >= first - 2:
        return Part("operator", first - 1)
    if word.text.lower() == "ramach":
        around = doc.words[sentence.first : sentence.last]
        trip = any(w.lemma("zorganizować", "organizować") for w in around)
        return Part("organiser" if trip else "operator", first - 1)
    return None


def _coordinated(doc: Doc, left: int, right: int) -> bool:
    """Tell whether only commas, conjunctions and towns stand between two names: "A w Pucku, B z Helu i C"."""
    between = _unbracketed(doc, left, right)
    joined = any(w.text.lower() in _JOINS for w in between)
    return (
        joined
        and len(between) <= 8
        and all(
            w.text.lower() in _JOINS or w.form.capital or w.text in ("w", "we", "z", "ze", "(", ")")
            for w in between
        )
    )


def _unbracketed(doc: Doc, left: int, right: int) -> list[Word]:
    """Return words[left:right] without what stands in brackets: an address of the web, a short form."""
    kept, depth = [], 0
    for word in doc.words[left:right]:
        depth += word.text == "("
        if not depth:
            kept.append(word)
        depth -= word.text == ")" and depth > 0
    return kept


def _announced_role(doc: Doc, sentence: Sentence) -> str:
    """Return the part of names that begin the items of a list: founders after "Założycielami są:"."""
    for earlier in reversed(doc.sentences[max(0, sentence.number - 12) : sentence.number]):
        if doc.block_of(earlier).kind == "item":
            continue
        if doc.text[earlier.end - 1 : earlier.end] == ":":
            for word in doc.words[earlier.first : earlier.last]:
                if any("założyciel" in lemma for lemma in word.form.lemmas):
                    return "founder"
                if word.lemma("partner"):
                    return "partner"
        break
    return "host"


def _leads_item(doc: Doc, sentence: Sentence, first: int) -> bool:
    """Tell whether a name begins a list item."""
    block = doc.block_of(sentence)
    if block.kind != "item" or sentence.start != block.start:
        return False
    return not any(w.kind == "word" for w in doc.words[sentence.first : first])


def _runs_it(doc: Doc, sentence: Sentence, first: int) -> Part | None:
    """Return the part in "Prowadzi ją Stowarzyszenie X", "Założyły ją A oraz B"."""
    if first - sentence.first < 2:
        return None
    pronoun = doc.words[first - 1].text.lower()
    if pronoun not in ("ją", "go", "je", "nią", "nim"):
        return None
    for i in range(max(sentence.first, first - 3), first - 1):
        for role in ("operator", "founder"):
            if doc.words[i].lemma(*cues_table().agent[role]):
                return Part(role, i)
    return None


def _agent(doc: Doc, sentence: Sentence, first: int) -> Part | None:
    for i in range(first - 1, max(sentence.first - 1, first - 5), -1):
        word = doc.words[i]
        if word.text.lower() == "przez":
            for j in range(i - 1, max(sentence.first - 1, i - 8), -1):
                for role, lemmas in cues_table().agent.items():
                    if doc.words[j].form.has("ppas", "imps", "praet", "adj") and doc.words[j].lemma(*lemmas):
                        return Part(role, j)
            return Part("agent", i)
        if not (word.form.has("adj", "subst", "adv", "num") or word.text == "."):
            return None
    return None


def _beside(doc: Doc, sentence: Sentence, first: int) -> Part | None:
    cues = cues_table()
    for i in range(first - 1, max(sentence.first - 1, first - _BEFORE), -1):
        word = doc.words[i]
        if word.text in ";()–-" or (word.text == "," and first - i > 1):
            break
        distance = first - i
        for role, lemmas in cues.before.items():
            if role == "recipient" or word.form.lemmas.isdisjoint(lemmas):
                continue
            if role in ("guest",) and not _from_before(doc, i, first):
                continue
            if role == "organiser" and organises_unit(doc, i):
                continue
            if role == "founder" and word.form.has("praet") and not word.form.has("subst") and distance > 3:
                continue
            if (
                role == "partner"
                and not any(
                    w.text.lower() in ("z", "ze", ":", "jest", "są") for w in doc.words[i + 1 : first]
                )
                and (distance > 2)
            ):
                continue
            return Part(role, i)
        if word.form.has("fin", "praet") and not word.form.has("subst", "adj") and distance > 2:
            break
    return None


def _from_before(doc: Doc, cue: int, first: int) -> bool:
    """Tell whether a guest word is joined to the name: "uczestnicy WTZ", "delegacja z ZAZ"."""
    between = doc.words[cue + 1 : first]
    return len(between) <= 1 and all(w.text.lower() in ("z", "ze") for w in between)
