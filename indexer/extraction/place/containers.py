"""Which hit lies in which: "Byczyna (woj. opolskie)", "w Jaszczowie w gminie Milejów", "we wsi X koło Y"."""

import re
from collections.abc import Sequence

from indexer.extraction.place.gates import CERTAIN
from indexer.extraction.place.hits import Hit

_RANK = {"municipality": 1, "county": 2, "subregion": 2, "region": 3, "area": 3}
_BRIDGE = re.compile(
    r"\s*[,(\[/–-]\s*(?:leżąc\w+\s+|położon\w+\s+|znajdując\w+ się\s+|na terenie\s+|na obszarze\s+|teren\s+)?"
)
_LOOSE = re.compile(
    r"\s+(?:leży|leżą|znajduj\w+ się|mieści się|położon\w+ jest|jest położon\w+)\s+|"
    r",? (?:to )?ws(?:i|ią|ie|ieś)\s+|"
    r"\s+(?:leżąc\w+\s+|położon\w+\s+|znajdując\w+ się\s+)?|\s+na (?:terenie|obszarze)\s+"
)


def attach(hits: Sequence[Hit], text: str) -> None:
    """Set the containers of every hit: the larger places said right after it, up to three in a row."""
    for k, hit in enumerate(hits):
        rank = _rank(hit)
        at = hit.end
        for other in hits[k + 1 : k + 4]:
            if _rank(other) <= rank and not (other.near and rank == 0 and not hit.near):
                break
            between = text[at : other.lead]
            if "\n\n" in between:
                break
            leading = other.lead < other.start or other.level in _RANK
            if not (_BRIDGE.fullmatch(between) or (leading and _LOOSE.fullmatch(between))):
                break
            hit.containers.append(other)
            rank, at = max(rank, _rank(other)), other.end


def _rank(hit: Hit) -> int:
    if hit.administrative:
        return _RANK.get(hit.level, 0)
    if hit.targets and all(t.kind == "land" for t in hit.targets) and hit.score >= CERTAIN:
        return 3
    return 1 if hit.level == "municipality" and hit.gate == "level" else 0
