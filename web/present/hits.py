"""Found ids turned into cards: what a line of the results shows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kb.records import OrganisationRecord, PracticeRecord, ReportHead
from kb.search.protocol import Hit, Results, Snippet
from kb.store.facts import Facts
from web import labels

Record = TypeVar("Record", PracticeRecord, OrganisationRecord, ReportHead)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One hit with its record; exactly one of the three is set."""

    hit: Hit
    practice: PracticeRecord | None = None
    organisation: OrganisationRecord | None = None
    report: ReportHead | None = None

    @property
    def snippets(self) -> tuple[Snippet, ...]:
        """Sentences to show."""
        return self.hit.snippets

    @property
    def sectors(self) -> list[str]:
        """Ids of an organisation's sectors, those of most practices first."""
        practices = self.organisation.practices if self.organisation else ()
        return [s for s, _ in Counter(s for r in practices for s in r.practice.sectors).most_common()]

    @property
    def places(self) -> list[str]:
        """Names of the places where an organisation works, those of most practices first."""
        practices = self.organisation.practices if self.organisation else ()
        return [
            p
            for p, _ in Counter(
                labels.short(r.practice.place) for r in practices if r.practice.place
            ).most_common()
        ]


def cards(results: Results, facts: Facts) -> list[Card]:
    """Return the hits of a page with their records, in order; what is gone meanwhile is left out."""
    ids = [hit.id for hit in results.hits]
    if results.request.unit == "practices":
        practices = _by_id(facts.practices(ids))
        return [Card(hit=h, practice=practices[h.id]) for h in results.hits if h.id in practices]
    if results.request.unit == "organisations":
        organisations = _by_id(facts.organisations(ids))
        return [Card(hit=h, organisation=organisations[h.id]) for h in results.hits if h.id in organisations]
    reports = _by_id(facts.reports(ids))
    return [Card(hit=h, report=reports[h.id]) for h in results.hits if h.id in reports]


def report_heads(results: Results, facts: Facts) -> Mapping[str, ReportHead]:
    """Return the heads of the reports that the snippets quote."""
    ids = sorted({s.report_id for hit in results.hits for s in hit.snippets})
    return _by_id(facts.reports(ids))


def _by_id(records: Sequence[Record]) -> dict[str, Record]:
    return {record.id: record for record in records}
