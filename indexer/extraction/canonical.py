"""The canonical name of a mention: nominative, singular, in the report's own spelling.

The head is known from the head table, so its nominative is known too; adjectives before it are made to
agree; the proper part stays as written, unless it is visibly inflected along with the head
("Spółdzielnię „Serową Krainę”").
"""

from indexer.extraction.adjectives import agree, town_stem
from indexer.extraction.declining import match_case
from indexer.extraction.document import Doc
from indexer.extraction.naming import nominative
from indexer.extraction.organisations import OrgMention
from indexer.extraction.towns import FROM, IN, preposition
from indexer.extraction.words import DASHES, QUOTES, Word
from kb import morphology

#: Endings of an adjective in -ski, by gender.
_NOMINATIVE = {"m": "i", "f": "a", "n": "ie"}
_OPENING = frozenset(("„", "“", '"', "«", ",,", "‘", "'", "»", "”"))


def canonical_name(doc: Doc, mention: OrgMention) -> str:
    """Return the name of a mention in the nominative; see the module's docstring."""
    parts = []
    if mention.head is not None:
        parts += [*_head(doc, mention), *_described(doc, mention)]
    if mention.own is not None:
        # "„Technika” Spółdzielnia Pracy" has its name in front.
        parts.insert(0 if mention.own.last <= mention.head_first else len(parts), _own(doc, mention))
    if mention.place is not None:
        town, before = doc.slice(*mention.place), doc.words[mention.place[0] - 1].text
        parts.append(f"{before if before in (*IN, *FROM) else preposition(town)} {town}")
    # Two commas and two apostrophes are quotation marks that a keyboard lacked.
    name = " ".join(" ".join(parts).split()).replace(",,", "„").replace("''", "”")
    return name[:1].upper() + name[1:]


def _described(doc: Doc, mention: OrgMention) -> list[str]:
    """Return the adjectives between a general head and a quoted name: "Ośrodek | szkoleniowy | „Wrzos”"."""
    head, own = mention.head, mention.own
    if head is None or head.form is not None or own is None or own.shape != "quoted":
        return []
    between = doc.words[own.first : own.own_first]
    gender = _gender(head.phrase.split()[0])
    words = [w for w in between if w.is_word]
    if any(w.form.capital or not w.form.has("adj") for w in words):
        return []
    return [_adjective(w, gender) for w in words]


def own_text(doc: Doc, mention: OrgMention) -> str:
    """Return the proper part without quotation marks, as written; "" if there is none."""
    if mention.own is None:
        return ""
    own = mention.own
    first = own.own_first
    if own.shape == "quoted":
        marks = [i for i in range(first, own.own_last) if doc.words[i].text in _OPENING]
        first = marks[0] + 1 if marks else first
    elif mention.kind == "public" or not _stands_alone(doc.words[first]):
        return ""
    return " ".join(doc.slice(first, own.own_last).split()).strip("„”\"“»«'")


def _stands_alone(word: Word) -> bool:
    """Tell whether a name that begins so can do without its head: no genitive, no small word, no forename."""
    if not word.form.capital or (word.form.has("prep") and not word.form.caps):
        return False
    if word.form.caps or not word.form.readings:
        return True
    return "nom" in word.form.cases("subst", "adj") and not word.form.named("imię")


def _head(doc: Doc, mention: OrgMention) -> list[str]:
    head = mention.head
    assert head is not None
    found = doc.words[mention.head_first : mention.head_last]
    if head.acronym:
        return [found[0].form.base]
    phrase = head.phrase.split()
    plural = _only_plural(found[0]) and head.phrase.startswith("warsztat")
    if plural:
        phrase[0] = "warsztaty"
    before = mention.own is not None and mention.own.last <= mention.head_first
    adjectives = [] if before else doc.words[mention.first : mention.head_first]
    gender = _gender(phrase[0] if not _is_adjective(phrase[0]) else head.noun)
    made = [_adjective(word, gender) for word in adjectives if word.is_word]
    return made + [match_case(new, word.text) for new, word in zip(phrase, found, strict=True)]


def _is_adjective(word: str) -> bool:
    return any(a.pos == "adj" for a in morphology.analyse(word))


def _only_plural(word: Word) -> bool:
    numbers = frozenset[str]().union(*(r.numbers for r in word.form.readings if r.pos == "subst"))
    return numbers == {"pl"} or word.text.lower() == "warsztaty"


def _gender(noun: str) -> str:
    for analysis in morphology.analyse(noun):
        if analysis.pos == "subst" and analysis.lemma == noun:
            return analysis.tag.split(":")[3].split(".")[0]
    return "n"


