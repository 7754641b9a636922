"""The practice page: each fact with the sentence it came from, blanks plainly blank."""

from flask.testing import FlaskClient

from tests.web import reports
from tests.web.site import Known, soup


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
    for label in ("Dla kogo", "Założyciele", "Partnerzy", "Liczba miejsc pracy"):
        assert _fact(page, label).dd.get_text(strip=True) == "brak danych w raporcie"


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


def test_organisation(client: FlaskClient, known: Known) -> None:
    page = soup(client, f"/organizacja/{known.organisation}")
    assert page.find("a", href=f"/praktyka/{known.practice}")
    assert page.find("a", href=f"/raport/{known.report}")
    assert page.find("a", href="/miejsce/240905")
    found = client.get(f"/organizacja/{known.organisation}?format=json").get_json()
    assert found["variants"] == [{"name": "Spółdzielnia Socjalna „Manufaktura”", "count": 2}]


def test_places_from_the_voivodeship_down(client: FlaskClient, known: Known) -> None:
    for teryt, name in (("24", "województwo śląskie"), ("2409", "powiat myszkowski"), ("240905", "Żarki")):
        page = soup(client, f"/miejsce/{teryt}")
        assert page.h1 is not None
        assert page.h1.get_text() == name
        found = client.get(f"/miejsce/{teryt}?format=json").get_json()
        assert known.practice in [p["id"] for p in found["practices"]]
