"""Who runs a place of work told of in the sentence before: "Ruszyła wypożyczalnia. Prowadzi ją X"."""

from collections.abc import Sequence

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import make_items
from indexer.extraction.patterns import is_place_of_work, patterns, unnamed
from indexer.extraction.segments import Segment, end_of_list
from indexer.extraction.words import Word

#: Pronouns in the accusative, with the genders and the number of what they stand for.
_PRONOUNS = {"ją": ("f", "sg"), "go": ("m", "sg"), "je": ("n", "sg")}
_NEAR = 4  # words from the pronoun to a name
_LEAD = 3  # words before the verb
_SCORE = 0.75


def pronominal(doc: Doc, sentence: Sentence, names: Sequence[bool]) -> list[Found]:
    """Return what "ją" or "go" before a name stands for, where that name runs it.

    Args:
        doc: the report.
        sentence: where to look for the verb.
        names: for each word of the document, whether an organisation's or a project's name covers it.
    """
    if sentence.number == 0:
        return []
    for i in range(sentence.first, min(sentence.first + _LEAD, sentence.last - 2)):
        pronoun = _PRONOUNS.get(doc.words[i + 1].text)
        if pronoun is None or not (doc.words[i].form.has("fin") and doc.words[i].lemma("prowadzić")):
            continue
        agent = next((j for j in range(i + 2, min(i + 2 + _NEAR, sentence.last)) if names[j]), None)
        if agent is None or "nom" not in doc.words[agent].form.cases("subst", "adj") | {"nom"}:
            return []
        before = doc.sentences[sentence.number - 1]
        if any(names[before.first : before.last]):
            return []  # it is told of who is named there
        place = _place_of_work(doc, before, names, *pronoun)
        if place is None:
            return []
        segment = Segment(place, end_of_list(doc, before, place), frozenset(("nom", "acc", "loc")), True)
        made = [m for m in make_items(doc, segment, unnamed(segment.cases), names, venue=True) if m.types]
        return [Found(m, i, "passive", agent, "rule:relative:prowadzić", _SCORE) for m in made[:1]]
    return []


def _place_of_work(
    doc: Doc, sentence: Sentence, names: Sequence[bool], gender: str, number: str
) -> int | None:
    """Return the number of the last noun of a place of work that agrees with a pronoun; None without one."""
    for j in range(sentence.last - 1, sentence.first - 1, -1):
        word = doc.words[j]
        if not (is_place_of_work(word) or word.lemma(*patterns().establishments, *patterns().rooms)):
            continue
        if not names[j] and _agrees(word, gender, number):
            return j
    return None


def _agrees(word: Word, gender: str, number: str) -> bool:
    return any(
        r.pos == "subst" and number in r.numbers and any(g.startswith(gender) for g in r.genders)
        for r in word.form.readings
    )
