"""The extraction's work grows with the text, not with its square: function calls are counted, not seconds."""

import cProfile

from indexer.extraction.extract import Extractor
from indexer.made_up import MadeUp
from indexer.readers.markdown import read_markdown
from kb.model import Report

#: How many times the calls of half the catalogue the whole may take: 2 is linear, 4 its square.
_MOST = 2.1


def _calls(extractor: Extractor, entries: int) -> int:
    read = read_markdown(MadeUp(seed=1).catalogue(entries), "katalog")
    report = Report(
        id="katalog", title="", text=read.text, blocks=read.blocks, sha256="0" * 64, path="katalog.md"
    )
    profile = cProfile.Profile()
    profile.runcall(extractor.extract, report)
    return sum(entry.callcount for entry in profile.getstats())


def test_a_catalogue_twice_as_long_takes_twice_the_work() -> None:
    extractor = Extractor("none")
    for entries in (120, 60):  # tables and forms of words are loaded on first use
        _calls(extractor, entries)
    assert _calls(extractor, 120) < _MOST * _calls(extractor, 60)
