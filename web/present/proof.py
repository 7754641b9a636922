"""The sentences that prove a practice, with every mention marked by its kind."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from kb.records import PracticeRecord, ReportRecord
from web.present.addresses import sentence_url

#: A sentence longer than this is no good example for the start page; how many the practice page shows.
_LONGEST, _MOST = 260, 4
_KINDS = {"organisation": "organisation", "place": "place", "activity": "activity"}
_ALL = frozenset(_KINDS.values())
_Marks = dict[tuple[int, int], list[tuple[int, int, str]]]


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a report with its mentions marked, and its address."""

    html: Markup
    url: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A practice, and the one sentence that says who, where and what."""

    record: PracticeRecord
    sentence: Markup


def _by_sentence(record: PracticeRecord) -> _Marks:
    found: _Marks = {}
    for e in record.practice.evidence:
        kind = _KINDS.get(e.field, "other")
        if e.field != "legal_form":  # it stands inside the organisation's name
            found.setdefault((e.sentence_start, e.sentence_end), []).append((e.start, e.end, kind))
    return found


def proof(record: PracticeRecord, report: ReportRecord) -> Proof | None:
    """Return the sentence that holds organisation, place and activity at once; None when none does."""
    text = report.extraction.report.text
    for (start, end), marks in _by_sentence(record).items():
        if end - start <= _LONGEST and {kind for _, _, kind in marks} >= _ALL:
            return Proof(record, _marked(text, start, end, marks))
    return None


def said(record: PracticeRecord, report: ReportRecord) -> list[Said]:
    """Return the sentences that prove most of a practice, in the order of the report."""
    text = report.extraction.report.text
    ranked = sorted(
        _by_sentence(record).items(), key=lambda item: (-len({kind for _, _, kind in item[1]}), item[0])
    )
    return [
        Said(_marked(text, start, end, marks), sentence_url(report.head.id, start, end))
        for (start, end), marks in sorted(ranked[:_MOST])
    ]


def _marked(text: str, start: int, end: int, marks: list[tuple[int, int, str]]) -> Markup:
    parts = []
    done = start
    for first, last, kind in sorted(marks, key=lambda m: (m[0], -m[1])):
        if first < done or last > end:
            continue
        parts.append(escape(text[done:first]))
        parts.append(Markup('<span class="m m--{}">{}</span>').format(kind, text[first:last]))
        done = last
    parts.append(escape(text[done:end]))
    return Markup("").join(parts)
