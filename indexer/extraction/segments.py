"""How far the object of a verb reaches: the words in which its list of services stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.list_ends import (
    ADDING,
    added_to,
    contrast,
    elsewhere,
    example_place,
    listed_adjective,
    participle,
)
from indexer.extraction.patterns import FINITE, VerbPattern, patterns
from indexer.extraction.wording import is_compounding
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import DASHES, Word

_LONGEST = 70
_ADVERBS = 8
_COMMON = word_set("segments_common")
_VERB_ONLY = FINITE | {"inf", "pcon", "pant"}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of words that lists what is done.

    Attributes:
        first, last: words[first:last] of the document.
        cases: the cases its members stand in.
        weak: only items that the vocabulary can type count.
    """

    first: int
    last: int
    cases: frozenset[str]
    weak: bool


def object_segment(
    doc: Doc, sentence: Sentence, trigger: int, pattern: VerbPattern, names: Sequence[bool]
) -> Segment | None:
    """Return the words after a verb in which its object stands; None if there is none."""
    first = after_circumstance(doc, sentence, trigger + 1) if not pattern.preposition else trigger + 1
    while first < sentence.last and first - trigger < _ADVERBS:
        word = doc.words[first]
        if pattern.preposition and word.text.lower() == pattern.preposition:
            break
        if word.text.lower() == "się" or (_adverb(word) and not pattern.preposition):
            first += 1
            continue
        if word.text == "," and _parenthesis(doc, sentence, first) is not None:
            first = _parenthesis(doc, sentence, first) or first
            continue
        if pattern.preposition and word.is_word:
            first += 1
            continue
        break
    if pattern.preposition:
        if first >= sentence.last or doc.words[first].text.lower() != pattern.preposition:
            return None
        first += 1
        if first < sentence.last and doc.words[first].lemma(*patterns().circumstances):
            return None  # "działa w ramach projektu" does not say what it does
    if first < sentence.last and is_finite(doc.words[first]):
        return None
    if pattern.cases == _TAUGHT and pattern.act and first + 1 < sentence.last:
        # "uczy gości | czerpania papieru"
        first += doc.words[first].lemma(*patterns().persons) and doc.words[first + 1].form.has(*_NOMINAL)
    last = end_of_list(doc, sentence, first)
    if last <= first:
        return None
    return Segment(first, last, pattern.cases, pattern.weak)


_TAUGHT, _NOMINAL = frozenset(("gen",)), ("subst", "ger", "adj")
_SKIPPED_CASES = frozenset(("gen", "loc", "inst"))


def _object_noun(word: Word) -> bool:
    table = patterns()
    return word.lemma(*table.frames) or word.lemma(*table.establishments) or word.lemma(*table.units)


def after_circumstance(doc: Doc, sentence: Sentence, first: int) -> int:
    """Return where the object begins behind a place or a time: after "w Łasinie", "od 2010 roku".

    Args:
        doc: the report.
        sentence: of the verb.
        first: number of the word after the verb.

    Returns:
        `first` itself if no preposition stands there or what follows cannot be told from the circumstance.
    """
    start = first
    while first < sentence.last and doc.words[first].text.lower() in ADDING:
        first += 1  # "prowadzi też w Redzie pralnię"
    if first + 1 >= sentence.last or doc.words[first].text.lower() not in _CIRCUMSTANCES:
        return start
    for i in range(first + 1, min(first + 8, sentence.last)):
        word = doc.words[i]
        cases = word.form.cases("subst", "ger", "adj", "ppas", "num")
        if i > first + 1 and "acc" in cases and (not cases & _SKIPPED_CASES or _object_noun(word)):
            return i
        if word.kind == "number" or word.text == "." or (word.form.capital and not word.form.has("adj")):
            continue
        if not word.is_word or (word.form.has(*FINITE) and not cases):
            return start
        if word.form.has("prep", "adv") and not cases:
            continue
        if word.text.lower() in ("i", "oraz") or word.text.lower() in ADDING:
            continue
        if not cases & _SKIPPED_CASES and word.text.lower() not in _FOR_WHOM:
            return start
    return start


_CIRCUMSTANCES = frozenset(("w", "we", "na", "od", "przy", "z", "dla"))
_FOR_WHOM = frozenset(("rzecz", "zlecenie", "prośbę", "życzenie"))


def _adverb(word: Word) -> bool:
    if word.form.has("ppron3", "ppron12") or word.text.lower() in _AMONG or word.text == "głownie":
        return True  # the last is a common slip for "głównie"
    if word.form.has("subst", "ger", "adj") and not word.form.has("part", "qub", "conj"):
        return False
    return word.form.has("adv", "part", "qub", "conj")


#: Of "m.in." and "np.".
_AMONG = frozenset(("m", "in", "np", "."))


