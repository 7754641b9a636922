"""Step 1, prepare: corpora to passages split by document, and the tables of the lexicon component."""

import csv
import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy

from indexer.extraction.lexicon import PolishLexicon
from kb.errors import InputError
from kb.morphology import analyse

from . import corpora, passages

NKJP = "nkjp-1m-ner.iob.xz"
KPWR = "kpwr-n82-test.iob.xz"
SPLIT_SEED = 2026
DEV, TEST = 144, 238
"""Documents for choosing and for measuring; the remaining 3,507 are for training."""

_ORGANISATIONS = Path(__file__).with_name("organisations.toml")
_MIN_COUNT = 2
_MIN_KNOWN = 3
_TABLES = {"localities.tsv": "name", "municipalities.tsv": "name", "counties.tsv": "seat"}


def split(documents: list[corpora.Document]) -> dict[str, list[corpora.Document]]:
    """Split documents into train, dev and test, by a shuffle of their sorted names with a fixed seed."""
    ordered = sorted(documents, key=lambda d: d.name)
    random.Random(SPLIT_SEED).shuffle(ordered)
    return {"dev": ordered[:DEV], "test": ordered[DEV : DEV + TEST], "train": ordered[DEV + TEST :]}


def lemma_counts(words: Iterable[str]) -> dict[str, int]:
    """Count, for each lemma that competes with another one, the words that may be its forms.

    Unsupervised: every word counts once for each of its lemmas. See `lexicon.best_reading`.
    """
    counts: Counter[str] = Counter()
    competing: set[str] = set()
    for word, number in Counter(words).items():
        lemmas = {reading.lemma for reading in analyse(word)}
        for lemma in lemmas:
            counts[lemma] += number
        if len(lemmas) > 1:
            competing |= lemmas
    return {lemma: counts[lemma] for lemma in sorted(competing) if counts[lemma] >= _MIN_COUNT}


def known_words(documents: Iterable[corpora.Document], lexicon: PolishLexicon) -> list[str]:
    """Return the word forms and lemmas that occur often enough to learn something about them, sorted.

    The vectors of all others would be what chance and their neighbours in the hash tables made of them, at
    use no less than in training; sharing one feature, they teach the model what an unknown word looks like.
    """
    blank = spacy.blank("pl")
    forms: Counter[str] = Counter()
    lemmas: Counter[str] = Counter()
    for document in documents:
        for sentence in document.sentences:
            tokens = list(blank.make_doc(sentence.text))
            forms.update(token.norm_ for token in tokens)
            lemmas.update(lexicon.features(token.text)[0] for token in tokens)
    return sorted({w for counts in (forms, lemmas) for w, n in counts.items() if n >= _MIN_KNOWN})


def phrases(gazetteer: Path) -> dict[str, list[str]]:
    """Return the phrase tables: places of the gazetteer, organisation words.

    Raises:
        InputError: when a table of the gazetteer is missing.
    """
    names: set[str] = set()
    for table, column in _TABLES.items():
        try:
            with (gazetteer / table).open(encoding="utf-8", newline="") as rows:
                names |= {row[column] for row in csv.DictReader(rows, delimiter="\t")}
        except OSError as error:
            raise InputError(f"{gazetteer / table} cannot be read: {error}") from error
    organisations = tomllib.loads(_ORGANISATIONS.read_text(encoding="utf-8"))
    return {"Geo": sorted(n for n in names if n), "Com": organisations["heads"] + organisations["acronyms"]}


def prepare(data: Path, work: Path) -> dict[str, int]:
    """Read the corpora under `data`, write ``train|dev|test|kpwr.jsonl`` and ``tables.json`` under `work`.

    Returns:
        the number of documents of each part.

    Raises:
        InputError: when a corpus or gazetteer file is missing or damaged.
    """
    work.mkdir(parents=True, exist_ok=True)
    parts = split(list(corpora.read(data / NKJP)))
    parts["kpwr"] = list(corpora.read(data / KPWR))
    for name, documents in parts.items():
        passages.write(documents, work / f"{name}.jsonl")
    words = (w for d in parts["train"] for s in d.sentences for w in s.text.replace("-", " ").split())
    counts = lemma_counts(w.strip(".,;:?!()\"„”“«»…'") for w in words)
    tables: dict[str, Any] = {"phrases": phrases(data / "gazetteer"), "lemma_counts": counts}
    tables["known"] = known_words(parts["train"], PolishLexicon(**tables))
    (work / "tables.json").write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
    return {name: len(documents) for name, documents in parts.items()}
