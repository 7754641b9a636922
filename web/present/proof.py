"""One practice and the sentence that proves it: what the start page shows of the whole idea."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from kb.records import PracticeRecord, ReportRecord

#: A sentence longer than this is no good example.
_LONGEST = 320
_KINDS = {"organisation": "organisation", "place": "place", "activity": "activity", "target_group": "other"}


@dataclass(frozen=True, slots=True)
class Proof:
    """A practice, and its sentence with the mentions marked."""

    record: PracticeRecord
    sentence: Markup
    start: int
    end: int


def proof(record: PracticeRecord, report: ReportRecord) -> Proof | None:
    """Return the sentence that holds the organisation, the place and an activity at once; None when none does."""
    text = report.extraction.report.text
    by_sentence: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
    for e in record.practice.evidence:
        if e.field in _KINDS:
            found = by_sentence.setdefault((e.sentence_start, e.sentence_end), [])
            found.append((e.start, e.end, _KINDS[e.field]))
    for (start, end), spans in by_sentence.items():
        kinds = {kind for _, _, kind in spans}
        if end - start <= _LONGEST and {"organisation", "place", "activity"} <= kinds:
            return Proof(record, _marked(text, start, end, spans), start, end)
    return None


def _marked(text: str, start: int, end: int, spans: list[tuple[int, int, str]]) -> Markup:
    parts = []
    done = start
    for first, last, kind in sorted(spans):
        if first < done or last > end:
            continue
        parts.append(escape(text[done:first]))
        parts.append(Markup('<span class="m m--{}">{}</span>').format(kind, text[first:last]))
        done = last
    parts.append(escape(text[done:end]))
    return Markup("").join(parts)
