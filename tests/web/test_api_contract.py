"""The site keeps what its OpenAPI document promises: schemathesis asks, rightly and wrongly.

Requests go to the application itself, without a network; the seed is fixed and the examples are few, so that
a run is the same each time and short. The fuzz of all parameters, promised or not, is in ``test_api_fuzz``.
"""

from collections.abc import Callable

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from web.api.operations import OPERATIONS

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
NAMES = [operation.name for operation in OPERATIONS]


@pytest.fixture(scope="session")
def described(app: Flask) -> OpenApiSchema:
    """The document as the site serves it."""
    return schemathesis.openapi.from_wsgi("/api/openapi.json", app)


def _each(cases: st.SearchStrategy[Case], examples: int, check: Callable[[Case], None]) -> None:
    """Check some cases, the same ones each time."""

    @settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def run(case: Case) -> None:
        check(case)

    run()


#: The transport does not unpack what is compressed.
_PLAIN = {"Accept-Encoding": "identity"}


def _as_promised(case: Case) -> None:
    case.call_and_validate(checks=CHECKS, headers=_PLAIN)


def _for_a_program(case: Case) -> None:
    response = case.call(headers={**_PLAIN, "Accept": "application/json"})
    case.validate_response(response, checks=CHECKS)
    asked_for_a_page = (case.query or {}).get("format") == "html"  # the address beats the header
    if response.status_code >= 400 and case.path != "/zdrowie" and not asked_for_a_page:
        assert response.headers["content-type"] == ["application/problem+json"]


@pytest.mark.parametrize("name", NAMES)
def test_examples_of_the_document_are_answered(described: OpenApiSchema, name: str) -> None:
    operation = described.find_operation_by_id(name)
    for cases in operation.get_strategies_from_examples():
        _each(cases, 1, _for_a_program)


@pytest.mark.parametrize("name", NAMES)
def test_promised_parameters_get_promised_answers(described: OpenApiSchema, name: str) -> None:
    operation = described.find_operation_by_id(name)
    _each(operation.as_strategy(), 6, _as_promised)
    _each(operation.as_strategy(), 4, _for_a_program)


@pytest.mark.parametrize("name", [o.name for o in OPERATIONS if o.parameters])
def test_wrong_parameters_get_promised_answers(described: OpenApiSchema, name: str) -> None:
    operation = described.find_operation_by_id(name)
    _each(operation.as_strategy(GenerationMode.NEGATIVE), 4, _as_promised)
