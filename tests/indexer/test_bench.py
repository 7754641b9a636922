"""The bench of the extraction measures real work; its reports are the same for the same seed."""

import re

from indexer.bench import Speed, _report, bench_extraction, memory, one_core
from indexer.extraction.extract import Extractor
from indexer.made_up import MadeUp


def test_made_up_reports_are_reproducible_and_hold_practices() -> None:
    one, other = MadeUp(3), MadeUp(3)
    assert [one.short() for _ in range(3)] == [other.short() for _ in range(3)]
    assert MadeUp(4).short() != MadeUp(3).short()
    found = Extractor("none").extract(_report(MadeUp(3).catalogue(4)))
    assert len([p for p in found.practices if p.place and p.activities]) >= 3


def test_rates() -> None:
    speed = Speed("x", 6000, 2.0, 1.5)
    assert speed.row == "| x | 6,000 | 2.0 | 3,000 | 4,000 |"
    texts = [MadeUp(1).short()]
    measured = one_core("none", texts, "rules only")
    assert measured.words == len(texts[0].split()) and measured.wall > 0 and measured.processor > 0
    assert [number for number, _ in memory("none", 20, 1)] == list(range(2, 21, 2))


def test_the_command_has_all_its_parts() -> None:
    names = {p.name for p in bench_extraction.params}
    assert names == {"reports", "short", "many", "seed", "model", "out"}
    assert re.search("speed, processes, memory", bench_extraction.help or "")
