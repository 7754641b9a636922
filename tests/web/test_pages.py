"""Every page answers, in both languages, and follows the rules of good HTML."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from kb.settings import Settings
from tests.web.site import Known, soup
from web import create_app

LANGUAGES = ("", "/en")


def _problems(page: BeautifulSoup) -> list[str]:
    found = []
    if not page.html or not page.html.get("lang"):
        found.append("no lang")
    if len(page.find_all("h1")) != 1:
        found.append(f"{len(page.find_all('h1'))} h1")
    if not (page.title and page.title.text.strip(" –").endswith("Praktyki")):
        found.append("title")
    levels = [int(h.name[1]) for h in page.find_all(re.compile("^h[1-6]$"))]
    found += [f"heading {a} -> {b}" for a, b in pairwise(levels) if b > a + 1]
    ids = [e["id"] for e in page.find_all(id=True)]
    found += [f"id twice: {i}" for i in {i for i in ids if ids.count(i) > 1}]
    for attribute in ("aria-labelledby", "aria-controls", "aria-describedby", "form"):
        for element in page.find_all(attrs={attribute: True}):
            found += [f"{attribute} -> {r}" for r in element[attribute].split() if r not in ids]
    labelled = {label.get("for") for label in page.find_all("label")}
    for field in page.find_all(["input", "select", "textarea"]):
        if field.get("type") == "hidden":
            continue
        if field.get("id") not in labelled and not field.find_parent("label") and not field.get("aria-label"):
            found.append(f"no label: {field}")
        if (
            field.get("type") == "checkbox"
            and field.get("form") is None
            and not field.find_parent("fieldset")
        ):
            found.append(f"no fieldset: {field}")
    found += [f"no legend: {f}" for f in page.find_all("fieldset") if not f.find("legend")]
    for link in page.find_all("a"):
        if not (link.get_text(strip=True) or link.get("aria-label")):
            found.append(f"empty link: {link}")
    found += [f"no name: {b}" for b in page.find_all("button") if not b.get_text(strip=True)]
    found += [f"style attribute: {e}" for e in page.find_all(style=True)]
    found += [f"handler: {e}" for e in page.find_all(True) if any(a.startswith("on") for a in e.attrs)]
    found += [f"inline script: {s}" for s in page.find_all("script") if not s.get("src")]
    found += [f"inline style: {s}" for s in page.find_all("style")]
    found += [f"table without header: {t}" for t in page.find_all("table") if not t.find("th")]
    return found


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_every_page_is_good_html(client: FlaskClient, known: Known, prefix: str) -> None:
    for address in known.pages():
        page = soup(client, prefix + address)
        assert not _problems(page), address
        assert page.html is not None
        assert page.html["lang"] == ("en" if prefix else "pl")


def test_error_pages_are_good_html(client: FlaskClient) -> None:
    for address, status in (("/nie-ma", 404), ("/szukaj?region=Atlantyda", 400), ("/en/praktyka/p0", 404)):
        assert not _problems(soup(client, address, status))


def test_the_checker_sees_bad_html() -> None:
    bad = BeautifulSoup("<html><h1>a</h1><h3>b</h3><input name=q><p id=x><p id=x style='a'>", "html.parser")
    assert len(_problems(bad)) >= 5


def test_every_link_leads_somewhere(client: FlaskClient, known: Known) -> None:
    seen: set[str] = set()
    for address in known.pages():
        for link in soup(client, address).find_all(["a", "link", "use"], href=True):
            target = link["href"].split("#")[0]
            if target.startswith("/") and not target.startswith("/static"):
                seen.add(target)
    assert len(seen) > 200
    for target in sorted(seen)[::7]:  # a seventh of them, the same each time
        assert client.get(target).status_code == 200, target


def test_pages_weigh_little(client: FlaskClient, known: Known) -> None:
    css = client.get("/static/praktyki.css", headers={"Accept-Encoding": "gzip"})
    icons = client.get("/static/icons.svg", headers={"Accept-Encoding": "gzip"})
    for address in known.pages():
        response = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert response.headers["Content-Encoding"] == "gzip"
        assert len(response.data) + len(css.data) + len(icons.data) < 100_000, address


def test_accessibility_statement_has_its_ids_once(client: FlaskClient) -> None:
    wanted = (
        *("wstep", "podmiot", "url", "data-publikacja", "data-aktualizacja", "status", "data-sporzadzenie"),
        *("data-przeglad", "kontakt", "osoba", "email", "telefon", "procedura", "architektura"),
    )
    for prefix in LANGUAGES:
        page = soup(client, f"{prefix}/dostepnosc")
        for name in wanted:
            assert len(page.find_all(id=f"a11y-{name}")) == 1, name
        assert "Ośrodek <Wsparcia>" in page.text
        for moment in page.find_all("time"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", moment["datetime"])


def test_accessibility_statement_is_dated_by_the_settings(settings: Settings) -> None:
    days = {"site_published": "2026-03-31", "site_updated": "2026-05-02", "statement_made": "2026-03-30"}
    page = soup(create_app(settings.replace(**days)).test_client(), "/dostepnosc")
    for name, day in (
        ("publikacja", "2026-03-31"),
        ("aktualizacja", "2026-05-02"),
        ("sporzadzenie", "2026-03-30"),
    ):
        assert page.select_one(f"time#a11y-data-{name}")["datetime"] == day  # type: ignore[index]
    assert "31 marca 2026" in page.text
    assert page.select_one("span#a11y-data-przeglad").text == "nie podano"  # type: ignore[union-attr]
    assert "operator_phone, statement_reviewed" in page.select_one(".notice--warn").text  # type: ignore[union-attr]
    whole = {**days, "statement_reviewed": "2026-11-22", "operator_phone": "22 000 00 00"}
    page = soup(create_app(settings.replace(**whole)).test_client(), "/en/dostepnosc")
    assert page.select_one(".notice--warn") is None
    assert "22 November 2026" in page.text


def test_statement_is_announced_on_every_page(client: FlaskClient, known: Known) -> None:
    for address in known.pages():
        page = soup(client, address)
        assert page.find("meta", attrs={"name": "deklaracja-dostępności"})
        assert page.find("footer").find("a", href="/dostepnosc")  # type: ignore[union-attr]
