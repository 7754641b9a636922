"""What part an organisation plays where it is named: host, founder, partner, funder, organiser, guest."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.heads import DATA

#: Roles that make no practice.
SIDE_ROLES = frozenset({"founder", "partner", "funder", "organiser", "guest", "agent"})
_BEFORE = 7
_JOINS = frozenset((",", "i", "oraz", "a", "także", "–", "-"))
_NOMINAL = ("subst", "adj", "num")


@dataclass(frozen=True, slots=True)
class _Cues:
    agent: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]
    visited: frozenset[str]
    works: frozenset[str]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    table = tomllib.loads((DATA / "roles.toml").read_text(encoding="utf-8"))
    return _Cues(
        {role: frozenset(lemmas) for role, lemmas in table["agent"].items()},
        {role: frozenset(lemmas) for role, lemmas in table["before"].items()},
        frozenset(table["visited"]["lemmas"]),
        frozenset(table["works"]["lemmas"]),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """The part of one mention.

    Attributes:
        role: "host" when the report comes to it or tells what it does, "mention" when nothing is said,
            "operator" and "founder" for agents of passives, else one of `SIDE_ROLES`.
        cue: number of the word that says so, or None.
    """

    role: str
    cue: int | None = None


def part_of(
    doc: Doc, sentence: Sentence, first: int, last: int, previous: tuple[int, Part] | None, *, subject: bool
) -> Part:
    """Return the part of the mention words[first:last].

    Args:
        doc: the report.
        sentence: the mention's sentence.
        first, last: its words.
        previous: the end and the part of the mention before it in the sentence: coordinated mentions share it.
        subject: the mention can be the subject of its clause.
    """
    if previous is not None and previous[0] == first and previous[1].role not in SIDE_ROLES:
        return Part("founder", first)  # an owner in the genitive: "Spółdzielni Socjalnej „X” Fundacji Y"
    if previous is not None and _coordinated(doc, previous[0], first) and previous[1].role != "mention":
        return previous[1]
    if _leads_item(doc, sentence, first):
        return Part(_announced_role(doc, sentence))
    if doc.block_of(sentence).kind in ("heading", "row"):
        return Part("host")
    if subject and (verb := _subject_of_founding(doc, sentence, first)) is not None:
        return verb
    agent = _runs_it(doc, sentence, first) or _agent(doc, sentence, first)
    if agent is not None:
        return agent
    if _names_founders(doc, sentence, first):
        return Part("founder", sentence.first)
    beside = _beside(doc, sentence, first)
    if beside is not None:
        return beside
    if subject and _founding_subject(doc, sentence, last) is not None:
        return Part("founder", _founding_subject(doc, sentence, last))
    if subject and _organising_subject(doc, sentence, last):
        return Part("organiser")
    works = works_after(doc, sentence, last)
    if works is not None and (subject or _relative(doc, last, works)):
        return Part("host", works)
    visited = _visited(doc, sentence, first)
    if visited is not None and (
        previous is None or visited >= previous[0] or previous[1].role not in ("host", "founder")
    ):
        return Part("host", visited)
    return Part("mention")


def _coordinated(doc: Doc, left: int, right: int) -> bool:
    """Tell whether only commas, conjunctions and towns stand between two names: "A w Pucku, B z Helu i C"."""
    between = doc.words[left:right]
    joined = any(w.text.lower() in _JOINS for w in between)
    return (
        joined
        and len(between) <= 8
        and all(
            w.text.lower() in _JOINS or w.form.capital or w.text in ("w", "we", "z", "ze", "(", ")")
            for w in between
        )
    )


def _announced_role(doc: Doc, sentence: Sentence) -> str:
    """Return the part of names that begin the items of a list: founders after "Założycielami są:", else hosts."""
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


def _subject_of_founding(doc: Doc, sentence: Sentence, first: int) -> Part | None:
    """Return the part of a subject that follows its verb: "założyły ją A i B", "pomogły im A"."""
    cues = _cues()
    for i in range(first - 1, max(sentence.first - 1, first - 13), -1):
        word = doc.words[i]
        if word.text in ";:":
            return None
        if not word.form.has("praet", "fin"):
            continue
        if word.lemma(*cues.agent["founder"]):
            return Part("founder", i)
        if word.lemma(*cues.agent["funder"]) or word.lemma("pomóc", "pomagać"):
            return Part("partner", i)
        if not word.form.has("subst", "adj", "prep", "conj", "part"):
            return None
    return None


def _relative(doc: Doc, last: int, verb: int) -> bool:
    """Tell whether a relative clause or a participle joins a name to the verb after it."""
    return doc.words[verb].form.has("pact", "ppas") or any(
        w.lemma("który") for w in doc.words[last : min(last + 6, verb)]
    )


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
            if doc.words[i].lemma(*_cues().agent[role]):
                return Part(role, i)
    return None


def _agent(doc: Doc, sentence: Sentence, first: int) -> Part | None:
    for i in range(first - 1, max(sentence.first - 1, first - 5), -1):
        word = doc.words[i]
        if word.text.lower() == "przez":
            for j in range(i - 1, max(sentence.first - 1, i - 8), -1):
                for role, lemmas in _cues().agent.items():
                    if doc.words[j].form.has("ppas", "imps", "praet", "adj") and doc.words[j].lemma(*lemmas):
                        return Part(role, j)
            return Part("agent", i)
        if not (word.form.has("adj", "subst", "adv", "num") or word.text == "."):
            return None
    return None


def _names_founders(doc: Doc, sentence: Sentence, first: int) -> bool:
    """Tell whether a sentence lists founders before a name: "Założycielami byli: …", "Członkowie-założyciele to …"."""
    for i in range(sentence.first, first):
        word = doc.words[i]
        if any("założyciel" in lemma for lemma in word.form.lemmas):
            after = doc.words[i + 1 : first]
            return any(
                w.text == ":" or w.lemma("być") or w.text.lower() in ("to", "jest", "są") for w in after
            )
    return False


def _beside(doc: Doc, sentence: Sentence, first: int) -> Part | None:
    cues = _cues()
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


def _founding_subject(doc: Doc, sentence: Sentence, last: int) -> int | None:
    """Return the founding verb right after a name: "Gmina X założyła spółdzielnię", or None."""
    lemmas = _cues().agent["founder"]
    for i in range(last, min(sentence.last, last + 4)):
        word = doc.words[i]
        if word.form.has("praet") and word.lemma(*lemmas):
            return i
        if word.text in ",;()–-" and i > last:
            return None
    return None


def _organising_subject(doc: Doc, sentence: Sentence, last: int) -> bool:
    """Tell whether a name is the subject of organising a visit or an event in the past tense."""
    for i in range(last, min(sentence.last, last + 4)):
        word = doc.words[i]
        if word.form.has("praet") and word.lemma("zorganizować", "organizować"):
            return True
    return False


def works_after(doc: Doc, sentence: Sentence, last: int, *, near: int = 9) -> int | None:
    """Return the verb of being at work that follows a name within some words, or None."""
    lemmas = _cues().works
    for i in range(last, min(sentence.last, last + near)):
        word = doc.words[i]
        if word.form.has("fin", "praet", "pact", "pcon", "ppas") and not word.form.lemmas.isdisjoint(lemmas):
            return i
        if word.text in ";":
            return None
    return None


def _visited(doc: Doc, sentence: Sentence, first: int) -> int | None:
    lemmas = _cues().visited
    for i in range(first - 1, sentence.first - 1, -1):
        if not doc.words[i].form.lemmas.isdisjoint(lemmas):
            return i
    return None
