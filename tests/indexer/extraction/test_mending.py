"""Damaged reports: what is mended, what is left out, and that every fact points into the original."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.extraction.extract import RULES_ONLY, Extractor
from indexer.extraction.mending import mend
from indexer.readers.html import read_html
from kb.model import Extraction, Report

from .reports import report
from .test_extract_properties import check

EXTRACTOR = Extractor(RULES_ONLY)
STRIPPED = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
VISIT = """Wizyta studyjna na Mazurach

W czerwcu odwiedziliśmy Spółdzielnię Socjalną „Żuraw” w Giżycku. Spółdzielnia prowadzi pralnię i świadczy
usługi sprzątania biur. Zatrudnia osiem osób z niepełnosprawnościami.

Na koniec byliśmy w Centrum Integracji Społecznej w Zabrzu, gdzie działają warsztaty stolarskie.
"""
BROKEN = """Drugiego dnia zobaczyliśmy, jak działa Spółdziel-
nia Socjalna „Wierz-
ba” w Augusto-
wie. Spółdzielnia pro-
wadzi stolarnię i szyje po-
ściel dla pensjonatów. Zatrud-
nia dwana-
ście osób.
"""
TWICE = "W Åodzi dziaÅ‚a SpÃ³Å‚dzielnia Socjalna â€žÅ»urawâ€, ktÃ³ra prowadzi pralniÄ™ i Å¼Å‚obek."
WESTERN = "W £odzi dzia³a Spó³dzielnia Socjalna „¯uraw”, która prowadzi pralniê i ¿³obek. Za³o¿y³a j¹ gmina."
MARKS = "W Pile dzia?a Sp??dzielnia Socjalna „?uraw”, kt?ra prowadzi pralni? i ??obek. Za?o?y?y j? gminy."
SCAN = "Spółdzie1nia Socja1na „Wa1cownia” w Chrzan0wie pr0wadzi myjnię samoch0dową."


def extract(text: str, *, markdown: bool = False) -> Extraction:
    found = EXTRACTOR.extract(report(text, markdown=markdown))
    check(found)
    return found


def practices(found: Extraction) -> list[tuple[str, str | None, list[str]]]:
    return [
        (p.organisation, p.place and p.place.name, [a.text for a in p.activities]) for p in found.practices
    ]


def test_lost_diacritics_cost_nothing() -> None:
    sound, lost = extract(VISIT), extract(VISIT.translate(STRIPPED))
    assert [p[:2] for p in practices(lost)] == [p[:2] for p in practices(sound)] != []
    assert [p.sectors for p in lost.practices] == [p.sectors for p in sound.practices]
    assert lost.practices[0].jobs == 8
    mention = lost.organisations[0].mentions[0]
    assert mention.text == "Spoldzielnie Socjalna „Zuraw”", "a mention is what the report says"
    assert "stracił polskie litery" in " ".join(lost.warnings)
    assert not sound.warnings


def test_one_paragraph_that_lost_its_letters() -> None:
    pasted = "W Elblagu dziala Spoldzielnia Socjalna „Mewa”, ktora prowadzi zlobek."
    found = extract(f"W Pile działa Fundacja Kłos, która prowadzi piekarnię.\n\n{pasted}\n")
    assert ("Spółdzielnia Socjalna „Mewa”", "Elbląg", ["żłobek"]) in practices(found)


def test_words_broken_over_lines() -> None:
    found = extract(BROKEN)
    assert practices(found) == [
        ("Spółdzielnia Socjalna „Wierzba”", "Augustów", ["stolarnia", "szycie pościeli dla pensjonatów"])
    ]
    assert found.practices[0].jobs == 12
    assert found.organisations[0].mentions[0].text == "Spółdziel-\nnia Socjalna „Wierz-\nba”"
    assert found.warnings[0].startswith("7 słów było przedzielonych")


def test_a_hyphen_that_belongs_to_its_word_stays() -> None:
    text = "Spółka non-profit i Non-Profit prowadzi quasi-rynek i działalność społeczno-zawodową."
    assert mend(report(text)).report.text == text


@pytest.mark.parametrize(("text", "town"), [(TWICE, "Łódź"), (WESTERN, "Łódź"), (MARKS, "Piła")])
def test_wrong_code_pages(text: str, town: str) -> None:
    found = extract(text)
    assert practices(found) == [("Spółdzielnia Socjalna „Żuraw”", town, ["pralnia", "żłobek"])]
    assert "zniekształcone litery" in found.warnings[0]


def test_letters_mistaken_in_a_scan() -> None:
    found = extract(SCAN)
    assert practices(found) == [("Spółdzielnia Socjalna „Walcownia”", "Chrzanów", ["myjnia samochodowa"])]
    assert len(found.warnings) == 2


@pytest.mark.parametrize("text", ["Beton 200 m³, drewno 30 m³ i 5 m³.", "Czy ktoś wie?Nie. Sala A1B, H2O."])
def test_signs_that_mean_what_they_say_stay(text: str) -> None:
    assert mend(report(text)).report.text == text


def test_blocks_in_other_languages_are_not_read() -> None:
    text = """Spółdzielnia Socjalna „Kłos” w Pile prowadzi piekarnię i sklep. Zatrudnia sześć osób.

