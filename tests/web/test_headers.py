"""Security headers on every answer, whatever it is; static files kept by their hash."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.site import Known
from web.security import HEADERS


def test_headers_are_on_every_answer(client: FlaskClient, known: Known) -> None:
    addresses = [
        *known.pages(),
        "/static/praktyki.css",
        "/static/icons.svg",
        "/static/js/site.js",
        "/static/nie-ma.css",
        "/eksport.csv",
        "/eksport.xlsx",
        "/kanal.atom",
        "/podpowiedzi?q=pra",
        "/zdrowie",
        "/nie-ma",
        "/szukaj?unit=koty",
        "/szukaj?format=json",
    ]
    for address in addresses:
        response = client.get(address)
        for name, value in HEADERS.items():
            assert response.headers[name] == value, (address, name)
    for method in ("post", "put", "delete"):
        response = getattr(client, method)("/szukaj")
        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]
        assert response.headers["Content-Security-Policy"]


def test_policy_allows_nothing_inline_or_foreign() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy
    for directive in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert directive in policy


def test_strict_transport_only_over_https(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers
    assert "Strict-Transport-Security" in client.get("/", base_url="https://example.org").headers


def test_nothing_is_written_by_any_address(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "theme.choose":  # writes nothing here, only into the reader's cookie
            continue
        assert (rule.methods or set()) <= {"GET", "HEAD", "OPTIONS"}, rule


def test_no_cookies_unless_asked_for(client: FlaskClient, known: Known) -> None:
    for address in known.pages():
        assert "Set-Cookie" not in client.get(address).headers


@pytest.mark.parametrize("name", ["praktyki.css", "icons.svg", "js/site.js"])
def test_static_files_are_kept_by_their_hash_alone(app: Flask, client: FlaskClient, name: str) -> None:
    with app.test_request_context():
        address = app.extensions["praktyki.assets"].address(name)
    assert "immutable" in client.get(address).headers["Cache-Control"]
    assert client.get(f"/static/{name}?v=0").headers["Cache-Control"] == "no-cache"


def test_no_way_out_of_the_static_folder(client: FlaskClient) -> None:
    for path in ("../app.py", "..%2fapp.py", "css/../../app.py", "%2fetc%2fpasswd", "css/base.css"):
        response = client.get(f"/static/{path}", follow_redirects=True)
        assert response.status_code == 404