def _adjective(word: Word, gender: str) -> str:
    """Return the singular nominative of an adjective in a gender; as written when nothing tells it."""
    for reading in word.form.readings:
        if reading.pos != "adj":
            continue
        for text, tag, _base, _names in morphology.generate(reading.lemma):
            pos, *fields = tag.split(":")
            if pos != "adj" or len(fields) < 4 or fields[3] != "pos":
                continue
            if (
                "sg" in fields[0].split(".")
                and "nom" in fields[1].split(".")
                and gender in fields[2].split(".")
            ):
                prefix = word.form.stem_prefix
                return prefix + match_case(text, word.text[len(prefix) :])
    stem = town_stem(word)
    return stem + _NOMINATIVE[gender[0]] if stem is not None else word.text


def _own(doc: Doc, mention: OrgMention) -> str:
    own = mention.own
    assert own is not None
    first = own.own_first
    if first > own.first and doc.words[first - 1].text in QUOTES | {",,", "''"}:
        first -= 1
    written = doc.slice(first, own.last)
    if doc.words[own.own_first].text in DASHES and own.own_first + 1 < own.own_last:
        second = doc.words[own.own_first + 1]
        cases = doc.words[mention.head_first].form.cases("subst", "adj")
        return doc.text[doc.words[own.own_first].start : second.start] + nominative(
            doc.slice(own.own_first + 1, own.last), cases=cases
        )
    if own.shape != "quoted" or first == own.own_first:
        adjectives = _leading_adjectives(doc, mention)
        if adjectives:
            rest = doc.text[doc.words[own.own_first + len(adjectives) - 1].end : doc.words[own.last - 1].end]
            return " ".join(adjectives) + rest
    case = _head_case(doc, mention)
    words = doc.words[own.own_first : own.own_last]
    if len(words) == 1 and mention.head is not None and _is_oblique_adjective(words[0]):
        return _adjective(words[0], _gender(mention.head.noun))  # "spółdzielnie: Kielecką i Agro-Bud"
    if case is None or not words or any(w.form.caps for w in words[:1]):
        return written
    lead = words[0].form
    cases = lead.cases("subst", "adj", "ger", "ppas", "pact")
    if "nom" in cases or ("gen" in cases and case != "inst") or case not in cases:
        return written
    return doc.text[doc.words[first].start : words[0].start] + nominative(
        doc.text[words[0].start : doc.words[own.last - 1].end], cases=(case,)
    )


def _is_oblique_adjective(word: Word) -> bool:
    cases = word.form.cases("adj")
    return bool(cases) and not cases & {"nom", "gen"} and not word.form.caps


def _leading_adjectives(doc: Doc, mention: OrgMention) -> list[str]:
    """Return the adjectives after the head that agree with it, in the nominative ("Fundacja Dobroczynna")."""
    own, head = mention.own, mention.head
    assert own is not None
    if head is None or head.acronym:
        return []
    noun = next(
        (w for w in doc.words[mention.head_first : mention.head_last] if head.noun in w.form.lemmas), None
    )
    if noun is None or own.own_first != mention.head_last:
        return []
    named = any(r.lemma == head.noun and "nom" in r.cases and "sg" in r.numbers for r in noun.form.readings)
    if named and "nom" in _adjective_of(doc, own.own_first).form.cases("adj", "subst"):
        return []  # "Centrum" shows no case, but "Centrum Doradczym" does
    gender, made = _gender(head.noun), list[str]()
    i = own.own_first - 1
    while (i := i + 1) < own.own_last:
        word = doc.words[i]
        if _adjective_of(doc, i) is not word and i + 2 < own.own_last:
            made += [word.text, doc.words[i + 1].text]
            i += 2
            word = doc.words[i]
        if not (word.form.capital and agree(word, noun, head.noun)):
            break
        end = doc.words[mention.head_last - 1]
        if end is not noun and end.form.has("subst") and not end.form.has("adj") and agree(word, end):
            break  # "Samorząd Województwa | Kujawsko-Pomorskiego"
        after = doc.words[i + 1] if i + 1 < own.own_last else None
        if after is not None and after.form.has("subst") and not after.form.has("adj") and agree(word, after):
            break
        made.append(_adjective(word, gender))
    return made


def _adjective_of(doc: Doc, i: int) -> Word:
    """Return the word inflected in an adjective at word i: the last of "Edukacyjno – Wychowawczym"."""
    first = doc.words[i].text
    joins = first.endswith("o") and not first.endswith(("ego", "iego"))
    spaced = joins and i + 2 < len(doc.words) and doc.words[i + 1].text in DASHES
    return doc.words[i + 2] if spaced else doc.words[i]


def _head_case(doc: Doc, mention: OrgMention) -> str | None:
    """Return "acc" or "inst" when the head can only stand in it: the cases no genitive owner follows."""
    if mention.head is None or mention.head.acronym:
        return None
    cases = doc.words[mention.head_first].form.cases("subst", "adj")
    if cases and cases <= {"inst"}:
        return "inst"
    if cases and cases <= {"acc"}:
        return "acc"
    return None
