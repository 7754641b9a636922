"""What can be taken away: whole result sets, safe in spreadsheets, well formed everywhere."""

import csv
import io
import xml.etree.ElementTree as ET
import zipfile

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.site import Known
from web.formats.citation import Citation, bibtex, ris
from web.formats.rows import ORGANISATION_COLUMNS, PRACTICE_COLUMNS, REPORT_COLUMNS
from web.formats.tables import BOM, csv_lines, safe, xlsx

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_ATOM = "{http://www.w3.org/2005/Atom}"


def _rows(text: str) -> list[list[str]]:
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def _total(client: FlaskClient, query: str) -> int:
    total: int = client.get(f"/szukaj?{query}&format=json").get_json()["total"]
    return total


@pytest.mark.parametrize(
    ("unit", "columns"),
    [("practices", PRACTICE_COLUMNS), ("organisations", ORGANISATION_COLUMNS), ("reports", REPORT_COLUMNS)],
)
def test_csv_holds_all_hits(client: FlaskClient, unit: str, columns: tuple[str, ...]) -> None:
    response = client.get(f"/eksport.csv?unit={unit}")
    assert response.mimetype == "text/csv"
    assert "attachment" in response.headers["Content-Disposition"]
    rows = _rows(response.data.decode("utf-8"))
    assert tuple(rows[0]) == columns
    assert len(rows) - 1 == _total(client, f"unit={unit}")
    assert {len(row) for row in rows} == {len(columns)}


def test_csv_of_a_search(client: FlaskClient, known: Known) -> None:
    rows = _rows(client.get("/eksport.csv?q=manufaktura&region=śląskie").text)
    row = dict(zip(rows[0], next(r for r in rows if r[0] == known.practice), strict=True))
    assert row["miejsce"] == "Żarki"
    assert row["sektory"] == "pralnictwo; krawiectwo-i-upcykling"
    assert row["zdanie"].startswith("Spółdzielnia Socjalna „Manufaktura” w Żarkach")
    assert row["adres"].endswith(f"/praktyka/{known.practice}")


def test_no_cell_is_a_formula(client: FlaskClient) -> None:
    for unit in ("practices", "organisations", "reports"):
        for row in _rows(client.get(f"/eksport.csv?unit={unit}").text):
            assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]


@settings(deadline=None)
@given(st.text())
def test_safe_cells_are_never_formulas(text: str) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(deadline=None)
@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=5)
)
def test_tables_survive_any_text(rows: list[list[str]]) -> None:
    parsed = _rows("".join(csv_lines(("a", "b"), rows)))
    assert len(parsed) == len(rows) + 1
    book = zipfile.ZipFile(io.BytesIO(xlsx(("a", "b"), rows, name="x")))
    sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert len(sheet.findall(".//m:row", _NS)) == len(rows) + 1


def test_xlsx_is_a_workbook(client: FlaskClient, known: Known) -> None:
    book = zipfile.ZipFile(io.BytesIO(client.get("/eksport.xlsx?q=manufaktura").data))
    assert book.testzip() is None
    for name in book.namelist():
        ET.fromstring(book.read(name))
    sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = [c.text for c in sheet.findall(".//m:t", _NS)]
    assert known.practice in cells
    assert not sheet.findall(".//m:f", _NS)


def test_exports_are_the_same_each_time(client: FlaskClient) -> None:
    for form in ("csv", "xlsx", "json", "geojson", "ris", "bib"):
        assert client.get(f"/eksport.{form}").data == client.get(f"/eksport.{form}").data


def test_geojson(client: FlaskClient, known: Known) -> None:
    response = client.get("/eksport.geojson")
    assert response.mimetype == "application/geo+json"
    features = {f["id"]: f for f in response.get_json()["features"]}
    assert len(features) == _total(client, "q=")
    assert features[known.practice]["geometry"] == {"type": "Point", "coordinates": [19.37, 50.62]}


def test_feed_of_a_search(client: FlaskClient, known: Known) -> None:
    feed = ET.fromstring(client.get("/kanal.atom?q=manufaktura").data)
    entries = feed.findall(f"{_ATOM}entry")
    ids = [e.findtext(f"{_ATOM}id") or "" for e in entries]
    assert any(i.endswith(known.practice) for i in ids)
    assert len(ids) == len(set(ids))
    for moment in [feed.findtext(f"{_ATOM}updated"), *(e.findtext(f"{_ATOM}updated") for e in entries)]:
        assert moment
        assert len(moment) >= 20
        assert moment[10] == "T"


def test_statistics_csv(client: FlaskClient) -> None:
    rows = _rows(client.get("/statystyki.csv").text)
    assert len(rows) >= 27
    assert {len(row) for row in rows} == {len(rows[0])}
    counts = client.get("/statystyki?format=json").get_json()["cross"]["counts"]
    assert sum(int(row[-1]) for row in rows[1:]) == sum(c for _, _, c in counts)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_citations_survive_any_text(text: str) -> None:
    item = Citation(
        key="p1",
        title=text,
        report_title=text,
        publisher=text,
        date="2017-06",
        source_url=text,
        url="https://example.org/p1",
        keywords=(text,),
    )
    lines = ris(item).split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert all(line[2:6] == "  - " for line in lines[:-1])
    assert bibtex(item).startswith("@misc{p1,")
