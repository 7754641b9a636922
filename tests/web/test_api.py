"""The interface for programs: the document is valid, whole and true, in both languages."""

from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from kb.facets import FACETS
from kb.search.parameters import from_params, to_params
from tests.web.site import Known, soup
from web.api import schemas, texts
from web.api.document import all_shapes
from web.api.operations import BY_ENDPOINT, OPERATIONS, PRIVATE, Operation
from web.api.parameters import PATH, SEARCH, Parameter
from web.api.problems import DATA, PROBLEMS
from web.api.shapes import pages

LANGUAGES = ("", "/en")


def _document(client: FlaskClient, prefix: str = "") -> dict[str, Any]:
    document: dict[str, Any] = client.get(f"{prefix}/api/openapi.json").get_json()
    return document


def _closed() -> dict[str, Any]:
    """The published schemas, refusing every key that is not declared."""
    return schemas.components([*all_shapes(), pages.Problem], closed=True)


def _check(data: object, shape: type, address: str) -> None:
    schema = {"$ref": f"#/components/schemas/{shape.__name__}", "components": {"schemas": _closed()}}
    errors = list(Draft202012Validator(schema).iter_errors(data))
    assert not errors, (address, errors[0].json_path, errors[0].message[:300])


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_document_is_valid(client: FlaskClient, prefix: str) -> None:
    document = _document(client, prefix)
    OpenAPIV31SpecValidator(document).validate()
    assert document["openapi"].startswith("3.1")
    assert document["servers"][0]["url"] == (prefix or "/")
    names = [o["get"]["operationId"] for o in document["paths"].values()]
    assert len(names) == len(set(names)) == len(OPERATIONS)


def test_document_speaks_the_readers_language(client: FlaskClient) -> None:
    polish, english = (_document(client, prefix) for prefix in LANGUAGES)
    assert polish["info"] != english["info"]
    for path, item in polish["paths"].items():
        assert item["get"]["summary"] != english["paths"][path]["get"]["summary"]


