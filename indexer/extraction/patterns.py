"""The patterns of `data/activities.toml`: verbs, bridges, stop words, loaded once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from indexer.extraction.heads import DATA, head_table
from indexer.extraction.words import Word

#: Parts of speech of finite verbs: a new clause.
FINITE = frozenset({"fin", "praet", "bedzie", "impt", "imps", "winien", "pred"})


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """What follows a verb of doing.

    Attributes:
        cases: cases of the object.
        reflexive: "się" must stand near it.
        preposition: that must come before the object; "" for none.
        weak: only what the vocabulary can type counts.
        act: noun of action for verbs that are the activity themselves, else "".
        linking: words between that noun and the object, e.g. "nad", else "".
        governs: case of the object after the noun of action.
    """

    lemma: str
    cases: frozenset[str]
    reflexive: bool = False
    preposition: str = ""
    weak: bool = False
    act: str = ""
    linking: str = ""
    governs: str = "gen"


def unnamed(cases: frozenset[str]) -> VerbPattern:
    """Return the pattern of activities behind no verb of doing, in a case: only what the vocabulary types."""
    return VerbPattern("", cases, weak=True)


@dataclass(frozen=True, slots=True)
class Bridge:
    """Words between a frame noun and the services: "usługi | w zakresie | sprzątania"."""

    words: tuple[str, ...]
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns of activities; of the patterns of one verb the first that fits counts."""

    verbs: dict[str, tuple[VerbPattern, ...]]
    bridges: tuple[Bridge, ...]
    frames: frozenset[str]
    announcements: frozenset[str]
    clause: frozenset[str]
    not_activities: frozenset[str]
    past: frozenset[str]
    planned: frozenset[str]
    light: frozenset[str]
    establishments: frozenset[str]
    quantities: frozenset[str]
    never: frozenset[str]
    persons: frozenset[str]
    equipment: frozenset[str]
    beginnings: frozenset[str]
    units: frozenset[str]
    rooms: frozenset[str]
    existing: frozenset[str]
    impersonal: frozenset[str]
    shown: frozenset[str]
    praised: frozenset[str]
    events: frozenset[str]
    circumstances: frozenset[str]
    bodies: frozenset[str]
    workshops: frozenset[str]
    makers: Mapping[str, str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """Return the patterns, read from the data file once."""
    table = tomllib.loads((DATA / "activities.toml").read_text(encoding="utf-8"))
    verbs: dict[str, tuple[VerbPattern, ...]] = {}
    for entry in table["verbs"]:
        for lemma in entry["lemmas"]:
            pattern = VerbPattern(
                lemma,
                frozenset(entry["object"]),
                entry.get("reflexive", False),
                entry.get("preposition", ""),
                entry.get("weak", False),
            )
            verbs[lemma] = (*verbs.get(lemma, ()), pattern)
    for lemma, noun in table["acts"].items():
        verbs[lemma] = (*verbs.get(lemma, ()), _act(lemma, noun, weak=lemma in table["weak_acts"]))
    bridges = tuple(Bridge(tuple(b["words"]), frozenset(b["case"])) for b in table["bridges"])
    venues = {h.noun for h in head_table().heads if h.kind == "venue"}
    return Patterns(
        verbs=verbs,
        bridges=bridges,
        frames=frozenset(table["frames"]["nouns"]),
        announcements=frozenset(table["announcements"]),
        clause=frozenset(table["stops"]["clause"]),
        not_activities=frozenset(table["stops"]["not_activities"]),
        past=frozenset(table["stops"]["past"]),
        planned=frozenset(table["stops"]["planned"]),
        light=frozenset(table["light"]),
        quantities=frozenset(table["quantities"]),
        never=frozenset(table["stops"]["never"]),
        persons=frozenset(table["stops"]["persons"]),
        equipment=frozenset(table["stops"]["equipment"]),
        beginnings=frozenset(table["stops"]["beginnings"]),
        units=frozenset(table["units"]),
        rooms=frozenset(table["rooms"]),
        existing=frozenset(table["existing"]),
        impersonal=frozenset(table["impersonal"]),
        shown=frozenset(table["shown"]),
        praised=frozenset(table["praised"]),
        events=frozenset(table["stops"]["events"]),
        workshops=frozenset(table["workshops"]),
        bodies=frozenset(table["stops"]["bodies"]),
        circumstances=frozenset(table["stops"]["circumstances"]),
        makers=table["makers"],
        establishments=frozenset(venues | set(table["establishments"])),
    )


#: Endings of nouns of places of work: "stolarnia", "piekarnia", "pralnia", "pracownia".
WORK_ENDINGS = ("arnia", "ernia", "lnia", "ownia", "wórnia")


def is_place_of_work(word: Word) -> bool:
    """Tell whether a noun names a place of work by its ending: "pralnia"."""
    return any(r.pos == "subst" and r.lemma.endswith(WORK_ENDINGS) for r in word.form.readings)


def _act(lemma: str, noun: str, *, weak: bool) -> VerbPattern:
    """Return the pattern of a verb that is the activity itself: "noun|preposition|case of the object"."""
    act, linking, governs = [*noun.split("|"), "", ""][:3]
    taught = governs == "gen"  # "uczy szycia": the verb itself takes the genitive
    governs = governs or "gen"
    return VerbPattern(
        lemma,
        frozenset(("acc" if governs == "gen" and not linking and not taught else governs,)),
        reflexive=linking == "nad",
        preposition="" if linking == "nad" else linking,
        weak=weak,
        act=act,
        linking=linking,
        governs=governs,
    )


@lru_cache(maxsize=1)
def bridges_by_first() -> dict[str, tuple[Bridge, ...]]:
    """Return the bridges by their first word, longer ones first."""
    table: dict[str, list[Bridge]] = {}
    for bridge in sorted(patterns().bridges, key=lambda b: -len(b.words)):
        table.setdefault(bridge.words[0], []).append(bridge)
    return {first: tuple(found) for first, found in table.items()}
