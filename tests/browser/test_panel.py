"""Filters that answer at once keep what was opened, typed and focused; so do links and the back button."""

import json
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from tests.browser.window import Browser, Site, complaints, every, one, total, until

pytestmark = pytest.mark.browser


def _query(browser: Browser) -> dict[str, list[str]]:
    return parse_qs(urlsplit(browser.current_url).query)


def _facet(browser: Browser, name: str) -> WebElement:
    return one(browser, f".facet[data-facet={name}]")


def _open(browser: Browser, name: str) -> None:
    browser.execute_script("arguments[0].open = true", _facet(browser, name))


def test_a_page_is_not_loaded_anew_for_a_link_of_the_results(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/szukaj?q=pralnia&region=śląskie")
    until(browser, lambda: every(browser, "[role=combobox]"))
    browser.execute_script("window.same = true")
    narrowed = total(browser)
    every(browser, "a.chip")[1].click()
    until(browser, lambda: "region" not in _query(browser))
    until(browser, lambda: total(browser) > narrowed)
    assert browser.execute_script("return window.same")
    assert browser.switch_to.active_element.get_attribute("id") == "wyniki-naglowek"
    one(browser, ".sorting a").click()
    until(browser, lambda: "sort" in _query(browser))
    browser.back()
    until(browser, lambda: "sort" not in _query(browser))
    browser.back()
    until(browser, lambda: total(browser) == narrowed)
    assert len(every(browser, "a.chip")) == 2
    assert browser.execute_script("return window.same")
    assert not complaints(browser)


def test_the_next_page_begins_at_its_top(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/szukaj")
    until(browser, lambda: every(browser, "[role=combobox]"))
    first = one(browser, ".hit h3").text
    following = one(browser, "a[rel=next]")
    browser.execute_script("arguments[0].scrollIntoView()", following)
    following.click()
    until(browser, lambda: one(browser, ".hit h3").text != first)
    until(browser, lambda: browser.switch_to.active_element.get_attribute("id") == "wyniki-naglowek")
    top = browser.execute_script(
        "return document.getElementById('wyniki-naglowek').getBoundingClientRect().top"
    )
    assert -1 <= top < 900


def test_what_was_opened_and_typed_stays(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/szukaj")
    until(browser, lambda: every(browser, "[role=combobox]"))
    _open(browser, "sector")
    browser.execute_script(
        "arguments[0].querySelector('.facet__more').open = true", _facet(browser, "sector")
    )
    field = one(browser, ".facet[data-facet=sector] [data-facet-find]")
    field.send_keys("us")
    shown = [e for e in every(browser, ".facet[data-facet=sector] .facet__row input") if e.is_displayed()]
    assert 0 < len(shown) < 12
    shown[-1].send_keys(Keys.SPACE)
    until(browser, lambda: "sector" in _query(browser))
    until(browser, lambda: every(browser, ".facet[data-facet=sector] .facet__status"))
    assert one(browser, ".facet[data-facet=sector] [data-facet-find]").get_attribute("value") == "us"
    assert one(browser, ".facet[data-facet=sector] .facet__more").get_attribute("open")
    names = [e.text for e in every(browser, ".facet[data-facet=sector] .facet__name") if e.is_displayed()]
    assert names
    assert browser.switch_to.active_element.get_attribute("value") == _query(browser)["sector"][0]


def test_a_long_list_is_searched_whole(browser: Browser, site: Site) -> None:
    """The page holds 40 organisations of many more; the search inside the filter finds the others too."""
    with urlopen(f"{site.address}/filtr/organisation?kolejnosc=liczba&format=json", timeout=20) as answer:
        values = json.load(answer)["values"]
    assert len(values) > 60
    rare = values[-1]
    browser.get(f"{site.address}/szukaj")
    until(browser, lambda: every(browser, "[role=combobox]"))
    assert not every(browser, f'[name=organisation][value="{rare["value"]}"]')
    _open(browser, "organisation")
    one(browser, ".facet[data-facet=organisation] [data-facet-find]").send_keys(rare["label"].upper())
    box = until(browser, lambda: one(browser, f'.facet__found [value="{rare["value"]}"]'))
    until(browser, lambda: "Pasuje:" in (one(browser, "#oznajmienia").get_attribute("textContent") or ""))
    box.send_keys(Keys.SPACE)
    until(browser, lambda: _query(browser).get("organisation") == [rare["value"]])
    until(browser, lambda: total(browser) == rare["count"])
    assert not complaints(browser)


def test_the_focus_goes_on_while_a_year_is_answered(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/szukaj")
    until(browser, lambda: every(browser, "[role=combobox]"))
    _open(browser, "year")
    one(browser, "[name=year_from]").click()
    ActionChains(browser).send_keys("2010", Keys.TAB, "20").perform()
    until(browser, lambda: _query(browser).get("year_from") == ["2010"])
    until(browser, lambda: every(browser, ".facet[data-facet=year] .facet__status"))
    active = "const e = document.activeElement; return [e.name, e.value]"
    until(browser, lambda: browser.execute_script(active) == ["year_to", "20"])


def test_a_year_that_is_none_is_told_before_anything_is_asked(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/szukaj")
    until(browser, lambda: every(browser, "[role=combobox]"))
    _open(browser, "year")
    one(browser, "[name=year_from]").send_keys("20x", Keys.TAB)
    assert browser.execute_script("return document.querySelector('[name=year_from]:invalid') !== null")
    browser.execute_async_script("setTimeout(arguments[0], 500)")
    assert "year_from" not in browser.current_url
    assert one(browser, "h1")


def test_a_jump_inside_the_page_asks_nothing(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/szukaj?q=pralnia")
    until(browser, lambda: every(browser, "[role=combobox]"))
    browser.execute_script("document.getElementById('wyniki').dataset.same = 'yes'")
    one(browser, 'a.skip[href="#wyniki-naglowek"]').send_keys(Keys.ENTER)
    until(browser, lambda: browser.current_url.endswith("#wyniki-naglowek"))
    browser.execute_async_script("setTimeout(arguments[0], 400)")
    assert one(browser, "#wyniki").get_attribute("data-same") == "yes"


def test_excluding_with_a_link(browser: Browser, site: Site) -> None:
    browser.get(f"{site.address}/szukaj")
    until(browser, lambda: every(browser, "[role=combobox]"))
    before = total(browser)
    one(browser, ".facet[data-facet=region] .facet__out").click()
    until(browser, lambda: total(browser) < before)
    assert _query(browser)["region"][0].startswith("-")
    assert every(browser, ".chip--out")
