"""The practice page: each fact with the sentence it came from, blanks plainly blank."""

from dataclasses import replace

import pytest
from flask import Flask, g
from flask.testing import FlaskClient

from kb.facets import MISSING
from kb.model import Place
from kb.records import PracticeRecord, ReportHead, ReportRecord
from kb.settings import Settings
from kb.vocabulary import activity_types
from tests.web import reports
from tests.web.site import Known, soup
from web import create_app, labels
from web.present.card import card
from web.present.facts import facts


def _fact(page, label: str):  # type: ignore[no-untyped-def]
    return next(f for f in page.select(".fact") if f.dt.get_text(strip=True) == label)


def test_every_fact_shows_its_sentence(client: FlaskClient, known: Known) -> None:
    page = soup(client, f"/praktyka/{known.practice}")
    place = _fact(page, "Miejsce")
    assert place.select_one(".fact__value").get_text() == "Żarki"
    assert place.select_one(".why summary").get_text(strip=True) == "Skąd to wiemy?"
    quote = place.select_one("blockquote")
    assert quote.get_text() == reports.PARAGRAPH.split(" Gości")[0]
    assert quote.mark.get_text() == "Żarkach"
    evidence = place.select_one(".evidence").get_text(" ", strip=True)
    assert "słownik miejscowości" in evidence
    assert "gazetteer:locative" in evidence
    assert "0,91" in evidence
    report = soup(client, place.select_one(".evidence a")["href"])
    assert report.find(id="zaznaczenie").get_text() == quote.get_text()  # type: ignore[union-attr]


def test_activities_show_their_sentences(client: FlaskClient, known: Known) -> None:
    page = soup(client, f"/praktyka/{known.practice}")
    shown = {li.h3.get_text(): li for li in page.select(".activities > li")}
    assert set(shown) == {"pralnia", "szycie toreb"}
    assert shown["pralnia"].select_one("blockquote mark").get_text() == "pralnię"
    # No evidence covers this one: its own offsets lead to the sentence.
    assert shown["szycie toreb"].select_one("blockquote mark").get_text() == "szyje torby"


def test_what_the_report_does_not_say_is_said_to_be_blank(client: FlaskClient, known: Known) -> None:
    page = soup(client, f"/praktyka/{known.practice}")
    missing = [li.get_text() for li in page.select(".transfer__missing li")]
    assert missing == ["Dla kogo", "Partnerzy", "Założyciele", "Liczba miejsc pracy"]
    assert not set(missing) & {dt.get_text(strip=True) for dt in page.select(".fact dt")}


def test_the_card_stands_alone(client: FlaskClient, known: Known) -> None:
    """Scale, people, partners, year, form, what is missing, the source, the citation: on one sheet."""
    link = soup(client, f"/praktyka/{known.practice}").select_one('.transfer a[href$="/karta"]')
    page = soup(client, str(link["href"]))  # type: ignore[index]
    card = page.select_one("article.transfer")
    assert card is not None
    facts = {f.dt.get_text(strip=True): f.dd.get_text(" ", strip=True) for f in card.select(".fact")}
    assert facts["Co robi"] == "pralnia, szycie toreb"
    assert facts["Skala"] == "2 działalności"
    assert facts["Rok rozpoczęcia"] == "2013"
    assert facts["Forma prawna"] == "spółdzielnia socjalna"
    assert facts["Miejsce"].startswith("Żarki")
    assert "Dla kogo" in card.select_one(".transfer__missing").get_text()  # type: ignore[union-attr]
    assert "Kosztów" in card.get_text()
    source = card.select_one(".transfer__source")
    assert source is not None
    assert reports.TITLE in source.get_text()
    assert f"/praktyka/{known.practice}" in source.select_one(".cite").get_text()  # type: ignore[union-attr]
    said = " ".join(q.get_text() for q in card.select("blockquote"))
    assert "prowadzi pralnię i szyje torby" in said
    assert client.get(f"/praktyka/{known.practice}/karta?format=json").get_json()["id"] == known.practice
    assert client.get("/praktyka/p0/karta").status_code == 404


def test_unsure_facts_are_marked(app: Flask, client: FlaskClient, known: Known, settings: Settings) -> None:
    assert not soup(client, f"/praktyka/{known.practice}").select(".unsure")
    attacked = soup(client, f"/praktyka/{known.attacks[0][0]}")
    assert _fact(attacked, "Organizacja").select_one(".unsure").get_text(strip=True) == "niepewne"
    strict = create_app(settings.replace(review_score=0.95)).test_client()
    page = soup(strict, f"/praktyka/{known.practice}")
    for label in ("Organizacja", "Miejsce", "Rok rozpoczęcia"):
        assert _fact(page, label).select_one(".unsure"), label
    done = {
        li.h3.contents[0].strip(): bool(li.select_one("h3 .unsure")) for li in page.select(".activities > li")
    }
    assert done == {"pralnia": True, "szycie toreb": False}


