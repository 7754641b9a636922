"""Words of an analysed noun phrase in another case, generated with Morfeusz."""

from collections.abc import Iterator
from typing import NamedTuple

from indexer.extraction.words import MODEL, Reading, Word
from kb import morphology


class Analysis(NamedTuple):
    """How the beginning of a phrase is read: its head, what agrees with the head, and in which form.

    Attributes:
        head: number of the head word.
        first, last: numbers of the first and the last word (inclusive) that inflect with the head.
    """

    head: int
    first: int
    last: int
    reading: Reading
    number: str
    case: str
    gender: str
    cost: float


def generate(word: Word, reading: Reading, analysis: Analysis, target: str) -> str | None:
    """Return a word of an analysed phrase in a case, written as it is; None where the dictionary has no form.

    Args:
        word: the word. reading: how it is read in the phrase.
        analysis: of the phrase.
        target: the case, as in SGJP tags.
    """
    if target == analysis.case:
        return word.text
    pos, aspect = reading.pos, _aspect(reading.tag)
    best: tuple[tuple[int, int], str] | None = None
    # Of two genitives of many the longer is the usual one: "toreb", not "torb"; "uczniów", not "uczni".
    usual = analysis.gender == "f" or reading.lemma.endswith("eń")
    longer = analysis.number == "pl" and target == "gen" and usual
    for text, tag, base, names in _forms(reading.lemma):
        tag_pos, *fields = tag.split(":")
        values = [frozenset(f.split(".")) for f in fields]
        if tag_pos != pos and not (pos == "depr" and tag_pos == "subst"):
            continue
        if base.partition(":")[0] != reading.lemma:
            continue
        if not any(analysis.number in v for v in values) or not any(target in v for v in values):
            continue
        if pos != "ger" and not any(analysis.gender in v for v in values):
            continue
        if aspect and aspect not in _fields(tag):
            continue
        if pos == "adj" and not _fields(tag) & _fields(reading.tag) & _DEGREES:
            continue
        if "neg" in _fields(tag) and "neg" not in _fields(reading.tag):
            continue
        # Both genitives are right for some names of things; -u is never wrong for them: "baru".
        # "Projekty" is right for all of them, "projekta" for few.
        thing = "m3" in _fields(tag) and ("pl" in _fields(tag) or target == "gen")
        unlike = 2 * (tuple(names) != reading.names) + (thing and text.endswith("a"))
        rank = unlike, -len(text) if longer else 0
        if best is None or rank < best[0]:
            best = (rank, text)
    if best is None:
        return None
    return word.form.stem_prefix + match_case(best[1], word.text[len(word.form.stem_prefix) :])


def _forms(lemma: str) -> Iterator[morphology.Form]:
    """Yield the forms of a lemma; of an adjective that the dictionary lacks, as those of one that it has."""
    found = morphology.generate(lemma)
    stem = lemma.removesuffix("owy")
    if stem == lemma or any(tag != "ign" for _, tag, _, _ in found):
        yield from found
        return
    for text, tag, _base, names in morphology.generate(MODEL):
        yield stem + text.removeprefix("dom"), tag, lemma, names


_DEGREES = frozenset(("pos", "com", "sup"))


def _fields(tag: str) -> frozenset[str]:
    return frozenset(part for field in tag.split(":") for part in field.split("."))


def _aspect(tag: str) -> str:
    fields = _fields(tag)
    return (
        "imperf"
        if "imperf" in fields and "perf" not in fields
        else "perf"
        if "perf" in fields and ("imperf" not in fields)
        else ""
    )


def match_case(text: str, model: str) -> str:
    """Return a word written the way a model is: in CAPS, with a capital, or as it stands."""
    if text.lower() == model.lower():
        return model  # "Społeczno-Ekonomicznych"
    if len(model) > 1 and model.isupper():
        return text.upper()
    if model[:1].isupper():
        return text[:1].upper() + text[1:]
    if model.islower():
        return text.lower()
    return text
