"""Polish and English: one address, one language; every text has its translation; counts decline."""

import ast
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

import kb
import web
from kb.settings import Settings
from tests.web.site import Known, soup
from web import create_app, errors, labels, templating
from web.i18n import catalogue, counted, number, percent
from web.present import quality
from web.views import search

_CALL = re.compile(r"""(?<![\w.])(?:_|n_)\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_FOLDER = Path(web.__file__).parent


def _sources() -> set[str]:
    """Every Polish text that the code gives to `translate` or `counted`."""
    found = {
        ast.literal_eval(m.group(1))
        for file in _FOLDER.rglob("*")
        if file.suffix in (".html", ".xml")
        for m in _CALL.finditer(file.read_text(encoding="utf-8"))
    }
    callers = {"translate", "counted"}
    for file in _FOLDER.rglob("*.py"):
        found |= _first_arguments(file, callers)
    for notes in ("query.py", "search/engine.py"):
        found |= _first_arguments(Path(kb.__file__).parent / notes, {"note", "_note"})
    for table in (
        labels._FIELDS,
        labels._SUGGESTED,
        labels._SHARED,
        search.SORT_NAMES,
        search.UNIT_NAMES,
        search.COUNTS,
        search.PARTIAL,
    ):
        found |= set(table.values())
    found |= {entry[1] for entry in (*templating.NAVIGATION, *templating.FOOTER, *labels._METHODS)}
    found |= {text for _, text in templating.THEME_NAMES}
    found |= {text for pair in errors._SAID.values() for text in pair}
    return found | set(quality._LABELS.values())


def _first_arguments(file: Path, callers: set[str]) -> set[str]:
    """Texts that a module gives to some functions as the first argument."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            first = node.args[0] if node.args else None
            if called in callers and isinstance(first, ast.Constant):
                found.add(first.value)
    return found


def test_every_text_is_translated_and_every_translation_used() -> None:
    assert set(catalogue("en")) == _sources()


def test_translations_have_the_same_slots() -> None:
    for polish, english in catalogue("en").items():
        slots = [set(re.findall(r"{(\w+)}", form)) for form in (*polish.split("|"), *english.split("|"))]
        assert all(s == slots[0] for s in slots), polish
        assert polish.count("|") in (0, 2)
        assert english.count("|") == (1 if "|" in polish else 0), polish


@pytest.mark.parametrize(
    ("n", "polish", "english"),
    [
        (0, "0 wyników", "0 results"),
        (1, "1 wynik", "1 result"),
        (2, "2 wyniki", "2 results"),
        (5, "5 wyników", "5 results"),
        (12, "12 wyników", "12 results"),
        (22, "22 wyniki", "22 results"),
        (112, "112 wyników", "112 results"),
        (1234, "1\N{NO-BREAK SPACE}234 wyniki", "1,234 results"),
    ],
)
def test_counts_decline(app: Flask, n: int, polish: str, english: str) -> None:
    forms = "{n} wynik|{n} wyniki|{n} wyników"
    for prefix, expected in (("/", polish), ("/en/", english)):
        with app.test_request_context(prefix):
            app.preprocess_request()
            from flask import g

            g.language = "en" if prefix == "/en/" else "pl"
            assert counted(forms, n) == expected


def test_numbers_outside_a_request_are_polish() -> None:
    assert number(1234.5, 1) == "1\N{NO-BREAK SPACE}234,5"
    assert percent(0.834) == "83\N{NO-BREAK SPACE}%"


def test_links_keep_the_language(client: FlaskClient, known: Known) -> None:
    for address in known.pages():
        page = soup(client, f"/en{address}")
        for link in page.find_all("a", href=True):
            if link["href"].startswith("/") and link.get("hreflang") != "pl":
                assert link["href"].startswith("/en/"), (address, link)


def test_the_switch_leads_to_the_same_page(client: FlaskClient) -> None:
    address = "/szukaj?q=pralnia&region=śląskie"
    english = soup(client, address).find("a", hreflang="en")
    assert english is not None
    assert str(english["href"]).startswith("/en/szukaj?q=pralnia&region=")
    back = soup(client, str(english["href"])).find("a", hreflang="pl")
    assert back is not None
    assert client.get(str(back["href"])).data == client.get(address).data


def test_english_by_default_where_the_operator_wants_it(settings: Settings) -> None:
    client = create_app(settings.replace(language="en")).test_client()
    assert '<html lang="en">' in client.get("/").text
    assert '<html lang="pl">' in client.get("/pl/").text


def test_english_names_of_sectors_and_regions(client: FlaskClient) -> None:
    page = soup(client, "/en/szukaj?sector=pralnictwo&region=śląskie")
    chips = [c.get_text(" ", strip=True) for c in page.select("a.chip")]
    assert any("Laundry" in c or "Laundr" in c for c in chips), chips
    assert any("Silesian" in c for c in chips), chips
