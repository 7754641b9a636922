"""A noun that several adjectives share: "pracownie: komputerowa, krawiecka"."""

from collections.abc import Collection, Iterator, Sequence

from indexer.extraction.naming import ADJECTIVES, NOUNS, inflect
from indexer.extraction.words import Reading, Word
from kb import morphology

_ORDER = ("nom", "acc", "gen", "loc", "inst", "dat")


def with_noun(noun: Word, adjective: Word, text: str, cases: Collection[str] | None = None) -> str | None:
    """Return the noun and the adjectives that share it, in the nominative and in the adjectives' number.

    Args:
        noun: the shared noun, as the text has it ("pracowniami", "warsztatach").
        adjective: the first word of `text`.
        text: the adjective and whatever follows it.
        cases: the cases the adjective can stand in; None for the nominative or the noun's own.

    Returns:
        "pracownia krawiecka"; None when the adjective cannot belong to the noun.
    """
    for lemma, number, case in _agreements(noun, adjective, cases):
        own = noun_form(lemma, number, case)
        if own is not None:
            return inflect(f"{own} {text}", "nom", cases=(case,))
    return None


def agrees(adjective: Word, noun: Word) -> bool:
    """Tell whether an adjective agrees with a noun in case and gender."""
    return any(a.cases & n.cases and a.genders & n.genders for n, a in _pairs(noun, adjective))


def only_in_number(noun: Word, adjective: Word) -> bool:
    """Tell whether an adjective agrees with a noun in case and gender but not in number."""
    pairs = [
        bool(n.numbers & a.numbers)
        for n, a in _pairs(noun, adjective)
        if n.cases & a.cases and n.genders & a.genders
    ]
    return bool(pairs) and not any(pairs)


def _pairs(noun: Word, adjective: Word) -> Iterator[tuple[Reading, Reading]]:
    for n in noun.form.readings:
        if n.pos not in NOUNS:
            continue
        for a in adjective.form.readings:
            if a.pos in ADJECTIVES:
                yield n, a


def _agreements(noun: Word, adjective: Word, cases: Collection[str] | None) -> Iterator[tuple[str, str, str]]:
    for case in _ORDER:
        if cases is not None and case not in cases:
            continue
        for n, a in _pairs(noun, adjective):
            if case not in a.cases or not (n.genders & a.genders):
                continue
            if cases is None and case not in ("nom", *n.cases):
                continue
            for number in ("sg", "pl"):
                if number in a.numbers:
                    yield n.lemma, number, case


def noun_form(lemma: str, number: str, case: str) -> str | None:
    """Return a form of a noun; None when the dictionary has none."""
    for text, tag, base, _names in morphology.generate(lemma):
        fields = [field.split(".") for field in tag.split(":")]
        if fields[0] == ["subst"] and base.partition(":")[0] == lemma:
            values: Sequence[str] = [value for field in fields for value in field]
            if number in values and case in values:
                return text
    return None
