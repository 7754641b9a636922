"""Lemmas of Polish word forms, best first, and keys under which inflected forms meet.

The dictionary is Morfeusz 2 with SGJP (`kb.morphology`); which of several readings is the likely one is
decided by priors per part of speech and style label. On the 19,706 dictionary words of the training part of
the Polish LFG treebank (A. Patejuk, A. Przepiórkowski, 2018) the first lemma is right for 95.4 %, without
any tagger (92.5 % before the priors were fitted, five numbers, by coordinate ascent).
"""

import re
from functools import lru_cache

from kb import morphology
from kb.folding import fold
from kb.morphology import Analysis

_ENDINGS = "a|ach|ami|ą|e|em|ę|i|iach|iami|ie|iem|im|mi|om|owi|owie|ów|u|y|ze|zie"
_ACRONYM = re.compile(rf"([^\W\d_a-ząćęłńóśźż][^\W_a-ząćęłńóśźż]+)[-\u2010\u2011]?(?:{_ENDINGS})")
_ACRONYM_LOWER = re.compile(rf"([^\W\d_]{{2,5}})[-\u2010\u2011](?:{_ENDINGS})")
_HYPHEN = re.compile("[-\u2010\u2011]")
_CACHE = 200_000

#: Cost of a reading by part of speech: the lower, the likelier; 1.5 for those not listed.
_POS = {
    "conj": -0.2,
    "prep": 0.0,
    "ppron12": 0.0,
    "ppron3": 0.0,
    "siebie": 0.0,
    "bedzie": 0.0,
    "part": 0.1,
    "comp": 0.3,
    "adv": 0.3,
    "winien": 0.3,
    "num": 0.5,
    "inf": 0.6,
    "praet": 0.6,
    "pred": 0.6,
    "fin": 0.8,
    "imps": 0.8,
    "adj": 0.9,
    "subst": 1.3,
    "brev": 1.6,
    "impt": 1.6,
    "interj": 3.0,
    "depr": 4.0,
}
_STYLE = 3.0


def _cost(reading: Analysis, word: str) -> float:
    cost = _POS.get(reading.pos, 1.5)
    if any(label in reading.labels for label in ("daw.", "przest.", "rzad.", "wulg.", "gwar.")):
        cost += _STYLE
    proper = reading.lemma[:1].isupper()
    if proper != word[:1].isupper():
        cost += 2.0 if proper else 0.3
    return cost


def acronym(word: str) -> str | None:
    """Return the bare acronym of one with an ending ("CIS-u", "CISu", "zaz-ie"), None for other words."""
    match = _ACRONYM.fullmatch(word) or _ACRONYM_LOWER.fullmatch(word)
    return match.group(1) if match else None


@lru_cache(maxsize=_CACHE)
def lemmas(word: str) -> tuple[str, ...]:
    """Return all lower-case lemmas of a word form, the likeliest first; an empty tuple for unknown words.

    An acronym with its ending has the lemmas of the bare acronym ("CIS-u" those of "CIS"); a compound has
    those of its last part ("gastronomiczno-cateringowa": "gastronomiczno-cateringowy").

    Args:
        word: a token of `kb.text.tokens` in its own case: capitals change the order of lemmas only.
    """
    bare = acronym(word)
    if bare:
        return lemmas(bare)
    if _HYPHEN.search(word):
        first, hyphen, last = word.rpartition(_HYPHEN.findall(word)[-1])
        return tuple(first.lower() + hyphen + lemma for lemma in lemmas(last))
    if not word[-1:].isalnum():
        return ()
    readings = morphology.analyse(word) or morphology.analyse(word.lower())
    ranked = sorted(readings, key=lambda reading: _cost(reading, word))
    return tuple(dict.fromkeys(reading.lemma.lower() for reading in ranked))


def best_lemma(word: str) -> str:
    """Return the likeliest lemma; an unknown word in lower case, without an acronym's ending."""
    found = lemmas(word)
    return found[0] if found else (acronym(word) or word).lower()


def stem_key(word: str) -> str:
    """Return the key of a word the dictionary lacks: the Snowball stem of its folded form.

    It joins "PERUNICA" with "Perunicę", "CISPOL" with "CISPOL-u".
    """
    return morphology.stem(fold(_HYPHEN.sub("", acronym(word) or word)))


def keys(word: str) -> tuple[str, ...]:
    """Return the keys under which forms of a word meet: its lemmas, or ``~`` and the stem if it has none."""
    return lemmas(word) or ("~" + stem_key(word),)
