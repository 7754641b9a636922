"""The mean of several pipelines of one make: one pipeline, no slower than each of them.

Method: Wortsman et al. 2022, "Model soups": networks that began with the same weights and were trained on
with other random numbers lie in one basin, and the mean of their weights often does better than each of them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from thinc.api import Model

from indexer.extraction import language

_TRAINED = ("tok2vec", "ner")


def _weights(model: Model[Any, Any]) -> Iterator[tuple[Model[Any, Any], str]]:
    """Yield every node and the name of each of its parameters, in a fixed order."""
    for node in model.walk():
        for name in sorted(node.param_names):
            if node.has_param(name):
                yield node, name


def average(folders: Sequence[Path], target: Path) -> Path:
    """Write the pipeline whose weights are the mean of those of others of its make; return its folder.

    Args:
        folders: the pipelines; the first gives everything but the weights.

    Raises:
        ModelError: when one cannot be loaded.
        ValueError: when their networks differ.
    """
    pipelines = [language.load(str(folder)) for folder in folders]
    for component in _TRAINED:
        columns = [list(_weights(nlp.get_pipe(component).model)) for nlp in pipelines]  # type: ignore[attr-defined]
        for same in zip(*columns, strict=True):
            values = [node.get_param(name) for node, name in same]
            if len({value.shape for value in values}) > 1:
                raise ValueError(f"the networks of {', '.join(map(str, folders))} differ")
            node, name = same[0]
            node.set_param(name, sum(values) / len(values))
    pipelines[0].remove_pipe("polish_sentences")
    target.parent.mkdir(parents=True, exist_ok=True)
    pipelines[0].to_disk(target)
    return target
