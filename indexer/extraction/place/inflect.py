"""Declining place names with Morfeusz: run when the table of forms is built, not when reports are read.

Method: paradigms of each word whose nominative is the word itself, geographic ones first and surnames
    dropped; adjectives agree with the noun; parts joined by a hyphen decline each for itself; from a
    preposition on ("nad Wisłą") nothing changes. Names the dictionary lacks follow ``endings.tsv``.
    Over-generates about 6 %, so the forms are for matching only.
"""

import itertools
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kb.morphology import analyse, generate
from kb.vocabulary.placefiles import rows

CASES = ("nom", "gen", "dat", "acc", "inst", "loc")
LETTERS = dict(zip(CASES, "NGDAIL", strict=True))
_GEOGRAPHIC = {"nazwa_geograficzna", "człon_nazwy_geograficznej"}
_PERSONAL = {"nazwisko", "imię"}
_FIXED = {"nad", "pod", "w", "na", "k", "przy"}
_JOINING = {"i"}
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Paradigm:
    """The forms of one word in one number and gender, by case; gender is None where anything agrees."""

    pos: str
    number: str
    gender: str | None
    forms: dict[str, set[str]] = field(default_factory=dict)

    def of(self, case: str) -> set[str]:
        """Return the forms of a case; the nominative where the case is lacking."""
        return self.forms.get(case) or self.forms.get("nom") or set()


def declined(name: str) -> dict[str, str]:
    """Return every form of a place name with the letters of its cases: ``{"Byczynie": "DL"}``."""
    words = _WORD.findall(name)
    gaps = _WORD.split(name)[1:-1]
    stop = next((i for i, w in enumerate(words) if i and w in _FIXED), len(words))
    forms: dict[str, set[str]] = {name: {"N"}}
    for chosen in _choices(words[:stop], gaps):
        for case in CASES:
            options = [sorted(p.of(case)) for p in chosen]
            for combination in itertools.islice(itertools.product(*options), 8):
                text = _joined([*combination, *words[stop:]], gaps)
                forms.setdefault(text, set()).add(LETTERS[case])
    return {text: "".join(c for c in "NGDAIL" if c in cases) for text, cases in forms.items()}


def _joined(words: list[str], gaps: list[str]) -> str:
    return "".join(itertools.chain.from_iterable(itertools.zip_longest(words, gaps, fillvalue="")))


def _choices(words: list[str], gaps: list[str]) -> list[tuple[Paradigm, ...]]:
    """Return the combinations of paradigms that make sense together."""
    options = [_paradigms(word) for word in words]
    combinations = list(itertools.islice(itertools.product(*options), 400))
    if len(words) == 1:
        return [(p,) for (p,) in combinations]
    agreeing = [c for c in combinations if _agrees(c)]
    one_noun = [c for c in agreeing if sum(p.pos == "subst" for p in c) == 1]
    combinations = (one_noun if "-" not in "".join(gaps) else []) or agreeing or combinations
    if any("-" in gap for gap in gaps[: len(words) - 1]):
        frozen = [_frozen(word) for word in words]
        combinations += [(*c[:-1], frozen[-1]) for c in combinations]
    return combinations


def _agrees(paradigms: tuple[Paradigm, ...]) -> bool:
    """Whether all adjectives agree with some noun beside them, and there is a noun or only adjectives."""
    nouns = [p for p in paradigms if p.pos == "subst"]
    adjectives = [p for p in paradigms if p.pos == "adj"]
    if not nouns:
        return len({(p.number, p.gender) for p in adjectives}) == 1
    return all(any((a.number, a.gender) == (n.number, n.gender) for n in nouns) for a in adjectives)


def _frozen(word: str) -> Paradigm:
    return Paradigm("fixed", "", None, {"nom": {word}})


@cache
def _paradigms(word: str) -> tuple[Paradigm, ...]:
    if word in _JOINING:
        return (_frozen(word),)
    nouns = _nouns(word)
    found = [*nouns, *_adjectives(word)]
    if not found:
        found = [_guessed(word)]
    return tuple(found)


def _nouns(word: str) -> list[Paradigm]:
    named = _grouped(word, word)
    geographic = [p for p, classes in named if classes & _GEOGRAPHIC]
    if geographic:
        return geographic
    plain = [p for p, classes in named if not classes & _PERSONAL]
    if plain:
        return plain
    lower = word.lower()
    lemmas = {
        a.lemma for a in analyse(lower) if a.pos == "subst" and ":nom" in a.tag and a.lemma[0].islower()
    }
    common = [p for lemma in sorted(lemmas) for p, _ in _grouped(lemma, lower)]
    for paradigm in common:
        paradigm.forms = {c: {f[0].upper() + f[1:] for f in fs} for c, fs in paradigm.forms.items()}
    return common or [p for p, _ in named]


def _grouped(lemma: str, nominative: str) -> list[tuple[Paradigm, set[str]]]:
    """Return the noun paradigms of a lemma whose nominative is the given word, with their name classes."""
    groups: dict[tuple[str, str, str], tuple[Paradigm, set[str]]] = {}
    for form, tag, base, classes in generate(lemma):
        parts = tag.split(":")
        if parts[0] != "subst" or base.partition(":")[0] != lemma:
            continue
        for number in parts[1].split("."):
            key = (base, number, parts[3])
            paradigm, names = groups.setdefault(key, (Paradigm("subst", number, parts[3]), set()))
            names.update(classes)
            for case in parts[2].split("."):
                paradigm.forms.setdefault(case, set()).add(form)
    return [(p, names) for p, names in groups.values() if nominative in p.forms.get("nom", ())]


def _adjectives(word: str) -> list[Paradigm]:
    found: list[Paradigm] = []
    lower = word.lower()
    for analysis in analyse(lower):
        parts = analysis.tag.split(":")
        if parts[0] != "adj" or "nom" not in parts[2].split("."):
            continue
        for gender in parts[3].split("."):
            paradigm = Paradigm("adj", parts[1], gender)
            for form, tag, _base, _classes in generate(analysis.lemma):
                t = tag.split(":")
                if t[0] != "adj" or t[1] != parts[1] or gender not in t[3].split(".") or t[-1] != "pos":
                    continue
                for case in t[2].split("."):
                    paradigm.forms.setdefault(case, set()).add(_capital(form))
                    if gender == "n" and parts[1] == "sg" and case in ("inst", "loc"):
                        # towns keep the old ending: "w Bornem Sulinowie", "w Krośnie Odrzańskiem"
                        paradigm.forms[case].add(re.sub("ym$", "em", re.sub("im$", "iem", _capital(form))))
            found.append(paradigm)
    return found


def _capital(form: str) -> str:
    return form[0].upper() + form[1:]


def _guessed(word: str) -> Paradigm:
    paradigm = Paradigm("subst", "", None, {"nom": {word}})
    for row in sorted(endings(), key=lambda r: -len(r["nominative"])):
        if word.endswith(row["nominative"]):
            stem = word.removesuffix(row["nominative"])
            names = ("genitive", "dative", "accusative", "instrumental", "locative")
            paradigm.forms |= {c: {stem + row[n]} for c, n in zip(CASES[1:], names, strict=True)}
            break
    return paradigm


@cache
def endings() -> tuple[dict[str, str], ...]:
    """Return the declension endings for unknown names."""
    return tuple(rows(Path(__file__).parent / "endings.tsv"))
