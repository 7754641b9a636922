"""The interface as a page for people shows it: the tables of the OpenAPI document, with live examples."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from flask import request
from markupsafe import Markup

from web.api import problems
from web.api.document import described, described_shapes, parameters_of, path_of
from web.api.operations import HTML, JSON, OPERATIONS, Operation
from web.api.parameters import SEARCH, Parameter
from web.api.texts import said
from web.i18n import current_language

_NAME = re.compile(r"\b[A-Z]\w+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A parameter or a key: its name, what values it has, what it means."""

    name: str
    values: Markup
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One operation.

    Attributes:
        path: as a template.
        searches: takes the parameters of a search besides its own.
        types: media types of the answer.
        shape: name of the JSON's shape, "" where it has none.
        example: address of a live example, "" without an index.
    """

    name: str
    path: str
    summary: str
    parameters: tuple[Described, ...]
    searches: bool
    types: tuple[str, ...]
    shape: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape of JSON with its keys."""

    name: str
    text: str
    keys: tuple[Described, ...]


def operations(examples: Mapping[str, str]) -> list[Shown]:
    """Return the operations.

    Args:
        examples: parameter of the path -> a value that exists in the base now.
    """
    return [_shown(operation, examples) for operation in OPERATIONS]


def search_parameters() -> list[Described]:
    """Return the parameters of a search."""
    return [_described(p) for p in SEARCH]


def shape_list() -> list[Shape]:
    """Return all shapes by name."""
    return [
        Shape(
            name=name,
            text=schema["description"],
            keys=tuple(
                Described(name=key, values=_linked(_words(inner)), text=inner["description"])
                for key, inner in schema["properties"].items()
            ),
        )
        for name, schema in described_shapes(current_language()).items()
    ]


def problem_list() -> list[tuple[str, int, str]]:
    """Return (kind, status, what it means)."""
    return [(kind, status, said("problems", kind)) for kind, status in problems.PROBLEMS.items()]


def _shown(operation: Operation, examples: Mapping[str, str]) -> Shown:
    searched = {p.name for p in SEARCH}
    searches = searched <= {p.name for p in operation.parameters}
    own = [p for p in parameters_of(operation) if p.where == "path" or not (searches and p.name in searched)]
    types = [JSON] if operation.shape else []
    types += [HTML] if operation.page else []
    return Shown(
        name=operation.name,
        path=path_of(operation),
        summary=said("operations", operation.name),
        parameters=tuple(_described(p) for p in own),
        searches=searches,
        types=(*types, *operation.files),
        shape=operation.shape.__name__ if operation.shape else "",
        example=_example(operation, examples),
    )


def _example(operation: Operation, examples: Mapping[str, str]) -> str:
    path = path_of(operation)
    query: list[tuple[str, str]] = []
    for parameter in parameters_of(operation):
        known = parameter.examples or tuple(parameter.schema.get("enum", ()))
        value = examples.get(parameter.name) or (known[0] if known else "")
        if parameter.where == "path":
            if not value:
                return ""
            path = path.replace(f"{{{parameter.name}}}", quote(value))
        elif parameter.name in ("q", "id") and value and not (parameter.name == "id" and operation.files):
            query.append((parameter.name, value))
        elif parameter.name == "format":
            query.append(("format", "json"))
    return request.script_root + path + (f"?{urlencode(query)}" if query else "")


def _described(parameter: Parameter) -> Described:
    return Described(name=parameter.name, values=_linked(_words(parameter.schema)), text=described(parameter))


def _words(schema: Mapping[str, Any]) -> str:
    """Return a schema in a few words: ``integer | null``, ``Practice[]``, ``"pl" | "en"``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join(f'"{value}"' for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(_words(option) for option in schema["anyOf"])
    types = schema.get("type", "any")
    if isinstance(types, list):
        return " | ".join(types)
    kind = str(types)
    if kind == "array":
        if "prefixItems" in schema:
            return f"[{', '.join(_words(item) for item in schema['prefixItems'])}]"
        inner = _words(schema["items"])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if "additionalProperties" in schema:
        return f"{{string: {_words(schema['additionalProperties'])}}}"
    low, high = schema.get("minimum"), schema.get("maximum")
    span = f" {low if low is not None else ''}–{high if high is not None else ''}"
    return kind + (span if low is not None or high is not None else "")


def _linked(words: str) -> Markup:
    """Return words with names of shapes linked to their tables."""
    return Markup("").join(_pieces(words))


def _pieces(words: str) -> Iterator[Markup]:
    done = 0
    for found in _NAME.finditer(words):
        yield Markup.escape(words[done : found.start()])
        yield Markup('<a href="#{0}">{0}</a>').format(found.group())
        done = found.end()
    yield Markup.escape(words[done:])
