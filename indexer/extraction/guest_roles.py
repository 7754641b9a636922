"""Who comes to see or only helps, by the word that governs a list of names or a name: they make no practice.

"W wizycie wzięli udział przedstawiciele: A, B i C", "wraz z partnerami: A, B i C realizuje", "wyjazd studyjny
A na obszar B", "A udało się do B"; "na kiermaszu wystawili się: A, B i C".
"""

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.role_cues import Part, cues_table

_LIST = 60  # words from what governs a list to its last name
_VERB = 3  # words from a name to its verb


def guest_part(doc: Doc, sentence: Sentence, first: int, last: int, *, subject: bool) -> Part | None:
    """Return the part of a mention at words[first:last] that comes as a guest, or None."""
    cue = _trip_of(doc, sentence, first)
    if cue is None and subject:
        cue = _travelling(doc, sentence, last)
    return Part("guest", cue) if cue is not None else None


def listed_part(doc: Doc, sentence: Sentence, first: int) -> Part | None:
    """Return the part that the word governing a list gives to a name of it at word `first`, or None."""
    cue = _governor(doc, sentence, first)
    if cue is None:
        return None
    table, word = cues_table().guests, doc.words[cue]
    if word.lemma(*table["attending"]):
        trip = any(w.lemma(*table["trip"]) for w in doc.words[sentence.first : sentence.last])
        return Part("guest", cue) if trip else None
    helps = word.lemma(*table["partners"]) and word.form.has("subst")
    return Part("partner", cue) if helps else None


def exhibitor_part(doc: Doc, sentence: Sentence, first: int) -> Part | None:
    """Return the part of a name in a list of those who have a stall: "Wśród wystawców byli: A, B"; or None.

    A fair shows what they make, but tells of none of them.
    """
    start = sentence.first
    if doc.block_of(sentence).kind == "item":
        announcing = doc.announcement(sentence)
        if announcing is None:
            return None
        start = announcing.first
    elif not any(w.text == ":" for w in doc.words[start:first]):
        return None
    if any(w.lemma(*cues_table().guests["showing"]) for w in doc.words[start:first]):
        start = _before(doc, start)
    exhibiting = cues_table().guests["exhibiting"]
    cue = next((i for i in range(start, first) if doc.words[i].lemma(*exhibiting)), None)
    return Part("guest", cue) if cue is not None else None


def _before(doc: Doc, start: int) -> int:
    """Return the first word of the sentence before the one that begins at a word."""
    number = doc.sentence_at(doc.words[start].start).number
    return doc.sentences[max(0, number - 1)].first


def _governor(doc: Doc, sentence: Sentence, first: int) -> int | None:
    """Return the word that governs a list: the first before it that is neither a name nor its tissue."""
    for i in range(first - 1, max(sentence.first - 1, first - _LIST), -1):
        word = doc.words[i]
        if word.text == ";":
            return None
        names = not word.is_word or (word.form.capital and i > sentence.first) or word.kind == "number"
        if names or word.form.has("conj", "prep", "adj", "brev") or len(word.text) == 1:
            continue
        if not word.lemma(*cues_table().guests["tissue"]):
            return i
    return None


def _trip_of(doc: Doc, sentence: Sentence, first: int) -> int | None:
    """Return the word for the trip of a name in the genitive: "wyjazd studyjny A"."""
    trip = cues_table().guests["trip"]
    i = first - 1
    while i >= sentence.first and doc.words[i].form.has("adj") and not doc.words[i].lemma(*trip):
        i -= 1
    genitive = not doc.words[first].form.readings or "gen" in doc.words[first].form.cases("subst", "adj")
    return i if i >= sentence.first and genitive and doc.words[i].lemma(*trip) else None


def _travelling(doc: Doc, sentence: Sentence, last: int) -> int | None:
    """Return the verb of a subject that goes somewhere: "A udało się do B"."""
    for i in range(last, min(sentence.last, last + _VERB)):
        word = doc.words[i]
        travels = word.lemma(*cues_table().guests["travels"])
        if travels and word.form.has("praet", "fin"):
            return i
        if not word.is_word:
            return None
    return None
