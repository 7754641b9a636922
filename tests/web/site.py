"""What the site's tests share: ids that exist, pages parsed."""

from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from kb.search.synthetic import Corpus, organisation_ids
from kb.store import Store
from tests.web import reports

#: What browsers send when a person follows a link.
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
#: Made-up practices besides those of `tests.web.reports`.
PRACTICES = 90


@dataclass(frozen=True)
class Known:
    """Ids that exist in the generation."""

    practice: str
    others: tuple[str, ...]
    report: str
    organisation: str
    attacks: tuple[tuple[str, str, str], ...]

    def pages(self) -> list[str]:
        """One address of every kind of page for people."""
        return [
            "/",
            "/szukaj",
            "/szukaj?q=pralnia",
            "/szukaj?q=pralnia&sector=pralnictwo&region=-mazowieckie&year_from=2000",
            "/szukaj?unit=reports&q=pralnia",
            "/szukaj?unit=organisations",
            "/szukaj?q=zzzqqqxxx&sector=pralnictwo",
            "/szukaj?page=9999",
            f"/praktyka/{self.practice}",
            f"/praktyka/{self.practice}/karta",
            "/filtr/county?q=pralnia&szukaj=a",
            f"/raport/{self.report}",
            f"/raport/{self.report}?od=40&do=90",
            f"/organizacja/{self.organisation}",
            "/miejsce/24",
            "/miejsce/2409",
            "/miejsce/240905",
            "/sektor/pralnictwo",
            "/rodzaj/pralnia",
            f"/porownaj?id={self.practice}&id={self.others[0]}",
            "/porownaj",
            "/lista",
            f"/lista?id={self.practice}&id={self.others[0]}&id=p0000000000&usun={self.others[0]}",
            "/statystyki",
            "/statystyki?region=śląskie&wiersze=legal_form&kolumny=sector",
            "/o-serwisie",
            "/pomoc",
            "/dla-programistow",
            "/dostepnosc",
            "/jakosc-danych",
        ]


def soup(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    """Return a page parsed, its status checked."""
    response = client.get(address, headers={"Accept": BROWSER})
    assert response.status_code == status, (address, response.status_code, response.text[:300])
    return BeautifulSoup(response.data, "html.parser")


def build(folder: Path) -> None:
    """Make a generation of made-up reports, one like the real ones, and some that attack."""
    extractions = [
        reports.laundry(),
        *(reports.attack(i, payload) for i, payload in enumerate(reports.HOSTILE)),
        *Corpus(7, words=30).reports(PRACTICES),
    ]
    with Store(folder).writer(versions={"extractor": "tests"}) as writer:
        for extraction in extractions:
            ids = organisation_ids(extraction)
            if extraction.report.id.startswith("atak/"):
                ids = dict.fromkeys(ids, f"atak-{extraction.report.id[5:]}")
            writer.add(extraction, ids)
            for organisation in extraction.organisations:
                variants = [(organisation.name, 2), *((alias, 1) for alias in organisation.aliases)]
                writer.organisation(
                    ids[organisation.name], organisation.name, organisation.legal_form, variants
                )
        writer.fail("zły<b>.md", "plik jest pusty <script>alert(1)</script>")
