"""Variation of training texts keeps the names where they are."""

import random

from hypothesis import given
from hypothesis import strategies as st

from indexer.training import augment
from indexer.training.passages import Passage

NAME = 'Fundacja "Feniks"'
TEXT = f"Wczoraj {NAME}, CIS i Barka gościły Annę."
PASSAGE = Passage(TEXT, ((8, 8 + len(NAME), "orgName"), (33, 38, "orgName"), (47, 51, "persName")))

WORDS = ["promyk", "razem", "dobry"]


def names(passage: Passage) -> list[str]:
    return [passage.text[a:b] for a, b, _ in passage.spans]


def test_fixture() -> None:
    assert TEXT.index("Barka") == PASSAGE.spans[1][0] + (TEXT.index("Barka") - 33)


def test_unquoted() -> None:
    changed = augment.unquote(PASSAGE, random.Random(0), 1.0)
    assert names(changed)[0] == "Fundacja Feniks"


def test_caps() -> None:
    changed = augment.caps_names(PASSAGE, random.Random(0), 1.0)
    assert "FENIKS" in names(changed)[0]
    assert len(changed.text) == len(TEXT)


def test_other_quotes_keep_their_place() -> None:
    seen = {augment.requote(PASSAGE, random.Random(i)).text for i in range(30)}
    assert any("„Feniks”" in text for text in seen)
    assert any("«Feniks»" in text for text in seen)
    assert {len(text) for text in seen} == {len(TEXT)}


def test_glued_commas() -> None:
    assert augment.glue_commas(Passage("a, b, c", ((3, 4, "date"),))) == Passage("a,b,c", ((2, 3, "date"),))


def test_proper_part() -> None:
    for name, part in [
        ("Spółdzielnia „Razem”", "Razem"),
        ("Fundacja Barka", "Barka"),
        ("CIS", "CIS"),
        ("cis", "cis"),
    ]:
        start, end = augment.proper_part(name)
        assert name[start:end] == part


@given(st.integers())
def test_same_seed_same_text_and_names_inside(seed: int) -> None:
    rates = augment.Rates(0.0, 0.5, 0.2, 0.2, 0.5, 0.5, 0.5)
    changed = augment.augment(PASSAGE, random.Random(seed), WORDS, rates)
    assert changed == augment.augment(PASSAGE, random.Random(seed), WORDS, rates)
    assert [label for _, _, label in changed.spans] == [label for _, _, label in PASSAGE.spans]
    plain = [name.lower().translate(str.maketrans("", "", '"„”“«»')) for name in names(changed)]
    assert plain == [name.lower().replace('"', "") for name in names(PASSAGE)]


cuts = st.lists(st.integers(0, 30), min_size=2, max_size=8, unique=True).map(sorted)


@given(cuts, st.lists(st.text("xyz", max_size=3), min_size=4, max_size=4))
def test_edits_outside_names_keep_them(borders: list[int], new: list[str]) -> None:
    text = "0123456789abcdefghijklmnopqrstu"
    edits = [
        (a, b, n) for (a, b), n in zip(zip(borders[::2], borders[1::2], strict=False), new, strict=False)
    ]
    free = [i for i in range(len(text)) if not any(a <= i < b or a == b == i for a, b, _ in edits)]
    passage = Passage(text, tuple((i, i + 1, "orgName") for i in free))
    changed = passage.edited(edits)
    assert [changed.text[a:b] for a, b, _ in changed.spans] == [text[i] for i in free]
