"""Words of a query that a document need not hold: "prowadzący", "w", "oraz"."""

from functools import lru_cache
from pathlib import Path

from kb import morphology
from kb.text import lemmas

_FILE = Path(__file__).parent / "function_words.txt"
_POS = frozenset({"prep", "conj", "comp", "part", "qub", "ppron12", "ppron3", "siebie", "interj"})


@lru_cache(maxsize=1)
def _lemmas() -> frozenset[str]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=20_000)
def is_function_word(word: str) -> bool:
    """Tell whether a word of a query may be missing from what is found."""
    lower = word.lower()
    if lower in _lemmas():
        return True
    readings = morphology.analyse(lower)
    if any(r.pos in _POS and "daw." not in r.labels for r in readings) and len(lower) <= 6:
        return not word.isupper() or len(word) == 1
    found = lemmas(lower)
    return bool(found) and found[0] in _lemmas()
