"""Names without a head: "JASKÓŁCZKA", „Opoka”, a heading "Gold Serwis", a table cell "Kujawianka".

Such a string is an organisation only when the report treats it as one: it stands where organisations stand
(a heading over a section, the column of organisations, the beginning of an item), or it does what they do
("„Patron” obsługuje targowisko"), or a legal form stands beside it ("„Opoka” – pierwsza w Polsce
spółdzielnia socjalna"). Each sign has a weight; the sum decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity, Key, Located, name_key, same_key
from indexer.extraction.fields import Field
from indexer.extraction.heads import head_table
from indexer.extraction.labels import label_kind
from indexer.extraction.names import is_place_word, quoted
from indexer.extraction.org_roles import works_after
from indexer.extraction.words import DASHES, QUOTES, Word, form
from indexer.extraction.wordlists import word_set
from kb.text import fold

_ENOUGH = 1.0
_LONGEST = 6
_SCORE = 0.7
_NUMBERING = re.compile(r"[\W\d_]*(?:[IVX]{1,4}[.)]\s)?[\W\d_]*")
_SIGNS = {
    "heading": 0.7,
    "cell": 1.0,
    "item": 0.6,
    "line": 0.7,
    "does": 1.0,
    "form": 1.0,
    "again": 0.4,
    "quoted": 0.2,
    "caps": 0.2,
    "capital": 0.1,
}
_STOP = word_set("brands_stop")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A string that may be a name: words[first:last], its quotation marks aside."""

    first: int
    last: int
    sentence: Sentence
    sign: str


def add_brands(
    doc: Doc, entities: list[Entity], taken: list[bool], fields: Sequence[Field], heads: Sequence[bool]
) -> None:
    """Make entities of names without a head, and mark their words as taken.

    Args:
        doc: the report.
        entities: entities found so far; new ones are appended.
        taken: for each word, whether a name covers it.
        fields: labelled values: those of the organisation's column or line are names.
        heads: for each word, whether it belongs to the bare name of a legal form.
    """
    closed = [a or b for a, b in zip(taken, heads, strict=True)]
    weights: list[tuple[Key, float, list[Candidate]]] = []
    common = _common_lemmas(doc)
    for candidate in _candidates(doc, closed, fields):
        key = name_key(doc.slice(candidate.first, candidate.last))
        if not key or any(same_key(key, own) for e in entities for own in e.own):
            continue
        if candidate.sign == "capital" and len(key) == 1 and not key[0][1].isdisjoint(common):
            continue  # the word stands in lower case too: a common noun
        weight = _SIGNS[candidate.sign] + _beside(doc, candidate, entities, fields)
        for n, (known, total, members) in enumerate(weights):
            if same_key(known, key):
                weights[n] = (known, max(total, weight) + _SIGNS["again"], [*members, candidate])
                break
        else:
            weights.append((key, weight, [candidate]))
    for key, weight, members in weights:
        if weight < _ENOUGH:
            continue
        best = min(members, key=lambda c: (c.sign not in ("quoted", "heading", "cell"), c.first))
        name = " ".join(doc.slice(best.first, best.last).split())
        entity = Entity(len(entities), "organisation", None, None, name, own=[key])
        entity.names[name] += 1
        for member in members:
            if not any(taken[member.first : member.last]):
                entity.mentions.append(
                    Located(member.first, member.last, "name", f"rule:{member.sign}", _SCORE)
                )
                taken[member.first : member.last] = [True] * (member.last - member.first)
        if entity.mentions:
            entities.append(entity)


def _common_lemmas(doc: Doc) -> frozenset[str]:
    return frozenset(
        fold(lemma) for w in doc.words if w.kind == "word" and not w.form.capital for lemma in w.form.lemmas
    )


def _candidates(doc: Doc, taken: Sequence[bool], fields: Sequence[Field]) -> Iterator[Candidate]:
    cells = [f for f in fields if f.kind == "organisation"]
    for field in cells:
        last = next((i for i in range(field.first, field.last) if doc.words[i].text in "(,;–-"), field.last)
        yield from _checked(doc, taken, field.first, last, field.sentence, "cell")
    for sentence in doc.sentences:
        block = doc.block_of(sentence)
        if block.kind == "heading":
            yield from _heading(doc, taken, sentence)
            continue
        if block.kind == "row":
            continue
        shouting = _shouting(doc, sentence)
        i = sentence.first
        while i < sentence.last:
            run = None if taken[i] else quoted(doc.words[: sentence.last], i)
            if run is not None:
                yield from _checked(doc, taken, run.own_first, run.own_last, sentence, "quoted")
                i = run.last
                continue
            if not shouting and not taken[i] and _is_brand_word(doc.words[i]):
                last = i + 1
                while (
                    last < sentence.last
                    and (doc.words[last].form.caps or doc.words[last].text in "&=")
                    and not taken[last]
                ):
                    last += 1
                yield from _checked(doc, taken, i, last, sentence, "caps")
                i = last
                continue
            if not shouting and not taken[i] and (last := _capitalised(doc, sentence, taken, i)) > i:
                yield from _checked(doc, taken, i, last, sentence, "capital")
                i = last
                continue
            i += 1
        yield from _lead(doc, taken, sentence)


