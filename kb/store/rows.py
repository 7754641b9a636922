"""The rows of a report in the tables of facts, made in whatever process has the extraction at hand."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from kb import codec
from kb.model import Extraction
from kb.search import passages
from kb.search.passages import Span

_ENCODE = msgspec.json.Encoder().encode


class Appearance(msgspec.Struct, frozen=True, array_like=True):
    """An organisation in a report: its id, the name and form given there, its mentions and how often each."""

    id: str
    name: str
    legal_form: str | None
    mentions: dict[str, int]


class PracticeRow(msgspec.Struct, frozen=True, array_like=True):
    """A practice; `passages`, `proven` and `data` are JSON."""

    id: str
    organisation: str
    passages: bytes
    proven: bytes
    data: bytes


class ReportRow(msgspec.Struct, frozen=True, array_like=True):
    """A report, its practices and organisations; `passages`, `organisations` and `extraction` are JSON."""

    id: str
    title: str
    date: str | None
    publisher: str
    source_url: str
    kind: str
    language: str
    sha256: str
    text: str
    passages: bytes
    organisations: bytes
    extraction: bytes
    practices: list[PracticeRow]
    appearances: list[Appearance]


def of_report(
    extraction: Extraction,
    organisation_ids: Mapping[str, str],
    practice_ids: Sequence[str],
    practice_passages: Sequence[Sequence[Span]],
) -> ReportRow:
    """Return the rows of one report."""
    report = extraction.report
    practices, appearances = [], []
    for practice, id_, spans in zip(extraction.practices, practice_ids, practice_passages, strict=True):
        owner = organisation_ids[practice.organisation]
        proven = sorted({(e.sentence_start, e.sentence_end) for e in practice.evidence})
        practices.append(PracticeRow(id_, owner, _ENCODE(list(spans)), _ENCODE(proven), _ENCODE(practice)))
        appearances.append(Appearance(owner, practice.organisation, practice.legal_form, {}))
    for organisation in extraction.organisations:
        found = organisation_ids.get(organisation.name)
        if found is not None:
            mentions = Counter(mention.text for mention in organisation.mentions)
            appearances.append(Appearance(found, organisation.name, organisation.legal_form, dict(mentions)))
    return ReportRow(
        id=report.id,
        title=report.title,
        date=report.date,
        publisher=report.publisher,
        source_url=report.source_url,
        kind=report.kind,
        language=report.language,
        sha256=report.sha256,
        text=report.text,
        passages=_ENCODE(passages.of_report(report)),
        organisations=_ENCODE(dict(organisation_ids)),
        extraction=codec.encode(extraction),
        practices=practices,
        appearances=appearances,
    )
