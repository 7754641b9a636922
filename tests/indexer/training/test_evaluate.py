"""Scores and labels of the evaluation."""

from indexer.extraction.language import Entity
from indexer.training import evaluate
from indexer.training.passages import Passage

TABLE = evaluate.kpwr_table()["labels"]


def test_longest_prefix_decides() -> None:
    expected = {
        "nam_org_company": "orgName",
        "nam_org_nation": "placeName",
        "nam_loc_gpe_city": "placeName",
        "nam_loc_hydronym_river": "geogName",
        "nam_fac_road": "geogName",
        "nam_fac_system": "",
        "nam_pro_title_book": "",
        "nam_liv_person": "persName",
        "nam_eve": "",
    }
    assert {label: evaluate.kpwr_label(label, TABLE) for label in expected} == expected


def test_names_without_a_kind_are_left_out() -> None:
    passage = Passage("Fiat i Łódź", ((0, 4, "nam_pro_brand"), (7, 11, "nam_loc_gpe_city")))
    assert evaluate.as_nkjp([passage]) == [Passage("Fiat i Łódź", ((7, 11, "placeName"),))]


def test_only_exact_spans_of_the_same_kind_count() -> None:
    gold = [
        Passage(
            "Fundacja Barka w Łodzi od 2010", ((0, 14, "orgName"), (17, 22, "placeName"), (26, 30, "date"))
        )
    ]
    found = [
        Entity("organisation", 9, 14, "Barka", 1.0),
        Entity("place", 17, 22, "Łodzi", 1.0),
        Entity("geography", 0, 14, "Fundacja Barka", 1.0),
    ]
    result = evaluate.score(gold, [found], kinds={"organisation", "place", "geography"})
    assert (result["p"], result["r"], result["names"]) == (0.3333, 0.5, 2)
    assert result["per_kind"]["place"] == {"p": 1.0, "r": 1.0, "f": 1.0, "names": 1}
    assert result["per_kind"]["organisation"]["f"] == 0.0


def test_common_nouns_before_places_are_part_of_the_name() -> None:
    text = "Przy ul. Długiej w gminie Żarki, urząd gminy Razem"
    spans = ((9, 16, "nam_fac_road"), (26, 31, "nam_loc_gpe_admin3"), (45, 50, "nam_org_company"))
    (widened,) = evaluate.as_nkjp([Passage(text, spans)], widened=True)
    assert [text[a:b] for a, b, _ in widened.spans] == ["ul. Długiej", "gminie Żarki", "Razem"]
    (plain,) = evaluate.as_nkjp([Passage(text, spans)])
    assert [text[a:b] for a, b, _ in plain.spans] == ["Długiej", "Żarki", "Razem"]