def _capitalised(doc: Doc, sentence: Sentence, taken: Sequence[bool], i: int) -> int:
    """Return the number of the word after a capitalised name inside a sentence that begins at i; i if none does."""
    last = i
    while last < sentence.last and not taken[last]:
        word = doc.words[last]
        if (
            word.kind != "word"
            or not word.form.capital
            or len(word.text) < 3
            or word.form.has("prep", "conj", "ppron12", "ppron3")
        ):
            break
        if (
            is_place_word(word)
            or word.form.named("imię")
            or word.form.named("nazwisko")
            or head_table().at(doc.words, last)
        ):
            if (word.form.readings and not _common_too(word)) or head_table().at(doc.words, last):
                return i
        last += 1
    if last == i + 1 and _first_word(doc, sentence, i) and doc.words[i].form.readings:
        return i
    return last


def _common_too(word: Word) -> bool:
    return any(r.names == ("nazwa_pospolita",) for r in word.form.readings) and not word.form.named("imię")


def _first_word(doc: Doc, sentence: Sentence, i: int) -> bool:
    return not any(w.is_word for w in doc.words[sentence.first : i])


def _heading(doc: Doc, taken: Sequence[bool], sentence: Sentence) -> Iterator[Candidate]:
    first, last = sentence.first, sentence.last
    while first < last and (
        not doc.words[first].is_word or doc.words[first].kind == "number" or len(doc.words[first].text) == 1
    ):
        first += 1
    end = next(
        (
            i
            for i in range(first, last)
            if doc.words[i].text in "(,;:|" or (doc.words[i].text in DASHES and doc.words[i].spaced)
        ),
        last,
    )
    run = quoted(doc.words[:last], first - 1) if first > sentence.first else None
    if run is not None:
        first, end = run.own_first, run.own_last
    yield from _checked(doc, taken, first, end, sentence, "heading", quoted_name=run is not None)


def _lead(doc: Doc, taken: Sequence[bool], sentence: Sentence) -> Iterator[Candidate]:
    """Yield a capitalised name at the start of a list item, before a dash, a colon or a bracket."""
    block = doc.block_of(sentence)
    if block.kind != "item" or sentence.start != block.start:
        return
    for i in range(sentence.first, min(sentence.first + _LONGEST + 2, sentence.last)):
        if doc.words[i].text in "(:" or (doc.words[i].text in DASHES and doc.words[i].spaced):
            yield from _checked(doc, taken, sentence.first, i, sentence, "item")
            return


def _checked(
    doc: Doc,
    taken: Sequence[bool],
    first: int,
    last: int,
    sentence: Sentence,
    sign: str,
    *,
    quoted_name: bool = False,
) -> Iterator[Candidate]:
    while first < last and (doc.words[first].text in QUOTES or doc.words[first].text == ",,"):
        first += 1
    while last > first and not doc.words[last - 1].is_word:
        last -= 1
    words = doc.words[first:last]
    if not words or any(taken[first:last]) or len(words) > _LONGEST or not words[0].form.capital:
        return
    if sum(len(w.text) for w in words) < 3 or (
        not any(c.isalpha() for c in words[0].text) and len(words) == 1
    ):
        return
    if any(w.lemma(*_STOP) for w in words[:1]) or label_kind(" ".join(w.text for w in words)):
        return
    if _is_place(words) and not (sign == "quoted" or quoted_name):
        return
    if len(words) > 1 and words[0].form.named("imię") and words[1].form.named("nazwisko"):
        return
    if (
        any(
            w.form.has("fin", "praet", "imps") and not w.form.has("subst", "adj", "prep", "part")
            for w in words
        )
        and sign != "quoted"
    ):
        return
    if (
        sign in ("heading", "item")
        and len(words) > 1
        and not all(w.form.capital or len(w.text) < 4 for w in words)
    ):
        return
    if _is_common(words) and sign in ("heading", "item") and not quoted_name:
        return
    yield Candidate(first, last, sentence, sign)


