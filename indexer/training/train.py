"""Step 2, train: the spaCy pipeline of ``config.cfg``, in stages, and the mean of the last of them.

The second stage begins with the weights of the first, a smaller learning rate and other random numbers: a
warm restart (Loshchilov and Hutter 2017, SGDR). The others begin with those of the second, and differ in
their random numbers and in which words they see; the result is the mean of their weights (`averaging`).
Each stage hands on its last weights, averaged over the updates: the learning rate has come down to nothing by
then, and choosing among late steps by the small dev part would choose noise. (spaCy's averages begin at zero:
its "best" may be a shrunken model of step 0.)
"""

import logging
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from thinc.api import NumpyOps, set_current_ops

from . import readers as _readers  # registers what the configuration names
from .averaging import average

CONFIG = Path(__file__).with_name("config.cfg")
FINAL = "model-last"
_EVAL_FREQUENCY = 500
_TRAINABLE = ("tok2vec", "ner")


@dataclass(frozen=True, slots=True)
class Stage:
    """One run of the training loop.

    Attributes:
        name: of the folder under the work folder that takes its pipelines.
        start: name of an earlier stage whose weights to begin with; None for random ones.
        overrides: what differs from the configuration.
    """

    name: str
    start: str | None = None
    overrides: dict[str, object] = field(default_factory=dict)


#: Every word is a feature, however rare, and passages run over the ends of paragraphs.
_OPEN: dict[str, object] = {"initialize.before_init.closed": False, "corpora.train.paragraphs": False}


def _restart(seed: int, rate: float) -> dict[str, object]:
    return {
        "system.seed": seed,
        "training.max_steps": 2000,
        "training.optimizer.learn_rate.initial_rate": rate,
        "training.optimizer.learn_rate.warmup_steps": 100,
    }


STAGES = (
    Stage("first", None, _OPEN),
    Stage("second", "first", {**_OPEN, **_restart(8, 0.0005)}),
    Stage("closed", "second", _restart(9, 0.0007)),
    Stage("hidden", "second", {**_restart(10, 0.0007), "initialize.before_init.hidden": 0.1}),
)
AVERAGED = ("closed", "hidden")
"""Stages whose mean is the result."""


def train(work: Path, *, config: Path = CONFIG, steps: int | None = None, seed: int | None = None) -> Path:
    """Train on what `prepare` left under `work`; return the folder of the resulting pipeline.

    Args:
        steps: updates of each stage, instead of those declared.
        seed: instead of that of the first stage; the later ones count on from it.

    Raises:
        InputError: when `prepare` has not been run.
    """
    logging.getLogger("spacy").setLevel(logging.INFO)
    done: dict[str, Path] = {}
    for number, stage in enumerate(STAGES):
        overrides = dict(stage.overrides)
        if steps is not None:
            overrides["training.max_steps"] = steps
            overrides["training.eval_frequency"] = min(steps, _EVAL_FREQUENCY)
        if seed is not None:
            overrides["system.seed"] = seed + number
        start = done[stage.start] if stage.start else None
        done[stage.name] = run(work, stage.name, config=config, overrides=overrides, start=start)
    return average([done[name] for name in AVERAGED], work / "trained" / FINAL)


def run(work: Path, name: str, *, config: Path, overrides: dict[str, object], start: Path | None) -> Path:
    """Run the training loop once; return the folder of its last pipeline.

    Args:
        name: of the folder under `work` to write to.
        start: a pipeline whose weights to begin with; None for random ones.
    """
    paths = {f"paths.{part}": str(work / f"{part}.jsonl") for part in ("train", "dev")}
    paths["paths.tables"] = str(work / "tables.json")
    # OpenBLAS multiplies 3 to 4 times as fast as the generic BLIS
    set_current_ops(NumpyOps(use_blis=False))
    settings: Any = util.load_config(config, overrides={**paths, **overrides}, interpolate=False)
    if start is not None:
        for component in _TRAINABLE:
            settings["components"][component] = {"source": str(start)}
            settings["initialize"]["components"].pop(component, None)
    nlp = init_nlp(settings)
    output = work / name
    output.mkdir(parents=True, exist_ok=True)
    train_loop(nlp, output, stdout=sys.stdout, stderr=sys.stderr)
    return output / FINAL


assert _readers
