"""The published figures: tables for people, ``quality.json`` for the site and for the guard in CI."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from indexer.evaluation import published
from indexer.evaluation.measure import MEASURES, Measured, Score, total
from kb.errors import KbError

#: A figure that falls by more than this against the published one fails the check.
TOLERANCE = 0.02
_BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


class QualityDropped(KbError):
    """A figure fell by more than the tolerance against the published ones."""


def figures(measured: Measured) -> dict[str, Any]:
    """Return the figures of one measurement as plain numbers, rounded to 3 places."""
    counts = measured.counts
    return {
        "scores": {name: _score(measured.scores[name]) for name in MEASURES},
        "region_right": _share(counts["region_right"], counts["practices_found"]),
        "invented": _share(counts["invented"], counts["silent"]),
        "leaks": counts["leaks"],
        "provenance": _share(counts["facts"] - counts["facts_unproven"], counts["facts"]),
        "reliability": reliability(measured.calibration),
    }


def quality(by_split: dict[str, list[tuple[str, Measured]]]) -> dict[str, Any]:
    """Return the published figures.

    Args:
        by_split: split -> (kind of document, measurement) of each report.
    """
    return {
        split: {
            "reports": len(items),
            "all": figures(total(m for _, m in items)),
            "kinds": {
                kind: {
                    "reports": sum(k == kind for k, _ in items),
                    **figures(total(m for k, m in items if k == kind)),
                }
                for kind in sorted({k for k, _ in items})
            },
        }
        for split, items in sorted(by_split.items())
    }


def reliability(calibration: Sequence[tuple[float, bool]]) -> list[dict[str, float]]:
    """Return the reliability curve: for each band of scores, how many practices and what share is right."""
    bands = []
    for low, high in pairwise(_BINS):
        inside = [right for score, right in calibration if low <= score < high]
        if inside:
            bands.append(
                {
                    "from": low,
                    "to": min(high, 1.0),
                    "practices": len(inside),
                    "right": _share(sum(inside), len(inside)),
                }
            )
    return bands


def table(measured: Measured) -> str:
    """Return one measurement as lines of text."""
    lines = [f"{'':18}{'precision':>10}{'recall':>10}{'F1':>8}{'right':>8}{'wrong':>8}{'missed':>8}"]
    for name in MEASURES:
        s = measured.scores[name]
        lines.append(
            f"{name:18}{s.precision:10.3f}{s.recall:10.3f}{s.f1:8.3f}{s.right:8}{s.wrong:8}{s.missed:8}"
        )
    shown = figures(measured)
    lines.append(f"voivodeship right on practices found: {shown['region_right']:.3f}")
    lines.append(f"activities invented where the text states none: {shown['invented']:.3f}")
    lines.append(f"practices put into a visitors' region: {shown['leaks']}")
    lines.append(f"facts whose text is what their offsets say: {shown['provenance']:.4f}")
    return "\n".join(lines)


def worst(measured: Measured, count: int) -> str:
    """Return the reports with most errors, and their errors."""
    by_report = Counter(report for report, *_ in measured.errors)
    lines = []
    for report, errors in by_report.most_common(count):
        lines.append(f"{report}: {errors} errors")
        lines += [f"    {kind:12} {what:7} {item}" for r, kind, what, item in measured.errors if r == report]
    return "\n".join(lines)


def check(new: dict[str, Any], file: Path) -> None:
    """Compare with the published figures.

    Raises:
        QualityDropped: an F1 fell by more than `TOLERANCE`, named with both figures.
    """
    old = published.read(file)
    dropped = []
    for split, part in old.items():
        if split == published.SEARCH:
            continue
        for name, before in part["all"]["scores"].items():
            now = new.get(split, {}).get("all", {}).get("scores", {}).get(name, {"f1": 0.0})
            if now["f1"] < before["f1"] - TOLERANCE:
                dropped.append(f"{split}: {name} {before['f1']:.3f} -> {now['f1']:.3f}")
    if dropped:
        raise QualityDropped(
            f"quality dropped by more than {TOLERANCE:.0%}: {'; '.join(dropped)}; mend the extraction, "
            "or publish the new figures with a reason",
            polish=f"jakość spadła o więcej niż {TOLERANCE:.0%}: {'; '.join(dropped)}",
        )


def _score(score: Score) -> dict[str, float | int]:
    return {
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "f1": round(score.f1, 3),
        "gold": score.right + score.missed,
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
