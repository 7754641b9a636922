"""Activities that no verb of doing announces: after a colon or dash, in brackets, as agents of nouns.

"Zakres usług: catering i pranie", "Spółdzielnia X – sprzątanie, ogrodnictwo", "ZAZ w Y (pralnia)",
"stosowanie klauzul społecznych przez wydziały Urzędu Miasta". Here the vocabulary decides: only phrases
that it can type count.
"""

from collections.abc import Sequence
from itertools import pairwise

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.fields import Field
from indexer.extraction.found import Found
from indexer.extraction.framing import is_genitive
from indexer.extraction.items import Made, make_items
from indexer.extraction.mentions import Names
from indexer.extraction.patterns import FINITE, VerbPattern, patterns, unnamed
from indexer.extraction.phrase_parts import is_action
from indexer.extraction.phrases import head_of
from indexer.extraction.segments import Segment, end_of_list, is_finite
from indexer.extraction.voices import current
from indexer.extraction.words import DASHES, Word, words
from kb.vocabulary.matcher import classify

_NOMINATIVE = frozenset(("nom", "acc"))
_NOTHING = unnamed(_NOMINATIVE)
_NEAR = 9
_AIMS = (
    "cel",
    "misja",
    "idea",
    "zasada",
    "wizja",
    "szansa",
    "korzyść",
    "wniosek",
    "rekomendacja",
    "założenie",
)


def announced(doc: Doc, sentence: Sentence, names: Names, *, listed: frozenset[str] | None) -> list[Found]:
    """Return the services after "usługi:", "oferta to …"; of a whole item when its list was announced.

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
        listed: the cases of the items, if the sentence is an item of a list that an earlier one announced.
    """
    if listed is not None:
        segment = Segment(sentence.first, sentence.last, listed, False)
        return typed_items(doc, names, segment, sentence.first, "item", 0.75)
    table = patterns()
    for i in range(sentence.first, sentence.last):
        word = doc.words[i]
        if word.lemma(*_AIMS):
            break
        if (
            names.covered[i]
            or word.form.lemmas.isdisjoint(table.announcements)
            or not current(doc, sentence, i)
        ):
            continue
        behind = _behind_owner(names, i)
        for j in range(behind, min(behind + _NEAR, sentence.last)):
            mark = doc.words[j]
            if (
                mark.text in ".;"
                or mark.form.has("bedzie")
                or (behind > i + 1 and mark.text == "(")
                or (names.covered[j] and not _mentioned(names, j))
            ):
                break
            joins = (
                mark.text == ":"
                or mark.text.lower() in ("to", "są", "jest")
                or mark.lemma("obejmować", "pozostawać")
                or (mark.text in DASHES and mark.spaced)
            )
            if joins:
                if mark.lemma("być") and (colon := _colon(doc, sentence, j)) is not None:
                    j = colon
                last = end_of_list(doc, sentence, j + 1)
                genitive = mark.text == ":" and last > j + 1 and is_genitive(doc.words[j + 1])
                cases = frozenset(("gen",)) if genitive else _NOMINATIVE
                found = typed_items(doc, names, Segment(j + 1, last, cases, True), j + 1, "announced", 0.75)
                if found:
                    return found
    return []


def _colon(doc: Doc, sentence: Sentence, copula: int) -> int | None:
    """Return the colon behind an adjective: "zakres usług jest szeroki: pranie"; None without one."""
    for j in range(copula + 1, min(copula + _SHORT, sentence.last)):
        if doc.words[j].text == ":":
            return j
        if not doc.words[j].form.has("adj", "adv", "part"):
            return None
    return None


_SHORT = 4


def _behind_owner(names: Names, i: int) -> int:
    """Return the word behind whose work the noun at i is: of "przedmiotem działalności fundacji X | jest"."""
    return max((s.last for s in names.between(i + 1, i + 3)), default=i + 1)


def _mentioned(names: Names, j: int) -> bool:
    """Tell whether a covered word only refers to an organisation: "główne zadania spółdzielni to …"."""
    return any(s.kind == "reference" and s.last > j for s in names.between(j, j + 1))


#: What tells the values of a label apart: "Zakres usług: remonty | opieka | sprzątanie".
_BARS = frozenset("|·•")


