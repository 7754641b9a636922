"""The transfer card of a practice: what one needs who wants to do the same, and what the report lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import Practice
from web import labels
from web.i18n import counted
from web.present.facts import Fact

#: The order of the card: who it is for and with whom come before the formal facts.
_ORDER = (
    *("sector", "target_group", "partner", "founder", "year"),
    *("jobs", "legal_form", "organisation", "place"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A transfer card.

    Attributes:
        does: what is done, as the report says it. sectors: ids, unless a sector is a fact of its own.
        scale: what the report tells of the size; empty when nothing.
        known: facts that the report gives. missing: names of those it does not.
    """

    does: tuple[str, ...]
    sectors: tuple[str, ...]
    scale: tuple[str, ...]
    known: tuple[Fact, ...]
    missing: tuple[str, ...]


def card(practice: Practice, facts: Sequence[Fact]) -> Card:
    """Return the card of a practice.

    Args:
        practice: the practice.
        facts: its fields, as `web.present.facts.facts` gives them.
    """
    by_name = {fact.name: fact for fact in facts}
    ordered = [by_name[name] for name in _ORDER if name in by_name]
    missing = [fact.label for fact in ordered if not fact.values]
    if not practice.activities:
        missing.insert(0, labels.field("activity"))
    return Card(
        does=tuple(activity.text for activity in practice.activities),
        sectors=() if "sector" in by_name else practice.sectors,
        scale=tuple(_scale(practice)),
        known=tuple(fact for fact in ordered if fact.values),
        missing=tuple(missing),
    )


def _scale(practice: Practice) -> list[str]:
    scale = []
    if practice.jobs is not None:
        scale.append(counted("{n} miejsce pracy|{n} miejsca pracy|{n} miejsc pracy", practice.jobs))
    if practice.activities:
        done = len(practice.activities)
        scale.append(counted("{n} działalność|{n} działalności|{n} działalności", done))
    if practice.partners:
        scale.append(counted("{n} partner|{n} partnerów|{n} partnerów", len(practice.partners)))
    return scale
