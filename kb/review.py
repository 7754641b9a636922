"""Unsure facts for a person to look at: what `kb review` prints."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from kb.certainty import certainty, is_unsure
from kb.model import Mention, Place, Practice
from kb.records import ReportRecord
from kb.search import passages
from kb.store import Generation
from kb.text import plural

FactKind = Literal["organisation", "place", "activity", "sector", "practice"]
KINDS: tuple[FactKind, ...] = get_args(FactKind)
_NAMES: dict[str, dict[str, str]] = {
    "pl": {
        "organisation": "organizacja",
        "place": "miejsce",
        "activity": "działalność",
        "sector": "sektor",
        "practice": "praktyka",
    },
    "en": {str(kind): str(kind) for kind in KINDS},
}
_ENDINGS = (".md", ".markdown", ".html", ".htm", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsureFact:
    """A fact under the threshold.

    Attributes:
        report, title: id and title of its report.
        fact: in words: a name, a place, "organisation: activity", "organisation — place".
        score: 0 to 1. method: what found it; "" for a practice.
        start, end: where the report says it; `sentences` are those around it, or that prove it.
    """

    report: str
    title: str
    kind: FactKind
    fact: str
    score: float
    method: str
    start: int
    end: int
    sentences: tuple[str, ...]


def unsure_facts(
    generation: Generation, reports: Sequence[str], below: float, kinds: Iterable[str] = KINDS
) -> Iterator[UnsureFact]:
    """Yield the unsure facts of a generation, sorted by report, in a report the unsurest first.

    Args:
        generation: where to look.
        reports: ids of reports, also with the ending of their files; none means all.
        below: threshold of the score.
        kinds: those wanted, of `KINDS`.

    Raises:
        NotFound: there is no report with one of the ids.
    """
    wanted = frozenset(kinds)
    ids = [_id(report) for report in reports] or list(generation.facts.digests()[0])
    for id_ in sorted(set(ids)):
        record = generation.facts.report(id_)
        found = [fact for fact in _of_report(record, below) if fact.kind in wanted]
        yield from sorted(found, key=lambda fact: (fact.score, fact.start, fact.kind))


def listing(facts: Sequence[UnsureFact], below: float, language: str) -> str:
    """Return the facts as lines of text, "pl" or "en", under the titles of their reports."""
    lines: list[str] = []
    report = ""
    for fact in facts:
        if fact.report != report:
            report = fact.report
            lines += ["", f"{report} — {fact.title}"]
        method = f" ({fact.method})" if fact.method else ""
        lines.append(f"  {_number(fact.score, language)}  {_NAMES[language][fact.kind]}: {fact.fact}{method}")
        lines += [f"        „{sentence}”" for sentence in fact.sentences]
    return "\n".join([*lines[1:], *([""] if lines else []), _total(facts, below, language)])


def rows(facts: Iterable[UnsureFact]) -> list[dict[str, Any]]:
    """Return the facts as JSON would have them."""
    return [asdict(fact) for fact in facts]


def _total(facts: Sequence[UnsureFact], below: float, language: str) -> str:
    n, reports = len(facts), len({fact.report for fact in facts})
    limit = _number(below, language)
    if language == "en":
        return f"{n} {'fact' if n == 1 else 'facts'} below {limit} in {reports} reports"
    return (
        f"{n} {plural(n, 'fakt', 'fakty', 'faktów')} poniżej {limit} "
        f"w {reports} {plural(reports, 'raporcie', 'raportach', 'raportach')}"
    )


def _number(value: float, language: str) -> str:
    shown = f"{value:.2f}"
    return shown.replace(".", ",") if language == "pl" else shown


def _id(report: str) -> str:
    return next((report.removesuffix(ending) for ending in _ENDINGS if report.endswith(ending)), report)


def _of_report(record: ReportRecord, below: float) -> Iterator[UnsureFact]:
    text = record.extraction.report.text
    spans = passages.of_report(record.extraction.report)

    def fact(
        kind: FactKind,
        said: str,
        score: float,
        method: str,
        where: tuple[int, int],
        proof: Iterable[str] = (),
    ) -> UnsureFact:
        return UnsureFact(
            report=record.head.id,
            title=record.head.title,
            kind=kind,
            fact=said,
            score=round(score, 3),
            method=method,
            start=where[0],
            end=where[1],
            sentences=tuple(proof) or _around(text, spans, where[0]),
        )

    for organisation in record.extraction.organisations:
        if is_unsure(organisation, below) and organisation.mentions:
            best = _surest(organisation.mentions)
            yield fact("organisation", organisation.name, best.score, best.method, (best.start, best.end))
    for place in record.extraction.places:
        if is_unsure(place, below) and place.mentions:
            best = _surest(place.mentions)
            yield fact("place", _place(place), best.score, best.method, (best.start, best.end))
    for practice in record.extraction.practices:
        if is_unsure(practice, below):
            first = min(practice.evidence, key=lambda e: e.start, default=None)
            where = (first.start, first.end) if first else (0, 0)
            yield fact(
                "practice", _practice(practice), certainty(practice), "", where, _proof(practice, text)
            )
        for activity in practice.activities:
            if is_unsure(activity, below):
                said = f"{practice.organisation}: {activity.text}"
                where = (activity.start, activity.end)
                yield fact("activity", said, activity.score, activity.method, where)
        for proof in practice.sector_evidence:
            if is_unsure(proof, below):
                said = f"{practice.organisation}: {proof.value}"
                yield fact("sector", said, proof.score, proof.method, (proof.start, proof.end))


def _surest(mentions: Sequence[Mention]) -> Mention:
    return max(mentions, key=lambda mention: mention.score)


def _place(place: Place) -> str:
    return f"{place.name} ({place.region})" if place.region else place.name


def _practice(practice: Practice) -> str:
    return f"{practice.organisation} — {_place(practice.place) if practice.place else '?'}"


def _proof(practice: Practice, text: str) -> list[str]:
    spans = sorted({(e.sentence_start, e.sentence_end) for e in practice.evidence})
    return [" ".join(text[start:end].split()) for start, end in spans]


def _around(text: str, spans: Sequence[tuple[int, int]], at: int) -> tuple[str, ...]:
    number = bisect_right(spans, (at, len(text) + 1)) - 1
    if number < 0:
        return ()
    start, end = spans[number]
    return (" ".join(text[start:end].split()),)
