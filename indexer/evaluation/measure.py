"""Precision, recall and F1 of an extraction against its annotation, and what went wrong."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from indexer.evaluation import details
from indexer.evaluation.gold import GoldPlace, GoldPractice, GoldReport
from indexer.evaluation.matching import SAME_ACTIVITY, activity_overlap, pair, same_name, same_place
from indexer.evaluation.scores import Error, Score
from kb.model import Extraction, Organisation, Place, Practice

#: What is measured, in the order of the table.
MEASURES = (
    *("organisations", "places", "roles", "practices", "practices+sector", "sectors", "activities"),
    *details.MEASURES,
)


@dataclass(slots=True)
class Measured:
    """What one or many reports gave.

    Attributes:
        scores: by measure.
        counts: `practices_found` (organisation and place right) and, of them, `region_right`;
            `silent` (annotated without any activity, organisation and place found) and, of them, `invented`;
            `leaks`: practices put into a place or voivodeship that is only the visitors';
            `facts` and `facts_unproven`: facts, and those whose text is not what their offsets say.
        errors: (report, measure, "missed" or "wrong", what).
        calibration: kind of fact -> (score, whether it is right) of each: practices (organisation and place),
            places, and the activities of practices that are right.
    """

    scores: dict[str, Score] = field(default_factory=lambda: {m: Score() for m in MEASURES})
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)
    calibration: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)

    def add(self, other: "Measured") -> None:
        """Add what another report gave."""
        for name, score in other.scores.items():
            self.scores[name].add(score)
        self.counts.update(other.counts)
        self.errors += other.errors
        for kind, scored in other.calibration.items():
            self.calibration.setdefault(kind, []).extend(scored)

    def scored(self, kind: str, score: float, right: bool) -> None:
        """Record whether a fact with a score is right."""
        self.calibration.setdefault(kind, []).append((score, right))

    def detail(self, report: str, measure: str, compared: tuple[Score, list[Error]]) -> None:
        """Add what comparing one field gave."""
        score, errors = compared
        self.scores[measure].add(score)
        self.errors += [(report, *error) for error in errors]


def measure(found: Extraction, gold: GoldReport) -> Measured:
    """Compare one extraction with its annotation."""
    result = Measured()
    _organisations(result, found, gold)
    _places(result, found, gold)
    _practices(result, found, gold)
    _provenance(result, found)
    return result


def total(measured: Iterable[Measured]) -> Measured:
    """Add up the measurements of many reports (micro average)."""
    result = Measured()
    for one in measured:
        result.add(one)
    return result


def _organisations(result: Measured, found: Extraction, gold: GoldReport) -> None:
    def score(o: Organisation, g: object) -> float:
        return float(same_name(o.name, g))  # type: ignore[arg-type]

    pairs = pair(found.organisations, gold.organisations, score)
    optional = {
        i
        for i, o in enumerate(found.organisations)
        if any(same_place(o.name, n) for n in gold.optional_organisations)
    }
    _tally(
        result,
        gold.report,
        "organisations",
        pairs,
        [o.name for o in found.organisations],
        [g.name for g in gold.organisations],
        optional,
    )
    for i, j in pairs:
        compared = details.legal_form(found.organisations[i], gold.organisations[j])
        result.detail(gold.report, "legal form", compared)


def _places(result: Measured, found: Extraction, gold: GoldReport) -> None:
    def score(p: Place, g: GoldPlace) -> float:
        return float(same_place(p.name, g.name) and (g.region is None or p.region == g.region))

    pairs = pair(found.places, gold.places, score)
    optional = {
        i for i, p in enumerate(found.places) if any(same_place(p.name, n) for n in gold.optional_places)
    }
    _tally(
        result,
        gold.report,
        "places",
        pairs,
        [f"{p.name} ({p.region})" for p in found.places],
        [f"{g.name} ({g.region})" for g in gold.places],
        optional,
    )
    right = {i for i, _ in pairs}
    for i, place in enumerate(found.places):
        if i not in optional and place.mentions:
            result.scored("places", max(m.score for m in place.mentions), i in right)
    for i, j in pairs:
        place, annotated = found.places[i], gold.places[j]
        if place.role == annotated.role:
            result.scores["roles"].right += 1
        else:
            result.scores["roles"].wrong += 1
            result.scores["roles"].missed += 1
            result.errors.append(
                (gold.report, "roles", "wrong", f"{place.name}: {place.role}, not {annotated.role}")
            )


def _practices(result: Measured, found: Extraction, gold: GoldReport) -> None:
    names = {g.name: g for g in gold.organisations}

    def same_organisation(p: Practice, g: GoldPractice) -> bool:
        known = names.get(g.organisation)
        return same_name(p.organisation, known) if known else same_place(p.organisation, g.organisation)

    def same_where(p: Practice, g: GoldPractice) -> bool:
        if p.place is None or g.place is None:
            return p.place is None and g.place is None
        return same_place(p.place.name, g.place)

    def score(p: Practice, g: GoldPractice) -> float:
        if not (same_organisation(p, g) and same_where(p, g)):
            return 0.0
        return 1.0 + len(set(p.sectors) & set(g.sectors)) / 100

    pairs = pair(found.practices, gold.practices, score)
    optional = {
        i
        for i, p in enumerate(found.practices)
        if any(same_place(p.organisation, n) for n in gold.optional_organisations)
    }
    listed = [f"{p.organisation} / {p.place.name if p.place else '–'}" for p in found.practices]
    wanted = [f"{g.organisation} / {g.place or '–'}" for g in gold.practices]
    _tally(result, gold.report, "practices", pairs, listed, wanted, optional)
    with_sector = [(i, j) for i, j in pairs if _sector_right(found.practices[i], gold.practices[j])]
    _tally(result, gold.report, "practices+sector", with_sector, listed, wanted, optional, quiet=True)
    matched = {i for i, _ in pairs}
    visitors = {p.region for p in gold.places if p.role == "visitor"} - {g.region for g in gold.practices}
    for i, practice in enumerate(found.practices):
        if i not in optional:
            result.scored("practices", practice.score, i in matched)
        if practice.place is not None and practice.place.region in visitors:
            result.counts["leaks"] += 1
            result.errors.append((gold.report, "practices", "leak", listed[i]))
    for i, j in pairs:
        _compare(result, found, found.practices[i], gold.practices[j], gold.report)


def _sector_right(found: Practice, gold: GoldPractice) -> bool:
    accepted = {*gold.sectors, *gold.accepted_sectors}
    return bool(accepted.intersection(found.sectors)) or not gold.sectors


def _compare(
    result: Measured, found: Extraction, practice: Practice, gold: GoldPractice, report: str
) -> None:
    result.counts["practices_found"] += 1
    region = practice.place.region if practice.place else None
    if region == gold.region:
        result.counts["region_right"] += 1
    else:
        result.errors.append(
            (report, "region", "wrong", f"{practice.organisation}: {region}, not {gold.region}")
        )
    mine, theirs = set(practice.sectors), set(gold.sectors)
    wrong = mine - theirs - set(gold.accepted_sectors)
    result.scores["sectors"].add(Score(len(mine & theirs), len(wrong), len(theirs - mine)))
    if not gold.activities:
        result.counts["silent"] += 1
        if practice.activities:
            result.counts["invented"] += 1
    pairs = pair(
        practice.activities,
        gold.activities,
        lambda a, g: score if (score := activity_overlap(a, g, found.report.text)) >= SAME_ACTIVITY else 0.0,
    )
    _tally(
        result,
        report,
        "activities",
        pairs,
        [f"{practice.organisation}: {a.text}" for a in practice.activities],
        [f"{practice.organisation}: {g.text}" for g in gold.activities],
        set(),
    )
    right = {i for i, _ in pairs}
    for i, activity in enumerate(practice.activities):
        result.scored("activities", activity.score, i in right)
    for measure, compared in details.fields(practice, gold).items():
        result.detail(report, measure, compared)


def _provenance(result: Measured, found: Extraction) -> None:
    text = found.report.text
    mentions = [
        m for group in (found.organisations, found.places) for entity in group for m in entity.mentions
    ]
    facts = [(m.start, m.end, m.text) for m in mentions]
    facts += [(e.start, e.end, e.text) for p in found.practices for e in p.evidence]
    result.counts["facts"] += len(facts)
    result.counts["facts_unproven"] += sum(text[start:end] != said for start, end, said in facts)


def _tally(
    result: Measured,
    report: str,
    name: str,
    pairs: list[tuple[int, int]],
    found: list[str],
    gold: list[str],
    optional: set[int],
    *,
    quiet: bool = False,
) -> None:
    right = {i for i, _ in pairs}
    seen = {j for _, j in pairs}
    wrong = [found[i] for i in range(len(found)) if i not in right and i not in optional]
    missed = [gold[j] for j in range(len(gold)) if j not in seen]
    result.scores[name].add(Score(len(right), len(wrong), len(missed)))
    if not quiet:
        result.errors += [(report, name, "wrong", what) for what in wrong]
        result.errors += [(report, name, "missed", what) for what in missed]
