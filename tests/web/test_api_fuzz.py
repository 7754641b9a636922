"""Whatever comes in an address, the answer has a right status, is well formed, and shows the way on.

Addresses are made of the site's own routing, so a new page is asked too; nothing here is timed.
"""

import json
import shutil
import threading
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.settings import Settings
from kb.store import Store
from tests.web import reports
from tests.web.site import BROWSER, Known, soup
from web import create_app
from web.api.operations import OPERATIONS

_FUZZ = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
#: Statuses that an address can rightly get.
RIGHT = {200, 302, 304, 308, 400, 404, 414}

#: Texts that have broken programs before, besides any text at all.
NASTY = (
    *reports.HOSTILE,
    *(
        "",
        " ",
        "-",
        "--",
        "---",
        "\0",
        "a\0b",
        "\x0b",
        "\x1f",
        "\x7f",
        "\u202e",
        "\ufeff",
        "\ufffe",
        "\uffff",
    ),
    *("0", "-1", "1" + "0" * 9, "9" * 400, "1e9", "٢٤", "1.5", "NaN", "Infinity", "true", "null", "[]", "{}"),
    *("%00", "%", "%zz", "../../etc/passwd", "..\\..", "//evil.example", "C:\\", "a" * 5000, "ą" * 3000),
    *('"', "'", "((((", ")", "NOT " * 50, "*", "?", "[ TO ]", "a:b", "q:q", "\\", "\n", "\r\nX-Header: 1"),
    *("p0000000000", "24", "śląskie", "pralnictwo", "sector", "relevance", "json", "html", "practices"),
)
texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=60))
names = st.one_of(
    st.sampled_from(sorted({p.name for o in OPERATIONS for p in o.parameters})), st.text(max_size=10)
)
pairs = st.lists(st.tuples(names, texts), max_size=6)
#: Bytes after the question mark, as no browser would send them: broken UTF-8, lone surrogates, bare controls.
raw = st.one_of(
    st.binary(max_size=60),
    st.lists(
        st.sampled_from([b"q=", b"&", b"page=", b"%ED%A0%80", b"%00", b"%FF", b"%", b"=", b";", b"+", b"id="])
    ).map(b"".join),
)


def _rules(app: Flask) -> list[str]:
    return sorted(r.rule for r in app.url_map.iter_rules() if "GET" in (r.methods or ()))


def _path(rule: str, value: str) -> str:
    """Fill the variable part of a rule."""
    before, bracket, rest = rule.partition("<")
    return f"{before}{value}{rest.partition('>')[2]}" if bracket else rule


def _ask(app: Flask, path: str, query: str, accept: str) -> None:
    environ = {
        "PATH_INFO": path.encode("utf-8", "replace").decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_ACCEPT": accept,
    }
    _well_formed(app.test_client().open(environ_overrides=environ), f"{path!r} {query!r}")


def _well_formed(response: Any, asked: str) -> None:
    assert response.status_code in RIGHT, (asked, response.status_code)
    assert response.headers["Content-Security-Policy"], asked
    assert "Traceback" not in (response.text if response.mimetype.startswith("text/") else ""), asked
    kind = response.mimetype
    if response.status_code in (302, 304, 308):
        location = response.headers.get("Location", "/")
        own = location.removeprefix("http://localhost")
        assert own.startswith("/"), (asked, location)
        assert not own.startswith(("//", "/\\")), (asked, location)
    elif kind.endswith("json"):
        data = json.loads(response.data)
        if kind == "application/problem+json":
            assert set(data) == {"type", "title", "status", "detail"}, asked
            assert data["status"] == response.status_code
            assert data["detail"], asked
    elif kind.endswith("xml"):
        ET.fromstring(response.data)
    elif kind == "text/html":
        page = BeautifulSoup(response.data, "html.parser")
        assert len(page.find_all("h1")) == 1, asked
        assert (page.find("main") if response.status_code >= 400 else page).find("a", href=True), asked
        for element in page.find_all(True):
            assert not [a for a in element.attrs if a.startswith("on")], (asked, element)
            for name in ("href", "src", "action"):
                assert not str(element.get(name, "")).strip().lower().startswith(("javascript:", "data:")), (
                    asked
                )
        assert not [s for s in page.find_all("script") if not s.get("src", "").startswith("/static/")], asked


