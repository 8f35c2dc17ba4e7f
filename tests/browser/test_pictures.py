"""The pictures in the documentation, taken anew from the examples with `make pictures`."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from browser.serving import ROOT, opened
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from rashomon.exports.plot import PICTURES, plot

IMAGES = ROOT / "docs" / "images"

pytestmark = pytest.mark.skipif("PICTURES" not in os.environ, reason="pictures are taken by `make pictures`")


def keep(page: Page, name: str) -> None:
    """A screenshot of what the page shows."""
    save(Image.open(io.BytesIO(page.screenshot())), name)


def save(picture: Image.Image, name: str) -> None:
    """A picture in few enough colours to be small."""
    few = picture.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{name}.png", optimize=True)


def test_the_network_page(page: Page, examples: Path) -> None:
    """With a dispute opened."""
    page.goto((examples / "graph.html").as_uri())
    expect(page.locator("#settling")).to_be_hidden()
    page.get_by_role("button", name="Northern Shield Brigade backed by Morvania").click()
    page.wait_for_timeout(1000)
    keep(page, "graph")


@pytest.mark.parametrize("view", ["graph", "reports", "actors", "disputes", "query"])
def test_each_view(page: Page, explorer: str, view: str) -> None:
    """The views of the explorer, each with something chosen."""
    page.goto(f"{explorer}/#/{'query/who-denied-whom' if view == 'query' else view}")
    if view == "graph":
        expect(page.locator(".told")).not_to_contain_text("settling")
    elif view == "reports":
        page.get_by_role("link", name="Brigade denies attack on base").click()
        page.locator(".card").first.hover()
    elif view == "actors":
        page.get_by_role("link", name="Northern Shield Brigade").click()
        expect(page.locator("h1")).to_contain_text("Northern Shield")
    page.wait_for_timeout(1000)
    keep(page, f"explorer-{view}")


def test_a_phone_in_the_dark(browser: Browser, explorer: str) -> None:
    """Narrow and dark."""
    with opened(browser, viewport={"width": 390, "height": 844}, color_scheme="dark") as page:
        page.goto(f"{explorer}/#/disputes")
        expect(page.locator("h1")).to_contain_text("Disputes")
        keep(page, "explorer-phone")


@pytest.mark.parametrize("what", PICTURES)
def test_each_plot(examples: Path, what: str, tmp_path: Path) -> None:
    """Pictures without a browser."""
    plot(examples, what, tmp_path / "plot.png")
    save(Image.open(tmp_path / "plot.png"), f"plot-{what}")
