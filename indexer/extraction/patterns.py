"""The patterns of `data/activities.toml`: verbs, bridges, stop words, loaded once."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from indexer.extraction.heads import DATA, head_table

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
        linking: words between that noun and the object, e.g. "nad" with its case, else "".
    """

    lemma: str
    cases: frozenset[str]
    reflexive: bool = False
    preposition: str = ""
    weak: bool = False
    act: str = ""
    linking: str = ""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Words between a frame noun and the services: "usługi | w zakresie | sprzątania"."""

    words: tuple[str, ...]
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns of activities."""

    verbs: dict[str, VerbPattern]
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


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """Return the patterns, read from the data file once."""
    table = tomllib.loads((DATA / "activities.toml").read_text(encoding="utf-8"))
    verbs: dict[str, VerbPattern] = {}
    for entry in table["verbs"]:
        for lemma in entry["lemmas"]:
            verbs[lemma] = VerbPattern(
                lemma,
                frozenset(entry["object"]),
                entry.get("reflexive", False),
                entry.get("preposition", ""),
                entry.get("weak", False),
            )
    for lemma, noun in table["acts"].items():
        act, _, linking = noun.partition("|")
        case = "inst" if linking else "acc"
        verbs.setdefault(
            lemma, VerbPattern(lemma, frozenset((case,)), bool(linking), act=act, linking=linking)
        )
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
        establishments=frozenset(venues | set(table["establishments"])),
    )