@pytest.mark.parametrize("accept", [BROWSER, "application/json", "*/*"])
@_FUZZ
@given(data=st.data())
def test_any_value_anywhere(app: Flask, accept: str, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(_rules(app)))
    prefix = data.draw(st.sampled_from(["", "/en", "/pl"]))
    path = prefix + _path(rule, data.draw(texts))
    query = [(n.encode("utf-8", "replace"), v.encode("utf-8", "replace")) for n, v in data.draw(pairs)]
    _ask(app, path, urlencode(query), accept)


@pytest.mark.parametrize("accept", [BROWSER, "application/json"])
@_FUZZ
@given(data=st.data())
def test_any_bytes_after_the_question_mark(app: Flask, accept: str, data: st.DataObject) -> None:
    path = _path(data.draw(st.sampled_from(_rules(app))), "24")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": data.draw(st.sampled_from([path, "/en" + path])),
        "QUERY_STRING": data.draw(raw).decode("latin-1"),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "HTTP_ACCEPT": accept,
    }
    _well_formed(app.test_client().open(environ_overrides=environ), repr(environ))


@_FUZZ
@given(path=st.binary(max_size=40), accept=st.text(st.characters(max_codepoint=255), max_size=30))
def test_any_bytes_as_the_path(app: Flask, path: bytes, accept: str) -> None:
    environ = {"PATH_INFO": "/" + path.decode("latin-1"), "QUERY_STRING": "", "HTTP_ACCEPT": accept}
    _well_formed(app.test_client().open(environ_overrides=environ), repr(path))


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_in_every_parameter_at_once(client: FlaskClient, text: str) -> None:
    for path in ("/szukaj", "/statystyki.csv"):
        names_ = sorted({p.name for o in OPERATIONS for p in o.parameters} - {"format"})
        for some in (names_, ["q"], ["q", "q", "page", "per_page"], ["id", "od", "do"]):
            query = [(name, text.encode("utf-8", "replace")) for name in some]
            response = client.get(path, query_string=query, headers={"Accept": "application/json"})
            _well_formed(response, f"{path} {some} {text!r}")


@pytest.mark.parametrize("page", ["1000000000", "-1", "0", "9" * 400, "-" + "9" * 400, "1e9", "x"])
def test_pages_that_are_none(client: FlaskClient, page: str) -> None:
    data = client.get(f"/szukaj?page={page}&format=json").get_json()
    assert data["page"] >= 1
    assert data["total"] > 0
    if data["page"] > data["pages"]:
        assert data["hits"] == []
        main = soup(client, f"/szukaj?page={page}").find("main")
        assert main is not None
        assert main.find("a", href="/szukaj")


def test_a_slash_too_many_leads_to_the_page(client: FlaskClient) -> None:
    for address, target in (
        ("/szukaj/?q=a&q=b", "/szukaj?q=a&q=b"),
        ("/en/pomoc/", "/en/pomoc"),
        ("/miejsce/24//", "/miejsce/24"),
    ):
        response = client.get(address)
        assert (response.status_code, response.headers["Location"]) == (308, target)
    for path in ("/nie-ma/", "//evil.example/", "//evil.example/szukaj/", "/static/", "/\\evil.example/"):
        response = client.get("/", environ_overrides={"PATH_INFO": path})
        assert response.status_code == 404, path


def test_a_lost_record_offers_its_words(client: FlaskClient) -> None:
    for address in ("/raport/2016/wizyta-w-byczynie", "/organizacja/wizyta-w-byczynie"):
        page = soup(client, address, 404)
        field = page.find("input", attrs={"name": "q"})
        assert field is not None
        assert field["value"] == "wizyta w byczynie"
        assert "odświeżona" in page.text
        assert "refreshed" in soup(client, f"/en{address}", 404).text


@pytest.fixture
def changing(tmp_path: Path, data: Path, settings: Settings) -> tuple[Path, FlaskClient]:
    """A copy of the site's data that a test may change, and a browser on it."""
    folder = tmp_path / "changing"
    shutil.copytree(data, folder)
    return folder, create_app(settings.replace(data=folder)).test_client()


