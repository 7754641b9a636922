"""A real Chromium before a real server; without one tests are skipped, or fail if KB_REQUIRE_BROWSER=1."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from waitress.server import create_server

from kb.settings import load
from tests.browser.kinds import addresses
from tests.browser.window import Browser, Site, resize
from tests.web.site import build
from web import create_app

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def _chromium() -> tuple[str, str]:
    """Return the browser and its driver; skip or fail with the reason where they are missing."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if browser and driver:
        return browser, driver
    reason = "Chromium and its driver are not installed (apt-get install chromium chromium-driver)"
    if os.environ.get("KB_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, served by waitress over a small generation."""
    data = tmp_path_factory.mktemp("browser")
    build(data)
    server = create_server(
        create_app(load(environ={}).replace(data=data)), host="127.0.0.1", port=0, threads=4
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.effective_port}", data)
    server.close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def kinds(site: Site) -> dict[str, str]:
    """One address of every kind of page, by name."""
    return addresses(site.data)


def _open(folder: Path, *, scripts: bool) -> Browser:
    binary, driver = _chromium()
    options = Options()
    options.binary_location = binary
    for flag in (*FLAGS, f"--user-data-dir={folder}"):
        options.add_argument(flag)
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(driver))


@pytest.fixture(scope="session")
def _with_scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = _open(tmp_path_factory.mktemp("profile"), scripts=True)
    yield browser
    browser.quit()


@pytest.fixture(scope="session")
def _without_scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = _open(tmp_path_factory.mktemp("profile"), scripts=False)
    yield browser
    browser.quit()


@pytest.fixture
def browser(_with_scripts: Browser) -> Browser:
    """Chromium with scripts, a desktop's window."""
    resize(_with_scripts, 1280, 900)
    return _with_scripts


@pytest.fixture
def plain(_without_scripts: Browser) -> Browser:
    """Chromium without scripts, a desktop's window."""
    resize(_without_scripts, 1280, 900)
    return _without_scripts
