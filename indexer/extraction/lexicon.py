"""The spaCy component that tells the model what the dictionary knows about each word.

It sets, before `tok2vec`, attributes that the model's embedding layer reads as hash features:

* ``LEMMA``: the best Morfeusz lemma in lower case, or ``~`` and the Snowball stem of an unknown word, so
  that all forms of a word, in any case, share one feature;
* ``TAG``: part of speech and SGJP name classes (``subst:Geo``);
* ``NORM``: only of a form that training has seen too rarely to know, as one feature for all of them;
* ``MORPH``: name types from the phrase tables (``NameType=Geo``), after the feature of that name in
  Universal Dependencies: places (also of several words), heads of organisation names, acronyms.

Source of the method: our measurements, +8 points of F on NKJP against word forms alone. The phrase tables
travel inside the pipeline, so features are the same in training and in use.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kb.morphology import Analysis, analyse, stem

NAME = "polish_lexicon"

#: The feature of a form or a lemma that training has seen too rarely to know. (A question mark has it too;
#: its shape tells it apart.)
UNKNOWN = "?"

#: SGJP name classes to the values of NameType in Universal Dependencies; common nouns have none.
NAME_TYPES = {
    "nazwa_geograficzna": "Geo",
    "człon_nazwy_geograficznej": "Geo",
    "nazwa_własna_budowli": "Geo",
    "imię": "Giv",
    "nazwisko": "Sur",
    "nazwisko_(odmężowskie)": "Sur",
    "człon_nazwiska": "Sur",
    "nazwa_organizacji": "Com",
    "człon_nazwy_organizacji": "Com",
    "nazwa_instytucji": "Com",
    "człon_nazwy_instytucji": "Com",
    "nazwa_firmy": "Com",
    "człon_nazwy_firmy": "Com",
    "marka": "Pro",
    "nazwa_oprogramowania": "Pro",
    "tytuł": "Pro",
    "pseudonim": "Prs",
    "przydomek": "Prs",
}

#: A closed-class reading is nearly always right where it competes with an abbreviation or a rare noun:
#: "w" is a preposition, not "wiek".
_CLOSED = frozenset({"prep", "conj", "comp", "part", "qub", "ppron12", "ppron3", "siebie"})
_RARE = frozenset({"brev", "burk", "interj", "xxs", "xxx", "dig", "romandig"})

_CACHE = 100_000

Pattern = tuple[frozenset[str], ...]


def best_reading(word: str, counts: Mapping[str, int]) -> Analysis | None:
    """Return the likeliest reading of a form without context; None when the dictionary lacks it.

    Preferred, in this order: no abbreviation or interjection; a function word when the form is in lower
    case; a name when it has a capital and is not in CAPS; the lemma with more words in the training texts.

    Args:
        word: one token.
        counts: words of the training texts that may be a form of a lemma. The lemma of "Łodzi" is
            "Łódź" and not "Łodzia" because it alone explains "Łodzią" too.
    """

    def rank(reading: Analysis) -> tuple[bool, bool, bool, int, str]:
        return (
            reading.pos in _RARE,
            not word[:1].isupper() and reading.pos not in _CLOSED,
            word.istitle() and not reading.lemma[:1].isupper(),
            -counts.get(reading.lemma, 0),
            reading.lemma,
        )

    readings = analyse(word)
    return min(readings, key=rank) if readings else None


def name_types(word: str) -> list[str]:
    """Return the name types that the dictionary gives a capitalised form, sorted; none for lower case."""
    if not word[:1].isupper():
        return []
    return sorted({NAME_TYPES[c] for r in analyse(word) for c in r.name_classes if c in NAME_TYPES})


@lru_cache(maxsize=_CACHE)
def word_keys(word: str) -> frozenset[str]:
    """Return every key under which a word form may stand in a phrase: itself and its lemmas, lower case."""
    lower = word.lower()
    lemmas = {reading.lemma.lower() for reading in analyse(word)}
    return frozenset(lemmas | {lower} if lemmas else {lower, "~" + stem(lower)})


class PhraseTable:
    """Phrases with a name type, found in a text under any inflection of their words.

    Args:
        phrases: from name type ("Geo") to phrases in the nominative, words separated by spaces. A phrase
            in CAPS (an acronym) is found only in CAPS, any other only where its first word is capitalised.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self.phrases = {kind: sorted(set(values)) for kind, values in sorted(phrases.items())}
        self._acronyms: dict[str, set[str]] = {}
        self._index: dict[str, list[tuple[Pattern, str]]] = {}
        for kind, values in self.phrases.items():
            for phrase in values:
                self._add(phrase, kind)

    def _add(self, phrase: str, kind: str) -> None:
        if phrase.isupper():
            self._acronyms.setdefault(phrase, set()).add(kind)
            return
        pattern = tuple(word_keys(word) for word in phrase.replace("-", " - ").split())
        for key in pattern[0]:
            self._index.setdefault(key, []).append((pattern, kind))

    def find(self, words: list[str]) -> list[set[str]]:
        """Return, for each word, the name types of the phrases it is part of."""
        found: list[set[str]] = [set() for _ in words]
        for i, word in enumerate(words):
            if not word[:1].isupper():
                continue
            if word in self._acronyms:
                found[i] |= self._acronyms[word]
            for key in word_keys(word):
                for pattern, kind in self._index.get(key, ()):
                    if self._fits(pattern, words[i : i + len(pattern)]):
                        for j in range(i, i + len(pattern)):
                            found[j].add(kind if len(pattern) == 1 else kind + "Multi")
        return found

    @staticmethod
    def _fits(pattern: Pattern, words: list[str]) -> bool:
        return len(words) == len(pattern) and all(
            not keys.isdisjoint(word_keys(word)) for keys, word in zip(pattern, words, strict=True)
        )


