"""What a sentence says is done: activities with the word they hang on, not yet by whom.

Verbs of doing ("prowadzi", "zajmuje się", "świadcząca usługi w zakresie"), verbs that are activities
("wypożycza sprzęt"), passives ("restauracja prowadzona przez …"), announcements ("Zakres usług: …").
Negated, planned and past activities are left out. Typed by `kb.vocabulary.matcher`.
"""

from collections.abc import Iterator, Sequence

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.enumerations import enumerated_units
from indexer.extraction.found import Found
from indexer.extraction.items import Made, make_items
from indexer.extraction.passives import fronted, passives, relatives
from indexer.extraction.patterns import VerbPattern, patterns, unnamed
from indexer.extraction.pronouns import pronominal
from indexer.extraction.scattered import further_objects
from indexer.extraction.segments import Segment, end_of_list, is_finite, object_segment
from indexer.extraction.voices import Voice, current, itself, reflexive, voice_of
from indexer.extraction.words import DASHES
from kb.vocabulary.matcher import classify


def find_activities(doc: Doc, sentence: Sentence, names: Sequence[bool]) -> list[Found]:
    """Return the activities of a sentence.

    Args:
        doc: the report.
        sentence: where to look.
        names: for each word of the document, whether an organisation's or a project's name covers it.
    """
    found, listing = _units(doc, sentence, names)
    covered = -1
    for i in range(sentence.first, sentence.last):
        word = doc.words[i]
        if names[i] or word.kind != "word" or i < covered or i in listing:
            continue
        for trigger, voice in _triggers(doc, sentence, i):
            segment = (
                object_segment(doc, sentence, i, trigger, names)
                or _shared_object(doc, sentence, i, trigger, names)
                or _object_between(doc, sentence, i, trigger, names)
            )
            objects = (
                further_objects(doc, sentence, segment, names, trigger.preposition)
                if segment is not None
                else []
            )
            items = [
                m
                for each in objects
                for m in make_items(doc, each, trigger, names)
                if listing.isdisjoint(range(m.first, m.last))
            ]
            if segment is None or (not items and doc.words[segment.first].text == "dla"):
                bare = _bare(doc, sentence, i, trigger) if voice in ("active", "first_person") else None
                if bare is not None:
                    found.append(Found(bare, i, voice, None, f"rule:{voice}:{trigger.lemma}", 0.7))
                continue
            for made in items:
                score = 0.85 if made.types else 0.55
                found.append(Found(made, i, voice, None, f"rule:{voice}:{trigger.lemma}", score))
            if items:
                if segment.first <= i + 2 or not trigger.act:
                    covered = max(covered, objects[-1].last)
                break
    found += passives(doc, sentence, names)
    found += relatives(doc, sentence, names) + fronted(doc, sentence, names)
    found += pronominal(doc, sentence, names)
    return found or _duties(doc, sentence, names)


def _units(doc: Doc, sentence: Sentence, names: Sequence[bool]) -> tuple[list[Found], set[int]]:
    """Return the units that a sentence lists, and the numbers of the words that list them."""
    found: list[Found] = []
    listing: set[int] = set()
    for i in range(sentence.first, sentence.last):
        if names[i] or doc.words[i].kind != "word" or i in listing:
            continue
        units = enumerated_units(doc, sentence, i, names)
        if units and current(doc, sentence, i):
            score = {True: 0.85, False: 0.6}
            found += [Found(m, i, "announcement", None, "rule:units", score[bool(m.types)]) for m in units]
            listing.update(range(i, units[-1].last))
    return found, listing


def _duties(doc: Doc, sentence: Sentence, names: Sequence[bool]) -> list[Found]:
    """Return what "usługi w zakresie …" or "zadania związane z …" tell where no verb of doing does."""
    for i in range(sentence.first, sentence.last - 2):
        word = doc.words[i]
        if names[i] or not word.lemma("usługa", "zadanie") or not current(doc, sentence, i):
            continue
        after = doc.words[i + 1]
        if not (
            after.lemma("związać", "związany") or (word.lemma("usługa") and after.text.lower() in ("w", "z"))
        ):
            continue
        segment = Segment(i, end_of_list(doc, sentence, i), frozenset(word.form.cases("subst")), weak=True)
        made = [m for m in make_items(doc, segment, _DUTY, names) if m.first > i and m.types]
        if made:
            return [Found(m, i, "announcement", None, "rule:duties", 0.7) for m in made]
    return []


_DUTY = unnamed(frozenset(("nom", "gen")))


