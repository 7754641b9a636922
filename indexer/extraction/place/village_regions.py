"""Where an unlisted village lies, as far as the text around it tells."""

import bisect
from collections import defaultdict

from indexer.extraction.place.hits import Hit
from indexer.extraction.place.lexicon import Lexicon, Target
from indexer.extraction.place.village_names import regional

#: How many sentences away another place may be to say which voivodeship a village lies in.
_REACH = 4


#: By how much of its weight one voivodeship must lead the next there.
_MAJORITY = 1 / 3


#: The score of what may be a common word.
UNCERTAIN = 0.3


#: How sure the voivodeship is when only all the other places of the text say so.
_WHOLE_TEXT = 0.15


#: Inhabitants from which a name is not taken for a village of the same name elsewhere.
_KNOWN = 10_000


def placed(hit: Hit, hits: list[Hit], lexicon: Lexicon, whole: str = "") -> tuple[Target, float]:
    """Return the village as a target, and the margin.

    In its container; else near the place it is said to be near; else in the municipality or county of its
    sentence; else only in the voivodeship of the places around it, weighed by their distance in sentences;
    else in the voivodeship of all the other places of the text.

    Args:
        hits: those around it.
        whole: code of the only voivodeship of the text; "" when it has none or several.
    """
    name = hit.forms[0].name
    sure = [c.target for c in hit.containers if c.target and not c.near]
    near = [c.target for c in hit.containers if c.target and c.near]
    beside = [
        h.target
        for h in hits
        if h.sentence == hit.sentence
        and h.role == hit.role
        and h.target
        and h.level in ("municipality", "county", "region")
    ]
    certain = min((c.margin for c in hit.containers), default=0.0)
    for found, margin in ((sure, min(1.0, certain)), (near, min(0.4, certain)), (beside, 0.4)):
        if found:
            container = max(found, key=lambda t: len(t.code))
            return _in(_own(hit, container), container, lexicon, near=found is near), margin
    found_around, margin = _around(name, hit, hits, lexicon)
    if not found_around.code and whole and hit.role != "visitor":
        region = lexicon.regions[whole]
        return _in(_own(hit, region), region, lexicon, near=False), _WHOLE_TEXT
    return found_around, margin


def only_region(hits: list[Hit]) -> str:
    """Return the code of the voivodeship in which all sure places of a text lie, visitors' aside; or ""."""
    codes = {
        h.target.code[:2]
        for h in hits
        if h.target and h.target.code and h.score >= 0.5 and h.margin >= 0.5 and h.role != "visitor"
    }
    return codes.pop() if len(codes) == 1 else ""


def nearby(hits: list[Hit], hit: Hit) -> list[Hit]:
    """Return the hits of the sentences around a hit, out of all hits in order."""
    first = bisect.bisect_left(hits, hit.sentence - _REACH, key=lambda h: h.sentence)
    last = bisect.bisect_right(hits, hit.sentence + _REACH, key=lambda h: h.sentence)
    return hits[first:last]


def _around(name: str, hit: Hit, hits: list[Hit], lexicon: Lexicon) -> tuple[Target, float]:
    said = {
        (other.sentence, other.target.code[:2])
        for other in hits
        if other.target
        and other.target.code
        and other is not hit
        and other.target.name != name
        and other.score >= 0.5
        and (other.role == "visitor") == (hit.role == "visitor")
    }
    votes: dict[str, float] = defaultdict(float)
    for sentence, code in said:
        votes[code] += 1 / (1 + abs(sentence - hit.sentence))
    if not votes:
        return Target(name, "locality", "", 0, None, None, "locality", ()), 0.0
    (most, code), *others = sorted(((vote, code) for code, vote in votes.items()), reverse=True)
    margin = (most - (others[0][0] if others else 0.0)) / most
    elsewhere = bool(hit.targets) and not any(t.code.startswith(code) for t in hit.targets)
    if margin < _MAJORITY or (elsewhere and max(t.population for t in hit.targets) >= _KNOWN):
        return Target(name, "locality", "", 0, None, None, "locality", ()), 0.0
    region = lexicon.regions[code]
    sure = _WHOLE_TEXT if elsewhere else round(0.4 * margin, 2)
    return _in(_own(hit, region), region, lexicon, near=False), sure


def _in(name: str, container: Target, lexicon: Lexicon, *, near: bool) -> Target:
    code, precision = container.code, container.precision
    if near:
        # beside a town means in its county; beside a city with county rights, only in its region
        city = len(code) >= 4 and lexicon.gazetteer.county(code).city
        code = code[:2] if city else code[:4]
        container = lexicon.regions[code] if len(code) == 2 else lexicon.counties[code]
        precision = container.precision
    elif len(code) == 6:
        precision = "municipality"
    return Target(name, "locality", code, 0, container.lat, container.lon, precision, container.regions)


def _own(hit: Hit, container: Target) -> str:
    name = hit.forms[0].name
    return name if hit.written or hit.targets else regional(name, container.code[:2])
