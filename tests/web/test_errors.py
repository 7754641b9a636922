"""Whatever is asked, the answer has the right status, a sentence in the reader's language, and a way on."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.facets import FACETS
from kb.settings import Settings
from kb.store import Store
from tests.web.site import Known, soup
from web import create_app

WRONG = [
    ("/nie-ma", 404),
    ("/praktyka/p0000000000", 404),
    ("/raport/nie/ma", 404),
    ("/organizacja/nie-ma", 404),
    ("/miejsce/99", 404),
    ("/miejsce/2499", 404),
    ("/miejsce/249999", 404),
    ("/miejsce/abc", 404),
    ("/miejsce/٢٤", 404),
    ("/sektor/latanie", 404),
    ("/eksport.exe", 404),
    ("/szukaj?region=Atlantyda", 400),
    ("/szukaj?unit=koty", 400),
    ("/szukaj?sort=losowo", 400),
    ("/szukaj?year_from=dawno", 400),
    ("/statystyki?wiersze=sector&kolumny=sector", 400),
    ("/statystyki?wiersze=koty", 400),
    ("/eksport.csv?id=p0000000000", 404),
    ("/statystyki.exe", 404),
    ("/statystyki.csv?tabela=koty", 400),
    ("/szukaj?format=xml", 400),
    (f"/szukaj?q={'a' * 20_000}", 414),
    ("/kanal.atom?sector=koty", 400),
    ("/porownaj?id=1&id=2&id=3&id=4&id=5", 400),
]


@pytest.mark.parametrize(("address", "status"), WRONG)
def test_wrong_addresses(client: FlaskClient, address: str, status: int) -> None:
    page = soup(client, address, status)
    assert "Traceback" not in page.text
    main = page.find("main")
    assert main is not None
    assert main.find("form", action="/szukaj")
    assert len(main.find_all("a")) >= 3
    english = soup(client, f"/en{address}", status)
    assert english.html is not None
    assert english.html["lang"] == "en"
    assert english.find("h1") != page.find("h1")


@pytest.mark.parametrize(("address", "status"), WRONG)
def test_one_shape_for_programs(client: FlaskClient, address: str, status: int) -> None:
    response = client.get(address, headers={"Accept": "application/json"})
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    problem = response.get_json()
    assert set(problem) == {"type", "title", "status", "detail"}
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    page, _, kind = problem["type"].partition("#")
    assert soup(client, page).find(id=kind)


def test_no_index_yet(tmp_path: Path, settings: Settings) -> None:
    client = create_app(settings.replace(data=tmp_path / "none")).test_client()
    for address in ("/", "/szukaj?q=a", "/praktyka/p1", "/statystyki", "/jakosc-danych", "/eksport.csv"):
        response = client.get(address)
        assert response.status_code == 503
        assert response.headers["Retry-After"]
        assert "kb index" in response.text
        assert "no-store" in response.headers["Cache-Control"]
    for address in ("/pomoc", "/o-serwisie", "/dostepnosc", "/dla-programistow", "/static/praktyki.css"):
        assert client.get(address).status_code == 200
    assert client.get("/zdrowie").status_code == 503


def test_damaged_index(tmp_path: Path, data: Path, settings: Settings) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(data, copy)
    facts = next(copy.glob("generations/*/facts/reports"))
    facts.write_bytes(facts.read_bytes()[: facts.stat().st_size // 2])
    client = create_app(settings.replace(data=copy)).test_client()
    response = client.get("/szukaj")
    assert response.status_code == 503
    assert "kb rollback" in response.text
    assert client.get("/zdrowie").get_json()["status"] == "unavailable"


def test_an_index_made_later_is_seen(tmp_path: Path, data: Path, settings: Settings) -> None:
    import shutil

    folder = tmp_path / "later"
    client = create_app(settings.replace(data=folder)).test_client()
    assert client.get("/").status_code == 503
    shutil.copytree(data, folder)
    assert client.get("/").status_code == 200


def test_a_bug_gets_a_sentence_not_a_traceback(settings: Settings) -> None:
    app = create_app(settings)

    @app.get("/awaria")
    def broken() -> str:
        raise RuntimeError("tajny szczegół")

    app.logger.disabled = True
    response = app.test_client().get("/awaria")
    assert response.status_code == 500
    assert "tajny" not in response.text
    assert "Coś się nie udało" in response.text
    assert response.headers["Content-Security-Policy"]


def test_old_pages_of_a_replaced_index(tmp_path: Path, data: Path, settings: Settings, known: Known) -> None:
    import shutil

    from tests.web import reports

    folder = tmp_path / "swap"
    shutil.copytree(data, folder)
    client = create_app(settings.replace(data=folder)).test_client()
    tag = client.get(f"/praktyka/{known.practice}").headers["ETag"]
    with Store(folder).writer(versions={}) as writer:
        extraction = reports.attack(0, "inny raport")
        writer.add(extraction, {o.name: "inny" for o in extraction.organisations})
    response = client.get(f"/praktyka/{known.practice}", headers={"If-None-Match": tag})
    assert response.status_code == 404


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    params=st.dictionaries(
        st.sampled_from(
            [
                *(f.name for f in FACETS),
                *("q", "unit", "year_from", "year_to", "sort", "page", "per_page"),
                *("od", "do", "id", "wiersze", "kolumny", "format"),
            ]
        ),
        st.text(max_size=40),
        max_size=4,
    ),
    path=st.sampled_from(
        [
            *("/szukaj", "/statystyki", "/eksport.csv", "/kanal.atom", "/podpowiedzi", "/porownaj"),
            "/raport/2017/pranie-z-sercem",
        ]
    ),
)
def test_any_parameters_get_an_answer(app: Flask, params: dict[str, str], path: str) -> None:
    cleaned = {k: v.encode("utf-8", "replace").decode() for k, v in params.items()}
    answers = {200, 400}
    if path == "/eksport.csv" and cleaned.get("id"):
        answers.add(404)  # a list of practices of which none is in the base
    assert app.test_client().get(path, query_string=cleaned).status_code in answers


def test_an_empty_id_is_none(client: FlaskClient) -> None:
    for path in ("/eksport.csv", "/porownaj", "/lista"):
        assert client.get(f"{path}?id=").status_code == 200


def test_an_export_of_practices_that_are_gone_is_not_found(client: FlaskClient) -> None:
    response = client.get("/eksport.csv?id=nie-ma-takiej")
    assert response.status_code == 404
    assert "nie ma już w bazie" in response.text


def test_broken_bytes_in_addresses(client: FlaskClient) -> None:
    for query in (
        "q=%ED%A0%80",
        "q=%00",
        "q=%FF%FE",
        "q=" + "a" * 9000,
        "q=" + "(" * 500,
        "q=%22",
        "page=-1",
        "&&&=",
    ):
        assert client.get(f"/szukaj?{query}").status_code in (200, 400)
    for path in ("/praktyka/%00", "/raport/%FF", "/organizacja/%ED%A0%80", "/raport/../../etc/passwd"):
        assert client.get(path).status_code == 404