#: Verbs that without their object do not tell a trade.
_NEEDS_OBJECT = frozenset(
    (
        "sprzedawać",
        "produkować",
        "wytwarzać",
        "pakować",
        "zbierać",
        "odbierać",
        "usuwać",
        "wydawać",
        "projektować",
    )
)


def _bare(doc: Doc, sentence: Sentence, i: int, verb: VerbPattern) -> Made | None:
    """Return what a verb without an object does, if its trade is known: "kosi, pieli, gotuje dla szkół"."""
    if (
        not verb.act
        or verb.weak
        or verb.linking
        or verb.lemma in _NEEDS_OBJECT
        or not doc.words[i].form.has("fin")
    ):
        return None
    last = i + 1
    if last < sentence.last and doc.words[last].text == "dla":
        last = end_of_list(doc, sentence, last)
        while not doc.words[last - 1].is_word:
            last -= 1
    text = " ".join((verb.act, *doc.text[doc.words[i].end : doc.words[last - 1].end].split()))
    types = classify(text)
    return Made(text, i, last, types) if types else None


def _object_between(
    doc: Doc, sentence: Sentence, i: int, verb: VerbPattern, names: Sequence[bool]
) -> Segment | None:
    """Return the object between a relative pronoun and its verb: "fundacja, która sklep | prowadzi"."""
    if verb.preposition or verb.reflexive:
        return None
    for j in range(i - 1, max(sentence.first, i - _BETWEEN), -1):
        word = doc.words[j]
        if word.lemma("który") and "nom" in word.form.cases("adj"):
            noun = next((w for w in doc.words[j + 1 : i] if w.form.has("subst", "ger")), None)
            fits = noun is not None and noun.form.cases("subst", "ger") & verb.cases
            return Segment(j + 1, i, verb.cases, verb.weak) if fits else None
        if names[j] or not word.is_word or is_finite(word) or word.form.has("prep"):
            return None
    return None


_BETWEEN = 5  # words


def _shared_object(
    doc: Doc, sentence: Sentence, i: int, verb: VerbPattern, names: Sequence[bool]
) -> Segment | None:
    """Return the object that a verb shares with those behind it: "skupuje, suszy i pakuje zioła"."""
    if not verb.act or _bare(doc, sentence, i, verb) is not None:
        return None
    while i + 2 < sentence.last and doc.words[i + 1].text.lower() in _CHAINED:
        i += 2
        after = next((pattern for pattern, _ in _triggers(doc, sentence, i) if pattern.act), None)
        if after is None:
            return None
        segment = object_segment(doc, sentence, i, after, names)
        if segment is not None and segment.first == i + 1 and doc.words[segment.first].text != ",":
            return segment
    return None


_CHAINED = frozenset((",", "i", "oraz", "lub", "a"))


def _triggers(doc: Doc, sentence: Sentence, i: int) -> Iterator[tuple[VerbPattern, Voice]]:
    """Yield the patterns of the word at i if it is a verb of doing, current and not negated."""
    word, verbs = doc.words[i], patterns().verbs
    for reading in word.form.readings:
        fitting = verbs.get(reading.lemma, ())
        if not fitting:
            continue
        once = reading.tag.endswith(":perf")
        if reading.pos == "inf" and (once or not fitting[0].act) and _may(doc, sentence, i):
            continue  # "spółdzielnia może prowadzić …" tells what the law allows
        voice = voice_of(doc, sentence, i, reading.pos, reading.tag)
        if voice is None or not current(doc, sentence, i):
            continue
        if (
            i + 1 < sentence.last
            and doc.words[i + 1].form.has("inf")
            and not doc.words[i + 1].form.has("subst")
        ):
            continue  # "mają być wykorzystane"
        usable = [p for p in fitting if _usable(doc, sentence, i, p)]
        if usable:
            yield from ((pattern, voice) for pattern in usable)
            return


def _may(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether "może" or "mogą" stands before an infinitive."""
    return any(
        any(r.lemma == "móc" and r.pos == "fin" and ":ter:" in r.tag for r in w.form.readings)
        for w in doc.words[max(sentence.first, i - 4) : i]
    )


def _usable(doc: Doc, sentence: Sentence, i: int, pattern: VerbPattern) -> bool:
    """Tell whether "się" is near the verb at i just where its pattern wants it."""
    if i > sentence.first and doc.words[i - 1].text.lower() in ("one", "oni"):
        return False  # "gminy, bo to one odpowiadają za …"
    if pattern.reflexive:
        return reflexive(doc, sentence, i)
    if pattern.lemma == "zapewniać" and i > sentence.first and doc.words[i - 1].text in DASHES:
        return False  # "– Gotujemy więcej – zapewnia Szwarc" says it
    return not (pattern.act and itself(doc, sentence, i))
