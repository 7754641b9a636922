"""Keys under which the spellings of a name meet: its words in order, each by its folded form and lemmas."""

from indexer.extraction.document import Doc
from indexer.extraction.entity_index import Key
from indexer.extraction.organisations import OrgMention
from indexer.extraction.words import Word, words
from kb.text import fold, keys

_UNKNOWN, _ENDING = 5, 3
#: Endings of masculine names in a consonant: "Agro-Bud", "Agro-Budu".
_MASCULINE = ("", "u", "a", "owi", "em", "ie")
#: Shorter words in CAPS are acronyms that many names end with.
_ACRONYM = 3


def name_key(text: str) -> Key:
    """Return the key of a name: words in order, quotation marks and signs left out."""
    return tuple(word_key(w) for w in words(text) if w.is_word)


def word_key(word: Word) -> tuple[str, frozenset[str]]:
    """Return the key of one word of a name: its folded form and the folded keys of its lemmas."""
    base = fold(word.form.base)
    found = {fold(k) for k in keys(word.form.base)}
    if not word.form.lemmas and len(base) >= _UNKNOWN + _ENDING:
        # Stems of unknown words miss the change of consonants: "Wrzosianka", "Wrzosiance".
        found.add("^" + base[:-_ENDING])
    if (not word.form.lemmas or "-" in base) and len(base) >= _UNKNOWN + _ENDING:
        found |= {f"~{base.removesuffix(ending)}" for ending in _MASCULINE if base.endswith(ending)}
    return base, frozenset(found)


def same_key(a: Key, b: Key) -> bool:
    """Tell whether two names are one under inflection."""
    return (
        len(a) == len(b)
        and bool(a)
        and all(x[0] == y[0] or not x[1].isdisjoint(y[1]) for x, y in zip(a, b, strict=True))
    )


def own_keys(doc: Doc, mention: OrgMention) -> list[Key]:
    """Return the keys of a mention's proper name: whole, and its quoted end ("Integracji „Feniks”" too)."""
    found = []
    if mention.own is not None:
        own = mention.own
        found.append(name_key(doc.slice(own.own_first, own.own_last)))
        marks = [i for i in range(own.own_first, own.own_last) if doc.words[i].text in "„“\"«,,‘'»”"]
        if marks and marks[0] > own.own_first:
            found.append(name_key(doc.slice(marks[0], own.own_last)))
        loud = own.own_last - 1
        if doc.words[loud].form.caps and len(doc.words[loud].text) > _ACRONYM and not marks:
            while loud > own.own_first and doc.words[loud - 1].form.caps:
                loud -= 1
            if loud > own.own_first:  # "Nidzicka Fundacja Rozwoju NIDA"
                found.append(name_key(doc.slice(loud, own.own_last)))
    elif mention.first < mention.head_first:
        found.append(name_key(doc.slice(mention.first, mention.head_first)))
    return [key for key in found if key]
