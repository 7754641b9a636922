"""What is done by somebody named behind it: "restauracja prowadzona przez X", "sklep, który prowadzi X"."""

from collections.abc import Sequence

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import Made, make_items
from indexer.extraction.patients import (
    antecedent,
    is_pronoun,
    joined_patients,
    patient_before,
    patient_behind,
)
from indexer.extraction.patterns import VerbPattern, is_place_of_work, patterns
from indexer.extraction.segments import Segment
from indexer.extraction.voices import current, itself
from indexer.extraction.words import Reading, Word, words


def passives(doc: Doc, sentence: Sentence, names: Sequence[bool]) -> list[Found]:
    """Return what is run "przez" somebody: "restauracji …, prowadzonej wspólnie przez A i B"."""
    found: list[Found] = []
    verbs = patterns().verbs
    for i in range(sentence.first, sentence.last):
        word = doc.words[i]
        if not word.form.has("ppas") or names[i]:
            continue
        reading = next((r for r in word.form.readings if r.pos == "ppas" and r.lemma in verbs), None)
        if reading is None or (verbs[reading.lemma][0].weak and reading.lemma != "zarządzać"):
            continue
        agent = next(
            (j for j in range(i + 1, min(i + 5, sentence.last)) if doc.words[j].text.lower() == "przez"), None
        )
        if agent is None or not current(doc, sentence, i):
            continue
        segment = None
        if i == sentence.first or not doc.words[i - 1].form.has("prep"):
            segment = joined_patients(doc, sentence, i, names) or patient_before(
                doc, sentence, i, names, word.form.cases("ppas")
            )
        # "praca dla osób w | prowadzonej przez siebie kawiarni": what stands before is another thing.
        segment = segment or patient_behind(
            doc, sentence, agent + 1, names, [r for r in word.form.readings if r.pos == "ppas"]
        )
        if segment is None:
            continue
        for made in make_items(doc, segment, verbs[reading.lemma][0], names, venue=True):
            if made.types and not _is_some_unit(made):
                method = f"rule:passive:{reading.lemma}"
                if is_pronoun(doc, sentence, agent + 1):  # whoever the sentence is about
                    found.append(Found(made, i, "announcement", None, method, 0.8))
                else:
                    found.append(Found(made, i, "passive", agent + 1, method, 0.8))
    return found


def _is_some_unit(made: Made) -> bool:
    """Tell whether a bare noun stands for a unit named elsewhere: "Warsztat, prowadzony przez X"."""
    found = words(made.text)
    return len(found) == 1 and found[0].lemma(*patterns().units)


def relatives(doc: Doc, sentence: Sentence, names: Sequence[bool]) -> list[Found]:
    """Return what a clause says that the name behind its verb runs: "w sklepie, który prowadzi X".

    Args:
        doc: the report.
        sentence: where to look.
        names: for each word of the document, whether an organisation's or a project's name covers it.
    """
    found: list[Found] = []
    verbs = patterns().verbs
    for i in range(sentence.first + 2, sentence.last - 1):
        word = doc.words[i]
        if not word.form.has("fin"):
            continue
        reading = next((r for r in word.form.readings if r.pos == "fin" and r.lemma in verbs), None)
        if reading is None or not doc.words[i - 1].lemma("który") or not names[i + 1]:
            continue
        pattern = verbs[reading.lemma][0]
        if pattern.weak or pattern.act or pattern.preposition or not current(doc, sentence, i):
            continue
        if doc.words[i - 2].text != "," or not doc.words[i + 1].form.cases("subst") & {"nom"}:
            continue
        segment = joined_patients(doc, sentence, i - 1, names) or antecedent(doc, sentence, i - 1, names)
        if segment is None:
            continue
        for made in make_items(doc, segment, pattern, names, venue=True):
            if made.types:
                found.append(Found(made, i, "passive", i + 1, f"rule:relative:{reading.lemma}", 0.8))
    return found


def fronted(doc: Doc, sentence: Sentence, names: Sequence[bool]) -> list[Found]:
    """Return what stands before its verb, whose subject is named behind: "Kawiarnię prowadzi fundacja X".

    Args:
        doc: the report.
        sentence: where to look.
        names: for each word of the document, whether an organisation's or a project's name covers it.
    """
    verbs = patterns().verbs
    found: list[Found] = []
    for i in range(sentence.first + 1, sentence.last - 1):
        word = doc.words[i]
        if not word.form.has("fin"):
            continue
        reading = next((r for r in word.form.readings if r.pos == "fin" and r.lemma in verbs), None)
        if reading is None:
            continue
        pattern = verbs[reading.lemma][0]
        if pattern.weak or pattern.preposition or not current(doc, sentence, i):
            continue
        if pattern.reflexive != itself(doc, sentence, i):
            continue
        agent = next((j for j in range(i + 1, min(i + _FAR, sentence.last)) if names[j]), None)
        if agent is None or any(w.form.has("prep") or not w.is_word for w in doc.words[i + 1 : agent]):
            continue
        first = _clause_start(doc, sentence, i)
        if first is None or any(names[first:i]) != names[first]:
            continue
        last = next((j for j in range(first + 1, i) if doc.words[j].text.lower() == "od"), i)
        lead = doc.words[first:last]
        if not _object_before(lead, pattern, reading) and not _establishment_before(lead):
            continue
        if names[first]:
            last = next((j for j in range(first, last) if not names[j]), last)
        segment = Segment(first, last, pattern.cases, False)
        found += [
            Found(made, i, "passive", agent, f"rule:fronted:{reading.lemma}", 0.8)
            for made in make_items(doc, segment, pattern, names, venue=True)
            if made.types
        ]
    return found


def _clause_start(doc: Doc, sentence: Sentence, verb: int) -> int | None:
    """Return where the clause of a verb begins: after a comma and a conjunction; None if that is far."""
    first = verb
    while first > sentence.first and verb - first <= _LONGEST_LEAD and doc.words[first - 1].text not in ",;:":
        first -= 1
    while first < verb and (
        doc.words[first].text.lower() in ("od", "kiedy", "odkąd", "a")
        or doc.words[first].form.has("conj", "comp")
    ):
        first += 1
    return first if first < verb <= first + _LONGEST_LEAD else None


def _establishment_before(lead: Sequence[Word]) -> bool:
    """Tell whether the words before a verb are a place that is run: "Sklep z odzieżą prowadzi …"."""
    nouns = [w for w in lead if w.form.has("subst") and not w.form.has("prep")]
    return (
        bool(nouns)
        and "acc" in nouns[0].form.cases("subst")
        and all(w.form.cases("subst") & {"gen", "loc"} for w in nouns[1:])
        and (is_place_of_work(nouns[0]) or nouns[0].lemma(*patterns().establishments))
    )


def _object_before(lead: Sequence[Word], verb: VerbPattern, reading: Reading) -> bool:
    """Tell whether the words before a verb can only be its object: by their case, or by their number."""
    if verb.act or verb.reflexive:
        noun = next((w for w in lead if w.form.has("subst", "ger")), None)
        forms = [r for r in noun.form.readings if r.pos in ("subst", "ger")] if noun is not None else []
        many = reading.numbers == {"sg"} and all(r.numbers == {"pl"} for r in forms if "nom" in r.cases)
        return any(r.cases & verb.cases for r in forms) and (many or not any("nom" in r.cases for r in forms))
    return any(
        "acc" in w.form.cases("subst") and "nom" not in w.form.cases("subst") for w in lead
    ) and not any("nom" in w.form.cases("subst") for w in lead)


_FAR = 7
_LONGEST_LEAD = 9
