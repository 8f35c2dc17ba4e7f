"""The explorer as a journalist uses it: open, search, click through to the words, filter, ask."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from browser.serving import ROOT, opened, served
from playwright.sync_api import Page, expect

from rashomon import pipeline
from rashomon.exports.explorer.judging import Judging
from rashomon.exports.explorer.server import LiveCatalogue

AXE = ROOT / "tools" / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = ("graph", "reports", "actors", "disputes", "query")
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def test_within_a_minute_the_words_that_prove_a_dispute(page: Page, explorer: str) -> None:
    """From the first page: a contested line is listed, one click shows both sides, one more the report."""
    page.goto(explorer)
    page.get_by_role("link", name="Northern Shield Brigade backed by Morvania").click()
    panel = page.get_by_label("Evidence")
    expect(panel.get_by_role("heading", name="Says that it is so")).to_be_visible()
    expect(panel.get_by_role("heading", name="Denies it")).to_be_visible()
    expect(panel.locator("mark", has_text="denied").first).to_be_visible()
    panel.get_by_role("link", name="Morvania rejects general's charge").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Morvania rejects")
    expect(page.locator(".text .cue.lit").first).to_be_visible()


def test_an_actor_can_be_found(page: Page, explorer: str) -> None:
    """Part of a name and Enter lead to the node, and from there to all about it."""
    page.goto(explorer)
    page.get_by_role("searchbox", name="Find an actor").or_(page.locator("#find")).first.fill("shield")
    page.keyboard.press("Enter")
    panel = page.get_by_label("Evidence")
    expect(panel.get_by_role("heading", name="Northern Shield Brigade")).to_be_visible()
    panel.get_by_role("link", name="Everything about it").click()
    expect(page.locator("main h1")).to_contain_text("Northern Shield Brigade")
    expect(page.get_by_role("heading", name=re.compile("Why these words mean it"))).to_be_visible()


def test_a_way_between_two_actors_can_be_found(page: Page, explorer: str) -> None:
    """The lines that lead from one to the other are listed in order."""
    page.goto(explorer)
    page.locator("#find").fill("Davor Lin")
    page.keyboard.press("Enter")
    page.locator("#path-to").fill("Morvania")
    page.keyboard.press("Enter")
    steps = page.locator(".path ol li")
    expect(steps.first).to_contain_text("Davor Lin")
    expect(steps.last).to_contain_text("Morvania")


def test_filters_leave_out_what_is_not_wanted(page: Page, explorer: str) -> None:
    """Without any status there is nothing to show, and the page says so."""
    page.goto(explorer)
    for status in ("contested", "asserted", "claimed", "denied", "open"):
        page.get_by_role("group", name="Accounts").get_by_label(status).uncheck()
    expect(page.locator(".told")).to_contain_text("Nothing is shown")


def test_the_network_can_be_arranged_and_saved(page: Page, explorer: str, tmp_path: Path) -> None:
    """By type and by community; as a picture in two formats, and as Turtle."""
    page.goto(explorer)
    for how in ("type", "community", "forces"):
        page.locator("#arrange").select_option(how)
    for name, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("Turtle", b"@prefix")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        assert Path(download.value.path()).read_bytes().startswith(begins)


def test_words_and_statements_light_each_other(page: Page, explorer: str) -> None:
    """Pointing at a statement lights its words in the report, and the other way round."""
    page.goto(f"{explorer}/#/reports")
    page.get_by_role("link", name="Brigade denies attack on base").click()
    page.locator(".card").first.hover()
    assert page.locator(".text .lit").count() > 0
    page.locator(".text .cue").last.hover()
    expect(page.locator(".card.lit").first).to_be_visible()


def test_the_library_is_asked(page: Page, explorer: str) -> None:
    """A query of the library answers as it is opened; one with a parameter when it is given."""
    page.goto(f"{explorer}/#/query/spokespersons")
    expect(page.locator("tbody tr").filter(has_text="Davor Lin")).to_be_visible()
    page.get_by_role("button", name="Graph").click()
    expect(page.locator(".canvas canvas").first).to_be_visible()
    page.goto(f"{explorer}/#/query/statements-of")
    page.get_by_label("NAME").fill("Anton Reszke")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr").first).to_be_visible()


def test_what_went_wrong_is_told(page: Page, explorer: str) -> None:
    """A query with a mistake in it says where."""
    page.goto(f"{explorer}/#/query")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("nonsense")
    with page.expect_response("**/api/query") as answer:
        page.get_by_role("button", name="Ask").click()
    assert answer.value.status == 400
    expect(page.get_by_role("alert")).to_contain_text("cannot be read")


def test_a_query_can_be_stopped(page: Page, explorer: str) -> None:
    """One that would run for ever ends by the button, and the next one is answered."""
    page.goto(f"{explorer}/#/query")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Stopped.")).to_be_visible()
    page.goto(f"{explorer}/#/query/spokespersons")
    expect(page.locator("tbody tr").first).to_be_visible()


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_can_be_linked_to(page: Page, explorer: str, view: str) -> None:
    """Its address opens it, marks it in the menu, and names it in the title."""
    page.goto(f"{explorer}/#/{view}")
    expect(page.locator("header nav a[aria-current]")).to_have_text(view.title())
    expect(page).to_have_title(re.compile(view.title()))
    expect(page.locator("main h1")).to_have_count(1)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_fits_a_phone(browser, explorer: str, view: str) -> None:
    """Nothing has to be scrolled sideways."""
    with opened(browser, **PHONE) as page:
        page.goto(f"{explorer}/#/{view}")
        expect(page.locator("main h1")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_serious_fault(browser, explorer: str, view: str, scheme: str) -> None:
    """Contrast, names, roles and order, in light and in dark."""
    with opened(browser, viewport={"width": 1400, "height": 900}, color_scheme=scheme) as page:
        page.goto(f"{explorer}/#/{view}")
        expect(page.locator("main h1")).to_have_count(1)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        serious = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
        assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in serious] == []


def test_a_judgement_joins_two_actors_and_is_taken_back(page: Page, examples: Path, tmp_path: Path) -> None:
    """On the page of an actor: say that it is another one, see them as one, take it back."""
    directory = Path(shutil.copytree(examples, tmp_path / "graph"))
    judging = Judging.of(directory, pipeline.judge, pipeline.undo)
    with served(LiveCatalogue(directory), directory, judging) as address:
        page.goto(f"{address}/#/actors")
        page.get_by_role("link", name="Jonas Pell").click()
        page.locator("#other").fill("Petra Olsk")
        page.locator("#why").fill("to try it")
        page.get_by_role("button", name="are the same").click()
        expect(page.get_by_label("Judgements")).to_contain_text("to try it")
        expect(page.get_by_text(re.compile("Also called"))).to_be_visible()
        page.get_by_role("button", name="Take back").click()
        expect(page.get_by_role("button", name="Take back")).to_have_count(0)
        page.goto(f"{address}/#/actors")
        expect(page.get_by_role("link", name="Jonas Pell")).to_be_visible()
        expect(page.get_by_role("link", name="Petra Olsk")).to_be_visible()


def test_it_can_be_used_by_keyboard(page: Page, explorer: str) -> None:
    """The first tab stop skips the menu; the views are links, the rest are fields and buttons."""
    page.goto(f"{explorer}/#/disputes")
    expect(page.locator("main h1")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "view"


def test_a_server_that_is_gone_is_told(page: Page, explorer: str) -> None:
    """The page says so and offers to try again."""
    page.goto(f"{explorer}/#/disputes")
    expect(page.locator("main h1")).to_be_visible()
    page.route(
        "**/api/reports", lambda route: route.fulfill(status=200, body="[", content_type="application/json")
    )
    page.get_by_role("link", name="Reports").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be shown")
    page.unroute("**/api/reports")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("main h1")).to_contain_text("Reports")
    assert page.evaluate("location.hash") == "#/reports"
