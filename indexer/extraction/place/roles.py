"""The role of each place: where a practice works, where visitors or organisers come from, or a mere mention.

Method: cues (``roles.toml``) in the sentence; the nearest cue before the place decides, and a verb of
    organising or hosting after it may overrule. People "z powiatu …" are visitors only in a report of a
    visit.
"""

import re
import tomllib
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexer.extraction.place.hits import Hit, Words
from kb.model import PlaceRole

FILE = Path(__file__).parent / "roles.toml"
_LOCATED = {"locative", "level", "container", "postal", "address", "line", "head", "unlisted"}
#: Characters from the people to the organisation they belong to: "przedstawiciele lokalnej Spółdzielni".
_PEOPLE_OF = 30
#: Characters from the people to their municipality: "przedstawiciele urzędu i rady gminy X".
_PEOPLE_OF_MUNICIPALITY = 60
#: Characters between the places of one enumeration: " i w ".
_ENUMERATED = 6
_VISITS = re.compile(r"\b(?:odwiedz|zwiedz|pozna|wizytowa)\w+\s+$", re.IGNORECASE)
_VISITED = re.compile(r"\s+(?:odwiedzi|zwiedzi|wizytowa|poznawa)(?:li|ły|ła|ł)\b")
_INSIDE = re.compile(r"\s(?:w|we)\s+(?:\w+\s+)?$")
_ARRIVED = re.compile(r"\s+(?:przyjecha|przyby|zawita|zjecha)(?:li|ły|ła|ł)\b")
#: Who comes: "Podkarpacie z wizytą na Dolnym Śląsku".
_VISITING = re.compile(r"\s+z\s+(?:\w+\s+)?(?:wizytą|rewizytą)\b")
#: Behind these a genitive tells where something is, not where people come from.
_THERE = ("na terenie ", "na obszarze ", "w okolice ", "w okolicach ", "w okolicy ", "w sercu ", "w centrum ")


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled cues: `after` and `before` hold one pattern with a group per class of cue."""

    visit: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    organised: re.Pattern[str]


@cache
def cues() -> Cues:
    """Return the compiled cues, read once per process."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Cues(
        visit=_one(data["document"]["visit"]),
        after=_grouped(data["after"]),
        before=_grouped(data["before"]),
        organised=_one(data["organised"]["what"]),
    )


def assign(hits: Sequence[Hit], words: Words) -> None:
    """Set the role of every hit from the cues of its sentence."""
    visit = cues().visit.search(words.text) is not None
    spans: dict[int, list[Hit]] = {}
    for hit in hits:
        spans.setdefault(hit.sentence, []).append(hit)
    for number, members in spans.items():
        start, end = words.sentence_span(number)
        sentence = words.text[start:end]
        before = [(m.start() + start, m.lastgroup or "") for m in cues().after.finditer(sentence)]
        after = [
            (m.start() + start, (m.lastgroup or "").rstrip("_")) for m in cues().before.finditer(sentence)
        ]
        organised = cues().organised.search(sentence) is not None
        used: dict[int, int] = {}
        for hit in members:
            in_reach = _in_reach(before, hit, used)
            hit.role = _role(hit, words, in_reach, after, visit=visit, organised=organised)
            hit.departing = any(kind == "departure" and position < hit.start for position, kind in in_reach)
            if visit and number == 0 and hit.lead == start and sentence.startswith(("Z ", "Ze ")):
                hit.role = "visitor"  # the title tells of a journey: "Z gminy Pniewy w Bieszczady"
            if hit.role == "visitor":
                used |= {p: hit.end for p, kind in in_reach if kind == "organiser" and p < hit.start}
    _inside(hits)


