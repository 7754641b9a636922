"""What the knowledge base is made of: reports, mentions, organisations, places, practices, evidence.

Everything here is frozen, and survives a round trip through JSON (`kb.codec`). Offsets count Unicode
characters (not bytes) of `Report.text`; intervals are half-open, so ``text[start:end]`` is the mention.
"""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row", "quote"]
PlaceRole = Literal["practice", "visitor", "mention"]
Precision = Literal["locality", "municipality", "county", "region", "land"]
EvidenceField = Literal[
    "organisation",
    "legal_form",
    "place",
    "activity",
    "sector",
    "target_group",
    "founder",
    "partner",
    "year",
    "jobs",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a report's text: a heading, a paragraph, a list item, a table row, a quotation.

    Attributes:
        level: depth of a heading (1 to 6) or of a list item (1, 2 …); 0 where it has no meaning.
        cells: intervals of a table row's cells; empty for other kinds.
        header: true for the header row of a table.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One source document.

    Attributes:
        id: the path inside the corpus without its ending, e.g. ``2017/wizyta-w-byczynie``.
        text: the plain text, blocks separated by a blank line; no markup. All offsets point into it.
        date: ISO date, possibly partial (``2017``, ``2017-06``, ``2017-06-21``); None when unknown.
        sources: addresses of what the report was written from, the main one first.
        kind: kind of document, a key of the vocabulary `document_kinds`; "" when unknown.
        sha256: of the file's bytes.
    """

    id: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str
    date: str | None = None
    publisher: str = ""
    sources: tuple[str, ...] = ()
    kind: str = ""
    language: str = "pl"
    path: str = ""

    @property
    def source_url(self) -> str:
        """The main source; "" when none is cited."""
        return self.sources[0] if self.sources else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of a report's text that names something: ``text == report.text[start:end]``.

    Attributes:
        method: what found it, e.g. ``rule:form+quoted``, ``ner``, ``gazetteer:locative``.
        score: how sure the method is, 0 to 1.
    """

    start: int
    end: int
    text: str
    method: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation of one report.

    Attributes:
        name: canonical nominative name in the report's own spelling.
        legal_form: Polish name of the form, as in the vocabulary `legal_forms`; None when not said.
        aliases: other names the report uses for it, as written ("PERUNICA", "CIS").
    """

    name: str
    legal_form: str | None
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of one report, resolved to the TERYT register as far as the text allows.

    Attributes:
        name: nominative, e.g. "Byczyna", "powiat kluczborski", "Podhale".
        municipality, county, region: names ("Byczyna", "kluczborski", "opolskie"); None when not known.
        teryt: 6 digits for a municipality or a locality in it, 4 for a county, 2 for a region.
        lat, lon: degrees, WGS 84.
        precision: what `teryt` and the point are exact to.
        role: where a practice works, where visitors come from, or merely mentioned.
        margin: distance in score to the runner-up among homonyms; small means unsure.
    """

    name: str
    municipality: str | None = None
    county: str | None = None
    region: str | None = None
    teryt: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = "locality"
    role: PlaceRole = "mention"
    margin: float = 0.0
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What an organisation does, as the report says it.

    Attributes:
        text: readable on its own, in the nominative: "odbiór odpadów stałych".
        type: id of the activity type in the vocabulary; None when the phrase could not be typed.
        sector: id of one of the 26 sectors; None when the phrase could not be typed.
        start, end: where the report says it; ``report.text[start:end]`` may be inflected.
    """

    text: str
    type: str | None
    sector: str | None
    start: int
    end: int
    method: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why we believe one field of a practice: a mention, and the sentence around it.

    Attributes:
        field: which field of the practice it proves.
        value: the value it proves ("Byczyna", "osoby bezrobotne", "2012").
        sentence_start, sentence_end: the sentence (or list item, or table row) that says so.
    """

    field: EvidenceField
    value: str
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    method: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What one organisation does in one place, as one report says.

    Attributes:
        organisation: name of an organisation of the same extraction.
        place: a place of the same extraction; None when the text does not say where.
        target_groups: Polish names, as in the vocabulary `target_groups`.
        founders, partners: names as the report gives them, in the nominative.
        form_sector: the sector that the legal form itself stands for by law (a centre of social integration
            reintegrates, whatever its trades are), or the trade in the name; None for forms that may do
            anything.
        year: when it was founded or started; None when not said.
        jobs: number of people employed, where stated.
        score: how sure we are of organisation, place and activities together, 0 to 1.
    """

    organisation: str
    legal_form: str | None
    place: Place | None
    activities: tuple[Activity, ...] = ()
    target_groups: tuple[str, ...] = ()
    founders: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    form_sector: str | None = None
    year: int | None = None
    jobs: int | None = None
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()

    @property
    def sectors(self) -> tuple[str, ...]:
        """Sector ids of the activities, in order of first appearance, then that of the legal form.

        Where neither tells one: the sector that the sentences speak of.
        """
        found = [*(a.sector for a in self.activities), self.form_sector]
        return tuple(dict.fromkeys(s for s in found if s)) or tuple(e.value for e in self.sector_evidence)

    @property
    def sector_evidence(self) -> tuple[Evidence, ...]:
        """What its sector rests on where only sentences speak of it (field "sector"); else nothing."""
        if self.form_sector or any(a.sector for a in self.activities):
            return ()
        return tuple(e for e in self.evidence if e.field == "sector")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything extracted from one report.

    Attributes:
        warnings: sentences for the person who supplied the report, in Polish.
    """

    report: Report
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    practices: tuple[Practice, ...] = ()
    warnings: tuple[str, ...] = ()
