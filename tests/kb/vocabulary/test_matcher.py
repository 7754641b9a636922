import json
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import vocabulary
from kb.text import slug
from kb.vocabulary import matcher
from kb.vocabulary.matcher import classify, match_groups, match_types
from kb.vocabulary.patterns import PatternSet, Words, agree

FACTS = Path(__file__).parents[4] / "shared" / "facts" / "practices.json"

#: Names of sectors in the facts that are older than the vocabulary, and the ids they stand for.
OLDER_NAMES = {
    "gospodarka odpadami i recykling": "odpady-i-recykling",
    "kultura": "kultura-i-dziedzictwo",
    "leśnictwo i drewno": "stolarstwo-drewno-metal",
    "opieka nad osobami zależnymi": "opieka-i-uslugi-spoleczne",
    "poligrafia i reklama": "poligrafia-reklama-it",
    "pomoc społeczna i mieszkalnictwo": "pomoc-spoleczna-i-kryzysowa",
    "rehabilitacja i terapia zajęciowa": "zdrowie-rehabilitacja-terapia",
    "rozwój lokalny i integracja": "wsparcie-i-partnerstwa",
    "samorząd i partnerstwa": "wsparcie-i-partnerstwa",
    "sprzątanie i utrzymanie czystości": "sprzatanie-i-czystosc",
    "stolarstwo i meble": "stolarstwo-drewno-metal",
    "transport i dowóz": "transport",
    "turystyka i noclegi": "turystyka-noclegi-sport",
    "usługi biurowe i archiwizacja": "odpady-i-recykling",
    "usługi społeczne": "opieka-i-uslugi-spoleczne",
    "wsparcie i doradztwo": "wsparcie-i-partnerstwa",
    "zdrowie i rehabilitacja": "zdrowie-rehabilitacja-terapia",
    "środowisko i ekologia": "srodowisko-i-zwierzeta",
}


def sectors(phrase: str) -> list[str]:
    return list(dict.fromkeys(match.sector for match in classify(phrase)))


@pytest.mark.parametrize(
    ("phrase", "types"),
    [
        ("handlu i gastronomii", {"handel", "uslugi-gastronomiczne"}),
        ("opieki nad dziećmi", {"opieka-nad-dziecmi"}),
        ("edukacji przedszkolnej", {"przedszkole"}),
        ("przetwórstwem tworzyw sztucznych", {"wyroby-z-tworzyw-i-betonu"}),
        ("haftu komputerowego", {"tkactwo-i-haft"}),
        ("dział rękodzielniczo-wytwórczy", {"rekodzielo", "produkcja"}),
        ("odbioru i zagospodarowania odpadów", {"odbior-odpadow", "zagospodarowanie-odpadow"}),
        ("obsługa turystyczna", {"obsluga-turystyczna"}),
        ("wypożycza sprzęt turystyczny", {"wypozyczalnia-sprzetu"}),
        ("produkuje słodycze", {"slodycze-i-wypieki"}),
        ("usługi turystyczne, gastronomiczne i pralnicze",
         {"obsluga-turystyczna", "uslugi-gastronomiczne", "pralnia"}),
        ("koszenie trawy", {"koszenie"}),
        ("kosi trawniki", {"koszenie"}),
        ("szyją", {"szwalnia"}),
        ("szycie", {"szwalnia"}),
        ("mieszkania chronione", {"mieszkania-wspomagane"}),
        ("wypożyczalnia sprzętu rehabilitacyjnego", {"wypozyczalnia-sprzetu-rehabilitacyjnego"}),
        ("schronisko dla bezdomnych zwierząt", {"opieka-nad-zwierzetami"}),
        ("dom pomocy społecznej", {"dom-pomocy-spolecznej"}),
    ],
)  # fmt: skip
def test_classify(phrase: str, types: set[str]) -> None:
    assert {m.type for m in classify(phrase)} == types


def test_the_head_of_a_phrase_comes_first() -> None:
    assert classify("szkolenie pracowników pralni")[0].type == "szkolenia"
    assert classify("obiady dla przedszkoli")[0].sector == "gastronomia-i-catering"
    assert classify("catering i organizacja imprez")[0].type == "catering"


def test_a_beneficiary_or_circumstance_scores_low() -> None:
    scores = {m.type: m.score for m in match_types("sprzątanie dla restauracji")}
    assert scores["uslugi-porzadkowe"] == 0.7
    assert scores["restauracja"] < 0.3
    assert match_types("usługi w zakresie pralnictwa")[0].score == 0.7
    # The preposition does not reach over a conjunction to a noun that it cannot govern.
    assert {m.type: m.score for m in match_types("kursy dla firm i kawiarnia")}["kawiarnia"] == 0.7


@pytest.mark.parametrize(
    "phrase", ["sprzatanie biur", "SPRZĄTANIE BIUR", "Sprzątania biur", "biur sprzątanie"]
)
def test_case_and_lost_diacritics(phrase: str) -> None:
    assert sectors(phrase)[0] == "sprzatanie-i-czystosc"


