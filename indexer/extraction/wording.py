"""How an activity is worded: without dates and light gerunds, readable on its own."""

import re

from indexer.extraction.naming import analyse, inflect
from indexer.extraction.patterns import VerbPattern, patterns
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word, words
from kb.vocabulary.matcher import classify

PREPOSITIONS = frozenset(
    ["do", "w", "we", "z", "ze", "o", "u", "na", "od", "po", "przy", "dla", "przez", "za", "pod", "bez"]
)


def worded(text: str, head: Word, verb: VerbPattern) -> str:
    """Return the activity as a phrase that can stand alone, given the verb it was the object of."""
    if verb.act:
        governed = _taught(inflect(text, verb.governs, cases=("nom",)))
        return " ".join(filter(None, (verb.act, verb.linking, governed)))
    if (
        verb.lemma in RUNNING
        and head.lemma(*patterns().establishments)
        and not head.form.has("ger")
        and not classify(text)
    ):
        return f"prowadzenie {inflect(text, 'gen', cases=('nom',))}"
    return text


def _taught(text: str) -> str:
    """Return what somebody learns to do as a noun: "szyć osadzonych" gives "szycia osadzonych"."""
    lead, _, rest = text.partition(" ")
    verbs = (r.lemma for r in words(lead)[0].form.readings if r.pos == "inf") if lead else ()
    act = next((p.act for v in verbs for p in patterns().verbs.get(v, ()) if p.act), "")
    return " ".join(filter(None, (inflect(act, "gen"), rest))) if act else text


#: Verbs of running a place: its name alone is the activity.
RUNNING = word_set("items_running")
CAPITAL_AFTER_HYPHEN = re.compile(r"[a-ząćęłńóśźż]-[A-ZĄĆĘŁŃÓŚŹŻ]")


_DATED = re.compile(
    r"[\s,]*(?:\w+(?:t|n|on)(?:e|y|a|ą|ego|ej|ych|ym)\s+)?(?:od|w|z)\s+(?:[a-ząćęłńóśźż]+\s+)?(?:19|20)\d{2}"
    r"(?:\s*(?:r\.?|roku))?\s*$"
)


def is_compounding(word: Word) -> bool:
    """Tell whether a word begins a compound adjective: "społeczno" of "społeczno – zawodowy"."""
    return word.form.has("adja") or (
        not word.form.readings and word.text.islower() and word.text.endswith("o")
    )


_SPACED_HYPHEN = re.compile(r"(?<=[a-ząćęłńóśźż]o)\s+[-–—]\s+(?=[a-ząćęłńóśźż])")


def compounded(text: str) -> str:
    """Join compound adjectives written apart: "społeczno – zawodowa" is "społeczno-zawodowa"."""
    return " ".join(_SPACED_HYPHEN.sub("-", text).split())


_FIRST_THERE = re.compile(r"^(?:pierwsz|jedyn)\w+ (?:we?|na) \w+ (?=\w)")


def unranked(text: str) -> str:
    """Drop what only ranks: "pierwszą w powiecie kawiarnię" gives "kawiarnię"."""
    return _FIRST_THERE.sub("", text)


def undated(text: str) -> str:
    """Drop a date at the end: "bistro śniadaniowe, otwarte w 2018 r." gives "bistro śniadaniowe"."""
    return _DATED.sub("", text).rstrip(" ,;")


#: What comes after an activity and is none of it: how well, by what rules, where, above all for whom.
_TAIL = re.compile(rf"[\s,]+(?:{'|'.join(sorted(map(re.escape, word_set('wording_tails'))))})\b.*$")
_FOR_THEM = re.compile(r"\s+(?:dla|od|u|przez|o|z|do) (?:nich|niego|niej|nią|nim|nas|ich)\b.*$")
_IN_TOWN = re.compile(r"\s+we? [A-ZĆŁŃÓŚŹŻ][\w-]+(?: [A-ZĆŁŃÓŚŹŻ][\w-]+)*$")


_BRACKET = re.compile(r"\s*\([^)]*\)(?:,? z .*)?")


def without_tail(text: str) -> str:
    """Drop what only tells how or where: "sklep z powodzeniem", "pensjonat w Kwapince" without the town.

    A tail stays where the vocabulary would not know the rest as it knows the whole.
    """
    text = text.removesuffix(" o tym")
    for pattern in (_BRACKET, _TAIL, _FOR_THEM, _IN_TOWN):
        short = pattern.sub("", text).rstrip(" ,;")
        if short and short != text and _type(short) == _type(text):
            text = short
    return text


#: Nouns that take the dative themselves: "pomoc osobom bezdomnym".
_GIVEN = ("pomoc", "pomaganie", "asysta", "doradztwo", "udzielanie", "niesienie")


def for_whom(text: str) -> str:
    """Say for whom with "dla", as a noun does: "opieka osobom starszym" gives "opieka dla osób starszych"."""
    found = words(text)
    if any(w.lemma(*_GIVEN) for w in found[:2]):
        return text
    for i, word in enumerate(found[1:], start=1):
        if word.form.cases("subst") == {"dat"} and any("pl" in r.numbers for r in word.form.readings):
            first = next((j for j in range(i, len(found)) if found[j].form.has("prep")), len(found))
            if not all(w.form.cases("subst", "adj") & {"dat", "gen"} for w in found[i:first]):
                return text
            whom = inflect(text[word.start :], "gen", cases=("dat",))
            return f"{text[: found[i - 1].end]} dla {whom}"
    return text


def _type(text: str) -> str | None:
    return next((m.type for m in classify(text)), None)


def strip(text: str) -> str:
    """Drop a light gerund and small words around a phrase: "świadczenie usług X" gives "usługi X"."""
    text = text.strip(" ,;:–-")
    lead, _, rest = text.partition(" ")
    if lead.lower() in patterns().light and rest:
        return inflect(rest, "nom", cases=("gen",))
    if not text[1:2].islower() or rest[:1].isupper() or _proper(text):
        return text
    return text[:1].lower() + text[1:]


def _proper(text: str) -> bool:
    analysis = analyse(words(text.split(" ")[0]))
    return analysis is not None and analysis.reading.lemma[:1].isupper()
