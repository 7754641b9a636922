"""What stands between the head of a name and its proper part: adjectives, "o nazwie", for whom it is."""

from collections.abc import Sequence

from indexer.extraction.adjectives import agree
from indexer.extraction.heads import Head, HeadTable
from indexer.extraction.name_parts import is_predicate
from indexer.extraction.quotes import NameRun, quoted
from indexer.extraction.words import Word

#: Words that introduce a name: "o nazwie „GRILL”", "pn. …".
_INTRODUCERS = (
    ("pod", "nazwą"), ("pod", "szyldem"), ("pod", "marką"), ("o", "nazwie"), ("zwany",), ("zwana",),
    ("pn", "."), ("p", ".", "n", "."), ("pod", "firmą"),
)  # fmt: skip
#: Kinds that say for whom they are before their names.
_DESCRIBED = frozenset(("stowarzyszenie", "towarzystwo", "fundacja"))
_MOST_ADJECTIVES = 3
_LONGEST_INTRODUCER = 4
_LONGEST = 14


def introducer(found: Sequence[Word], i: int) -> int:
    """Return how many words introduce a name at word i: "pod nazwą", "o wdzięcznej nazwie"; 0 if none do."""
    text = tuple(w.text.lower() for w in found[i : i + _LONGEST_INTRODUCER])
    if len(text) == _LONGEST_INTRODUCER and text[0] == "o" and text[2] == "nazwie":
        return 3 if found[i + 1].form.has("adj") else 0
    return next((len(known) for known in _INTRODUCERS if text[: len(known)] == known), 0)


def before_introducer(found: Sequence[Word], i: int) -> int:
    """Return where "pod nazwą" begins after what only leads to it: "działająca | pod nazwą"; i without it."""
    for k in range(i, min(i + _MOST_ADJECTIVES, len(found))):
        if introducer(found, k):
            return k
        if found[k].form.capital or not found[k].form.has("pact", "ppas", "adv", "adj"):
            break
    return i


def after_adjectives(found: Sequence[Word], i: int) -> int:
    """Return the number of the word after lower-case adjectives: "konsorcjum | społeczne | pn. „Wrzos”"."""
    end = i
    while end < len(found) and end - i < _MOST_ADJECTIVES and i > 0 and _describes(found, i, end):
        end += 1
    return end


def described_name(found: Sequence[Word], i: int, head: Head) -> NameRun | None:
    """Return the quoted end of a name whose words are small: "Stowarzyszenie | rodziców „Tęcza”"."""
    if head.phrase not in _DESCRIBED or i >= len(found) or found[i].form.capital:
        return None
    if not (found[i].text == "na" and i + 1 < len(found) and found[i + 1].text == "rzecz"):
        first = found[i].form
        if "gen" not in first.cases("subst") or first.has("prep", "fin", "praet", "ppas", "pact"):
            return None
    for j in range(i + 1, min(i + _LONGEST, len(found))):
        if (run := quoted(found, j)) is not None:
            return run
        word = found[j]
        if (
            not word.is_word
            or word.form.capital
            or word.form.has("fin", "praet", "imps")
            or is_predicate(word)
        ):
            return None
    return None


def quoted_tail(found: Sequence[Word], last: int, head: Head, table: HeadTable) -> NameRun | None:
    """Return the quoted end of a name behind whom it is for: "… Opieki | nad zwierzętami „Łapa”"."""
    if head.phrase not in _DESCRIBED or last >= len(found) or found[last].text.lower() not in _FOR_WHOM:
        return None
    for j in range(last + 2, min(last + 2 + _FEW, len(found))):
        if (run := quoted(found, j)) is not None:
            return run
        if not found[j - 1].is_word or found[j - 1].form.has("fin", "praet", "imps", "prep"):
            return None
        match = table.at(found, j - 1)
        if match is not None and (match.head.kind == "venue" or match.head.form is not None):
            return None
    return None


_FOR_WHOM, _FEW = ("nad", "z", "ze", "dla"), 3


def _describes(found: Sequence[Word], first: int, i: int) -> bool:
    word = found[i]
    plain = word.kind == "word" and not word.form.capital and any(r.pos == "adj" for r in word.form.readings)
    return plain and any(
        agree(word, noun) for noun in found[max(0, first - 3) : first] if noun.form.has("subst")
    )
