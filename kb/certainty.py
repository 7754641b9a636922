"""How sure the extraction is of a fact, and which facts are to be marked as unsure."""

from kb.model import Activity, Evidence, Mention, Organisation, Place, Practice

Fact = Organisation | Place | Activity | Practice | Evidence | Mention


def certainty(fact: Fact) -> float:
    """Return the score of a fact, 0 to 1: that of its surest mention where it has mentions.

    A fact without any mention has nothing behind it: 0.
    """
    if isinstance(fact, Organisation | Place):
        return max((mention.score for mention in fact.mentions), default=0.0)
    return fact.score


def is_unsure(fact: Fact, below: float) -> bool:
    """Tell whether a fact is kept but marked.

    Args:
        fact: what was extracted.
        below: the threshold, setting `review_score`.
    """
    return certainty(fact) < below
