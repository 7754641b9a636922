"""Activities that sentences tell without a doer of their verb: what is there, what is made, what was praised.

"W zakładzie działa stolarnia", "W lokalu sprzedawane są desery", "Szyje się tu torby",
"wyróżnienie za prowadzenie kuchni". Who does them is whoever the sentence
tells about; only what the vocabulary can type counts. The verbs are data (`data/activities.toml`).
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from indexer.extraction.beside_verbs import behind, in_front
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import Made, make_items
from indexer.extraction.mentions import Names
from indexer.extraction.patterns import VerbPattern, is_place_of_work, patterns, unnamed
from indexer.extraction.phrase_parts import is_action
from indexer.extraction.phrases import head_of
from indexer.extraction.segments import Segment, end_of_list
from indexer.extraction.voices import current, itself
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word, words

_NOMINATIVE = frozenset(("nom",))
_INSTRUMENTAL = frozenset(("inst",))
_ACCUSATIVE = frozenset(("acc",))
_EITHER = frozenset(("nom", "acc"))
_MONEY = word_set("items_money")
_NEAR = 3
_REASON = 4
_LEADING = 3


def states(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what a sentence says is there, is made or was praised.

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
    """
    for rule in _RULES:
        found = rule(doc, sentence, names)
        if found:
            return found
    return []


