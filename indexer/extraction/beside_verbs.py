"""The words around a verb that has no doer: behind it, and before it in its clause."""

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.patterns import FINITE
from indexer.extraction.segments import Segment, end_of_list, is_finite

_NOMINATIVE = frozenset(("nom",))
_SUCH = frozenset(("tego", "taki", "taka", "takie", "podobny", "podobna", "podobne"))


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


def in_front(doc: Doc, sentence: Sentence, i: int) -> Segment | None:
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
