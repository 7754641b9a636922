"""The sector of a practice of which no activity is read, from what its sentences speak of."""

from dataclasses import replace

from indexer.extraction.extract import Extractor

from .reports import report

EXTRACTOR = Extractor("none")
HEADING = "Wizyta studyjna\n\n"


def practices(text):
    return EXTRACTOR.extract(report(HEADING + text)).practices


def test_sentences_that_speak_of_a_trade_tell_the_sector():
    text = "Odwiedziliśmy Spółdzielnię Socjalną „Wrzos” w Pile. Obiad był pyszny, a bar pełen gości."
    (practice,) = practices(text)
    assert practice.activities == ()
    assert practice.sectors == ("gastronomia-i-catering",)
    (proof,) = (e for e in practice.evidence if e.field == "sector")
    assert proof.value == "gastronomia-i-catering"
    assert proof.text in ("Obiad", "bar")
    assert (HEADING + text)[proof.start : proof.end] == proof.text
    assert proof.score < 0.5


def test_activities_come_first():
    (practice,) = practices("Spółdzielnia Socjalna „Wrzos” w Pile prowadzi pralnię. Obiad był pyszny.")
    assert practice.sectors == ("pralnictwo",)
    assert not any(e.field == "sector" for e in practice.evidence)


def test_a_name_and_a_plan_tell_no_sector():
    (practice,) = practices(
        "Odwiedziliśmy Spółdzielnię Socjalną „Wrzos” w Pile. W przyszłości planuje ona bar. "
        "Kolejny przystanek to rynek."
    )
    assert practice.sectors == ()


def test_plans_far_before_and_support_in_general_tell_no_sector():
    (practice,) = practices(
        "Odwiedziliśmy Spółdzielnię Socjalną „Wrzos” w Pile. Planowane są w niej na razie trzy rzeczy, z "
        "czego dwie to sklep i bar. Bez wsparcia i doradztwa nie byłoby niczego."
    )
    assert practice.sectors == ()


def test_what_is_told_of_another_tells_nothing():
    found = practices(
        "Odwiedziliśmy Spółdzielnię Socjalną „Wrzos” w Pile. "
        "Spółdzielnia Socjalna „Lipa” w Trzciance prowadzi bar. Obiad był pyszny."
    )
    assert {p.organisation: p.sectors for p in found} == {
        "Spółdzielnia Socjalna „Wrzos”": (),
        "Spółdzielnia Socjalna „Lipa”": ("gastronomia-i-catering",),
    }


def test_whatever_else_tells_a_sector_comes_before_the_sentences():
    (practice,) = practices("Odwiedziliśmy Spółdzielnię Socjalną „Wrzos” w Pile. Obiad był pyszny.")
    assert practice.sectors == ("gastronomia-i-catering",)
    corrected = replace(practice, form_sector="pralnictwo")
    assert corrected.sectors == ("pralnictwo",)
    assert corrected.sector_evidence == ()
