"""The sample report beside the repository, where it is present: what a careful reader takes from it."""

import json
from pathlib import Path

import pytest

from indexer.extraction.extract import RULES_ONLY, Extractor
from indexer.readers import read

FOLDER = Path(__file__).parents[4] / "shared" / "reports"
REPORTS = sorted(FOLDER.glob("*.gold.json")) if FOLDER.is_dir() else []


@pytest.mark.skipif(not REPORTS, reason=f"no sample report in {FOLDER}")
@pytest.mark.parametrize("gold", REPORTS, ids=lambda p: p.name)
@pytest.mark.parametrize("model", [RULES_ONLY, pytest.param(None, marks=pytest.mark.slow)])
def test_practices_of_the_sample(gold, model):
    expected = json.loads(gold.read_text(encoding="utf-8"))
    found = Extractor(model).extract(read(gold.with_name(expected["report"])))
    known = {
        (p.organisation, p.place.name if p.place else None, p.place.region if p.place else None): p
        for p in found.practices
    }
    right = [p for p in expected["practices"] if (p["organisation"], p["place"], p["region"]) in known]
    typed = [
        p for p in right if set(p["sectors"]) & set(known[p["organisation"], p["place"], p["region"]].sectors)
    ]
    assert len(right) >= 9
    assert len(typed) >= 7
    assert len(right) == len(found.practices), "a practice that is not in the report"
    visitors = {p["region"] for p in expected["places"] if p["role"] == "visitor origin"}
    assert not visitors & {p.place.region for p in found.practices if p.place}
