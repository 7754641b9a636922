"""The weights of the extraction's decisions, fitted on annotated reports.

``python -m indexer.training.weights [GOLD CORPUS …]`` reads the reports of the "develop" part of each gold
set (by default that of `corpus/` and the retold reports beside this module), prints how right the decisions
are on reports left out of the fit (cross-validation by report), and writes the weights to
`indexer/extraction/data/weights.toml`. It fits two decisions, each by penalised maximum likelihood with
Newton's method, so that the outcome depends on nothing but the reports and the weights it starts from
(`prior.toml`):

* ``host``: does the report tell about this organisation's work? Logistic regression.
* ``place``: at which of the report's places, or nowhere said? Conditional logit (McFadden 1974).
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from indexer.evaluation.gold import GoldPractice, GoldReport, load_gold
from indexer.evaluation.matching import same_name, same_place
from indexer.extraction.document import analyse
from indexer.extraction.drafts import gather
from indexer.extraction.extract import Extractor
from indexer.extraction.host_features import host_features, scene
from indexer.extraction.mending import mend
from indexer.extraction.place_features import PlaceFeatures
from indexer.extraction.weighing import FILE, Features
from indexer.readers import SUFFIXES, read

Matrix = NDArray[np.float64]

_ROOT, _RETOLD = Path(__file__).parents[2], Path(__file__).parent / "retold"
#: Gold sets, each with its reports.
SETS = _ROOT / "corpus" / "gold", _ROOT / "corpus", _RETOLD / "gold", _RETOLD / "texts"
#: Weights fitted on 78 real pages, which are not ours to ship, and on the "develop" reports of `corpus/`: a
#: fit starts from them. So only of the retold reports is it true that no weight has seen those left out.
PRIOR = Path(__file__).parent / "prior.toml"
_FOLDS = 10
_HOST_PENALTY, _PLACE_PENALTY = 3.0, 2.0
#: Single words of the sentences that name an organisation: each tells little, and only those of several
#: reports tell it of others too.
_WORD = "word="
_WORD_PENALTY = 12.0
_WORD_REPORTS = 6
_STEPS = 40
#: Of thresholds that are about as good the highest: unseen reports have more names that are none.
_ABOUT = 0.005
_THRESHOLDS = [n / 100 for n in range(30, 66, 5)]


@dataclass(slots=True)
class Case:
    """One organisation of one report, as annotated.

    Attributes:
        host: the annotation has a practice of it.
        features: those of the first decision; `places`: of each place it may work in.
        right: which of those places are right; all False where the right one is not among them.
    """

    report: str
    host: bool
    features: Features
    places: list[Features] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)


def cases(extractor: Extractor, gold: Path, corpus: Path, split: str = "develop") -> Iterator[Case]:
    """Yield the annotated organisations of one part of a gold set that the extractor finds."""
    for annotated in load_gold(gold):
        if annotated.split == split:
            path = next(p for s in SUFFIXES if (p := corpus / (annotated.report + s)).is_file())
            yield from _of_report(extractor, annotated, path, corpus)


def _of_report(extractor: Extractor, gold: GoldReport, path: Path, corpus: Path) -> Iterator[Case]:
    names = {o.name: o for o in gold.organisations}
    doc = analyse(mend(read(path, root=corpus)).report)
    reading = extractor.reading(doc)
    drafts = gather(doc, reading.names, reading.story, reading.context)
    where = scene(doc, reading.names, reading.story, reading.context)
    features = PlaceFeatures(where, reading.context, drafts)

    def is_of(name: str, practice: GoldPractice) -> bool:
        known = names.get(practice.organisation)
        return same_name(name, known) if known else same_place(name, practice.organisation)

    for draft in drafts:
        name = draft.entity.name
        if any(same_place(name, other) for other in gold.optional_organisations):
            continue
        wanted = [p.place for p in gold.practices if is_of(name, p)]
        found = features.candidates(draft)
        right = [
            any(w is None if c is None else w is not None and same_place(c.place.name, w) for w in wanted)
            for c, _ in found
        ]
        yield Case(gold.report, bool(wanted), host_features(draft, where), [f for _, f in found], right)


def fit_host(data: Sequence[Case], names: Sequence[str]) -> Matrix:
    """Return the weights, shape (features,), of logistic regression with a quadratic penalty."""
    x = matrix([c.features for c in data], names)
    y = np.array([c.host for c in data], dtype=np.float64)
    penalty = np.array([_WORD_PENALTY if n.startswith(_WORD) else _HOST_PENALTY for n in names])
    known = prior("host", names)
    w = known.copy()
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(hessian, x.T @ (p - y) + penalty * (w - known))
    return w


def fit_place(data: Sequence[Case], names: Sequence[str]) -> Matrix:
    """Return the weights, shape (features,), of a penalised conditional logit.

    Where several places are right (a practice in two towns), the model shares the credit among them as it
    finds them probable. Cases without a right place teach nothing.
    """
    usable = [(matrix(c.places, names), np.array(c.right, dtype=np.float64)) for c in data if any(c.right)]
    known = prior("place", names)
    w = known.copy()
    for _ in range(_STEPS):
        gradient = _PLACE_PENALTY * (w - known)
        hessian = _PLACE_PENALTY * np.eye(len(w))
        for x, y in usable:
            p = softmax(x @ w)
            credit = p * y / (p @ y)
            mean = p @ x
            gradient = gradient + x.T @ (p - credit)
            hessian += (x * p[:, None]).T @ x - np.outer(mean, mean)
        w = w - np.linalg.solve(hessian, gradient)
    return w


@lru_cache(maxsize=1)
def _prior() -> dict[str, dict[str, float]]:
    return tomllib.loads(PRIOR.read_text(encoding="utf-8"))


def prior(decision: str, names: Sequence[str]) -> Matrix:
    """Return the weights that a fit is drawn to, shape (names,): 0 for a feature that they do not have."""
    known = _prior()[decision]
    return np.array([known.get(name, 0.0) for name in names])


def matrix(features: Sequence[Features], names: Sequence[str]) -> Matrix:
    """Return features as rows, shape (cases, names)."""
    columns = {name: i for i, name in enumerate(names)}
    found = np.zeros((len(features), len(names)))
    for row, one in enumerate(features):
        for name, value in one.items():
            if name in columns:
                found[row, columns[name]] = value
    return found


def softmax(weights: Matrix) -> Matrix:
    """Return probabilities that add up to 1."""
    powers = np.exp(weights - weights.max())
    return np.asarray(powers / powers.sum())


@dataclass(slots=True)
class Check:
    """Decisions on reports left out of the fit.

    Attributes:
        host: probabilities, in the order of the cases; `truth`: what is annotated.
        placed: for each annotated host, whether its most probable place is right.
    """

    host: Matrix
    truth: NDArray[np.bool_]
    placed: list[bool] = field(default_factory=list)

    def f1(self, least: float) -> float:
        """Return F1 of the hosts at a threshold."""
        found = self.host >= least
        right = int((found & self.truth).sum())
        return 2 * right / max(1, int(found.sum()) + int(self.truth.sum()))


def cross_validate(data: Sequence[Case], *, fit_places: bool = True) -> Check:
    """Fit without a tenth of the reports and decide on that tenth, ten times.

    Without `fit_places` the places are decided by the weights of `prior.toml`, which a fit would start from.
    """
    reports = sorted({c.report for c in data})
    order = np.random.default_rng(0).permutation(len(reports))
    fold = {reports[k]: i % _FOLDS for i, k in enumerate(order)}
    check = Check(np.zeros(len(data)), np.array([c.host for c in data], dtype=np.bool_))
    hosts, places = _host_names(data), _place_names(data)
    for number in range(_FOLDS):
        rest = [c for c in data if fold[c.report] != number]
        w = fit_host(rest, hosts)
        v = fit_place([c for c in rest if c.host], places) if fit_places else prior("place", places)
        for i, case in enumerate(data):
            if fold[case.report] == number:
                check.host[i] = (1 / (1 + np.exp(-matrix([case.features], hosts) @ w)))[0]
                if case.host:
                    check.placed.append(case.right[int(np.argmax(matrix(case.places, places) @ v))])
    return check


def _host_names(data: Sequence[Case]) -> list[str]:
    """Return the features of the first decision: all but the words of few reports."""
    reports = Counter(name for name, _ in {(name, c.report) for c in data for name in c.features})
    return sorted(n for n, count in reports.items() if count >= _WORD_REPORTS or not n.startswith(_WORD))


def _place_names(data: Sequence[Case]) -> list[str]:
    return sorted({name for c in data for one in c.places for name in one})


def write(data: Sequence[Case], least: float, target: Path = FILE, *, places: bool = False) -> None:
    """Fit on all cases and write the weights.

    Args:
        data: the cases.
        least: least probability of a host.
        target: the file to write.
        places: fit the places too. On retold reports that gains nothing (F1 of practices left out of the fit
            is .58 with either), so by default those fitted on real pages stay as they are.
    """
    hosts, known = _host_names(data), _prior()["place"]
    if places:
        names = _place_names(data)
        known = dict(zip(names, fit_place([c for c in data if c.host], names), strict=True))
    lines = [
        "# Weights of features, made by `python -m indexer.training.weights`; not to be edited by hand.",
        f"# Fitted on {len({c.report for c in data})} annotated reports: {len(data)} organisations,"
        f" {sum(c.host for c in data)} of them with practices.",
        "",
        "[host]",
        "# Least probability of an organisation whose work is told.",
        f"least = {least}",
    ]
    lines += _rows(dict(zip(hosts, fit_host(data, hosts), strict=True)))
    lines += ["", "[place]", *_rows(known)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(weights: Mapping[str, float]) -> list[str]:
    return [f'"{name}" = {weight:.3f}' for name, weight in weights.items()]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--to", "target", type=click.Path(path_type=Path), default=FILE, help="File to write.")
@click.option("--places", is_flag=True, help="Fit the weights of places too.")
def main(folders: tuple[Path, ...], target: Path, *, places: bool) -> None:
    """Fit the weights on FOLDERS: a gold set and its corpus, and so on in pairs."""
    folders = folders or SETS
    if len(folders) % 2:
        raise click.ClickException("the folders come in pairs: a gold set, then its corpus")
    extractor = Extractor(None)
    data = [c for g, k in zip(folders[::2], folders[1::2], strict=True) for c in cases(extractor, g, k)]
    check = cross_validate(data, fit_places=places)
    best = max(map(check.f1, _THRESHOLDS))
    least = max(n for n in _THRESHOLDS if check.f1(n) >= best - _ABOUT)
    click.echo(f"{len(data)} organisations, {int(check.truth.sum())} with practices")
    click.echo(f"left out: hosts F1 {check.f1(least):.3f} from {least} on")
    click.echo(f"left out: places right {sum(check.placed) / max(1, len(check.placed)):.3f}")
    write(data, least, target, places=places)
    click.echo(f"written: {target}")


if __name__ == "__main__":
    main()