The Social Cooperative Klos runs a bakery in the town of Pila and was founded by the Barka Foundation in 2014.

Die Genossenschaft in Danzig betreibt eine Bäckerei und beschäftigt sechs Menschen mit Behinderung.

Соціальний кооператив утримує пекарню і магазин у місті, де працюють шість осіб.
"""
    found = extract(text)
    assert [o.name for o in found.organisations] == ["Spółdzielnia Socjalna „Kłos”"]
    assert [p.name for p in found.places] == ["Piła"]
    assert found.warnings[0].startswith("3 akapity są w innym języku (angielski, niemiecki, zapisany innym")


def test_a_report_in_another_language_gives_nothing() -> None:
    found = extract("The cooperative in Warszawa was founded by the Barka Foundation and has five employees.")
    assert not (found.organisations or found.places or found.practices)
    assert found.warnings == ("Raport nie jest po polsku (język: angielski): nie szukano w nim faktów.",)


@pytest.mark.parametrize(
    "tail",
    [
        "Kolejnym przystankiem była Spółdzielnia Socjalna „Zielony",
        "Ostatniego dnia pojechaliśmy do Zakładu Aktywności Zawodowej w",
        "Dalej czekała na nas Spółdzielnia Socj",
        "Potem odwiedziliśmy Fundację Ul, Spółdzielnię Socjalną Len,",
    ],
)
def test_a_sentence_that_breaks_off_is_left_out(tail: str) -> None:
    found = extract(f"W Nowym Targu działa Fundacja Hala, która prowadzi kawiarnię.\n\nByło warto. {tail}")
    assert [o.name for o in found.organisations] == ["Fundacja Hala"]
    assert found.warnings[0].startswith(f"Tekst urywa się w pół zdania („{tail[:20]}")


@pytest.mark.parametrize(
    "tail", ["Było warto", "- pralnia,\n- magiel,", "Prowadzi ją Wrzos sp. z o.o", "A | B"]
)
def test_other_ends_are_read(tail: str) -> None:
    assert mend(report(f"W Nowym Targu działa Fundacja Hala.\n\n{tail}")).cut is None


def test_a_text_without_full_stops_is_not_left_out() -> None:
    found = extract("W Pile działa Fundacja Kłos i prowadzi piekarnię, " * 20)
    assert found.organisations and "bez kropki" in found.warnings[0]


def test_a_table_without_header_is_read_by_its_columns() -> None:
    document = read_html(
        "<h1>Lista</h1><p>Podmioty odwiedzone w czasie wyjazdu:</p><table>"
        "<tr><td>Spółdzielnia Socjalna „Bławatek”</td><td>Krosno</td><td>pralnia, magiel</td></tr>"
        "<tr><td>ZAZ w Rymanowie</td><td>Rymanów</td><td>catering</td></tr>"
        "<tr><td>Fundacja Ul</td><td>Sanok</td><td>pasieka, sklep z miodem</td></tr></table>",
        "x.html",
    )
    found = EXTRACTOR.extract(Report(id="x", title="", text=document.text, blocks=document.blocks, sha256=""))
    check(found)
    assert practices(found) == [
        ("Spółdzielnia Socjalna „Bławatek”", "Krosno", ["pralnia", "magiel"]),
        ("ZAZ w Rymanowie", "Rymanów", ["catering"]),
        ("Fundacja Ul", "Sanok", ["pasieka", "sklep z miodem"]),
    ]
    assert "nie ma wiersza nagłówka" in found.warnings[0]


def test_a_header_stays_a_header() -> None:
    rows = [
        "| Nazwa | Miasto | Zakres |",
        "|---|---|---|",
        "| Fundacja Ul | Sanok | miód |",
        "| ZAZ | Puck | obiady |",
    ]
    table = "\n".join(rows)
    mended = mend(report(table, markdown=True))
    assert [b.header for b in mended.report.blocks] == [True, False, False]
    assert mended.report.blocks == mended.original.blocks


def test_a_sound_report_is_read_as_it_is() -> None:
    sound = report(VISIT)
    mended = mend(sound)
    assert (mended.report.text, mended.report.blocks) == (sound.text, sound.blocks)


UGLY = st.sampled_from(
    [
        *("Spó³dzielnia", "SpÃ³Å‚dzielnia", "dzia³a", "¿³obek", "Sp??dzielnia", "kt?ra", "Å", "â€ž", "1"),
        *(
            "„",
            "”",
            ".",
            ",",
            "\u00ad",
            "w",
            "Lodzi",
            "zlobek",
            "pra-\nlnię",
            "po-\n",
            "\n\n",
            "- ",
            "| a | b |",
        ),
        *("the", "of", "and", "dziala", "Socjalna", "Fundacja"),
    ]
)


@settings(deadline=None)
@given(st.lists(UGLY, max_size=40).map(" ".join), st.booleans())
def test_any_mixture_of_damage(text: str, markdown: bool) -> None:
    extract(text, markdown=markdown)