def guests(hits: Sequence[Hit]) -> None:
    """Give the visitors' role to every mention of a region that visitors come from; call it on resolved hits.

    Whole regions only: a town of that region may well hold a practice. The region of an organiser's town
    counts as theirs when no practice lies in it. A region where practices lie is the guests' own only if they
    come from no other.
    """
    theirs = {
        h.target.code[:2]
        for h in hits
        if h.role == "visitor" and h.target and h.target.kind in ("region", "land", "county")
    }
    working = [h.target for h in hits if h.role == "practice" and h.target]
    hosts = {t.code[:2] for t in working}
    towns = {h.target.code[:2] for h in hits if h.role == "visitor" and h.target and not h.departing} - hosts
    visited = {t.code[:2] for t in working if t.kind in ("locality", "municipality")}
    if towns:
        _destinations(hits, theirs & visited)
        theirs -= visited
    theirs |= towns
    for hit in hits:
        if hit.target and hit.target.kind in ("region", "land") and hit.target.code in theirs:
            hit.role = "visitor"


def _destinations(hits: Sequence[Hit], regions: Set[str]) -> None:
    """Mention the regions that a visit goes to: practices lie there, guests come from elsewhere."""
    for hit in hits:
        wide = hit.target is not None and hit.target.kind in ("region", "land", "county")
        if wide and hit.role == "visitor" and hit.target is not None and hit.target.code[:2] in regions:
            hit.role = "mention"


def _in_reach(before: list[tuple[int, str]], hit: Hit, used: dict[int, int]) -> list[tuple[int, str]]:
    """Return the cues without those of organisers that have their place: "przez ROPS w Opolu … w Nysie".

    Args:
        used: from the position of an organiser's cue to the end of the last place it was used for.
    """
    return [
        (position, kind)
        for position, kind in before
        if kind != "organiser" or hit.lead - used.get(position, hit.lead) <= _ENUMERATED
    ]


def _role(
    hit: Hit,
    words: Words,
    before: list[tuple[int, str]],
    after: list[tuple[int, str]],
    *,
    visit: bool,
    organised: bool,
) -> PlaceRole:
    if hit.near:
        return "mention"
    if _VISITING.match(words.text, hit.end) and words.text[hit.lead : hit.start] == "":
        return "visitor"
    if _is_visited(hit, words.text):
        return "practice"
    left = [kind for position, kind in before if position < hit.lead]
    following = [kind for position, kind in before if position > hit.end]
    right = [kind for position, kind in after if position > hit.end]
    nearest = left[-1] if left else ""
    from_there = _comes_from(hit, words)
    if organised and "organised" in right and "visited" not in left:
        return "visitor"
    if "organiser" in left and nearest in ("organiser", "works", "people", "project") and visit:
        return "visitor"
    if visit and "attended" in left and "visited" not in left[left.index("attended") :]:
        return "visitor"
    attending = visit and "people" in left and "attending" in right and not hit.administrative
    if attending and not {"visited", "attending"} & set(left):
        return "visitor"
    if from_there and visit and nearest == "inhabitants" and {"attending", "departure"} & set(right):
        return "visitor"
    if from_there and _people_of(hit, words, before):
        if "hosting" in right and "visited" not in left:
            return "practice"
        return "visitor" if visit else "mention"
    if from_there and (nearest == "departure" or ("departure" in right and not left)):
        return "visitor"
    if "transfer" in left and (hit.level in ("region", "area", "county") or nearest in ("transfer", "event")):
        return "mention"
    if nearest == "market" and hit.gate in ("genitive", "accusative", "head"):
        return "mention"
    if nearest == "founder" or ("founder" in left and _as_municipality(hit)):
        return "mention"
    if nearest == "support" or (
        len(left) > 1 and left[-2] == "support" and nearest == "works" and from_there
    ):
        return "mention"
    if nearest == "partner" or left[-2:] == ["partner", "works"]:
        return "mention"
    if nearest in ("event", "project") and hit.level != "municipality":
        return "mention"
    if hit.level in ("region", "area"):
        there = {"visited", "works"} & {*left, *following}
        return "practice" if there and not _comes_from(hit, words) else "mention"
    if from_there and _as_municipality(hit) and nearest not in ("visited", "works"):
        return "mention"
    if hit.gate in _LOCATED:
        return "practice"
    if hit.gate == "genitive" and nearest in ("visited", "works"):
        return "practice"
    if hit.gate in ("genitive", "accusative") and not from_there and "visited" in left:
        return "practice"
    return "mention"


