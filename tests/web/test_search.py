"""Results: filters, chips, pages, a way on when nothing is found; the same as JSON."""

from urllib.parse import parse_qsl, urlsplit

from flask.testing import FlaskClient

from kb.search.parameters import from_params
from tests.web.site import Known, soup
from web.views.search import page_numbers


def test_the_form_carries_the_whole_search(client: FlaskClient) -> None:
    address = "/szukaj?q=pralnia&sector=pralnictwo&region=-mazowieckie&legal_form=-&year_from=2001"
    address += "&sort=newest&per_page=5"
    form = soup(client, address).find("form", id="szukaj")
    assert form is not None
    pairs = []
    for field in form.find_all("input"):
        if field.get("form") or not field.get("name"):
            continue
        if field.get("type") == "checkbox" and not field.has_attr("checked"):
            continue
        pairs.append((field["name"], field.get("value", "")))
    assert from_params(pairs) == from_params(parse_qsl(urlsplit(address).query))


def test_every_filter_says_its_count_in_words(client: FlaskClient) -> None:
    page = soup(client, "/szukaj")
    rows = page.select("#filtry .facet__row label")
    assert len(rows) > 40
    for row in rows:
        assert "wynik" in row.get_text()


def test_counts_tell_the_truth(client: FlaskClient) -> None:
    found = client.get("/szukaj?q=pralnia&format=json").get_json()
    for facet in ("sector", "region", "legal_form"):
        for value in found["facets"][facet][:5]:
            query = {"q": "pralnia", facet: value["value"], "format": "json"}
            assert client.get("/szukaj", query_string=query).get_json()["total"] == value["count"]


def test_chosen_filters_stand_above_the_results_also_without_any(client: FlaskClient) -> None:
    page = soup(client, "/szukaj?q=zzzqqqxxx&sector=pralnictwo&region=-mazowieckie&year_to=2010")
    chips = [" ".join(chip.get_text(" ").split()) for chip in page.select("a.chip")]
    assert chips == [
        "Usuń filtr: Słowa: zzzqqqxxx",
        "Usuń filtr: Sektor: Pralnictwo",
        "Usuń filtr: Województwo bez: mazowieckie",
        "Usuń filtr: Rok: do 2010",
    ]
    assert "Niczego nie znaleźliśmy" in page.text
    assert page.select_one("#filtry input[name=sector][value=pralnictwo][checked]")


def test_a_chip_drops_its_own_filter_only(client: FlaskClient) -> None:
    address = "/szukaj?q=pralnia&sector=pralnictwo&region=-mazowieckie"
    before = from_params(parse_qsl(urlsplit(address).query))
    for chip in soup(client, address).select("a.chip"):
        after = from_params(parse_qsl(urlsplit(chip["href"]).query))
        left = (bool(after.q), len(after.include), len(after.exclude))
        assert sum(left) == sum((bool(before.q), len(before.include), len(before.exclude))) - 1


def test_excluding_and_restoring(client: FlaskClient) -> None:
    page = soup(client, "/szukaj?region=śląskie")
    out = page.select_one('.facet[data-facet=region] a.facet__out[href*="region=-"]')
    assert out is not None
    excluded = soup(client, str(out["href"]))
    restore = [a for a in excluded.select(".facet__row--out a") if "przywróć" in a.get_text()]
    assert len(restore) == 1
    assert from_params(parse_qsl(urlsplit(str(restore[0]["href"])).query)).exclude == {}


def test_types_and_counties_open_under_their_parents(client: FlaskClient) -> None:
    closed = soup(client, "/szukaj")
    assert not closed.select("input[name=activity], input[name=county]")
    facets = client.get("/szukaj?format=json").get_json()["facets"]
    sector, region = (
        next(v["value"] for v in facets[name] if v["value"] != "-") for name in ("sector", "region")
    )
    assert soup(client, f"/szukaj?sector={sector}").select(".facet__children input[name=activity]")
    page = soup(client, f"/szukaj?region={region}")
    county = page.select_one(".facet__children input[name=county]")
    assert county is not None
    deeper = soup(client, f"/szukaj?county={county['value']}")
    assert deeper.select("input[name=county][checked]")
    assert deeper.select("input[name=municipality]")


def test_snippets_lead_to_the_very_sentence(client: FlaskClient, known: Known) -> None:
    page = soup(client, "/szukaj?q=manufaktura")
    quote = page.select_one(f'.hit a.quote[href*="{known.report}"]')
    assert quote is not None
    assert quote.find("mark")
    report = soup(client, str(quote["href"]).split("#")[0])
    marked = report.find(id="zaznaczenie")
    assert marked is not None
    assert marked.get_text() == quote.get_text()


