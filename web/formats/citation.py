"""How to cite a practice, a report, an organisation: RIS and BibTeX for reference managers.

Formats: RIS as of Research Information Systems (tags TY, TI, PY, DA, UR …, CRLF line ends); BibTeX as read
by biber, in UTF-8 with TeX's special characters escaped.
"""

import re
from dataclasses import dataclass

from flask import current_app, request, url_for

from kb.records import OrganisationRecord, PracticeRecord, ReportHead
from web import labels
from web.i18n import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a citation is made of.

    Attributes:
        key: the id in this base; that of a practice survives reindexing.
        report_title: the report that a practice comes from, "" for others.
        url: the address in this base.
        report: what is cited is a report.
    """

    key: str
    title: str
    report_title: str
    publisher: str
    date: str
    source_url: str
    url: str
    keywords: tuple[str, ...] = ()
    report: bool = False

    @property
    def year(self) -> str:
        """Year of the report, "" when unknown."""
        return self.date[:4]


def public_url(endpoint: str, **values: str) -> str:
    """Return a full address: with the site's public address when it is set, else with the one asked for."""
    base = current_app.config["SETTINGS"].site_url.rstrip("/")
    path = url_for(endpoint, **values)  # type: ignore[arg-type]
    return f"{base or request.host_url.rstrip('/')}{path}"


def citation(record: PracticeRecord) -> Citation:
    """Return the citation of a practice."""
    practice = record.practice
    place = f" ({practice.place.name})" if practice.place else ""
    return Citation(
        key=record.id,
        title=f"{practice.organisation}{place}: {translate('dobra praktyka ekonomii społecznej')}",
        report_title=record.report.title,
        publisher=record.report.publisher,
        date=record.report.date or "",
        source_url=record.report.source_url,
        url=public_url("practice.page", practice_id=record.id),
        keywords=tuple(labels.sector(s) for s in practice.sectors),
    )


def report_citation(head: ReportHead) -> Citation:
    """Return the citation of a report."""
    return Citation(
        key=head.id,
        title=head.title,
        report_title="",
        publisher=head.publisher,
        date=head.date or "",
        source_url=head.source_url,
        url=public_url("report.page", report_id=head.id),
        report=True,
    )


def organisation_citation(record: OrganisationRecord) -> Citation:
    """Return the citation of an organisation's page."""
    sectors = dict.fromkeys(s for p in record.practices for s in p.practice.sectors)
    return Citation(
        key=record.id,
        title=f"{record.name}: {translate('organizacja w bazie dobrych praktyk')}",
        report_title="",
        publisher="",
        date="",
        source_url="",
        url=public_url("organisation.page", organisation_id=record.id),
        keywords=tuple(labels.sector(s) for s in sectors),
    )


def ris(item: Citation) -> str:
    """Return one RIS record."""
    pairs = [
        ("TY", "RPRT" if item.report else "ELEC"),
        ("ID", item.key),
        ("TI", item.title),
        ("T2", item.report_title),
        ("PB", item.publisher),
        ("PY", item.year),
        ("DA", _ris_date(item.date)),
        *(("KW", word) for word in item.keywords),
        ("UR", item.url),
        ("L2", item.source_url),
        ("DB", "Praktyki"),
        ("ER", ""),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in pairs if value or tag == "ER"]
    return "\r\n".join(lines) + "\r\n"


def bibtex(item: Citation) -> str:
    """Return one BibTeX entry."""
    # Doubled braces keep the capitals of Polish names, which styles would lower.
    fields = [
        ("title", f"{{{_tex(item.title)}}}"),
        ("booktitle", _tex(item.report_title)),
        ("institution" if item.report else "organization", _tex(item.publisher)),
        ("year", _tex(item.year)),
        ("keywords", _tex(", ".join(item.keywords))),
        ("note", item.source_url and rf"Raport: \url{{{_url(item.source_url)}}}"),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    kind = "techreport" if item.report and item.publisher else "misc"
    opening = f"@{kind}{{{_key(item.key)},"
    return "\n".join((opening, *lines, f"  url = {{{_url(item.url)}}}", "}")) + "\n"


def _key(id_: str) -> str:
    """Return an id as a key that BibTeX takes; different ids stay different."""
    return re.sub(r"[^A-Za-z0-9-]", lambda m: ":" if m.group() == "/" else f"_{ord(m.group()):x}_", id_)


def _ris_date(iso: str) -> str:
    if not iso:
        return ""
    parts = [*iso.split("-"), "", ""][:3]
    return "/".join(parts) + "/"


def _line(value: str) -> str:
    return " ".join(value.split())


def _url(value: str) -> str:
    return re.sub(r"[{}\\\s]", lambda m: f"%{ord(m.group()):02X}", value)


_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _tex(value: str) -> str:
    return "".join(_TEX.get(c, c) for c in _line(value))
