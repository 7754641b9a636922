"""Step 3, evaluate: exact spans of names in texts the model has not seen; speed and size.

Names are compared as character intervals of the original text with their label, through the same function
that extraction uses (`language.entities`), so normalising and tokenising are measured too.
"""

import json
import random
import re
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indexer.extraction import language

from . import augment, passages
from .passages import Passage

if TYPE_CHECKING:
    from spacy.language import Language

_KPWR_LABELS = Path(__file__).with_name("kpwr_labels.toml")
_HEADED = frozenset({"placeName", "geogName"})
_SEED = 0

#: Parts of the NKJP test set as reports would write them; each changes every name or passage it can.
VARIANTS: dict[str, Callable[[Passage, random.Random], Passage]] = {
    "nkjp_test": lambda passage, rng: passage,
    "nkjp_test_caps_organisations": lambda passage, rng: augment.caps_names(passage, rng, 1.0),
    "nkjp_test_other_quotes": augment.requote,
    "nkjp_test_unquoted": lambda passage, rng: augment.unquote(passage, rng, 1.0),
}


def kpwr_label(label: str, table: dict[str, str]) -> str:
    """Return the NKJP label of a KPWr label, by the longest prefix in the table; "" for none."""
    parts = label.split("_")
    for end in range(len(parts), 0, -1):
        found = table.get("_".join(parts[:end]))
        if found is not None:
            return found
    return ""


def test_passages(path: Path) -> list[Passage]:
    """Return a part's passages, cut the same way each time."""
    rng = random.Random(_SEED)
    return [p for document in passages.read(path) for p in passages.cut(document, rng)]


def kpwr_table() -> dict[str, Any]:
    """Return how KPWr is put into NKJP's terms: ``labels`` and ``heads``."""
    return tomllib.loads(_KPWR_LABELS.read_text(encoding="utf-8"))


def as_nkjp(found: Iterable[Passage], *, widened: bool = False) -> list[Passage]:
    """Return KPWr passages with NKJP's labels, without the names that have none.

    Args:
        widened: let a name of a place or street begin with its common noun, as it does in NKJP.
    """
    table = kpwr_table()
    heads = re.compile(table["heads"])
    changed = []
    for passage in found:
        spans = []
        for start, end, fine in passage.spans:
            label = kpwr_label(fine, table["labels"])
            head = heads.search(passage.text, 0, start) if widened and label in _HEADED else None
            if label:
                spans.append((head.start() if head else start, end, label))
        changed.append(Passage(passage.text, tuple(spans)))
    return changed


def score(
    gold: list[Passage], predicted: list[list[language.Entity]], *, kinds: set[language.EntityKind]
) -> dict[str, Any]:
    """Return precision, recall and F1 of exact spans, 0 to 1: overall and per kind.

    Args:
        kinds: kinds to measure; names of other kinds are left out on both sides.
    """
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for passage, names in zip(gold, predicted, strict=True):
        true = {(a, b, language.LABELS[label]) for a, b, label in passage.spans}
        true = {span for span in true if span[2] in kinds}
        guess = {(e.start, e.end, e.kind) for e in names if e.kind in kinds}
        right.update(kind for _, _, kind in true & guess)
        found.update(kind for _, _, kind in guess)
        wanted.update(kind for _, _, kind in true)
    result = _prf(right.total(), found.total(), wanted.total())
    return result | {"per_kind": {k: _prf(right[k], found[k], wanted[k]) for k in sorted(kinds)}}


def _prf(right: int, found: int, wanted: int) -> dict[str, float]:
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f": round(f1, 4), "names": wanted}


def speed(nlp: "Language", texts: list[str], *, repeats: int = 3) -> int:
    """Return words (separated by white space) per second of processor time, the best of some runs.

    Of one core where OMP_NUM_THREADS and OPENBLAS_NUM_THREADS are 1; other programs at work on the
    machine still slow it down, by what they take of its caches.
    """
    words = sum(len(text.split()) for text in texts)
    times = []
    for _ in range(repeats + 1):
        began = time.process_time()
        for _entities in language.entities(nlp, texts):
            pass
        times.append(time.process_time() - began)
    return round(words / min(times[1:]))


def size(folder: Path) -> float:
    """Return the size of a folder in megabytes (10^6 bytes)."""
    return round(sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6, 1)


def evaluate(model: Path, work: Path) -> dict[str, Any]:
    """Measure a pipeline on the test parts under `work`; return the figures and write ``metrics.json`` there.

    Raises:
        ModelError: when the pipeline cannot be loaded.
        InputError: when `prepare` has not been run.
    """
    nlp = language.load(str(model))
    everything = set(language.LABELS.values())
    metrics: dict[str, Any] = {}
    plain = test_passages(work / "test.jsonl")
    for name, change in VARIANTS.items():
        rng = random.Random(_SEED)
        changed = [change(p, rng) for p in plain]
        metrics[name] = score(changed, _names(nlp, changed), kinds=everything)
    raw = test_passages(work / "kpwr.jsonl")
    found = _names(nlp, raw)
    annotated = everything - {"date", "time"}
    metrics["kpwr_test"] = score(as_nkjp(raw), found, kinds=annotated)
    metrics["kpwr_test_nkjp_spans"] = score(as_nkjp(raw, widened=True), found, kinds=annotated)
    metrics["words_per_second"] = speed(nlp, [p.text for p in plain])
    metrics["megabytes"] = size(model)
    (work / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    return metrics


def _names(nlp: "Language", found: list[Passage]) -> list[list[language.Entity]]:
    return list(language.entities(nlp, (p.text for p in found)))
