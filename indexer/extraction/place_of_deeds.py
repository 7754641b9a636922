"""Where single activities are done, when a sentence spreads them over several towns (`scattered`)."""

from collections.abc import Sequence

from indexer.extraction.attach import Deed
from indexer.extraction.document import Doc
from indexer.extraction.place_context import PlaceContext
from indexer.extraction.place_seen import Choice, Seen, is_wide
from indexer.extraction.scattered import IN, JOINTS

_SCORE = 0.75
#: Words from a town to its verb: ", a w Chełmie, na osiedlu, ma sklep".
_BEFORE_VERB = 7


def by_town(
    doc: Doc, deeds: Sequence[Deed], chosen: Choice | None, places: PlaceContext
) -> tuple[list[Deed], list[tuple[Choice, list[Deed]]]]:
    """Return the deeds that stand where a practice is, and those of other towns, town by town.

    Args:
        doc: the report.
        deeds: of one organisation.
        chosen: where its practice is.
        places: the places of the report.
    """
    if chosen is None:
        return list(deeds), []
    here: list[Deed] = []
    elsewhere: dict[str, tuple[Choice, list[Deed]]] = {}
    behind = _towns_behind(doc, deeds, places)
    for deed in deeds:
        seen = _town_before(doc, deed, places) or behind.get(id(deed))
        if seen is None or seen.place.name == chosen.place.name:
            here.append(deed)
            continue
        choice = Choice(seen.place, seen.mention, "place:object", _SCORE)
        elsewhere.setdefault(seen.place.name, (choice, []))[1].append(deed)
    return (here, list(elsewhere.values())) if here else (list(deeds), [])


def _town_before(doc: Doc, deed: Deed, places: PlaceContext) -> Seen | None:
    """Return the town before what is done, or before what is done beside it: ", a w Helu – | bar i sklep"."""
    sentence = deed.sentence
    begins = max(sentence.first, deed.found.trigger - _BEFORE_VERB)
    for seen in reversed(places.between(begins, deed.found.made.first)):
        joined = doc.words[seen.first - 1].text.lower() in IN and (
            doc.words[seen.first - 2].text.lower() in JOINTS
        )
        if seen.first - 2 < sentence.first or is_wide(seen.place) or seen.place.role != "practice":
            return None
        return seen if joined else None
    return None


def _towns_behind(doc: Doc, deeds: Sequence[Deed], places: PlaceContext) -> dict[int, Seen]:
    """Return the town behind each deed, where a sentence has several: "żłobek w Pucku i kawiarnię w Helu"."""
    found: dict[int, dict[int, Seen]] = {}
    for deed in deeds:
        made = deed.found.made
        for seen in places.between(made.first + 1, made.last + 2):
            if (
                doc.words[seen.first - 1].text.lower() in IN
                and seen.first + 1 >= made.last
                and seen.place.role == "practice"
                and not is_wide(seen.place)
            ):
                found.setdefault(deed.sentence.number, {})[id(deed)] = seen
                break
    several = [one for one in found.values() if len({seen.place.name for seen in one.values()}) > 1]
    return {deed: seen for one in several for deed, seen in one.items()}
