"""Plain texts: indexed from a list, ranked by a query, with the analysis of the reports' search."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.search.plain import PlainIndex, mean_reciprocal_rank
from kb.search.whoosh_index import WhooshReader

TEXTS = [
    "Pralnia w Byczynie pierze pościel z hoteli.",
    "Stolarnia robi meble dla przedszkoli; stolarz uczy młodzież.",
    "",
    "Bracia bonifratrzy prowadzą szpital. Boni Activ sprząta biura.",
    "W Łodzi CIS-y i ZAZ-y gotują obiady.",
]


@pytest.fixture(scope="module")
def index() -> PlainIndex:
    return PlainIndex(TEXTS)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("Kto pierze pościel dla hoteli?", 0),
        ("poscieli", 0),
        ("meblami stolarskimi", 1),
        ("bonifraterski", 3),
        ("Boni-Activ", 3),
        ("lodz", 4),
        ("ZAZ", 4),
        ("stolarnja", 1),
        ("-pralnia OR (byczyna", 0),
    ],
)
def test_best_text(index, query, best):
    assert index.rank(query)[0][0] == best


def test_nothing_found_and_limits(index):
    assert index.rank("") == index.rank("?!") == index.rank("helikopter") == []
    assert index.rank("pralnia", limit=0) == []
    every = index.rank("w", limit=None)
    assert {number for number, _ in every} == {0, 4}
    assert index.rank("w", limit=1) == every[:1]
    assert index.size == len(TEXTS)


def test_scores_fall_and_more_words_score_more(index):
    scores = [score for _, score in index.rank("meble obiady pościel pralnia", limit=None)]
    assert scores == sorted(scores, reverse=True)
    assert index.rank("pralnia pościel")[0][1] > index.rank("pralnia")[0][1]


def test_in_a_folder_and_without_texts(tmp_path):
    assert PlainIndex(["zielony las"], tmp_path / "new").rank("lasy") != []
    assert (tmp_path / "new" / "words-block.npy").exists()
    assert PlainIndex([]).rank("las") == []


#: Texts about a few subjects, several about each, so that a subject alone does not decide.
PASSAGES = [
    "Młyn w Zalesiu zbudował w 1884 roku Jan Kruk. Koło wodne napędzało trzy pary kamieni.",
    "Młyn w Zalesiu spłonął w 1931 roku od uderzenia pioruna; odbudowano go z cegły.",
    "W zaleskim młynie działa dziś muzeum chleba. Zwiedzający sami mielą żyto na żarnach.",
    "Chleb na zakwasie wypieka się w Zalesiu w każdą sobotę, a przepis jest tajemnicą gospodyń.",
    "Jezioro Długie leży na północ od Zalesia. Jego głębokość sięga 24 metrów.",
    "Nad Jeziorem Długim gniazdują perkozy i bąki, a od 1998 roku obowiązuje tam cisza.",
    "Most drewniany nad rzeką Strugą zawalił się podczas powodzi, nikt nie zginął.",
    "Nowy most na Strudze zaprojektowała inżynier Anna Bielska. Ma dwa przęsła ze stali.",
    "Irlandzki muzyk Sean Byrne osiedlił się w Zalesiu i uczy dzieci grać na skrzypcach.",
    "Orkiestra dęta z Zalesia wygrała przegląd w Krakowie; dyryguje nią organista.",
    "Kolej wąskotorowa dowoziła buraki do cukrowni, zlikwidowano ją w latach siedemdziesiątych.",
    "Cukrownia zatrudniała trzystu ludzi. Po jej zamknięciu powstała spółdzielnia stolarska.",
]
QUESTIONS = [
    ("Kto wybudował młyn w Zalesiu?", 0),
    ("Ile par kamieni poruszało koło?", 0),
    ("W którym roku młyn się spalił od pioruna?", 1),
    ("Co mieści się teraz w młynie w Zalesiu?", 2),
    ("Kiedy piecze się chleb na zakwasie?", 3),
    ("Jak głębokie jest Jezioro Długie?", 4),
    ("Jakie ptaki mają gniazda nad jeziorem Długim?", 5),
    ("Dlaczego zawalił się most?", 6),
    ("Kto jest projektantem nowego mostu?", 7),
    ("Na jakim instrumencie uczy muzyk z Irlandii?", 8),
    ("Kto jest dyrygentem orkiestry?", 9),
    ("gdzie zwyciezyla orkiestra deta", 9),
    ("Do czego służyła wąskotorówka wożąca buraki?", 10),
    ("Ilu ludzi pracowało w cukrowni?", 11),
]


@pytest.fixture(scope="module")
def passages() -> PlainIndex:
    return PlainIndex(PASSAGES)


def test_questions_in_other_words_find_their_passage(passages):
    assert mean_reciprocal_rank(passages, QUESTIONS) > 0.9


def test_mean_reciprocal_rank_is_what_it_says(passages):
    first, second = (number for number, _ in passages.rank("młyn w Zalesiu", 2))
    never = ("młyn", 10)
    assert mean_reciprocal_rank(passages, [("młyn w Zalesiu", first)]) == 1.0
    assert mean_reciprocal_rank(passages, [("młyn w Zalesiu", second), never]) == 0.25
    assert mean_reciprocal_rank(passages, [("młyn w Zalesiu", second)], limit=1) == 0.0
    assert mean_reciprocal_rank(passages, []) == 0.0


def test_question_words_count_little(passages):
    assert passages.rank("Kto i w którym roku był na jeziorze?")[0][0] in (4, 5)
    alone = dict(passages.rank("w", limit=None))
    assert max(alone.values()) < passages.rank("jezioro")[0][1] / 2


def test_the_very_form_ranks_first():
    index = PlainIndex(["rzeka i młynem", "rzeka i młyn", "rzeka i młyna"])
    assert index.rank("młyna rzeka")[0][0] == 2
    assert index.rank("młynem")[0][0] == 0


def test_more_of_the_query_beats_more_of_one_word():
    index = PlainIndex(["most most most most stal", "most stalowy, rzeka", "rzeka", "las", "pole"])
    assert index.rank("most rzeka")[0][0] == 1


def test_whoosh_holds_the_same_index(tmp_path):
    index = PlainIndex(PASSAGES, tmp_path)
    reader = WhooshReader(tmp_path / "whoosh")
    try:
        assert reader.documents == index.size == len(PASSAGES)
        for word in ("młyn", "most", "zalesiu"):
            # One form of one word, and no other form in the texts of it: the score is Whoosh's own.
            number = index._lexicon.words.find(word)
            own = index._postings.score([(number, 1.0)])
            found = dict(zip(own.documents.tolist(), own.values.tolist(), strict=True))
            assert found == dict(reader.search([word]))
    finally:
        reader.close()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_query_is_answered(index, query):
    for number, score in index.rank(query):
        assert 0 <= number < len(TEXTS) and score == score
