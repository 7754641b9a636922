"""Activities that sentences tell without a doer of their verb: what is there, what is made, what was praised.

"W zakładzie działa stolarnia", "W lokalu sprzedawane są desery", "Szyje się tu torby",
"wyróżnienie za prowadzenie kuchni". Who does them is whoever the sentence
tells about; only what the vocabulary can type counts. The verbs are data (`data/activities.toml`).
"""

from collections.abc import Callable
from dataclasses import replace

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.items import Made, make_items
from indexer.extraction.mentions import Names
from indexer.extraction.patterns import FINITE, VerbPattern, is_place_of_work, patterns, unnamed
from indexer.extraction.phrase_parts import is_action
from indexer.extraction.phrases import head_of
from indexer.extraction.segments import Segment, end_of_list, is_finite
from indexer.extraction.voices import current, itself
from indexer.extraction.words import Word, words

_NOMINATIVE = frozenset(("nom",))
_INSTRUMENTAL = frozenset(("inst",))
_ACCUSATIVE = frozenset(("acc",))
_EITHER = frozenset(("nom", "acc"))
_NEAR = 3
_REASON = 4
_LONGEST_HEADING = 6
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
        if word.lemma("składać", "wchodzić") and not _consists(doc, sentence, i):
            continue
        # "pralnia jest w rozbudowie" does not tell that it is there
        copula = word.lemma("być", "składać", "wchodzić")
        if word.lemma("być") and _said_before(doc, i):
            continue
        before = None if copula else _in_front(doc, sentence, i)
        for segment in (behind(doc, sentence, i, _NOMINATIVE), before):
            made = [
                m for m in typed_in(doc, names, segment, there_pattern()) if is_room(m) or (found and _act(m))
            ]
            if made:
                found += stated(made, i, "there")
                break
    return found


def _said_before(doc: Doc, i: int) -> bool:
    """Tell whether what somebody is stands before "są": "jej klientami są grupy wycieczkowe"."""
    return i > 0 and doc.words[i - 1].form.cases("subst") == {"inst"}


def _consists(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether a verb tells of parts: "na które składają się …", "w skład zakładu wchodzą …"."""
    if doc.words[i].lemma("składać"):
        return itself(doc, sentence, i)
    return any(w.lemma("skład") for w in doc.words[max(sentence.first, i - 5) : i])


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
            _in_front(doc, sentence, min(i, *beside)),
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
        if doc.words[i].text.lower() != "za" or names.covered[i]:
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


def headed(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return the place of work that a heading names: "Pracownia ceramiczna", "Pralnia"."""
    if names.in_sentence(sentence) or sentence.last - sentence.first > _LONGEST_HEADING:
        return []
    if any(w.form.has("prep") and w.text.islower() for w in doc.words[sentence.first : sentence.last]):
        return []  # "Kawiarnia z misją" is a title
    segment = Segment(sentence.first, sentence.last, _NOMINATIVE, True)
    made = typed_in(doc, names, segment, unnamed(_NOMINATIVE))
    return stated(made, sentence.first, "heading") if len(made) == 1 and is_room(made[0], shown=True) else []


def there_pattern() -> VerbPattern:
    """Return the pattern of what is there or was shown."""
    return unnamed(_EITHER)


def _present(word: Word, lemmas: frozenset[str]) -> bool:
    return any(
        r.lemma in lemmas and r.pos == "fin" and ":ter" in r.tag and ":sec" not in r.tag
        for r in word.form.readings
    )


def behind(doc: Doc, sentence: Sentence, i: int, cases: frozenset[str]) -> Segment | None:
    """Return the words after word i, small words and circumstances left out."""
    first = i + 1
    while first < sentence.last and (
        doc.words[first].text.lower() in ("się", "tu", "tam", ":", "nam", "im")
        or (
            doc.words[first].form.has("adv", "part", "qub", "conj")
            and not doc.words[first].form.has("subst", "adj")
        )
        or doc.words[first].text.lower() in ("m", "in", ".", "m.in", "między", "innymi")
    ):
        first += 1
    first = _past_place(doc, sentence, first)
    if first >= sentence.last or is_finite(doc.words[first]):
        return None
    last = end_of_list(doc, sentence, first)
    return Segment(first, last, cases, True) if first < last else None


def _past_place(doc: Doc, sentence: Sentence, first: int) -> int:
    """Return where the words go on behind "w lokalu", "na miejscu"; `first` itself where nothing stands."""
    if first + 1 < sentence.last and doc.words[first].text.lower() in ("w", "we", "na", "przy"):
        for j in range(first + 1, min(first + 5, sentence.last)):
            cases = doc.words[j].form.cases("subst", "adj", "ger")
            if j > first + 1 and "nom" in cases and not cases & {"loc", "gen"}:
                return j
    return first


def _in_front(doc: Doc, sentence: Sentence, i: int) -> Segment | None:
    """Return the words of the clause before word i, from its beginning."""
    first = i
    while first > sentence.first:
        before = doc.words[first - 1]
        if before.text in ",;:–—-(" or (before.form.has(*FINITE) and not before.form.has("subst", "adj")):
            break
        first -= 1
    while first < i and (
        doc.words[first].form.has("conj", "comp", "adv", "part", "qub")
        and not doc.words[first].form.has("subst", "adj")
    ):
        first += 1
    if doc.words[first].text.lower() in _SUCH or any(w.lemma("który") for w in doc.words[first:i]):
        return None  # "tego rodzaju sklep działa w …" is another one; "w których …" is told of what is before
    return Segment(first, i, _NOMINATIVE, True) if first < i else None


_SUCH = frozenset(("tego", "taki", "taka", "takie", "podobny", "podobna", "podobne"))


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