@pytest.mark.parametrize(
    "text",
    [
        "Pranie pieniędzy jest przestępstwem.",
        "Kod kreskowy bar kod.",
        "Spotkanie odbyło się wczoraj, uczestnicy przyjechali z daleka.",
        "",
        "\x00 \ud800 !!!",
    ],
)
def test_silence_where_nothing_is_named(text: str) -> None:
    assert [m for m in match_types(text) if m.score >= 0.5] == []


def test_matches_stay_in_one_clause() -> None:
    assert {m.type for m in match_types("Wypożyczamy. Sprzęt turystyczny stoi.")} == {"wypozyczalnia-sprzetu"}
    assert all(m.score < 0.9 for m in match_types("Wypożyczamy. Sprzęt turystyczny stoi."))


def test_spans_lie_in_the_text_and_in_order() -> None:
    text = "Prowadzi usługi w zakresie opieki nad dziećmi i gastronomiczno-cateringowe, odśnieża."
    matches = match_types(text)
    assert [text[m.start : m.end] for m in matches] == [
        "opieki nad dziećmi", "gastronomiczno", "cateringowe", "odśnieża",
    ]  # fmt: skip
    assert all(vocabulary.activity_type(m.type).sector == m.sector for m in matches)  # type: ignore[union-attr]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_taken(text: str) -> None:
    for match in (*match_types(text), *match_groups(text)):
        assert 0 <= match.start < match.end <= len(text)
    for kind in match_types(text):
        assert 0 < kind.score <= 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("osób niepełnosprawnych", "osoby z niepełnosprawnościami"),
        ("osobom z niepełnosprawnością", "osoby z niepełnosprawnościami"),
        ("osoby w kryzysie bezdomności", "osoby bezdomne"),
        ("bezdomnym", "osoby bezdomne"),
        ("osoby długotrwale bezrobotne", "osoby długotrwale bezrobotne"),
        ("bezrobotnych 50+", "osoby 50+"),
        ("wychodzących z nałogów", "osoby uzależnione"),
        ("więźniowie", "osoby osadzone i byli więźniowie"),
        ("osób starszych", "seniorzy"),
        ("cudzoziemców", "uchodźcy i cudzoziemcy"),
        ("osoby z niepełnosprawnością intelektualną", "osoby z niepełnosprawnością intelektualną"),
        ("młodzież w spektrum autyzmu", "osoby z autyzmem"),
        ("samotnych matek", "samotne matki i samotni rodzice"),
    ],
)
def test_match_groups(text: str, name: str) -> None:
    assert name in {m.name for m in match_groups(text)}


def test_an_adjective_apart_from_its_noun_must_agree() -> None:
    assert agree("dziećmi", "przedszkolnymi")
    assert not agree("dziećmi", "przedszkolnej")
    assert "dzieci przedszkolne" not in {
        m.name for m in match_groups("opieki nad dziećmi i edukacji przedszkolnej")
    }
    # Beside its noun it may be mistyped.
    assert classify("ofertę turystyczna")[0].type == "obsluga-turystyczna"


def test_pattern_language() -> None:
    patterns = PatternSet(
        [(0, "prać|pralnia"), (1, "garncar*"), (2, "asystent ON"), (3, "usługa leśny"), (4, "=niesłysząc*")]
    )

    def owners(text: str) -> set[int]:
        return {hit.owner for hit in patterns.hits(Words(text))}

    assert owners("Piorą w pralni") == {0}
    assert owners("garncarzom") == {1}
    assert owners("asystent ON") == {2}
    assert owners("asystent, on sam") == set()
    assert owners("leśnych usług") == owners("usługi porządkowe i leśne") == {3}
    assert owners("leśne i porządkowe usługi") == set()
    assert owners("niesłyszącym") == {4}
    assert owners("niesłychane") == set()


def test_own_phrases_are_typed() -> None:
    lines = (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    missed = [phrase for wanted, phrase in rows if not set(wanted.split(",")) <= set(sectors(phrase))]
    assert missed == []


@pytest.mark.skipif(not FACTS.exists(), reason=f"no facts at {FACTS}")
def test_share_of_known_practices_whose_sector_is_found() -> None:
    activities = [
        a for practice in json.loads(FACTS.read_text(encoding="utf-8")) for a in practice["activities"]
    ]
    found = first = predicted = 0
    for activity in activities:
        wanted = OLDER_NAMES.get(activity["sector"], slug(activity["sector"]))
        given_ = sectors(activity["text"])
        found += wanted in given_
        first += given_[:1] == [wanted]
        predicted += len(given_)
    assert len(activities) >= 250
    assert found / len(activities) >= 0.94
    assert first / len(activities) >= 0.88
    # It must not win by naming everything.
    assert predicted / len(activities) <= 1.35


def test_many_threads_agree() -> None:
    text = "Sprzątanie biur, catering dla firm, opieka nad osobami starszymi i koszenie trawy w gminie. " * 5
    expected = match_types(text)
    matcher._type_matcher.cache_clear()
    results = []
    threads = [threading.Thread(target=lambda: results.append(match_types(text))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 6


@pytest.mark.timeout(60)  # many minutes where time grew with the square
def test_time_grows_with_the_text() -> None:
    text = "Spółdzielnia działa w zakresie utrzymania zieleni, odbioru odpadów oraz cateringu dla szkół. "
    assert len(match_types(text * 2_000)) == 2_000 * len(match_types(text))
