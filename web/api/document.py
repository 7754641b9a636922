"""The OpenAPI 3.1 document, made of the tables of operations, parameters and shapes and of the routing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from flask import current_app, request

from web import labels
from web.api import parameters, problems, schemas
from web.api.operations import HTML, JSON, OPERATIONS, Operation
from web.api.parameters import Parameter
from web.api.shapes import pages
from web.api.texts import of_field, said
from web.formats import forms
from web.i18n import current_language
from web.language import root
from web.negotiation import PROBLEM

#: Of the interface: the second number grows when something is added, the first never should.
VERSION = "1.0.0"
_VARIABLE = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>")
_TAG = {"ETag": {"schema": {"type": "string"}}}
_RETRY = {"Retry-After": {"schema": {"type": "integer"}}}


def document(examples: Mapping[str, str]) -> dict[str, Any]:
    """Return the document in the language of the request.

    Args:
        examples: parameter of the path -> a value that exists in the base now.
    """
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": said("info", "title"),
            "description": said("info", "description"),
            "version": VERSION,
        },
        "servers": [{"url": f"{root()}{prefix}" or "/"} for prefix in _prefixes()],
        "paths": {path_of(o): {"get": _operation(o, examples)} for o in OPERATIONS},
        "components": {
            "schemas": described_shapes(current_language()),
            "responses": {
                str(status): _refusal(status) for status in sorted(set(problems.PROBLEMS.values()))
            },
        },
    }


def _prefixes() -> list[str]:
    """Return the prefixes of the languages, the one of this request first."""
    own = request.script_root.removeprefix(root())
    default = current_app.config["DEFAULT_LANGUAGE"]
    return list(dict.fromkeys((own, "", f"/{'en' if default == 'pl' else 'pl'}")))


def all_shapes() -> list[type]:
    """Return the shapes that operations give."""
    used = [o.shape for o in OPERATIONS if o.shape is not None]
    return [*used, pages.Problem, pages.Unavailable, pages.FeatureCollection]


@cache
def described_shapes(language: str) -> dict[str, Any]:
    """Return the schemas of all shapes, told in the language of the request, which is `language`."""
    return schemas.components(all_shapes(), of_field)


def path_of(operation: Operation) -> str:
    """Return an operation's path as a template, from the routing.

    Raises:
        KeyError: the routing has no such endpoint.
    """
    rules = current_app.url_map.iter_rules(operation.endpoint)
    return _VARIABLE.sub(r"{\1}", next(rules).rule)


def parameters_of(operation: Operation) -> Iterator[Parameter]:
    """Return the parameters of the path, then those of the query."""
    own = {p.name: p for p in operation.path}
    for name in re.findall(r"{([a-z_]+)}", path_of(operation)):
        yield own.get(name) or parameters.PATH[name]
    yield from operation.parameters


def described(parameter: Parameter) -> str:
    """Return what a parameter means."""
    if parameter.facet:
        return said("parameters", "filter", facet=labels.facet(parameter.facet))
    return said("parameters", parameter.name)


def _operation(operation: Operation, examples: Mapping[str, str]) -> dict[str, Any]:
    found = {p.name: p for p in parameters_of(operation)}
    for name, value in examples.items():
        if name in found:
            found[name] = replace(found[name], examples=(value,))
    answers: dict[str, Any] = {"200": _answer(operation)}
    if operation.moves:
        answers["302"] = {"description": said("answers", "302")}
    answers["304"] = {"description": said("answers", "304")}
    answers |= {str(s): {"$ref": f"#/components/responses/{s}"} for s in (*operation.errors, 414)}
    if operation.endpoint == "health.state":
        schema = schemas.reference(pages.Unavailable)
        answers["503"] = {
            "description": said("problems", "unavailable"),
            "content": {JSON: {"schema": schema}},
        }
    return {
        "operationId": operation.name,
        "summary": said("operations", operation.name),
        "parameters": [_parameter(p) for p in found.values()],
        "responses": answers,
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = dict(parameter.schema)
    if parameter.repeated:
        schema = {"type": "array", "items": schema}
    out: dict[str, Any] = {
        "name": parameter.name,
        "in": parameter.where,
        "description": described(parameter),
        "schema": schema,
    }
    if parameter.where == "path":
        out["required"] = True
    if parameter.examples:
        out["examples"] = {
            f"{n}": {"value": [value] if parameter.repeated else value}
            for n, value in enumerate(parameter.examples, 1)
        }
    return out


def _answer(operation: Operation) -> dict[str, Any]:
    content: dict[str, Any] = {}
    if operation.shape is not None:
        content[JSON] = {"schema": schemas.reference(operation.shape)}
    if operation.page:
        content[HTML] = {"schema": {"type": "string"}}
    for mimetype in operation.files:
        geo = mimetype == forms.GEOJSON.mimetype
        schema = schemas.reference(pages.FeatureCollection) if geo else {}
        content[mimetype] = {"schema": schema} if schema else {}
    return {"description": said("answers", "200"), "headers": _TAG, "content": content}


def _refusal(status: int) -> dict[str, Any]:
    """Return the answer of one status, with every kind of problem it may be."""
    kinds = [name for name, code in problems.PROBLEMS.items() if code == status]
    out: dict[str, Any] = {
        "description": " ".join(said("problems", kind) for kind in kinds),
        "content": {
            PROBLEM: {"schema": schemas.reference(pages.Problem)},
            HTML: {"schema": {"type": "string"}},
        },
    }
    return out | ({"headers": _RETRY} if status == 503 else {})
