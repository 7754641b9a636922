"""The nominative of a village that the gazetteer lacks: by the dictionary, by endings, by the voivodeship."""

import re
from functools import lru_cache

from indexer.extraction.naming import nominative
from indexer.extraction.place.inflect import endings
from kb.morphology import analyse, generate

_GEOGRAPHIC = {"nazwa_geograficzna", "człon_nazwy_geograficznej"}
_OBLIQUE = re.compile(r"(?:iej|iego|imi?|ich|ej|ego|ymi?|ych)$")
#: Letters of cases to those of the dictionary's tags.
CASES = {"L": "loc", "G": "gen", "I": "inst", "A": "acc"}
_NORTH_AND_WEST = {"04", "08", "20", "22", "28", "30", "32"}


@lru_cache(maxsize=10_000)
def named(text: str, cases: str) -> str:
    """Return the nominative of a village's name as the text has it.

    Args:
        cases: letters of the cases that the preposition asks for; "" after "wieś", where it may stand
            undeclined.
    """
    if not cases:
        return text if _nominative_form(text) else nominative(text)
    asked = tuple(CASES[c] for c in cases if c in CASES)
    parts = []
    for part in re.split(r"(\s?-\s?)", text):
        known = _place_lemma(part, asked) or _with_adjective(part, asked)
        found = known or _agreeing(nominative(part, cases=asked), part) if part.strip(" -") else part
        if found == part and part.isalpha():
            found = _by_ending(part, cases)
        elif (noun := _unlisted_noun(part)) is not None and noun in found.split():
            words = (_by_ending(noun, cases) if word == noun else word for word in part.split())
            found = _agreeing(" ".join(words), part)
        parts.append(found)
    return "".join(parts)


def _unlisted_noun(part: str) -> str | None:
    """Return the noun that the dictionary lacks by an adjective: "Księżnicy Jarej", "Nowym Gnieźnisku"."""
    words = part.split()
    if len(words) != 2:
        return None
    pairs = ((words[0], words[1]), (words[1], words[0]))
    return next((n for n, other in pairs if not analyse(n) and _OBLIQUE.search(other)), None)


def alternative(name: str) -> str:
    """Return "Drzonów" for "Drzonowo" and the other way round; "" for other names."""
    if name.endswith("owo"):
        return name[:-3] + "ów"
    if name.endswith("ewo"):
        return name[:-1]
    return name[:-2] + "owo" if name.endswith("ów") else f"{name}o" if name.endswith("ew") else ""


def regional(name: str, region: str) -> str:
    """Return "Drzonowo" or "Drzonów", which share most of their forms, by the voivodeship.

    Of the localities of the gazetteer on the two, 117 of 165 end in -owo in the north and west, 393 of 407
    in -ów elsewhere. Only where the dictionary knows both names or neither.
    """
    other = alternative(name)
    if not other or bool(analyse(name)) != bool(analyse(other)):
        return name
    return max(name, other, key=lambda n: n.endswith("wo") == (region in _NORTH_AND_WEST))


def _place_lemma(word: str, cases: tuple[str, ...]) -> str:
    """Return the only place name of the dictionary with that form ("Posadzie": Posada, no "posad"), or ""."""
    lemmas = (
        set()
        if " " in word
        else {
            reading.lemma.partition(":")[0]
            for reading in analyse(word)
            if _GEOGRAPHIC & set(reading.name_classes) and any(case in reading.tag for case in cases)
        }
    )
    return lemmas.pop() if len(lemmas) == 1 else ""


def _with_adjective(part: str, cases: tuple[str, ...]) -> str:
    """Return "Stary Wielisław" for "Starym Wielisławiu": a name with an adjective that agrees; or ""."""
    words = part.split()
    if len(words) != 2:
        return ""
    for noun, adjective in ((0, 1), (1, 0)):
        for reading in analyse(words[noun]):
            _, number, case, gender = (*reading.tag.split(":"), "", "", "")[:4]
            plural = number == "pl" and not reading.tag.endswith(":pt")
            if plural or not _GEOGRAPHIC & set(reading.name_classes) or not set(cases) & set(case.split(".")):
                continue
            agreeing = next(
                (a for a in analyse(words[adjective]) if _agrees(a.tag, number, cases, gender)), None
            )
            if agreeing is None:
                continue
            forms = [f for f, tag, *_ in generate(agreeing.lemma) if _agrees(tag, number, ("nom",), gender)]
            form = agreeing.lemma if agreeing.lemma in forms else forms[0]  # "wolny" sooner than "wolen"
            names = {noun: reading.lemma, adjective: form.capitalize()}
            return f"{names[0]} {names[1]}"
    return ""


def _agrees(tag: str, number: str, cases: tuple[str, ...], gender: str) -> bool:
    pos, *fields = tag.split(":")
    values = [set(field.split(".")) for field in fields]
    return (
        pos == "adj"
        and "pos" in fields
        and {number} == values[0]
        and bool(values[1] & set(cases))
        and gender in values[2]
    )


def _agreeing(found: str, text: str) -> str:
    """Turn an adjective that the dictionary lacks as its noun was: "Grudna Kępskiej" to "Grudna Kępska"."""
    names, words = found.split(), text.split()
    if len(names) != 2 or len(words) != 2:
        return found
    for i, noun in ((1, names[0]), (0, names[1])):
        case = _OBLIQUE.search(words[i])
        if names[i] == words[i] and case and noun != words[1 - i]:
            stem, oblique = words[i][: case.start()], case.group()
            soft = "i" if oblique[0] == "i" else ""
            other = noun.endswith(("o", "e")) or oblique.endswith(("ich", "ych", "imi", "ymi"))
            feminine = "a" if stem.endswith(("k", "g")) else f"{soft}a"
            names[i] = stem + (feminine if oblique.endswith("ej") else f"{soft}e" if other else soft or "y")
    return " ".join(names)


def _nominative_form(text: str) -> bool:
    first = text.split()[0]
    return not (found := analyse(first)) or any(":nom" in r.tag for r in found)


def _by_ending(word: str, cases: str) -> str:
    """Return the nominative of a name the dictionary lacks, by the longest ending that fits a case."""
    columns = {"L": "locative", "G": "genitive", "I": "instrumental", "A": "accusative"}
    fitting = [
        (len(row[columns[c]]), -n, row[columns[c]], row["nominative"])
        for c in cases
        if c in columns
        for n, row in enumerate(endings())
        if word.endswith(row[columns[c]]) and len(word) > len(row[columns[c]]) + 1
    ]
    if not fitting:
        return word
    _, _, ending, nominative_ending = max(fitting)
    return word.removesuffix(ending) + nominative_ending
