"""Several reports extracted at once say what each says alone."""

from pathlib import Path

import pytest

from indexer.extraction.extract import RULES_ONLY, Extractor
from indexer.readers import read
from kb.model import Report

_CORPUS = Path(__file__).parents[3] / "corpus"


def _reports(most: int) -> list[Report]:
    return [read(path, root=_CORPUS) for path in sorted((_CORPUS / "reports").rglob("*.md"))[:most]]


@pytest.mark.parametrize("model", [RULES_ONLY, pytest.param(None, marks=pytest.mark.slow)])
def test_the_company_of_a_report_changes_nothing(model: str | None) -> None:
    extractor, reports = Extractor(model), _reports(12)
    reports.insert(3, Report(id="puste", title="", text="", blocks=(), sha256="0" * 64))
    assert len(reports) == 13
    assert list(extractor.extract_many(reports)) == [extractor.extract(report) for report in reports]


@pytest.mark.slow
def test_names_are_looked_for_once() -> None:
    extractor = Extractor(None)
    opened = [extractor.open(report) for report in _reports(2)]
    extractor.recognise(opened)
    found = [one.found for one in opened]
    assert all(found)
    extractor.recognise(opened)
    assert all(one.found is before for one, before in zip(opened, found, strict=True))
