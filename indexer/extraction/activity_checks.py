"""What words after a verb of doing can be: an activity, or people, equipment, a building to come."""

from collections.abc import Sequence

from indexer.extraction.heads import head_table
from indexer.extraction.patterns import VerbPattern, patterns
from indexer.extraction.wording import RUNNING
from indexer.extraction.words import Word


def is_beds(found: Sequence[Word]) -> bool:
    """Tell whether places are places to sleep: "miejsca noclegowe" are offered, "miejsca pracy" are not."""
    return any(w.lemma("noclegowy", "hostelowy") for w in found[1:2])


def can_be_done(head: Word, found: Sequence[Word], verb: VerbPattern) -> bool:
    """Tell whether a phrase can be what somebody does: no people, no equipment, no building to come.

    An establishment of social economy is something done only where a verb says that it is run.
    """
    table = patterns()
    if head.lemma(*table.persons, *table.equipment):
        return False
    if head.lemma(*_BUILDING) and any(w.lemma(*table.establishments) and not _homes(w) for w in found):
        return False
    if verb.lemma in RUNNING and verb.lemma != "posiadać":
        return True
    for i in range(min(3, len(found))):
        match = head_table().at(found, i)
        if match is not None:
            return match.head.kind == "venue" or match.head.form is None or _NAMES_WORK in match.head.phrase
        if not found[i].form.has("adj", "num"):
            break
    return True


def _homes(word: Word) -> bool:
    """Tell whether homes are meant, which are repaired for others: "remonty mieszkań"."""
    return word.lemma("mieszkanie", "dom") and any("pl" in r.numbers for r in word.form.readings)


_BUILDING = ("budowa", "budowanie", "rozbudowa", "przebudowa", "remont", "otwieranie", "zakładanie")
#: Forms whose name is also what they do ("dom pomocy społecznej").
_NAMES_WORK = "dom"
