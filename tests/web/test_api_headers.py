"""Other sites' scripts may read data; every answer is tagged by the edition, and varies as it should."""

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kb.settings import Settings
from tests.web.site import Known
from web import create_app

DATA = (
    "/szukaj?format=json",
    "/api/openapi.json",
    "/podpowiedzi?q=pra",
    "/statystyki.csv",
    "/statystyki.xlsx",
    "/eksport.csv",
    "/eksport.xlsx",
    "/eksport.json",
    "/eksport.geojson",
    "/eksport.ris",
    "/eksport.bib",
    "/kanal.atom",
)
PROGRAM = {"Accept": "application/json", "Origin": "https://example.org"}


@pytest.mark.parametrize("address", [*DATA, "/zdrowie", "/eksport.csv?unit=koty", "/api/nie-ma"])
def test_data_may_be_read_from_anywhere(client: FlaskClient, address: str) -> None:
    for method in (client.get, client.head):
        response = method(address, headers={"Origin": "https://example.org"})
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert "ETag" in response.headers["Access-Control-Expose-Headers"]


def test_pages_are_not_opened_to_scripts(client: FlaskClient, known: Known) -> None:
    for address in known.pages():
        assert "Access-Control-Allow-Origin" not in client.get(address).headers


def test_every_page_as_json_is_open_tagged_and_known_again(client: FlaskClient, known: Known) -> None:
    for address in known.pages():
        response = client.get(address, headers=PROGRAM)
        assert response.mimetype == "application/json", address
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert set(response.headers["Vary"].split(", ")) == {"Accept", "Accept-Encoding"}
        assert 'rel="service-desc"' in response.headers["Link"]
        tag = response.headers["ETag"]
        again = client.get(address, headers={**PROGRAM, "If-None-Match": tag})
        assert again.status_code == 304
        assert again.headers["Access-Control-Allow-Origin"] == "*"
        assert again.headers["ETag"] == tag
        assert "Accept" in again.headers["Vary"]


@pytest.mark.parametrize("address", DATA)
def test_files_are_known_again(client: FlaskClient, address: str) -> None:
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"/en{address}", headers={"If-None-Match": tag}).status_code == 200


def test_scripts_may_ask_with_a_tag(client: FlaskClient) -> None:
    """``If-None-Match`` needs leave: the browser asks for it first."""
    asked = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    for address in DATA:
        response = client.options(address, headers=asked)
        assert response.status_code == 200
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert "If-None-Match" in response.headers["Access-Control-Allow-Headers"]
        assert not response.data


def test_any_tag_does_not_make_a_lost_page_known(client: FlaskClient) -> None:
    for address, status in (("/nie-ma", 404), ("/praktyka/p0", 404), ("/szukaj", 200)):
        assert client.get(address, headers={"If-None-Match": "*"}).status_code == status


def test_tags_follow_settings_and_published_figures(tmp_path: Path, data: Path, settings: Settings) -> None:
    folder = tmp_path / "figures"
    shutil.copytree(data, folder)
    mine = settings.replace(data=folder, corpus=folder)

    def tag(chosen: Settings, address: str = "/jakosc-danych") -> str:
        return create_app(chosen).test_client().get(address).headers["ETag"]

    first = tag(mine)
    assert tag(mine) == first
    assert tag(mine.replace(operator="Kto inny")) != first
    (folder / "quality.json").write_text("{}", encoding="utf-8")
    assert tag(mine) != first


def test_tags_follow_the_public_address(client: FlaskClient) -> None:
    """Citations and feeds hold whole addresses: a copy made under one name is wrong under another."""
    one, other = (
        client.get("/eksport.ris", base_url=f"https://{name}").headers["ETag"]
        for name in ("a.example", "b.example")
    )
    assert one != other
