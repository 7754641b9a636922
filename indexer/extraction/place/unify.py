"""One name in a report is one place: mentions of a name agree on their target."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from indexer.extraction.place.gates import CERTAIN
from indexer.extraction.place.hits import Hit


def shortened(hits: Sequence[Hit]) -> None:
    """Take "w Kamieńcu" for Kamieniec Ząbkowicki in a text that has named it in full."""
    full = {
        f.name.split()[0]: h.targets
        for h in hits
        if h.score >= CERTAIN
        for f in h.forms
        if " " in f.name and h.targets and h.targets[0].kind != "land"
    }
    for hit in hits:
        if hit.targets and not hit.containers and not hit.level:
            hit.targets = next((full[f.name] for f in hit.forms if f.name in full), hit.targets)


def municipalities(hits: Sequence[Hit], text: str) -> None:
    """Name as "gmina Biecz" what the text calls a municipality.

    Where it acts ("Gmina Biecz założyła"), it is the same place as its seat, if the text names that.
    """
    said = [h for h in hits if h.level == "municipality" and h.gate == "level" and not h.seat]
    acting = [h for h in said if text[h.lead : h.start].lower().split() == ["gmina"]]
    seats = {h.target.code for h in hits if h.target and h not in said}
    for hit in said:
        target = hit.target
        if target is None or target.kind not in ("locality", "municipality"):
            continue
        if hit not in acting or target.code not in seats:
            hit.target = replace(target, name=f"gmina {target.name}", precision="municipality")


def unify(hits: Sequence[Hit]) -> None:
    """Make one name one place: the one that the text says most about, unless a container says otherwise."""
    named: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.double and hit.target is not None:
            hit.target = replace(hit.target, name=hit.double, precision="municipality")
        if hit.target is not None and hit.target.kind in ("locality", "municipality") and hit.rural is None:
            named.setdefault(hit.target.name, []).append(hit)
    for members in named.values():
        votes: dict[str, float] = defaultdict(float)
        for hit in members:
            votes[region(hit)] += hit.margin
        best = max(members, key=lambda h: (stated(h), votes[region(h)], len(code(h)), h.margin))
        for hit in members:
            if not stated(hit):
                hit.target, hit.margin = best.target, best.margin


def code(hit: Hit) -> str:
    """Return the TERYT code of a mention's target; "" when it has none."""
    return hit.target.code if hit.target else ""


def region(hit: Hit) -> str:
    """Return the code of the voivodeship of a mention's target; "" when it has none."""
    return code(hit)[:2]


def stated(hit: Hit) -> bool:
    """Whether the text says right after a name what it lies in."""
    return any(not c.near for c in hit.containers)


def district_of(hit: Hit, cities: set[str]) -> bool:
    """Tell whether a mention is a district of one of some cities."""
    target = hit.target
    return target is not None and target.kind == "district" and hit.gate != "bare" and target.code in cities
