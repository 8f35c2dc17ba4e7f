"""Explorers to open, and pages that tell when something leaves the machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, Request

from rashomon.exports.explorer.app import application
from rashomon.exports.explorer.catalogue import Catalogue
from rashomon.exports.explorer.judging import Judging

ROOT = Path(__file__).parent.parent.parent
DESK = {"viewport": {"width": 1400, "height": 900}}


@contextmanager
def opened(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page that fails the test when it asks another machine for anything, or when a script of it fails."""
    context = browser.new_context(reduced_motion="reduce", **(options or DESK))
    page = context.new_page()
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(_elsewhere(request)))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console", lambda said: problems.append(f"{said.text} {said.location}") if _is_fault(said) else None
    )
    yield page
    context.close()
    left = [one for one in asked if one]
    assert not left, left
    assert not problems, problems


def _elsewhere(request: Request) -> str:
    here = ("http://127.0.0.1:", "file:", "data:", "blob:http://127.0.0.1:")
    return "" if request.url.startswith(here) else request.url


def _is_fault(said: Any) -> bool:
    """An answer that says no is told to the reader, and to the console by the browser; that is no fault."""
    return said.type == "error" and not said.text.startswith("Failed to load resource")


@contextmanager
def served(
    catalogue: Callable[[], Catalogue], directory: Path, judging: Judging | None = None
) -> Iterator[str]:
    """An explorer on a free port; gives its address."""
    server = uvicorn.Server(
        uvicorn.Config(application(catalogue, directory, judging=judging), port=0, log_level="warning")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
