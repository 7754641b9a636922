"""The organisation that a whole report is about: "we" is that."""

from indexer.extraction.document import Doc
from indexer.extraction.entities import Entity
from indexer.extraction.mentions import Names


def main_entity(doc: Doc, names: Names) -> Entity | None:
    """Return the organisation a whole report is about: of its title, or named far more often than others."""
    title = doc.report.title.lower()
    counts: dict[int, int] = {}
    for spot in names.spots:
        if spot.entity.kind == "organisation":
            counts[spot.entity.number] = counts.get(spot.entity.number, 0) + 1
    if not counts:
        return None
    in_title = [
        e
        for e in names.entities
        if e.number in counts
        and any(alias.lower() in title for alias in [e.name, *e.aliases] if len(alias) > 2)
    ]
    if len(in_title) == 1:
        return in_title[0]
    social = [n for n in counts if names.entities[n].social]
    if len(social) == 1:
        return names.entities[social[0]]
    best = max(social or counts, key=lambda n: counts[n])
    total = sum(counts[n] for n in (social or counts))
    return names.entities[best] if counts[best] > total / 2 else None
