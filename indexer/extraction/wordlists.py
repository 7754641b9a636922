"""Closed sets of words for the rules, from `data/words.toml`, where a linguist can mend them without code."""

import tomllib
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "words.toml"


@lru_cache(maxsize=1)
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def word_set(name: str) -> frozenset[str]:
    """Return the set of a name.

    Raises:
        KeyError: the file has no such set; a bug.
    """
    return frozenset(_tables()[name])
