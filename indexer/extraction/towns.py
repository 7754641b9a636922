"""Towns after names: "w Nowym Sączu", "we Wrocławiu", "z Knurowa"."""

from collections.abc import Collection, Sequence

from indexer.extraction.name_parts import is_person, is_place_word
from indexer.extraction.wordlists import word_set
from indexer.extraction.words import Word

_PLACE_WORDS = 3
_MUNICIPALITY = ("gmina", "powiat")
#: Too wide to tell one organisation of a kind from another.
_LANDS = word_set("lands")
#: Endings of an adjective that no dictionary has: "w Górkach Zagajnych".
_ADJECTIVAL = ("ych", "ich", "im", "ym", "ej")
#: Abbreviated second words of towns.
_SHORTENED = frozenset(("Wlkp", "Maz", "Śl", "Podl", "Pom", "Kuj", "Łódz", "Opol", "Lub"))
_CONSONANTS = frozenset("bcćdfghjklłmnńprsśtwzźż")


IN, FROM = ("w", "we", "W", "WE"), ("z", "ze")
#: "z siedzibą w Pile", "mający siedzibę w Pile".
_SEATED = ("z", "mający", "mająca", "mające")
JOINS = (",", "i", "oraz", "a")


def town_after(found: Sequence[Word], i: int, prepositions: Collection[str] = IN) -> tuple[int, int] | None:
    """Return the words of a town that follows word i after "w" or "we", or None.

    Args:
        found: words of a sentence.
        i: number of the word where the preposition should stand.
        prepositions: those that may stand there.
    """
    if i + 2 < len(found) and found[i].text.lower() in _SEATED and found[i + 1].lemma("siedziba"):
        i += 2
    if i + 1 >= len(found) or found[i].text not in prepositions:
        return None
    town = town_at(found, i + 1)
    cases = found[i + 1].form.cases()
    # "w Elżbieta": no town in the nominative follows a preposition.
    return town if town is not None and (not cases or cases & {"loc", "gen"}) else None


def further_towns(found: Sequence[Word], i: int) -> list[tuple[int, int]]:
    """Return the words of the towns coordinated with one that ends before word i: ", Pile i w Pucku"."""
    towns: list[tuple[int, int]] = []
    while i + 1 < len(found) and found[i].text in JOINS:
        start = i + 2 if found[i + 1].text in IN else i + 1
        town = town_at(found, start)
        if town is None:
            break
        towns.append(town)
        i = town[1]
    return towns


def town_at(found: Sequence[Word], i: int) -> tuple[int, int] | None:
    """Return the words of a town that begins at word i, or None."""
    if i >= len(found):
        return None
    first = found[i]
    if first.lemma(*_MUNICIPALITY) and not first.form.capital and (town := town_at(found, i + 1)) is not None:
        return (i, town[1])
    if first.lemma(*_LANDS):
        return None
    if first.kind != "word" or not first.form.capital or (first.form.base.isupper() and len(first.text) < 4):
        return None
    if not (is_place_word(first) or not first.form.readings or first.form.stem_prefix):
        adjective = first.form.has("adj") and i + 1 < len(found) and is_place_word(found[i + 1])
        if not adjective:
            return None
    last = i + 1
    while last < len(found) and last - i < _PLACE_WORDS:
        word = found[last]
        if word.kind != "word" or not word.form.capital:
            break
        if word.form.readings and not word.form.has("adj", "subst"):
            break
        if is_person(found, last):
            break  # "w Słubicach | Anna Lipa"
        known = word.form.named("nazwa_geo") or word.form.named("człon_nazwy_geo") or word.form.has("adj")
        if not (known or (not word.form.readings and word.text.endswith(_ADJECTIVAL))):
            break
        last += 1
    if last + 1 < len(found) and found[last].text in _SHORTENED and found[last + 1].text == ".":
        last += 2  # "w Koźminie Wlkp."
    return (i, last)


def preposition(town: str) -> str:
    """Return "we" before W or F and a consonant ("we Wrocławiu"), else "w"."""
    lower = town.lower()
    return "we" if lower[:1] in ("w", "f") and lower[1:2] in _CONSONANTS else "w"
