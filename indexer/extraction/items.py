"""From the words of a list to activities: framed, split, put into the nominative, typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.extraction.activity_checks import can_be_done, is_beds
from indexer.extraction.document import Doc
from indexer.extraction.framing import framed, transparent
from indexer.extraction.heads import head_table
from indexer.extraction.naming import analyse
from indexer.extraction.patterns import WORK_ENDINGS, VerbPattern, patterns
from indexer.extraction.phrase_parts import names_a_man
from indexer.extraction.phrases import Item, head_of, split_items
from indexer.extraction.segments import Segment, is_finite
from indexer.extraction.wording import (
    CAPITAL_AFTER_HYPHEN,
    PREPOSITIONS,
    RUNNING,
    for_whom,
    is_compounding,
    strip,
    undated,
    without_tail,
    worded,
)
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import DASHES, QUOTES, Word, words
from kb.vocabulary.matcher import TypeMatch, classify

_MAX_WORDS = 14
_MOST_OBJECTS = 4
_LIST_MARKS = frozenset(":")
#: Verbs after which a place is where somebody is, not what it does: "działa w kawiarni".
_WORKING = frozenset(("działać", "funkcjonować", "pracować"))
_HAVING, _FURNISHING = word_set("items_having"), word_set("items_furnishing")
_OWN_PEOPLE = ("załoga", "kadra", "personel")
_MONEY = word_set("items_money")
#: Verbs that say nothing of the trade: what is made tells it.
_MAKING = frozenset(("produkować", "wytwarzać", "przygotowywać", "dostarczać", "składać"))
#: Objects in whose company a verb of doing is a figure of speech ("porządkuje pracę").
_ABSTRACT = (
    *("praca", "życie", "dzień", "sprawa", "relacja", "system", "myśl", "czas", "sytuacja", "kwestia"),
    *("akceptacja", "tolerancja", "szacunek", "otwartość", "empatia"),
)


@dataclass(frozen=True, slots=True)
class Made:
    """An activity's text with its words in the document and its types, best first."""

    text: str
    first: int
    last: int
    types: tuple[TypeMatch, ...]


def make_items(
    doc: Doc, segment: Segment, verb: VerbPattern, names: Sequence[bool], *, venue: bool = False
) -> list[Made]:
    """Return the activities that a segment lists.

    Args:
        doc: the report.
        segment: the words.
        verb: the verb they are the object of.
        names: for each word of the document, whether a name covers it.
        venue: the segment may begin with a venue's name ("Restauracja Nowy Spichlerz"): its kind counts.
    """
    if verb.lemma in (*_HAVING, "utrzymywać", "zbierać") and any(
        w.lemma(*_MONEY) for w in doc.words[segment.first : segment.first + 3]
    ):
        return []  # "mamy zapewnione środki na reklamę i marketing"
    made: list[Made] = []
    for first, last, cases, announced in framed(doc, transparent(doc, segment)):
        found = doc.words[first:last]
        for item in split_items(found, doc.text, cases):
            start, end = first + item.first, first + item.last
            activity = _activity(doc, item, start, end, verb, names)
            if activity is None:
                continue
            if not activity.types and (
                segment.weak or verb.weak or announced or (verb.act and not _plain(activity))
            ):
                continue
            made.append(activity)
    return _one_act(made, verb) if verb.act and not verb.linking else made


def _one_act(made: list[Made], verb: VerbPattern) -> list[Made]:
    """Join the objects of one act into one activity: "szycie toreb i fartuchów"."""
    if not 2 <= len(made) <= _MOST_OBJECTS:
        return made
    objects = [m.text.removeprefix(verb.act).strip() for m in made]
    if any("," in o or " i " in o for o in objects):
        return made
    text = f"{verb.act} {', '.join(objects[:-1])} i {objects[-1]}"
    return [Made(text, made[0].first, made[-1].last, classify(text))]


def _plain(made: Made) -> bool:
    return len(made.text.split()) <= 6


