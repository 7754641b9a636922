"""Activities that no verb of doing announces: after a colon or dash, in brackets, as agents of nouns.

"Zakres usług: catering i pranie", "Spółdzielnia X – sprzątanie, ogrodnictwo", "ZAZ w Y (pralnia)",
"stosowanie klauzul społecznych przez wydziały Urzędu Miasta". Here the vocabulary decides: only phrases
that it can type count.
"""

from collections.abc import Sequence
from dataclasses import replace

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.fields import Field
from indexer.extraction.found import Found
from indexer.extraction.framing import is_genitive
from indexer.extraction.items import Made, make_items
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.org_roles import SIDE_ROLES
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
        return _made(doc, names, segment, sentence.first, "item", 0.75)
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
                or mark.lemma("obejmować")
                or (mark.text in DASHES and mark.spaced)
            )
            if joins:
                if mark.lemma("być") and (colon := _colon(doc, sentence, j)) is not None:
                    j = colon
                last = end_of_list(doc, sentence, j + 1)
                genitive = mark.text == ":" and last > j + 1 and is_genitive(doc.words[j + 1])
                cases = frozenset(("gen",)) if genitive else _NOMINATIVE
                found = _made(doc, names, Segment(j + 1, last, cases, True), j + 1, "announced", 0.75)
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


def listed_values(doc: Doc, field: Field, names: Names) -> list[Found]:
    """Return the activities of a labelled value ("Co robi: catering, pranie"), plans left out."""
    first = field.first
    if any(w.lemma(*patterns().planned) or w.lemma("planowany") for w in doc.words[first : first + 2]):
        return []
    segment = Segment(first, field.last, _NOMINATIVE, False)
    made = make_items(doc, segment, VerbPattern("", _NOMINATIVE), names.covered)
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


def appositions(doc: Doc, sentence: Sentence, names: Names, known: Sequence[Found]) -> list[Found]:
    """Return what stands right after an organisation's name behind a dash, a colon or in brackets.

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
        known: activities found already: they explain their words better.
    """
    taken = {i for f in known for i in range(f.trigger, f.made.last)}
    found: list[Found] = []
    for spot in names.in_sentence(sentence):
        if spot.kind == "reference" or spot.entity.kind == "public":
            continue
        found += _apposition(doc, sentence, names, spot, taken)
    return found


def _apposition(doc: Doc, sentence: Sentence, names: Names, spot: Spot, taken: set[int]) -> list[Found]:
    i = spot.last
    while (
        i < sentence.last
        and i - spot.last < 5
        and doc.words[i].text not in "(:;.,"
        and not (doc.words[i].text in DASHES and doc.words[i].spaced)
    ):
        if doc.words[i].form.has(*FINITE) and not doc.words[i].form.has("subst", "prep", "adj"):
            return []
        i += 1
    if i >= sentence.last or not (
        doc.words[i].text in "(:" or (doc.words[i].text in DASHES and doc.words[i].spaced)
    ):
        return []
    bracket = doc.words[i].text == "("
    if bracket and (behind := _behind_place(doc, sentence, i)) is not None:
        i, bracket = behind, False
    if bracket:
        last = next((j for j in range(i + 1, sentence.last) if doc.words[j].text == ")"), sentence.last)
    else:
        last = end_of_list(doc, sentence, i + 1)
    if any(
        doc.words[j].form.has(*FINITE) and not doc.words[j].form.has("subst", "adj", "prep", "conj", "part")
        for j in range(i + 1, last)
    ):
        return []
    segment = Segment(i + 1, last, _NOMINATIVE, True)
    if segment.first >= segment.last or not taken.isdisjoint(range(segment.first, segment.last)):
        return []
    if doc.words[segment.first].form.has("prep", "conj", "comp") and not doc.words[segment.first].form.has(
        "subst"
    ):
        return []
    found = _made(doc, names, segment, i, "bracket" if bracket else "apposition", 0.75)
    if spot.part.role in SIDE_ROLES or spot.part.role == "operator" or not spot.entity.acts:
        return found
    return [replace(f, agent=spot.first) for f in found]


def _behind_place(doc: Doc, sentence: Sentence, i: int) -> int | None:
    """Return the dash or colon after a bracket with a place: "(Białystok) – …"; None if there is none."""
    last = next((j for j in range(i + 1, sentence.last) if doc.words[j].text == ")"), None)
    if last is None or last + 1 >= sentence.last:
        return None
    inside, mark = doc.words[i + 1 : last], doc.words[last + 1]
    proper = bool(inside) and inside[0].form.capital and len(inside) <= 4
    return last + 1 if proper and (mark.text == ":" or (mark.text in DASHES and mark.spaced)) else None


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
                for item in _made(doc, names, segment, j, "nominal", 0.7):
                    found.append(Found(item.made, j, "passive", i + 1, item.method, item.score))
                break
    return found


def _made(doc: Doc, names: Names, segment: Segment, trigger: int, method: str, score: float) -> list[Found]:
    return [
        Found(made, trigger, "announcement", None, f"rule:{method}", score)
        for made in make_items(doc, segment, _NOTHING, names.covered)
        if made.types
    ]
