import itertools
import sys
import threading
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import text

POLISH = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"
SHUFFLED = "".join(sorted(POLISH))
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("char", "folded"), list(zip("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzacelnoszz", strict=True))
)
def test_fold_takes_every_polish_letter_in_both_cases(char: str, folded: str) -> None:
    assert text.fold(char) == folded


def test_fold_leaves_plain_polish_letters_alone() -> None:
    plain = "".join(c for c in POLISH if c.isascii())
    assert text.fold(plain) == plain
    assert text.fold(plain.upper()) == plain


def test_fold_gives_one_stable_character_for_each_character_of_unicode() -> None:
    wrong = [
        code
        for code in range(sys.maxunicode + 1)
        if not 0xD800 <= code < 0xE000
        and (len(text.fold(chr(code))) != 1 or text.fold(text.fold(chr(code))) != text.fold(chr(code)))
    ]
    assert not wrong


@given(TEXT)
def test_fold_is_idempotent_and_keeps_offsets(source: str) -> None:
    source = unicodedata.normalize("NFC", source)
    folded = text.fold(source)
    assert len(folded) == len(source)
    assert text.fold(folded) == folded


@given(TEXT)
def test_tokens_are_slices_in_order_with_growing_positions(source: str) -> None:
    found = text.tokens(source)
    for token in found:
        assert token.text == source[token.start : token.end] != ""
    assert [t.position for t in found] == sorted(t.position for t in found)
    wholes = [t for i, t in enumerate(found) if i == 0 or t.start >= max(u.end for u in found[:i])]
    assert all(left.end <= right.start for left, right in itertools.pairwise(wholes))
    assert {t.position for t in found} == set(range(found[-1].position + 1 if found else 0))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("CIS-u,programem pracy", ["CIS-u", "programem", "pracy"]),
        (
            "usługi gastronomiczno-cateringowe",
            ["usługi", "gastronomiczno-cateringowe", "gastronomiczno", "cateringowe"],
        ),
        ("osoby 50+ i 4C", ["osoby", "50+", "50", "i", "4C"]),
        ("„CZYSTO=SELEKTYWNIE”", ["CZYSTO", "SELEKTYWNIE"]),
        ("20-21 czerwca 2017 r.", ["20-21", "20", "21", "czerwca", "2017", "r"]),
        ("ZAZ-ie w Bielsku-Białej", ["ZAZ-ie", "w", "Bielsku-Białej", "Bielsku", "Białej"]),
        ("a_b  – … !", ["a", "b"]),
        ("", []),
    ],
)
def test_tokens(source: str, words: list[str]) -> None:
    assert [t.text for t in text.tokens(source)] == words


def test_parts_of_a_compound_take_following_positions() -> None:
    assert [(t.text, t.position) for t in text.tokens("w Bielsku-Białej dziś")] == [
        ("w", 0),
        ("Bielsku-Białej", 1),
        ("Bielsku", 1),
        ("Białej", 2),
        ("dziś", 3),
    ]


def test_collation_follows_the_polish_alphabet() -> None:
    words = [
        "żaba",
        "zebra",
        "źle",
        "ćma",
        "cel",
        "Ala",
        "ąę",
        "las vegas",
        "lasek",
        "łąka",
        "óda",
        "oda",
        "2 koła",
    ]
    assert sorted(words, key=text.collation_key) == [
        "2 koła", "Ala", "ąę", "cel", "ćma", "las vegas", "lasek",
        "łąka", "oda", "óda", "zebra", "źle", "żaba",
    ]  # fmt: skip
    assert sorted(SHUFFLED, key=text.collation_key) == list(POLISH)
    assert sorted("ŻŹZ", key=text.collation_key) == ["Z", "Ź", "Ż"]
    assert text.collation_key("„Manufaktura”") < text.collation_key("Nowa") < text.collation_key("„Oaza”")


@given(TEXT, TEXT)
def test_collation_key_tells_different_texts_apart(one: str, other: str) -> None:
    assert (text.collation_key(one) == text.collation_key(other)) == (one == other)


@pytest.mark.parametrize(
    ("n", "form"),
    [(0, "praktyk"), (1, "praktyka"), (2, "praktyki"), (4, "praktyki"), (5, "praktyk"),
     (12, "praktyk"), (14, "praktyk"), (21, "praktyk"), (22, "praktyki"), (112, "praktyk"),
     (1002, "praktyki"), (-1, "praktyka")],
)  # fmt: skip
def test_plural(n: int, form: str) -> None:
    assert text.plural(n, "praktyka", "praktyki", "praktyk") == form


@given(TEXT)
def test_slug_is_a_plain_identifier(source: str) -> None:
    slug = text.slug(source)
    assert slug
    assert slug.isascii()
    assert slug.replace("-", "").isalnum()
    assert text.slug(slug) == slug


def test_slug_of_names() -> None:
    assert text.slug("Spółdzielnia Socjalna „MIÓD I WINO”") == "spoldzielnia-socjalna-miod-i-wino"
    assert text.slug("Захист") != text.slug("Надія")


def test_analysis_is_safe_in_many_threads() -> None:
    words = ["Byczynie", "szyją", "sprzątanie", "CIS-u", "ozonowania", "Perunicę"] * 20
    expected = [text.keys(word) for word in words]
    results: list[list[tuple[str, ...]]] = []

    def work() -> None:
        text.lemmas.cache_clear()
        results.append([text.keys(word) for word in words])

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 6