def _there(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what is there: "działa stołówka", "jest jadłodajnia, są zajęcia plastyczne".

    The first is a place of work; what a further verb adds may be an act.
    """
    table = patterns()
    found: list[Found] = []
    for i in range(sentence.first, sentence.last):
        word = doc.words[i]
        if not _present(word, table.existing) or names.covered[i] or not current(doc, sentence, i):
            continue
        if word.lemma("składać", "wchodzić", "stanowić") and not _consists(doc, sentence, i):
            continue
        # "pralnia jest w rozbudowie" does not tell that it is there
        copula = word.lemma("być", "składać", "wchodzić", "stanowić")
        if word.lemma("być") and _said_before(doc, i):
            continue
        # "Są noclegi i gastronomia.", "funkcjonują działy: gastronomia i pralnia"
        money = i + 1 < sentence.last and doc.words[i + 1].lemma(*_MONEY)
        opens = (copula and i == sentence.first and not money) or _units_listed(doc, sentence, i)
        before = None if copula else in_front(doc, sentence, i)
        for segment in (behind(doc, sentence, i, _NOMINATIVE), before):
            made = [
                m
                for m in typed_in(doc, names, segment, there_pattern())
                if is_room(m) or ((found or opens or word.lemma("stanowić")) and _act(m))
            ]
            if made:
                found += stated(made, i, "there")
                break
    return found


def _units_listed(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether a noun of units and a colon stand behind a verb: what is listed then, are the units."""
    after = doc.words[i + 1 : min(i + 1 + _NEAR, sentence.last)]
    return any(a.lemma(*patterns().units) and b.text == ":" for a, b in pairwise(after))


def _said_before(doc: Doc, i: int) -> bool:
    """Tell whether what somebody is stands before "są": "jej klientami są grupy wycieczkowe"."""
    return i > 0 and doc.words[i - 1].form.cases("subst") == {"inst"}


def _consists(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether a verb tells of parts: "na które składają się …", "w skład zakładu wchodzą …"."""
    if doc.words[i].lemma("składać"):
        return itself(doc, sentence, i)
    if doc.words[i].lemma("stanowić"):
        return any(w.lemma(*_CORE) for w in doc.words[sentence.first : i])
    return any(w.lemma("skład") for w in doc.words[max(sentence.first, i - 5) : i])


#: What most of the work is: "trzon jej pracy stanowi gotowanie".
_CORE = ("trzon", "podstawa", "filar", "fundament")


def _is_one(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what somebody is: "jesteśmy małą piekarnią", "jest to nowoczesna pralnia"."""
    for i in range(sentence.first, sentence.last - 1):
        word = doc.words[i]
        if not word.form.has("fin") or not word.lemma("być") or names.covered[i]:
            continue
        if _said_before(doc, i) or not current(doc, sentence, i):
            continue
        this = doc.words[i + 1].text.lower() == "to"
        segment = behind(doc, sentence, i + this, _NOMINATIVE if this else _INSTRUMENTAL)
        verb = unnamed(_NOMINATIVE if this else _INSTRUMENTAL)
        made = [m for m in typed_in(doc, names, segment, verb) if is_room(m)]
        if made:
            return stated(made[:1], i, "is")
    return []


def _made_there(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what is made by nobody named: "wypiekany jest chleb", "sprzedawane są desery"."""
    verbs = patterns().verbs
    for i in range(sentence.first, sentence.last):
        word = doc.words[i]
        reading = next(
            (r for r in word.form.readings if r.pos == "ppas" and r.lemma in verbs and "nom" in r.cases), None
        )
        if reading is None or names.covered[i] or not current(doc, sentence, i):
            continue
        beside = [
            j
            for j in range(max(sentence.first, i - _NEAR), min(sentence.last, i + _NEAR))
            if doc.words[j].text.lower() in ("jest", "są")
        ]
        agent = any(doc.words[j].text.lower() == "przez" for j in range(i + 1, min(i + 5, sentence.last)))
        pattern = verbs[reading.lemma][0]
        if not beside or agent or pattern.preposition or pattern.reflexive:
            continue
        shape = replace(pattern, cases=_NOMINATIVE)
        last = max(i, *beside)
        for segment in (
            behind(doc, sentence, last, _NOMINATIVE),
            in_front(doc, sentence, min(i, *beside)),
        ):
            made = typed_in(doc, names, segment, shape)
            if made:
                return stated(made, i, f"made:{reading.lemma}")
    return []


def itself_made(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what "się" says is made: "szyje się torby".

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
    """
    table = patterns()
    for i in range(sentence.first, sentence.last):
        word = doc.words[i]
        lemma = next(
            (r.lemma for r in word.form.readings if r.pos == "fin" and r.lemma in table.impersonal), ""
        )
        if not lemma or names.covered[i] or not itself(doc, sentence, i) or not current(doc, sentence, i):
            continue
        shape = replace(table.verbs[lemma][0], cases=_EITHER)
        made = typed_in(doc, names, behind(doc, sentence, i, _EITHER), shape)
        if made:
            return stated(made, i, f"itself:{lemma}")
    return []


def _praised(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return what somebody was awarded for: "nagrodę za prowadzenie kuchni społecznej"."""
    table = patterns()
    lead = doc.announcement(sentence) if doc.block_of(sentence).kind == "item" else None
    around = [w for s in (lead, sentence) if s is not None for w in doc.words[s.first : s.last]]
    if all(w.form.lemmas.isdisjoint(table.praised) for w in around):
        return []
    for i in range(sentence.first, sentence.last - 1):
        certified = doc.words[i].text.lower() == "na" and any(
            w.lemma("certyfikat", "znak") for w in doc.words[max(sentence.first, i - _NEAR) : i]
        )
        if (doc.words[i].text.lower() != "za" and not certified) or names.covered[i]:
            continue
        if not any(is_action(w) for w in doc.words[i + 1 : min(i + 1 + _REASON, sentence.last)]):
            continue
        segment = Segment(i + 1, end_of_list(doc, sentence, i + 1), _ACCUSATIVE, True)
        made = [m for m in typed_in(doc, names, segment, unnamed(_ACCUSATIVE)) if _act(m)]
        if made:
            return stated(made, i, "praised")
    return []


_RULES: tuple[Callable[[Doc, Sentence, Names], list[Found]], ...] = (
    _there,
    _is_one,
    _made_there,
    _praised,
)


def there_pattern() -> VerbPattern:
    """Return the pattern of what is there or was shown."""
    return unnamed(_EITHER)


def _present(word: Word, lemmas: frozenset[str]) -> bool:
    return any(
        r.lemma in lemmas and r.pos == "fin" and ":ter" in r.tag and ":sec" not in r.tag
        for r in word.form.readings
    ) or any(r.lemma in _BEGUN and r.pos == "praet" for r in word.form.readings)


#: What began is there since: "1 lipca ruszyła wypożyczalnia".
_BEGUN = ("ruszyć", "wystartować")


def typed_in(doc: Doc, names: Names, segment: Segment | None, verb: VerbPattern) -> list[Made]:
    """Return the activities of a segment that the vocabulary can type and no name reaches into."""
    if segment is None:
        return []
    return [
        m
        for m in make_items(doc, segment, verb, names.covered, venue=True)
        if m.types and (names.covered[m.first] or not any(names.covered[m.first : m.last]))
    ]


def is_room(made: Made, *, shown: bool = False) -> bool:
    """Tell whether an activity is a place of work: a unit, an establishment, a workshop."""
    table = patterns()
    head = head_of(words(made.text), cases=("nom",))
    if head is None or (made.text == head.text and head.lemma(*table.units)):
        return False  # "pracownie": which, is told by others
    if head.lemma(*table.units, *table.rooms) or is_place_of_work(head):
        return True
    return not shown and head.lemma(*table.establishments)


def _act(made: Made) -> bool:
    """Tell whether an activity is told by an act: people are praised for what they own or invest in, too."""
    return any(is_action(w) for w in words(made.text)[:_LEADING])


def stated(made: list[Made], trigger: int, method: str) -> list[Found]:
    """Return activities as found, told of whoever the sentence is about."""
    return [Found(m, trigger, "announcement", None, f"rule:{method}", 0.75) for m in made]