def listed_values(doc: Doc, field: Field, names: Names) -> list[Found]:
    """Return the activities of a labelled value ("Co robi: catering, pranie"), plans left out."""
    first = field.first
    if any(w.lemma(*patterns().planned) or w.lemma("planowany") for w in doc.words[first : first + 2]):
        return []
    bars = [i for i in range(first, field.last) if doc.words[i].text in _BARS]
    made = [
        m
        for start, end in pairwise([first - 1, *bars, field.last])
        for m in make_items(
            doc, Segment(start + 1, end, _NOMINATIVE, False), VerbPattern("", _NOMINATIVE), names.covered
        )
    ]
    made += _bare_adjectives(doc, field, made)
    return [Found(m, first, "announcement", None, "rule:field", 0.85 if m.types else 0.6) for m in made]


def _bare_adjectives(doc: Doc, field: Field, made: Sequence[Made]) -> list[Made]:
    """Return the services of "Usługi: pralnicze, krawieckie", whose noun is the label."""
    if not any(w.lemma("usługa") for w in doc.words[field.sentence.first : field.first]):
        return []
    covered = {i for m in made for i in range(m.first, m.last)}
    found = []
    for i in range(field.first, field.last):
        word = doc.words[i]
        if i in covered or not word.form.has("adj") or word.form.has("subst") or "pl" not in _numbers(word):
            continue
        text = f"usługi {word.text}"
        types = classify(text)
        if types:
            found.append(Made(text, i, i + 1, types))
    return found


def _numbers(word: Word) -> frozenset[str]:
    return frozenset().union(*(r.numbers for r in word.form.readings if r.pos == "adj"))


def nominal_sentence(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return the activities of a sentence without a verb: "Usługi gastronomiczne, szkolenia."

    Most of its items must be activities that the vocabulary knows; only those count.
    """
    last = sentence.last
    while last > sentence.first and not doc.words[last - 1].is_word:
        last -= 1
    first = next((s.last for s in names.in_sentence(sentence)), sentence.first)
    if (
        any(is_finite(doc.words[i], initial=i == sentence.first) for i in range(sentence.first, last))
        or first >= last
    ):
        return []
    if any(
        doc.words[i].lemma(*_AIMS) or doc.words[i].text.lower() == "to" for i in range(sentence.first, last)
    ):
        return []
    segment = Segment(first, last, _NOMINATIVE, False)
    items = make_items(doc, segment, VerbPattern("", _NOMINATIVE), names.covered)
    typed = [m for m in items if m.types]
    if len(items) == 1 and doc.block_of(sentence).kind != "item" and not _action(items[0]):
        return []  # a caption: "Galeria", "Plac zabaw po porządkach"
    if not typed or len(typed) * 2 < len(items):
        return []
    return [Found(m, first, "announcement", None, "rule:nominal-sentence", 0.7) for m in typed]


def _action(made: Made) -> bool:
    head = head_of(words(made.text), cases=("nom",))
    return head is not None and is_action(head)


def nominal_agents(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return actions told by a gerund with its doer: "stosowanie klauzul społecznych przez Urząd Miasta"."""
    found: list[Found] = []
    for i in range(sentence.first, sentence.last):
        if doc.words[i].text.lower() != "przez":
            continue
        if not any(s.first <= i + 4 and s.last > i for s in names.between(i, i + 5)):
            continue
        for j in range(i - 1, max(sentence.first - 1, i - 9), -1):
            word = doc.words[j]
            if word.form.has("ppas", "imps", *FINITE) and not word.form.has("subst", "ger"):
                break
            if word.form.has("ger"):
                segment = Segment(j, i, word.form.cases("ger") or _NOMINATIVE, True)
                for item in typed_items(doc, names, segment, j, "nominal", 0.7):
                    found.append(Found(item.made, j, "passive", i + 1, item.method, item.score))
                break
    return found


def typed_items(
    doc: Doc, names: Names, segment: Segment, trigger: int, method: str, score: float
) -> list[Found]:
    """Return the activities of a segment that the vocabulary can type, told of nobody yet.

    Args:
        doc: the report.
        names: the report's names.
        segment: the words.
        trigger: the word they hang on.
        method: how they were found. score: how surely.
    """
    return [
        Found(made, trigger, "announcement", None, f"rule:{method}", score)
        for made in make_items(doc, segment, _NOTHING, names.covered)
        if made.types
    ]
