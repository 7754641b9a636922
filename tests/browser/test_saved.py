"""The reader's own list in a real browser: kept, ordered, undone, shared; a browser that keeps nothing."""

import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import problems
from tests.browser.window import Browser, Site, complaints, every, one, resize, until

pytestmark = pytest.mark.browser


@pytest.fixture
def empty(browser: Browser, site: Site) -> Iterator[Browser]:
    """A browser without a list."""
    browser.get(f"{site.address}/pomoc")
    browser.execute_script("localStorage.clear()")
    yield browser
    browser.execute_script("localStorage.clear()")


def _ids(browser: Browser) -> list[str]:
    return [item.get_attribute("data-id") or "" for item in every(browser, ".saved__item")]


def _said(browser: Browser) -> str:
    return one(browser, "#oznajmienia").get_attribute("textContent") or ""


def _stored(browser: Browser) -> list[str]:
    return [
        i["id"] for i in json.loads(browser.execute_script("return localStorage['praktyki.lista'] || '[]'"))
    ]


def _saved(browser: Browser, site: Site, most: int) -> list[str]:
    """Save the first practices of the results with the keyboard; return their ids."""
    browser.get(f"{site.address}/szukaj?q=pralnia")
    buttons = until(browser, lambda: every(browser, "button[data-save]"))[:most]
    for number, button in enumerate(buttons, 1):
        button.send_keys(Keys.ENTER)
        until(browser, lambda n=number: one(browser, "#moja-lista [data-count]").text == str(n))
    return [b.get_attribute("data-save") or "" for b in buttons]


def test_saving_is_told_counted_and_can_be_taken_back(empty: Browser, site: Site) -> None:
    _saved(empty, site, 2)
    button = every(empty, "button[data-save]")[1]
    assert button.text.startswith("Zapisane")
    until(empty, lambda: _said(empty).endswith("Na liście: 2."))
    button.send_keys(Keys.SPACE)
    until(empty, lambda: one(empty, "#moja-lista [data-count]").text == "1")
    assert button.text.startswith("Zapisz\n")
    # A filter replaces the results: what is saved is marked in the new ones too.
    one(empty, ".facet[data-facet=sector] input[type=checkbox]").send_keys(Keys.SPACE)
    until(empty, lambda: "sector" in empty.current_url)
    until(empty, lambda: every(empty, "button[data-save]") and not every(empty, "a[data-save]"))
    assert not complaints(empty)


def test_the_own_list_is_ordered_shortened_and_restored_by_keyboard(empty: Browser, site: Site) -> None:
    ids = _saved(empty, site, 3)
    one(empty, "#moja-lista").send_keys(Keys.ENTER)
    until(empty, lambda: _ids(empty) == ids)
    one(empty, f'[name=nizej][value="{ids[0]}"]').send_keys(Keys.ENTER)
    until(empty, lambda: _ids(empty) == [ids[1], ids[0], ids[2]])
    # The focus stays on the button that was pressed, so that it can be pressed again.
    assert empty.switch_to.active_element.get_attribute("value") == ids[0]
    until(empty, lambda: "miejsce 2 z 3" in _said(empty))
    one(empty, f'[name=usun][value="{ids[0]}"]').send_keys(Keys.ENTER)
    until(empty, lambda: _ids(empty) == [ids[1], ids[2]])
    until(empty, lambda: _said(empty).startswith("Usunięto z listy"))
    assert empty.switch_to.active_element.text == "Przywróć"
    empty.switch_to.active_element.send_keys(Keys.ENTER)
    until(empty, lambda: _ids(empty) == [ids[1], ids[0], ids[2]])
    assert _stored(empty) == [ids[1], ids[0], ids[2]]
    assert urlsplit(empty.current_url).query == ""
    assert not complaints(empty)


def test_quick_presses_end_in_the_order_they_ask_for(empty: Browser, site: Site) -> None:
    ids = _saved(empty, site, 3)
    empty.get(f"{site.address}/lista")
    until(empty, lambda: _ids(empty) == ids)
    press = "document.querySelector(`[name=nizej][value=${arguments[0]}]`).click();"
    empty.execute_script(press * 2, ids[0])
    until(empty, lambda: _ids(empty) == [ids[1], ids[2], ids[0]])
    empty.execute_async_script("setTimeout(arguments[0], 400)")
    assert _ids(empty) == _stored(empty) == [ids[1], ids[2], ids[0]]


def test_clearing_can_be_undone_with_the_notes(empty: Browser, site: Site) -> None:
    ids = _saved(empty, site, 2)
    empty.get(f"{site.address}/lista")
    until(empty, lambda: _ids(empty) == ids)
    every(empty, ".saved__note textarea")[0].send_keys("zadzwonić")
    one(empty, "[data-clear]").click()
    until(empty, lambda: not _ids(empty))
    assert _stored(empty) == []
    assert one(empty, "#moja-lista [data-count]").text == ""
    empty.switch_to.active_element.send_keys(Keys.ENTER)
    until(empty, lambda: _ids(empty) == ids)
    assert every(empty, ".saved__note textarea")[0].get_attribute("value") == "zadzwonić"
    # It is there after closing the page as well.
    empty.get(f"{site.address}/lista")
    until(empty, lambda: _ids(empty) == ids)
    assert every(empty, ".saved__note textarea")[0].get_attribute("value") == "zadzwonić"


