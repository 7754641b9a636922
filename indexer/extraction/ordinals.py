"""The first and the second of those just named: "Pierwsza prowadzi bar, druga zajmuje się szyciem"."""

from collections.abc import Sequence

from indexer.extraction.document import Doc, Sentence
from indexer.extraction.entities import Entity
from indexer.extraction.mentions import Spot
from indexer.extraction.org_roles import SIDE_ROLES

_ORDINALS = ("pierwszy", "drugi", "trzeci", "czwarty")


def named_together(spots: Sequence[Spot]) -> tuple[Entity, ...]:
    """Return the organisations that a sentence names, in its order; () if it names only one."""
    named = dict.fromkeys(
        s.entity
        for s in spots
        if s.kind == "name" and s.part.role not in SIDE_ROLES and s.entity.kind == "organisation"
    )
    return tuple(named) if len(named) > 1 else ()


def ordinal(
    doc: Doc, sentence: Sentence, trigger: int, spots: Sequence[Spot], row: Sequence[Entity]
) -> Entity | None:
    """Return the organisation that an ordinal before a verb stands for, or None.

    Args:
        doc: the report.
        sentence: of the verb.
        trigger: number of the verb.
        spots: the names and references of the sentence.
        row: the organisations named together before.
    """
    if not row:
        return None
    named = max((s.last for s in spots if s.kind == "name" and s.last <= trigger), default=sentence.first)
    for i in range(trigger - 1, named - 1, -1):
        word = doc.words[i]
        number = next((n for n, lemma in enumerate(_ORDINALS) if word.lemma(lemma)), None)
        if word.lemma("ostatni") and doc.words[i - 1].lemma("ten"):
            number = len(row) - 1
        if number is None or "nom" not in word.form.cases("adj"):
            continue
        after = doc.words[i + 1]
        if "nom" in after.form.cases("subst", "adj") and not after.form.has("fin", "prep"):
            return None  # "drugi dzień"
        return row[number] if number < len(row) else None
    return None
