"""The page of all values of a facet: alphabet, search, counts for the current search, links that apply it."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from kb.facets import BY_NAME, FACETS, MISSING
from kb.search.parameters import from_params
from kb.search.protocol import FacetValue, Request
from kb.text import collation_key
from tests.web.site import soup
from web.present.values import PER_PAGE, View, listing


def _items(page: BeautifulSoup) -> list[Tag]:
    return page.select(".values__list > li")


def _count(item: Tag) -> int:
    return int("".join(c for c in item.select_one(".count").get_text() if c.isdigit()))  # type: ignore[union-attr]


@pytest.mark.parametrize("facet", [f.name for f in FACETS])
def test_every_facet_has_its_page(client: FlaskClient, facet: str) -> None:
    for prefix in ("", "/en"):
        page = soup(client, f"{prefix}/filtr/{facet}")
        assert _items(page)
        found = client.get(f"{prefix}/filtr/{facet}?format=json").get_json()
        assert found["total"] == sum(1 for _ in found["values"]) == len(_items(page))


def test_no_value_is_left_out(client: FlaskClient) -> None:
    """The panel beside the results lists at most 40 values; this page lists every one."""
    listed = client.get("/szukaj?format=json").get_json()["facets"]["organisation"]
    everything = client.get("/filtr/organisation?format=json").get_json()["values"]
    assert len(everything) > len(listed) == 40
    assert {v["value"] for v in listed} < {v["value"] for v in everything}


def test_counts_are_of_the_current_search_and_tell_the_truth(client: FlaskClient) -> None:
    page = soup(client, "/filtr/county?q=pralnia&sector=pralnictwo")
    for item in _items(page)[:6]:
        applied = from_params(parse_qsl(urlsplit(str(item.a["href"])).query))  # type: ignore[index]
        assert applied.q == "pralnia"
        assert applied.include["sector"] == ("pralnictwo",)
        assert len(applied.include["county"]) == 1
        result = client.get(f"{item.a['href']}&format=json").get_json()  # type: ignore[index]
        assert result["total"] == _count(item)


def test_the_order_is_the_polish_alphabet(client: FlaskClient) -> None:
    page = soup(client, "/filtr/county")
    names = [i.a.get_text(strip=True) for i in _items(page)]  # type: ignore[union-attr]
    bare = [n.removeprefix("powiat ") for n in names if n != "brak danych w raporcie"]
    assert bare == sorted(bare, key=collation_key)
    for section in page.select(".values__section[id]"):
        letter = section.h2.get_text()  # type: ignore[union-attr]
        for item in section.select("li .values__what > a"):
            assert item.get_text(strip=True).removeprefix("powiat ")[0].upper() == letter
    letters = [a.get_text() for a in page.select(".letters a")]
    assert len(letters) > 5
    assert letters == sorted(set(letters), key=collation_key)


def test_letters_lead_to_their_sections(client: FlaskClient) -> None:
    page = soup(client, "/filtr/municipality")
    assert page.select(".letters a")
    for link in page.select(".letters a"):
        address, _, place = str(link["href"]).partition("#")
        assert soup(client, address).find(id=place)


def test_a_short_list_has_no_letters(client: FlaskClient) -> None:
    page = soup(client, "/filtr/region")
    assert _items(page)
    assert not page.select(".letters, .values__section h2")


def test_by_count(client: FlaskClient) -> None:
    page = soup(client, "/filtr/county?kolejnosc=liczba")
    named = [_count(i) for i in _items(page) if "brak danych" not in i.get_text()]
    assert named == sorted(named, reverse=True)
    assert not page.select(".letters")


def test_search_without_case_or_diacritics_in_any_order_of_words(client: FlaskClient) -> None:
    whole = client.get("/filtr/activity?format=json").get_json()["values"]
    name = next(v["label"] for v in whole if len(v["label"].split()) > 1 and v["value"] != MISSING)
    typed = " ".join(reversed(name.upper().split()))
    page = soup(client, "/filtr/activity?" + urlencode({"szukaj": typed}))
    assert name in [i.a.get_text(strip=True) for i in _items(page)]  # type: ignore[union-attr]
    assert len(_items(page)) < len(whole)
    form = page.select_one("form.values__find")
    assert form is not None
    assert form.select_one("input[name=szukaj]")["value"] == typed  # type: ignore[index]


def test_the_search_keeps_the_filters(client: FlaskClient) -> None:
    address = "/szukaj?q=pralnia&region=-mazowieckie&year_from=2001&unit=organisations"
    page = soup(client, address.replace("/szukaj", "/filtr/county"))
    hidden = [(str(i["name"]), str(i["value"])) for i in page.select("form.values__find input[type=hidden]")]
    assert from_params(hidden) == from_params(parse_qsl(urlsplit(address).query))


def test_nothing_found_says_so_and_leads_back(client: FlaskClient) -> None:
    page = soup(client, "/filtr/county?szukaj=zzz%3Cb%3E&q=pralnia")
    assert "Nie ma tu wartości z „zzz<b>” w nazwie" in page.text
    assert page.select_one('.panel a[href="/filtr/county?q=pralnia"]')


def test_chosen_values_are_marked_and_can_be_dropped(client: FlaskClient) -> None:
    page = soup(client, "/filtr/region?region=śląskie&region=-mazowieckie")
    chosen = {i.strong.get_text(): i for i in page.select(".values__chosen")}  # type: ignore[union-attr]
    assert set(chosen) == {"wybrane", "wykluczone"}
    left = from_params(parse_qsl(urlsplit(str(chosen["wykluczone"].a["href"])).query))  # type: ignore[index]
    assert (dict(left.include), dict(left.exclude)) == ({"region": ("śląskie",)}, {})


def test_names_that_are_alike_are_told_apart(client: FlaskClient) -> None:
    for item in _items(soup(client, "/filtr/county")):
        if "brak danych" not in item.get_text():
            assert item.select_one(".values__what .soft")


def test_unknown_facets(client: FlaskClient) -> None:
    assert client.get("/filtr/koty").status_code == 404
    assert client.get("/filtr/county?region=Atlantyda").status_code == 400
    assert client.get("/filtr/county?strona=9999&kolejnosc=%00").status_code == 200


def test_results_lead_to_it(client: FlaskClient) -> None:
    page = soup(client, "/szukaj?year_from=1990&region=-śląskie")
    group = page.select_one('.facet[data-facet=organisation] a.facet__all[href^="/filtr/organisation?"]')
    assert group is not None
    assert from_params(parse_qsl(urlsplit(str(group["href"])).query)) == Request(
        year_from=1990, exclude={"region": ("śląskie",)}
    )


def test_long_lists_have_pages_and_letters_know_theirs(app: Flask) -> None:
    names = [f"{letter}{i:03d}" for letter in "ABĆŁŻ" for i in range(PER_PAGE // 2)]
    values = [FacetValue(value=n, label=n, count=1) for n in names]
    with app.test_request_context("/"):
        app.preprocess_request()
        view = View(facet=BY_NAME["source"], request=Request(q="x"))
        first = listing(view, [*values, FacetValue(value=MISSING, label="", count=3)])
        assert (first.total, first.pages, first.page) == (len(names) + 1, 3, 1)
        assert [section.letter for section in first.sections] == ["A", "B"]
        pages = {
            letter: dict(parse_qsl(urlsplit(url).query)).get("strona", "1") for letter, url in first.letters
        }
        assert pages == {"A": "1", "B": "1", "Ć": "2", "Ł": "2", "Ż": "3"}
        last = listing(View(facet=BY_NAME["source"], request=Request(), page=99), values)
        assert last.page == 3
        assert [v.value for s in last.sections for v in s.values] == names[-PER_PAGE // 2 :]
