"""Strings that may be names without a head: quoted, in CAPS, capitalised, in a heading, a cell, an item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.fields import Field
from indexer.extraction.heads import head_table
from indexer.extraction.labels import label_kind
from indexer.extraction.name_parts import is_place_word
from indexer.extraction.quotes import quoted
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import DASHES, QUOTES, Word, form
from kb.text import fold

_LONGEST = 6
_OPENING = ("adv", "part", "prep", "conj", "comp", "interj", "pred")


_STOP = word_set("brands_stop")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A string that may be a name: words[first:last], its quotation marks aside."""

    first: int
    last: int
    sentence: Sentence
    sign: str


def common_lemmas(doc: Doc) -> frozenset[str]:
    """Return the folded lemmas of the words that stand in lower case somewhere in a report."""
    return frozenset(
        fold(lemma) for w in doc.words if w.kind == "word" and not w.form.capital for lemma in w.form.lemmas
    )


def candidates(doc: Doc, taken: Sequence[bool], fields: Sequence[Field]) -> Iterator[Candidate]:
    """Yield the candidates of a report; see `indexer.extraction.brands.add_brands` for the arguments."""
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
            run = None if taken[i] else quoted(doc.words, i, sentence.last)
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
    """Return the number of the word after a capitalised name that begins at word i; i if none does."""
    readings = doc.words[i].form.readings
    if readings and all(r.pos in _OPENING for r in readings) and _first_word(doc, sentence, i):
        return i  # "Obecnie Park Wrzosowy …": the capital is the sentence's
    last = i
    while last < sentence.last and not taken[last]:
        word = doc.words[last]
        if word.text == "&" and last > i and last + 1 < sentence.last and doc.words[last + 1].form.capital:
            last += 1  # "Food & Life"
            continue
        if (
            word.kind != "word"
            or not word.form.capital
            or len(word.text) < 3
            or word.form.has("prep", "conj", "ppron12", "ppron3")
        ):
            break
        if head_table().at(doc.words, last) is not None:
            return i
        other = is_place_word(word) or word.form.named("imię") or word.form.named("nazwisko")
        if other and not _common_too(word):
            return i
        last += 1
    lone = last == i + 1 and bool(doc.words[i].form.readings)
    if lone and (_first_word(doc, sentence, i) or not doc.words[i].form.has("subst")):
        return i
    if i > sentence.first and doc.words[i - 1].form.capital and doc.words[i - 1].is_word:
        return i  # the second half of a longer name: "Aleksandrów | Kujawski"
    return last


def _common_too(word: Word) -> bool:
    common = any(r.names == ("nazwa_pospolita",) or r.pos == "adj" for r in word.form.readings)
    return common and not word.form.named("imię")


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
    run = quoted(doc.words, first - 1, last) if first > sentence.first else None
    if run is not None:
        first, end = run.own_first, run.own_last
    yield from _checked(doc, taken, first, end, sentence, "heading", quoted_name=run is not None)


def _lead(doc: Doc, taken: Sequence[bool], sentence: Sentence) -> Iterator[Candidate]:
    """Yield a capitalised name at the start of a list item, before a dash, a colon or a bracket."""
    block = doc.block_of(sentence)
    if block.kind != "item" or sentence.start != block.start:
        return
    for i in range(sentence.first, min(sentence.first + _LONGEST + 2, sentence.last)):
        if doc.words[i].text == ":" and _is_label(doc.words[sentence.first : i]):
            return
        if doc.words[i].text in "(:" or (doc.words[i].text in DASHES and doc.words[i].spaced):
            yield from _checked(doc, taken, sentence.first, i, sentence, "item")
            return


def _is_label(words: Sequence[Word]) -> bool:
    """Tell whether common nouns in capitals only label what follows: "TEREN: 7 hektarów"."""
    own = [w for w in words if w.is_word]
    return all(w.form.caps and any(r.lemma[:1].islower() for r in w.form.readings) for w in own)


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
    if any(w.lemma(*_STOP) or w.text.lower() in _STOP for w in words[:1]) or label_kind(
        " ".join(w.text for w in words)
    ):
        return
    if _is_place(words) and not (sign == "quoted" or quoted_name):
        return
    common = all(any(r.lemma[:1].islower() for r in w.form.readings) for w in words if w.is_word)
    if len(words) > 1 and words[0].form.named("imię") and words[1].form.named("nazwisko") and not common:
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
    """Tell whether words read as a town or as towns: "Augustów i Kurianka", "Nowym Sączem"."""
    parts = [form(part.title()) for w in words if w.is_word for part in w.text.split("-") if len(part) > 1]
    if not parts:
        return False
    if parts[0].named("nazwa_geo") and all(
        p.named("nazwa_geo") or p.has("adj") or not p.readings for p in parts
    ):
        return True
    geographic = [p.named("nazwa_geo") or p.named("człon_nazwy_geo") for p in parts]
    return any(geographic) and all(g or p.has("adj") for g, p in zip(geographic, parts, strict=True))


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
    return not word.text.startswith(("OWES", "PES", "ROPS", "PFRON", "EQUAL", "REKLAM"))


def _shouting(doc: Doc, sentence: Sentence) -> bool:
    words = [w for w in doc.words[sentence.first : sentence.last] if w.kind == "word" and len(w.text) > 2]
    return len(words) > 2 and sum(w.form.caps for w in words) > len(words) / 2
