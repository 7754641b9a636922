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
