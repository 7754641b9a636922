"""Entity tags by generation: 304 without work, a new tag with a new index or another form."""

from pathlib import Path

from flask.testing import FlaskClient

from kb.settings import Settings
from kb.store import Store
from tests.web import reports
from tests.web.site import Known
from web import create_app


def test_what_a_browser_has_is_not_sent_again(client: FlaskClient, known: Known) -> None:
    for address in known.pages():
        tag = client.get(address).headers["ETag"]
        response = client.get(address, headers={"If-None-Match": tag})
        assert response.status_code == 304, address
        assert not response.data
        assert response.headers["ETag"] == tag


def test_every_form_and_language_has_its_own_tag(client: FlaskClient) -> None:
    tags = [
        client.get("/szukaj").headers["ETag"],
        client.get("/en/szukaj").headers["ETag"],
        client.get("/szukaj?format=json").headers["ETag"],
        client.get("/szukaj", headers={"Accept": "application/json"}).headers["ETag"],
        client.get("/szukaj?q=a").headers["ETag"],
    ]
    assert len(set(tags)) == len(tags)


def test_a_new_generation_changes_the_tag(tmp_path: Path, settings: Settings) -> None:
    store = Store(tmp_path)
    for text in ("jeden", "dwa"):
        with store.writer(versions={}) as writer:
            extraction = reports.attack(0, text)
            writer.add(extraction, {o.name: "x" for o in extraction.organisations})
        client = create_app(settings.replace(data=tmp_path)).test_client()
        response = client.get("/szukaj")
        if text == "jeden":
            old = response.headers["ETag"]
        assert text in response.text
    assert client.get("/szukaj", headers={"If-None-Match": old}).status_code == 200


def test_errors_are_not_kept(client: FlaskClient) -> None:
    for address in ("/nie-ma", "/szukaj?unit=koty", "/zdrowie"):
        response = client.get(address)
        assert "ETag" not in response.headers
        assert response.headers["Cache-Control"] == "no-store"
    tag = client.get("/szukaj").headers["ETag"]
    assert client.get("/nie-ma", headers={"If-None-Match": tag}).status_code == 404


def test_answers_vary_by_what_was_asked(client: FlaskClient) -> None:
    vary = client.get("/szukaj").headers["Vary"]
    assert "Accept" in vary.split(", ")
    assert "Accept-Encoding" in vary
