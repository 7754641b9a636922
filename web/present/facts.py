"""The facts of a practice, each with what proves it, and plainly blank where the report is silent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kb.model import Activity, Evidence, Practice
from kb.records import PracticeRecord, ReportRecord
from kb.search.passages import sentences
from web import labels
from web.i18n import number
from web.present.addresses import sentence_url
from web.templating import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A sentence of the report with the mention marked in it."""

    html: Markup
    url: str
    method: str
    method_name: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a field; `url` leads to its own page, where it has one."""

    text: str
    proofs: tuple[Proof, ...]
    url: str = ""

    @property
    def score(self) -> float:
        """How sure the surest of its proofs is; 1 where nothing speaks for doubt."""
        return max((proof.score for proof in self.proofs), default=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One field with its values; no values means that the report does not say."""

    name: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One activity with its type, its sector and what proves it."""

    activity: Activity
    proofs: tuple[Proof, ...]

    @property
    def score(self) -> float:
        """How sure the program is that this is done."""
        return self.activity.score


def facts(record: PracticeRecord, report: ReportRecord, urls: dict[str, str]) -> list[Fact]:
    """Return the fields of a practice in the order of the page.

    Args:
        record: the practice.
        report: its report, for the sentences.
        urls: field -> address of the value's own page.
    """
    practice = record.practice
    prover = _Prover(report, practice.evidence)
    values = _values(practice)
    out = []
    for name, texts in values:
        shown = tuple(
            Value(
                text=_shown(name, text),
                proofs=prover.of(name, text, alone=len(texts) == 1),
                url=urls.get(name, ""),
            )
            for text in texts
        )
        out.append(Fact(name=name, label=labels.field(name), values=shown))
    return out


def _values(practice: Practice) -> Iterable[tuple[str, tuple[str, ...]]]:
    place = practice.place
    yield "organisation", (practice.organisation,)
    yield "legal_form", (practice.legal_form,) if practice.legal_form else ()
    yield "place", (place.name,) if place else ()
    if told := practice.sector_evidence:
        yield "sector", tuple(e.value for e in told)
    yield "target_group", practice.target_groups
    yield "founder", practice.founders
    yield "partner", practice.partners
    yield "year", (str(practice.year),) if practice.year else ()
    yield "jobs", (str(practice.jobs),) if practice.jobs is not None else ()


def _shown(name: str, text: str) -> str:
    if name == "legal_form":
        return labels.legal_form(text)
    if name == "sector":
        return labels.sector(text)
    if name == "target_group":
        return labels.target_group(text)
    if name == "jobs":
        return number(int(text))
    return text


def activities(record: PracticeRecord, report: ReportRecord) -> list[Done]:
    """Return the activities with their sentences."""
    prover = _Prover(report, record.practice.evidence)
    return [Done(activity=a, proofs=prover.of_activity(a)) for a in record.practice.activities]


class _Prover:
    def __init__(self, report: ReportRecord, evidence: Sequence[Evidence]) -> None:
        self.text = report.extraction.report.text
        self.report_id = report.head.id
        self.evidence = evidence

    def of(self, field: str, value: str, *, alone: bool) -> tuple[Proof, ...]:
        """Return the proofs of a value, the surest first; a field's only value takes all of the field's."""
        of_field = [e for e in self.evidence if e.field == field]
        fitting = [e for e in of_field if e.value == value] or (of_field if alone else [])
        return self._proofs(fitting)

    def of_activity(self, activity: Activity) -> tuple[Proof, ...]:
        fitting = [
            e
            for e in self.evidence
            if e.field == "activity" and e.start < activity.end and activity.start < e.end
        ]
        if fitting:
            return self._proofs(fitting)
        start, end = self._sentence(activity.start, activity.end)
        return (self._proof(activity.start, activity.end, start, end, activity.method, activity.score),)

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence around a stretch that no evidence covers."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end)
        last = len(self.text) if last < 0 else last
        around = [s for s in sentences(self.text, first, last) if s[0] < end and start < s[1]]
        return (around[0][0], around[-1][1]) if around else (start, end)

    def _proofs(self, evidence: Iterable[Evidence]) -> tuple[Proof, ...]:
        best: dict[tuple[int, int], Evidence] = {}
        for e in sorted(evidence, key=lambda e: (-e.score, e.start)):
            best.setdefault((e.sentence_start, e.sentence_end), e)
        return tuple(
            self._proof(e.start, e.end, e.sentence_start, e.sentence_end, e.method, e.score)
            for e in best.values()
        )

    def _proof(self, start: int, end: int, first: int, last: int, method: str, score: float) -> Proof:
        first, last = min(first, start), max(last, end)
        return Proof(
            html=marked(self.text[first:last], [(start - first, end - first)]),
            url=sentence_url(self.report_id, first, last),
            method=method,
            method_name=labels.method(method),
            score=score,
        )
