"""Which hit lies in which: "Byczyna (woj. opolskie)", "w Jaszczowie w gminie Milejów", "we wsi X koło Y"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from indexer.extraction.place.gates import CERTAIN
from indexer.extraction.place.hits import Hit

_RANK = {"municipality": 1, "county": 2, "subregion": 2, "region": 3, "area": 3}
_BRIDGE = re.compile(
    r"\s*[,(\[/–-]\s*(?:leżąc\w+\s+|położon\w+\s+|znajdując\w+ się\s+|na terenie\s+|na obszarze\s+|teren\s+)?"
)
_AND = re.compile(r"\s+(?:i|oraz)\s+")
#: Inhabitants from which a town is known without its county.
_TOWN = 10_000
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
    for hit, following in reversed(list(pairwise(hits))):
        if not hit.containers and _shares(hit, following) and _AND.fullmatch(text[hit.end : following.lead]):
            hit.containers = [c for c in following.containers if not c.near]


def _shares(hit: Hit, following: Hit) -> bool:
    """Whether a small place lies in what is said after the next: "Jankowice i Zochcin, pow. opatowski"."""
    small = all(t.kind != "land" and t.population < _TOWN for t in hit.targets)
    return small and _rank(hit) == 0 and _rank(following) == 0 and not hit.administrative


def _rank(hit: Hit) -> int:
    if hit.administrative:
        return _RANK.get(hit.level, 0)
    if hit.targets and all(t.kind == "land" for t in hit.targets) and hit.score >= CERTAIN:
        return 3
    return 1 if hit.level == "municipality" and hit.gate == "level" else 0