@pytest.mark.parametrize(
    ("method", "polish", "english"),
    [
        ("rule:active:prowadzić", "czasownik „prowadzić”", "the verb “prowadzić”"),
        (
            "rule:acronym+capital",
            "nazwa ze skrótem formy (np. ZAZ, CIS)",
            "a name with the short form (such as ZAZ, CIS)",
        ),
        ("place:heading", "miejscowość w nagłówku", "a town in the heading"),
        ("place:told", "miejscowość w sąsiedztwie nazwy", "a town near the name"),
        ("rule:unheard-of", "reguła językowa", "a language rule"),
        ("ner", "model językowy", "a language model"),
        ("", "reguła językowa", "a language rule"),
        ("<b>", "<b>", "<b>"),
    ],
)
def test_methods_are_told_in_plain_words(app: Flask, method: str, polish: str, english: str) -> None:
    for language, said in (("pl", polish), ("en", english)):
        with app.test_request_context("/"):
            g.language = language
            assert labels.method(method) == said


def test_unsure_practices_warn(client: FlaskClient, known: Known) -> None:
    assert "program nie jest pewien" in soup(client, f"/praktyka/{known.attacks[0][0]}").text
    assert "program nie jest pewien" not in soup(client, f"/praktyka/{known.practice}").text


def test_json_of_a_practice(client: FlaskClient, known: Known) -> None:
    found = client.get(f"/praktyka/{known.practice}?format=json").get_json()
    text = reports.laundry().report.text
    assert found["id"] == known.practice
    assert found["region"] == "śląskie"
    for evidence in found["evidence"]:
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_citation(client: FlaskClient, known: Known) -> None:
    ris = client.get(f"/eksport.ris?id={known.practice}").text
    assert ris.startswith("TY  - ELEC\r\n")
    assert "DA  - 2017/06/21/\r\n" in ris
    assert f"/praktyka/{known.practice}" in ris
    assert ris.endswith("ER  - \r\n")
    bib = client.get(f"/eksport.bib?id={known.practice}").text
    assert bib.startswith(f"@misc{{{known.practice},")
    assert bib.count("{") == bib.count("}")


def test_comparing(client: FlaskClient, known: Known) -> None:
    page = soup(client, f"/porownaj?id={known.practice}&id={known.others[0]}")
    assert len(page.select("table.compare thead th")) == 2
    assert page.select("tr.differs")
    assert "nie ma już w bazie" in soup(client, f"/porownaj?id={known.practice}&id=p0").text
    # What differs is said, not only coloured; three can be brought down to two.
    assert all("różnią się" in r.th.get_text() for r in page.select("tr.differs"))
    assert not page.select(".compare__tools a:not(.save)")
    three = soup(client, f"/porownaj?id={known.practice}&id={known.others[0]}&id={known.others[1]}")
    fewer = three.select(".compare__tools a:not(.save)")
    assert len(fewer) == 3
    assert str(fewer[0]["href"]) == f"/porownaj?id={known.others[0]}&id={known.others[1]}"


def test_organisation(client: FlaskClient, known: Known) -> None:
    page = soup(client, f"/organizacja/{known.organisation}")
    assert page.find("a", href=f"/praktyka/{known.practice}")
    assert page.find("a", href=f"/raport/{known.report}")
    assert page.find("a", href="/miejsce/240905")
    found = client.get(f"/organizacja/{known.organisation}?format=json").get_json()
    assert found["variants"] == [{"name": "Spółdzielnia Socjalna „Manufaktura”", "count": 2}]


def test_the_timeline_says_only_what_the_reports_say(client: FlaskClient, known: Known) -> None:
    page = soup(client, f"/organizacja/{known.organisation}")
    years = {y.h3.get_text(): y.get_text(" ", strip=True) for y in page.select(".timeline__year")}
    assert list(years) == ["2013", "2017"]
    assert "Początek działania Żarki" in years["2013"]
    assert f"{reports.TITLE} 21 czerwca 2017" in years["2017"]
    assert [li.get_text(strip=True) for li in page.select(".timeline__gap")] == ["3 lata bez wzmianki"]
    proof = str(page.select_one(".timeline__start a")["href"])  # type: ignore[index]
    assert soup(client, proof).find(id="zaznaczenie").get_text() == "Działa od 2013 r."  # type: ignore[union-attr]


