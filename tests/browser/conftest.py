"""A real browser, and the explorer of the examples for it to open. Run by `make test-browser`, not by `make test`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.serving import ROOT, opened, served
from playwright.sync_api import Browser, Page, sync_playwright

from rashomon.exports.explorer.server import LiveCatalogue
from rashomon.extract.readers import read
from rashomon.pipeline import build

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
# WebGL by software: machines that test have no graphics card.
WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS + WEBGL)
        yield browser
        browser.close()


@pytest.fixture
def plain_browser(browser: Browser) -> Iterator[Browser]:
    """A browser without WebGL, which is slower than none where software has to make it."""
    plain = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, "--disable-gpu"])
    yield plain
    plain.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        yield page


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the examples, in a directory."""
    directory = tmp_path_factory.mktemp("examples")
    build(read([str(ROOT / "examples")]), directory)
    return directory


@pytest.fixture(scope="session")
def explorer(examples: Path) -> Iterator[str]:
    """The explorer of the examples."""
    with served(LiveCatalogue(examples), examples) as address:
        yield address
