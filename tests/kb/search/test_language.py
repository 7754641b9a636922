"""Words of a query meet words of the texts: inflected, folded, abbreviated, in the wrong order."""

import pytest

from kb.search.protocol import Request

PERUNICA, ZAZ, SZANSA = "Spółdzielnia Socjalna Perunica", "ZAZ Dąbrówka", "Fundacja Szansa"
ZARKI, PRZYSTAN = "Stowarzyszenie Żarki", "Spoldzielnia Przystan"


@pytest.mark.parametrize(
    ("q", "best"),
    [
        ("spółdzielnie socjalne prowadzące pralnię", PERUNICA),
        ("spoldzielnie socjalne prowadzace pralnie", PERUNICA),
        ("PRALNIA", PERUNICA),
        ("perunica", PERUNICA),
        ("perunicą", PERUNICA),
        ("byczynie", PERUNICA),
        ("pralnia w Byczynie", PERUNICA),
        ("opolskie", PERUNICA),
        ("zaz", ZAZ),
        ("ZAZ-u", ZAZ),
        ("zakład aktywności zawodowej", ZAZ),
        ("zakłady aktywności zawodowej", ZAZ),
        ("CIS", ZAZ),
        ("catering slask", ZAZ),
        ("catering śląskie", ZAZ),
        ("kto gotuje obiady dla szkół", ZAZ),
        ("lodz", SZANSA),
        ("ŁÓDŹ", SZANSA),
        ("łódzkie", SZANSA),
        ("sprzątanie", SZANSA),
        ("utrzymanie czystości", SZANSA),
        ("zarki", ZARKI),
        ("senior", ZARKI),
        ("spółdzielnie wywożące śmieci", PRZYSTAN),
        ("przystań", PRZYSTAN),
        ("gastr*", ZAZ),
        ("byczyn*", PERUNICA),
        ("organizacja:perunica", PERUNICA),
        ("miejsce:tychach", ZAZ),
        ("sektor:pralnictwo", PERUNICA),
        ("„pralnia spółdzielni socjalnej”", PERUNICA),
        ('"pralnia spółdzielnia socjalna"', PERUNICA),
        ('"pralnie spoldzielni socjalnych"', PERUNICA),
    ],
)
def test_best_hit(found, q, best):
    assert found(q)[:1] == [best]


def test_exact_form_above_lemma_above_unrelated(found):
    assert found("pralnia") == [PERUNICA, ZARKI]


def test_exclusion_or_and_phrases(found):
    assert found("pralnia -pościel") == [ZARKI]
    assert set(found("pralnia OR catering")) == {PERUNICA, ZARKI, ZAZ}
    assert set(found("-pralnia")) == {ZAZ, SZANSA, PRZYSTAN}
    assert found('"socjalnej pralnia"') == []
    assert set(found("(pralnia pościel) OR catering")) == {PERUNICA, ZAZ}


def test_scopes_look_in_one_section_only(found):
    assert found("organizacja:pralnia") == []
    assert found("miejsce:lubuskie") == []
    assert set(found("miejsce:śląskie")) == {ZAZ, ZARKI}


def test_all_words_or_the_best_partial_matches(engine):
    whole = engine.search(Request(q="pralnia pościel"))
    assert (whole.total, whole.partial) == (1, False)
    partial = engine.search(Request(q="pralnia pościel helikopter"))
    assert (partial.total, partial.partial) == (1, True)
    assert engine.search(Request(q="helikopter")).total == 0


def test_function_words_alone_are_words(engine):
    assert engine.search(Request(q="w")).total > 0


def test_how_words_were_understood(engine):
    terms = engine.search(Request(q="spoldzielnie w Byczynie")).terms
    assert [t.word for t in terms] == ["spoldzielnie", "Byczynie"]
    assert {"spółdzielni", "spółdzielnia"} <= set(terms[0].variants)
    assert terms[1].variants[0] == "byczynie"


def test_a_visitors_region_ranks_below_the_region_itself(found):
    assert found("opolskie OR lubuskie")[0] == PERUNICA
    assert found("spółdzielnia opolskie")[0] == PERUNICA
