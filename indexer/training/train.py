"""Step 2, train: the spaCy pipeline of ``config.cfg``, best model by F on the dev part."""

import logging
import sys
from pathlib import Path

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from thinc.api import NumpyOps, set_current_ops

from . import readers as _readers  # registers what the configuration names

CONFIG = Path(__file__).with_name("config.cfg")

_EVAL_FREQUENCY = 500


def train(work: Path, *, config: Path = CONFIG, steps: int | None = None, seed: int | None = None) -> Path:
    """Train on what `prepare` left under `work`; return the folder of the best pipeline.

    Args:
        steps: fewer or more updates than the configuration says.
        seed: another seed than the configuration's.
    """
    logging.getLogger("spacy").setLevel(logging.INFO)
    overrides: dict[str, object] = {
        "paths.train": str(work / "train.jsonl"),
        "paths.dev": str(work / "dev.jsonl"),
        "paths.tables": str(work / "tables.json"),
    }
    if steps is not None:
        overrides["training.max_steps"] = steps
        overrides["training.eval_frequency"] = min(steps, _EVAL_FREQUENCY)
    if seed is not None:
        overrides["system.seed"] = seed
    set_current_ops(NumpyOps(use_blis=False))  # OpenBLAS multiplies 3 to 4 times as fast as the generic BLIS
    settings = util.load_config(config, overrides=overrides, interpolate=False)
    nlp = init_nlp(settings)
    output = work / "trained"
    output.mkdir(parents=True, exist_ok=True)
    train_loop(nlp, output, stdout=sys.stdout, stderr=sys.stderr)
    return output / "model-best"


assert _readers
