"""The published figures: tables for people, ``quality.json`` for the site and for the guard in CI."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indexer.evaluation import published, reliability
from indexer.evaluation.measure import MEASURES, Measured, total
from indexer.evaluation.scores import Score
from kb.errors import KbError

#: A figure that falls by more than this against the published one fails the check.
TOLERANCE = 0.02
#: Both figures are rounded: the difference of two such floats is not.
_ROUNDING = 1e-6
#: Shares beside the scores: those that should not fall, and those that should not rise.
_GOOD, _BAD = ("region_right", "provenance"), ("invented",)


class QualityDropped(KbError):
    """A figure fell by more than the tolerance against the published ones."""


def figures(measured: Measured) -> dict[str, Any]:
    """Return the figures of one measurement as plain numbers, rounded to 3 places."""
    counts = measured.counts
    return {
        "scores": {name: _score(s) for name in MEASURES if (s := measured.scores[name]).counted},
        "region_right": _share(counts["region_right"], counts["practices_found"]),
        "invented": _share(counts["invented"], counts["silent"]),
        "leaks": counts["leaks"],
        "provenance": _share(counts["facts"] - counts["facts_unproven"], counts["facts"]),
        "silent": counts["silent"],
        "reliability": reliability.figures(measured.calibration),
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


def table(measured: Measured) -> str:
    """Return one measurement as lines of text."""
    lines = [f"{'':18}{'precision':>10}{'recall':>10}{'F1':>8}{'right':>8}{'wrong':>8}{'missed':>8}"]
    for name in MEASURES:
        s = measured.scores[name]
        if not s.counted:
            continue
        lines.append(
            f"{name:18}{s.precision:10.3f}{s.recall:10.3f}{s.f1:8.3f}{s.right:8}{s.wrong:8}{s.missed:8}"
        )
    shown = figures(measured)
    lines.append(f"voivodeship right on practices found: {shown['region_right']:.3f}")
    silent = f"{measured.counts['invented']} of {shown['silent']} practices without any"
    lines.append(f"activities invented where the text states none: {shown['invented']:.3f} ({silent})")
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


def by_kind(items: list[tuple[str, Measured]]) -> str:
    """Return the F1 of each measure for each kind of document, as lines of text.

    Args:
        items: (kind of document, measurement) of each report.
    """
    kinds = sorted({kind for kind, _ in items})
    totals = [total(m for k, m in items if k == kind) for kind in kinds]
    lines = [f"{'F1':18}" + "".join(f"{(kind or '-')[:14]:>15}" for kind in kinds)]
    lines.append(f"{'reports':18}" + "".join(f"{sum(k == kind for k, _ in items):15}" for kind in kinds))
    for name in MEASURES:
        scores = [t.scores[name] for t in totals]
        if any(s.counted for s in scores):
            cells = (f"{s.f1:15.3f}" if s.counted else f"{'-':>15}" for s in scores)
            lines.append(f"{name:18}" + "".join(cells))
    return "\n".join(lines)


def check(new: dict[str, Any], file: Path) -> None:
    """Compare with the published figures; what is not published yet is not compared.

    Raises:
        QualityDropped: a figure fell by more than `TOLERANCE`, named with both figures: an F1, the share of
            right voivodeships, of proven facts; or one that should be small rose: inventions, leaks.
    """
    dropped = []
    for split, part in published.read(file).items():
        if "all" in part and split != published.SEARCH:
            now = new.get(split, {}).get("all", {"scores": {}})
            dropped += [f"{split}: {what}" for what in _dropped(part["all"], now)]
    if dropped:
        raise QualityDropped(
            f"quality dropped by more than {TOLERANCE:.0%}: {'; '.join(dropped)}; mend the extraction, "
            "or publish the new figures with a reason",
            polish=f"jakość spadła o więcej niż {TOLERANCE:.0%}: {'; '.join(dropped)}",
        )


def _dropped(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    for name, before in old["scores"].items():
        now = new["scores"].get(name, {"f1": 0.0})
        if before["f1"] - now["f1"] > TOLERANCE + _ROUNDING:
            yield f"{name} {before['f1']:.3f} -> {now['f1']:.3f}"
    for name, sign in (*((n, 1) for n in _GOOD), *((n, -1) for n in _BAD)):
        if name in old and sign * (old[name] - new.get(name, 0.0)) > TOLERANCE + _ROUNDING:
            yield f"{name} {old[name]:.3f} -> {new.get(name, 0.0):.3f}"
    if new.get("leaks", 0) > old.get("leaks", new.get("leaks", 0)):
        yield f"leaks {old['leaks']} -> {new['leaks']}"


def _score(score: Score) -> dict[str, float | int]:
    return {
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "f1": round(score.f1, 3),
        "gold": score.right + score.missed,
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
