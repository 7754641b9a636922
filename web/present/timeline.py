"""What the reports say of an organisation over the years: what began when, which report tells of it when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from flask import url_for

from kb.records import OrganisationRecord, PracticeRecord, ReportHead
from web.i18n import translate
from web.present.addresses import sentence_url
from web.templating import date_words

Kind = Literal["start", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened in a year.

    Attributes:
        text: what, for people. url: what says so: a sentence of a report, or the report.
        detail: where it began, or the date of the report; "" for none.
        language: of the text, "" where it is the page's own.
    """

    kind: Kind
    text: str
    url: str
    detail: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year in which something happened; `silent` years before it nobody has written about."""

    year: int
    events: tuple[Event, ...]
    silent: int = 0


def timeline(record: OrganisationRecord) -> list[Year]:
    """Return the years of an organisation in which something happened, the first one first."""
    found: dict[int, list[Event]] = defaultdict(list)
    for year, event in (*_starts(record.practices), *_reports(record.reports)):
        if event not in found[year]:
            found[year].append(event)
    out: list[Year] = []
    for year in sorted(found):
        silent = year - out[-1].year - 1 if out else 0
        out.append(Year(year=year, events=tuple(found[year]), silent=silent))
    return out


def _starts(practices: Iterable[PracticeRecord]) -> Iterable[tuple[int, Event]]:
    for record in practices:
        practice = record.practice
        if practice.year is None:
            continue
        proofs = [e for e in practice.evidence if e.field == "year"]
        proof = max(proofs, key=lambda e: (e.score, -e.start), default=None)
        url = (
            sentence_url(record.report.id, proof.sentence_start, proof.sentence_end)
            if proof
            else url_for("practice.page", practice_id=record.id)
        )
        where = practice.place.name if practice.place else ""
        yield practice.year, Event(kind="start", text=translate("Początek działania"), url=url, detail=where)


def _reports(reports: Iterable[ReportHead]) -> Iterable[tuple[int, Event]]:
    for head in sorted(reports, key=lambda r: r.date or ""):
        if head.date and head.date[:4].isdigit():
            yield (
                int(head.date[:4]),
                Event(
                    kind="report",
                    text=head.title,
                    url=url_for("report.page", report_id=head.id),
                    detail=date_words(head.date),
                    language=head.language,
                ),
            )
