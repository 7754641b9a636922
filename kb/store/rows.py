"""What is kept of a report among the facts, made in whatever process has the extraction at hand."""

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec

from kb import codec
from kb.model import Extraction, Practice
from kb.search import passages
from kb.search.passages import Span

_ENCODE = msgspec.json.Encoder().encode
_PRACTICE = msgspec.json.Decoder(Practice)
_REPORT = msgspec.json.Decoder(Extraction)

#: How hard extractions are packed, 1 to 9: they are read for one report at a time.
_LEVEL = 1


class Appearance(msgspec.Struct, frozen=True, array_like=True):
    """An organisation in a report: its id, the name and form given there, its mentions and how often each."""

    id: str
    name: str
    legal_form: str | None
    mentions: dict[str, int]


class Summary(msgspec.Struct, frozen=True, array_like=True):
    """What is gathered over all reports: id and hash of one, its practices' ids and owners, who appears."""

    id: str
    sha256: str
    practices: list[tuple[str, str]]
    appearances: list[Appearance]


class PracticeRow(msgspec.Struct, frozen=True, array_like=True):
    """A practice: the id of its organisation, its passages, those that are evidence, itself as JSON."""

    organisation: str
    passages: list[Span]
    proven: list[Span]
    data: bytes

    @property
    def practice(self) -> Practice:
        """The practice itself."""
        return _PRACTICE.decode(self.data)


class ReportRow(msgspec.Struct, frozen=True, array_like=True):
    """A report with its practices.

    Attributes:
        organisations: name of an organisation in this report -> its id.
        packed: the extraction as packed JSON, without the text and the practices, which stand beside it.
    """

    id: str
    title: str
    date: str | None
    publisher: str
    source_url: str
    kind: str
    language: str
    sha256: str
    text: str
    passages: list[Span]
    organisations: dict[str, str]
    packed: bytes
    practices: list[PracticeRow]

    @property
    def extraction(self) -> Extraction:
        """The extraction."""
        found = _REPORT.decode(zlib.decompress(self.packed))
        report = replace(found.report, text=self.text)
        return replace(found, report=report, practices=tuple(row.practice for row in self.practices))


def of_report(
    extraction: Extraction,
    organisation_ids: Mapping[str, str],
    practice_passages: Sequence[Sequence[Span]],
) -> ReportRow:
    """Return a report with its practices."""
    report = extraction.report
    rows = [
        PracticeRow(
            organisation=organisation_ids[practice.organisation],
            passages=list(spans),
            proven=sorted({(e.sentence_start, e.sentence_end) for e in practice.evidence}),
            data=_ENCODE(practice),
        )
        for practice, spans in zip(extraction.practices, practice_passages, strict=True)
    ]
    bare = replace(extraction, report=replace(report, text=""), practices=())
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
        passages=passages.of_report(report),
        organisations=dict(organisation_ids),
        packed=zlib.compress(codec.encode(bare), _LEVEL),
        practices=rows,
    )


def summary(
    extraction: Extraction, organisation_ids: Mapping[str, str], practice_ids: Sequence[str]
) -> Summary:
    """Return what is gathered of a report."""
    practices, appearances = [], []
    for practice, id_ in zip(extraction.practices, practice_ids, strict=True):
        owner = organisation_ids[practice.organisation]
        practices.append((id_, owner))
        appearances.append(Appearance(owner, practice.organisation, practice.legal_form, {}))
    for organisation in extraction.organisations:
        found = organisation_ids.get(organisation.name)
        if found is not None:
            mentions = Counter(mention.text for mention in organisation.mentions)
            appearances.append(Appearance(found, organisation.name, organisation.legal_form, dict(mentions)))
    return Summary(extraction.report.id, extraction.report.sha256, practices, appearances)


class OrganisationRow(msgspec.Struct, frozen=True, array_like=True):
    """An organisation: its names, how often each variant is read, numbers of its practices and reports."""

    id: str
    name: str
    legal_form: str | None
    variants: dict[str, int]
    practices: list[int]
    reports: list[int]
