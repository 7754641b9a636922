"""What the store gives back: practices, reports and organisations with their addresses."""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.model import Extraction, Practice


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """What a list shows of a report.

    Attributes:
        date: ISO date, possibly partial; None when unknown.
        kind: id of the kind of document, "" when unknown.
    """

    id: str
    title: str
    date: str | None
    publisher: str
    source_url: str
    kind: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRecord:
    """A practice with its address, its organisation and the report it comes from.

    Attributes:
        id: "p" and ten hexadecimal digits; the same after every reindex (`kb.store.identity`).
    """

    id: str
    practice: Practice
    organisation_id: str
    report: ReportHead


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecord:
    """A report with everything extracted from it.

    Attributes:
        practice_ids: ids aligned with ``extraction.practices``.
        organisation_ids: name of an organisation in this report -> its id.
    """

    head: ReportHead
    extraction: Extraction
    practice_ids: tuple[str, ...]
    organisation_ids: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRecord:
    """An organisation over all reports.

    Attributes:
        legal_form: Polish name of the form, None when no report says it.
        variants: names as the reports write them, with how often, the most frequent first.
    """

    id: str
    name: str
    legal_form: str | None
    variants: tuple[tuple[str, int], ...]
    practices: tuple[PracticeRecord, ...]
    reports: tuple[ReportHead, ...]
