"""The linguistic pipeline: loading it, checking its labels, and the named entities it finds.

The shipped pipeline is ours (`indexer/model/`, trained by `indexer.training`); any other installed Polish
pipeline can be named instead. spaCy is imported only when a pipeline is loaded.
"""

import importlib
import re
import sys
import tomllib
import warnings
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, cast

from kb.errors import ModelError

from .normalise import Normalised, normalise

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

EntityKind = Literal["person", "organisation", "place", "geography", "date", "time"]

SHIPPED = Path(__file__).parents[1] / "model"

_LABELS_FILE = Path(__file__).with_name("labels.toml")

#: From the label of a pipeline to the kind of thing it means here.
LABELS: dict[str, EntityKind] = tomllib.loads(_LABELS_FILE.read_text(encoding="utf-8"))

#: Components of the official pipelines that nothing here uses; leaving them out doubles the speed.
_UNUSED = ("tagger", "morphologizer", "lemmatizer", "attribute_ruler", "parser", "senter", "sentencizer")

#: What a label is worth when the pipeline does not say how precise it is.
_UNKNOWN_PRECISION = 0.5

_BATCH = 128

#: Words that spaCy's vocabulary keeps for good, about 0.5 kB each. Forgetting all of them after every batch
#: would halve the speed of the tokenizer.
_KNOWN_WORDS = 200_000

_SENTENCES = "polish_sentences"

#: No word and no address worth reading is so long, and the tokenizer's time grows with the square of it.
_UNBROKEN = re.compile(r"\S{500,}")


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: ``text == original[start:end]``.

    Attributes:
        score: share of right ones among the entities of this label in the pipeline's own evaluation
            (``ents_per_type`` in its meta.json), 0 to 1. The parser gives no probability for a single one.
    """

    kind: EntityKind
    start: int
    end: int
    text: str
    score: float


def load(name_or_path: str | None = None) -> "Language":
    """Load a pipeline, with our sentence rules at its end.

    Args:
        name_or_path: an installed package (``pl_core_news_sm``) or a folder; None for the shipped one.

    Raises:
        ModelError: when it cannot be found or loaded, finds no names, or has a label that is not in `LABELS`.
    """
    spacy = _spacy()
    from thinc.api import use_ops

    from . import embedding, lexicon, sentence_component  # importing them registers what pipelines name

    source = name_or_path or SHIPPED
    try:
        # NumPy's own matrix product (OpenBLAS) is 3 to 4 times as fast as the generic BLIS that Thinc prefers
        with warnings.catch_warnings(), use_ops("numpy", use_blis=False):
            warnings.simplefilter("ignore", UserWarning)  # a pipeline made by another 3.x version of spaCy
            nlp: Language = spacy.load(source, exclude=list(_UNUSED))
    except (OSError, ValueError, KeyError, ImportError) as error:
        reason = str(error).strip().split("\n")[0]
        raise ModelError(
            f"The linguistic pipeline {source} cannot be loaded: {reason}",
            polish=f"Nie można wczytać modelu językowego {source}: {reason}",
        ) from error
    check(nlp)
    if _SENTENCES not in nlp.pipe_names:
        nlp.add_pipe(_SENTENCES, last=True)
    assert lexicon and embedding and sentence_component
    return nlp


def _spacy() -> Any:
    """Import spaCy without its command line, another program, which takes 0.4 of the 1.0 s."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    stands_in = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    vars(stands_in["spacy.cli"])["__path__"] = []
    vars(stands_in["spacy.cli.info"])["info"] = None
    sys.modules.update(stands_in)
    try:
        spacy: Any = importlib.import_module("spacy")
        del spacy.info
    finally:
        # Whoever wants it gets the real one.
        for name in stands_in:
            del sys.modules[name]
    return spacy


def check(nlp: "Language") -> None:
    """Make sure that every label of a pipeline's named entities has a kind.

    Raises:
        ModelError: naming the first unknown label, or when the pipeline has no component that finds names.
    """
    found = False
    for name in nlp.pipe_names:
        component = nlp.get_pipe(name)
        if nlp.get_pipe_meta(name).factory not in ("ner", "beam_ner", "entity_ruler", "span_ruler"):
            continue
        found = True
        for label in sorted(getattr(component, "labels", ())):
            if label not in LABELS:
                raise ModelError(
                    f"{_LABELS_FILE.name} does not map the label {label!r} of the pipeline {_title(nlp)}.",
                    polish=f"Model {_title(nlp)} ma etykietę {label!r}, której nie ma w {_LABELS_FILE.name}.",
                )
    if not found:
        raise ModelError(
            f"The pipeline {_title(nlp)} has no component that finds names.",
            polish=f"Model {_title(nlp)} nie ma składnika, który znajduje nazwy.",
        )


def _title(nlp: "Language") -> str:
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}"


def precisions(nlp: "Language") -> dict[str, float]:
    """Return the precision of each label, from the pipeline's evaluation (meta.json), 0 to 1."""
    performance = cast(dict[str, dict[str, dict[str, float]]], nlp.meta.get("performance") or {})
    per_type = performance.get("ents_per_type") or {}
    return {label: round(float(scores["p"]), 3) for label, scores in per_type.items() if "p" in scores}


def entities(nlp: "Language", texts: Iterable[str]) -> Iterator[list[Entity]]:
    """Yield the named entities of each text, in order, with offsets into the text as given.

    Texts are normalised first (`normalise`). Memory stays flat however many texts there are: once the
    vocabulary has grown to `_KNOWN_WORDS`, words new to it are forgotten after their batch.

    Args:
        nlp: a pipeline from `load`.
        texts: blocks or whole reports.

    Raises:
        ModelError: when an entity has a label without a kind.
    """
    scores = precisions(nlp)
    for batch in _batches(texts):
        cleaned = [normalise(text) for text in batch]
        with nlp.memory_zone() if len(nlp.vocab) > _KNOWN_WORDS else nullcontext():
            docs = nlp.pipe((_readable(c.text) for c in cleaned), batch_size=_BATCH, disable=[_SENTENCES])
            results = [
                [_entity(span, text, clean, scores) for span in doc.ents if span.text.strip()]
                for doc, text, clean in zip(docs, batch, cleaned, strict=True)
            ]
        yield from results


def _readable(text: str) -> str:
    """Return a text with blanks, as many, in place of stretches too long to be words: offsets stay."""
    return _UNBROKEN.sub(lambda match: " " * len(match.group()), text)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _entity(span: "Span", text: str, clean: Normalised, scores: dict[str, float]) -> Entity:
    label = span.label_
    if label not in LABELS:
        raise ModelError(
            f"The pipeline found a name with the label {label!r}, which {_LABELS_FILE.name} does not map.",
            polish=f"Model znalazł nazwę z etykietą {label!r}, której nie ma w {_LABELS_FILE.name}.",
        )
    start, end = clean.original_span(span.start_char, span.end_char)
    return Entity(LABELS[label], start, end, text[start:end], scores.get(label, _UNKNOWN_PRECISION))
