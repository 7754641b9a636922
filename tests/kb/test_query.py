"""The query grammar: what people type, and anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.query import DEPTH, LONGEST, WORDS, And, Not, Or, Phrase, Query, Scoped, Word, chunks, parse, words


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("pralnia Byczyna", (Word("pralnia"), Word("Byczyna"))),
        ('"usługi porządkowe"', (Phrase(("usługi", "porządkowe")),)),
        ("„usługi porządkowe”", (Phrase(("usługi", "porządkowe")),)),
        ("«usługi porządkowe»", (Phrase(("usługi", "porządkowe")),)),
        ("“usługi porządkowe”", (Phrase(("usługi", "porządkowe")),)),
        ("pralnia -catering", (Word("pralnia"), Not(Word("catering")))),
        ("pralnia −catering", (Word("pralnia"), Not(Word("catering")))),
        ("pralnia NOT catering", (Word("pralnia"), Not(Word("catering")))),
        ('-"dom pogodnej starości"', (Not(Phrase(("dom", "pogodnej", "starości"))),)),
        ("pralnia OR catering śląskie", (Or((Word("pralnia"), Word("catering"))), Word("śląskie"))),
        ("a LUB b LUB c", (Or((Word("a"), Word("b"), Word("c"))),)),
        ("(pralnia Byczyna) OR catering", (Or((And((Word("pralnia"), Word("Byczyna"))), Word("catering"))),)),
        ("-(a b)", (Not(And((Word("a"), Word("b")))),)),
        ("gastr*", (Word("gastr", prefix=True),)),
        ("miejsce:Byczyna", (Scoped("place", "Byczyna"),)),
        ('organizacja:"Fundacja Barka"', (Scoped("organisation", "Fundacja Barka"),)),
        ("-sektor:transport", (Not(Scoped("sector", "transport")),)),
        ("Bielsko-Biała", (Word("Bielsko-Biała"),)),
        ("CIS-u", (Word("CIS-u"),)),
        ("handel/usługi", (Word("handel"), Word("usługi"))),
        ("PRALNIA I CATERING", (Word("PRALNIA"), Word("CATERING"))),
        ("id:5", (Word("id"), Word("5"))),
    ],
)
def test_grammar(text: str, nodes: tuple[object, ...]) -> None:
    assert parse(text) == Query(nodes)


@pytest.mark.parametrize("text", ["", "   ", "-", "*", '"', "()", "OR", "NOT NOT", "…!?", "\x00", "\ud800"])
def test_nothing_asked_matches_everything(text: str) -> None:
    assert parse(text).nodes == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("słowo " * 200, "dłuższe"),
        (" ".join(f"słowo{n}" for n in range(30)), "więcej niż 16"),
        ("(" * 50 + "a" + ")" * 50, "Nawiasy"),
        ("pr*", "co najmniej 3"),
        ('"otwarty', "cudzysłowu"),
    ],
)
def test_what_is_left_out_is_said(text: str, note: str) -> None:
    assert any(note in str(told) for told in parse(text).notes)


def test_a_word_repeated_counts_once() -> None:
    assert not parse(" ".join(["ala"] * 40)).notes


PIECES = [*'ab ąż"„”«»()-*:|&\x00\ud800', "OR ", "NOT ", "miejsce:"]
ALPHABET = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(st.one_of(st.text(max_size=LONGEST + 50), ALPHABET))
def test_any_string_parses_within_limits(text: str) -> None:
    query = parse(text)
    found = [w for node in query.nodes for w in words(node)]
    distinct = {t.lower() for w in found for t in (w.words if isinstance(w, Phrase) else (w.text,))}
    assert len(distinct) <= WORDS
    assert all(_depth(node) <= 2 * DEPTH + 2 for node in query.nodes)
    assert parse(text) == query


@given(st.one_of(st.text(max_size=80), ALPHABET))
def test_chunks_are_slices_in_order(text: str) -> None:
    end = 0
    for start, stop, word in chunks(text):
        assert end <= start < stop <= len(text)
        assert word in ("", text[start:stop])
        end = stop


def _depth(node: object) -> int:
    match node:
        case Or(nodes) | And(nodes):
            return 1 + max(_depth(inner) for inner in nodes)
        case Not(inner):
            return 1 + _depth(inner)
    return 1
