"""Lists of practices by their address: complete without scripts, changed by plain forms and links."""

import csv
import io
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from tests.web.site import Known, soup
from web.present.saved import MOST, moved

_GONE = "p0000000000"
_IDS = st.lists(st.from_regex(r"p[0-9a-f]{10}", fullmatch=True), unique=True, max_size=8)


def _shown(page: BeautifulSoup) -> list[str]:
    return [str(item["data-id"]) for item in page.select(".saved__item")]


def _address(*ids: str, **more: str) -> str:
    return "/lista?" + "&".join([*(f"id={i}" for i in ids), *(f"{k}={v}" for k, v in more.items())])


def _pressed(client: FlaskClient, page: BeautifulSoup, name: str, value: str) -> BeautifulSoup:
    """Press a button of the list's form as a browser without scripts does; redirects are followed."""
    form = page.find("form", id="lista-formularz")
    assert form is not None
    assert form.select_one(f'button[name={name}][value="{value}"]:not([disabled])')
    pairs = [(str(i["name"]), str(i["value"])) for i in form.find_all("input", type="hidden")]
    response = client.get("/lista", query_string=[*pairs, (name, value)], follow_redirects=True)
    assert response.status_code == 200
    return BeautifulSoup(response.data, "html.parser")


def test_the_address_is_the_list(client: FlaskClient, known: Known) -> None:
    ids = [known.practice, *known.others[:3]]
    page = soup(client, _address(*ids))
    assert _shown(page) == ids
    assert page.select_one("#lista-licznik").get_text() == "4 praktyki"  # type: ignore[union-attr]
    found = client.get(_address(*ids, format="json")).get_json()
    assert [p["id"] for p in found["practices"]] == found["ids"] == ids
    assert found["missing"] == []


def test_an_id_counts_once(client: FlaskClient, known: Known) -> None:
    assert _shown(soup(client, _address(known.practice, known.others[0], known.practice))) == [
        known.practice,
        known.others[0],
    ]


def test_removing_can_be_undone(client: FlaskClient, known: Known) -> None:
    ids = list(known.others[:3])
    page = _pressed(client, soup(client, _address(*ids)), "usun", ids[1])
    assert _shown(page) == [ids[0], ids[2]]
    undo = page.select_one(".saved__undo")
    assert undo is not None
    assert "Usunięto z listy" in undo.parent.get_text()  # type: ignore[union-attr]
    assert _shown(soup(client, str(undo["href"]))) == ids
    # What is done next starts from the shorter list.
    again = _pressed(client, page, "usun", ids[0])
    assert _shown(again) == [ids[2]]


def test_the_last_one_can_be_removed_and_restored(client: FlaskClient, known: Known) -> None:
    page = _pressed(client, soup(client, _address(known.practice)), "usun", known.practice)
    assert _shown(page) == []
    assert "nie ma już żadnej praktyki" in page.text
    assert _shown(soup(client, str(page.select_one(".saved__undo")["href"]))) == [known.practice]  # type: ignore[index]


def test_moving_leads_to_the_address_of_the_new_order(client: FlaskClient, known: Known) -> None:
    ids = list(known.others[:3])
    assert _shown(_pressed(client, soup(client, _address(*ids)), "nizej", ids[0])) == [ids[1], ids[0], ids[2]]
    assert _shown(_pressed(client, soup(client, _address(*ids)), "wyzej", ids[2])) == [ids[0], ids[2], ids[1]]
    there = client.get(_address(*ids, wyzej=ids[1])).headers["Location"]
    assert parse_qsl(urlsplit(there).query) == [("id", ids[1]), ("id", ids[0]), ("id", ids[2])]
    first, last = soup(client, _address(*ids)).select("[name=wyzej]")[0], soup(client, _address(*ids))
    assert first.has_attr("disabled")
    assert last.select("[name=nizej]")[-1].has_attr("disabled")


