"""Labels of fields ("Gdzie:", "Co robi:") and of table columns: what they announce (`data/labels.toml`)."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from kb.text import fold

_FILE = Path(__file__).parent / "data" / "labels.toml"
_WORDS = re.compile(r"[^\W_]+")
_LABEL = re.compile(r"[^\W\d_][^\n:.;]{1,45}?:(?=\s|$)")
_LONGEST = 6
_INLINE = re.compile(r"(?:(?<=\s)|^)(?=[A-ZĄĆĘŁŃÓŚŹŻ])[^\W\d_]+(?:[ \t][^\W\d_]+){0,5}:(?=\s)")


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {_key(label): kind for kind, labels in table.items() for label in labels}


def _key(label: str) -> str:
    return " ".join(_WORDS.findall(fold(label)))


@lru_cache(maxsize=2000)
def label_kind(label: str) -> str:
    """Return what the values of a label are, by the label or its beginning; "" when it is not known."""
    known = _labels()
    found = _key(label).split()
    raw = _WORDS.findall(label)
    if any(word[0].isupper() for word in raw[1:]) and not label.isupper():
        return known.get(" ".join(found), "")  # "Fundacja Most" is no label
    if "," in label:
        # "Usługi, produkty:" are two labels; "Miejsc pracy jest pięć, usługi:" is a sentence.
        return known.get(" ".join(found)) or known.get(_key(label.partition(",")[0]), "")
    for size in range(len(found), 0, -1):
        kind = known.get(" ".join(found[:size]))
        if kind is not None and (size == len(found) or size > 1 or len(found) <= 3):
            return kind
    return ""


def is_label(label: str) -> bool:
    """Tell whether a whole label is known."""
    return _key(label) in _labels()


def label_at(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return what the known label at the start of a stretch says of its value, and where the value starts."""
    match = _LABEL.match(text, start, end)
    if match is None or len(match.group().split()) > _LONGEST:
        return None
    kind = label_kind(match.group()[:-1])
    return (kind, match.end()) if kind else None


def label_starts(text: str, start: int, end: int) -> list[int]:
    """Return where known labels begin inside a stretch: lines that a converter ran together.

    A label inside a sentence starts with a capital; of "Członek założyciel:" after a name only the known
    part counts.
    """
    found = []
    for match in _INLINE.finditer(text, start, end):
        words = list(re.finditer(r"[^\W\d_]+", match.group()))
        for n, word in enumerate(words):
            if word.group()[0].isupper() and is_label(match.group()[word.start() : -1]):
                found.append(match.start() + words[n].start())
                break
    return found
