"""In which language a block is written, by its function words: extraction reads Polish only."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from kb.text import fold

POLISH = "polski"
#: A language written in letters that Polish has not; which one makes no difference here.
OTHER_SCRIPT = "zapisany innym alfabetem"

_TABLE = Path(__file__).with_name("data") / "languages.toml"
_QUOTED = re.compile("[„«][^”»]*[”»]")  # a foreign name or title
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zA-Z\u00aa-\u024f\u1e00-\u1eff]")
#: A shorter block tells too little: a name, an address, a title in another language.
_LEAST_WORDS = 8
#: Function words that a block of another language has at least, as a share of all its words, and how many
#: times more of them than Polish ones.
_LEAST_SHARE, _TIMES = 0.15, 2


def language(text: str) -> str | None:
    """Return the Polish name of a block's language; None when it is too short or has no word that tells."""
    words = text.lower().split()
    if len(words) < _LEAST_WORDS:
        return None
    if _FOREIGN_LETTER.search(text) and _other_script(text):
        return OTHER_SCRIPT
    table, telling = _function_words()
    if telling.isdisjoint(words):
        return POLISH
    words = _WORD.findall(_QUOTED.sub(" ", text.lower()))
    polish = sum(fold(word) in table[POLISH] for word in words)
    count, name = max(
        (sum(word in known for word in words), name) for name, known in table.items() if name != POLISH
    )
    if count >= _LEAST_SHARE * len(words) and count > _TIMES * polish:
        return name
    return POLISH if polish else None


def _other_script(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return 2 * len(_FOREIGN_LETTER.findall(text)) > letters


@lru_cache(maxsize=1)
def _function_words() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    data = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    table = {entry["name"]: frozenset(entry["words"].split()) for entry in data["language"]}
    return table, frozenset().union(*(words for name, words in table.items() if name != POLISH))
