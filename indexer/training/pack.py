"""Step 4, pack: the trained pipeline without the words of its training texts, with its card and licence."""

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from indexer.extraction import language

VERSION = "1.1.0"

_CARD = Path(__file__).with_name("card.md")
_KEPT = ("MODEL_LICENSE",)
_DESCRIPTION = (
    "Names in Polish text (labels of NKJP): hash features of forms, lemmas and dictionaries; CNN; CPU"
)
_SOURCES = [
    {"name": "National Corpus of Polish, 1-million-word part", "url": "http://nkjp.pl", "license": "GPL-3.0"},
    {"name": "SGJP / Morfeusz 2", "url": "http://morfeusz.sgjp.pl", "license": "BSD-2-Clause"},
    {"name": "GeoNames", "url": "https://www.geonames.org", "license": "CC BY 4.0"},
]


def without_texts(nlp: Language) -> Language:
    """Return the same pipeline with an empty string store: features are hashes, words are not needed."""
    fresh = spacy.blank("pl").from_config(nlp.config, auto_fill=False)
    for name in nlp.pipe_names:  # a parser would bring its whole vocabulary along
        fresh.get_pipe(name).from_bytes(nlp.get_pipe(name).to_bytes(exclude=["vocab"]), exclude=["vocab"])  # type: ignore[attr-defined]
    return fresh


def pack(model: Path, metrics: dict[str, Any], target: Path) -> None:
    """Write a trained pipeline into `target` as it is shipped; its licence file stays.

    Args:
        model: folder of the trained pipeline.
        metrics: what `evaluate` returned for it: its precisions become the scores of entities.
        target: folder of the shipped pipeline; what it holds is replaced.
    """
    nlp = language.load(str(model))
    nlp.remove_pipe("polish_sentences")
    fresh = without_texts(nlp)
    for path in sorted(target.glob("*")) if target.exists() else []:
        if path.name not in _KEPT:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    per_kind = metrics["nkjp_test"]["per_kind"]
    fresh.meta.update(
        name="praktyki_ner",
        version=VERSION,
        description=_DESCRIPTION,
        license="GPL-3.0-or-later",
        sources=_SOURCES,
        performance={
            "ents_f": metrics["nkjp_test"]["f"],
            "ents_p": metrics["nkjp_test"]["p"],
            "ents_r": metrics["nkjp_test"]["r"],
            "ents_per_type": {
                label: {key: per_kind[kind][key] for key in "prf"} for label, kind in language.LABELS.items()
            },
        },
    )
    fresh.config["paths"] = dict.fromkeys(fresh.config["paths"])  # where this machine kept its files
    fresh.to_disk(target)
    (target / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    (target / "README.md").write_text(card(metrics), encoding="utf-8")


def card(metrics: dict[str, Any]) -> str:
    """Return the model card in Markdown, with its tables filled in."""
    kinds = {kind: label for label, kind in language.LABELS.items()}
    rows = ["| label | precision | recall | F1 | names | KPWr F1 | names |", "|---" * 7 + "|"]
    for kind, here in metrics["nkjp_test"]["per_kind"].items():
        there = metrics["kpwr_test"]["per_kind"].get(kind)
        outside = f"{there['f']:.3f} | {there['names']}" if there else "| "
        rows.append(f"| {kinds[kind]} | {_three(here)} | {here['names']} | {outside} |")
    totals = ["| test | precision | recall | F1 | organisations F1 |", "|---" * 5 + "|"]
    for name, part in metrics.items():
        if isinstance(part, dict):
            totals.append(f"| {name} | {_three(part)} | {part['per_kind']['organisation']['f']:.3f} |")
    return _CARD.read_text(encoding="utf-8").format(
        version=VERSION,
        totals="\n".join(totals),
        labels="\n".join(rows),
        speed=f"{metrics['words_per_second']:,}",
        size=metrics["megabytes"],
    )


def _three(scores: dict[str, float]) -> str:
    return " | ".join(f"{scores[key]:.3f}" for key in "prf")
