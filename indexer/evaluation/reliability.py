"""Whether scores mean something: of the facts with a score of 0.8, are eight in ten right?

The reliability curve and the expected calibration error are those of Naeini, Cooper and Hauskrecht,
"Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015: facts are put into bins of equal
width by their score, and the share of right ones is set against the mean score of the bin.
"""

from collections.abc import Mapping, Sequence
from typing import Any

#: What has a score, in the order of the table.
KINDS = ("practices", "places", "activities")
#: Bins of equal width between 0 and 1.
BINS = 10

Scored = Sequence[tuple[float, bool]]
"""(score, whether the fact is right) of each fact."""


def curve(scored: Scored) -> list[dict[str, float | int]]:
    """Return the reliability curve: one entry for each bin that holds facts.

    Returns:
        `from` and `to` (borders of the bin), `facts` in it, their mean `score`, the share that is `right`.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in scored:
        bins[min(BINS - 1, max(0, int(score * BINS + 1e-9)))].append((score, right))
    return [
        {
            "from": number / BINS,
            "to": (number + 1) / BINS,
            "facts": len(inside),
            "score": round(sum(score for score, _ in inside) / len(inside), 3),
            "right": round(sum(right for _, right in inside) / len(inside), 3),
        }
        for number, inside in enumerate(bins)
        if inside
    ]


def error(scored: Scored) -> float:
    """Return the expected calibration error, 0 to 1: the mean distance of the curve from the diagonal.

    Each bin counts by its facts; 0 without any fact.
    """
    bins = curve(scored)
    facts = sum(b["facts"] for b in bins)
    return sum(b["facts"] * abs(b["score"] - b["right"]) for b in bins) / facts if facts else 0.0


def figures(calibration: Mapping[str, Scored]) -> dict[str, Any]:
    """Return, for each kind of fact, how many there are, the error and the curve."""
    return {
        kind: {"facts": len(scored), "error": round(error(scored), 3), "bins": curve(scored)}
        for kind in KINDS
        if (scored := calibration.get(kind, ()))
    }


def table(calibration: Mapping[str, Scored]) -> str:
    """Return the curves as lines of text."""
    lines = [f"{'':14}{'score':>12}{'facts':>8}{'mean':>8}{'right':>8}"]
    for kind, part in figures(calibration).items():
        for number, b in enumerate(part["bins"]):
            name = kind if number == 0 else ""
            band = f"{b['from']:.1f} - {b['to']:.1f}"
            lines.append(f"{name:14}{band:>12}{b['facts']:8}{b['score']:8.3f}{b['right']:8.3f}")
        lines.append(f"{'':14}expected calibration error: {part['error']:.3f}")
    return "\n".join(lines)
