"""Practices, organisations, reports and counts as rows of a table: the columns every table format shares."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from kb.records import OrganisationRecord, PracticeRecord, ReportHead
from web import labels
from web.formats.citation import public_url

Cell = str | int | float | None
Row = Sequence[Cell]

PRACTICE_COLUMNS = (
    "id",
    "organizacja",
    "forma_prawna",
    "miejsce",
    "gmina",
    "powiat",
    "wojewodztwo",
    "teryt",
    "lat",
    "lon",
    "dzialalnosc",
    "rodzaje_dzialalnosci",
    "sektory",
    "grupy",
    "zalozyciele",
    "partnerzy",
    "rok",
    "miejsca_pracy",
    "pewnosc",
    "zdanie",
    "raport",
    "data_raportu",
    "wydawca",
    "adres_zrodla",
    "adres",
)
ORGANISATION_COLUMNS = (
    "id",
    "nazwa",
    "forma_prawna",
    "warianty",
    "praktyki",
    "raporty",
    "wojewodztwa",
    "adres",
)
REPORT_COLUMNS = ("id", "tytul", "data", "rodzaj", "wydawca", "jezyk", "adres_zrodla", "adres")

#: Between several values of one cell.
_BETWEEN = "; "


def practice_row(record: PracticeRecord, sentence: Callable[[PracticeRecord], str]) -> Row:
    """Return one practice as `PRACTICE_COLUMNS`.

    Args:
        record: the practice.
        sentence: gives the sentence that proves it best.
    """
    p = record.practice
    place = p.place
    return (
        record.id,
        p.organisation,
        p.legal_form,
        place.name if place else None,
        place.municipality if place else None,
        place.county if place else None,
        place.region if place else None,
        place.teryt if place else None,
        place.lat if place else None,
        place.lon if place else None,
        _BETWEEN.join(a.text for a in p.activities),
        _BETWEEN.join(dict.fromkeys(a.type for a in p.activities if a.type)),
        _BETWEEN.join(p.sectors),
        _BETWEEN.join(p.target_groups),
        _BETWEEN.join(p.founders),
        _BETWEEN.join(p.partners),
        p.year,
        p.jobs,
        round(p.score, 2),
        sentence(record),
        record.report.title,
        record.report.date,
        record.report.publisher,
        record.report.source_url,
        public_url("practice.page", practice_id=record.id),
    )


def organisation_row(record: OrganisationRecord) -> Row:
    """Return one organisation as `ORGANISATION_COLUMNS`."""
    regions = dict.fromkeys(
        p.practice.place.region for p in record.practices if p.practice.place and p.practice.place.region
    )
    return (
        record.id,
        record.name,
        record.legal_form,
        _BETWEEN.join(name for name, _ in record.variants),
        len(record.practices),
        len(record.reports),
        _BETWEEN.join(r for r in regions if r),
        public_url("organisation.page", organisation_id=record.id),
    )


def report_row(head: ReportHead) -> Row:
    """Return one report as `REPORT_COLUMNS`."""
    return (
        head.id,
        head.title,
        head.date,
        labels.document_kind(head.kind),
        head.publisher,
        head.language,
        head.source_url,
        public_url("report.page", report_id=head.id),
    )


def batches(ids: Sequence[str], size: int = 200) -> Iterator[Sequence[str]]:
    """Part ids so that no batch is large."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def plain(rows: Iterable[Row]) -> Iterator[list[str]]:
    """Return rows as text, blanks for what is not known."""
    for row in rows:
        yield ["" if cell is None else str(cell) for cell in row]
