"""Years and numbers of jobs that a sentence states."""

import re
from dataclasses import dataclass
from functools import lru_cache

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word

_FOUNDED = word_set("details_founded")
_OTHER = word_set("details_other")
_YEAR = re.compile(r"(19[4-9]\d|20[0-4]\d)")
_DATE_YEAR = re.compile(r"\d{1,2}[.-]\d{1,2}[.-]((?:19|20)\d\d)")
_JOB_VERBS = word_set("details_job_verbs")
_PEOPLE = word_set("details_people")
_FAR = 9
_NUMBER_WORDS = {
    "dwa": 2, "trzy": 3, "cztery": 4, "pięć": 5, "sześć": 6, "siedem": 7, "osiem": 8, "dziewięć": 9,
    "dziesięć": 10, "jedenaście": 11, "dwanaście": 12, "trzynaście": 13, "czternaście": 14, "piętnaście": 15,
    "szesnaście": 16, "siedemnaście": 17, "osiemnaście": 18, "dziewiętnaście": 19, "dwadzieścia": 20,
    "trzydzieści": 30, "czterdzieści": 40, "pięćdziesiąt": 50, "pięcioro": 5, "sześcioro": 6, "siedmioro": 7,
    "ośmioro": 8,
}  # fmt: skip
_MOST_JOBS = 2000


_SERVING = word_set("details_serving")
#: Groups of organisations, not people: served only where "dla" or "na rzecz" says so.
_BODIES = frozenset(
    [
        "podmioty-ekonomii-spolecznej",
        "organizacje-pozarzadowe",
        "spoldzielnie-socjalne",
        "spolki-non-profit",
        "firmy-i-przedsiebiorcy",
    ]
)


@dataclass(frozen=True, slots=True)
class Detail:
    """A number that a text states, at words[first:last]."""

    value: int
    first: int
    last: int
    score: float


def founded(doc: Doc, sentence: Sentence) -> Detail | None:
    """Return the year in which an organisation was founded or started, if the sentence says so."""
    found = doc.words[sentence.first : sentence.last]
    for i, word in enumerate(found):
        year = _year(word)
        if year is None:
            continue
        near = found[max(0, i - _FAR) : i + 5]
        cues = [w for w in near if not w.form.lemmas.isdisjoint(_FOUNDED) and not w.lemma("rok")]
        if not cues or any(w.lemma(*_OTHER) for w in found[max(0, i - 4) : i]):
            continue
        if any(w.form.has("bedzie") for w in near):
            continue
        started = [w for w in cues if not w.lemma("działać", "istnieć", "funkcjonować")]
        if not started and not any(w.text.lower() == "od" for w in found[max(0, i - 3) : i]):
            continue
        at = sentence.first + i
        return Detail(year, at, at + 1, 0.8 if started else 0.7)
    return None


def _year(word: Word) -> int | None:
    if word.kind != "number":
        return None
    match = _YEAR.fullmatch(word.text) or _DATE_YEAR.fullmatch(word.text)
    return int(match.group(1)) if match else None


def jobs(doc: Doc, sentence: Sentence) -> Detail | None:
    """Return the number of people employed, if the sentence states it."""
    found = doc.words[sentence.first : sentence.last]
    for i, word in enumerate(found):
        value = _count(word)
        if value is None:
            continue
        after = found[i + 1 : i + 5]
        people = next((n for n, w in enumerate(after) if w.lemma(*_PEOPLE)), None)
        verbs = [w for w in found[max(0, i - _FAR) : i + 9] if not w.form.lemmas.isdisjoint(_JOB_VERBS)]
        if people is None or not verbs or any(w.form.has("bedzie") for w in found):
            continue
        if any(w.kind == "number" for w in found[i + 1 : i + 1 + people]):
            continue
        at = sentence.first + i
        return Detail(value, at, at + 1, 0.75)
    return None


def _count(word: Word) -> int | None:
    if word.kind == "number" and word.text.isdigit() and len(word.text) <= 4:
        value = int(word.text)
        return value if 1 < value <= _MOST_JOBS and not _YEAR.fullmatch(word.text) else None
    return number_word(word.text)


@lru_cache(maxsize=5000)
def number_word(text: str) -> int | None:
    """Return the number that a Polish numeral stands for, in any case; None for other words."""
    from indexer.extraction.words import form

    for lemma in form(text.lower()).lemmas:
        if lemma in _NUMBER_WORDS:
            return _NUMBER_WORDS[lemma]
    return None


def is_served(doc: Doc, sentence: Sentence, at: int, group: str) -> bool:
    """Tell whether a group of people named at a word is served or employed there, not merely spoken of.

    Args:
        doc: the report.
        sentence: the sentence of the word.
        at: number of the group's first word.
        group: id of the target group in the vocabulary.
    """
    before = [w.text.lower() for w in doc.words[max(sentence.first, at - 4) : at]]
    if "dla" in before or "rzecz" in before:
        return True
    if group in _BODIES:
        return False
    return any(
        not w.form.lemmas.isdisjoint(_SERVING)
        for w in doc.words[max(sentence.first, at - 14) : min(sentence.last, at + 12)]
    )
