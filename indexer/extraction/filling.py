"""The fields of a practice, each with the sentence behind it."""

from collections.abc import Iterable, Sequence

from indexer.extraction.attach import Deed
from indexer.extraction.details import founded, is_served, jobs
from indexer.extraction.document import Doc, Sentence
from indexer.extraction.drafts import Draft
from indexer.extraction.entities import Entity
from indexer.extraction.heads import head_table
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.place_seen import Choice
from indexer.extraction.words import words
from kb import vocabulary
from kb.model import Activity, Evidence, EvidenceField, Practice
from kb.vocabulary.matcher import match_groups, match_types

_MAX_TYPES = 2
_SECOND_TYPE = 0.85
_NAMED_TRADE = 0.55
#: One word of these sectors in a name is a brand sooner than a trade: „Borówka”, „Sarna”.
_OF_NATURE = ("rolnictwo-i-hodowla", "zielen-i-ogrodnictwo", "srodowisko-i-zwierzeta")


def elsewhere(doc: Doc, practice: Practice, choice: Choice, deeds: Sequence[Deed] = ()) -> Practice:
    """Return the practice of the same organisation in another place, with what it does there."""
    activities, evidence = _activities(doc, deeds)
    kept = tuple(e for e in practice.evidence if e.field in ("organisation", "legal_form", "sector"))
    where = doc.sentence_at(choice.mention.start)
    start, end = choice.mention.start, choice.mention.end
    proof = _evidence(doc, "place", choice.place.name, start, end, where, choice.method, choice.score)
    return Practice(
        organisation=practice.organisation,
        legal_form=practice.legal_form,
        form_sector=practice.form_sector,
        place=choice.place,
        activities=activities,
        score=round(practice.score * 0.9, 3),
        evidence=(*kept, proof, *evidence),
    )


def fill(doc: Doc, draft: Draft, names: Names, chosen: Choice | None, score: float) -> Practice:
    """Return what the report says of one organisation as a practice, each field with its evidence.

    Args:
        doc: the report.
        draft: the organisation with its mentions and what it does.
        names: the names of the report.
        chosen: the place it works in, None where none is said.
        score: how probable the practice is, 0 to 1.
    """
    entity = draft.entity
    place = chosen.place if chosen else None
    activities, evidence = _activities(doc, draft.deeds)
    first = _best_spot(draft)
    own = doc.sentence_at(doc.words[first.first].start)
    start, end = doc.span(first.first, first.last)
    proofs = [_evidence(doc, "organisation", entity.name, start, end, own, "rule:name", first.score)]
    if entity.form is not None:
        proofs.append(_evidence(doc, "legal_form", entity.form, start, end, own, "rule:head", first.score))
    if chosen is not None:
        where = doc.sentence_at(chosen.mention.start)
        proofs.append(
            _evidence(
                doc,
                "place",
                chosen.place.name,
                chosen.mention.start,
                chosen.mention.end,
                where,
                chosen.method,
                chosen.score,
            )
        )
    proofs += evidence
    groups = _groups(doc, draft, names, proofs)
    year = _detail(doc, draft, "year", proofs)
    employed = _detail(doc, draft, "jobs", proofs)
    named = []
    for spot, sentence in draft.founders:
        if spot.entity.name not in named:
            named.append(spot.entity.name)
            start, end = doc.span(spot.first, spot.last)
            proofs.append(
                _evidence(
                    doc, "founder", spot.entity.name, start, end, sentence, f"rule:{spot.part.role}", 0.7
                )
            )
    return Practice(
        organisation=entity.name,
        legal_form=entity.form,
        form_sector=_form_sector(entity, activities),
        place=place,
        activities=activities,
        target_groups=groups,
        founders=tuple(named),
        partners=_partners(doc, draft, names, named, proofs),
        year=year,
        jobs=employed,
        score=score,
        evidence=tuple(proofs),
    )


