"""`kb review`: facts under a threshold with their sentences, by report, in words or as JSON."""

import json

import pytest
from click.testing import CliRunner

from kb.certainty import certainty, is_unsure
from kb.cli import kb
from kb.errors import NotFound
from kb.model import Activity, Block, Evidence, Extraction, Mention, Organisation, Place, Practice, Report
from kb.review import listing, unsure_facts
from kb.store import Store

TEXT = "W Pile działa Fundacja Kłos. Prowadzi piekarnię. Goście przyjechali z Dąbia."


def _extraction(id_: str, score: float) -> Extraction:
    name = Mention(start=14, end=27, text="Fundacja Kłos", method="rule:form", score=0.9)
    home = Place(
        name="Piła",
        region="wielkopolskie",
        mentions=(Mention(start=2, end=6, text="Pile", method="gazetteer:locative", score=score),),
    )
    away = Place(
        name="Dąbie", mentions=(Mention(start=70, end=75, text="Dąbia", method="gazetteer", score=0.3),)
    )
    bakery = Activity(
        text="piekarnia",
        type=None,
        sector="produkcja-zywnosci",
        start=38,
        end=47,
        method="rule:verb",
        score=0.45,
    )
    proof = Evidence(
        field="organisation",
        value="Fundacja Kłos",
        start=14,
        end=27,
        text="Fundacja Kłos",
        sentence_start=0,
        sentence_end=28,
        method="rule:form",
        score=0.9,
    )
    practice = Practice(
        organisation="Fundacja Kłos",
        legal_form="fundacja",
        place=home,
        activities=(bakery,),
        score=score,
        evidence=(proof,),
    )
    block = Block(kind="paragraph", start=0, end=len(TEXT))
    return Extraction(
        report=Report(id=id_, title=f"Tytuł {id_}", text=TEXT, blocks=(block,), sha256="0" * 64),
        organisations=(Organisation(name="Fundacja Kłos", legal_form="fundacja", mentions=(name,)),),
        places=(home, away),
        practices=(practice,),
    )


@pytest.fixture
def data(tmp_path):
    store = Store(tmp_path / "data")
    with store.writer(versions={}, lock_timeout=1) as writer:
        for extraction in (_extraction("b/drugi", 0.9), _extraction("a/pierwszy", 0.4)):
            writer.add(extraction, {"Fundacja Kłos": "fundacja-klos"})
        writer.organisation("fundacja-klos", "Fundacja Kłos", "fundacja", (("Fundacja Kłos", 2),))
    return store.data


def test_facts_come_by_report_the_unsurest_first(data) -> None:
    found = list(unsure_facts(Store(data).current(), (), 0.5))
    assert [(f.report, f.kind, f.fact, f.score) for f in found] == [
        ("a/pierwszy", "place", "Dąbie", 0.3),
        ("a/pierwszy", "place", "Piła (wielkopolskie)", 0.4),
        ("a/pierwszy", "practice", "Fundacja Kłos — Piła (wielkopolskie)", 0.4),
        ("a/pierwszy", "activity", "Fundacja Kłos: piekarnia", 0.45),
        ("b/drugi", "place", "Dąbie", 0.3),
        ("b/drugi", "activity", "Fundacja Kłos: piekarnia", 0.45),
    ]
    assert all(TEXT[f.start : f.end] for f in found)
    assert found[0].sentences == ("Goście przyjechali z Dąbia.",)
    assert found[2].sentences == ("W Pile działa Fundacja Kłos.",)


def test_reports_kinds_and_threshold_narrow(data) -> None:
    generation = Store(data).current()
    assert {f.report for f in unsure_facts(generation, ["b/drugi.md"], 0.5)} == {"b/drugi"}
    assert {f.kind for f in unsure_facts(generation, (), 0.5, ["activity"])} == {"activity"}
    assert not list(unsure_facts(generation, (), 0.0))
    with pytest.raises(NotFound):
        list(unsure_facts(generation, ["nie/ma"], 0.5))


def test_the_command(data, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    done = CliRunner().invoke(kb, ["review", "--data", str(data), "a/pierwszy", "--kind", "place"])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        "a/pierwszy — Tytuł a/pierwszy",
        "  0,30  miejsce: Dąbie (gazetteer)",
        "        „Goście przyjechali z Dąbia.”",
        "  0,40  miejsce: Piła (wielkopolskie) (gazetteer:locative)",
        "        „W Pile działa Fundacja Kłos.”",
        "",
        "2 fakty poniżej 0,50 w 1 raporcie",
    ]
    monkeypatch.setenv("KB_REVIEW_SCORE", "0.35")
    told = json.loads(CliRunner().invoke(kb, ["review", "--data", str(data), "--json"]).output)
    assert [(f["report"], f["fact"]) for f in told] == [("a/pierwszy", "Dąbie"), ("b/drugi", "Dąbie")]


def test_in_english_and_with_nothing_to_say(data) -> None:
    assert listing([], 0.5, "en") == "0 facts below 0.50 in 0 reports"
    assert "  0.30  place: Dąbie" in listing(list(unsure_facts(Store(data).current(), (), 0.5)), 0.5, "en")


def test_certainty() -> None:
    extraction = _extraction("x", 0.4)
    assert [certainty(p) for p in extraction.places] == [0.4, 0.3]
    assert is_unsure(extraction.practices[0], 0.5) and not is_unsure(extraction.organisations[0], 0.5)
    assert certainty(Organisation(name="Nikt", legal_form=None, mentions=())) == 0.0
