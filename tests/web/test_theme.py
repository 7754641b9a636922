"""The switch between light and dark: without scripts, nothing kept mixed up, nobody led elsewhere."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.site import Known, soup
from web.assets import stylesheet
from web.theme import COOKIE


def _choose(client: FlaskClient, theme: str, back: str = "/pomoc") -> str:
    response = client.post("/wyglad", data={"theme": theme, "back": back})
    assert response.status_code == 303
    return response.headers["Location"]


def _dressed(client: FlaskClient, address: str = "/") -> str | None:
    html = soup(client, address).html
    assert html is not None
    chosen = html.get("data-theme")
    return chosen if isinstance(chosen, str) else None


def test_system_decides_until_the_reader_chooses(client: FlaskClient, known: Known) -> None:
    for address in known.pages():
        assert _dressed(client, address) is None
    for theme in ("dark", "light"):
        assert _choose(client, theme) == "/pomoc"
        for address in (*known.pages()[:6], "/en/"):
            page = soup(client, address)
            assert _dressed(client, address) == theme
            assert page.find("meta", attrs={"name": "color-scheme"})["content"] == theme  # type: ignore[index]
            pressed = page.select(".theme__menu [aria-pressed=true]")
            assert [b["value"] for b in pressed] == [theme]
    _choose(client, "system")
    assert _dressed(client) is None
    assert client.get_cookie(COOKIE) is None


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_form_leads_back_to_its_page(client: FlaskClient, prefix: str) -> None:
    address = f"{prefix}/szukaj?q=pralnia%20%26%20magiel&region=%C5%9Bl%C4%85skie"
    form = soup(client, address).select_one(".theme form")
    assert form is not None
    assert form["method"] == "post"
    back = form.select_one("input[name=back]")["value"]  # type: ignore[index]
    assert (
        client.post(str(form["action"]), data={"theme": "dark", "back": back}).headers["Location"] == address
    )


@pytest.mark.parametrize(
    "back",
    [
        *(
            "",
            "https://zly.example/",
            "//zly.example/",
            "/\\zly.example",
            "///zly.example",
            "javascript:alert(1)",
        ),
        *("szukaj", "/\tzly", "/a\r\nSet-Cookie: x=1", "/\x00"),
    ],
)
def test_nobody_is_led_elsewhere(client: FlaskClient, back: str) -> None:
    assert _choose(client, "dark", back) == "/"


def test_what_is_no_theme_is_refused(client: FlaskClient) -> None:
    for data in ({}, {"theme": "pstrokaty"}, {"theme": "dark'; x"}):
        response = client.post("/wyglad", data=data)
        assert response.status_code == 400
        assert "Set-Cookie" not in response.headers
    client.set_cookie(COOKIE, '"><script>alert(1)</script>')
    assert _dressed(client) is None
    assert "alert(1)" not in client.get("/").text


def test_kept_pages_are_not_mixed_up(client: FlaskClient) -> None:
    tags = [client.get("/").headers["ETag"]]
    for theme in ("dark", "light"):
        _choose(client, theme)
        tags.append(client.get("/").headers["ETag"])
        assert client.get("/", headers={"If-None-Match": tags[0]}).status_code == 200
    assert len(set(tags)) == 3
    response = client.get("/")
    assert "Cookie" in response.headers["Vary"].split(", ")
    assert response.headers["Cache-Control"] == "no-cache"
    assert "Cookie" not in client.get("/szukaj?format=json").headers["Vary"].split(", ")


def test_the_cookie_says_nothing_else(client: FlaskClient) -> None:
    header = client.post("/wyglad", data={"theme": "dark"}, base_url="https://example.org").headers[
        "Set-Cookie"
    ]
    assert header.startswith(f"{COOKIE}=dark;")
    assert "SameSite=Lax" in header
    assert "Secure" in header


def test_dark_is_said_once_and_stands_in_both_places() -> None:
    css = stylesheet()
    preferred = re.search(r"prefers-color-scheme: dark\) \{\n.*?:root:not\(.*?\{(.*?)\n\}", css, re.S)
    chosen = re.search(r':root\[data-theme="dark"\] \{(.*?)\n\}', css, re.S)
    assert preferred is not None
    assert chosen is not None
    assert preferred[1] == chosen[1]
    assert "--paper" in chosen[1]
