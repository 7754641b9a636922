"""Single corrections of an extraction. Each gives the corrected one, None when the fact is not there.

Names are compared without case, diacritics, quotation marks and signs: a correction outlives small changes.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from kb.model import Activity, Evidence, EvidenceField, Extraction, Organisation, PlaceRole, Practice
from kb.text import fold
from kb.vocabulary import sector

Change = Callable[[Activity], Activity | None]

_SIGNS = re.compile(r"[^\w]+")


def reject_organisation(found: Extraction, fact: str, of: str, to: str) -> Extraction | None:
    """Remove an organisation and its practices; it stays founder or partner of none."""
    if not any(_same(o.name, fact) for o in found.organisations):
        return None
    practices = (p for p in found.practices if not _same(p.organisation, fact))
    return replace(
        found,
        organisations=tuple(o for o in found.organisations if not _same(o.name, fact)),
        practices=tuple(_without_name(p, fact) for p in practices),
    )


def merge_or_rename(found: Extraction, fact: str, of: str, to: str) -> Extraction | None:
    """Give an organisation another name; where another one has it already, the two become one."""
    old = next((o for o in found.organisations if _same(o.name, fact)), None)
    if old is None:
        return None
    same = next((o for o in found.organisations if o is not old and _same(o.name, to)), None)
    name = same.name if same else to
    new = _united(old, same, name)
    kept = (o for o in found.organisations if o is not same)
    return replace(
        found,
        organisations=tuple(new if o is old else o for o in kept),
        practices=tuple(_renamed(p, old.name, name) for p in found.practices),
    )


def reject_place(found: Extraction, fact: str, of: str, to: str) -> Extraction | None:
    """Remove a place; practices that were there have no place."""
    if not any(_same(p.name, fact) for p in found.places):
        return None
    return replace(
        found,
        places=tuple(p for p in found.places if not _same(p.name, fact)),
        practices=tuple(
            replace(p, place=None, evidence=_evidence_without(p, "place"))
            if p.place is not None and _same(p.place.name, fact)
            else p
            for p in found.practices
        ),
    )


def set_role(found: Extraction, fact: str, of: str, to: str) -> Extraction | None:
    """Give a place another role; practices leave a place that is none of theirs."""
    role = next((known for known in get_args(PlaceRole) if known == to), None)
    if role is None or not any(_same(p.name, fact) for p in found.places):
        return None
    emptied = found if role == "practice" else reject_place(found, fact, of, to) or found
    places = tuple(replace(p, role=role) if _same(p.name, fact) else p for p in found.places)
    return replace(emptied, places=places)


def reject_activity(found: Extraction, fact: str, of: str, to: str) -> Extraction | None:
    """Remove an activity, of one organisation or of all."""
    return _activities(found, fact, of, lambda activity: None)


def reword_activity(found: Extraction, fact: str, of: str, to: str) -> Extraction | None:
    """Give an activity another text."""
    return _activities(found, fact, of, lambda activity: replace(activity, text=to))


def set_sector(found: Extraction, fact: str, of: str, to: str) -> Extraction | None:
    """Give an activity another sector; its type goes, for it belongs to the old one."""
    if sector(to) is None:
        return None
    return _activities(found, fact, of, lambda activity: replace(activity, sector=to, type=None))


def reject_practice(found: Extraction, fact: str, of: str, to: str) -> Extraction | None:
    """Remove a practice of an organisation, in one place or everywhere; the organisation stays."""
    kept = tuple(
        p
        for p in found.practices
        if not (_same(p.organisation, fact) and (not of or _same(p.place.name if p.place else "", of)))
    )
    return replace(found, practices=kept) if len(kept) < len(found.practices) else None


def _same(a: str, b: str) -> bool:
    return _key(a) == _key(b)


def _key(name: str) -> str:
    return _SIGNS.sub(" ", fold(name)).strip()


def _united(old: Organisation, same: Organisation | None, name: str) -> Organisation:
    aliases = dict.fromkeys([*old.aliases, old.name, *(same.aliases if same else ())])
    mentions = (*old.mentions, *(same.mentions if same else ()))
    return Organisation(
        name=name,
        legal_form=(same.legal_form if same else None) or old.legal_form,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        aliases=tuple(alias for alias in aliases if alias != name),
    )


def _renamed(practice: Practice, old: str, new: str) -> Practice:
    def name(value: str) -> str:
        return new if value == old else value

    evidence = (
        replace(e, value=name(e.value)) if e.field in ("organisation", "founder", "partner") else e
        for e in practice.evidence
    )
    return replace(
        practice,
        organisation=name(practice.organisation),
        founders=tuple(map(name, practice.founders)),
        partners=tuple(map(name, practice.partners)),
        evidence=tuple(evidence),
    )


def _without_name(practice: Practice, name: str) -> Practice:
    return replace(
        practice,
        founders=tuple(f for f in practice.founders if not _same(f, name)),
        partners=tuple(p for p in practice.partners if not _same(p, name)),
        evidence=tuple(
            e for e in practice.evidence if e.field not in ("founder", "partner") or not _same(e.value, name)
        ),
    )


def _evidence_without(practice: Practice, field: EvidenceField) -> tuple[Evidence, ...]:
    return tuple(e for e in practice.evidence if e.field != field)


def _activities(found: Extraction, fact: str, of: str, change: Change) -> Extraction | None:
    practices, hit = [], False
    for practice in found.practices:
        if of and not _same(practice.organisation, of):
            practices.append(practice)
            continue
        activities, evidence = [], list(practice.evidence)
        for activity in practice.activities:
            if not _same(activity.text, fact):
                activities.append(activity)
                continue
            hit = True
            changed = change(activity)
            evidence = [e for e in map(_follow(activity, changed), evidence) if e is not None]
            activities += [changed] if changed is not None else []
        practices.append(replace(practice, activities=tuple(activities), evidence=tuple(evidence)))
    return replace(found, practices=tuple(practices)) if hit else None


def _follow(activity: Activity, changed: Activity | None) -> Callable[[Evidence], Evidence | None]:
    """Return what becomes of a practice's evidence when an activity changes, or goes."""

    def follow(evidence: Evidence) -> Evidence | None:
        if (evidence.field, evidence.value) != ("activity", activity.text):
            return evidence
        return None if changed is None else replace(evidence, value=changed.text)

    return follow
