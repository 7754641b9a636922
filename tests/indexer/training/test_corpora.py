"""Annotated columns to plain text with spans."""

import lzma
from pathlib import Path

import pytest

from indexer.training.corpora import Token, detokenise, outer_spans, read
from kb.errors import InputError


def text_of(words: str, tags: dict[str, str] | None = None) -> str:
    tokens = [Token(w, (tags or {}).get(w, "subst"), "O") for w in words.split()]
    text, spans = detokenise(tokens)
    assert [text[a:b] for a, b in spans] == [t.orth for t in tokens]
    return text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Działa w Łodzi , od 2010 r .", "Działa w Łodzi, od 2010 r."),
        ('TKKF " Herakles " w Łodzi', 'TKKF "Herakles" w Łodzi'),
        ("( woj . opolskie )", "(woj. opolskie)"),
        ("20 . 06 . 2017 o 12 : 30", "20.06.2017 o 12:30"),
        ("Bielsko - Biała - miasto", "Bielsko-Biała - miasto"),
        ("22 - letni sezon 1998 / 99", "22-letni sezon 1998/99"),
        ("„ Barka ” i „ Opus ”", "„Barka” i „Opus”"),
    ],
)
def test_spaces(words: str, expected: str) -> None:
    assert text_of(words) == expected


def test_endings_are_glued_to_their_verb() -> None:
    tags = {"zrobił": "praet:sg:m1:perf", "em": "aglt:sg:pri:imperf:wok"}
    assert text_of("zrobił by to , by był em", {**tags, "był": "praet"}) == "zrobiłby to, by byłem"


def test_outermost_names_without_subtypes() -> None:
    labels = [
        "B-orgName",
        "I-orgName#B-placeName-settlement",
        "O",
        "B-placeName-country",
        "B-persName#B-persName-forename",
    ]
    assert outer_spans(labels) == [(0, 2, "orgName"), (3, 4, "placeName"), (4, 5, "persName")]


def test_name_without_beginning_still_counts() -> None:
    assert outer_spans(["I-orgName", "I-orgName", "I-persName"]) == [(0, 2, "orgName"), (2, 3, "persName")]


def test_documents(tmp_path: Path) -> None:
    rows = (
        "-DOCSTART CONFIG FEATURES orth base ctag\n-DOCSTART FILE ./a\nW\tw\tprep\tO\n"
        "Łodzi\tŁódź\tsubst\tB-placeName-settlement\n.\t.\tinterp\tO\n\nDobrze\tdobrze\tadv\tO\n\n"
        "-DOCSTART FILE ./b\nKoniec\tkoniec\tsubst\tO\n"
    )
    path = tmp_path / "x.iob.xz"
    path.write_bytes(lzma.compress(rows.encode()))
    first, second = read(path)
    assert [s.text for s in first.sentences] == ["W Łodzi.", "Dobrze"]
    assert first.sentences[0].spans == ((2, 7, "placeName"),)
    assert (second.name, [s.text for s in second.sentences]) == ("./b", ["Koniec"])


@pytest.mark.parametrize("content", [b"not xz", lzma.compress("za\tmało\n".encode())])
def test_damaged_file_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.iob.xz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"x\.iob\.xz"):
        list(read(path))
