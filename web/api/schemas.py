"""JSON Schema (draft 2020-12) of the declared shapes, as OpenAPI 3.1 wants it."""

from collections.abc import Callable, Iterator
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

Schema = dict[str, Any]
_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Any: {},
}
_WHERE = "#/components/schemas/"


def reference(shape: type) -> Schema:
    """Return the reference to a shape's schema inside the document."""
    return {"$ref": _WHERE + shape.__name__}


def components(
    shapes: list[type], describe: Callable[[str, str], str] | None = None, *, closed: bool = False
) -> dict[str, Schema]:
    """Return the schemas of shapes and of all that they hold, by name.

    Args:
        shapes: typed dictionaries.
        describe: gives the description of (shape, key); of the shape itself for key "".
        closed: refuse keys that are not declared; for tests, as a published answer may grow.

    Raises:
        TypeError: a shape holds something that JSON does not have.
    """
    found: dict[str, Schema] = {}
    waiting = list(shapes)
    while waiting:
        shape = waiting.pop()
        if shape.__name__ in found:
            continue
        hints = get_type_hints(shape)
        schema: Schema = {"type": "object", "properties": {k: _schema(t) for k, t in hints.items()}}
        required = [k for k in hints if k in shape.__required_keys__]  # type: ignore[attr-defined]
        if required:
            schema["required"] = required
        if closed:
            schema["additionalProperties"] = False
        if describe is not None:
            schema["description"] = describe(shape.__name__, "")
            for key, value in schema["properties"].items():
                value["description"] = describe(shape.__name__, key)
        found[shape.__name__] = schema
        waiting += [inner for hint in hints.values() for inner in _shapes(hint)]
    return dict(sorted(found.items()))


def _shapes(hint: object) -> Iterator[type]:
    if is_typeddict(hint):
        yield hint  # type: ignore[misc]
    for inner in get_args(hint):
        yield from _shapes(inner)


def _schema(hint: object) -> Schema:
    if is_typeddict(hint):
        return reference(hint)  # type: ignore[arg-type]
    try:
        return dict(_PLAIN[hint])
    except (KeyError, TypeError):
        pass
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if origin in (Union, UnionType):
        return _either([_schema(t) for t in inner])
    if origin is list:
        return {"type": "array", "items": _schema(inner[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(inner[1])}
    if origin is tuple:
        size = len(inner)
        return {
            "type": "array",
            "prefixItems": [_schema(t) for t in inner],
            "minItems": size,
            "maxItems": size,
        }
    raise TypeError(f"{hint!r} has no JSON schema")


def _either(options: list[Schema]) -> Schema:
    if all(set(option) == {"type"} for option in options):
        return {"type": [option["type"] for option in options]}
    return {"anyOf": options}
