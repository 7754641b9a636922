"""What is taken away opens elsewhere: other programs' readers read it back, for every unit and any search."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
from flask.testing import FlaskClient

from tests.web import reports
from tests.web.site import Known

UNITS = ("practices", "organisations", "reports")
QUERIES = ("", "q=fundacja", "region=śląskie&sector=-pralnictwo", "q=zzzqqqxxx")
_ATOM = "{http://www.w3.org/2005/Atom}"


def _found(client: FlaskClient, query: str) -> list[str]:
    """Ids of all hits of a search, page by page."""
    ids: list[str] = []
    address: str | None = f"/szukaj?{query}&per_page=100&format=json"
    while address:
        page = client.get(address).get_json()
        ids += [hit["id"] for hit in page["hits"]]
        address = f"{page['next']}&format=json" if page["next"] else None
    assert len(ids) == page["total"]
    return ids


def _csv(client: FlaskClient, address: str) -> list[list[str]]:
    data = client.get(address).data
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def _sheet(client: FlaskClient, address: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(client.get(address).data))
    assert len(book.worksheets) == 1
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert not [c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def _ris(text: str) -> list[dict[str, list[str]]]:
    """Read RIS as reference managers do: a tag, two blanks, a dash; TY opens a record, ER closes it."""
    records: list[dict[str, list[str]]] = []
    open_record: dict[str, list[str]] | None = None
    for line in text.split("\r\n"):
        if not line:
            assert open_record is None
            continue
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        tag, value = found.groups()
        if tag == "TY":
            assert open_record is None
            open_record = {}
        assert open_record is not None
        open_record.setdefault(tag, []).append(value)
        if tag == "ER":
            records.append(open_record)
            open_record = None
    assert open_record is None
    return records


def _bibtex(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Read BibTeX: kind, key, fields; braces must balance outside of what a backslash escapes."""
    entries = []
    at = 0
    while (at := text.find("@", at)) >= 0:
        opening = re.compile(r"@(\w+)\{([^,\s{}\"#%\\]+),").match(text, at)
        assert opening, text[at : at + 60]
        at = opening.end()
        fields = {}
        while field := re.compile(r"\s*(\w+) = \{").match(text, at):
            start = at = field.end()
            depth = 1
            while depth:
                if text[at] == "\\":
                    at += 1
                else:
                    depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            assert field.group(1) not in fields
            fields[field.group(1)] = text[start : at - 1]
            at += text[at : at + 1] == ","
        closing = re.compile(r"\s*\}\n").match(text, at)
        assert closing, text[at : at + 60]
        at = closing.end()
        entries.append((opening.group(1), opening.group(2), fields))
    return entries


_TEX = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{c}": c for c in "{}&%$#_"},
}


def _plain(tex: str) -> str:
    """Undo TeX's escapes."""
    return re.sub("|".join(re.escape(t) for t in _TEX), lambda m: _TEX[m.group()], tex)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("query", QUERIES)
def test_every_format_holds_what_the_search_finds(client: FlaskClient, unit: str, query: str) -> None:
    query = f"{quote(query, safe='=&-')}&unit={unit}"
    ids = _found(client, query)
    assert [row[0] for row in _csv(client, f"/eksport.csv?{query}")[1:]] == ids
    assert [row[0] for row in _sheet(client, f"/eksport.xlsx?{query}")[1:]] == ids
    data = json.loads(client.get(f"/eksport.json?{query}").data)
    assert [record["id"] for record in data[unit]] == ids
    features = json.loads(client.get(f"/eksport.geojson?{query}").data)["features"]
    assert [f["id"] for f in features] == ids
    assert [r["ID"] for r in _ris(client.get(f"/eksport.ris?{query}").text)] == [[i] for i in ids]
    entries = _bibtex(client.get(f"/eksport.bib?{query}").text)
    assert len(entries) == len({key for _, key, _ in entries}) == len(ids)


def test_workbook_and_csv_say_the_same(client: FlaskClient) -> None:
    for unit in UNITS:
        rows = _csv(client, f"/eksport.csv?unit={unit}")
        cells = _sheet(client, f"/eksport.xlsx?unit={unit}")
        assert len(rows) == len(cells)
        for row, those in zip(rows, cells, strict=True):
            for text, cell in zip(row, those, strict=True):
                if isinstance(cell, (int, float)):
                    assert float(text) == cell
                else:
                    assert text.removeprefix("'") == (cell or "").removeprefix("'")


def test_no_cell_of_hostile_reports_runs(client: FlaskClient) -> None:
    for unit in UNITS:
        cells = [cell for row in _csv(client, f"/eksport.csv?unit={unit}") for cell in row]
        assert any('HYPERLINK("' in cell for cell in cells)
        for cell in cells:
            number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
            assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell


