"""The smaller fields of what was found: legal form, target groups, year, jobs, founders and partners."""

from collections.abc import Iterable

from indexer.evaluation.gold import GoldOrganisation, GoldPractice
from indexer.evaluation.matching import name_key
from indexer.evaluation.scores import Error, Score
from kb.model import Organisation, Practice
from kb.text import fold

#: Measures of single fields, in the order of the table, over the organisations and practices that are right.
MEASURES = ("legal form", "target groups", "year", "jobs", "founders", "partners")


def legal_form(found: Organisation, gold: GoldOrganisation) -> tuple[Score, list[Error]]:
    """Compare the legal form of an organisation with the annotated one."""
    return _compare(found.name, "legal form", _given(found.legal_form), _given(gold.legal_form))


def fields(found: Practice, gold: GoldPractice) -> dict[str, tuple[Score, list[Error]]]:
    """Compare the fields of a practice. Founders and partners count only where the annotation gives them."""
    name = found.organisation
    pairs: dict[str, tuple[Iterable[object], Iterable[object] | None]] = {
        "target groups": (found.target_groups, gold.target_groups),
        "year": (_given(found.year), _given(gold.year)),
        "jobs": (_given(found.jobs), _given(gold.jobs)),
        "founders": (found.founders, gold.founders),
        "partners": (found.partners, gold.partners),
    }
    return {
        measure: _compare(name, measure, mine, theirs)
        for measure, (mine, theirs) in pairs.items()
        if theirs is not None
    }


def _given(value: object) -> tuple[object, ...]:
    return () if value is None else (value,)


def _compare(
    owner: str, measure: str, found: Iterable[object], gold: Iterable[object]
) -> tuple[Score, list[Error]]:
    key = name_key if measure in ("founders", "partners") else fold
    mine = {key(str(value)): value for value in found}
    theirs = {key(str(value)): value for value in gold}
    wrong = [(measure, "wrong", f"{owner}: {mine[k]}") for k in mine if k not in theirs]
    missed = [(measure, "missed", f"{owner}: {theirs[k]}") for k in theirs if k not in mine]
    return Score(len(mine.keys() & theirs.keys()), len(wrong), len(missed)), wrong + missed