def _is_visited(hit: Hit, text: str) -> bool:
    """Whether a place is the object of a visit: "goście poznawali Tarnów", "do Tarnowa przyjechali …"."""
    if hit.gate == "stop":
        return True
    if hit.gate == "bare":
        return bool(_VISITS.search(text[max(0, hit.start - 16) : hit.start]) or _VISITED.match(text, hit.end))
    return text[hit.lead : hit.start].lower() == "do " and _ARRIVED.match(text, hit.end) is not None


def _people_of(hit: Hit, words: Words, before: list[tuple[int, str]]) -> bool:
    """Whether the people named before the place come from it.

    They do not when an organisation named with a capital stands between ("osoby z kursu; Spółdzielnia X z
    Opola"), nor where they are in one: "osoby zatrudnione w Spółdzielni X z Opola".
    """
    left = [(position, kind) for position, kind in before if position < hit.lead]
    people = max((position for position, kind in left if kind == "people"), default=-1)
    if any(kind == "visited" and position > people for position, kind in left):
        return False
    if people < 0 or left[-1][1] not in ("people", "works", "project", "organiser"):
        return False
    if _as_municipality(hit) and hit.lead - people > _PEOPLE_OF_MUNICIPALITY:
        return False
    position, kind = left[-1]
    if kind == "works" and position > people and _INSIDE.search(words.text[people:position]):
        return False
    named = kind == "works" and words.text[position].isupper() and words.text[position + 1].islower()
    return not (named and position - people > _PEOPLE_OF)


def _comes_from(hit: Hit, words: Words) -> bool:
    """Whether people can come from it: "z Białegostoku", "województwa lubuskiego", "z Podlasia i Warmii"."""
    first = hit.head or hit
    lead = re.sub(r"\s", " ", words.text[first.lead : first.start + 1].lower())
    if lead.startswith(("z ", "ze ", "spod ", "od ", "dla ")):
        return True
    before = words.text[max(0, first.lead - 14) : first.lead].lower()
    if before.endswith(_THERE) or first.gate == "locative":
        return False
    lead = words.text[first.lead : first.start + 1].lower()
    if first.lead < first.start and lead.startswith(("do ", "na ", "w ", "we ", "po ", "przez ", "koło ")):
        return False
    if hit.level in ("region", "county", "subregion", "area"):
        return words.text[hit.start : hit.end].lower().endswith(("iego", "iej"))
    if hit.gate == "level" and lead.startswith(("gminy ", "gmin ", "miasta ", "wsi ")):
        return True
    return hit.gate in ("genitive", "head") and "G" in hit.cases


def _as_municipality(hit: Hit) -> bool:
    return hit.level == "municipality" and hit.gate == "level"


def _inside(hits: Sequence[Hit]) -> None:
    """A region that only says where a place lies has that place's role."""
    for hit in hits:
        for container in hit.containers:
            if not container.near:
                container.role = hit.role


def _one(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_spaced('|'.join(patterns))})", re.IGNORECASE)


def _spaced(pattern: str) -> str:
    """Let a space of a pattern be any white space: lines may be broken anywhere."""
    return pattern.replace(" ", r"\s")


def _grouped(classes: dict[str, list[str]]) -> re.Pattern[str]:
    parts = (f"(?P<{name}>{_spaced('|'.join(patterns))})" for name, patterns in classes.items())
    return re.compile(rf"\b(?:{'|'.join(parts)})", re.IGNORECASE)