def test_pages_of_results(client: FlaskClient) -> None:
    seen: list[str] = []
    address = "/szukaj?per_page=7&sort=name"
    while address:
        page = soup(client, address)
        seen += [str(a["href"]) for a in page.select(".hit h3 a")]
        following = page.select_one("a[rel=next]")
        address = str(following["href"]) if following else ""
    total = client.get("/szukaj?format=json").get_json()["total"]
    assert len(seen) == len(set(seen)) == total


def test_page_numbers_have_gaps_where_it_pays() -> None:
    assert page_numbers(1, 1) == [1]
    assert page_numbers(1, 4) == [1, 2, 3, 4]
    assert page_numbers(6, 20) == [1, None, 4, 5, 6, 7, 8, None, 20]
    assert page_numbers(4, 7) == [1, 2, 3, 4, 5, 6, 7]


def test_a_page_too_far_says_so(client: FlaskClient) -> None:
    page = soup(client, "/szukaj?page=1000000000")
    assert "Tej strony wyników nie ma" in page.text


def test_repairs_give_what_they_promise(client: FlaskClient) -> None:
    found = client.get("/szukaj?q=pralnia&municipality=240905&sector=handel&format=json").get_json()
    assert found["total"] == 0
    assert found["repairs"]
    for repair in found["repairs"]:
        separator = "&" if "?" in repair["url"] else "?"
        assert client.get(f"{repair['url']}{separator}format=json").get_json()["total"] == repair["count"] > 0


def test_json_of_results(client: FlaskClient, known: Known) -> None:
    by_format = client.get("/szukaj?q=manufaktura&format=json")
    by_header = client.get("/szukaj?q=manufaktura", headers={"Accept": "application/json"})
    assert by_format.mimetype == by_header.mimetype == "application/json"
    assert by_format.get_json() == by_header.get_json()
    found = by_format.get_json()
    assert set(found) == {
        *(
            "parameters",
            "unit",
            "total",
            "page",
            "per_page",
            "pages",
            "generation",
            "partial",
            "complete",
            "notes",
            "terms",
        ),
        *("hits", "facets", "years", "offers", "repairs", "next", "previous"),
    }
    hit = next(h for h in found["hits"] if h["id"] == known.practice)
    assert hit["place"] == "Żarki"
    assert hit["report"]["id"] == known.report
    assert by_format.headers["Access-Control-Allow-Origin"] == "*"


def test_a_browser_gets_the_page(client: FlaskClient) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
    assert client.get("/szukaj", headers={"Accept": accept}).mimetype == "text/html"
    assert client.get("/szukaj").mimetype == "text/html"
    assert client.get("/szukaj?format=koty").mimetype == "text/html"


def test_suggestions(client: FlaskClient) -> None:
    found = client.get("/podpowiedzi?q=manuf").get_json()["suggestions"]
    assert found
    assert {"kind", "kind_name", "text", "value", "count"} == set(found[0])
    assert client.get("/podpowiedzi").get_json() == {"q": "", "suggestions": []}


def test_without_words_the_newest_come_first_as_the_page_says(client: FlaskClient) -> None:
    page = soup(client, "/szukaj")
    assert page.select_one(".sorting strong").get_text() == "od najnowszych"  # type: ignore[union-attr]
    plain = client.get("/szukaj?format=json&per_page=50").get_json()["hits"]
    newest = client.get("/szukaj?sort=newest&format=json&per_page=50").get_json()["hits"]
    assert [h["id"] for h in plain] == [h["id"] for h in newest]
    years = [h["report"]["date"][:4] for h in plain if h["report"]["date"]]
    assert years == sorted(years, reverse=True)


_SOFT = "/szukaj?q=manufaktura+torby+pralnia"


def test_results_that_hold_a_part_of_the_words_are_told_apart(client: FlaskClient) -> None:
    found = client.get(f"{_SOFT}&format=json&per_page=100").get_json()
    assert 0 < found["complete"] < found["total"]
    page = soup(client, f"{_SOFT}&per_page=100")
    part = page.select_one(".hits__part")
    assert part is not None
    assert "części zapytania" in part.get_text()
    assert len(part.find_all_previous("article", class_="hit")) == found["complete"]
    assert any("pozostałe pasują do jego części" in n.get_text() for n in page.select(".notice"))
    assert soup(client, f"/en{_SOFT}").select_one(".hits__part").get_text().startswith("The results below")  # type: ignore[union-attr]


