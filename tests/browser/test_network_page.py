"""graph.html in a browser: settles, filters, leads to the words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser.serving import ROOT
from playwright.sync_api import Page, expect

AXE = ROOT / "tools" / "explorer" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def network(page: Page, examples: Path) -> Page:
    """The page, settled."""
    page.goto((examples / "graph.html").as_uri())
    expect(page.locator("#settling")).to_be_hidden()
    return page


def test_a_dispute_leads_to_both_sides(network: Page) -> None:
    """One click in the overview shows who says it and who denies it, with the marked words."""
    network.get_by_role("button", name="Northern Shield Brigade backed by Morvania").click()
    expect(network.get_by_role("heading", name="Says that it is so")).to_be_visible()
    expect(network.get_by_role("heading", name="Denies it")).to_be_visible()
    expect(network.locator("mark", has_text="denied").first).to_be_visible()


def test_what_is_open_can_be_linked_to(network: Page) -> None:
    """The address names what the panel shows, and opens it again."""
    network.get_by_role("button", name="Third Corps struck Karvala").click()
    assert re.search(r"#pro-\w+$", network.url)
    network.reload()
    expect(network.locator("#panel h3")).to_have_text("Third Corps struck Karvala")


def test_search_finds_and_shows(network: Page) -> None:
    """Part of a name and Enter."""
    network.get_by_role("searchbox").fill("reszke")
    network.keyboard.press("Enter")
    expect(network.locator("#panel h3")).to_have_text("Anton Reszke")


def test_every_filter_can_empty_the_page(network: Page) -> None:
    """Without any outlet there is nothing to show, and the page says so; likewise out of time."""
    outlets = network.locator("#outlets input")
    for box in outlets.all():
        box.uncheck()
    expect(network.locator("#notice")).to_contain_text("Nothing is shown")
    for box in outlets.all():
        box.check()
    expect(network.locator("#notice")).to_be_hidden()
    network.locator("#first").fill("2031-01-01")
    network.locator("#first").blur()
    expect(network.locator("#notice")).to_contain_text("Nothing is shown")


def test_axe_finds_no_serious_fault(network: Page) -> None:
    """Names, roles, contrast."""
    network.add_init_script("")  # the page's own policy forbids scripts that it does not list
    found = network.evaluate(f"(() => {{ {AXE.read_text(encoding='utf-8')}; return axe.run(); }})()")
    serious = [one["id"] for one in found["violations"] if one["impact"] in ("serious", "critical")]
    assert serious == []
