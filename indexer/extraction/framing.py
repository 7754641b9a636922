"""Frames of services cut from what they announce: "usługi w zakresie …", "prace, w skład których …"."""

from collections.abc import Collection, Sequence

from indexer.extraction.document import Doc
from indexer.extraction.patterns import Bridge, bridges_by_first, patterns
from indexer.extraction.phrase_parts import of_kinds
from indexer.extraction.phrases import head_of
from indexer.extraction.segments import Segment
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word
from kb.vocabulary.matcher import classify


def transparent(doc: Doc, segment: Segment) -> Segment:
    """Skip a noun of quantity: of "szeroki wachlarz zajęć …" the genitives after it are the list."""
    for i in range(segment.first, min(segment.first + 3, segment.last - 1)):
        word = doc.words[i]
        if of_kinds(word, doc.words[i + 1]):
            return Segment(i + 2, segment.last, segment.cases, segment.weak)
        if word.lemma(*patterns().quantities):
            return Segment(i + 1, segment.last, frozenset(("gen",)), segment.weak)
        if word.kind == "number" or (word.form.has("num") and not word.form.has("subst", "adj")):
            after = doc.words[i + 1]
            if "gen" in after.form.cases("subst", "ger", "adj") and "acc" not in after.form.cases("subst"):
                return Segment(i + 1, segment.last, frozenset(("gen",)), segment.weak)
        if word.form.cases("subst", "ger") == {"dat"} and "dat" not in segment.cases:
            return Segment(_past_dative(doc, i + 1, segment.last), segment.last, segment.cases, segment.weak)
        if not word.form.has("adj"):
            break
    return segment


def _past_dative(doc: Doc, first: int, last: int) -> int:
    """Return where the object begins behind whom it is for: "klientom | indywidualnym i firmom usługi"."""
    i = first
    while i < last - 1:
        cases = doc.words[i].form.cases("adj", "subst")
        if not ("dat" in cases and not cases & _OBJECT) and doc.words[i].text.lower() not in ("i", "oraz"):
            break
        i += 1
    return i


_OBJECT = frozenset(("acc", "nom"))


def framed(doc: Doc, segment: Segment) -> list[tuple[int, int, Collection[str], bool]]:
    """Cut a segment at the bridges that lead from a frame noun to the services themselves."""
    found = doc.words[segment.first : segment.last]
    for i in range(len(found)):
        bridge = _bridge_at(found, i)
        if bridge is None:
            continue
        end = i + len(bridge.words)
        while end < len(found) and found[end].text.lower() in (
            "m",
            "in",
            ".",
            ":",
            "między",
            "innymi",
            "np",
            "min",
        ):
            end += 1
        frame = _frame_before(found, i)
        if frame is None:
            continue
        start, bare = frame
        pieces: list[tuple[int, int, Collection[str], bool]] = []
        kept = start if bare or "skład" in bridge.words else i
        if kept > 0:
            pieces.append((segment.first, segment.first + kept, segment.cases, False))
        listed = bridge.cases or segment.cases
        if bridge is _COLON and i == 0:
            listed = listed | segment.cases  # "zajmuje się: koszeniem trawy", but "oferuje: koszenie trawy"
        elif bridge is _COLON and end < len(found) and is_genitive(found[end]):
            listed = frozenset(("gen",))  # "usługi: koszenia trawy, mycia okien"
        rest = Segment(segment.first + end, segment.last, listed, segment.weak)
        if rest.first < rest.last:
            pieces += framed(doc, rest)
        return pieces
    return [(segment.first, segment.last, segment.cases, False)]


_COLON = Bridge((":",), frozenset(("nom", "acc")))


def is_genitive(word: Word) -> bool:
    """Tell whether a noun stands in the genitive: a gerund counts in the singular only ("koszenia")."""
    cases = frozenset[str]().union(
        *(r.cases for r in word.form.readings if r.pos == "subst" or (r.pos == "ger" and "sg" in r.numbers))
    )
    return "gen" in cases and not cases & {"nom", "acc"}


_AMONG = (Bridge(("m", ".", "in"), _COLON.cases), Bridge(("między", "innymi"), _COLON.cases))


def _bridge_at(found: Sequence[Word], i: int) -> Bridge | None:
    lead = found[i].text.lower()
    if lead == ":":
        return _COLON
    for bridge in (*_AMONG, *bridges_by_first().get(lead, ())):
        end = i + len(bridge.words)
        if (
            end < len(found)
            and all(found[i + n].text.lower() == word for n, word in enumerate(bridge.words))
            and not _told_apart(found, end)
        ):
            return bridge
    return None


def _told_apart(found: Sequence[Word], end: int) -> bool:
    """Tell whether an adjective belongs to the last word of a bridge: "w branży gastronomicznej"."""
    noun, adjective = found[end - 1], found[end]
    after = found[end + 1] if end + 1 < len(found) else None
    if after is not None and after.form.has("subst", "ger", "adj"):
        return False
    return any(
        a.cases & n.cases and a.numbers & n.numbers and a.genders & n.genders
        for n in noun.form.readings
        if n.pos == "subst"
        for a in adjective.form.readings
        if a.pos == "adj"
    )


def _frame_before(found: Sequence[Word], i: int) -> tuple[int, bool] | None:
    """Return where the phrase before a bridge begins and whether it is a bare frame, or None."""
    if i > 1 and found[i - 1].text == ",":
        i -= 1  # "usługi specjalistyczne, takie jak …"
    if i == 0:
        return 0, True
    start = i
    while start > 0 and found[start - 1].is_word and found[start - 1].text.lower() not in ("i", "oraz"):
        start -= 1
    head = head_of(found[start:i])
    if head is None:
        return None
    if found[i].text == ":":
        return start, head.lemma(*patterns().frames) and i - start == 1
    if not head.lemma(*patterns().frames):
        return None
    bare = all(
        w.lemma(*patterns().frames) or not w.form.has("subst", "adj") or empty(w) for w in found[start:i]
    )
    return start, bare or not classify(" ".join(w.text for w in found[start:i]))


_EMPTY_ADJECTIVES = word_set("items_empty_adjectives")


def empty(word: Word) -> bool:
    """Tell whether an adjective says nothing of what is done ("różny", "inny")."""
    return word.lemma(*_EMPTY_ADJECTIVES)
