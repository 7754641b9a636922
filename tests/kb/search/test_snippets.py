"""Snippets and passages: the right sentence, marked where it matches."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.model import Block
from kb.search.passages import of_practices, sentences
from kb.search.protocol import Request
from kb.search.snippets import LONGEST, Source, Wanted, best


def marked(snippet):
    return [snippet.text[start:end] for start, end in snippet.marks]


@pytest.mark.parametrize(
    ("q", "sentence", "marks"),
    [
        (
            "spółdzielnie socjalne prowadzące pralnię",
            "Pralnia spółdzielni",
            ["Pralnia", "spółdzielni", "socjalnej"],
        ),
        ("hotel pościel", "Pralnia spółdzielni", ["pościel", "hoteli"]),
        ("sprzątanie", "Fundacja Szansa", ["usługi", "porządkowe"]),
        ("spoldzielnie", "Spoldzielnia Przystan", ["Spoldzielnia"]),
    ],
)
def test_the_best_sentence_is_shown_with_its_words(engine, small, q, sentence, marks):
    hit = engine.search(Request(q=q)).hits[0]
    snippet = next(s for s in hit.snippets if s.text.startswith(sentence))
    assert [m for m in marked(snippet) if m in marks] == marks
    text = small.facts.report(snippet.report_id).extraction.report.text
    assert text[snippet.start : snippet.end] == snippet.text


def test_without_words_the_evidence_is_shown(engine):
    for hit in engine.search(Request()).hits:
        assert len(hit.snippets) == 1 and not hit.snippets[0].marks


def test_every_snippet_is_a_slice_of_its_report(made):
    generation, _ = made
    for unit in ("practices", "reports", "organisations"):
        results = generation.engine.search(Request(q="spółdzielnia OR w", unit=unit, per_page=100))
        assert results.hits
        for snippet in (s for hit in results.hits for s in hit.snippets):
            text = generation.facts.report(snippet.report_id).extraction.report.text
            assert text[snippet.start : snippet.end] == snippet.text
            assert all(0 <= a < b <= len(snippet.text) for a, b in snippet.marks)


def test_long_sentences_are_cut_around_the_marks():
    text = "słowo " * 200 + "pralnia " + "słowo " * 200
    [snippet] = best([Source("r", text, [(0, len(text))])], Wanted([({"pralnia": 1.0},)]))
    assert len(snippet.text) <= LONGEST and marked(snippet) == ["pralnia"]
    assert text[snippet.start : snippet.end] == snippet.text


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Usługi pralnicze dla hoteli.", ["Usługi", "pralnicze"]),
        ("Usługi dla hoteli, w tym pralnicze.", []),
        ("Pralnia i usługi dla hoteli.", ["Pralnia"]),
        ("Usługi, usługi „pralnicze”.", ["usługi", "pralnicze"]),
        ("Pralnicze usługi.", []),
    ],
)
def test_words_of_a_phrase_are_marked_where_they_stand_together(text, marks):
    runs = [({"pralnia": 1.3},), ({"usługi": 1.0}, {"pralnicze": 1.0})]
    [snippet] = best([Source("r", text, [(0, len(text))], frozenset([(0, len(text))]))], Wanted(runs))
    assert marked(snippet) == marks


@given(st.lists(st.sampled_from(["a", "b", "xyz"]), max_size=12))
@example(["a", "b", "a", "b", "a"])
def test_phrases_are_found_wherever_they_are(words):
    text = " ".join(words)
    run = ("a", "b", "a")
    expected = {k + shift for k in range(len(words)) if tuple(words[k : k + 3]) == run for shift in range(3)}
    found = best([Source("r", text, [(0, len(text))])], Wanted([tuple({word: 1.0} for word in run)]))
    starts = [sum(len(w) + 1 for w in words[:k]) for k in sorted(expected)]
    assert [start for snippet in found for start, _ in snippet.marks] == starts


def test_a_practice_gets_its_own_sentences_only(made):
    extraction = next(e for e in made[1] if len(e.practices) == 3)
    text = extraction.report.text
    for practice, spans in zip(extraction.practices, of_practices(extraction), strict=True):
        block = next(b for b in extraction.report.blocks if b.start <= practice.evidence[0].start < b.end)
        assert spans[0][0] == block.start and spans[-1][1] == block.end
        assert text[spans[0][0] : spans[0][1]].startswith(practice.organisation)


def test_the_only_practice_of_a_report_gets_all_of_it(made):
    extraction = next(e for e in made[1] if len(e.practices) == 1)
    [spans] = of_practices(extraction)
    assert (spans[0][0], spans[-1][1]) == (0, len(extraction.report.text))


def test_unproven_blocks_go_to_the_practice_above_up_to_a_heading(made):
    base = next(e for e in made[1] if len(e.practices) == 2)
    text = base.report.text + "\n\nDalszy ciąg.\n\nInny rozdział\n\nNiczyje."
    blocks = list(base.report.blocks)
    for kind, piece in (
        ("paragraph", "Dalszy ciąg."),
        ("heading", "Inny rozdział"),
        ("paragraph", "Niczyje."),
    ):
        start = text.rindex(piece)
        blocks.append(Block(kind=kind, start=start, end=start + len(piece)))
    extraction = replace(base, report=replace(base.report, text=text, blocks=tuple(blocks)))
    said = [[text[a:b] for a, b in spans] for spans in of_practices(extraction)]
    assert "Dalszy ciąg." in said[1] and "Dalszy ciąg." not in said[0]
    assert not any("Niczyje." in spans or "Inny rozdział" in spans for spans in said)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ala ma kota. Kot ma Alę.", 2),
        ("Działa od 2012 r. w Byczynie. Zatrudnia 5 osób. Gotuje.", 3),
        ("Przy ul. Długiej 5 działa ZAZ. „Obiady są tanie!” Mówi szefowa.", 3),
        ("Tzw. Dom, np. Fundacja im. Św. Alberta", 1),
        ("", 0),
        (" . ", 1),
    ],
)
def test_sentences(text, count):
    assert len(sentences(text)) == count


@given(st.text(alphabet="aB. !?„”\n1", max_size=60))
def test_sentences_cover_all_but_blanks(text):
    spans = sentences(text)
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in spans)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "").replace("\n", "") == "".join(text.split())
