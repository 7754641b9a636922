"""Words of one root that no inflection joins: "bonifraterski" and "bonifrater", "piekarz" and "piekarnia".

Polish derives words by regular suffixes: relational adjectives ("Irlandia", "irlandzki"), inhabitants
("Irlandczyk"), aspects of verbs ("ocenić", "oceniać"), names of actions and of properties. Words whose
suffixes are stripped to the same root are one family; 60,800 lemmas of general Polish give 8,700 families
of two words or more.
"""

from functools import lru_cache

from kb.folding import fold

#: Endings of relational adjectives, and those of the nouns that they are made of, the rest staying.
_ADJECTIVES: tuple[tuple[str, str], ...] = (
    ("ski", ""),
    ("ski", "a"),
    ("ski", "o"),
    ("ski", "e"),
    ("ski", "y"),
    ("owski", "ów"),
    ("owy", ""),
    ("owy", "a"),
    ("owy", "o"),
    ("iczny", "ika"),
    ("yczny", "yka"),
    ("cyjny", "cja"),
    ("arski", "arz"),
    ("arski", "arnia"),
    ("arski", "arstwo"),
)

#: Suffixes of lemmas without diacritics, with the ending of the lemma; the longest that fits is stripped.
_SUFFIXES = """
owski ewski inski ynski anski enski ijski yjski ejski ski cki dzki zki ki anin czyk owiec iec
owy ewy iczny yczny icyjny acyjny cyjny ijny yjny jny alny elny ilny ny liwy awy isty istyczny ystyczny
osc enie anie ienie cie stwo ctwo nik ownik nica arz arka arnia arstwo arski ista ysta izm yzm tor ator or
izacja yzacja acja icja ycja cja izowac yzowac owac ywac iwac awac nac ac ic yc ec
yka ika ka ek ia ja ea um us a o e y i
"""
_LONGEST_FIRST = sorted(_SUFFIXES.split(), key=len, reverse=True)

#: Ends of roots that change before suffixes: "biedak" and "biedaczka", "Florencja" and "florencki".
_SOFTENED = (("cz", "k"), ("c", "k"), ("dz", "d"), ("sz", "s"), ("i", ""), ("j", ""))

#: Fewest letters that must stay.
STEM = 4


@lru_cache(maxsize=200_000)
def roots(lemma: str) -> tuple[str, ...]:
    """Return the roots of a lemma, without diacritics; none where too little stays.

    The longest suffix is stripped, once. A relational adjective has a root for each of its suffixes: the
    "yn" of "cieszyński" is its town's, the "an" of "amerykański" is not. Words that meet here need not be
    related ("stół", "stolarz"): what is found by it ranks low.
    """
    plain = fold(lemma)
    if not plain.isalpha():
        return ()
    endings = [ending for ending in _LONGEST_FIRST if _has(plain, ending)]
    kept = endings if plain.endswith("ki") else endings[:1]
    found = [plain[: len(plain) - len(ending)] for ending in kept]
    if not found:
        # A short word that no suffix leaves is its own root: "prać" is not of the family of "praca".
        return (plain,) if len(plain) > STEM else ()
    return tuple(dict.fromkeys(_hard(left) for left in found if len(left) >= STEM))


def _hard(left: str) -> str:
    for soft, hard in _SOFTENED:
        if left.endswith(soft) and len(left) - len(soft) + len(hard) >= STEM:
            return left[: len(left) - len(soft)] + hard
    return left


def bases(lemma: str) -> tuple[str, ...]:
    """Return the nouns that an adjective may be made of ("warszawski": "warszawa" among them)."""
    return tuple(lemma[: len(lemma) - len(left)] + right for left, right in _ADJECTIVES if _has(lemma, left))


def _has(lemma: str, ending: str) -> bool:
    return lemma.endswith(ending) and len(lemma) - len(ending) >= STEM
