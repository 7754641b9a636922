"""What Lighthouse would look at: reflow, zoom, targets, shifts, weight, what blocks rendering, complaints."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.window import Browser, Site, complaints, resize

pytestmark = pytest.mark.browser

_OVERFLOW = """
const wide = document.documentElement.clientWidth;
const all = document.documentElement.scrollWidth;
return all <= wide ? [] : [`${all} > ${wide}`, ...[...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > wide + 1 && !e.closest('.table-scroll'))
  .slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
"""
# Text that a box with a fixed size cuts off.
_CUT = """
return [...document.querySelectorAll('body *')].filter(e => {
  if (e.closest('.visually-hidden, .skip, svg, select, .searchbox .button')) return false;
  const hides = getComputedStyle(e).overflow;
  if (!/hidden|clip/.test(hides) || !e.getClientRects().length) return false;
  return e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1;
}).slice(0, 5).map(e => e.outerHTML.slice(0, 160));
"""
# WCAG 2.5.8: 24 by 24 CSS pixels, links inside sentences aside.
_SMALL = """
return [...document.querySelectorAll('a, button, input:not([type=hidden]), summary, select')].filter(e => {
  const box = (e.closest('label') ?? e).getBoundingClientRect();
  const inText = '.visually-hidden, .skip, svg, p, .report, .prose, table, dd, blockquote';
  if (!box.width || e.closest(inText)) return false;
  return box.height < 23.5 || box.width < 23.5;
}).slice(0, 5).map(e => e.outerHTML.slice(0, 160) + ' ' + e.getBoundingClientRect().height);
"""
_SHIFT = """
const done = arguments[arguments.length - 1];
let sum = 0;
new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; })
  .observe({ type: 'layout-shift', buffered: true });
setTimeout(() => done(sum), 300);
"""
_LOADED = """
return performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
  .map(e => ({ name: e.name, bytes: e.encodedBodySize, blocking: e.renderBlockingStatus }));
"""
# WCAG 1.4.12: what a reader's own style may set without anything being lost.
_SPACED = """
const all = new CSSStyleSheet();
all.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
  * { word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
document.adoptedStyleSheets = [all];
"""
#: A hundredth of the cumulative layout shift that Web Vitals call good.
STILL = 0.001
#: What a page and everything it loads may weigh, compressed, in bytes.
HEAVIEST = 100_000


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_sideways_scrolling(browser: Browser, site: Site, kinds: dict[str, str], width: int) -> None:
    resize(browser, width, 800)
    for name, path in kinds.items():
        browser.get(site.address + path)
        assert browser.execute_script(_OVERFLOW) == [], name


@pytest.mark.parametrize("change", ["document.documentElement.style.fontSize = '200%'", _SPACED])
@pytest.mark.parametrize("width", [640, 1280])
def test_text_grows_without_loss(
    browser: Browser, site: Site, kinds: dict[str, str], change: str, width: int
) -> None:
    resize(browser, width, 800)
    for name, path in kinds.items():
        browser.get(site.address + path)
        browser.execute_script(change)
        assert browser.execute_script(_OVERFLOW) == [], name
        assert browser.execute_script(_CUT) == [], name


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_can_be_hit(browser: Browser, site: Site, kinds: dict[str, str], width: int) -> None:
    resize(browser, width, 800)
    for name, path in kinds.items():
        browser.get(site.address + path)
        assert browser.execute_script(_SMALL) == [], name


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_on_load(browser: Browser, site: Site, kinds: dict[str, str], width: int) -> None:
    resize(browser, width, 800)
    for name, path in kinds.items():
        browser.get(site.address + path)
        assert browser.execute_async_script(_SHIFT) < STILL, name


def test_pages_are_light_and_only_styles_hold_them_up(
    browser: Browser, site: Site, kinds: dict[str, str]
) -> None:
    browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
    try:
        for name, path in kinds.items():
            browser.get(site.address + path)
            loaded = browser.execute_script(_LOADED)
            assert len(loaded) > 2, name
            assert 0 < sum(entry["bytes"] for entry in loaded) < HEAVIEST, (name, loaded)
            blocking = [entry["name"] for entry in loaded if entry["blocking"] == "blocking"]
            assert len(blocking) == 1, (name, blocking)
            assert "praktyki.css" in blocking[0]
    finally:
        browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": False})


def test_every_stop_of_the_tab_key_can_be_seen(browser: Browser, site: Site, kinds: dict[str, str]) -> None:
    shown = """
      const e = document.activeElement, s = getComputedStyle(e), box = e.getBoundingClientRect();
      const part = e.matches('svg a') ? getComputedStyle(e.querySelector('path, rect')) : s;
      const marked = parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none'
        || e.matches('svg a') && parseFloat(part.strokeWidth) >= 2;
      return marked && box.bottom > 0 && box.top < innerHeight ? '' : e.outerHTML.slice(0, 120);
    """
    for name in ("start", "everything", "practice", "statistics"):
        browser.get(site.address + kinds[name])
        for stop in range(60):
            browser.switch_to.active_element.send_keys(Keys.TAB)
            if browser.switch_to.active_element.tag_name == "body":
                assert stop > 10, name
                break
            assert browser.execute_script(shown) == "", name


def test_the_browser_has_nothing_to_complain_of(browser: Browser, site: Site, kinds: dict[str, str]) -> None:
    complaints(browser)
    for name, path in kinds.items():
        if name in ("not found", "bad address"):  # the browser notes the status itself
            continue
        browser.get(site.address + path)
        assert complaints(browser) == [], name