def _form_sector(entity: Entity, activities: Sequence[Activity]) -> str | None:
    """Return the sector that an organisation's form, or the trade in its name, stands for.

    "Zakład Usług Pralniczych" launders: its name tells the sector, though no activity of its own.
    """
    form = vocabulary.legal_form(entity.form) if entity.form else None
    if form is not None and form.sector is not None:
        return form.sector
    if any(a.sector for a in activities):
        return None
    head = head_table().at(words(entity.name), 0)
    kind = words(entity.name)[head.last - 1].end if head is not None else 0
    named = [
        (m.start < kind, m.sector)  # the trade in its own name tells more than the name of its kind
        for m in match_types(entity.name)
        if m.score >= _NAMED_TRADE
        and not (m.sector in _OF_NATURE and " " not in entity.name[m.start : m.end])
    ]
    return min(named, key=lambda n: n[0])[1] if named else form.usual_sector if form is not None else None


def _best_spot(draft: Draft) -> Spot:
    return max(draft.spots, key=lambda s: (s.kind == "name", s.part.role == "host", s.score, -s.first))


def _activities(doc: Doc, deeds: Iterable[Deed]) -> tuple[tuple[Activity, ...], list[Evidence]]:
    activities: list[Activity] = []
    proofs: list[Evidence] = []
    seen: set[tuple[str, str | None]] = set()
    for deed in sorted(deeds, key=lambda d: d.found.made.first):
        made = deed.found.made
        start, end = doc.span(made.first, made.last)
        best = made.types[:1] + tuple(
            t
            for t in made.types[1:_MAX_TYPES]
            if t.score >= _SECOND_TYPE and t.sector != made.types[0].sector
        )
        for kind in best or (None,):
            key = (made.text.lower(), kind.type if kind else None)
            if key in seen:
                continue
            seen.add(key)
            activities.append(
                Activity(
                    text=made.text,
                    type=kind.type if kind else None,
                    sector=kind.sector if kind else None,
                    start=start,
                    end=end,
                    method=deed.found.method,
                    score=deed.score,
                )
            )
        proofs.append(
            _evidence(doc, "activity", made.text, start, end, deed.sentence, deed.found.method, deed.score)
        )
    return tuple(activities), proofs


def _groups(doc: Doc, draft: Draft, names: Names, proofs: list[Evidence]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for sentence in draft.sentences:
        for match in match_groups(doc.text[sentence.start : sentence.end]):
            start, end = sentence.start + match.start, sentence.start + match.end
            if not is_served(doc, sentence, doc.word_at(start), match.id):
                continue
            if names.covered[doc.word_at(start)] or match.name in found:
                continue
            found[match.name] = None
            proofs.append(_evidence(doc, "target_group", match.name, start, end, sentence, "vocabulary", 0.7))
    return tuple(found)


def _detail(doc: Doc, draft: Draft, which: str, proofs: list[Evidence]) -> int | None:
    for sentence in draft.sentences:
        detail = founded(doc, sentence) if which == "year" else jobs(doc, sentence)
        if detail is not None:
            start, end = doc.span(detail.first, detail.last)
            kind: EvidenceField = "year" if which == "year" else "jobs"
            proofs.append(
                _evidence(doc, kind, str(detail.value), start, end, sentence, f"rule:{which}", detail.score)
            )
            return detail.value
    return None


def _partners(
    doc: Doc, draft: Draft, names: Names, founders: Sequence[str], proofs: list[Evidence]
) -> tuple[str, ...]:
    found: list[str] = []
    for sentence in draft.sentences:
        for spot in names.in_sentence(sentence):
            name = spot.entity.name
            if (
                spot.part.role != "partner"
                or spot.entity is draft.entity
                or name in founders
                or name in found
            ):
                continue
            found.append(name)
            start, end = doc.span(spot.first, spot.last)
            proofs.append(_evidence(doc, "partner", name, start, end, sentence, "rule:partner", 0.6))
    return tuple(found)


def _evidence(
    doc: Doc,
    kind: EvidenceField,
    value: str,
    start: int,
    end: int,
    sentence: Sentence,
    method: str,
    score: float,
) -> Evidence:
    return Evidence(
        field=kind,
        value=value,
        start=start,
        end=end,
        text=doc.text[start:end],
        sentence_start=min(sentence.start, start),
        sentence_end=max(sentence.end, end),
        method=method,
        score=score,
    )
