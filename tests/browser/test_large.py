"""Large graphs: 20,000 nodes in the explorer, 2,000 on the network page, each usable within five seconds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from browser.serving import opened, served
from playwright.sync_api import expect

from rashomon.exports.explorer.catalogue import Catalogue
from rashomon.exports.explorer.network_view import network_json
from rashomon.exports.network_page import WRITER
from rashomon.model import Judgement, Node, Proposition, Reading, Support
from rashomon.ontology.vocabulary import load

PREDICATES = ("backed-by", "attacked", "supplied", "accused", "met-with")
TYPES = ("Person", "Organization", "Group", "Place")


class Large:
    """A store of a few hubs and many others, as networks of news are."""

    def __init__(self, nodes: int, relations: int) -> None:
        self._nodes, self._relations = nodes, relations

    def readings(self) -> Iterator[Reading]:
        return iter(())

    def nodes(self) -> Iterator[Node]:
        for number in range(self._nodes):
            yield Node(f"n{number:05}", f"Actor {number}", TYPES[number % 4], None, (), 1)

    def judgements(self) -> tuple[Judgement, ...]:
        return ()

    def propositions(self) -> Iterator[Proposition]:
        for number in range(self._relations):
            subject, object_ = (
                f"n{number % self._nodes:05}",
                f"n{(number * number + 7 * number) % (1 + number % self._nodes):05}",
            )
            support = Support(
                "doc", "rel", f"p{number:06}", subject, "met-with", object_, None, subject, "asserts"
            )
            status = "contested" if number % 50 == 0 else "asserted"
            yield Proposition(f"p{number:06}", subject, PREDICATES[number % 5], object_, status, (support,))


def test_the_explorer_is_usable_in_five_seconds(browser, tmp_path: Path) -> None:
    """From opening the address to a search that has been answered, with the picture drawn, and then still."""
    catalogue = Catalogue.of(Large(20_000, 100_000), load())
    network_json(catalogue)  # as the explorer does before it says where it is
    with served(lambda: catalogue, tmp_path) as address, opened(browser) as page:
        began = time.monotonic()
        page.goto(address)
        page.locator(".canvas[data-ready]").wait_for(timeout=30_000)
        page.locator("#find").fill("Actor 77")
        page.keyboard.press("Enter")
        expect(page.locator(".panel h2")).to_have_text("Actor 77", timeout=30_000)
        taken = time.monotonic() - began
        print(f"usable after {taken:.1f} s")
        expect(page.locator(".told")).to_contain_text("settling", timeout=60_000)
        assert taken < 5


def test_the_network_page_is_usable_in_five_seconds(plain_browser, tmp_path: Path) -> None:
    """As many nodes as it shows are laid out and still, and a click is answered."""
    with open(tmp_path / "graph.html", "wb") as stream:
        WRITER.write(Large(2_000, 3_000), load(), stream)
    with opened(plain_browser) as page:
        began = time.monotonic()
        page.goto((tmp_path / "graph.html").as_uri())
        expect(page.locator("#settling")).to_be_hidden(timeout=30_000)
        page.locator("#panel ul.list button").first.click()
        expect(page.locator("#panel h3")).to_be_visible()
        taken = time.monotonic() - began
        print(f"usable after {taken:.1f} s")
        assert taken < 5