def test_years_of_a_timeline_stand_in_order(client: FlaskClient) -> None:
    hits = client.get("/szukaj?unit=organisations&per_page=40&format=json").get_json()["hits"]
    shown = 0
    for hit in hits:
        page = soup(client, hit["url"])
        years = [int(h.get_text()) for h in page.select(".timeline__year h3")]
        assert years == sorted(set(years))
        said = {p["year"] for p in hit["practices"] if p["year"]}
        said |= {int(r["date"][:4]) for r in hit["reports"] if r["date"]}
        assert set(years) == said
        shown += bool(years)
    assert shown > 20


def test_places_from_the_voivodeship_down(client: FlaskClient, known: Known) -> None:
    for teryt, name in (("24", "województwo śląskie"), ("2409", "powiat myszkowski"), ("240905", "Żarki")):
        page = soup(client, f"/miejsce/{teryt}")
        assert page.h1 is not None
        assert page.h1.get_text() == name
        found = client.get(f"/miejsce/{teryt}?format=json").get_json()
        assert known.practice in [p["id"] for p in found["practices"]]


def test_an_activity_type_has_its_page(client: FlaskClient) -> None:
    values = client.get("/szukaj?format=json").get_json()["facets"]["activity"]
    value = next(v for v in values if v["value"] != MISSING)
    id_, total = value["value"], value["count"]
    found = client.get(f"/rodzaj/{id_}?format=json").get_json()
    assert (found["total"], found["name"], found["sector"]) == (total, value["label"], value["parent"])
    page = soup(client, f"/rodzaj/{id_}")
    assert page.h1.get_text() == value["label"]  # type: ignore[union-attr]
    assert page.select_one(f'.crumbs a[href="/sektor/{value["parent"]}"]')
    assert page.select_one(f'a.button[href="/szukaj?activity={id_}"]')
    links = page.select("section[aria-labelledby=wg-legal_form] .counted a")
    assert links
    for link in links:
        count = int(link.select_one(".count").get_text())  # type: ignore[union-attr]
        assert client.get(f"{link['href']}&format=json").get_json()["total"] == count
    assert page.select_one('.tags a[href^="/rodzaj/"]')
    assert soup(client, f"/sektor/{value['parent']}").select_one(f'a[href="/rodzaj/{id_}"]')


def test_a_sector_told_only_by_sentences_shows_them_once(app: Flask) -> None:
    extraction = reports.laundry()
    whole = extraction.practices[0]
    told = replace(
        next(e for e in whole.evidence if e.field == "activity"),
        field="sector",
        value="pralnictwo",
        method="vocabulary:sentences",
        score=0.45,
    )
    practice = replace(whole, activities=(), evidence=(told,))
    head = ReportHead(
        id="2017/x", title="Pranie", date=None, publisher="", source_url="", kind="", language="pl"
    )
    report = ReportRecord(head=head, extraction=extraction, practice_ids=(), organisation_ids={})
    record = PracticeRecord(id="p0", practice=practice, organisation_id="o0", report=head)
    with app.test_request_context("/"):
        g.language = "pl"
        found = facts(record, report, {})
        made = card(practice, found)
    sector = next(f for f in found if f.name == "sector")
    assert [v.text for v in sector.values] == ["Pralnictwo"]
    assert sector.values[0].score == 0.45
    assert sector.values[0].proofs[0].method_name == "to, o czym mówią zdania raportu"
    assert made.sectors == ()
    assert made.known[0] is sector


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pl", "gmina Żarki, powiat myszkowski, województwo śląskie"),
        ("en", "gmina Żarki, myszkowski county, Silesian Voivodeship"),
    ],
)
def test_a_municipality_is_not_named_twice(app: Flask, language: str, said: str) -> None:
    place = Place(
        name="gmina Żarki", municipality="Żarki", county="myszkowski", region="śląskie", teryt="240905"
    )
    with app.test_request_context("/"):
        g.language = language
        assert labels.where(place) == said


def test_types_that_nobody_does_yet_and_unknown_ones(client: FlaskClient) -> None:
    done = {v["value"] for v in client.get("/filtr/activity?format=json").get_json()["values"]}
    none = next(t.id for t in activity_types() if t.id not in done)
    assert "nie ma jeszcze żadnej praktyki" in soup(client, f"/rodzaj/{none}").text
    assert "Nie ma tego w bazie" in soup(client, "/rodzaj/koty<b>", 404).text
    assert soup(client, "/en/rodzaj/pralnia").h1.get_text() == "laundry"  # type: ignore[union-attr]
