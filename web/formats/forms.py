"""The formats of files to take away, declared: name in the address, name for people, media type."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """One format of files."""

    name: str
    label: str
    mimetype: str


CSV = Form("csv", "CSV", "text/csv")
XLSX = Form("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
JSON = Form("json", "JSON", "application/json")
GEOJSON = Form("geojson", "GeoJSON", "application/geo+json")
RIS = Form("ris", "RIS", "application/x-research-info-systems")
BIBTEX = Form("bib", "BibTeX", "application/x-bibtex")

#: For any result set.
FORMS = (CSV, XLSX, JSON, GEOJSON, RIS, BIBTEX)
#: For tables of counts; as JSON they are part of the statistics.
TABLES = (CSV, XLSX)
ATOM = "application/atom+xml"
BY_NAME: dict[str, Form] = {form.name: form for form in FORMS}

#: Answers that other sites' scripts may read.
OPEN = frozenset((*(form.mimetype for form in FORMS), ATOM, "application/problem+json"))
