"""Polish morphology: a thin, cached face of Morfeusz 2 with the SGJP dictionary, and Snowball for the rest.

Morfeusz and Snowball are not thread-safe, and Morfeusz takes 0.2 s to load: there is one instance of each,
loaded at first use, and a lock around each call. Calls take microseconds; most are answered by the cache.
Source of the method: SGJP / Morfeusz 2 (M. Woliński, 2014), BSD-2; Snowball's Polish stemmer, BSD-3.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

_LOCK = threading.Lock()
_CACHE = 200_000


class Analysis(NamedTuple):
    """One reading of a word form.

    Attributes:
        lemma: dictionary form, without the homonym number ("zamek:Sm1" gives "zamek").
        tag: SGJP tag, e.g. ``subst:sg:loc:f``; alternatives joined by dots, as Morfeusz gives them.
        name_classes: e.g. ("nazwa_geograficzna",), ("nazwisko",), ("imię",), ("nazwa_organizacji",).
        labels: style labels, e.g. ("daw.",).
    """

    lemma: str
    tag: str
    name_classes: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def pos(self) -> str:
        """Part of speech: ``subst``, ``adj``, ``fin`` …, ``ign`` for an unknown word."""
        return self.tag.partition(":")[0]


Form = tuple[str, str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What Morfeusz said: word -> its readings, lemma -> its forms."""

    readings: dict[str, tuple[Analysis, ...]] = field(default_factory=dict)
    forms: dict[str, tuple[Form, ...]] = field(default_factory=dict)


_known = Answers()
_records: list[Answers] = []


def know(answers: Answers) -> None:
    """Take answers of the same dictionary: from now on Morfeusz is asked only for what they lack."""
    global _known
    _known = answers


def untouched() -> bool:
    """Tell whether nothing was asked in this process yet."""
    return not (analyse.cache_info().currsize or generate.cache_info().currsize)


@contextmanager
def recorded() -> Iterator[Answers]:
    """Give answers to which everything is added that Morfeusz is asked in this block."""
    answers = Answers()
    _records.append(answers)
    try:
        yield answers
    finally:
        _records.remove(answers)


@lru_cache(maxsize=1)
def _engine() -> Any:
    import morfeusz2

    return morfeusz2.Morfeusz(expand_tags=False, whitespace=morfeusz2.KEEP_WHITESPACES)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    # Its own cache would only repeat ours.
    return Stemmer.Stemmer("polish", 0)


@lru_cache(maxsize=_CACHE)
def analyse(word: str) -> tuple[Analysis, ...]:
    """Return all readings of one word form; an empty tuple when the dictionary lacks it.

    Args:
        word: a single token, in any case. Forms that Morfeusz cuts in two ("zrobiłem") give the
            readings of their first part.
    """
    if not word or "\x00" in word:
        return ()
    if (known := _known.readings.get(word)) is not None:
        return known
    readings = []
    with _LOCK:
        found = _engine().analyse(word)
    for start, _end, (_form, lemma, tag, names, labels) in found:
        if start != 0 or tag == "ign" or tag == "sp":
            continue
        readings.append(Analysis(lemma.partition(":")[0] or lemma, tag, tuple(names), tuple(labels)))
    made = tuple(dict.fromkeys(readings))
    for answers in _records:
        answers.readings[word] = made
    return made


def known(word: str) -> bool:
    """Tell whether the dictionary has a word form; for many guesses, which are not worth remembering.

    Args:
        word: letters only.
    """
    with _LOCK:
        found = _engine().analyse(word)
    return any(tag != "ign" for _start, _end, (_form, _lemma, tag, _names, _labels) in found)


@lru_cache(maxsize=_CACHE)
def generate(lemma: str) -> tuple[Form, ...]:
    """Return every form of a lemma as (form, tag, lemma with its homonym number, name classes).

    Morfeusz mixes homonyms here: the third item tells paradigms apart.
    """
    if not lemma or any(c.isspace() for c in lemma):
        return ()
    if (known := _known.forms.get(lemma)) is not None:
        return known
    with _LOCK:
        forms = _engine().generate(lemma)
    made = tuple((form, tag, base, tuple(names)) for form, base, tag, names, _labels in forms)
    for answers in _records:
        answers.forms[lemma] = made
    return made


@lru_cache(maxsize=_CACHE)
def stem(word: str) -> str:
    """Return the Snowball stem of a lower-case word: the key for words the dictionary lacks."""
    with _LOCK:
        return str(_stemmer().stemWord(word))
