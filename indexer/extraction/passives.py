"""What is done by somebody named behind it: "restauracja prowadzona przez X", "sklep, który prowadzi X"."""

from collections.abc import Collection, Sequence

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import make_items
from indexer.extraction.patterns import FINITE, patterns
from indexer.extraction.segments import Segment, end_of_list
from indexer.extraction.voices import current
from indexer.extraction.words import DASHES, Reading, Word


def passives(doc: Doc, sentence: Sentence, names: Sequence[bool]) -> list[Found]:
    """Return what is run "przez" somebody: "restauracji …, prowadzonej wspólnie przez A i B"."""
    found: list[Found] = []
    verbs = patterns().verbs
    for i in range(sentence.first, sentence.last):
        word = doc.words[i]
        if not word.form.has("ppas") or names[i]:
            continue
        reading = next((r for r in word.form.readings if r.pos == "ppas" and r.lemma in verbs), None)
        if reading is None or (verbs[reading.lemma][0].weak and reading.lemma != "zarządzać"):
            continue
        agent = next(
            (j for j in range(i + 1, min(i + 5, sentence.last)) if doc.words[j].text.lower() == "przez"), None
        )
        if agent is None or not current(doc, sentence, i):
            continue
        segment = _patient(doc, sentence, i, names, reading.cases) or _behind(doc, sentence, agent + 1, names)
        if segment is None:
            continue
        for made in make_items(doc, segment, verbs[reading.lemma][0], names, venue=True):
            if made.types:
                found.append(Found(made, i, "passive", agent + 1, f"rule:passive:{reading.lemma}", 0.8))
    return found


def _behind(doc: Doc, sentence: Sentence, agent: int, names: Sequence[bool]) -> Segment | None:
    """Return what is run where it stands behind its agent: "prowadzona jest przez X pralnia"."""
    first = agent
    while first < sentence.last and first < agent + _FAR and not names[first]:
        first += 1
    while first < sentence.last and (names[first] or doc.words[first].text in DASHES):
        first += 1
    if first >= sentence.last or "nom" not in doc.words[first].form.cases("subst", "adj"):
        return None
    last = end_of_list(doc, sentence, first)
    return Segment(first, last, frozenset(("nom",)), True) if first < last else None


def relatives(doc: Doc, sentence: Sentence, names: Sequence[bool]) -> list[Found]:
    """Return what a clause says that the name behind its verb runs: "w sklepie, który prowadzi X".

    Args:
        doc: the report.
        sentence: where to look.
        names: for each word of the document, whether an organisation's or a project's name covers it.
    """
    found: list[Found] = []
    verbs = patterns().verbs
    for i in range(sentence.first + 2, sentence.last - 1):
        word = doc.words[i]
        reading = next((r for r in word.form.readings if r.pos == "fin" and r.lemma in verbs), None)
        if reading is None or not doc.words[i - 1].lemma("który") or not names[i + 1]:
            continue
        pattern = verbs[reading.lemma][0]
        if pattern.weak or pattern.act or pattern.preposition or not current(doc, sentence, i):
            continue
        if doc.words[i - 2].text != "," or not doc.words[i + 1].form.cases("subst") & {"nom"}:
            continue
        segment = _antecedent(doc, sentence, i - 1, names)
        if segment is None:
            continue
        for made in make_items(doc, segment, pattern, names, venue=True):
            if made.types:
                found.append(Found(made, i, "passive", i + 1, f"rule:relative:{reading.lemma}", 0.8))
    return found


