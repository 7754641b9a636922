"""What the browser's tests share: the site, the window, waiting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

Browser = webdriver.Chrome
T = TypeVar("T")


@dataclass(frozen=True)
class Site:
    """A running site: its address and its data."""

    address: str
    data: Path


def resize(browser: Browser, width: int, height: int) -> None:
    """Give the page a size in CSS pixels; below 600 wide it counts as a phone."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


@contextmanager
def dress(browser: Browser, theme: str) -> Iterator[None]:
    """Let the system prefer a theme, "light" or "dark", for a while."""
    preference = {"name": "prefers-color-scheme", "value": theme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [preference]})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def one(browser: Browser, selector: str) -> WebElement:
    """Return the first element of a CSS selector."""
    return browser.find_element(By.CSS_SELECTOR, selector)


def every(browser: Browser, selector: str) -> list[WebElement]:
    """Return all elements of a CSS selector."""
    return browser.find_elements(By.CSS_SELECTOR, selector)


def until(browser: Browser, condition: Callable[[], T]) -> T:
    """Wait up to ten seconds until something is true of the page; elements may come and go meanwhile."""
    gone = (NoSuchElementException, StaleElementReferenceException)
    return WebDriverWait(browser, 10, ignored_exceptions=gone).until(lambda _: condition())


def press(browser: Browser, *keys: str) -> None:
    """Press keys, wherever the focus is."""
    ActionChains(browser).send_keys(*keys).perform()


def tab_to(browser: Browser, selector: str, most: int = 300) -> WebElement:
    """Walk by the Tab key to the next element that fits a CSS selector.

    Raises:
        AssertionError: it is not among the next `most` stops.
    """
    for _ in range(most):
        press(browser, Keys.TAB)
        if browser.execute_script("return document.activeElement.matches(arguments[0])", selector):
            return browser.switch_to.active_element
    raise AssertionError(f"no way by the keyboard to {selector}")


def total(browser: Browser) -> int:
    """Return the number of results that the page tells."""
    return int("".join(c for c in one(browser, "#wyniki-naglowek").text if c.isdigit()))


def complaints(browser: Browser) -> list[str]:
    """Return what the browser complained of since the last call: policy, scripts, missing files."""
    return [entry["message"] for entry in browser.get_log("browser")]
