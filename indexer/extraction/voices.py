"""Whether a verb tells what is done now, and how its doer is to be found."""

from typing import Literal

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.patterns import patterns
from indexer.extraction.words import QUOTES

_PERFECTIVE_STARTS = frozenset(
    [
        "otworzyć",
        "uruchomić",
        "utworzyć",
        "założyć",
        "stworzyć",
        "poprowadzić",
        "zająć",
        "skupić",
        "skoncentrować",
        "wyspecjalizować",
        "podjąć",
        "postawić",
        "przejąć",
        "poszerzyć",
        "rozszerzyć",
    ]
)


_NOW, _NEAR = frozenset(("dziś", "dzisiaj", "obecnie", "teraz", "aktualnie")), 3
_LEAD = 4  # words from "będzie" to the colon of its list
_MAY = frozenset(["móc", "można"])


#: How the doer of a verb is to be found.
Voice = Literal["active", "participle", "passive", "first_person", "announcement"]


def voice_of(doc: Doc, sentence: Sentence, i: int, pos: str, tag: str) -> Voice | None:
    """Return how the doer of a verb form is to be found; None where the form tells no present act."""
    if pos == "fin":
        if tag.endswith(":perf"):
            return None  # "zajmie się", "otworzy" tell what is to come
        if tag.startswith("fin:pl:pri"):
            return "first_person"
        # "ja" is a person, whatever the organisation does; but "Fundacja Wrzos zajmuję się …" is mistyped.
        own = ":sec:" in tag or (":pri:" in tag and not _behind_name(doc, sentence, i))
        return None if own else "active"
    if pos == "pact":
        return "participle"
    if pos == "pcon":
        return "active"
    if pos == "praet":
        lemmas = doc.words[i].form.lemmas
        return "active" if not lemmas.isdisjoint(_PERFECTIVE_STARTS) else None
    if pos == "inf":
        before = doc.words[max(sentence.first, i - 4) : i]
        return "active" if any(w.lemma(*_MAY) for w in before) else None
    return None


def current(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether what the word at i says is so now: not negated, planned or past."""
    before = doc.words[max(sentence.first, i - 6) : i]
    table = patterns()
    for n, word in enumerate(reversed(before)):
        lower = word.text.lower()
        if word.text == ":":
            # "Przedmiotem działalności będzie w szczególności: …" announces a plan.
            lead = doc.words[max(sentence.first, i - n - 1 - _LEAD) : i - n - 1]
            return not any(w.form.has("bedzie") for w in lead)
        if word.text == ";" or (word.text == "," and n > 2):
            break
        if lower == "nie" and n < 2:
            return False
        if lower in _NOW and n < _NEAR:
            return True  # "początkowo szyła maseczki, a dziś szyje pościel"
        if _in_name(doc, sentence, i - n - 1):
            continue
        if word.form.has("bedzie") or word.lemma(*table.planned) or lower in table.past:
            return False
    after = doc.words[i + 1 : min(sentence.last, i + 3)]
    return not any(w.form.has("bedzie") for w in after)


def _behind_name(doc: Doc, sentence: Sentence, i: int) -> bool:
    last = i - 1 - (i > sentence.first and doc.words[i - 1].text in QUOTES)
    return last > sentence.first and _in_name(doc, sentence, last)


def _in_name(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether a word has the capital of a name: the cooperative „Marzenie” plans nothing."""
    word = doc.words[i]
    first = next((n for n in range(sentence.first, i) if doc.words[n].is_word), i)
    return word.form.capital and not word.form.caps and first < i


def itself(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether "się" stands right beside a verb: whoever "uczy się" does not teach."""
    beside = doc.words[max(sentence.first, i - 1) : min(sentence.last, i + 2)]
    return any(w.text.lower() == "się" for w in beside)


def reflexive(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether "się" stands near a verb."""
    near = doc.words[max(sentence.first, i - 4) : min(sentence.last, i + 4)]
    return any(w.text.lower() == "się" for w in near)
