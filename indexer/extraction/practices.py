"""Practices: what one organisation does in one place, with the sentence behind every field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from indexer.extraction.attach import Story
from indexer.extraction.document import Doc
from indexer.extraction.drafts import Draft, gather
from indexer.extraction.filling import elsewhere, fill
from indexer.extraction.host_features import Scene, host_features, scene
from indexer.extraction.mentions import Names, Spot
from indexer.extraction.place.gates import LANDMARK
from indexer.extraction.place_context import PlaceContext
from indexer.extraction.place_features import PlaceFeatures
from indexer.extraction.place_of_deeds import by_town
from indexer.extraction.place_seen import GMINA, Choice, is_wide
from indexer.extraction.practice_places import further_places
from indexer.extraction.told_sector import with_told_sector
from indexer.extraction.unnamed import join_by_town, name_by_town
from indexer.extraction.weighing import Features, probabilities, probability, tables
from indexer.extraction.words import DASHES
from kb.model import Place, Practice
from kb.text import fold

#: Least probability of a place. Of the annotated organisations of reports left out of the fit 83.6 % get the
#: right place (or rightly none) with it, 82.6 % without; at 0.5 only 81.3 %, as right places are lost then.
_LEAST = 0.3
#: The same for a town of which the words around an organisation say nothing, only the course of the report
#: does: 84.2 % right instead of 83.1 %, most of it where towns and organisations are merely listed.
_LEAST_UNSAID = 0.5
#: Who is named as running a place ("świetlica prowadzona przez X"), or whose work stands right behind the
#: name ("X (catering)"), is told about: of 32 of the annotated organisations 27 have a practice and 2 may
#: have one. Too few for the weights, which took several of them for bystanders.
_TOLD = "rule:passive:", "rule:relative:", "rule:fronted:", "rule:at", "rule:bracket", "rule:apposition"
#: A verb beside the name tells as much, but for the running of a unit, which is told of the unit: of the
#: three such organisations that the weights leave out two have a practice.
_RUNNING = "prowadzenie"
_TELLS, _DOES = 0.8, 0.57
#: A list of towns, each with a name behind it, is the plan of a journey.
_STOP = 0.57
_ADDRESSES = ("adres", "przystanek", "odwiedzić", "zwiedzić", "odwiedzony")


def build_practices(doc: Doc, names: Names, story: Story, places: PlaceContext) -> list[Practice]:
    """Return the practices of a report, in the order in which it names the organisations."""
    drafts = gather(doc, names, story, places)
    where = scene(doc, names, story, places)
    features = PlaceFeatures(where, places, drafts)
    least = tables()["host"]["least"]
    hosting = _together(drafts, [_host(d, where, places) for d in drafts])
    run = _runners(drafts)
    placed = [
        (draft, sure, *choose_place(features.candidates(draft), doc.text))
        for draft, sure in zip(drafts, hosting, strict=True)
        if sure >= least
        and not _is_kind_alone(doc, draft)
        and not _is_run(draft, run)
        and not _is_publisher(draft, where)
    ]
    join_by_town([(draft, chosen) for draft, _, chosen, _ in placed])
    home = _guests_home(placed, places)
    made = []
    for draft, sure, chosen, probable in placed:
        if draft.entity.anonymous or _is_guest(draft, chosen, where, places, home):
            continue
        if draft.entity.unnamed and (chosen is None or is_wide(chosen.place)):
            continue  # some "WTZ" of a region
        name_by_town(draft.entity, chosen)
        draft.deeds, scattered = by_town(doc, draft.deeds, chosen, places)
        practice = fill(doc, draft, names, chosen, round(sure * probable, 3))
        made.append(with_told_sector(practice, doc, draft, names, story))
        for choice, deeds in scattered:
            made.append(elsewhere(doc, made[-1], choice, deeds))
        for choice in further_places(chosen, places) if chosen is not None else ():
            made.append(elsewhere(doc, made[-1], choice))
    return made


def _host(draft: Draft, where: Scene, places: PlaceContext) -> float:
    """Return how sure it is that a report tells of an organisation's work."""
    sure = probability(host_features(draft, where), "host")
    if any(_is_stop(s, where, places) for s in draft.spots):
        sure = max(sure, _STOP)
    direct = [d.found for d in draft.deeds if d.spot is not None]
    if any(f.agent is not None and f.method.startswith(_TOLD) for f in direct):
        return max(sure, _TELLS)
    own = any(not f.made.text.startswith(_RUNNING) for f in direct) and draft.entity.kind == "organisation"
    return max(sure, _DOES) if own else sure


def _is_stop(spot: Spot, where: Scene, places: PlaceContext) -> bool:
    """Tell whether a name stands behind its town at the beginning of an item: "- Łomża – Fundacja Lipa"."""
    sentence = where.doc.sentence_at(where.doc.words[spot.first].start)
    if where.doc.block_of(sentence).kind != "item" or spot.kind != "name":
        return False
    lead = where.doc.announcement(sentence)
    listed = lead is not None and any(w.lemma(*_ADDRESSES) for w in where.doc.words[lead.first : lead.last])
    if listed and not any(w.is_word for w in where.doc.words[sentence.first : spot.first]):
        return True  # "trzy adresy w Poznaniu:"
    towns = [s for s in places.between(sentence.first, spot.first) if not is_wide(s.place)]
    gap = where.doc.words[towns[-1].last : spot.first] if towns else []
    return len(gap) == 1 and (gap[0].text in DASHES or gap[0].text == ":")