def _activity(
    doc: Doc, item: Item, first: int, last: int, verb: VerbPattern, names: Sequence[bool]
) -> Made | None:
    own = doc.words[first:last]
    named = [n for n in range(first, last) if names[n]]
    if named and named[0] == first:
        return _venue(doc, first, last, runs=verb.lemma in RUNNING)
    if last - first > _MAX_WORDS:
        item, last = _shortened(doc, item, first, last)
        own = doc.words[first:last]
    if last - first > _MAX_WORDS or not own or not _phrase(own):
        return None
    if verb.act and not _object(own, verb):
        return None
    if verb.weak and any(w.lemma(*_OWN_PEOPLE) for w in own[1:2]):
        return None  # "stawia na szkolenie załogi"
    whole = item.text if item.text.count("(") <= item.text.count(")") else item.text.rpartition("(")[0]
    text = for_whom(without_tail(undated(strip(whole))))
    found = words(text)
    head = head_of(found, cases=("nom",))
    if (
        head is None
        and len(found) == 1
        and not found[0].form.readings
        and text.endswith("a")
        and (types := classify(text))
    ):
        return Made(text, first, last, types)  # a trade that no dictionary has
    if head is None or (
        head.form.capital and not head.form.caps and head.start > 0 and not classify(text.lower())
    ):
        return None
    name = worded(text, head, verb)
    types = classify(name) or classify(text)
    if verb.lemma in _MAKING:
        types = classify(text) or types
    if verb.act and head.lemma(*_ABSTRACT) and not classify(text):
        return None
    if not types and (
        head.lemma(*patterns().not_activities)
        or head.form.has("ppron3", "num")
        or _is_surname(own)
        or _number_first(found)
        or "nom" not in head.form.cases()
    ):
        return None
    if (
        verb.lemma in _WORKING
        and head.lemma(*patterns().establishments)
        and not head.lemma(*patterns().units)
    ):
        return None
    if own[0].form.has("siebie") or (verb.lemma == "mieć" and head.lemma("możliwość")):
        return None  # "mają za sobą …", "mają możliwość …"
    if not types and not verb.act and (not _object(own, verb) or names_a_man(own[0])):
        return None
    people = [w.lemma(*patterns().persons) for w in (head, *found[1:2])]
    if (people[0] or (found[0].form.has("adj") and any(people))) and not (verb.act and types):
        return None  # "obejmuje młodych ludzi"
    if verb.lemma in _HAVING and head.lemma(*_FURNISHING):
        return None  # a kitchen of one's own is no trade
    if head.lemma("działanie") and len(found) > 1 and found[1].kind == "number":
        return None  # "działanie 04.13" is of a programme
    if head.lemma("grupa", "grono") and any(w.lemma(*patterns().persons) for w in found[1:3]):
        return None  # "grupa młodych ludzi" founds it
    if head.lemma("organizacja") and any(w.form.has("pact") for w in found[1:3]):
        return None  # "organizacja pomagająca młodym" is a body, not a deed
    if head.lemma(*patterns().never) and not is_beds(found):
        return None
    if not (verb.act or can_be_done(head, found, verb)):
        return None
    return Made(name, first, last, types)


def _shortened(doc: Doc, item: Item, first: int, last: int) -> tuple[Item, int]:
    """Cut a long item before the last preposition that leaves it short: "szycie toreb | z …"."""
    said = words(item.text)
    for end in range(first + _MAX_WORDS, first + 1, -1):
        lead, before = doc.words[end], doc.words[end - 1]
        if before.form.has("ppas", "pact", "prep"):
            continue
        if lead.form.has("prep", "ppas") and lead.text.islower() and len(said) == last - first:
            text = item.text[: said[end - first - 1].end]
            if classify(text):
                return Item(text, item.first, item.last), end
    return item, last


def _is_surname(own: Sequence[Word]) -> bool:
    """Tell whether a word alone is who speaks: "– Gotujemy więcej – zapewnia | Szwarc"."""
    word = own[0]
    names = [r.names for r in word.form.readings if r.pos == "subst"]
    return len(own) == 1 and word.form.capital and bool(names) and all(n == ("nazwisko",) for n in names)


def _phrase(own: Sequence[Word]) -> bool:
    """Tell whether words can be a phrase: no verb, no sign of a menu, quotation marks in pairs."""
    for before, word in pairwise(own):
        if (
            word.text in "|>»<•©[]#"
            or word.text == "nie"
            or is_finite(word)
            or (word.text in DASHES and word.spaced and not is_compounding(before))
        ):
            return False
    lead = own[0]
    if lead.lemma("jeden") or (
        lead.form.capital and any(CAPITAL_AFTER_HYPHEN.search(w.text) for w in own[:1])
    ):
        return False
    if lead.form.has("prep") and lead.text[0].islower() and not lead.form.has("subst", "ger", "adj"):
        return False
    if not lead.form.lemmas.isdisjoint(patterns().beginnings) or lead.text.lower() in PREPOSITIONS:
        return False
    if lead.form.has("ppron3", "ppron12", "comp") or lead.text.lower() in (
        "to",
        "ten",
        "ta",
        "te",
        "ci",
        "tej",
        "tych",
        "nie",
        "ich",
    ):
        return False
    if own[0].form.has("prep") and not own[0].form.has("subst", "adj", "ger"):
        return False
    if own[0].lemma("budowa") and any(w.lemma(*patterns().establishments) for w in own[1:]):
        return False  # a plan, not a service
    marks = sum(w.text in QUOTES or w.text == ",," for w in own)
    return marks % 2 == 0


def _object(own: Sequence[Word], verb: VerbPattern) -> bool:
    """Tell whether words stand in the case that a verb governs, or are not in the dictionary."""
    analysis = analyse(own, cases=verb.cases)
    return analysis is None or analysis.case in verb.cases


def _number_first(found: Sequence[Word]) -> bool:
    return bool(found) and found[0].kind == "number"


def _venue(doc: Doc, first: int, last: int, *, runs: bool) -> Made | None:
    """Return what running a named venue is: "Restauracja Nowy Spichlerz" gives "restauracja"."""
    for i in range(first, last):
        match = head_table().at(doc.words[first:last], i - first)
        if match is not None:
            if match.head.kind != "venue" and not (runs and match.head.kind == "organisation"):
                return None
            noun = match.head.phrase
            types = classify(noun)
            if not types:
                return None
            return Made(noun, first, last, types)
    noun = next((r.lemma for r in doc.words[first].form.readings if r.pos == "subst"), "")
    if (noun in patterns().establishments or noun.endswith(WORK_ENDINGS)) and (types := classify(noun)):
        return Made(noun, first, last, types)
    return None
