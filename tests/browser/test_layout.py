"""How pages look: no sideways scrolling, targets to hit, contrast in both themes, nothing that jumps."""

import pytest

from kb.search.protocol import Request
from kb.store import Store
from tests.browser.window import Browser, Site, complaints, resize

pytestmark = pytest.mark.browser

_OVERFLOW = """
const wide = document.documentElement.clientWidth;
const all = document.documentElement.scrollWidth;
return all <= wide ? [] : [`${all} > ${wide}`, ...[...document.querySelectorAll('main *')]
  .filter(e => e.getBoundingClientRect().right > wide + 1 && !e.closest('.table-scroll'))
  .slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
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
# WCAG 1.4.3: 4.5 to 1, 3 to 1 for large text; backgrounds of parents, solid ones only.
_CONTRAST = """
const parse = c => (c.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
const linear = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const ground = e => {
  for (let p = e; p; p = p.parentElement) {
    const s = getComputedStyle(p);
    if (s.backgroundImage !== 'none') return null;
    const c = parse(s.backgroundColor);
    if (c.length < 4 || c[3] === 1) return c;
    if (c[3] > 0) return null;
  }
  return [255, 255, 255];
};
const bad = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const e = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || !e.getClientRects().length) continue;
  if (e.closest('.visually-hidden, svg, option')) continue;
  const behind = ground(e);
  if (!behind) continue;
  const style = getComputedStyle(e);
  const [a, b] = [light(parse(style.color)), light(behind)].sort((x, y) => y - x);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
  const ratio = (a + 0.05) / (b + 0.05);
  if (ratio < (large ? 3 : 4.5)) bad.push(`${ratio.toFixed(2)} ${e.outerHTML.slice(0, 120)}`);
}
return bad.slice(0, 5);
"""
_SHIFT = """
const done = arguments[arguments.length - 1];
let sum = 0;
new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; })
  .observe({ type: 'layout-shift', buffered: true });
setTimeout(() => done(sum), 300);
"""


@pytest.fixture(scope="module")
def pages(site: Site) -> list[str]:
    """One address of every kind of page."""
    generation = Store(site.data).current()
    report = generation.facts.report("2017/pranie-z-sercem")
    practice = report.practice_ids[0]
    other = next(h.id for h in generation.engine.search(Request()).hits if h.id != practice)
    return [
        "/",
        "/szukaj?q=pralnia&sector=pralnictwo&region=-mazowieckie",
        "/szukaj?unit=organisations",
        "/szukaj?unit=reports&q=fundacja",
        "/szukaj?q=zzzqqq&region=śląskie",
        f"/praktyka/{practice}",
        "/raport/2017/pranie-z-sercem?od=40&do=90",
        f"/organizacja/{next(iter(report.organisation_ids.values()))}",
        "/miejsce/24",
        "/sektor/pralnictwo",
        f"/porownaj?id={practice}&id={other}",
        "/statystyki",
        "/pomoc",
        "/o-serwisie",
        "/dla-programistow",
        "/dostepnosc",
        "/jakosc-danych",
        "/nie-ma",
    ]


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_sideways_scrolling(browser: Browser, site: Site, pages: list[str], width: int) -> None:
    resize(browser, width, 800)
    for path in pages:
        browser.get(site.address + path)
        assert browser.execute_script(_OVERFLOW) == [], path


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_can_be_hit(browser: Browser, site: Site, pages: list[str], width: int) -> None:
    resize(browser, width, 800)
    for path in pages:
        browser.get(site.address + path)
        assert browser.execute_script(_SMALL) == [], path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast(browser: Browser, site: Site, pages: list[str], theme: str) -> None:
    feature = {"name": "prefers-color-scheme", "value": theme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    try:
        for path in pages:
            browser.get(site.address + path)
            assert browser.execute_script(_CONTRAST) == [], path
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_nothing_jumps_on_load(browser: Browser, site: Site, pages: list[str]) -> None:
    for path in pages[:8]:
        browser.get(site.address + path)
        assert browser.execute_async_script(_SHIFT) < 0.02, path


def test_the_browser_has_nothing_to_complain_of(browser: Browser, site: Site, pages: list[str]) -> None:
    complaints(browser)
    for path in pages[:-1]:
        browser.get(site.address + path)
        assert complaints(browser) == [], path
