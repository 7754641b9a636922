import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import morphology
from kb.lemmas import acronym, best_lemma, keys, lemmas, stem_key

TREEBANK = Path(__file__).parents[3] / "shared" / "data" / "pl_lfg-ud-train.conllu.xz"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("szyją", "szyć"),
        ("kosi", "kosić"),
        ("koszenie", "kosić"),
        ("sprzątający", "sprzątać"),
        ("Byczynie", "byczyna"),
        ("BYCZYNIE", "byczyna"),
        ("dziećmi", "dziecko"),
        ("była", "być"),
        ("w", "w"),
    ],
)
def test_the_likeliest_lemma_comes_first(word: str, lemma: str) -> None:
    assert best_lemma(word) == lemma


def test_other_lemmas_follow() -> None:
    assert lemmas("szyją") == ("szyć", "szyja")
    assert "rok" in lemmas("lat")
    assert "lato" in lemmas("lat")


def test_unknown_words_have_no_lemma_but_a_key_that_their_forms_share() -> None:
    assert lemmas("PERUNICA") == ()
    assert best_lemma("PERUNICA") == "perunica"
    assert keys("PERUNICA") == keys("Perunicę") == keys("perunicy")
    assert keys("CISPOL") == keys("CISPOL-u") == keys("CISPOLu")


@pytest.mark.parametrize(
    ("word", "bare"),
    [("CIS-u", "CIS"), ("CISu", "CIS"), ("ZAZ-ie", "ZAZ"), ("WTZ-ów", "WTZ"), ("cis-em", "cis"),
     ("CIS", None), ("Bielsko-Biała", None), ("e-mail", None), ("RAZEM", None), ("pralnia", None)],
)  # fmt: skip
def test_acronyms_with_endings(word: str, bare: str | None) -> None:
    assert acronym(word) == bare
    if bare:
        assert keys(word) == keys(bare)


def test_a_compound_has_the_lemma_of_its_last_part() -> None:
    assert lemmas("gastronomiczno-cateringową") == ("gastronomiczno-cateringowy",)
    assert lemmas("społeczno-zawodowej") == ("społeczno-zawodowy",)


@given(st.text(max_size=20))
def test_any_word_has_a_key(word: str) -> None:
    assert all(isinstance(key, str) for key in keys(word))
    assert len(keys(word)) >= 1
    assert stem_key(word) == stem_key(word)
    assert best_lemma(word) == best_lemma(word)


def _treebank() -> Iterator[tuple[str, str]]:
    with lzma.open(TREEBANK, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split("\t")
            if len(fields) > 4 and fields[0].isdigit() and not fields[4].startswith("aglt"):
                yield fields[1], fields[2].lower()


@pytest.mark.skipif(not TREEBANK.exists(), reason=f"no treebank at {TREEBANK}")
def test_first_lemma_on_the_treebank() -> None:
    words = [(form, lemma) for form, lemma in _treebank() if form[0].isalpha() and morphology.analyse(form)]
    right = sum(best_lemma(form) == lemma for form, lemma in words)
    assert len(words) > 15_000
    assert right / len(words) >= 0.95
