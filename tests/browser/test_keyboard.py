"""What each kind of user comes for, from the start page on, by keyboard alone, with scripts and without."""

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

from kb.search.protocol import Request
from kb.store import Store
from tests.browser.window import Browser, Site, complaints, every, one, press, resize, tab_to, total, until

pytestmark = pytest.mark.browser


@pytest.fixture(params=["scripts", "plain"])
def window(request: pytest.FixtureRequest) -> Browser:
    """Chromium with scripts, then without."""
    name = "browser" if request.param == "scripts" else "plain"
    browser: Browser = request.getfixturevalue(name)
    return browser


def _query(browser: Browser) -> dict[str, list[str]]:
    return parse_qs(urlsplit(browser.current_url).query)


def _open(browser: Browser, site: Site, path: str = "/") -> None:
    browser.get(site.address + path)
    complaints(browser)


def _scripts(browser: Browser) -> bool:
    return bool(every(browser, "[role=combobox]"))


def _tick(browser: Browser, facet: str, value: str) -> None:
    """Tick a value of a filter; without scripts the filters wait for their button."""
    box = f'.facet[data-facet={facet}] input[value="{value}"]'
    if not one(browser, f".facet[data-facet={facet}] summary + *").is_displayed():
        tab_to(browser, f".facet[data-facet={facet}] > summary")
        press(browser, Keys.ENTER)
    tab_to(browser, box)
    press(browser, Keys.SPACE)
    if not _scripts(browser):
        tab_to(browser, ".filters__apply button")
        press(browser, Keys.ENTER)
    until(browser, lambda: value in _query(browser).get(facet, []))
    until(browser, lambda: one(browser, box).is_selected())


def _common(site: Site) -> tuple[str, str, int]:
    """Return a sector and a region with at least three practices, and how many there are."""
    engine = Store(site.data).current().engine
    counts = engine.cross(Request(), "sector", "region")
    (sector, region), n = max((c for c in counts.items() if "-" not in c[0]), key=lambda c: (c[1], c[0]))
    assert n >= 3
    return sector, region, n


def test_a_practitioner_finds_practices_of_a_sector_in_a_region_and_takes_them(
    window: Browser, site: Site, tmp_path: Path
) -> None:
    sector, region, n = _common(site)
    window.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    _open(window, site)
    tab_to(window, f'.sector-grid a[href*="sector={sector}"]')
    press(window, Keys.ENTER)
    until(window, lambda: one(window, "#wyniki-naglowek"))
    _tick(window, "region", region)
    until(window, lambda: total(window) == n)
    assert len(every(window, ".hit h3 a")) >= 3
    link = tab_to(window, 'a[href*="eksport.csv"]')
    assert parse_qs(urlsplit(link.get_attribute("href") or "").query) == _query(window)
    press(window, Keys.ENTER)
    file = until(window, lambda: next(tmp_path.glob("*.csv"), None))
    text = until(window, lambda: file.read_text(encoding="utf-8-sig"))
    assert (
        len(list(csv.DictReader(io.StringIO(text), delimiter=csv.Sniffer().sniff(text[:200]).delimiter))) == n
    )
    assert not complaints(window)


def test_a_practitioner_compares_two(window: Browser, site: Site) -> None:
    _open(window, site, "/szukaj?per_page=5")
    names = [link.text for link in every(window, ".hit h3 a")[:2]]
    for _ in range(2):
        tab_to(window, ".hit__tools input[name=id]")
        press(window, Keys.SPACE)
    tab_to(window, "button[form=porownanie]")
    press(window, Keys.ENTER)
    until(window, lambda: one(window, "table.compare"))
    assert [a.text for a in every(window, "table.compare thead a[href*=praktyka]")] == names
    assert not complaints(window)


