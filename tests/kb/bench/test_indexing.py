"""The measurement of indexing: it measures what it says, and its page tells what was measured."""

import pytest

from kb.bench import indexing, indexing_report
from kb.bench.indexing import Figures, Took
from kb.bench.indexing_report import Parts, Run, Runs

TOOK = Took(2.0, 3.0, 50.0)


def figures(practices):
    return Figures(
        practices=practices,
        reports=practices // 2,
        plain={"practices": Took(8.0, 8.0, 60.0), "all": Took(20.0, 20.0, 60.0)},
        ours={1: TOOK, 2: TOOK},
        changed=TOOK,
        unchanged=TOOK,
        phases={"reading": 1.0, **dict.fromkeys(indexing_report.OURS, 0.5)},
    )


def test_every_run_adds_its_part(tmp_path):
    for size in (1000, 200):
        indexing_report.publish(
            tmp_path, lambda parts, size=size: parts.sizes.update({str(size): figures(size)})
        )
    runs = Runs(500, Run(0.5, 0.4), Run(3.0, 4.0), Run(1.5, 0.8))
    indexing_report.publish(tmp_path, lambda parts: parts.runs.update({"500": runs}))
    page = (tmp_path / indexing_report.PAGE).read_text(encoding="utf-8")
    assert page.index("## 200 practices in 100 reports") < page.index("## 1,000 practices in 500 reports")
    assert "| ours, processes: 2 | 2.0 | 3.0 | 50 | 4.00 | 10.00 |" in page
    assert "add 19 % to what plain Whoosh takes" in page
    assert "| 500 | `--if-needed`, one report changed | 3.00 | 4.00 |" in page
    assert "one report changed: until a reader finds it | 1.50 | 0.80 |" in page


def test_nothing_measured_is_a_page_too():
    assert indexing_report.page(Parts()).startswith("# Indexing, measured")


@pytest.mark.slow
def test_measuring(tmp_path):
    found = indexing.run(100, tmp_path / "work", jobs=(1, 2))
    assert found.practices == 100 and 0 < found.reports < 100
    assert set(found.plain) == {"practices", "all"} and set(found.ours) == {1, 2}
    runs = [*found.plain.values(), *found.ours.values(), found.changed, found.unchanged]
    assert all(took.clock > 0 and took.processor > 0 and took.memory > 10 for took in runs)
    assert found.plain["all"].processor > found.plain["practices"].processor
    assert set(indexing_report.OURS) < set(found.phases)
