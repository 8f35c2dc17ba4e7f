"""Reports are written by others: what they hold is text, whatever it looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser.serving import opened, served

from rashomon.exports.explorer.server import LiveCatalogue
from rashomon.ids import content_id
from rashomon.model import Document
from rashomon.pipeline import build

SCRIPT = "<script>window.ran = true</script>"
IMAGE = "<img src=x onerror='window.ran = true'>"
TEXT = (
    f"General Anton Reszke said the Northern Brigade attacked the base on Monday. "
    f"“It was {IMAGE} a crime,” Reszke said. The Northern Brigade denied that it attacked the base."
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    """The graph of one report whose title, publisher and quote hold markup, and whose address is a script."""
    about = {
        "title": SCRIPT,
        "publisher": IMAGE,
        "url": "javascript:window.ran=true",
        "published": "2024-05-07",
    }
    directory = tmp_path_factory.mktemp("hostile")
    build([Document(content_id("doc", TEXT), "hostile", TEXT, **about)], directory)
    return directory


def test_markup_is_text_in_every_view(browser, hostile: Path) -> None:
    """Nothing runs, nothing is asked of elsewhere, and the reader sees the very characters."""
    with served(LiveCatalogue(hostile), hostile) as address, opened(browser) as page:
        for view in ("graph", "actors", "disputes", "query/timeline", "reports"):
            page.goto(f"{address}/#/{view}")
            page.locator("main h1").wait_for(state="attached")
        page.locator("main li a").first.click()
        page.locator(".text").wait_for()
        assert SCRIPT in page.locator("main h1").inner_text()
        assert IMAGE in page.locator(".text").inner_text()
        assert page.locator("main script, main img").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
        assert page.evaluate("window.ran") is None


def test_markup_is_text_in_the_page(browser, hostile: Path) -> None:
    """The same for graph.html, which is opened from the file system."""
    with opened(browser) as page:
        page.goto((hostile / "graph.html").as_uri())
        page.locator("#settling").wait_for(state="hidden")
        page.locator("#panel ul.list button").first.click()
        assert SCRIPT in page.locator("#panel").inner_text()
        assert page.locator("#panel script, #panel img, #panel a[href^='javascript']").count() == 0
        assert page.evaluate("window.ran") is None
