"""The search engine against the judged queries: figures by kind of user, the worst queries, the guard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from indexer.evaluation import published
from indexer.evaluation.quality import TOLERANCE, QualityDropped
from indexer.evaluation.queries import GOOD, USERS, JudgedQuery
from indexer.evaluation.ranking import DEPTH, ndcg, recall, reciprocal_rank
from kb.errors import InputError
from kb.search.protocol import Engine, Request

_MEASURES = ("ndcg", "mrr", "recall")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the engine gave for one query: ids of its first hits, best first, and how good they are."""

    query: JudgedQuery
    found: tuple[str, ...]
    ndcg: float
    mrr: float
    recall: float


def answers(engine: Engine, queries: Iterable[JudgedQuery]) -> list[Answer]:
    """Ask the engine for reports, one query after the other, without any filter.

    Raises:
        InputError: a judged report is not in the index, which was then built from another corpus.
    """
    queries = list(queries)
    indexed = _reports(engine)
    judged = {report for query in queries for report in query.grades}
    if missing := sorted(judged - indexed):
        raise InputError(
            f"{len(missing)} judged reports are not in the index, for example {missing[0]}; "
            "index the corpus that the queries were judged over",
            polish=f"{len(missing)} ocenionych raportów nie ma w indeksie, na przykład {missing[0]}; "
            "zindeksuj korpus, do którego powstały zapytania",
        )
    return [_answer(engine, query) for query in queries]


def _reports(engine: Engine) -> set[str]:
    ids: set[str] = set()
    page = 1
    while True:
        results = engine.search(Request(unit="reports", page=page, per_page=100), facets=())
        ids.update(hit.id for hit in results.hits)
        if not results.hits or len(ids) >= results.total:
            return ids
        page += 1


def _answer(engine: Engine, query: JudgedQuery) -> Answer:
    results = engine.search(Request(q=query.text, unit="reports", per_page=DEPTH), facets=())
    found = tuple(hit.id for hit in results.hits)
    return Answer(
        query=query,
        found=found,
        ndcg=ndcg(found, query.grades),
        mrr=reciprocal_rank(found, query.grades),
        recall=recall(found, query.grades),
    )


def figures(given: Sequence[Answer]) -> dict[str, Any]:
    """Return the means over all queries and over those of each kind of user, rounded to 3 places."""
    by_user = {user: [a for a in given if a.query.user == user] for user in USERS}
    return {"all": _means(given), "users": {user: _means(part) for user, part in by_user.items() if part}}


def table(measured: dict[str, Any]) -> str:
    """Return the figures as lines of text."""
    lines = [
        f"{'':18}{'queries':>8}{f'nDCG@{DEPTH}':>10}{f'MRR@{DEPTH}':>10}{f'recall@{DEPTH}':>11}",
        *(_line(user, part) for user, part in measured["users"].items()),
        _line("all", measured["all"]),
    ]
    return "\n".join(lines)


def worst(given: Sequence[Answer], count: int) -> str:
    """Return the queries with the lowest nDCG: the hits with their grades, and what is missing among them."""
    lines = []
    for answer in sorted(given, key=lambda a: a.ndcg)[:count]:
        grades = answer.query.grades
        lines.append(f"{answer.query.text} ({answer.query.user}): nDCG {answer.ndcg:.3f}")
        lines += [f"    {rank:2} [{grades.get(id_, 0)}] {id_}" for rank, id_ in enumerate(answer.found, 1)]
        missed = sorted(((g, id_) for id_, g in grades.items() if g >= GOOD), key=lambda m: (-m[0], m[1]))
        lines += [f"     - [{grade}] {id_}" for grade, id_ in missed if id_ not in answer.found]
    return "\n".join(lines)


def check(measured: dict[str, Any], file: Path) -> None:
    """Compare with the published figures.

    Raises:
        InputError: the file has no figures of search.
        QualityDropped: a mean fell by more than the tolerance, or its kind of user has no queries any more.
    """
    before = published.read(file).get(published.SEARCH)
    if not before:
        raise InputError(
            f"{file}: there are no figures of search to compare with; publish them with --search --write",
            polish=f"{file}: nie ma tu wyników wyszukiwania do porównania; zapisz je przez --search --write",
        )
    parts = {"all": measured["all"], **measured["users"]}
    dropped = []
    for name, old in {"all": before["all"], **before["users"]}.items():
        for measure in _MEASURES:
            now = parts.get(name, {}).get(measure, 0.0)
            # Both are rounded to 3 places: the difference of two such floats is not.
            if round(old[measure] - now, 3) > TOLERANCE:
                dropped.append(f"{name}: {measure} {old[measure]:.3f} -> {now:.3f}")
    if dropped:
        raise QualityDropped(
            f"search got worse by more than {TOLERANCE:.0%}: {'; '.join(dropped)}; mend the ranking, "
            "or publish the new figures with a reason",
            polish=f"wyszukiwanie pogorszyło się o więcej niż {TOLERANCE:.0%}: {'; '.join(dropped)}",
        )


def _means(part: Sequence[Answer]) -> dict[str, float | int]:
    means = {name: round(fmean(getattr(a, name) for a in part), 3) for name in _MEASURES}
    return {"queries": len(part), **means}


def _line(name: str, means: dict[str, float]) -> str:
    return f"{name:18}{means['queries']:8}{means['ndcg']:10.3f}{means['mrr']:10.3f}{means['recall']:11.3f}"
