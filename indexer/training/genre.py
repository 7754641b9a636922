"""Names of the social economy in place of other organisations: what the training texts, older than most of
the social economy, have too few of.

A name of the texts gives its place, and its grammatical case, to a made-up one: "w siedzibie Fundacji
Batorego" may become "w siedzibie Spółdzielni Socjalnej „Lupolin”". The distinguishing words are drawn from
the whole vocabulary of the texts, or invented, so that none of them can be learned by heart.
"""

import random
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kb.morphology import analyse, generate

from .corpora import Span
from .passages import Edit, Passage

_TABLE = Path(__file__).with_name("genre.toml")
CASES = ("nom", "gen", "dat", "acc", "inst", "loc")


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a name: one form for each case of `CASES`."""

    forms: dict[str, str]
    weight: int


def _tags(tag: str) -> list[set[str]]:
    return [set(part.split(".")) for part in tag.split(":")]


def inflect(words: list[str], case: str) -> str:
    """Return a noun with its adjectives (singular, nominative) in another case.

    Raises:
        ValueError: when the dictionary cannot inflect one of the words.
    """
    readings = (reading for word in reversed(words) for reading in analyse(word) if reading.pos == "subst")
    gender = next(_tags(r.tag)[3] for r in readings if "nom" in _tags(r.tag)[2])
    return " ".join(_form(word, case, gender) for word in words)


def _form(word: str, case: str, gender: set[str]) -> str:
    readings = [r for r in analyse(word) if r.pos in ("subst", "adj") and not r.lemma[:1].isupper()]
    for reading in sorted(readings, key=lambda r: r.pos == "subst"):
        for form, tag, _base, _classes in generate(reading.lemma):
            parts = _tags(tag)
            if parts[0] == {reading.pos} and "sg" in parts[1] and case in parts[2] and gender & parts[3]:
                if reading.pos == "adj" and "pos" not in parts[4]:
                    continue
                return form.capitalize() if word[:1].isupper() else form
    raise ValueError(f"{word!r} has no form in the case {case!r}")


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def heads() -> tuple[Head, ...]:
    """Return the beginnings of names in all cases."""
    found = []
    for row in _table()["heads"]:
        words = row["words"].split()
        bent, fixed = words[: row["inflected"]], words[row["inflected"] :]
        found.append(
            Head({case: " ".join([inflect(bent, case), *fixed]) for case in CASES}, row.get("weight", 1))
        )
    return tuple(found)


def case_of(name: str) -> str | None:
    """Return a case that the first word of a name may stand in; None when it is no noun of the dictionary."""
    for reading in analyse(name.split()[0]):
        if reading.pos == "subst":
            parts = _tags(reading.tag)
            cases = [case for case in CASES if case in parts[2]]
            if "sg" in parts[1] and cases:
                return cases[0]
    return None


def invented(rng: random.Random, words: list[str]) -> str:
    """Return a distinguishing word or two, capitalised, in CAPS or as they are."""
    word = rng.choice(words)
    chance = rng.random()
    if chance < 0.3:
        other = rng.choice(words)
        word = word[: rng.randint(2, 4)] + other[-rng.randint(2, 4) :]
    elif chance < 0.45:
        word = f"{word} {rng.choice(words)}"
    elif chance < 0.5:
        word = f"{word}{rng.choice('-=&+')}{rng.choice(words)}"
    return rng.choice((str.upper, str.capitalize, str.title))(word)


class Made(NamedTuple):
    """A made-up name, and the town that follows it as a name of its own ("" for none)."""

    name: str
    town: str = ""


def made_up(rng: random.Random, case: str, words: list[str]) -> Made:
    """Return a full name in a case.

    A town is part of the name only where nothing else tells it from its kind: "Centrum Integracji Społecznej
    w Łodzi", but "Spółdzielnia Socjalna „Promyk”" in Łódź.
    """
    table = heads()
    head = rng.choices(table, [h.weight for h in table])[0].forms[case]
    town = str(rng.choice(_table()["places"]["locative"]))
    opening, closing = rng.choice((("„", "”"), ("„", "”"), ('"', '"'), ("«", "»"), ("", ""), ("", "")))
    chance = rng.random()
    if chance < 0.75:
        return Made(f"{head} {opening}{invented(rng, words)}{closing}", town if chance < 0.25 else "")
    return Made(f"{head} w {town}" if chance < 0.9 else head)


def replace(passage: Passage, rng: random.Random, rate: float, words: list[str]) -> Passage:
    """Put made-up names in the place of organisations, at a rate, keeping the case.

    Args:
        words: lower-case words to make distinguishing words from.
    """
    edits: list[Edit] = []
    towns: dict[int, str] = {}
    for number, (start, end, label) in enumerate(passage.spans):
        if label != "orgName" or rng.random() >= rate:
            continue
        made = _another(passage.text[start:end], rng, words)
        if made is None:
            continue
        edits.append((start, end, made.name))
        if made.town:
            towns[number] = made.town
            edits.append((end, end, f" w {made.town}"))
    changed = passage.edited(edits)
    spans: list[Span] = []
    for number, span in enumerate(changed.spans):
        spans.append(span)
        if number in towns:
            begin = span[1] + len(" w ")
            spans.append((begin, begin + len(towns[number]), "placeName"))
    return Passage(changed.text, tuple(spans))


def _another(name: str, rng: random.Random, words: list[str]) -> Made | None:
    """Return a name of the social economy of the same sort; None for one that cannot be matched."""
    if name.isupper() and name.isalpha():
        acronyms = _table()["acronyms"]
        return Made(rng.choice(acronyms["words"]) + rng.choice(acronyms["endings"]))
    case = case_of(name)
    if case is not None:
        return made_up(rng, case, words)
    return None if " " in name else Made(invented(rng, words))
