"""Hostile texts, in reports and in addresses, arrive as text."""

import json
import xml.etree.ElementTree as ET
from urllib.parse import quote

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.web import reports
from tests.web.site import Known

_SAFE = ("/", "#", "https://", "mailto:", "tel:", "http://localhost/")


def _unharmed(html: str, address: str) -> None:
    page = BeautifulSoup(html, "html.parser")
    for script in page.find_all("script"):
        assert script.get("src", "").startswith("/static/"), address
        assert not script.text.strip(), address
    assert not page.find_all(["img", "iframe", "object", "embed"]), address
    for element in page.find_all(True):
        for name, value in element.attrs.items():
            assert not name.startswith("on"), (address, element)
            if name in ("href", "src", "action"):
                assert str(value).startswith(
                    ("/", "#", "https://", "mailto:", "tel:", "http://localhost/")
                ), (
                    address,
                    element,
                )
    assert "49" not in {t.strip() for t in page.stripped_strings if "7*7" in t}


def test_pages_of_hostile_reports(client: FlaskClient, known: Known) -> None:
    for number, (practice, report, organisation) in enumerate(known.attacks):
        payload = reports.HOSTILE[number]
        for address in (f"/praktyka/{practice}", f"/raport/{report}", f"/organizacja/{organisation}"):
            response = client.get(address)
            assert response.status_code == 200, address
            _unharmed(response.text, address)
            assert payload in BeautifulSoup(response.text, "html.parser").text, address
        ids = "&".join(f"id={p}" for p, _, _ in known.attacks[:4])
        _unharmed(client.get(f"/porownaj?{ids}").text, "compare")


def test_lists_with_hostile_reports(client: FlaskClient) -> None:
    for address in (
        "/szukaj?q=fundacja&per_page=100",
        "/szukaj?unit=reports&per_page=100",
        "/szukaj?unit=organisations&per_page=100",
        "/miejsce/24",
        "/jakosc-danych",
        "/",
    ):
        _unharmed(client.get(address).text, address)


def test_hostile_addresses(client: FlaskClient) -> None:
    for payload in reports.HOSTILE:
        value = quote(payload)
        for address in (
            f"/szukaj?q={value}",
            f"/szukaj?region={value}",
            f"/szukaj?sort={value}",
            f"/szukaj?{value}={value}",
            f"/praktyka/{value}",
            f"/raport/{value}",
            f"/organizacja/{value}",
            f"/miejsce/{value}",
            f"/sektor/{value}",
            f"/porownaj?id={value}",
            f"/statystyki?wiersze={value}",
            f"/{value}",
            f"/en/{value}?q={value}",
        ):
            response = client.get(address)
            assert response.status_code in (200, 400, 404), address
            _unharmed(response.text, address)


def test_feed_stays_well_formed(client: FlaskClient) -> None:
    for address in ("/kanal.atom", "/kanal.atom?q=fundacja", f"/kanal.atom?q={quote(reports.HOSTILE[0])}"):
        ET.fromstring(client.get(address).data)
    ET.fromstring(client.get("/opensearch.xml").data)


def test_json_is_never_html(client: FlaskClient) -> None:
    for payload in reports.HOSTILE:
        response = client.get(f"/podpowiedzi?q={quote(payload)}")
        assert response.mimetype == "application/json"
        json.loads(response.data)