def test_a_list_travels_by_its_address(empty: Browser, plain: Browser, site: Site) -> None:
    ids = _saved(empty, site, 2)
    empty.get(f"{site.address}/lista")
    until(empty, lambda: _ids(empty) == ids)
    address = one(empty, "[data-share]").get_attribute("href") or ""
    assert parse_qs(urlsplit(address).query) == {"id": ids}
    plain.get(address)
    assert _ids(plain) == ids
    one(plain, f'[name=usun][value="{ids[0]}"]').click()
    until(plain, lambda: _ids(plain) == [ids[1]])
    one(plain, ".saved__undo").click()
    until(plain, lambda: _ids(plain) == ids)
    # With scripts it can be added to the reader's own list.
    empty.execute_script("localStorage.clear()")
    empty.get(address)
    until(empty, lambda: one(empty, "[data-save-all]").is_displayed())
    one(empty, "[data-save-all]").click()
    until(empty, lambda: _stored(empty) == ids)
    assert "są już na Twojej liście" in one(empty, "#lista-cudza").text
    assert not one(empty, "[data-save-all]").is_enabled()
    plain.get(address)
    assert not one(plain, "#lista-cudza").is_displayed()


def test_what_is_gone_is_named_and_can_be_dropped(empty: Browser, site: Site) -> None:
    ids = _saved(empty, site, 1)
    gone = {"id": "p0000000000", "name": "Zaginiona Spółdzielnia"}
    empty.execute_script(
        "const list = JSON.parse(localStorage['praktyki.lista']); list.push(arguments[0]);"
        "localStorage['praktyki.lista'] = JSON.stringify(list)",
        gone,
    )
    empty.get(f"{site.address}/lista")
    until(empty, lambda: "Zaginiona Spółdzielnia" in one(empty, "[data-missing]").text)
    assert _ids(empty) == ids
    one(empty, "[data-drop-missing]").click()
    until(empty, lambda: _stored(empty) == ids)
    until(empty, lambda: not every(empty, "[data-missing]"))


@pytest.mark.parametrize("stored", ["{", "null", '[{"id": "<script>"}, 7, null]', '{"id": 1}'])
def test_a_broken_memory_is_an_empty_list(empty: Browser, site: Site, stored: str) -> None:
    empty.execute_script("localStorage['praktyki.lista'] = arguments[0]", stored)
    empty.get(f"{site.address}/lista")
    until(empty, lambda: one(empty, "#lista-pusta").is_displayed())
    _saved(empty, site, 1)
    assert len(_stored(empty)) == 1
    assert not complaints(empty)


def test_a_browser_that_keeps_nothing_is_told_so(empty: Browser, site: Site) -> None:
    script = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }"
    added = empty.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    try:
        empty.get(f"{site.address}/lista")
        until(empty, lambda: one(empty, "#lista-bez-pamieci").is_displayed())
        empty.get(f"{site.address}/szukaj?q=pralnia")
        until(empty, lambda: every(empty, "[role=combobox]"))
        # The links stay links: they open a list of one, by its address.
        link = one(empty, "a[data-save]")
        id_ = link.get_attribute("data-save")
        link.click()
        until(empty, lambda: _ids(empty) == [id_])
    finally:
        empty.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def test_without_a_connection_nothing_is_lost(empty: Browser, site: Site) -> None:
    ids = _saved(empty, site, 2)
    empty.get(f"{site.address}/lista")
    until(empty, lambda: _ids(empty) == ids)
    offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    empty.execute_cdp_cmd("Network.enable", {})
    empty.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
    try:
        one(empty, f'[name=nizej][value="{ids[0]}"]').click()
        until(empty, lambda: one(empty, "#lista-bez-polaczenia").is_displayed())
        assert _stored(empty) == [ids[1], ids[0]]
    finally:
        online = {**offline, "offline": False, "downloadThroughput": -1, "uploadThroughput": -1}
        empty.execute_cdp_cmd("Network.emulateNetworkConditions", online)
        complaints(empty)


def test_a_list_from_ticks_without_scripts(plain: Browser, site: Site) -> None:
    plain.get(f"{site.address}/szukaj?per_page=5")
    for box in every(plain, ".hit__tools input")[:2]:
        box.click()
    one(plain, ".below button[formaction]").click()
    until(plain, lambda: len(_ids(plain)) == 2)
    assert parse_qs(urlsplit(plain.current_url).query)["id"] == _ids(plain)
    plain.get(f"{site.address}/lista")
    assert "Bez skryptów" in one(plain, "main").text


@pytest.mark.parametrize("width", [320, 360, 768])
def test_the_list_fits_narrow_windows(empty: Browser, site: Site, width: int) -> None:
    ids = _saved(empty, site, 3)
    resize(empty, width, 800)
    empty.get(f"{site.address}/lista")
    until(empty, lambda: _ids(empty) == ids)
    assert empty.execute_script("return document.documentElement.scrollWidth") <= width
    for control in empty.find_elements(By.CSS_SELECTOR, ".saved__tools button, [data-share], [data-clear]"):
        assert min(control.size["height"], control.size["width"]) >= 24


def test_axe_finds_nothing_in_a_full_list(empty: Browser, site: Site) -> None:
    ids = _saved(empty, site, 3)
    empty.get(f"{site.address}/lista")
    until(empty, lambda: _ids(empty) == ids)
    assert not problems(empty)
    one(empty, f'[name=usun][value="{ids[1]}"]').click()
    until(empty, lambda: _ids(empty) == [ids[0], ids[2]])
    assert not problems(empty)
    empty.get(f"{site.address}/lista?id={ids[0]}&id=p0000000000")
    until(empty, lambda: one(empty, ".saved__tools button").is_displayed())
    assert not problems(empty)


def test_axe_finds_nothing_in_links_to_sentences(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/raport/2017/pranie-z-sercem")
    assert not one(browser, ".s__to").is_displayed()
    one(browser, "#pokaz-odnosniki").click()
    link = one(browser, ".s__to")
    assert link.is_displayed()
    assert not problems(browser)
    link.send_keys(Keys.ENTER)
    until(browser, lambda: one(browser, "#zaznaczenie"))
