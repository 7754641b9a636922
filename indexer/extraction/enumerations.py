"""Units of one kind told by their adjectives: "pracownie: komputerowa, krawiecka i gospodarstwa domowego".

A noun of the list `units` in `data/activities.toml`, a mark ("jak", a colon, a dash, a bracket), and then
adjectives that agree with it in gender, or genitives: each makes a unit of its own ("pracownia krawiecka").
"""

from collections.abc import Sequence

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import Made
from indexer.extraction.naming import analyse, inflect
from indexer.extraction.patterns import is_place_of_work, patterns
from indexer.extraction.phrase_parts import Part, cut, is_action
from indexer.extraction.segments import end_of_list, is_finite
from indexer.extraction.sharing import noun_form, with_noun
from indexer.extraction.words import DASHES, Word, words
from kb.vocabulary.matcher import classify

_LONGEST_GAP = 6
_LONGEST_CLAUSE = 14
_ANY = ("nom", "acc", "gen", "loc", "inst", "dat")
_MARKS = frozenset((":", "(", "jak", "tj", "np"))
_BETWEEN = frozenset(("taki", "następujący", "różny", "to", "być", "m", "in", "."))


def enumerated_units(doc: Doc, sentence: Sentence, i: int, names: Sequence[bool]) -> list[Made]:
    """Return the units that the noun at i announces and adjectives tell; [] if it is no such list."""
    noun = doc.words[i]
    if noun.form.lemmas.isdisjoint(patterns().units):
        return []
    if not _plural(noun):
        return _one_by_one(doc, sentence, i)
    mark = _mark(doc, sentence, i, names)
    if mark is None:
        return []
    first = mark + 1
    while first < sentence.last and (
        doc.words[first].text.lower() in ("m", "in", ".", "np", ":", "min")
        or doc.words[first].lemma("między", "inny")
    ):
        first += 1
    last = end_of_list(doc, sentence, first)
    if doc.words[mark].text == "(":
        last = next((j for j in range(first, last) if doc.words[j].text == ")"), last)
    elif _one_more(doc, sentence, noun, last):
        last += 2
    return units_of(doc, noun, first, last)


def _one_by_one(doc: Doc, sentence: Sentence, i: int) -> list[Made]:
    """Return units behind their noun in the singular: "jest pracownia plastyczna, teatralna i tkacka"."""
    noun, last = doc.words[i], end_of_list(doc, sentence, i + 1)
    found = doc.words[i + 1 : last]
    told = [p for p in cut(found) if p.adjectives_only and _shares(noun, found, p)]
    if not noun.lemma(*_ROOMS) or len(told) < _FEWEST or told[0].first:
        return []
    return units_of(doc, noun, i + 1, last)


_ROOMS, _FEWEST = ("pracownia", "sekcja", "brygada"), 3


def _one_more(doc: Doc, sentence: Sentence, noun: Word, last: int) -> bool:
    """Tell whether the last adjective of a list stands before a verb: "tkackiej | i krawieckiej pracuje"."""
    if last + 2 >= sentence.last or doc.words[last].text.lower() not in ("i", "oraz"):
        return False
    return is_finite(doc.words[last + 2]) and with_noun(noun, doc.words[last + 1], "") is not None


def units_of(doc: Doc, noun: Word, first: int, last: int, *, alone: bool = False) -> list[Made]:
    """Return the units that words[first:last] tell by adjectives or genitives; [] if they do not.

    Args:
        doc: the report.
        noun: the noun of the units.
        first, last: the words.
        alone: one unit is enough, and the first may be told by a genitive: an item of a list.
    """
    found = doc.words[first:last]
    parts = cut(found)
    if not parts or not (alone or _tells_units(noun, found, parts)):
        return []
    made: list[Made] = []
    for part in parts:
        beside = made and first + part.first - made[-1].last <= 1
        if beside and (
            _of_its_complement(noun, found, parts[0], part) or _shares_its_act(made[-1], found, part)
        ):
            before = made.pop()
            whole = before.text + doc.text[doc.words[before.last - 1].end : found[part.last - 1].end]
            made.append(Made(whole, before.first, first + part.last, classify(whole)))
            continue
        text = _text(doc, noun, found, part)
        if text is None:
            break
        made.append(Made(text, first + part.first, first + part.last, classify(text)))
    return made if alone or len(made) > 1 or (made and made[0].types) else []


def _of_its_complement(noun: Word, found: Sequence[Word], lead: Part, part: Part) -> bool:
    """Tell whether an adjective is not of the unit: "warsztat opieki nad starszymi i niepełnosprawnymi"."""
    unit, adjective = found[lead.first], found[part.first]
    repeated = not unit.form.lemmas.isdisjoint(noun.form.lemmas) and "inst" not in unit.form.cases("subst")
    return repeated and part.adjectives_only and adjective.form.cases("adj") == {"inst"}


def _shares_its_act(before: Made, found: Sequence[Word], part: Part) -> bool:
    """Tell whether a noun is a second object of the act: "pracownia przetwórstwa owoców | i warzyw"."""
    own = words(before.text)
    acts = len(own) > _ACT and is_action(own[1]) and all(w.form.cases("subst") & {"gen"} for w in own[1:])
    return acts and part.last - part.first == 1 and not is_action(found[part.first])


_ACT = 2  # words of "pracownia przetwórstwa"


def _plural(noun: Word) -> bool:
    return any(r.pos == "subst" and "pl" in r.numbers for r in noun.form.readings)


