"""Made-up names of the social economy in training texts."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.training import genre
from indexer.training.passages import Passage

WORDS = ["promyk", "razem", "dobry", "kuchnia"]


@pytest.mark.parametrize(
    ("words", "case", "expected"),
    [
        ("Spółdzielnia Socjalna", "inst", "Spółdzielnią Socjalną"),
        ("Wielobranżowa Spółdzielnia Socjalna", "gen", "Wielobranżowej Spółdzielni Socjalnej"),
        ("Środowiskowy Dom", "loc", "Środowiskowym Domu"),
        ("Centrum", "dat", "Centrum"),
    ],
)
def test_inflection(words: str, case: str, expected: str) -> None:
    assert genre.inflect(words.split(), case) == expected


def test_every_head_has_every_case() -> None:
    assert all(set(head.forms) == set(genre.CASES) for head in genre.heads())


def test_case_of_the_first_word() -> None:
    assert genre.case_of("Fundacją Batorego") == "inst"
    assert genre.case_of("Microsoft") in (None, "nom")
    assert genre.case_of("Xyzq") is None


@given(st.integers())
def test_replaced_names_stay_names(seed: int) -> None:
    text = "W siedzibie Fundacji Batorego i AWS spotkali się wczoraj Anna i Xyzq."
    passage = Passage(
        text, ((12, 29, "orgName"), (32, 35, "orgName"), (57, 61, "persName"), (64, 68, "orgName"))
    )
    changed = genre.replace(passage, random.Random(seed), 1.0, WORDS)
    names = [(changed.text[a:b], label) for a, b, label in changed.spans]
    organisations = [name for name, label in names if label == "orgName"]
    assert len(organisations) == 3
    assert ("Anna", "persName") in names
    assert "Batorego" not in changed.text
    assert all(name == name.strip() and name for name, _ in names)
    assert changed.text.startswith("W siedzibie ")
    assert all(a[1] <= b[0] for a, b in zip(changed.spans, changed.spans[1:], strict=False))