def fronted(doc: Doc, sentence: Sentence, names: Sequence[bool]) -> list[Found]:
    """Return what stands before its verb, whose subject is named behind: "Kawiarnię prowadzi fundacja X".

    Args:
        doc: the report.
        sentence: where to look.
        names: for each word of the document, whether an organisation's or a project's name covers it.
    """
    verbs = patterns().verbs
    for i in range(sentence.first + 1, min(sentence.first + _FAR, sentence.last - 1)):
        word = doc.words[i]
        reading = next((r for r in word.form.readings if r.pos == "fin" and r.lemma in verbs), None)
        if reading is None:
            continue
        pattern = verbs[reading.lemma][0]
        lead = doc.words[sentence.first : i]
        if pattern.weak or pattern.act or pattern.preposition or not current(doc, sentence, i):
            return []
        agent = next((j for j in range(i + 1, min(i + _FAR, sentence.last)) if names[j]), None)
        if agent is None or any(w.form.has("prep") or not w.is_word for w in doc.words[i + 1 : agent]):
            return []
        if any(names[sentence.first : i]) or not _object_before(lead):
            return []
        segment = Segment(sentence.first, i, frozenset(("acc",)), False)
        return [
            Found(made, i, "passive", agent, f"rule:fronted:{reading.lemma}", 0.8)
            for made in make_items(doc, segment, pattern, names, venue=True)
            if made.types
        ]
    return []


def _object_before(lead: Sequence[Word]) -> bool:
    """Tell whether the words before a verb can only be its object: they stand in the accusative alone."""
    return any(
        "acc" in w.form.cases("subst") and "nom" not in w.form.cases("subst") for w in lead
    ) and not any("nom" in w.form.cases("subst") for w in lead)


_FAR = 7


def _antecedent(doc: Doc, sentence: Sentence, pronoun: int, names: Sequence[bool]) -> Segment | None:
    """Return the nearest noun before a relative pronoun that agrees with it, with its adjectives."""
    for j in range(pronoun - 2, max(sentence.first - 1, pronoun - 2 - _FAR), -1):
        word = doc.words[j]
        if names[j] or not word.is_word or word.form.has(*FINITE):
            return None
        nouns = [r for r in word.form.readings if r.pos == "subst" and _same(r, doc.words[pronoun])]
        if not nouns:
            continue
        first = j
        while first > sentence.first and _agree(doc.words[first - 1], word) and not names[first - 1]:
            if not doc.words[first - 1].form.has("adj", "ppas"):
                break
            first -= 1
        cases = frozenset().union(*(r.cases for r in nouns))
        return Segment(first, pronoun - 1, cases, False)
    return None


def _same(noun: Reading, pronoun: Word) -> bool:
    return any(
        noun.numbers & r.numbers and noun.genders & r.genders for r in pronoun.form.readings if r.pos == "adj"
    )


def _patient(
    doc: Doc, sentence: Sentence, i: int, names: Sequence[bool], cases: Collection[str]
) -> Segment | None:
    """Return the words before a passive participle that agree with it: what is run."""
    participle = doc.words[i]
    for j in range(i - 1, max(sentence.first - 1, i - 12), -1):
        word = doc.words[j]
        if word.form.has(*FINITE) and not word.form.has("subst", "adj"):
            return None
        if _circumstance(doc, sentence, j):
            continue
        if names[j]:
            # A venue's name: "restauracji Nowy Spichlerz w Byczynie, prowadzonej …".
            first = j
            while first > sentence.first and names[first - 1]:
                first -= 1
            return Segment(first, j + 1, frozenset(cases), False)
        if word.form.has("subst") and _agree(word, participle):
            first = j
            while (
                first > sentence.first
                and doc.words[first - 1].form.has("adj")
                and _agree(doc.words[first - 1], word)
            ):
                first -= 1
            last = j + 1
            while last < i and doc.words[last].is_word and not names[last]:
                last += 1
            return Segment(first, last, frozenset(cases), False)
    return None


def _circumstance(doc: Doc, sentence: Sentence, j: int) -> bool:
    """Tell whether a word is a place after a preposition: "w Byczynie" is not what is run."""
    word = doc.words[j]
    return (
        word.form.capital
        and word.form.named("nazwa_geo")
        and j > sentence.first
        and doc.words[j - 1].form.has("prep", "adj")
    )


def _agree(a: Word, b: Word) -> bool:
    return any(
        x.cases & y.cases
        and x.numbers & y.numbers
        and (not y.genders or not x.genders or x.genders & y.genders)
        for x in a.form.readings
        if x.pos in ("subst", "adj")
        for y in b.form.readings
        if y.pos in ("ppas", "subst", "adj")
    )
