"""A report's text as a page: blocks, sentences with addresses, mentions marked, one stretch highlighted."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from flask import url_for
from markupsafe import Markup, escape

from kb.model import Block, Extraction
from kb.records import ReportRecord
from kb.search.passages import sentences
from web.i18n import translate
from web.present.addresses import ANCHOR, sentence_url

#: A sentence and its address; the link is shown where the reader wants it, and without scripts too.
_SENTENCE = (
    '<span class="s" id="z{first}" data-od="{first}" data-do="{last}">{html}</span>'
    '<a class="s__to" href="{url}" aria-label="{label}" aria-describedby="z{first}"></a>'
)
Kind = Literal["organisation", "place", "visitor", "activity", "other"]
#: Where mentions overlap, the first of these wins, then the longer one.
_ORDER: dict[Kind, int] = {"activity": 2, "place": 1, "visitor": 1, "organisation": 0, "other": 3}
_OTHER_FIELDS = frozenset({"sector", "target_group", "founder", "partner", "year", "jobs"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A mention: where it stands, of what kind it is, where it leads."""

    start: int
    end: int
    kind: Kind = field(compare=False)
    url: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block ready to be shown.

    Attributes:
        tag: "h2" to "h6", "p", "blockquote", "ul" or "table".
        html: inside of a heading, a paragraph or a quotation.
        items: list items. rows: table rows as (is header, cells).
    """

    tag: str
    html: Markup = field(default_factory=Markup)
    items: list[Markup] = field(default_factory=list)
    rows: list[tuple[bool, list[Markup]]] = field(default_factory=list)


def mentions(record: ReportRecord) -> list[Span]:
    """Return the mentions to mark, none overlapping another."""
    extraction = record.extraction
    found: list[Span] = []
    for organisation in extraction.organisations:
        id_ = record.organisation_ids.get(organisation.name)
        url = url_for("organisation.page", organisation_id=id_) if id_ else ""
        found += (Span(m.start, m.end, "organisation", url) for m in organisation.mentions)
    for place in extraction.places:
        kind: Kind = "visitor" if place.role == "visitor" else "place"
        url = url_for("place.page", teryt=place.teryt) if place.teryt else ""
        found += (Span(m.start, m.end, kind, url) for m in place.mentions)
    for practice_id, practice in zip(record.practice_ids, extraction.practices, strict=True):
        url = url_for("practice.page", practice_id=practice_id)
        found += (Span(a.start, a.end, "activity", url) for a in practice.activities)
        found += (Span(e.start, e.end, "other", url) for e in practice.evidence if e.field in _OTHER_FIELDS)
    return _apart(found)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Keep the spans that matter more, or are longer, where some overlap."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (_ORDER[s.kind], s.start - s.end, s.start)):
        i = bisect_left(kept, span)
        before = i > 0 and kept[i - 1].end > span.start
        after = i < len(kept) and kept[i].start < span.end
        if span.start < span.end and not before and not after:
            kept.insert(i, span)
    return kept


def parts(record: ReportRecord, highlight: tuple[int, int] | None = None) -> list[Part]:
    """Return the report's blocks as HTML.

    Args:
        record: the report.
        highlight: a stretch to mark, with the anchor `web.present.addresses.ANCHOR`.
    """
    writer = _Writer(record.extraction, mentions(record), highlight)
    return writer.parts()


class _Writer:
    """Writes blocks; remembers whether the anchor of the highlight has been given away."""

    def __init__(self, extraction: Extraction, spans: list[Span], highlight: tuple[int, int] | None) -> None:
        self.id = extraction.report.id
        self.text = extraction.report.text
        self.blocks = extraction.report.blocks or (Block(kind="paragraph", start=0, end=len(self.text)),)
        self.spans = spans
        self.highlight = highlight
        self.anchored = False
        self.label = translate("Odnośnik do zdania")

    def parts(self) -> list[Part]:
        out: list[Part] = []
        levels = _levels(self.blocks)
        previous = ""
        for block, level in zip(self.blocks, levels, strict=True):
            if block.kind == "item":
                if previous != "item":
                    out.append(Part(tag="ul"))
                out[-1].items.append(self.stretch(block.start, block.end))
            elif block.kind == "row":
                if previous != "row":
                    out.append(Part(tag="table"))
                cells = block.cells or ((block.start, block.end),)
                out[-1].rows.append((block.header, [self.stretch(*cell) for cell in cells]))
            else:
                tag = {"heading": f"h{level}", "quote": "blockquote"}.get(block.kind, "p")
                out.append(Part(tag=tag, html=self.stretch(block.start, block.end)))
            previous = block.kind
        return out

    def stretch(self, start: int, end: int) -> Markup:
        """Write a stretch sentence by sentence, what is between them included."""
        html: list[Markup] = []
        done = start
        for first, last in sentences(self.text, start, end):
            html.append(escape(self.text[done:first]))
            html.append(
                Markup(_SENTENCE).format(
                    first=first,
                    last=last,
                    html=self.sentence(first, last),
                    url=sentence_url(self.id, first, last),
                    label=self.label,
                )
            )
            done = last
        html.append(escape(self.text[done:end]))
        return Markup("").join(html)

    def sentence(self, start: int, end: int) -> Markup:
        if self.highlight is None:
            return self.marked(start, end)
        first, last = max(start, self.highlight[0]), min(end, self.highlight[1])
        if first >= last:
            return self.marked(start, end)
        anchor = Markup("") if self.anchored else Markup(' id="{}"').format(ANCHOR)
        self.anchored = True
        return Markup('{}<mark class="hitmark"{}>{}</mark>{}').format(
            self.marked(start, first), anchor, self.marked(first, last), self.marked(last, end)
        )

    def marked(self, start: int, end: int) -> Markup:
        """Write a stretch with the mentions inside it; those that stick out are cut at its edges."""
        html: list[Markup] = []
        done = start
        i = max(0, bisect_left(self.spans, Span(start, start, "other")) - 1)
        while i < len(self.spans) and self.spans[i].start < end:
            span = self.spans[i]
            first, last = max(span.start, done), min(span.end, end)
            i += 1
            if first >= last:
                continue
            html.append(escape(self.text[done:first]))
            template = (
                '<a class="m m--{0}" href="{2}">{1}</a>' if span.url else '<span class="m m--{0}">{1}</span>'
            )
            html.append(Markup(template).format(span.kind, self.text[first:last], span.url))
            done = last
        html.append(escape(self.text[done:end]))
        return Markup("").join(html)


def _levels(blocks: Iterable[Block]) -> list[int]:
    """Return heading levels for the page: from 2 (the title is the h1) and never skipping one."""
    out: list[int] = []
    open_levels: list[int] = []
    for block in blocks:
        if block.kind != "heading":
            out.append(0)
            continue
        while open_levels and open_levels[-1] >= block.level:
            open_levels.pop()
        open_levels.append(block.level)
        out.append(min(1 + len(open_levels), 6))
    return out
