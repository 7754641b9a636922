"""Labelled lines and tables."""

from indexer.extraction.document import analyse
from indexer.extraction.fields import find_fields
from indexer.extraction.labels import label_kind

from .reports import report


def fields(text, **options):
    doc = analyse(report(text, **options))
    return [(f.kind, doc.slice(f.first, f.last)) for f in find_fields(doc) if f.kind != "nothing"]


def test_labels_are_known_under_their_variants():
    assert label_kind("Co robi") == "activity"
    assert label_kind("CZŁONEK ZAŁOŻYCIEL") == "founder"
    assert label_kind("Miejscowość") == "place"
    assert label_kind("Ulubiony kolor") == ""


def test_lines_that_run_together_are_cut():
    text = "Wrzosianka Gdzie: Piła, woj. wielkopolskie Co robi: sprzątanie, pranie Założyciele: Gmina Piła"
    assert fields(text) == [
        ("place", "Piła, woj. wielkopolskie"),
        ("activity", "sprzątanie, pranie"),
        ("founder", "Gmina Piła"),
    ]


def test_columns():
    text = "| Gospodarz | Gdzie | Czym się zajmuje |\n|---|---|---|\n| Wrzosianka | Piła | pralnia |\n"
    assert fields(text, markdown=True) == [
        ("organisation", "Wrzosianka"),
        ("place", "Piła"),
        ("activity", "pralnia"),
    ]


def test_a_table_on_its_side():
    text = "| | Fundacja Most | Fundacja Dom |\n|---|---|---|\n| czym się zajmuje | szkolenia | opieka |\n"
    assert fields(text, markdown=True) == [("activity", "szkolenia"), ("activity", "opieka")]


def test_the_beginning_of_a_sentence_with_a_colon_is_no_label():
    assert fields("Miejsc pracy jest szesnaście, usługi: catering i pranie.") == []
    assert fields("Usługi, produkty: stolarnia") == [("activity", "stolarnia")]
