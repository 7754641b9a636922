"""What stands where a list of services ends, or only seems to: contrasts, clauses, examples, additions."""

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.patterns import patterns
from indexer.extraction.phrase_parts import ADDITIONS
from indexer.extraction.words import Word

#: Words that add a member to a list.
ADDING = frozenset(("także", "również", "też", "nawet", "zwłaszcza", "dokładniej", "ponadto", "przede"))


def added_to(doc: Doc, i: int) -> int:
    """Return how many words at i only add the next member: "gastronomia, | a do tego | usługi pralnicze"."""
    return 3 if tuple(w.text.lower() for w in doc.words[i + 1 : i + 3]) in ADDITIONS else 0


def participle(word: Word) -> bool:
    """Tell whether a word begins a participle clause: "zajmującą się", "prowadzącą" (also a noun)."""
    if not word.form.has("pact"):
        return False
    verbs = patterns().verbs
    return not word.form.has("subst", "ger") or any(
        r.pos == "pact" and r.lemma in verbs for r in word.form.readings
    )


def listed_adjective(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether a participle only tells one of several: "usługi pralnicze, | sprzątające i ogrodnicze"."""
    if i + 2 >= sentence.last or doc.words[i + 1].text.lower() not in ("i", "oraz", ","):
        return False
    return doc.words[i + 2].form.has("adj") and not doc.words[i + 2].form.has("subst", "prep")


def example_place(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether examples of where or for whom begin at i: "serwowanie posiłków | m.in. w szkole"."""
    said = [w.text.lower() for w in doc.words[i : min(i + 5, sentence.last)]]
    examples = 4 if said[:4] == ["m", ".", "in", "."] else 2 if said[:2] == ["między", "innymi"] else 0
    after = said[examples : examples + 1] if examples else []
    return bool(after) and after[0] in ("w", "we", "na", "przy", "u", "dla", "podczas")


def contrast(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether a new clause begins at i with "a": "…, a jej podopieczni to …", not "…, a także …"."""
    return (
        i + 1 < sentence.last
        and doc.words[i].text.lower() == "a"
        and doc.words[i + 1].text.lower() not in ADDING
        and not added_to(doc, i)
    )


def elsewhere(doc: Doc, sentence: Sentence, i: int) -> bool:
    """Tell whether "a także do …" begins at i: what guests went to besides, no further object."""
    said = [w.text.lower() for w in doc.words[i : min(i + 3, sentence.last)]]
    return len(said) > 2 and said[0] == "a" and said[1] in ADDING and said[2] in ("do", "u", "w", "we")
