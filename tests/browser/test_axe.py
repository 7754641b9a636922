"""axe-core finds nothing on any kind of page, in either theme, on phone and desktop, shut and opened."""

from collections.abc import Callable

import pytest
from flask import Flask
from selenium.webdriver.common.keys import Keys
from werkzeug.exceptions import HTTPException

from kb.settings import load
from tests.browser.axe import problems
from tests.browser.window import Browser, Site, dress, every, one, resize, until
from web import create_app

pytestmark = pytest.mark.browser

#: Endpoints that answer with no page for people.
NOT_PAGES = frozenset(
    {
        *("static_file", "suggest.suggestions", "statistics.table", "export.download", "feeds.atom"),
        *("feeds.opensearch", "health.state", "api.document", "theme.choose"),
    }
)


def test_every_kind_of_page_is_looked_at(site: Site, kinds: dict[str, str]) -> None:
    app: Flask = create_app(load(environ={}).replace(data=site.data))
    router = app.url_map.bind("localhost")
    seen = set()
    for address in kinds.values():
        path = address.removeprefix("/en").partition("?")[0]
        try:
            seen.add(router.match(path)[0])
        except HTTPException:
            continue  # the page that says so
    assert seen == {rule.endpoint for rule in app.url_map.iter_rules()} - NOT_PAGES


@pytest.mark.timeout(1200)  # thirty pages, a second or two each; far more where others use the machine
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_a_barrier(
    browser: Browser, site: Site, kinds: dict[str, str], theme: str, width: int
) -> None:
    resize(browser, width, 800)
    with dress(browser, theme):
        found = {}
        for name, address in kinds.items():
            browser.get(site.address + address)
            if seen := problems(browser):
                found[name] = seen
    assert not found


def _filters(browser: Browser) -> None:
    until(browser, lambda: one(browser, ".filters-open[role=button]")).click()
    until(browser, lambda: one(browser, "#filtry").is_displayed())


def _suggestions(browser: Browser) -> None:
    one(browser, "#q").send_keys("manuf")
    until(browser, lambda: every(browser, "[role=option]"))
    one(browser, "#q").send_keys(Keys.DOWN)


def _theme(browser: Browser) -> None:
    one(browser, ".theme summary").click()
    until(browser, lambda: one(browser, ".theme__menu").is_displayed())


def _details(browser: Browser) -> None:
    browser.execute_script("document.querySelectorAll('main details').forEach(d => { d.open = true; })")


STATES: tuple[tuple[str, int, Callable[[Browser], None]], ...] = (
    ("everything", 360, _filters),
    ("start", 360, _suggestions),
    ("help", 360, _theme),
    ("practice", 1280, _details),
    ("statistics", 1280, _details),
    ("results", 1280, _details),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_that_opens_has_a_barrier(
    browser: Browser, site: Site, kinds: dict[str, str], theme: str
) -> None:
    with dress(browser, theme):
        for name, width, act in STATES:
            resize(browser, width, 800)
            browser.get(site.address + kinds[name])
            act(browser)
            assert problems(browser) == [], (name, act.__name__)


def test_axe_sees_a_barrier(browser: Browser, site: Site) -> None:
    browser.get(site.address)
    browser.execute_script(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        "'<img src=\"data:,\"><button></button><input><p id=grey>blady napis</p>');"
        "document.getElementById('grey').style.color = '#aaa';"
    )
    found = " ".join(problems(browser))
    for rule in ("image-alt", "button-name", "label", "color-contrast"):
        assert rule in found