def test_every_address_of_the_site_is_described(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert endpoints == set(BY_ENDPOINT) | PRIVATE
    assert {o.endpoint for o in OPERATIONS if not o.page} == DATA - PRIVATE


def test_every_parameter_of_a_path_is_declared(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint in BY_ENDPOINT:
            own = {p.name for p in BY_ENDPOINT[rule.endpoint].path}
            assert rule.arguments <= own | set(PATH), rule


def test_parameters_of_a_search_are_those_that_it_reads() -> None:
    other = {"unit": "reports", "year_from": "2001", "year_to": "2009", "sort": "name", "page": "3"}
    values = {f.name: "x" for f in FACETS} | other | {"q": "pranie", "per_page": "7"}
    assert {p.name for p in SEARCH} == set(values)
    assert {name for name, _ in to_params(from_params(values.items()))} == set(values)


def test_every_text_is_written_and_none_for_nothing() -> None:
    written = texts.all_texts()
    for section in written.values():
        for said in section.values():
            assert set(said) == {"pl", "en"}
            assert all(said.values())
    declared = schemas.components(all_shapes())
    used = {f"{name}.{key}" for name, schema in declared.items() for key in schema["properties"]}
    fields = set(written["fields"])
    assert {f for f in fields if "." in f} <= used
    assert {f for f in fields if "." not in f} <= {f.partition(".")[2] for f in used}
    assert set(written["shapes"]) == set(declared)
    assert set(written["operations"]) == {o.name for o in OPERATIONS}
    assert set(written["problems"]) == set(PROBLEMS)
    named = {p.name for o in OPERATIONS for p in (*o.parameters, *o.path) if not p.facet}
    assert set(written["parameters"]) == named | set(PATH) | {"filter"}


def _addresses(known: Known) -> list[tuple[Operation, str]]:
    """Addresses of every operation that has JSON: found, not found, narrowed, of each unit."""
    queries = (
        "",
        "q=pralnia&sector=pralnictwo&region=-mazowieckie&year_from=2000",
        "q=manufaktura zzzqqqxxx",
        "q=manufakutra",
        "q=zzzqqqxxx&sector=pralnictwo",
        "q=pralnia śląskie",
        "unit=reports&q=pralnia",
        "unit=organisations",
        "page=9999",
    )
    ids = f"id={known.practice}&id={known.others[0]}&id=p0000000000"
    table = {
        "start.page": ["/"],
        "search.results": [f"/szukaj?{quote(q, safe='=&')}" for q in queries],
        "practice.page": [f"/praktyka/{i}" for i in (known.practice, known.others[0], known.attacks[0][0])],
        "practice.card_page": [f"/praktyka/{known.practice}/karta"],
        "organisation.page": [f"/organizacja/{known.organisation}", f"/organizacja/{known.attacks[1][2]}"],
        "report.page": [f"/raport/{known.report}", f"/raport/{known.attacks[0][1]}"],
        "place.page": ["/miejsce/24", "/miejsce/2409", "/miejsce/240905", "/miejsce/02"],
        "sector.page": ["/sektor/pralnictwo"],
        "activity.page": ["/rodzaj/pralnia", "/rodzaj/restauracja"],
        "compare.page": [f"/porownaj?{ids}", "/porownaj"],
        "saved.page": [f"/lista?{ids}", "/lista"],
        "values.page": [f"/filtr/{f.name}" for f in FACETS],
        "statistics.overview": ["/statystyki", "/statystyki?region=śląskie&wiersze=legal_form"],
        "export.download": [f"/eksport.json?unit={u}" for u in ("practices", "reports", "organisations")],
        "suggest.suggestions": ["/podpowiedzi?q=pra", "/podpowiedzi"],
        "pages.quality": ["/jakosc-danych"],
        "pages.about": ["/o-serwisie"],
        "pages.help_page": ["/pomoc"],
        "pages.accessibility": ["/dostepnosc"],
        "pages.interface": ["/dla-programistow"],
        "health.state": ["/zdrowie"],
        "api.document": ["/api/openapi.json"],
    }
    return [(BY_ENDPOINT[endpoint], address) for endpoint, those in table.items() for address in those]


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_every_answer_has_exactly_the_keys_that_are_declared(
    client: FlaskClient, known: Known, prefix: str
) -> None:
    addresses = _addresses(known)
    assert {o.endpoint for o, _ in addresses} == {o.endpoint for o in OPERATIONS if o.shape}
    for operation, address in addresses:
        assert operation.shape is not None
        response = client.get(prefix + address, headers={"Accept": "application/json"})
        assert response.status_code == 200, address
        assert response.mimetype == "application/json", address
        _check(response.get_json(), operation.shape, address)


def test_the_check_sees_undeclared_and_missing_keys() -> None:
    good: dict[str, object] = {"status": "ok", "generation": 1, "created": "2026"}
    _check(good, pages.Health, "")
    for bad in ({**good, "more": 1}, {"status": "ok"}, {**good, "generation": "1"}):
        with pytest.raises(AssertionError):
            _check(bad, pages.Health, "")


def test_geojson_has_its_shape(client: FlaskClient) -> None:
    for unit in ("practices", "reports", "organisations"):
        data = client.get(f"/eksport.geojson?unit={unit}").get_json()
        assert data["features"]
        _check(data, pages.FeatureCollection, unit)


def test_no_index_is_told_in_the_declared_shape(client: FlaskClient, known: Known) -> None:
    for address in ("/nie-ma", "/szukaj?unit=koty", "/praktyka/p0", f"/raport/{known.report}/x"):
        data = client.get(address, headers={"Accept": "application/json"}).get_json()
        _check(data, pages.Problem, address)


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_the_page_shows_all_of_it_with_examples_that_work(client: FlaskClient, prefix: str) -> None:
    page = soup(client, f"{prefix}/dla-programistow")
    declared = schemas.components(all_shapes())
    for anchor in (*declared, *PROBLEMS, *(f"op-{o.name}" for o in OPERATIONS)):
        assert page.find(id=anchor), anchor
    links = [a["href"] for a in page.select(".prose a[href^='/']")]
    assert len(links) == len(OPERATIONS)
    for link in links:
        assert client.get(link).status_code == 200, link
    for link in page.select(".prose a[href^='#']"):
        assert page.find(id=link["href"][1:]), link


def test_schemas_refuse_what_json_does_not_have() -> None:
    from typing import TypedDict

    class Wrong(TypedDict):
        key: set[int]

    with pytest.raises(TypeError, match="set"):
        schemas.components([Wrong])


def test_parameters_are_declared_once() -> None:
    for operation in OPERATIONS:
        names = [p.name for p in (*operation.path, *operation.parameters)]
        assert len(names) == len(set(names)), operation
    assert all(isinstance(p, Parameter) for p in SEARCH)
