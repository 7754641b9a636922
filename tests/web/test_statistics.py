"""The page of numbers: map, years and cross-table answer to the search, narrow it, and have their tables."""

import re

from bs4 import Tag
from flask.testing import FlaskClient

from kb.vocabulary import regions
from tests.web.site import soup


def _number(tag: Tag | None) -> int:
    assert tag is not None
    return int(re.sub(r"\D", "", tag.text))


def _table(client: FlaskClient, address: str) -> dict[str, int]:
    rows = soup(client, address).select(".start-map > div:last-child > table tbody tr")
    return {row.th.text: _number(row.select_one(".num")) for row in rows}  # type: ignore[union-attr]


def test_map_and_table_say_the_same(client: FlaskClient) -> None:
    page = soup(client, "/statystyki")
    table = _table(client, "/statystyki")
    named = {str(a["aria-label"]) for a in page.select(".map a")}
    assert len(named) == len(regions.regions()) == 16
    for label in named:
        name, count = re.fullmatch(r"województwo (\S+): (\d+) \S+", label).groups()  # type: ignore[union-attr]
        assert table.get(name, 0) == int(count)


def test_choosing_a_region_narrows_and_choosing_it_again_widens(client: FlaskClient) -> None:
    address = "/statystyki?q=pralnia&wiersze=legal_form&kolumny=sector"
    link = soup(client, address).select_one('.map a[aria-label^="województwo śląskie"]')
    assert link is not None
    narrowed = soup(client, str(link["href"]))
    assert "region=%C5%9Bl%C4%85skie" in link["href"]
    # The sides of the table stay as they were.
    assert [o["value"] for o in narrowed.select("select option[selected]")] == ["legal_form", "sector"]
    chosen = narrowed.select_one(".map a.chosen")
    assert chosen is not None
    assert narrowed.select_one(".table--bars [aria-current]")["href"] == chosen["href"]  # type: ignore[index]
    assert "region=" not in str(chosen["href"])
    assert "wiersze=legal_form" in chosen["href"]
    chip = narrowed.select_one(".chip[href*=statystyki]")
    assert chip is not None


def test_years_are_narrowed_by_a_form(client: FlaskClient) -> None:
    page = soup(client, "/statystyki?q=pralnia")
    form = page.select_one("form.range")
    assert form is not None
    hidden = {i["name"]: i["value"] for i in form.select("[type=hidden]")}
    assert hidden == {"q": "pralnia"}
    bars = page.select(".histogram a")
    assert len(bars) > 2
    assert not page.select(".histogram .outside")
    year, count = re.fullmatch(r"(\d{4}): (\d+) \S+", str(bars[1]["aria-label"])).groups()  # type: ignore[union-attr]
    page = soup(client, str(bars[1]["href"]))
    inside = page.select(".histogram a:not(.outside)")
    assert [str(b["aria-label"])[:4] for b in inside] == [year]
    assert _number(page.select_one(".page-head .lead")) == int(count)
    assert page.find("a", string="wszystkie lata")["href"] == "/statystyki?q=pralnia"  # type: ignore[index]
    empty = soup(client, "/statystyki?year_from=1800&year_to=1801")
    assert empty.select_one("form.range") is not None
    assert empty.find("a", string="wszystkie lata") is not None


def test_what_the_readers_filters_leave_out_is_no_hole(client: FlaskClient) -> None:
    page = soup(client, "/statystyki?region=śląskie")
    assert [th.text for th in page.select(".cross thead th")] == ["śląskie"]
    page = soup(client, "/statystyki?region=-śląskie")
    heads = [th.text for th in page.select(".cross thead th")]
    assert "śląskie" not in heads
    assert "opolskie" in heads
    cells = page.select(".cross td[class]")
    assert len([c for c in cells if "c0" in c["class"]]) == len([c for c in cells if not c.a])


def test_cells_lead_to_what_they_count(client: FlaskClient) -> None:
    for cell in soup(client, "/statystyki").select(".cross td a")[::9]:
        heading = soup(client, str(cell["href"])).select_one("#wyniki-naglowek")
        assert _number(heading) == int(cell.text)