def _mark(doc: Doc, sentence: Sentence, i: int, names: Sequence[bool]) -> int | None:
    if i + 2 < sentence.last and not names[i + 1] and _one_of(doc.words[i], doc.words[i + 1]):
        return i
    for j in range(i + 1, min(i + 1 + _LONGEST_GAP, sentence.last)):
        word = doc.words[j]
        if names[j]:
            return None
        if word.text == "," and (colon := _past_clause(doc, sentence, j)) is not None:
            return colon
        if word.text.lower() in _MARKS or (word.text in DASHES and word.spaced) or _among(doc, j):
            return j
        if not (
            word.form.has("adj")
            or not word.form.lemmas.isdisjoint(_BETWEEN)
            or word.text == ","
            or _of_what(doc, i, j)
        ):
            return None
    return None


def _one_of(noun: Word, adjective: Word) -> bool:
    """Tell whether an adjective tells one of several units: "w pracowniach | ceramicznej i tkackiej"."""
    nouns = [r for r in noun.form.readings if r.pos == "subst"]
    adjectives = [r for r in adjective.form.readings if r.pos == "adj"]
    if adjective.form.has("subst") or any("sg" in r.numbers for r in nouns):
        return False
    if any("pl" in r.numbers for r in adjectives):
        return False
    return any(n.cases & a.cases and n.genders & a.genders for n in nouns for a in adjectives)


def _past_clause(doc: Doc, sentence: Sentence, comma: int) -> int | None:
    """Return the colon behind a relative clause: "pracownie, w których uczą się zawodu | : …"; or None."""
    lead = doc.words[comma + 1 : min(comma + 3, sentence.last)]
    if not any(w.lemma("który", "gdzie") for w in lead):
        return None
    within = range(comma + 2, min(comma + _LONGEST_CLAUSE, sentence.last))
    return next((j for j in within if doc.words[j].text == ":"), None)


def _of_what(doc: Doc, i: int, j: int) -> bool:
    """Tell whether word j only tells of what or for whom the units at i are: "działach produkcji:"."""
    if doc.words[j].text.lower() == "dla":
        return True
    behind = j == i + 1 or doc.words[j - 1].text.lower() == "dla"
    return behind and "gen" in doc.words[j].form.cases("subst")


def _among(doc: Doc, j: int) -> bool:
    """Tell whether "m.in." or "między innymi" begins at word j."""
    text = tuple(w.text.lower() for w in doc.words[j : j + 3])
    return text == ("m", ".", "in") or text[:2] == ("między", "innymi") or text[:1] == ("min",)


def listed_units(doc: Doc, sentence: Sentence, noun: Word) -> list[Found]:
    """Return the units of one item of a list that a plural noun announced: "pracownie:" … "ceramiczna"."""
    last = sentence.last
    while last > sentence.first and not doc.words[last - 1].is_word:
        last -= 1
    first = sentence.first
    while first < last and (not doc.words[first].is_word or doc.words[first].form.has("conj")):
        first += 1
    return [
        Found(m, first, "announcement", None, "rule:units", 0.85 if m.types else 0.6)
        for m in units_of(doc, noun, first, last, alone=True)
    ]


def _tells_units(noun: Word, found: Sequence[Word], parts: Sequence[Part]) -> bool:
    """Tell whether a list begins with an adjective of the noun or its repetition, or goes on with one."""
    lead = parts[0]
    if lead.adjectives_only:
        return _shares(noun, found, lead)
    if not found[lead.first].form.lemmas.isdisjoint(noun.form.lemmas):
        return True
    if len(parts) > 1 and all(
        is_place_of_work(found[p.first]) and "nom" in found[p.first].form.cases("subst") for p in parts
    ):
        return True
    if noun.lemma(*_TAUGHT) and all(_text_of_genitive(noun, found, p) for p in parts):
        return len(parts) > 1
    others = [p for p in parts[1:] if p.adjectives_only and _shares(noun, found, p)]
    return (len(others) > 1 or (bool(others) and len(parts) > 2)) and _text_of_genitive(
        noun, found, lead
    ) is not None


#: Units that many themes tell apart: "warsztaty, np. ceramiki i filcowania".
_TAUGHT = ("warsztat", "zajęcia", "kurs", "szkolenie")


def _shares(noun: Word, found: Sequence[Word], part: Part) -> bool:
    adjective = found[part.first]
    return with_noun(noun, adjective, adjective.text) is not None or _counted(noun, adjective)


def _counted(noun: Word, adjective: Word) -> bool:
    """Tell whether units are counted and their adjectives are what there is: "ma kilka sekcji: krawiecką"."""
    genitive = any(r.pos == "subst" and "pl" in r.numbers and "gen" in r.cases for r in noun.form.readings)
    return genitive and with_noun(noun, adjective, adjective.text, ("acc",)) is not None


def _text(doc: Doc, noun: Word, found: Sequence[Word], part: Part) -> str | None:
    own = doc.text[found[part.first].start : found[part.last - 1].end]
    if part.adjectives_only:
        return with_noun(noun, found[part.first], own) or with_noun(noun, found[part.first], own, _ANY)
    lead = found[part.first]
    if not lead.form.lemmas.isdisjoint(noun.form.lemmas) or is_place_of_work(lead):
        return inflect(own, "nom")
    single = _text_of_genitive(noun, found, part)
    return f"{single} {own}" if single else None


def _text_of_genitive(noun: Word, found: Sequence[Word], part: Part) -> str | None:
    """Return the noun of the units in the nominative if a part tells one of them by a genitive."""
    analysis = analyse(found[part.first : part.last], cases=("gen",))
    if part.preposition or analysis is None or analysis.case != "gen":
        return None
    lemma = next(r.lemma for r in noun.form.readings if r.pos == "subst")
    if lemma in _TAUGHT:
        return noun_form(lemma, "pl", "nom")
    return noun_form(lemma, "sg", "nom") or noun_form(lemma, "pl", "nom")