def test_pages_after_the_whole_matches_say_so_and_other_orders_do_not(client: FlaskClient) -> None:
    complete = client.get(f"{_SOFT}&format=json").get_json()["complete"]
    page = soup(client, f"{_SOFT}&per_page={complete}&page=2")
    first = page.select_one(".hits > *")
    assert first is not None
    assert first.get_text(strip=True) == "Te wyniki pasują do części zapytania."
    assert not soup(client, f"{_SOFT}&sort=name").select(".hits__part")


def test_no_hit_with_all_words_is_said_in_the_words_of_the_unit(client: FlaskClient) -> None:
    said = {"practices": "Żadna praktyka", "reports": "Żaden raport", "organisations": "Żadna organizacja"}
    for unit, words in said.items():
        address = f"/szukaj?q=manufaktura+komputery+zzzqqqxxx&unit={unit}"
        if client.get(f"{address}&format=json").get_json()["partial"]:
            assert words in soup(client, address).select_one(".notice--warn").get_text()  # type: ignore[union-attr]
            break
    else:
        raise AssertionError("no query of the test is answered in part")


def test_few_hits_also_tell_what_would_give_more(client: FlaskClient, known: Known) -> None:
    address = f"/szukaj?q=manufaktura&organisation={known.organisation}"
    found = client.get(f"{address}&format=json").get_json()
    assert 0 < found["total"] < 3
    offered = [a["href"] for a in soup(client, address).select(".few .repairs a")]
    assert offered == [r["url"] for r in found["repairs"]]


def test_organisations_show_sectors_and_places(client: FlaskClient) -> None:
    hit = soup(client, "/szukaj?unit=organisations&q=manufaktura").select_one("article.hit")
    assert hit is not None
    assert "Żarki (śląskie)" in hit.get_text()
    assert hit.select_one('a.tag[href="/sektor/pralnictwo"]')


def test_the_number_of_hits_on_a_page_can_be_chosen(client: FlaskClient) -> None:
    page = soup(client, "/szukaj?sort=name&page=2")
    links = {a.get_text(): str(a["href"]) for a in page.select(".sorting--size a")}
    assert set(links) == {"50", "100"}
    assert len(soup(client, links["50"]).select("article.hit")) == 50
    assert "page=" not in links["50"].replace("per_page=", "")
    assert not soup(client, "/szukaj?q=manufaktura").select(".sorting--size")


def test_a_way_past_the_filters(client: FlaskClient) -> None:
    page = soup(client, "/szukaj")
    skips = [str(a["href"]) for a in page.select("a.skip")]
    assert skips == ["#tresc", "#wyniki-naglowek"]
    assert page.find(id="wyniki-naglowek", tabindex="-1")


def test_a_collapsed_group_says_how_many_are_chosen(client: FlaskClient) -> None:
    page = soup(client, "/szukaj?legal_form=-&region=śląskie&region=-opolskie")
    said = {
        str(f["data-facet"]): f.select_one(".facet__status").get_text()  # type: ignore[union-attr]
        for f in page.select(".facet")
        if f.select_one(".facet__status")
    }
    assert said == {"region": "2 wybrane", "legal_form": "1 wybrany"}


def test_every_group_of_filters_is_named(client: FlaskClient) -> None:
    for group in soup(client, "/szukaj?region=śląskie").select("#filtry .facet"):
        assert group.select_one("fieldset > legend").get_text() == group.summary.span.get_text()  # type: ignore[union-attr]


def test_notes_and_reasons_speak_the_readers_language(client: FlaskClient, known: Known) -> None:
    address = "/szukaj?q=%22manufaktura"
    assert "Brak cudzysłowu" in client.get(f"{address}&format=json").get_json()["notes"][0]
    page = soup(client, f"/en{address}")
    assert "A closing quotation mark is missing" in page.text
    assert "cudzysłowu" not in page.text
    (english,) = client.get(f"/en{address}&format=json").get_json()["notes"]
    assert english.startswith("A closing quotation mark")
    for other in client.get(f"/en/praktyka/{known.practice}?format=json").get_json()["similar"]:
        assert len(other["reasons"]) == len(other["shared"])
        assert all(r.split(":")[0] in _REASONS for r in other["reasons"]), other


_REASONS = (
    *("the same activity type", "the same organisation", "the same sector", "for the same group"),
    *("the same municipality", "the same county", "the same voivodeship", "the same legal form"),
)
