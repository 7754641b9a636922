"""The page on data quality: the published figures, the reliability curves, files that say nothing."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from kb.settings import Settings
from web import create_app
from web.present import quality

BAND = {"from": 0.7, "to": 0.8, "facts": 12, "score": 0.75, "right": 0.5}
SCORES = {"practices": {"precision": 0.8, "recall": 0.6, "f1": 0.686, "gold": 20}}
MEASURED = {
    "measure": {
        "reports": 3,
        "all": {"scores": SCORES, "reliability": {"practices": {"facts": 12, "error": 0.25, "bins": [BAND]}}},
    }
}


@pytest.fixture
def page(settings: Settings, tmp_path: Path):
    def shown(measured: object) -> BeautifulSoup:
        (tmp_path / quality.NAME).write_text(json.dumps(measured), encoding="utf-8")
        client = create_app(settings.replace(corpus=tmp_path)).test_client()
        return BeautifulSoup(client.get("/jakosc-danych").get_data(as_text=True), "html.parser")

    return shown


def test_a_curve_is_drawn_and_told_in_a_table(page) -> None:
    section = page(MEASURED).find(attrs={"aria-labelledby": "pewnosc"})
    drawing = section.find("svg")
    assert drawing["role"] == "img"
    assert drawing["aria-label"].startswith("Praktyki: organizacja i miejsce: ")
    bar, expected = drawing.find("rect"), drawing.find_all("line")[1]
    assert float(bar["y"]) > float(expected["y1"]), "half of them right is below three quarters expected"
    assert [cell.get_text().rstrip("\u00a0 %") for cell in section.find("tbody").find_all("td")] == [
        "12",
        "75",
        "50",
    ]
    assert "25" in section.find("p", string=lambda s: s and "Średnia różnica" in s).get_text()


@pytest.mark.parametrize(
    "reliability",
    [
        None,
        [],
        [BAND],
        {"practices": None},
        {"practices": {"error": "x"}},
        {"unknown": {}},
        {"places": {"bins": 1}},
    ],
)
def test_other_files_show_their_figures_without_a_curve(page, reliability: object) -> None:
    shown = page({"measure": {"reports": 3, "all": {"scores": SCORES, "reliability": reliability}}})
    assert shown.find(attrs={"aria-labelledby": "pewnosc"}) is None
    assert "Praktyki: organizacja i miejsce" in shown.find(attrs={"aria-labelledby": "trafnosc"}).get_text()
