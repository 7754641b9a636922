"""The pictures in the documentation, made from the site itself when KB_SCREENSHOTS names a folder.

KB_SCREENSHOTS_DATA names the data directory to show; without it the small generation of these tests is shown.
"""

import io
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from waitress.server import create_server

from kb.search.protocol import Request
from kb.settings import load
from kb.store import Store
from tests.browser.window import Browser, Site, dress, resize
from web import create_app

pytestmark = pytest.mark.browser

#: Width of the window in CSS pixels -> its height: a phone, a tablet, a desktop.
SIZES = {360: 780, 768: 1024, 1440: 900}
#: Colours of a picture: flat ones need few, and a palette is a third of the size.
COLOURS = 128


@pytest.fixture(scope="module")
def shown(site: Site) -> Iterator[Site]:
    """The site that the pictures show."""
    data = os.environ.get("KB_SCREENSHOTS_DATA")
    if not data:
        yield site
        return
    settings = load(environ={}).replace(data=Path(data))
    server = create_server(create_app(settings), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.effective_port}", Path(data))
    server.close()
    thread.join(timeout=10)


def _addresses(data: Path) -> dict[str, str]:
    """Return name of a picture -> address: the surest practice, the report that speaks of it."""
    generation = Store(data).current()
    hits = generation.engine.search(Request(q="pralnia", per_page=50)).hits
    records = generation.facts.practices([h.id for h in hits])
    best = max(records, key=lambda r: (r.practice.score, len({e.field for e in r.practice.evidence}), r.id))
    return {
        "start": "/",
        "wyniki": "/szukaj?q=pralnia",
        "praktyka": f"/praktyka/{best.id}",
        "raport": f"/raport/{best.report.id}",
        "statystyki": "/statystyki",
        "porownanie": f"/porownaj?id={best.id}&id={next(r.id for r in records if r.id != best.id)}",
    }


def test_pictures_of_the_site(browser: Browser, shown: Site, tmp_path: Path) -> None:
    folder = Path(os.environ.get("KB_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    for name, address in _addresses(shown.data).items():
        for width, height in SIZES.items():
            _take(browser, shown.address + address, (width, height), folder / f"{name}-{width}.png")
    with dress(browser, "dark"):
        _take(browser, f"{shown.address}/", (1440, 900), folder / "start-1440-ciemny.png")


def _take(browser: Browser, address: str, size: tuple[int, int], file: Path) -> None:
    resize(browser, *size)
    browser.get(address)
    picture = Image.open(io.BytesIO(browser.get_screenshot_as_png())).convert("RGB")
    assert picture.size == size
    assert len(picture.getcolors(1 << 24) or ()) > 50, "the page is blank"
    picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT).save(file, optimize=True)
    assert file.stat().st_size < 150_000
