"""Polish noun phrases from one case to another, chiefly to the nominative.

Method (figures in the project's language research): the head noun among the first words, with the
adjectives that agree with it on both sides, is generated anew with Morfeusz; everything from the first
preposition, quotation mark, non-agreeing word or unknown word on is left as it stands. Exact on 61 of 64
phrases of the domain, 0.86 of 2,400 organisation names of KPWr without context.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from indexer.extraction.declining import Analysis, generate
from indexer.extraction.words import Reading, Word, words
from kb.text import best_lemma

NOUNS = ("subst", "ger", "depr")
ADJECTIVES = ("adj", "ppas", "pact")
_SCAN = 4

#: How unlikely a case is when nothing is known about the context.
_CASE_COST = {"nom": 0.0, "gen": 0.5, "acc": 0.6, "inst": 0.7, "loc": 0.7, "dat": 1.0, "voc": 5.0}
_PLURAL_COST = 0.8
_AGREEMENT_GAIN = 1.0
#: What can be a thing is one sooner than a person: "modele" of care.
_PERSON_COST = 2.0
#: Actions have no plural: "szycia" is the genitive of "szycie".
_GERUND_PLURAL_COST = 4.0
#: "liście" is the plural of "liść" sooner than the collective noun "liście".
_RARE_LEMMA_COST = 1.0


def nominative(text: str, *, cases: Collection[str] | None = None) -> str:
    """Return a phrase in the nominative, in its own number and spelling.

    Args:
        text: a noun phrase, e.g. "Wielobranżowej Spółdzielni Socjalnej Panato".
        cases: the cases it can stand in, e.g. ("gen",) after "do"; None when not known.

    Returns:
        The phrase in the nominative; unchanged when no head noun is found in the dictionary.
    """
    return inflect(text, "nom", cases=cases)


@lru_cache(maxsize=50_000)
def _inflect_cached(text: str, target: str, cases: frozenset[str] | None) -> str:
    found = words(text)
    analysis = analyse(found, cases=cases)
    return text if analysis is None else render(text, found, analysis, target)


def inflect(text: str, target: str, *, cases: Collection[str] | None = None) -> str:
    """Return a phrase in a case; see `nominative`.

    Args:
        text: a noun phrase.
        target: "nom", "gen" …, as in SGJP tags.
        cases: the cases the phrase can stand in as given; None when not known.
    """
    return _inflect_cached(text, target, None if cases is None else frozenset(cases))


def render(text: str, found: Sequence[Word], analysis: Analysis, target: str) -> str:
    """Return the text with the words of an analysis put into a case, the rest as it stands."""
    out, position = [], found[0].start if found else 0
    base = position
    for i in range(analysis.first, analysis.last + 1):
        word = found[i]
        if not word.is_word:
            continue
        reading = analysis.reading if i == analysis.head else _agreeing(word, analysis)
        new = None
        if reading is not None:
            new = generate(word, reading, analysis, target)
        out.append(text[position - base : word.start - base])
        out.append(new if new is not None else word.text)
        position = word.end
    out.append(text[position - base :])
    return "".join(out)


def analyse(found: Sequence[Word], *, cases: Collection[str] | None = None) -> Analysis | None:
    """Return the likeliest reading of the noun phrase that the words begin with; None if there is none.

    Args:
        found: words of the phrase.
        cases: as for `nominative`.
    """
    best: Analysis | None = None
    for head in range(min(_SCAN, len(found))):
        word = found[head]
        if not word.is_word:
            if word.text in ",-–":
                continue
            break
        for analysis in _head_readings(found, head, cases):
            if best is None or analysis.cost < best.cost:
                best = analysis
        if best is not None and not any(r.pos in ADJECTIVES for r in word.form.readings):
            break
        if not any(r.pos in (*ADJECTIVES, "num", "adv", "adja") for r in word.form.readings):
            break
    return best


def _head_readings(found: Sequence[Word], head: int, cases: Collection[str] | None) -> Iterator[Analysis]:
    word = found[head]
    for reading in word.form.readings:
        if reading.pos not in NOUNS:
            continue
        gender = next(iter(sorted(reading.genders)), "n")
        for number in sorted(reading.numbers, reverse=True):
            for case in reading.cases:
                if cases is not None and case not in cases and case != "nom":
                    continue
                cost = _CASE_COST[case] if cases is None or case not in cases else 0.0
                if cases is not None and case not in cases:
                    cost += 0.9
                cost += _noun_cost(word, reading, number)
                analysis = Analysis(head, head, head, reading, number, case, gender, cost)
                extended = _extend(found, analysis)
                if extended is not None:
                    yield extended


def _noun_cost(word: Word, reading: Reading, number: str) -> float:
    cost = 0.0
    if number == "pl" and not reading.tag.endswith(":pt"):
        cost += _PLURAL_COST
    proper = reading.lemma[:1].isupper()
    if proper and not word.form.capital:
        cost += 4.0
    if proper and any(n.startswith(("nazwisko", "imię", "człon")) for n in reading.names):
        cost += 1.5
    if reading.pos == "depr":
        cost += 3.0
    if "m1" in reading.genders and any(
        "m3" in r.genders for r in word.form.readings if r.lemma == reading.lemma
    ):
        cost += _PERSON_COST
    if number == "pl" and reading.pos == "ger":
        cost += _GERUND_PLURAL_COST
    if word.form.readings and reading.lemma != best_lemma(word.text.lower()):
        cost += _RARE_LEMMA_COST
    return cost


def _extend(found: Sequence[Word], analysis: Analysis) -> Analysis | None:
    """Take in agreeing adjectives; None when a word before the head neither agrees nor may stand there."""
    gain = 0
    for i in range(analysis.head):
        word = found[i]
        if not word.is_word or _agreeing(word, analysis) is not None:
            gain += word.is_word
        elif not word.form.has("adv", "adja", "num"):
            return None
    last = analysis.head
    for i in range(analysis.head + 1, len(found)):
        word = found[i]
        if not word.is_word:
            break
        if _agreeing(word, analysis) is None or _of_next(found, i, analysis):
            break
        last, gain = i, gain + 1
    cost = analysis.cost - _AGREEMENT_GAIN * gain
    return analysis._replace(first=0, last=last, cost=cost)


def _of_next(found: Sequence[Word], i: int, analysis: Analysis) -> bool:
    """Tell whether an adjective is of the noun behind it: "produkcji | ekologicznych środków"."""
    if analysis.number == "sg" or i + 1 == len(found) or not found[i + 1].form.has("subst"):
        return False
    single = any(
        "sg" in r.numbers and analysis.case in r.cases
        for r in found[analysis.head].form.readings
        if r.lemma == analysis.reading.lemma
    )
    adjectives = [r for r in found[i].form.readings if r.pos in ADJECTIVES]
    nouns = [r for r in found[i + 1].form.readings if r.pos == "subst" and "gen" in r.cases]
    return single and any(
        a.genders & n.genders and a.numbers & n.numbers and "gen" in a.cases
        for a in adjectives
        for n in nouns
    )


def _agreeing(word: Word, analysis: Analysis) -> Reading | None:
    if not word.text.isupper() and not word.text[1:].islower() and word.text.isalpha() and len(word.text) > 1:
        return None  # a brand: "cieKAWA"
    for reading in word.form.readings:
        if (
            reading.pos in ADJECTIVES
            and analysis.number in reading.numbers
            and analysis.case in reading.cases
            and (analysis.gender in reading.genders)
        ):
            return reading
    return None
