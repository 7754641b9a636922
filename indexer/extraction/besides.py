"""Activities told in passing: "oprócz cateringu …", "popularnością cieszą się …", "wśród nich: …".

Only what the vocabulary types for sure counts.
"""

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import Made, make_items
from indexer.extraction.mentions import Names
from indexer.extraction.patterns import VerbPattern, is_place_of_work, patterns, unnamed
from indexer.extraction.segments import Segment, end_of_list, is_finite
from indexer.extraction.voices import Voice, current
from indexer.extraction.words import DASHES, words

_NOMINATIVE = frozenset(("nom",))
#: Prepositions of what is done as well, and the case they govern; "oprócz tego" adds nothing.
_BESIDES = {"oprócz": "gen", "prócz": "gen", "poza": "inst", "obok": "gen"}
_POINTING = frozenset(("tego", "tym", "nimi", "niego", "niej", "nich", "nią"))
_SURE = 0.5
_NEAR = 8


def besides(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what is done besides: of "oprócz baru i cateringu prowadzi sklep", the bar and the catering.

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
    """
    for i in range(sentence.first, sentence.last - 1):
        case = _BESIDES.get(doc.words[i].text.lower())
        if case is None or doc.words[i + 1].text.lower() in _POINTING:
            continue
        verb = next((j for j in range(i + 2, sentence.last) if is_finite(doc.words[j])), None)
        if verb is None or not _doing(doc, sentence, verb):
            continue
        made = _sure(
            doc, names, Segment(i + 1, _end(doc, i + 1, verb, case, names), frozenset((case,)), True)
        )
        if made:
            first_person = any(":pri" in r.tag for r in doc.words[verb].form.readings if r.pos == "fin")
            voice: Voice = "first_person" if first_person else "active"
            return [Found(m, verb, voice, None, "rule:besides", 0.75) for m in made]
    return []


def _end(doc: Doc, first: int, verb: int, case: str, names: Names) -> int:
    """Return where a list before a verb ends: at the verb's subject or the verb."""
    for j in range(first + 1, verb):
        cases = doc.words[j].form.cases("subst", "ger")
        if names.covered[j] or ("nom" in cases and not cases & {case, "gen"}):
            return j - 1 if doc.words[j - 1].text == "," else j
    return verb


def popular(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what is in demand: "popularnością cieszą się usługi cateringowe", "znana z wypieku chleba"."""
    for i in range(sentence.first, sentence.last - 2):
        word = doc.words[i]
        is_known = doc.words[i + 1].lemma("być") and i + 3 < sentence.last
        known = word.lemma("znany") and doc.words[i + 1 + is_known].text.lower() in ("z", "ze")
        if not known and not (word.form.has("fin") and word.lemma("cieszyć")):
            continue
        if not current(doc, sentence, i):
            continue
        first = i + 1 + (1 + is_known if known else doc.words[i + 1].text.lower() == "się")
        cases = frozenset(("gen",)) if known else _NOMINATIVE
        found = _listed(doc, sentence, names, first, i, "popular", cases)
        if found:
            return found
    return []


def products(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what comes from work: "w pracowni powstają zabawki", "spod igły wychodzą torby".

    A place that comes into being is a plan.
    """
    for i in range(sentence.first + 1, sentence.last - 1):
        word = doc.words[i]
        if not (word.form.has("fin") and word.lemma("powstawać", "wychodzić", "pochodzić")):
            continue
        before = doc.words[sentence.first : i]
        if not any(w.lemma(*patterns().units, *patterns().rooms, *_HERE) for w in before) or any(
            w.text.lower() == "nie" for w in before
        ):
            continue
        return [
            f
            for f in _listed(doc, sentence, names, i + 1, i, "products")
            if not any(
                is_place_of_work(w) or w.lemma("inny", *patterns().establishments, *patterns().rooms)
                for w in words(f.made.text)
            )
        ]
    return []


_HERE = ("zakład", "spółdzielnia", "tu", "tutaj", "my", "manufaktura", "ręka", "igła", "stamtąd", "zaz")


def offered(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what belongs to tasks or stands in an offer: "do zadań należą …", "w ofercie znajdziemy …"."""
    for i in range(sentence.first + 2, sentence.last - 1):
        word = doc.words[i]
        case = "nom" if word.lemma("należeć") else "acc" if word.lemma("znaleźć", "znajdować") else ""
        if not case or not word.form.has("fin") or not current(doc, sentence, i):
            continue
        cues = _TASKS if case == "nom" else _OFFERS
        if not any(
            w.text.lower() in ("do", "w") and any(a.lemma(*cues) for a in doc.words[j + 1 : min(j + 4, i)])
            for j, w in enumerate(doc.words[sentence.first : i - 1], sentence.first)
        ):
            continue
        first = i + 1
        while doc.words[first].form.has("adv", "part", "qub", "conj") and first < sentence.last - 1:
            first += 1
        found = _listed(doc, sentence, names, first, i, "offered", frozenset((case, "nom")))
        if found:
            return found
    return []


_TASKS = ("zadanie", "oferta", "usługa", "działanie", "obowiązek", "zakres")
_OFFERS = ("oferta", "menu", "asortyment", "karta")


def makers(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what somebody is a maker of: "jest producentem mebli", "X – organizator spływów"."""
    nouns = patterns().makers
    found: list[Found] = []
    for i in range(sentence.first + 1, sentence.last - 1):
        lemma = next((r.lemma for r in doc.words[i].form.readings if r.lemma in nouns), "")
        if not lemma or names.covered[i] or not current(doc, sentence, i):
            continue
        before = doc.words[max(sentence.first, i - 3) : i]
        copula = next((w for w in before if w.form.has("fin") and w.lemma("być")), None)
        this = bool(before) and before[-1].text.lower() == "to"
        apposed = i > sentence.first + 1 and names.covered[i - 2] and before[-1].text in {",", *DASHES}
        joined = bool(found) and before[-1].text.lower() in ("i", "oraz", ",")
        if copula is None and not (apposed or joined or this):
            continue
        verb = VerbPattern(lemma, frozenset(("gen",)), weak=True, act=nouns[lemma])
        last = end_of_list(doc, sentence, i + 1)
        last = next((j - 1 for j in range(i + 2, last) if doc.words[j].lemma(*nouns)), last)
        segment = Segment(i + 1, last, frozenset(("gen",)), True)
        made = [m for m in make_items(doc, segment, verb, names.covered) if m.types]
        first_person = copula is not None and any(":pri" in r.tag for r in copula.form.readings)
        voice: Voice = "first_person" if first_person else "announcement"
        found += [Found(m, i, voice, None, "rule:maker", 0.75) for m in made]
    return found


def openings(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what was opened: "odbyło się uroczyste otwarcie sklepu charytatywnego Fundacji Wrzos"."""
    for i in range(sentence.first, sentence.last - 2):
        if not doc.words[i].lemma("otwarcie") or names.covered[i] or not current(doc, sentence, i):
            continue
        near = names.between(i + 1, min(sentence.last, i + 1 + _NEAR))
        owner = next((s for s in near if s.entity.acts), None)
        held = any(w.form.has("praet", "imps") for w in doc.words[sentence.first : sentence.last])
        if owner is None or owner.first == i + 1 or not held:
            continue
        made = [
            m
            for m in _sure(doc, names, Segment(i + 1, owner.first, frozenset(("gen",)), True))
            if any(is_place_of_work(w) or w.lemma(*patterns().establishments) for w in words(m.text)[:1])
        ]
        if made:
            return [Found(m, i, "passive", owner.first, "rule:opening", 0.75) for m in made]
    return []


def among(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what a fresh sentence lists of things just named: "Wśród nich: pracownia X", "Są to: …"."""
    lead = tuple(w.text.lower() for w in doc.words[sentence.first : sentence.first + 2])
    if lead not in _AMONG:
        return []
    first = sentence.first + 2
    while first < sentence.last and (
        not doc.words[first].is_word
        or doc.words[first].lemma("być", "znajdować")
        or doc.words[first].text.lower() in ("się", "m", "in", "między", "innymi", "także", "również")
    ):
        first += 1
    return _listed(doc, sentence, names, first, sentence.first, "among")


_AMONG = frozenset((("wśród", "nich"), ("są", "to"), ("to", "m"), ("to", "między")))


def _listed(
    doc: Doc,
    sentence: Sentence,
    names: Names,
    first: int,
    trigger: int,
    method: str,
    cases: frozenset[str] = _NOMINATIVE,
) -> list[Found]:
    last = end_of_list(doc, sentence, first)
    if first >= last:
        return []
    made = _sure(doc, names, Segment(first, last, cases, True))
    return [Found(m, trigger, "announcement", None, f"rule:{method}", 0.75) for m in made]


def _doing(doc: Doc, sentence: Sentence, verb: int) -> bool:
    """Tell whether a clause is about what is done: a verb of doing stands in it."""
    verbs = patterns().verbs
    return any(
        any(r.lemma in verbs and r.pos in ("fin", "inf", "praet") for r in doc.words[j].form.readings)
        for j in range(verb, min(verb + _NEAR, sentence.last))
    )


def _sure(doc: Doc, names: Names, segment: Segment) -> list[Made]:
    return [
        m
        for m in make_items(doc, segment, unnamed(segment.cases), names.covered)
        if m.types and m.types[0].score >= _SURE and not any(names.covered[m.first : m.last])
    ]
