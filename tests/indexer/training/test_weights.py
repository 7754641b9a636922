"""Fitting the weights of decisions: what is learnt is what the cases show."""

import tomllib

import numpy as np
import pytest

from indexer.evaluation.gold import load_gold
from indexer.training.weights import (
    SETS,
    Case,
    cross_validate,
    fit_host,
    fit_place,
    matrix,
    prior,
    softmax,
    write,
)

_NAMES = ["bias", "told"]


def cases():
    """Forty organisations: those told about are hosts, and work at the place beside their name."""
    found = []
    for n in range(40):
        host = n % 2 == 0
        places = [{"none": 1.0}, {"near": 1.0}, {"far": 1.0}]
        features = {"bias": 1.0, **({"told": 1.0} if host else {})}
        found.append(Case(f"r{n % 10}", host, features, places, [False, host, False]))
    return found


def test_a_host_is_learnt_from_what_tells_of_it():
    weights = fit_host(cases(), _NAMES)
    told, untold = matrix([{"bias": 1.0, "told": 1.0}, {"bias": 1.0}], _NAMES) @ weights
    assert told > 0 > untold


def test_a_place_is_learnt_from_what_is_right():
    names = ["far", "near", "none"]
    far, near, none = fit_place([c for c in cases() if c.host], names)
    assert near > far
    assert near > none


def test_cases_without_a_right_place_teach_nothing():
    blind = [Case("r", True, {}, [{"near": 1.0}, {"far": 1.0}], [False, False])]
    assert np.allclose(fit_place(blind, ["far", "best"]), prior("place", ["far", "best"]))


def test_a_fit_starts_from_what_real_pages_taught():
    assert prior("place", ["best"])[0] > 0
    assert prior("place", ["never heard of"])[0] == 0
    few = [Case("r", True, {"social": 1.0}, [])]
    assert fit_host(few, ["social"])[0] > prior("host", ["social"])[0] > 0


def test_a_word_of_few_reports_weighs_nothing(tmp_path):
    rare = [Case(f"r{n}", n % 2 == 0, {"bias": 1.0, f"word={n % 3}": 1.0}, []) for n in range(12)]
    rare += [Case(f"s{n}", True, {"bias": 1.0, "word=often": 1.0}, []) for n in range(6)]
    write(rare, 0.5, tmp_path / "weights.toml")
    table = tomllib.loads((tmp_path / "weights.toml").read_text(encoding="utf-8"))["host"]
    assert "word=often" in table
    assert not {"word=0", "word=1", "word=2"} & set(table)


def test_the_retold_reports_are_whole():
    _, _, gold, texts = SETS
    names = {g.report for g in load_gold(gold)}
    assert names == {p.stem for p in texts.iterdir()}
    sources = (texts.parent / "sources.tsv").read_text(encoding="utf-8").splitlines()
    assert {line.split("\t")[0] for line in sources} == names
    assert all("://" in line.split("\t")[1] for line in sources)
    for annotated in load_gold(gold):
        text = (texts / f"{annotated.report}.txt").read_text(encoding="utf-8")
        known = {o.name for o in annotated.organisations}
        for practice in annotated.practices:
            assert practice.organisation in known, annotated.report
            for activity in practice.activities:
                assert not activity.quote or activity.quote in text, (annotated.report, activity.quote)


def test_reports_left_out_are_decided_by_the_others():
    check = cross_validate(cases())
    assert check.f1(0.5) == 1.0
    assert all(check.placed)


def test_probabilities_add_up():
    assert softmax(np.array([1000.0, 0.0, -1000.0])).sum() == pytest.approx(1.0)


def test_the_written_table_is_what_the_extraction_reads(tmp_path):
    write(cases(), 0.5, tmp_path / "weights.toml", places=True)
    table = tomllib.loads((tmp_path / "weights.toml").read_text(encoding="utf-8"))
    assert table["host"]["least"] == 0.5
    assert table["host"]["told"] > 0
    assert set(table["place"]) == {"none", "near", "far"}