class PolishLexicon:
    """The component itself; see the module's docstring.

    Args:
        name: its name in the pipeline.
        phrases: the phrase tables, see `PhraseTable`.
        lemma_counts: see `best_reading`.
        known: forms and lemmas that training saw often enough; all others are `UNKNOWN`. Empty: every word is
            itself.

    Attributes:
        hidden: asked for each token in training: whether to treat it as an unknown word. None in use.
    """

    def __init__(
        self,
        name: str = NAME,
        *,
        phrases: Mapping[str, Iterable[str]] | None = None,
        lemma_counts: Mapping[str, int] | None = None,
        known: Iterable[str] = (),
    ) -> None:
        self.name = name
        self.hidden: Callable[[], bool] | None = None
        self.set_tables(phrases or {}, lemma_counts or {}, known)

    def set_tables(
        self, phrases: Mapping[str, Iterable[str]], lemma_counts: Mapping[str, int], known: Iterable[str] = ()
    ) -> None:
        """Replace the tables."""
        self.table = PhraseTable(phrases)
        self.lemma_counts = dict(sorted(lemma_counts.items()))
        self.known = frozenset(known)
        self._cache: dict[str, tuple[str, str]] = {}

    def features(self, word: str) -> tuple[str, str]:
        """Return the lemma and tag features of one word form."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= _CACHE:
                self._cache.clear()
            found = self._cache[word] = self._features(word)
        return found

    def _features(self, word: str) -> tuple[str, str]:
        reading = best_reading(word, self.lemma_counts)
        if reading is None:
            lower = word.lower()
            lemma, tag = ("~" + stem(lower) if word.isalpha() else lower), ""
        else:
            lemma, tag = reading.lemma.lower(), ":".join([reading.pos, *name_types(word)])
        return (lemma if not self.known or lemma in self.known else UNKNOWN), tag

    def __call__(self, doc: Doc) -> Doc:
        """Set LEMMA, TAG and MORPH of every token."""
        words = [token.text for token in doc]
        tokens: Iterable[Any] = doc  # spaCy's stubs lack Token.set_morph
        for token, word, types in zip(tokens, words, self.table.find(words), strict=True):
            token.lemma_, token.tag_ = self.features(word)
            if self.hidden is not None and self.hidden():
                token.lemma_, token.tag_, token.norm_ = UNKNOWN, "", UNKNOWN
            elif self.known and token.norm_ not in self.known:
                token.norm_ = UNKNOWN
            if types:
                token.set_morph("NameType=" + ",".join(sorted(types)))
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the tables as JSON."""
        tables = {
            "phrases": self.table.phrases,
            "lemma_counts": self.lemma_counts,
            "known": sorted(self.known),
        }
        return json.dumps(tables, ensure_ascii=False, indent=0).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "PolishLexicon":
        """Take the tables from `to_bytes`."""
        tables = json.loads(data)
        self.set_tables(tables["phrases"], tables["lemma_counts"], tables["known"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tables into a folder of the packed pipeline."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tables.json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "PolishLexicon":
        """Read the tables from a folder of the packed pipeline."""
        return self.from_bytes((Path(path) / "tables.json").read_bytes())


@Language.factory(NAME, assigns=["token.lemma", "token.tag", "token.morph"])
def make_lexicon(nlp: Language, name: str) -> Any:
    """Make the component for a pipeline; its tables are read from disk or set in training."""
    return PolishLexicon(name)
