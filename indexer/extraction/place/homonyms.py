"""Choosing among places of the same name.

Method: score = 0.4 log10(population) + what the level word says + what other places of the text say (same
municipality 2.5, county 2, voivodeship 1.2; mentions within two of each other, or in one sentence, count
whole, others 0.4). A container said right after the name is decisive. The margin to the best candidate
elsewhere is kept: small means unsure. For small places the rival may be a village that the gazetteer lacks,
so one is always assumed.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from indexer.extraction.place.hits import Hit
from indexer.extraction.place.lexicon import Lexicon, Target

SAME_MUNICIPALITY, SAME_COUNTY, SAME_REGION = 2.5, 2.0, 1.2
#: A town next door, over a county's border too (a city is a county of its own), and how far that is in km.
NEIGHBOUR, NEXT_DOOR = 1.6, 30.0
NEAR, FAR = 1.0, 0.4
#: Score of the village of the same name that the gazetteer may lack: beside the seat of a municipality,
#: beside a lesser place; and the inhabitants from which none is assumed.
UNLISTED_SEAT, UNLISTED, WELL_KNOWN = 0.7, 1.2, 10_000
#: What "koło" reaches, in kilometres.
BESIDE = 35.0
_WINDOW = 2


def choose(hits: Sequence[Hit], lexicon: Lexicon) -> None:
    """Set the target and the margin of every hit that has candidates.

    Hits with one candidate, or a decisive container, are settled first; they are the context of the rest. Two
    rounds, so that the rest can support each other.
    """
    for hit in hits:
        hit.targets = consistent(hit, hit.targets)
        regions = {t.regions for t in hit.targets}
        if len(hit.targets) == 1 or (len(regions) == 1 and hit.containers):
            hit.target = hit.targets[0]
    for _ in range(2):
        context = _Context(hits)
        for k, hit in enumerate(hits):
            if hit.targets:
                scored = sorted(
                    ((_score(t, hit, k, context, lexicon), -i) for i, t in enumerate(hit.targets)),
                    reverse=True,
                )
                hit.target = hit.targets[-scored[0][1]]
                hit.margin = _margin(
                    hit, context.elsewhere(hit.targets, k), [(s, hit.targets[-i]) for s, i in scored]
                )


def consistent(hit: Hit, targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the candidates that lie in all the containers said right after the name."""
    for container in list(hit.containers):
        if container.near:
            targets = tuple(t for t in targets if any(_beside(t, c) for c in container.targets))
            continue
        inside = tuple(t for t in targets if any(_lies_in(t, c) for c in container.targets))
        if container.gate == "level" or inside:
            targets = inside
        else:
            hit.containers.remove(container)
    return targets


def _beside(target: Target, other: Target) -> bool:
    within = _within(target, other, BESIDE)
    return target.code[:2] == other.code[:2] if within is None else within


def _within(target: Target, other: Target, distance: float) -> bool | None:
    """Tell whether two places are at most so many kilometres apart; None where their points are not known."""
    if target.lat is None or target.lon is None or other.lat is None or other.lon is None:
        return None
    east = (target.lon - other.lon) * 111.3 * math.cos(math.radians(other.lat))
    return math.hypot((target.lat - other.lat) * 111.3, east) <= distance


def _lies_in(target: Target, container: Target) -> bool:
    return target.code.startswith(container.code)


