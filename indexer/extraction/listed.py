"""Names that share one head in the plural: "ZAZ-y w Pile i w Pucku", "spółdzielnie: Wrzos, Lipa i „Dąb”"."""

from collections.abc import Sequence

from indexer.extraction.heads import Head, HeadTable
from indexer.extraction.names import own_name
from indexer.extraction.quotes import NameRun, quoted
from indexer.extraction.towns import FROM, IN, town_after
from indexer.extraction.words import DASHES, Word

_JOINS = (",", ";", "i", "oraz", "a", "także", "jak", "również")
_OPENERS = frozenset((":", "("))
_PLURAL_ENDINGS = ("y", "ów", "om", "ami", "ach")
#: "(np. Wrzos i Lipa)", ": między innymi Wrzos i Lipa".
_FOR_INSTANCE = (
    ("np", "."), ("m", ".", "in", "."), ("między", "innymi"), ("jak",), ("takie", "jak"), ("takich", "jak"),
)  # fmt: skip
_LONGEST_OPENER = max(map(len, _FOR_INSTANCE))
_LEAST = 2


def is_plural(words: Sequence[Word], head: Head, first: int, last: int) -> bool:
    """Tell whether a head at words[first:last] is plural in every reading: "zakłady", not "zakładu"."""
    if head.acronym:
        word = words[first]
        return word.text != word.form.base and word.text.endswith(_PLURAL_ENDINGS)
    nouns = [
        r
        for w in words[first:last]
        for r in w.form.readings
        if r.pos == "subst" and r.lemma.lower() == head.noun
    ]
    if not nouns or all(r.numbers == {"sg"} for r in nouns):
        return False
    return (
        all(r.numbers == {"pl"} for r in nouns)
        or _counted(words, first)
        or _many_adjectives(words, first, last)
    )


def _counted(words: Sequence[Word], first: int) -> bool:
    """Tell whether a number stands before a head: "sześć fundacji", "dwóch spółdzielni"."""
    if first == 0:
        return False
    before = words[first - 1]
    many = before.form.has("num") and not before.lemma("jeden")
    return many or (before.text.isdigit() and int(before.text) > 1)


def _many_adjectives(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether an adjective of a head is plural only: "spółdzielni socjalnych"."""
    for word in words[first + 1 : last]:
        if word.form.has("adj") and all(r.numbers == {"pl"} for r in word.form.readings):
            return True
    return False


def list_start(words: Sequence[Word], i: int) -> int | None:
    """Return where a list of names begins after its head: past ":", "(np.", "takie jak"; None without one."""
    start = set_off(words, i)
    text = [w.text.lower() for w in words[start : start + _LONGEST_OPENER]]
    start += next((len(known) for known in _FOR_INSTANCE if tuple(text[: len(known)]) == known), 0)
    return start if start > i or quoted(words, i) is not None else None


def set_off(words: Sequence[Word], i: int) -> int:
    """Return the number of the word after a colon, a bracket or a spaced dash at word i; i without one."""
    if i < len(words) and (words[i].text in _OPENERS or (words[i].text in DASHES and words[i].spaced)):
        return i + 1
    return i


def listed_names(words: Sequence[Word], i: int, head: Head, table: HeadTable) -> list[tuple[NameRun, int]]:
    """Return the names of a list that begins at word i, each with the word after it and its town.

    Args:
        words: of a sentence.
        i: where the list begins, or where the names after the first one do (at a comma or a conjunction).
        head: what all of them are.
        table: of all heads: a name with a head of its own ends the list.

    Returns:
        One name or none is no list: then it is empty.
    """
    found: list[tuple[NameRun, int]] = []
    position = _after_joins(words, _after_town(words, i))
    while position < len(words):
        run = _item(words, position, head, table)
        if run is None:
            break
        end = _after_town(words, run.last)
        found.append((run, end))
        position = _after_joins(words, end)
        if position == end:
            break
    return found if len(found) >= _LEAST or (found and i < found[0][0].first) else []


def _item(words: Sequence[Word], i: int, head: Head, table: HeadTable) -> NameRun | None:
    run = quoted(words, i)
    if run is not None:
        return run
    match = table.at(words, i)
    if not words[i].form.capital or (match is not None and match.head.form is not None):
        return None
    run = own_name(words, i, head, table, capital=True)
    if run is None or run.own_first != i:
        return None
    cut = next((k for k in range(i + 1, run.last) if words[k].text in ("i", "oraz")), run.last)
    return NameRun(i, cut, i, cut, run.shape) if cut < run.last else run


def _after_joins(words: Sequence[Word], i: int) -> int:
    while i < len(words) and words[i].text in _JOINS:
        i += 1
    return i


def _after_town(words: Sequence[Word], i: int) -> int:
    """Return the number of the word after a town or a bracket that follows a name."""
    town = town_after(words, i, (*IN, *FROM))
    if town is not None:
        return town[1]
    if i < len(words) and words[i].text == "(":
        closing = next((k for k in range(i, min(i + 12, len(words))) if words[k].text == ")"), None)
        return i if closing is None else closing + 1
    return i
