"""From a report to an extraction: names, places, activities, practices, each with its evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from indexer.extraction import codepages, health
from indexer.extraction.attach import Story, tell
from indexer.extraction.document import Doc, analyse
from indexer.extraction.mending import Mended, mend
from indexer.extraction.mentions import Names, find_names
from indexer.extraction.model_names import NamedEntity
from indexer.extraction.place_context import PlaceContext
from indexer.extraction.place_features import key_of
from indexer.extraction.place_hints import place_hints
from indexer.extraction.place_seen import is_wide
from indexer.extraction.places import PlaceResolver
from indexer.extraction.practices import build_practices, used_places
from kb.model import Extraction, Mention, Organisation, Place, Practice, Report

if TYPE_CHECKING:
    from spacy.language import Language

#: Raise it when the rules change in a way that no data file shows.
VERSION = "1"

RULES_ONLY = "none"
#: Reports whose names are looked for at once. Of short ones, 8 make the model twice as fast, more no faster.
_TOGETHER = 8
_KINDS = frozenset(("organisation", "public", "support", "venue", "other"))


@dataclass(frozen=True, slots=True)
class Reading:
    """The names, places and story of a report."""

    names: Names
    places: list[Place]
    story: Story
    context: PlaceContext


@dataclass(slots=True)
class Opened:
    """A report ready for the rules.

    Attributes:
        mended: the report, mended.
        doc: its words and sentences; None where there is nothing to read.
        found: the names that the model finds in it; None before `Extractor.recognise`.
    """

    mended: Mended
    doc: Doc | None
    found: "list[NamedEntity] | None" = None


class Extractor:
    """Extracts reports. Keeps the model and the place tables in memory between reports; not thread-safe.

    Args:
        model: an installed spaCy pipeline or a folder; None for the shipped one; "none" for rules only.

    Raises:
        ModelError: the pipeline cannot be loaded.
    """

    def __init__(self, model: str | None = None) -> None:
        self._nlp: Language | None = None
        if model != RULES_ONLY:
            from indexer.extraction.language import load

            self._nlp = load(model)
        self._places = PlaceResolver()

    def extract(self, report: Report) -> Extraction:
        """Return everything that one report says."""
        return self.finish(self.open(report))

    def extract_many(self, reports: Iterable[Report]) -> Iterator[Extraction]:
        """Yield the extractions of reports, in order, a few reports in memory at a time."""
        reports = iter(reports)
        while opened := [self.open(report) for report in islice(reports, _TOGETHER)]:
            self.recognise(opened)
            yield from map(self.finish, opened)

    def open(self, report: Report) -> Opened:
        """Return a report mended and analysed, for `finish`."""
        mended = mend(report)
        doc = analyse(mended.report) if mended.report.blocks else None
        return Opened(mended, doc if doc is not None and doc.sentences else None)

    def recognise(self, opened: Sequence[Opened]) -> None:
        """Let the model find the names of several reports at once: twice as fast, where reports are short."""
        asked = [o for o in opened if o.doc is not None and o.found is None]
        for one, found in zip(asked, self._entities([o.doc for o in asked if o.doc]), strict=True):
            one.found = found

    def finish(self, opened: Opened) -> Extraction:
        """Return everything that an opened report says; the model looks for names now if it did not yet."""
        self.recognise([opened])
        mended, warnings = opened.mended, health.warnings(opened.mended)
        if opened.doc is None:
            return Extraction(report=mended.original, warnings=warnings)
        return mended.back(replace(self._read(opened.doc, opened.found or []), warnings=warnings))

    def _read(self, doc: Doc, found: "list[NamedEntity]") -> Extraction:
        """Return what a report says that the rules can read."""
        reading = self.reading(doc, found)
        practices = build_practices(doc, reading.names, reading.story, reading.context)
        known = [*reading.places, *reading.context.unlisted]
        known += [p for p in used_places(practices) if all(key_of(p) != key_of(k) for k in known)]
        return Extraction(
            report=doc.report,
            organisations=_organisations(doc, reading.names),
            places=tuple(_with_roles(known, practices)),
            practices=tuple(_with_roles_of(practices)),
        )

    def reading(self, doc: Doc, found: "list[NamedEntity] | None" = None) -> Reading:
        """Return what a report names and tells, before anything is made of it.

        Args:
            doc: an analysed report.
            found: the names that the model finds in it; None to look for them here.
        """
        if found is None:
            (found,) = self._entities([doc])
        names = find_names(doc, found)
        places = self._places.resolve(
            doc.text,
            sentences=[(s.start, s.end) for s in doc.sentences],
            blocked=_name_spans(doc, names),
            hints=[*found, *place_hints(doc, names)],
        )
        return Reading(names, places, tell(doc, names), PlaceContext(doc, names, places))

    def _entities(self, docs: Sequence[Doc]) -> "list[list[NamedEntity]]":
        if self._nlp is None:
            return [[] for _ in docs]
        from indexer.extraction.language import entities

        texts = (doc.text[b.start : b.end] for doc in docs for b in doc.blocks)
        found = entities(self._nlp, texts)
        return [
            [
                replace(entity, start=entity.start + block.start, end=entity.end + block.start)
                for block in doc.blocks
                for entity in next(found)
                if not codepages.damaged(entity.text)
            ]
            for doc in docs
        ]


def _name_spans(doc: Doc, names: Names) -> list[tuple[int, int]]:
    return [doc.span(s.first, s.last) for s in names.spots if s.kind == "name"]


def _organisations(doc: Doc, names: Names) -> tuple[Organisation, ...]:
    made = []
    for entity in names.entities:
        if entity.kind not in _KINDS or entity.anonymous:
            continue
        mentions = []
        for located in sorted(entity.mentions, key=lambda m: m.first):
            start, end = doc.span(located.first, located.last)
            mentions.append(
                Mention(
                    start=start,
                    end=end,
                    text=doc.text[start:end],
                    method=located.method,
                    score=round(located.score, 3),
                )
            )
        aliases = tuple(a for a in entity.aliases if a != entity.name)
        made.append(
            Organisation(name=entity.name, legal_form=entity.form, mentions=tuple(mentions), aliases=aliases)
        )
    return tuple(made)


def _with_roles_of(practices: list[Practice]) -> Iterator[Practice]:
    for practice in practices:
        if practice.place is not None and practice.place.role != "practice":
            yield replace(practice, place=replace(practice.place, role="practice"))
        else:
            yield practice


def _with_roles(places: list[Place], practices: list[Practice]) -> Iterator[Place]:
    """Yield the places, with the role "practice" for those where practices are.

    A county or region is where a practice works only if no practice is known to be in a town.
    """
    used = {(p.place.name, p.place.teryt) for p in practices if p.place is not None}
    for place in places:
        works = (place.name, place.teryt) in used
        if place.role == "mention" and works:
            yield replace(place, role="practice")
        elif place.role == "practice" and used and not works and is_wide(place):
            yield replace(place, role="mention")
        else:
            yield place