def _swap(folder: Path, *texts_: str) -> None:
    """Put a generation of other reports in place of the live one."""
    with Store(folder).writer(versions={}) as writer:
        for number, text in enumerate(texts_):
            extraction = reports.attack(number, text)
            writer.add(extraction, {o.name: f"o{number}" for o in extraction.organisations})


def test_a_report_that_goes_while_its_page_is_open(changing: tuple[Path, FlaskClient], known: Known) -> None:
    folder, client = changing
    open_pages = [
        f"/raport/{known.report}",
        f"/praktyka/{known.practice}",
        f"/organizacja/{known.organisation}",
    ]
    tags = {address: client.get(address).headers["ETag"] for address in open_pages}
    links = {
        a["href"].partition("#")[0]
        for address in open_pages
        for a in soup(client, address).find("main").find_all("a", href=True)  # type: ignore[union-attr]
        if a["href"].startswith("/")
    }
    assert len(links) > 10
    _swap(folder, "inny raport")
    for address in open_pages:
        lost = client.get(address, headers={"Accept": BROWSER, "If-None-Match": tags[address]})
        assert lost.status_code == 404
        assert soup(client, address, 404).find("main").find("form", action="/szukaj")  # type: ignore[union-attr]
        problem = client.get(address, headers={"Accept": "application/json"}).get_json()
        assert problem["type"].endswith("#not-found")
    for link in sorted(links):
        response = client.get(link, headers={"Accept": BROWSER})
        _well_formed(response, link)
    compared = client.get(f"/porownaj?id={known.practice}&format=json").get_json()
    assert compared == {"practices": [], "missing": [known.practice]}


@pytest.mark.parametrize("what", ["gone", "half", "pointer"])
def test_an_index_that_breaks_while_the_site_runs(
    changing: tuple[Path, FlaskClient], known: Known, what: str
) -> None:
    folder, client = changing
    assert client.get("/szukaj").status_code == 200
    if what == "gone":
        shutil.rmtree(folder)
    elif what == "half":
        _swap(folder, "nowy raport")
        newest = max((folder / "generations").iterdir())
        file = newest / "facts" / "reports"
        file.write_bytes(file.read_bytes()[:1000])
    else:
        (folder / "current").write_text("koty", encoding="ascii")
    for address in (
        "/",
        "/szukaj?q=a",
        f"/praktyka/{known.practice}",
        "/statystyki",
        "/eksport.csv",
        "/lista?id=p1",
    ):
        for prefix, language in (("", "pl"), ("/en", "en")):
            page = soup(client, prefix + address, 503)
            assert page.html is not None
            assert page.html["lang"] == language
            assert page.find("main").find("a", href=f"{prefix}/pomoc")  # type: ignore[union-attr]
        response = client.get(address, headers={"Accept": "application/json"})
        assert response.status_code == 503
        assert response.headers["Retry-After"]
        assert response.get_json()["type"].partition("#")[2] in ("no-index", "index-damaged")
    assert client.get("/pomoc").status_code == 200
    assert client.get("/dla-programistow").status_code == 200
    assert client.get("/api/openapi.json").status_code == 200


def test_pages_never_mix_two_editions(changing: tuple[Path, FlaskClient]) -> None:
    """Readers ask without pause while the index is swapped: each answer is of one edition, whole."""
    folder, client = changing
    app = client.application
    done = threading.Event()
    wrong: list[object] = []

    def read() -> None:
        mine = app.test_client()
        while not done.is_set():
            for address in ("/szukaj?format=json&per_page=100", "/statystyki?format=json", "/eksport.json"):
                response = mine.get(address)
                if response.status_code != 200:
                    wrong.append((address, response.status_code))
                    continue
                found = response.get_json()
                if "hits" in found and len(found["hits"]) != min(found["total"], 100):
                    wrong.append((address, found["generation"], found["total"], len(found["hits"])))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(4):
        _swap(folder, *(f"raport {number} {n}" for n in range(number + 1)))
    done.set()
    for reader in readers:
        reader.join()
    assert not wrong
    assert client.get("/szukaj?format=json").get_json()["total"] == 4