def _is_place(words: Sequence[Word]) -> bool:
    """Tell whether words read as a town or as towns: "Augustów i Kurianka", "Nowym Sączem", "MIKOŁÓW-BOROWA WIEŚ"."""
    parts = [form(part.title()) for w in words if w.is_word for part in w.text.split("-") if len(part) > 1]
    if not parts:
        return False
    if parts[0].named("nazwa_geo"):
        return True
    return all(p.named("nazwa_geo") or p.named("człon_nazwy_geo") or p.has("adj") for p in parts) and any(
        p.named("nazwa_geo") for p in parts
    )


def _is_common(words: Sequence[Word]) -> bool:
    """Tell whether a heading is one dictionary word, such as "Gospoda" or "Wnioski"."""
    return len(words) == 1 and bool(words[0].form.readings) and not words[0].form.caps


def _is_brand_word(word: Word) -> bool:
    if (
        word.kind != "word"
        or not word.form.caps
        or word.form.base != word.text
        or sum(c.isalpha() for c in word.form.base) < 4
    ):
        return False
    return not word.text.startswith(("OWES", "ROPS", "PFRON", "EQUAL", "REKLAM"))


def _shouting(doc: Doc, sentence: Sentence) -> bool:
    words = [w for w in doc.words[sentence.first : sentence.last] if w.kind == "word" and len(w.text) > 2]
    return len(words) > 2 and sum(w.form.caps for w in words) > len(words) / 2


def _beside(doc: Doc, candidate: Candidate, entities: Sequence[Entity], fields: Sequence[Field]) -> float:
    """Return the weight of what stands around a candidate."""
    sentence, first, last = candidate.sentence, candidate.first, candidate.last
    if candidate.sign == "cell":
        return 0.0
    if candidate.sign in ("heading", "line"):
        weight = _section(doc, sentence)
        if any(sentence.number < f.sentence.number <= sentence.number + 4 for f in fields):
            weight += 0.3
        return weight + (0.4 if _siblings(doc, sentence, entities) else 0.0)
    if _blocked(doc, sentence, first):
        return -1.0
    weight = 0.0
    after = last
    while after < sentence.last and doc.words[after].text in QUOTES:
        after += 1
    governed = (
        first > sentence.first
        and doc.words[first - 1].form.has("prep")
        and doc.words[first - 1].text.islower()
    )
    if not governed and works_after(doc, sentence, after, near=3):
        weight += _SIGNS["does"]
    weight += _form_near(doc, sentence, first, after)
    return weight


def _blocked(doc: Doc, sentence: Sentence, first: int) -> bool:
    """Tell whether what a name follows is a project, an award, a title: no organisation."""
    table = head_table()
    for i in range(max(sentence.first, first - 4), first):
        match = table.at(doc.words[: sentence.last], i)
        if match is not None and match.head.kind in ("not_organisation", "venue"):
            return True
    return False


def _form_near(doc: Doc, sentence: Sentence, first: int, after: int) -> float:
    """Return the weight of a legal form in apposition: "– pierwsza w Polsce spółdzielnia socjalna"."""
    if after >= sentence.last or not (doc.words[after].text in "(," or doc.words[after].text in DASHES):
        return 0.0
    for i in range(after + 1, min(after + 9, sentence.last)):
        match = head_table().at(doc.words[: sentence.last], i)
        if (
            match is not None
            and match.head.social_economy
            and "nom" in doc.words[i].form.cases("subst", "adj")
        ):
            return _SIGNS["form"]
        if doc.words[i].text in ",;." or doc.words[i].form.has("fin", "praet"):
            break
    return 0.0


def _siblings(doc: Doc, heading: Sentence, entities: Sequence[Entity]) -> bool:
    """Tell whether two other headings of the same level name organisations: a catalogue."""
    level = doc.block_of(heading).level
    named = {
        doc.sentence_at(doc.words[m.first].start).number
        for e in entities
        for m in e.mentions
        if doc.block_of(doc.sentence_at(doc.words[m.first].start)).kind == "heading"
        and doc.block_of(doc.sentence_at(doc.words[m.first].start)).level == level
    }
    return len(named - {heading.number}) >= 2


def _section(doc: Doc, heading: Sentence) -> float:
    """Return the weight of the section under a heading: it speaks of one cooperative, foundation …, or has fields."""
    table = head_table()
    weight = 0.0
    for sentence in doc.sentences[heading.number + 1 : heading.number + 12]:
        if doc.block_of(sentence).kind == "heading":
            break
        for match in table.find(doc.words[sentence.first : sentence.last]):
            if match.head.social_economy and doc.words[sentence.first + match.first].text.islower():
                weight = max(weight, 0.4)
    return weight
