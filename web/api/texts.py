"""What the interface says of itself, in the reader's language: ``texts.toml`` read."""

import tomllib
from functools import cache
from pathlib import Path

from web.i18n import current_language

_FILE = Path(__file__).parent / "texts.toml"
Texts = dict[str, dict[str, dict[str, str]]]


@cache
def all_texts() -> Texts:
    """Return the texts: section -> key -> language -> text."""
    found: Texts = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return found


def said(section: str, key: str, **values: str) -> str:
    """Return one text.

    Raises:
        KeyError: nobody wrote it; a test looks for that.
    """
    text = all_texts()[section][key][current_language()]
    return text.format(**values) if values else text


def of_field(shape: str, key: str) -> str:
    """Return what a key of a shape means; with key "", what the shape is.

    Raises:
        KeyError: nobody wrote it.
    """
    if not key:
        return said("shapes", shape)
    own = f"{shape}.{key}"
    return said("fields", own if own in all_texts()["fields"] else key)
