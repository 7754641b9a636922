"""What people come for, in a real browser, with scripts and without."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.window import Browser, Site, complaints, every, one, resize, total, until

pytestmark = pytest.mark.browser


def _query(browser: Browser) -> dict[str, list[str]]:
    return parse_qs(urlsplit(browser.current_url).query)


def _words(browser: Browser, site: Site, words: str) -> None:
    browser.get(site.address)
    one(browser, "#q").send_keys(words)
    one(browser, "#q").send_keys(Keys.ENTER)
    until(browser, lambda: one(browser, "#wyniki-naglowek"))


def test_search_without_scripts(plain: Browser, site: Site) -> None:
    _words(plain, site, "manufaktura")
    assert _query(plain)["q"] == ["manufaktura"]
    assert total(plain) >= 1
    assert one(plain, ".hit h3 a").text == "Spółdzielnia Socjalna „Manufaktura”"
    assert not every(plain, "[role=combobox]")


def test_filters_without_scripts(plain: Browser, site: Site) -> None:
    plain.get(f"{site.address}/szukaj")
    before = total(plain)
    box = one(plain, ".facet[data-facet=region] input[type=checkbox]")
    value = box.get_attribute("value")
    box.click()
    one(plain, ".filters__apply button").click()
    until(plain, lambda: "region" in _query(plain))
    assert _query(plain)["region"] == [value]
    assert total(plain) < before
    one(plain, "a.chip").click()
    until(plain, lambda: "region" not in _query(plain))
    assert total(plain) == before


def test_filters_on_a_phone_without_scripts(plain: Browser, site: Site) -> None:
    resize(plain, 360, 800)
    plain.get(f"{site.address}/szukaj")
    assert not one(plain, "#filtry").is_displayed()
    one(plain, ".filters-open").click()
    assert one(plain, "#filtry").is_displayed()


def test_filters_answer_at_once_with_scripts(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/szukaj")
    before = total(browser)
    box = one(browser, ".facet[data-facet=region] input[type=checkbox]")
    value = box.get_attribute("value")
    box.send_keys(Keys.SPACE)
    until(browser, lambda: total(browser) < before)
    assert _query(browser)["region"] == [value]
    # The other language and the address show the same search.
    other = one(browser, ".site-tools a[hreflang]").get_attribute("href") or ""
    assert parse_qs(urlsplit(other).query)["region"] == [value]
    # Focus stays where it was, and the change is told.
    assert browser.switch_to.active_element.get_attribute("value") == value
    told = one(browser, "#wyniki-naglowek").text
    until(browser, lambda: one(browser, "#oznajmienia").get_attribute("textContent") == told)
    narrowed = total(browser)
    browser.back()
    until(browser, lambda: total(browser) == before)
    browser.forward()
    until(browser, lambda: total(browser) == narrowed)
    # The address alone gives the same page.
    browser.get(browser.current_url)
    assert total(browser) == narrowed
    assert not complaints(browser)


def test_search_inside_a_filter(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/szukaj")
    field = one(browser, ".facet[data-facet=sector] [data-facet-find]")
    assert field.is_displayed()
    field.send_keys("OPIEKA i uslugi")
    shown = [e.text for e in every(browser, ".facet[data-facet=sector] .facet__name") if e.is_displayed()]
    assert shown == ["Opieka i usługi społeczne dla dorosłych"]


def test_suggestions_by_keyboard(browser: Browser, site: Site) -> None:
    browser.get(site.address)
    browser.find_element("tag name", "body").send_keys("/")
    box = browser.switch_to.active_element
    assert box.get_attribute("id") == "q"
    box.send_keys("manuf")
    until(browser, lambda: every(browser, "[role=option]"))
    assert box.get_attribute("aria-expanded") == "true"
    box.send_keys(Keys.DOWN)
    chosen = one(browser, "[role=option][aria-selected=true]")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert box.get_attribute("value") == "manuf"
    box.send_keys(Keys.ESCAPE)
    assert box.get_attribute("aria-expanded") == "false"
    box.send_keys(Keys.ENTER)
    until(browser, lambda: "q" in _query(browser))
    assert not complaints(browser)


@pytest.mark.parametrize("kind", ["browser", "plain"])
def test_from_a_fact_to_its_sentence(kind: str, site: Site, request: pytest.FixtureRequest) -> None:
    window: Browser = request.getfixturevalue(kind)
    _words(window, site, "manufaktura")
    one(window, ".hit h3 a").click()
    until(window, lambda: one(window, ".facts"))
    place = next(f for f in every(window, ".fact") if f.find_element("tag name", "dt").text == "Miejsce")
    place.find_element("css selector", ".why summary").click()
    quote = place.find_element("css selector", "blockquote").text
    place.find_element("css selector", ".evidence a").click()
    mark = until(window, lambda: one(window, "#zaznaczenie"))
    assert mark.text == quote
    assert "Żarkach" in mark.text
    if kind == "browser":  # the page stands where the sentence is in sight
        box = window.execute_script("return arguments[0].getBoundingClientRect()", mark)
        assert 0 <= box["top"] < 900


def test_kinds_of_mentions_are_switched_off_without_scripts(plain: Browser, site: Site) -> None:
    plain.get(f"{site.address}/raport/2017/pranie-z-sercem")
    mention = one(plain, ".report .m--place")
    assert mention.value_of_css_property("background-color") != "rgba(0, 0, 0, 0)"
    one(plain, "#pokaz-place").click()
    assert mention.value_of_css_property("background-color") == "rgba(0, 0, 0, 0)"


def test_a_sentence_offers_its_address(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/raport/2017/pranie-z-sercem")
    sentence = one(browser, ".report li .s")
    until(browser, lambda: (sentence.click(), every(browser, ".sentence-link"))[1])
    assert one(browser, ".sentence-link").text == "Kopiuj odnośnik"


def test_comparing_two(plain: Browser, site: Site) -> None:
    plain.get(f"{site.address}/szukaj?per_page=5")
    for box in every(plain, ".hit__tools input")[:2]:
        box.click()
    one(plain, ".below button").click()
    until(plain, lambda: one(plain, "table.compare"))
    assert len(_query(plain)["id"]) == 2


def test_narrowing_by_the_map(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/statystyki")
    link = one(browser, '.map a[aria-label^="województwo śląskie"]')
    link.send_keys(Keys.ENTER)
    until(browser, lambda: "region" in _query(browser))
    assert _query(browser)["region"] == ["śląskie"]
    assert "wybrane" in (one(browser, ".map a.chosen").get_attribute("aria-label") or "")


def test_repairing_a_search_without_hits(plain: Browser, site: Site) -> None:
    plain.get(f"{site.address}/szukaj?q=pralnia&municipality=240905&sector=handel")
    assert total(plain) == 0
    one(plain, ".repairs a").click()
    until(plain, lambda: total(plain) > 0)


def test_nothing_is_asked_of_another_host(browser: Browser, site: Site) -> None:
    for path in ("/", "/szukaj?q=pralnia", "/statystyki", "/raport/2017/pranie-z-sercem"):
        browser.get(site.address + path)
        names = browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
        assert names
        assert all(name.startswith(site.address) for name in names), json.dumps(names)
        assert not complaints(browser)
