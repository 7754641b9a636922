"""What bodies of a kind do by law, what only stands in a house, acts with several aspects."""

import pytest

from indexer.extraction.extract import Extractor

from .reports import report

HEADING = "ZAZ w Byczynie\n\n"

NOTHING = [
    "Spółdzielnia może również prowadzić działalność kulturalną.",
    "Zakład mogą utworzyć gmina i powiat.",
    "Głównym zadaniem zakładu jest rehabilitacja zawodowa i społeczna.",
    "ZAZ prowadzą rehabilitację i stołówki.",
    "Mamy jasną salę konferencyjną i nowoczesną kuchnię.",
]

CASES = {
    "Zakład prowadzi rehabilitację zawodową, społeczną oraz leczniczą.": [
        "rehabilitacja zawodowa, społeczna oraz lecznicza"
    ],
    "Oferuje opiekę dzienną i całodobową.": ["opieka dzienna i całodobowa"],
    "Goście mogą wypożyczyć kajaki, a zakład prowadzi pralnię.": ["pralnia"],
    "Uczymy nie tylko szycia.": ["nauka szycia"],
    "Pracownicy ZAZ gotują obiady.": ["gotowanie obiadów"],
}


def found(text: str) -> list[str]:
    practices = Extractor(None).extract(report(text)).practices
    return list(dict.fromkeys(a.text for p in practices for a in p.activities))


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_activity(sentence: str) -> None:
    assert found(HEADING + sentence) == []


@pytest.mark.parametrize("sentence", CASES)
def test_own_activity(sentence: str) -> None:
    assert found(HEADING + sentence) == CASES[sentence]