class _Context:
    """What is settled so far, by order and by code."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self.hits = hits
        self.visitors: Counter[str] = Counter()
        self.others: Counter[str] = Counter()
        self.own: dict[tuple[bool, str], Counter[str]] = defaultdict(Counter)
        self.names: dict[str, Target] = {}
        for hit in hits:
            if hit.target is None or hit.score < 0.5:
                continue
            codes = self.visitors if hit.role == "visitor" else self.others
            areas = {hit.target.code, hit.target.code[:4], hit.target.code[:2]}
            codes.update(areas)
            self.own[hit.role == "visitor", hit.target.name].update(areas)
            if hit.containers and len(hit.targets) == 1:
                self.names.setdefault(hit.target.name, hit.target)

    def elsewhere(self, targets: tuple[Target, ...], k: int) -> float:
        """Return how much a county or voivodeship beside hit k speaks for a place that is no candidate."""
        hit = self.hits[k]
        beside = [
            other.target
            for other in self.hits[max(0, k - _WINDOW) : k + _WINDOW + 1]
            if other is not hit and other.codes and other.target and other.role != "visitor"
        ]
        strange = [t for t in beside if not any(c.code.startswith(t.code) for c in targets)]
        if hit.role == "visitor":
            return 0.0
        return max((0.6 * (SAME_COUNTY if t.county else SAME_REGION) for t in strange), default=0.0)

    def support(self, target: Target, k: int) -> float:
        """Return how much the rest of the text speaks for a candidate of hit k."""
        hit = self.hits[k]
        near = 0.0
        for j in range(max(0, k - 6), min(len(self.hits), k + 7)):
            other = self.hits[j]
            if j == k or other.target is None or other.score < 0.5 or other.target.name == target.name:
                continue
            if (other.role == "visitor") != (hit.role == "visitor"):
                continue
            close = abs(j - k) <= _WINDOW or other.sentence == hit.sentence
            near = max(near, _relation(target, other.target) * (NEAR if close else FAR))
        codes = self.visitors if hit.role == "visitor" else self.others
        # mentions of one name do not speak for each other: they would only repeat one choice
        own = self.own[hit.role == "visitor", target.name]
        far = max(
            (
                weight
                for code, weight in (
                    (target.code, SAME_MUNICIPALITY),
                    (target.code[:4], SAME_COUNTY),
                    (target.code[:2], SAME_REGION),
                )
                if code and codes[code] > own[code]
            ),
            default=0.0,
        )
        again = 2.0 if self.names.get(target.name) is target else 0.0
        return max(near, FAR * far) + 0.2 * min(near, FAR * far) + again


def _relation(target: Target, other: Target) -> float:
    if other.kind == "region":
        return SAME_REGION if target.code[:2] == other.code else 0.0
    if other.kind == "land":
        return SAME_REGION * 0.8 if target.code[:2] == other.code else 0.0
    if len(other.code) == 6 and target.code == other.code:
        return SAME_MUNICIPALITY
    if other.county and target.county == other.county:
        return SAME_COUNTY
    if _within(target, other, NEXT_DOOR):
        return NEIGHBOUR
    return SAME_REGION * 0.8 if target.code[:2] == other.code[:2] else 0.0


def _score(target: Target, hit: Hit, k: int, context: _Context, lexicon: Lexicon) -> float:
    score = 0.4 * math.log10(max(target.population, 100)) + _level(target, hit, lexicon)
    if hit.regions_hint:
        score += 2.5 if target.code[:2] in hit.regions_hint else 0.0
    for container in hit.containers:
        if container.near and container.target:
            score += _relation(target, container.target)
    return score + context.support(target, k)


def _level(target: Target, hit: Hit, lexicon: Lexicon) -> float:
    if target.kind in ("region", "county", "land"):
        return target.prior
    if hit.level == "municipality":
        if hit.rural and lexicon.gazetteer.county(target.code).city:
            return -2.0
        if hit.rural is not None and target.kind == "municipality" and target.rural:
            return 1.5 if hit.rural else -1.5
        return 1.0 if target.seat else -2.0
    if hit.level == "district":
        return 2.0 if target.kind == "district" else -0.5
    penalty = -1.5 if target.rural else 0.25 if target.seat else 0.0
    if target.kind == "district":
        penalty -= 0.6
    urban = lexicon.gazetteer.municipalities[target.code].urbanisation < 3
    if hit.level == "town":
        return penalty + (0.7 if target.seat and urban else 0.0)
    if hit.level == "village":
        return penalty + (0.7 if target.population < 5000 else -1.0)
    return penalty


def _margin(hit: Hit, elsewhere: float, scored: list[tuple[float, Target]]) -> float:
    """Return the distance to the best candidate in another county, the unlisted village included."""
    best, target = scored[0]
    rivals = [s for s, t in scored[1:] if t.code[:4] != target.code[:4]]
    named = any(c.gate == "level" and not c.near for c in hit.containers)
    if (
        target.kind in ("locality", "district")
        and target.population < WELL_KNOWN
        and not named
        and hit.level != "municipality"
    ):
        rivals.append(elsewhere + (UNLISTED_SEAT if target.seat else UNLISTED))
    if not rivals:
        return 3.0
    return round(max(0.0, min(3.0, best - max(rivals))), 2)