def _is_kind_alone(doc: Doc, draft: Draft) -> bool:
    """Tell whether a report only lists a kind ("– Zakład Aktywności Zawodowej") and tells nothing of one."""
    if not draft.entity.bare or draft.deeds:
        return False
    return all(doc.block_of(doc.sentence_at(doc.words[s.first].start)).kind == "item" for s in draft.spots)


def _guests_home(
    placed: Sequence[tuple[Draft, float, Choice | None, float]], places: PlaceContext
) -> frozenset[str | None]:
    """Return the voivodeships of visitors to places elsewhere: those at home there came along.

    Empty where the surest host, if possible one that does something, is at home there too: guests and hosts
    may be of one region.
    """
    sure = [(bool(draft.deeds), sure, c.place.region) for draft, sure, c, _ in placed if c is not None]
    away = sure and max(sure, key=itemgetter(0, 1))[2] not in places.visitors
    return frozenset(places.visitors) if away else frozenset()


def _is_publisher(draft: Draft, where: Scene) -> bool:
    """Tell whether an organisation only publishes the report: its name stands at the foot of the page."""
    own = where.story.main is draft.entity
    return not draft.deeds and not own and fold(draft.entity.name) == fold(where.doc.report.publisher)


def _runners(drafts: Sequence[Draft]) -> dict[int, set[int]]:
    """Return for each word of what organisations do, the numbers of those that do it."""
    found: dict[int, set[int]] = {}
    for draft in drafts:
        for deed in draft.deeds:
            for i in range(deed.found.made.first, deed.found.made.last):
                found.setdefault(i, set()).add(draft.entity.number)
    return found


def _is_run(draft: Draft, runners: Mapping[int, set[int]]) -> bool:
    """Tell whether an organisation is named only as what another one runs: "fundacja prowadzi CIS i bar".

    Its running is that other's deed; a unit of which more is told works on its own.
    """
    return not draft.deeds and all(runners.get(s.first) and runners.get(s.last - 1) for s in draft.spots)


def _is_guest(
    draft: Draft, chosen: Choice | None, where: Scene, places: PlaceContext, home: frozenset[str | None]
) -> bool:
    """Tell whether an organisation is at home where the visitors come from, or only organises their visit."""
    if chosen is not None and where.visit and chosen.place.region in home:
        return True
    body = draft.entity.kind in ("public", "support")
    if chosen is not None and chosen.place.region in (places.visitors if body else places.guests):
        return True
    if not body or not where.visit:
        return False
    visited = any(s.part.role == "host" and s.part.cue is not None for s in draft.spots)
    return not visited and any(s.part.role == "organiser" for s in draft.spots)


def _together(drafts: Sequence[Draft], hosting: Sequence[float]) -> list[float]:
    """Let those that run a thing together, or that one visit goes to, be hosts as surely as the surest.

    "Prowadzonej przez A i B", "odwiedziliśmy A, B i C": mentions that are coordinated share one part.
    """
    shared: dict[int, float] = {}
    own = [
        {id(d.found) for d in draft.deeds if d.found.agent is not None}
        | {id(s.part) for s in draft.spots if s.part.role == "host" and (s.part.cue or s.first) < s.first}
        for draft in drafts
    ]
    for deeds, sure in zip(own, hosting, strict=True):
        for deed in deeds:
            shared[deed] = max(sure, shared.get(deed, 0.0))
    return [max([sure, *(shared[deed] for deed in deeds)]) for deeds, sure in zip(own, hosting, strict=True)]


def choose_place(
    candidates: Sequence[tuple[Choice | None, Features]], text: str = ""
) -> tuple[Choice | None, float]:
    """Return the most probable place, or None for nowhere said, and how probable it is.

    A place that is best of many but hardly probable is not given: it would be a guess.
    """
    found = probabilities([features for _, features in candidates], "place")
    best = max(range(len(found)), key=lambda i: found[i])
    choice = candidates[best][0]
    if choice is not None and found[best] < (
        _LEAST_UNSAID if choice.score == 0 and not is_wide(choice.place) else _LEAST
    ):
        choice = None
    if choice is not None:
        choice = _narrowed(choice, [known for known, _ in candidates if known is not None], text)
    return (replace(choice, score=round(found[best], 3)) if choice is not None else None), found[best]


def _narrowed(choice: Choice, others: Sequence[Choice], text: str) -> Choice:
    """Return a town or village instead of an area or a town that only says where it lies.

    "Wierzawice to wieś w gminie Leżajsk. Działa tu X", "Szprotawski ZAZ, pierwszy w województwie lubuskim",
    "Lipniak k. Suwałk – X".
    """
    here = next((o for o in others if LANDMARK.match(text, o.mention.end)), None)
    if here is not None and 0 < choice.mention.start - here.mention.end < _BESIDE:
        return here
    if is_wide(choice.place):
        seats = [o for o in others if o.method == _SEAT and o.place.region == choice.place.region]
        return seats[0] if len(seats) == 1 else choice
    if not choice.place.name.startswith(GMINA):
        return choice
    inside = [
        o
        for o in others
        if not is_wide(o.place)
        and not o.place.name.startswith(GMINA)
        and o.place.municipality == choice.place.municipality
        and 0 < choice.mention.start - o.mention.end < _LIES
    ]
    return inside[0] if len(inside) == 1 else choice


#: How a town is found by its adjective, and characters from a village to the municipality where it lies.
_SEAT, _LIES = "place:seat", 40
#: Characters of " koło ", " k. ".
_BESIDE = 14


def used_places(practices: Iterable[Practice]) -> list[Place]:
    """Return the places that practices work in, each once."""
    return list({(p.place.name, p.place.teryt): p.place for p in practices if p.place is not None}.values())