def _parenthesis(doc: Doc, sentence: Sentence, comma: int) -> int | None:
    """Return the word after a short insertion between commas (", z wielkim powodzeniem,"), or None."""
    for j in range(comma + 1, min(comma + 7, sentence.last)):
        if doc.words[j].text == ",":
            lead = doc.words[comma + 1]
            return j + 1 if lead.form.has("prep", "part", "qub", "adv") else None
    return None


def end_of_list(doc: Doc, sentence: Sentence, first: int) -> int:
    """Return the number of the word after a list that begins at word `first`."""
    clause = patterns().clause
    i = first
    while i < sentence.last and i - first < _LONGEST:
        word = doc.words[i]
        lower = word.text.lower()
        if word.text in DASHES and word.spaced and i > first and is_compounding(doc.words[i - 1]):
            i += 1  # "społeczno – zawodowa"
            continue
        if word.text == "(" and i > first and (behind := _past_bracket(doc, sentence, i)) is not None:
            i = behind
            continue
        if (
            (word.text in DASHES and word.spaced)
            or word.text in "(!?#"
            or (word.text == "." and _full_stop(doc, sentence, i))
        ):
            return i
        if i > first and example_place(doc, sentence, i):
            return i
        if (inside := _listing_clause(doc, sentence, i)) is not None:
            i = inside
            continue
        if word.text == "," and (contrast(doc, sentence, i + 1) or elsewhere(doc, sentence, i + 1)):
            return i
        if lower in _BUT and i + 1 < sentence.last and doc.words[i + 1].text.lower() in ADDING:
            i += 1  # "nie tylko pranie, ale także prasowanie"
            continue
        if lower == "a" and (joined := added_to(doc, i)):
            i += joined
            continue
        if lower in clause or (not word.form.lemmas.isdisjoint(clause) and not word.form.has("subst")):
            return _back_over(doc, first, i)
        if is_finite(word) and i > first:
            return _back_to_joint(doc, first, i)
        if word.form.has("pcon") and not word.form.has("subst", "adj"):
            return _back_over(doc, first, i)
        if doc.words[i - 1].text == "," and participle(word) and not listed_adjective(doc, sentence, i):
            return _back_over(doc, first, i)
        i += 1
    return i


_LONGEST_BRACKET = 9
_GOING_ON = frozenset((",", "i", "oraz", "lub", "a"))


def _past_bracket(doc: Doc, sentence: Sentence, i: int) -> int | None:
    """Return the word after a short bracket at i behind which the list goes on: "usługi (X), prace"."""
    for j in range(i + 1, min(i + 1 + _LONGEST_BRACKET, sentence.last - 1)):
        if doc.words[j].text == ")":
            return j + 1 if doc.words[j + 1].text.lower() in _GOING_ON else None
    return None


_BUT = frozenset(("ale", "lecz"))
_LISTING = frozenset(("wchodzić", "znajdować", "być"))


def _listing_clause(doc: Doc, sentence: Sentence, i: int) -> int | None:
    """Return the word after "w skład których wchodzą", "wśród których są" (pronoun at i), or None."""
    if not doc.words[i].lemma("który") or i < 1 or doc.words[i - 1].text.lower() not in ("skład", "wśród"):
        return None
    for j in range(i + 1, min(i + 4, sentence.last)):
        if doc.words[j].lemma(*_LISTING) and is_finite(doc.words[j]):
            return j + 1
    return None


def _full_stop(doc: Doc, sentence: Sentence, i: int) -> bool:
    if doc.words[i - 1].text.lower() in _AMONG:
        return False
    return i == sentence.last - 1 or (doc.words[i + 1].spaced and doc.words[i + 1].form.capital)


def is_finite(word: Word, *, initial: bool = False) -> bool:
    """Tell whether a word is a finite verb here, by its form: "mają" is, though "maj" is a month."""
    readings = word.form.readings
    if not readings or (word.form.capital and not initial):
        return False
    if word.text == "się":
        return True
    if any(
        r.pos in ("fin", "praet") and (r.lemma in patterns().verbs or r.lemma in _COMMON) for r in readings
    ):
        return True
    return all(r.pos in _VERB_ONLY for r in readings) or (
        word.form.has("fin", "pred")
        and not word.form.has("subst", "adj", "ger", "prep", "conj", "adv", "part")
    )


_PREPOSITIONS = frozenset(("do", "w", "z", "na", "o", "od", "dla", "przy", "za", "u", "po", "i"))


def _back_over(doc: Doc, first: int, i: int) -> int:
    while (i > first and not doc.words[i - 1].is_word) or (
        i > first
        and doc.words[i - 1].form.has("conj", "prep")
        and (not doc.words[i - 1].form.has("subst") or doc.words[i - 1].text in _PREPOSITIONS)
    ):
        i -= 1
    return i


def _back_to_joint(doc: Doc, first: int, i: int) -> int:
    """Return the last comma or conjunction before a verb at i: the list ends there."""
    for j in range(i - 1, first - 1, -1):
        if doc.words[j].text in ",;" or doc.words[j].text.lower() in ("i", "oraz", "a", "lecz", "ale"):
            return _back_over(doc, first, j)
    return i
