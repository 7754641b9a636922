"""Word families: what shares a root, and what must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.derivation import STEM, bases, roots


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("obiad", "obiadowy"),
        ("bonifrater", "bonifraterski"),
        ("piekarz", "piekarnia"),
        ("cieszyn", "cieszyński"),
        ("irlandia", "irlandzki"),
        ("irlandia", "irlandczyk"),
        ("florencja", "florencki"),
        ("ocenić", "oceniać"),
        ("komentarz", "komentować"),
        ("struktura", "strukturalny"),
        ("gotyk", "gotycki"),
        ("biedak", "biedaczka"),
        ("nowoczesność", "nowocześnie"),
    ],
)
def test_one_family(one, other):
    assert set(roots(one)) & set(roots(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("pralnia", "prawo"), ("program", "prognoza"), ("szkoła", "szkoda"), ("miasto", "mięso")],
)
def test_strangers(one, other):
    assert not set(roots(one)) & set(roots(other))


def test_what_has_no_root():
    assert roots("") == roots("1945") == roots("cis-u") == roots("ul") == ()


def test_bases_are_nouns_of_adjectives():
    assert "warszawa" in bases("warszawski")
    assert bases("warszawa") == ()


@given(st.text(max_size=30))
def test_roots_are_never_short(text):
    assert all(len(root) >= STEM for root in roots(text))


def test_a_short_word_that_no_suffix_leaves_is_of_no_family():
    assert not set(roots("prać")) & set(roots("praca"))
