"""The measurement itself: what counts as right, wrong, missed, invented, leaked."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.evaluation import reliability
from indexer.evaluation.gold import load_gold, load_one
from indexer.evaluation.measure import measure, total
from indexer.evaluation.published import write_extraction
from indexer.evaluation.quality import QualityDropped, by_kind, check, figures, quality, table, worst
from kb.errors import InputError
from kb.model import Activity, Block, Extraction, Mention, Organisation, Place, Practice, Report

TEXT = "Spółdzielnię Socjalną „Igła” w Bytomiu odwiedzili goście z Opola. Szyją kostiumy i prowadzą pralnię."
GOLD = {
    "report": "x",
    "split": "develop",
    "organisations": [
        {"name": "Spółdzielnia Socjalna „Igła”", "accepted": ["Igła"]},
        {"name": "CIS w Bytomiu"},
    ],
    "optional_organisations": ["Urząd Miasta"],
    "places": [
        {"name": "Bytom", "region": "śląskie", "role": "practice"},
        {"name": "Opole", "region": "opolskie", "role": "visitor"},
    ],
    "practices": [
        {
            "organisation": "Spółdzielnia Socjalna „Igła”",
            "place": "Bytom",
            "region": "śląskie",
            "activities": [
                {"text": "szycie kostiumów", "quote": "Szyją kostiumy", "sector": "krawiectwo-i-upcykling"},
                {"text": "pralnia", "quote": "prowadzą pralnię", "sector": "pralnictwo"},
            ],
        },
        {"organisation": "CIS w Bytomiu", "place": "Bytom", "region": "śląskie", "activities": []},
    ],
}


@pytest.fixture
def gold(tmp_path):
    file = tmp_path / "x.json"
    file.write_text(json.dumps(GOLD))
    return load_one(file)


def extraction(**changes) -> Extraction:
    report = Report(
        id="x", title="x", text=TEXT, blocks=(Block(kind="paragraph", start=0, end=len(TEXT)),), sha256=""
    )
    bytom = Place(name="Bytom", region="śląskie", role="practice")
    sewing = Activity(text="szycie kostiumów", type=None, sector="krawiectwo-i-upcykling", start=66, end=80)
    igla = Practice(
        organisation='Spółdzielnia Socjalna "Igła"',
        legal_form=None,
        place=bytom,
        activities=(sewing,),
        score=0.9,
    )
    fields = {
        "organisations": (
            Organisation(
                name='Spółdzielnia Socjalna "IGŁA"',
                legal_form=None,
                mentions=(Mention(start=0, end=28, text=TEXT[0:28], method="", score=1),),
            ),
            Organisation(name="Urząd Miasta", legal_form=None, mentions=()),
        ),
        "places": (bytom, Place(name="Opole", region="opolskie", role="mention")),
        "practices": (igla,),
    }
    return Extraction(report=report, **{**fields, **changes})


def test_names_places_roles_practices_and_activities(gold):
    scores = measure(extraction(), gold).scores
    assert (scores["organisations"].right, scores["organisations"].wrong, scores["organisations"].missed) == (
        1,
        0,
        1,
    )
    assert scores["places"].f1 == 1.0
    assert (scores["roles"].right, scores["roles"].wrong) == (1, 1)
    assert (scores["practices"].right, scores["practices"].missed) == (1, 1)
    assert scores["practices+sector"].right == 1
    assert (scores["activities"].right, scores["activities"].missed) == (1, 1)
    assert (scores["sectors"].right, scores["sectors"].missed) == (1, 1)


def test_a_place_in_another_voivodeship_is_wrong(gold):
    places = (Place(name="Bytom", region="pomorskie"), Place(name="Opole", region="opolskie"))
    assert measure(extraction(places=places), gold).scores["places"].right == 1


def test_leaks_and_inventions_are_counted(gold):
    opole = Place(name="Opole", region="opolskie", role="visitor")
    bytom = Place(name="Bytom", region="śląskie")
    pralnia = Activity(text="pralnia", type=None, sector="pralnictwo", start=0, end=1)
    practices = (
        Practice(
            organisation="CIS w Bytomiu", legal_form=None, place=bytom, activities=(pralnia,), score=0.4
        ),
        Practice(organisation="Igła", legal_form=None, place=opole, score=0.2),
    )
    measured = measure(extraction(practices=practices), gold)
    shown = figures(measured)
    assert (shown["leaks"], shown["invented"], shown["region_right"]) == (1, 1.0, 1.0)
    assert "leak" in worst(measured, 1) and "precision" in table(measured)


def test_a_fact_that_is_not_where_it_says_is_counted(gold):
    lying = Organisation(
        name="Igła", legal_form=None, mentions=(Mention(start=0, end=4, text="Igła", method="", score=1),)
    )
    assert figures(measure(extraction(organisations=(lying,)), gold))["provenance"] == 0.0


def test_the_check_fails_on_a_drop_of_more_than_two_points(gold, tmp_path):
    good = quality({"develop": [("artykul", measure(extraction(), gold))]})
    published = tmp_path / "quality.json"
    published.write_text(json.dumps(good))
    check(good, published)
    bad = quality({"develop": [("artykul", measure(extraction(practices=()), gold))]})
    with pytest.raises(QualityDropped, match="practices"):
        check(bad, published)


def test_totals(gold):
    both = total([measure(extraction(), gold), measure(extraction(), gold)])
    assert both.scores["practices"].right == 2
    assert both.calibration["practices"] == [(0.9, True), (0.9, True)]


def test_single_fields_count_where_organisation_and_place_are_right(tmp_path):
    file = tmp_path / "x.json"
    first = {
        **GOLD["practices"][0],
        "year": 2012,
        "jobs": 8,
        "target_groups": ["seniorzy"],
        "founders": ["Gmina X"],
    }
    organisations = [{**GOLD["organisations"][0], "legal_form": "spółdzielnia socjalna"}]
    file.write_text(json.dumps({**GOLD, "organisations": organisations, "practices": [first]}))
    found = extraction()
    told = replace(
        found.practices[0], year=2012, jobs=9, target_groups=("Seniorzy", "uczniowie"), founders=("gmina X",)
    )
    scores = measure(replace(found, practices=(told,)), load_one(file)).scores
    counts = {m: (s.right, s.wrong, s.missed) for m, s in scores.items() if s.counted}
    assert counts["year"] == (1, 0, 0)
    assert counts["jobs"] == (0, 1, 1)
    assert counts["target groups"] == (1, 1, 0)
    assert counts["founders"] == (1, 0, 0)
    assert counts["legal form"] == (0, 0, 1)
    assert "partners" not in counts, "the annotation does not treat them"


def test_scores_are_compared_with_the_share_of_right_facts():
    scored = [(0.95, True), (1.0, True), (0.92, False), (0.15, False), (0.0, False)]
    assert reliability.curve(scored) == [
        {"from": 0.0, "to": 0.1, "facts": 1, "score": 0.0, "right": 0.0},
        {"from": 0.1, "to": 0.2, "facts": 1, "score": 0.15, "right": 0.0},
        {"from": 0.9, "to": 1.0, "facts": 3, "score": 0.957, "right": 0.667},
    ]
    assert reliability.error(scored) == pytest.approx((0.15 + 3 * 0.29) / 5)
    assert reliability.error([]) == 0.0
    assert "0.9 - 1.0       3" in reliability.table({"places": scored})


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60))
def test_every_fact_is_in_one_bin(scored):
    assert sum(b["facts"] for b in reliability.curve(scored)) == len(scored)
    assert 0 <= reliability.error(scored) <= 1


def test_figures_for_each_kind_of_document(gold):
    one = measure(extraction(), gold)
    lines = by_kind([("artykul", one), ("wywiad", one), ("", one)]).splitlines()
    assert lines[0].split() == ["F1", "-", "artykul", "wywiad"]
    assert lines[1].split() == ["reports", "1", "1", "1"]
    assert "practices                   0.667          0.667          0.667" in lines


def test_the_check_knows_old_files_and_new_figures(gold, tmp_path):
    new = quality({"develop": [("artykul", measure(extraction(), gold))]})
    published = tmp_path / "quality.json"
    old = {
        "scores": {"places": {"f1": 1.0}},
        "reliability": [{"from": 0.5, "to": 0.6, "practices": 1, "right": 1.0}],
    }
    published.write_text(json.dumps({"develop": {"all": old}, "speed": {"words": 1}, "search": {"all": {}}}))
    check(new, published)
    worse = json.loads(json.dumps(new))
    worse["develop"]["all"].update(region_right=0.9, invented=0.5, leaks=1)
    published.write_text(json.dumps(new))
    with pytest.raises(
        QualityDropped, match=r"region_right 1.000 -> 0.900.*invented 0.000 -> 0.500.*leaks 0 -> 1"
    ):
        check(worse, published)


def test_publishing_keeps_what_is_not_of_the_gold_set(gold, tmp_path):
    file = tmp_path / "quality.json"
    gone = {"reports": 1, "kinds": {}, "all": {}}
    file.write_text(json.dumps({"search": {"all": {}}, "notes": ["x"], "measure": gone}))
    write_extraction(file, quality({"develop": [("artykul", measure(extraction(), gold))]}))
    assert set(json.loads(file.read_text())) == {"search", "notes", "develop"}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"report": "x", "organisations": [{}]}', "\udcff"])
def test_a_bad_annotation_is_one_sentence(tmp_path, content):
    (tmp_path / "x.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match=r"x\.json"):
        load_gold(tmp_path)
    with pytest.raises(InputError, match="no annotations"):
        load_gold(tmp_path / "none")