@pytest.mark.parametrize("unit", UNITS)
def test_positions_are_longitude_first_and_in_poland(client: FlaskClient, unit: str) -> None:
    features = json.loads(client.get(f"/eksport.geojson?unit={unit}").data)["features"]
    points = []
    for feature in features:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        shape = feature["geometry"]
        if shape is not None:
            assert shape["type"] == ("Point" if unit == "practices" else "MultiPoint")
            points += [shape["coordinates"]] if unit == "practices" else shape["coordinates"]
    assert points
    assert all(14 < lon < 24.2 and 49 <= lat < 55 for lon, lat in points)


def test_citations_of_hostile_reports_read_back(client: FlaskClient, known: Known) -> None:
    titles = [r["TI"][0] for r in _ris(client.get("/eksport.ris?unit=reports").text)]
    read = [_plain(f["title"][1:-1]) for _, _, f in _bibtex(client.get("/eksport.bib?unit=reports").text)]
    assert read == titles
    assert set(reports.HOSTILE) <= set(titles)
    assert reports.TITLE in titles


def test_a_practice_is_cited_by_its_stable_id(client: FlaskClient, known: Known) -> None:
    record = _ris(client.get(f"/eksport.ris?id={known.practice}").text)[0]
    assert record["TY"] == ["ELEC"]
    assert record["ID"] == [known.practice]
    assert record["UR"] == [f"http://localhost/praktyka/{known.practice}"]
    assert record["T2"] == [reports.TITLE]
    assert record["DA"] == ["2017/06/21/"]
    kind, key, fields = _bibtex(client.get(f"/eksport.bib?id={known.practice}").text)[0]
    assert (kind, key, fields["url"]) == ("misc", known.practice, record["UR"][0])


def test_a_report_is_cited_as_one(client: FlaskClient) -> None:
    record = _ris(client.get("/eksport.ris?unit=reports&q=pranie+z+sercem").text)[0]
    assert (record["TY"], record["PB"], record["PY"]) == (["RPRT"], ["Ośrodek Wsparcia"], ["2017"])
    kind, _, fields = _bibtex(client.get("/eksport.bib?unit=reports&q=pranie+z+sercem").text)[0]
    assert (kind, fields["institution"]) == ("techreport", "Ośrodek Wsparcia")


@pytest.mark.parametrize("table", ["region", "county", "sector", "legal_form", "organisation", "years"])
def test_tables_of_counts_are_those_of_the_statistics(client: FlaskClient, table: str) -> None:
    query = f"q=fundacja&tabela={table}"
    rows = _csv(client, f"/statystyki.csv?{query}")
    cells = _sheet(client, f"/statystyki.xlsx?{query}")
    assert [["" if c is None else str(c) for c in row] for row in cells] == rows
    data = client.get(f"/szukaj?{query}&format=json").get_json()
    if table == "years":
        wanted = data["years"]
    else:
        wanted = [[v["value"].removeprefix("-"), v["count"]] for v in data["facets"][table] if v["count"]]
    found = [[row[0], row[-1]] for row in rows[1:]]
    assert found == [[str(value), str(count)] for value, count in wanted]


def test_the_cross_table_keeps_its_holes(client: FlaskClient) -> None:
    rows = _csv(client, "/statystyki.csv?wiersze=region&kolumny=sector")
    cells = _sheet(client, "/statystyki.xlsx?wiersze=region&kolumny=sector")
    assert [len(row) for row in rows] == [len(rows[0])] * len(rows)
    assert "0" in rows[1]
    assert [[str(c) for c in row] for row in cells] == rows


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("query", [*QUERIES, "q=%0B%00%1F%EF%BF%BE<>&"])
def test_feeds_of_any_search_follow_rfc_4287(client: FlaskClient, unit: str, query: str) -> None:
    address = f"/kanal.atom?{quote(query, safe='=&-%')}&unit={unit}"
    response = client.get(address)
    assert response.mimetype == "application/atom+xml"
    feed = ET.fromstring(response.data)
    assert feed.tag == f"{_ATOM}feed"
    for parent in (feed, *feed.findall(f"{_ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{_ATOM}{name}")) == 1, name
        assert (parent.findtext(f"{_ATOM}id") or "").startswith("http")
        moment = datetime.fromisoformat(parent.findtext(f"{_ATOM}updated") or "")
        assert moment.tzinfo is not None
        assert parent.find(f"{_ATOM}link[@rel='alternate']") is not None
    assert feed.find(f"{_ATOM}author/{_ATOM}name") is not None
    itself = feed.find(f"{_ATOM}link[@rel='self']")
    assert itself is not None
    assert client.get(itself.attrib["href"]).data == response.data
    shown = min(
        50, client.get(address.replace("/kanal.atom", "/szukaj") + "&format=json").get_json()["total"]
    )
    assert len(feed.findall(f"{_ATOM}entry")) == shown


def test_chosen_practices_in_their_order_without_those_that_are_gone(
    client: FlaskClient, known: Known
) -> None:
    chosen = [known.others[2], known.practice, known.others[0]]
    query = "&".join(f"id={i}" for i in (*chosen[:1], "p0000000000", *chosen[1:], chosen[0]))
    assert [row[0] for row in _csv(client, f"/eksport.csv?{query}")[1:]] == chosen
    assert client.get("/eksport.csv?id=p0000000000").status_code == 404
