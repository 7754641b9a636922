"""A report: its text with the mentions marked, an address for every sentence, what was found in it."""

from collections import Counter

from flask import Blueprint, Response, request

from web.generation import current_generation
from web.negotiation import respond
from web.present import public
from web.present.reading import mentions, parts

blueprint = Blueprint("report", __name__)


@blueprint.get("/raport/<path:report_id>")
def page(report_id: str) -> Response:
    """Show one report.

    Query parameters: `od` and `do`, a stretch of the text to mark, in characters; nonsense is ignored.

    Raises:
        NotFound: there is no such report.
    """
    generation = current_generation()
    record = generation.facts.report(report_id)
    kinds = Counter(span.kind for span in mentions(record))
    return respond(
        "report.html",
        json=lambda: public.report(record),
        record=record,
        report=record.extraction.report,
        parts=parts(record, _highlight(len(record.extraction.report.text))),
        kinds=kinds,
        # An address in a report is somebody else's text: only links to the web become links.
        sources=[s for s in record.extraction.report.sources if s.startswith(("http://", "https://"))],
        practices=generation.facts.practices(list(record.practice_ids)),
        places=[p for p in record.extraction.places if p.role != "mention"],
    )


def _highlight(length: int) -> tuple[int, int] | None:
    first, last = _offset("od"), _offset("do")
    if first is None or last is None or not 0 <= first < last or first >= length:
        return None
    return first, min(last, length)


def _offset(name: str) -> int | None:
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
