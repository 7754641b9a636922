"""What a heading alone tells of the work of whoever the report is about: "Pracownia ceramiczna"."""

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.mentions import Names
from indexer.extraction.patterns import unnamed
from indexer.extraction.segments import Segment
from indexer.extraction.states import is_room, stated, typed_in

_NOMINATIVE = frozenset(("nom",))
_LONGEST = 6  # words


def headed(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return the place of work that a heading names: "Pracownia ceramiczna", "Pralnia"."""
    if names.in_sentence(sentence) or sentence.last - sentence.first > _LONGEST:
        return []
    if any(w.form.has("prep") and w.text.islower() for w in doc.words[sentence.first : sentence.last]):
        return []  # "Kawiarnia z misją" is a title
    segment = Segment(sentence.first, sentence.last, _NOMINATIVE, True)
    made = typed_in(doc, names, segment, unnamed(_NOMINATIVE))
    return stated(made, sentence.first, "heading") if len(made) == 1 and is_room(made[0], shown=True) else []
