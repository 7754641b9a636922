"""What is run: the words before a participle or a pronoun that tells who runs it, or behind the runner."""

from collections.abc import Collection, Sequence

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.patterns import FINITE
from indexer.extraction.segments import Segment, end_of_list
from indexer.extraction.words import DASHES, Reading, Word

_FAR = 7
_AND = ("i", "oraz")


def patient_before(
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
            while first > sentence.first and _belongs(doc.words[first - 1], word, participle):
                first -= 1
            last = j + 1
            while last < i and doc.words[last].is_word and not names[last]:
                last += 1
            return Segment(first, last, frozenset(cases), False)
    return None


def is_pronoun(doc: Doc, sentence: Sentence, agent: int) -> bool:
    """Tell whether the word for an agent only points to one: "prowadzonej przez siebie", "przez nią"."""
    return agent < sentence.last and doc.words[agent].text.lower() in _POINTING


_POINTING = frozenset(("siebie", "nią", "niego", "nich"))


def patient_behind(
    doc: Doc, sentence: Sentence, agent: int, names: Sequence[bool], participle: Sequence[Reading]
) -> Segment | None:
    """Return what is run where it stands behind its agent: "prowadzonej przez X w Byczynie pralni"."""
    pronoun = is_pronoun(doc, sentence, agent)
    first = agent + pronoun  # "w prowadzonej przez siebie | kawiarni"
    while not pronoun and first < sentence.last and first < agent + _FAR and not names[first]:
        first += 1
    while first < sentence.last and (names[first] or doc.words[first].text in DASHES):
        first += 1
    in_place = doc.words[first].text in ("w", "we", "z") if first + 2 < sentence.last else False
    if in_place and doc.words[first + 1].form.capital:
        first += 2
    if first >= sentence.last:
        return None
    cases = frozenset[str]().union(
        *(
            n.cases & r.cases
            for n in doc.words[first].form.readings
            if n.pos in ("subst", "adj")
            for r in participle
            if n.numbers & r.numbers and n.genders & r.genders
        )
    )
    if not cases:
        return None
    if "nom" in cases:
        cases = frozenset(("nom",))
    last = end_of_list(doc, sentence, first)
    return Segment(first, last, cases, True) if first < last else None


def antecedent(doc: Doc, sentence: Sentence, pronoun: int, names: Sequence[bool]) -> Segment | None:
    """Return the nearest noun before a relative pronoun that agrees with it, with its adjectives."""
    for j in range(pronoun - 2, max(sentence.first - 1, pronoun - 2 - _FAR), -1):
        word = doc.words[j]
        if names[j]:
            # A venue's name: "Piekarnia w Lipsku, którą …".
            first = j
            while first > sentence.first and names[first - 1]:
                first -= 1
            return Segment(first, j + 1, word.form.cases("subst") or frozenset(("nom",)), False)
        if not word.is_word or word.form.has(*FINITE):
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


def joined_patients(doc: Doc, sentence: Sentence, plural: int, names: Sequence[bool]) -> Segment | None:
    """Return single things joined before a plural word that is about all: "hotel i restaurację, które …".

    Args:
        plural: number of the participle or of the pronoun.
    """
    readings = [r for r in doc.words[plural].form.readings if r.pos in ("ppas", "adj") and "pl" in r.numbers]
    end = plural - (doc.words[plural - 1].text == ",")
    for case in ("acc", "loc", "gen", "nom", "inst"):
        if not any(case in r.cases for r in readings):
            continue
        first, nouns = end, 0
        while first > sentence.first and not names[first - 1]:
            word = doc.words[first - 1]
            joint = word.text == "," or word.text.lower() in _AND
            if not joint and not any(
                case in r.cases and r.numbers == {"sg"}
                for r in word.form.readings
                if r.pos in ("subst", "adj")
            ):
                break
            nouns += not joint and word.form.has("subst")
            first -= 1
        while first < end and (doc.words[first].text == "," or doc.words[first].text.lower() in _AND):
            first += 1
        joined = any(w.text.lower() in _AND for w in doc.words[first:end])
        if nouns > 1 and joined:
            return Segment(first, end, frozenset((case,)), False)
    return None


def _belongs(before: Word, noun: Word, participle: Word) -> bool:
    """Tell whether a word is an adjective of the noun behind it, or its head: "klubu | seniora"."""
    if before.form.has("adj") and _agree(before, noun):
        return True
    return before.form.has("subst") and not before.form.has("prep", "fin") and _agree(before, participle)


def _circumstance(doc: Doc, sentence: Sentence, j: int) -> bool:
    """Tell whether a word is a place after a preposition: "w Byczynie" is not what is run."""
    word = doc.words[j]
    return (
        word.form.capital
        and word.form.named("nazwa_geo")
        and j > sentence.first
        and doc.words[j - 1].form.has("prep", "adj")
    )


def _same(noun: Reading, pronoun: Word) -> bool:
    return any(
        noun.numbers & r.numbers and noun.genders & r.genders for r in pronoun.form.readings if r.pos == "adj"
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
