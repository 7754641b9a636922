"""Fitting the weights of decisions: what is learnt is what the cases show."""

import tomllib

import numpy as np
import pytest

from indexer.training.weights import Case, cross_validate, fit_host, fit_place, matrix, softmax, write

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
    assert np.allclose(fit_place(blind, ["far", "near"]), 0)


def test_reports_left_out_are_decided_by_the_others():
    check = cross_validate(cases())
    assert check.f1(0.5) == 1.0
    assert all(check.placed)


def test_probabilities_add_up():
    assert softmax(np.array([1000.0, 0.0, -1000.0])).sum() == pytest.approx(1.0)


def test_the_written_table_is_what_the_extraction_reads(tmp_path):
    write(cases(), 0.5, tmp_path / "weights.toml")
    table = tomllib.loads((tmp_path / "weights.toml").read_text(encoding="utf-8"))
    assert table["host"]["least"] == 0.5
    assert table["host"]["told"] > 0
    assert set(table["place"]) == {"none", "near", "far"}