@given(ids=_IDS, by=st.integers(-9, 9), data=st.data())
def test_moving_keeps_every_practice(ids: list[str], by: int, data: st.DataObject) -> None:
    id_ = data.draw(st.sampled_from(ids)) if ids else "p0"
    after = moved(ids, id_, by)
    assert sorted(after) == sorted(ids)
    assert [i for i in after if i != id_] == [i for i in ids if i != id_]
    if ids:
        assert after.index(id_) == min(max(ids.index(id_) + by, 0), len(ids) - 1)


def test_what_is_gone_is_said(client: FlaskClient, known: Known) -> None:
    page = soup(client, _address(known.practice, _GONE))
    assert _shown(page) == [known.practice]
    assert "nie ma już w bazie" in page.text
    assert _GONE in page.select_one("[data-missing]").get_text()  # type: ignore[union-attr]
    assert _shown(soup(client, str(page.select_one("[data-drop-missing]")["href"]))) == [known.practice]  # type: ignore[index]
    found = client.get(_address(known.practice, _GONE, format="json")).get_json()
    assert found["missing"] == [_GONE]
    # It stays in the list: the next index may have it again.
    assert _GONE in [str(i["value"]) for i in page.select("#lista-formularz input[name=id]")]


def test_a_list_of_nothing_but_gone_ones(client: FlaskClient) -> None:
    page = soup(client, _address(_GONE))
    assert "nie ma już w bazie" in page.text
    assert not page.find("form", id="lista-formularz")


def test_nonsense_is_shown_as_text(client: FlaskClient) -> None:
    attack = "<script>alert(1)</script>"
    page = client.get("/lista", query_string={"id": attack, "usun": attack})
    assert page.status_code == 200
    assert attack not in page.text


def test_too_many_are_refused_in_one_sentence(client: FlaskClient) -> None:
    address = _address(*(f"p{i:010x}" for i in range(MOST + 1)))
    assert "najwyżej 200 praktyk" in soup(client, address, 400).text
    assert client.get(_address(*(f"p{i:010x}" for i in range(MOST)))).status_code == 200


def test_the_script_and_the_site_agree_how_many(client: FlaskClient) -> None:
    assert f"MOST = {MOST};" in client.get("/static/js/saved.js").text
    link = soup(client, "/").find(id="moja-lista")
    assert str(MOST) in str(link["data-full"])  # type: ignore[index]


def test_exports_hold_the_list_in_its_order(client: FlaskClient, known: Known) -> None:
    ids = [known.others[2], known.practice, known.others[0]]
    links = soup(client, _address(*ids)).select('a[href*="/eksport."]')
    forms = [str(a["href"]).split("?")[0].rpartition(".")[2] for a in links]
    assert forms == ["csv", "xlsx", "json", "geojson", "ris", "bib"]
    table = client.get(str(links[0]["href"])).text
    rows = list(csv.reader(io.StringIO(table[1:], newline=""), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ids
    for a in links:
        assert client.get(str(a["href"])).status_code == 200


def test_the_own_list_says_what_to_do_without_scripts(client: FlaskClient) -> None:
    for prefix, words in (("", "Bez skryptów"), ("/en", "Without scripts")):
        page = soup(client, f"{prefix}/lista")
        assert words in page.find("noscript").get_text()  # type: ignore[union-attr]
        # Nothing is said of an empty list before a script has looked.
        assert page.find(id="lista-pusta").has_attr("hidden")  # type: ignore[union-attr]


def test_results_offer_saving_without_scripts(client: FlaskClient) -> None:
    page = soup(client, "/szukaj?q=manufaktura")
    link = page.select_one("a[data-save]")
    assert link is not None
    assert _shown(soup(client, str(link["href"]))) == [link["data-save"]]
    button = page.select_one("button[formaction]")
    assert button is not None
    ticked = [str(box["value"]) for box in page.select("input[form=porownanie]")][:2]
    assert _shown(soup(client, f"{button['formaction']}?" + "&".join(f"id={i}" for i in ticked))) == ticked


@pytest.mark.parametrize("address", ["/lista", "/lista?id=p0000000000"])
def test_lists_are_for_people_only(client: FlaskClient, address: str) -> None:
    assert soup(client, address).find("meta", attrs={"name": "robots", "content": "noindex"})
