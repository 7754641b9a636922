"""axe-core in the open page: https://github.com/dequelabs/axe-core, from the wheel of selenium-axe-python."""

from functools import cache
from importlib.resources import files

from tests.browser.window import Browser

# WebDriver's scripts run beside the page's own, so its strict policy stays as it is while axe looks on.
_RUN = """
const done = arguments[arguments.length - 1];
const rules = { 'target-size': { enabled: true } };  // WCAG 2.5.8 is not among axe's defaults
axe.run(document, { resultTypes: ['violations'], rules }).then(
  (found) => done(found.violations.map((v) => [v.impact, v.id, v.nodes.map((n) => n.html.slice(0, 160))])),
  (error) => done([['critical', 'axe failed', [String(error)]]]),
);
"""
#: Seconds that axe may take over one page: pages of thousands of elements on a machine that is busy.
_PATIENCE = 120
#: Impacts that fail a page. What axe calls minor is a matter of taste.
GRAVE = frozenset({"critical", "serious", "moderate"})


@cache
def _source() -> str:
    return (files("selenium_axe_python") / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def problems(browser: Browser) -> list[str]:
    """Return what axe-core finds in the open page, graver than minor: impact, rule, the first elements."""
    browser.set_script_timeout(_PATIENCE)
    browser.execute_script(_source())
    found = browser.execute_async_script(_RUN)
    return [f"{impact}: {rule}: {nodes[:3]}" for impact, rule, nodes in found if impact in GRAVE]
