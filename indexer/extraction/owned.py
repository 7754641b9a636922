"""Places of work told by whose they are: "zwiedziliśmy pralnię Spółdzielni Socjalnej „Lipa”"."""

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.found import Found
from indexer.extraction.mentions import Names
from indexer.extraction.org_roles import SIDE_ROLES
from indexer.extraction.patterns import is_place_of_work, patterns, unnamed
from indexer.extraction.segments import Segment
from indexer.extraction.states import is_room, typed_in
from indexer.extraction.voices import current

_REACH = 3  # words from the place of work to the name
_NOUN = ("subst",)
_BETWEEN = ("adj", "ppas")


def owned(doc: Doc, sentence: Sentence, names: Names) -> list[Found]:
    """Return the places of work right before the name of whose they are, in the genitive.

    Args:
        doc: the report.
        sentence: where to look.
        names: the report's names.
    """
    found = []
    for spot in names.in_sentence(sentence):
        form = doc.words[spot.first].form
        genitive = "gen" in form.cases("subst", "adj") or form.caps  # "pralnię ZAZ"
        if spot.kind != "name" or not spot.entity.acts or spot.part.role in SIDE_ROLES or not genitive:
            continue
        noun = _noun_before(doc, sentence, spot.first, names)
        if noun is None or not current(doc, sentence, noun):
            continue
        cases = doc.words[noun].form.cases(*_NOUN)
        segment = Segment(noun, spot.first, cases, weak=True)
        made = [m for m in typed_in(doc, names, segment, unnamed(cases)) if is_room(m)]
        found += [Found(m, noun, "passive", spot.first, "rule:owned", 0.75) for m in made[:1]]
    return found


def _noun_before(doc: Doc, sentence: Sentence, name: int, names: Names) -> int | None:
    """Return the number of the noun for a place of work before a name; only adjectives may stand between."""
    table = patterns()
    for i in range(name - 1, max(sentence.first, name - _REACH) - 1, -1):
        word = doc.words[i]
        if names.covered[i] or not word.is_word:
            return None
        if word.lemma(*table.rooms):
            return i if i + 1 < name else None  # a kitchen alone is a room, not a trade
        if is_place_of_work(word) or word.lemma(*table.establishments):
            return i
        if not word.form.has(*_BETWEEN):
            return None
    return None