def test_a_researcher_goes_from_a_fact_to_its_sentence(window: Browser, site: Site) -> None:
    _open(window, site)
    tab_to(window, "#q")
    press(window, "manufaktura", Keys.ENTER)
    until(window, lambda: one(window, "#wyniki-naglowek"))
    tab_to(window, ".hit h3 a")
    press(window, Keys.ENTER)
    until(window, lambda: one(window, ".fact"))
    tab_to(window, ".fact .why > summary")
    press(window, Keys.ENTER)
    quote = until(window, lambda: one(window, ".fact .why[open] blockquote").text)
    tab_to(window, ".fact .evidence a")
    press(window, Keys.ENTER)
    assert until(window, lambda: one(window, "#zaznaczenie")).text == quote
    assert not complaints(window)


def test_an_official_narrows_by_the_map_and_by_years(window: Browser, site: Site) -> None:
    _open(window, site)
    tab_to(window, '.site-nav a[href$="/statystyki"]')
    press(window, Keys.ENTER)
    region = until(window, lambda: one(window, ".table--bars tbody th a").text)
    tab_to(window, f'.map a[aria-label^="województwo {region}"]')
    press(window, Keys.ENTER)
    until(window, lambda: _query(window).get("region") == [region])
    assert one(window, ".table--bars [aria-current]").text == region
    tab_to(window, "[name=year_from]")
    press(window, "1990", Keys.ENTER)
    until(window, lambda: _query(window).get("year_from") == ["1990"])
    assert _query(window)["region"] == [region]
    said = int(one(window, ".page-head .lead").text.split()[0])
    tab_to(window, '.result-notes a[href*="szukaj"]')
    press(window, Keys.ENTER)
    until(window, lambda: one(window, "#wyniki-naglowek"))
    assert total(window) == said
    assert not complaints(window)


def test_anybody_repairs_a_search_without_hits(window: Browser, site: Site) -> None:
    _open(window, site, "/szukaj?q=pralnia&municipality=240905&sector=handel")
    assert total(window) == 0
    # The filters stay in sight, by name.
    assert [c.text for c in every(window, ".chip__facet")] == ["Słowa:", "Gmina:", "Sektor:"]
    link = tab_to(window, ".repairs a")
    promised = int(link.find_element("css selector", ".count").text.split()[0])
    press(window, Keys.ENTER)
    until(window, lambda: total(window) == promised)
    assert not complaints(window)


def test_the_theme_is_switched_where_the_reader_stands(window: Browser, site: Site) -> None:
    def ground() -> str:
        return str(one(window, "html").value_of_css_property("background-color"))

    try:
        _open(window, site, "/pomoc")
        light = ground()
        for theme, changed in (("dark", True), ("system", False)):
            tab_to(window, ".theme > summary")
            press(window, Keys.ENTER)
            tab_to(window, f".theme button[value={theme}]")
            press(window, Keys.ENTER)
            until(window, lambda changed=changed: (ground() != light) == changed)
            assert urlsplit(window.current_url).path == "/pomoc"
            window.get(site.address + "/statystyki")
            assert (ground() != light) == changed
            window.get(site.address + "/pomoc")
        assert not complaints(window)
    finally:
        window.delete_all_cookies()


def test_skip_links_lead_past_the_menu_and_past_the_filters(window: Browser, site: Site) -> None:
    for target, part in (("#tresc", "main"), ("#wyniki-naglowek", "#wyniki")):
        _open(window, site, "/szukaj?per_page=5")
        tab_to(window, f'.skip[href="{target}"]', most=30)
        assert one(window, ".skip:focus").is_displayed()
        press(window, Keys.ENTER)
        press(window, Keys.TAB)
        inside = "return document.querySelector(arguments[0]).contains(document.activeElement)"
        assert window.execute_script(inside, part)


def test_filters_open_on_a_phone_and_give_the_focus_back(browser: Browser, site: Site) -> None:
    resize(browser, 360, 800)
    _open(browser, site, "/szukaj?per_page=5")
    opener = until(browser, lambda: one(browser, ".filters-open[role=button]"))
    assert opener.get_attribute("aria-expanded") == "false"
    tab_to(browser, ".filters-open")
    press(browser, Keys.SPACE)
    until(browser, lambda: one(browser, "#filtry").is_displayed())
    assert browser.execute_script("return document.activeElement.closest('#filtry') !== null")
    assert one(browser, ".filters-open").get_attribute("aria-expanded") == "true"
