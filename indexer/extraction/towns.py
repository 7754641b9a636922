"""Towns after names: "w Nowym Sączu", "we Wrocławiu", "z Knurowa"."""

from collections.abc import Collection, Sequence

from indexer.extraction.names import is_place_word
from indexer.extraction.words import Word

_PLACE_WORDS = 3


IN, FROM = ("w", "we", "W", "WE"), ("z", "ze")


def town_after(found: Sequence[Word], i: int, prepositions: Collection[str] = IN) -> tuple[int, int] | None:
    """Return the words of a town that follows word i after "w" or "we", or None.

    Args:
        found: words of a sentence.
        i: number of the word where the preposition should stand.
        prepositions: those that may stand there.
    """
    if i + 1 >= len(found) or found[i].text not in prepositions:
        return None
    first = found[i + 1]
    if first.kind != "word" or not first.form.capital or (first.form.base.isupper() and len(first.text) < 4):
        return None
    if not (is_place_word(first) or not first.form.readings or first.form.stem_prefix):
        adjective = first.form.has("adj") and i + 2 < len(found) and is_place_word(found[i + 2])
        if not adjective:
            return None
    last = i + 2
    while last < len(found) and last - i - 1 < _PLACE_WORDS:
        word = found[last]
        if word.kind != "word" or not word.form.capital or not word.form.has("adj", "subst"):
            break
        if not (word.form.named("nazwa_geo") or word.form.named("człon_nazwy_geo") or word.form.has("adj")):
            break
        last += 1
    return (i + 1, last)
