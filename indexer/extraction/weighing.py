"""Weighed features: how sure a decision is, from numbers that speak for and against it.

The weights are data (`data/weights.toml`), fitted on annotated reports by ``python -m
indexer.training.weights``: logistic regression for yes or no, its conditional form (McFadden's choice model)
for one of several. Their outcome is a probability, so a score of 0.7 means right seven times in ten;
`kb evaluate` shows how far that holds.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from pathlib import Path

FILE = Path(__file__).parent / "data" / "weights.toml"

Features = dict[str, float]


@lru_cache(maxsize=1)
def tables() -> Mapping[str, Mapping[str, float]]:
    """Return the weights by decision, read from the data file once."""
    found: dict[str, dict[str, float]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return found


def weight(features: Features, decision: str) -> float:
    """Return the sum of features times their weights; an unknown feature weighs nothing."""
    table = tables()[decision]
    return sum(value * table.get(name, 0.0) for name, value in features.items())


def probability(features: Features, decision: str) -> float:
    """Return how probable "yes" is, 0 to 1."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, weight(features, decision)))))


def probabilities(choices: Sequence[Features], decision: str) -> list[float]:
    """Return how probable each of several choices is; they add up to 1."""
    weights = [weight(features, decision) for features in choices]
    top = max(weights, default=0.0)
    powers = [exp(w - top) for w in weights]
    total = sum(powers)
    return [p / total for p in powers]
