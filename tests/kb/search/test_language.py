"""Words of a query meet words of the texts: inflected, folded, abbreviated, in the wrong order."""

import pytest

from kb.search import lexicon
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
    assert (whole.total, whole.complete, whole.partial) == (2, 1, False)
    (note,) = map(str, whole.notes)
    assert note == "Do całego zapytania pasuje 1 wynik; pozostałe pasują do jego części."
    partial = engine.search(Request(q="pralnia pościel helikopter"))
    assert (partial.total, partial.complete, partial.partial) == (2, 0, True)
    assert [h.id for h in partial.hits] == [h.id for h in whole.hits]
    assert engine.search(Request(q="helikopter")).total == 0
    one = engine.search(Request(q="pralnia"))
    assert (one.complete, one.partial, one.notes) == (None, False, ())


def test_more_words_held_rank_first(found):
    assert found("pralnia pościel hotele")[0] == PERUNICA
    assert found("obiady szkoły pralnia")[0] == ZAZ


def test_a_phrase_and_a_field_stay_required(found):
    assert found('"usługi porządkowe" pralnia') == [SZANSA]
    assert found("organizacja:szansa pralnia") == [SZANSA]


def test_a_named_place_comes_first_when_words_are_given_up(found):
    assert set(found("komputery catering śląskie")[:2]) == {ZAZ, ZARKI}


@pytest.mark.parametrize(
    ("typed", "read", "best"),
    [("perrunica", "perunica", PERUNICA), ("gastronmia", "gastronomia", ZAZ)],
)
def test_a_word_that_nothing_holds_is_read_as_the_nearest(engine, found, typed, read, best):
    assert found(typed)[0] == best
    (note,) = map(str, engine.search(Request(q=typed)).notes)
    assert note == f"Nie ma słowa „{typed}”; szukam słowa „{read}”."


def test_a_word_of_the_dictionary_is_not_read_as_another(engine):
    found = engine.search(Request(q="pralka"))
    assert (found.total, found.notes) == (0, ())


def test_synonyms_stand_in_whichever_is_typed(found):
    assert found("sprzątanie") == found("usługi porządkowe") == [SZANSA]


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


def test_names_of_places_made_into_adjectives(found):
    assert found("tyskie obiady")[0] == ZAZ  # an adjective that no rule makes: the words decide
    assert found("łódzkie sprzątanie")[0] == SZANSA


def test_derived_words_meet_at_the_lowest_weight(engine):
    group = dict(engine.lexicon.group("obiadowy").members)
    assert group.get(engine.lexicon.words.find("obiady")) == lexicon.DERIVED


def test_warming_leaves_answers_alone(engine):
    before = engine.search(Request(q="pralnia"))
    engine.warm()
    assert engine.search(Request(q="pralnia")) == before
