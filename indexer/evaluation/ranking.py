"""How good one ranking is: nDCG, reciprocal rank and recall of its first hits.

Grades are whole numbers, 0 for a report that is not relevant; a report answers a query from `GOOD` on.
"""

from collections.abc import Mapping, Sequence
from math import log2

from indexer.evaluation.queries import GOOD

#: How many hits count: the first page, as people read it.
DEPTH = 10


def ndcg(found: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Return the normalised discounted cumulative gain, 0 to 1.

    The gain of grade g is 2^g - 1, so that one exact report weighs more than two good ones, and hit number i
    is discounted by log2(i + 1): Burges et al., "Learning to rank using gradient descent", ICML 2005, after
    Järvelin and Kekäläinen, ACM TOIS 20(4), 2002. 1 is the best order of the judged reports.

    Args:
        found: ids of the hits, best first.
        grades: id -> grade of the judged ones.
    """
    best = _dcg(sorted(grades.values(), reverse=True)[:depth])
    return _dcg([grades.get(id_, 0) for id_ in found[:depth]]) / best if best else 0.0


def reciprocal_rank(found: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Return 1 / the rank of the first hit that answers the query, 0 when none of the first `depth` does."""
    return next(
        (1 / rank for rank, id_ in enumerate(found[:depth], 1) if grades.get(id_, 0) >= GOOD),
        0.0,
    )


def recall(found: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Return the share of the answering reports that are among the first `depth` hits, 0 to 1.

    Of more than `depth` answering reports only `depth` can be there, so the share is of that many (capped
    recall: Thakur et al., "BEIR", NeurIPS 2021, appendix).
    """
    answering = {id_ for id_, grade in grades.items() if grade >= GOOD}
    return len(answering & set(found[:depth])) / min(len(answering), depth) if answering else 0.0


def _dcg(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, 1))
