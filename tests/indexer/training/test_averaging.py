"""The mean of pipelines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

from indexer.training.averaging import average


def pipeline(width: int, value: float) -> Language:
    """Make a pipeline of a small network whose weights are all the same."""
    nlp = spacy.blank("pl")
    tok2vec = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "width": width,
        "depth": 1,
        "embed_size": 50,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
        "pretrained_vectors": None,
    }
    nlp.add_pipe("tok2vec", config={"model": tok2vec})
    nlp.add_pipe("ner").add_label("orgName")  # type: ignore[attr-defined]
    nlp.initialize()
    for node, name in weights(nlp):
        node.set_param(name, np.full_like(node.get_param(name), value))
    return nlp


def weights(nlp: Language) -> Iterator[tuple[Any, str]]:
    for component in ("tok2vec", "ner"):
        for node in nlp.get_pipe(component).model.walk():  # type: ignore[attr-defined]
            for name in node.param_names:
                if node.has_param(name):
                    yield node, name


def saved(folder: Path, width: int, value: float) -> Path:
    pipeline(width, value).to_disk(folder)
    return folder


def test_every_weight_is_the_mean(tmp_path: Path) -> None:
    folders = [saved(tmp_path / str(value), 8, value) for value in (1.0, 2.0, 6.0)]
    mean = spacy.load(average(folders, tmp_path / "mean"))
    assert {float(x) for node, name in weights(mean) for x in node.get_param(name).ravel()} == {3.0}
    assert mean.pipe_names == ["tok2vec", "ner"]


def test_different_networks_have_no_mean(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="differ"):
        average([saved(tmp_path / "a", 8, 1.0), saved(tmp_path / "b", 16, 1.0)], tmp_path / "mean")
