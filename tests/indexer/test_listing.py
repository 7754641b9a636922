"""How `kb extract` words a place."""

from dataclasses import replace

import pytest

from indexer.listing import listing
from kb.model import Extraction, Mention, Place, Report


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (
            Place(name="gmina Reda", municipality="Reda", county="wejherowski", region="pomorskie"),
            "gmina Reda, powiat wejherowski, woj. pomorskie",
        ),
        (
            Place(name="Bolszewo", municipality="Wejherowo", county="wejherowski", region="pomorskie"),
            "Bolszewo, gmina Wejherowo, powiat wejherowski, woj. pomorskie",
        ),
        (Place(name="województwo pomorskie", region="pomorskie"), "województwo pomorskie"),
    ],
)
def test_a_place_repeats_no_name(place: Place, line: str) -> None:
    mention = Mention(start=0, end=4, text="Reda", method="rule:test", score=1.0)
    found = replace(place, mentions=(mention,))
    report = Report(id="r", title="Próba", text="Reda", blocks=(), sha256="0" * 64, path="r.md")
    lines = [text.strip() for text in listing(Extraction(report=report, places=(found,))).splitlines()]
    assert any(text.startswith(f"{line} — ") for text in lines)
