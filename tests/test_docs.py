"""The documentation tells the truth: its commands exist and parse, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path

import pytest
import typer
import typer.main

from rashomon.cli import app
from rashomon.exports.library import library

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "examples" / "README.md"]
GROUP = typer.main.get_group(app)

CONSOLE = re.compile(r"^```(?:console|sh|bash|shell)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def lines(block: str) -> Iterator[list[str]]:
    """The commands of a block as words. Where some lines begin with `$ `, the others are what was printed.

    A command goes on over the next line after a backslash or within quotes.
    """
    prompt = "$ " if re.search(r"^\$ ", block, re.MULTILINE) else ""
    begun = ""
    for line in block.splitlines():
        if not begun and not line.startswith(prompt):
            continue
        begun += line if begun else line.removeprefix(prompt)
        if begun.endswith("\\"):
            begun = begun[:-1]
            continue
        try:
            yield shlex.split(begun, comments=True)
        except ValueError:  # a quotation is still open
            begun += "\n"
        else:
            begun = ""


def commands(page: Path) -> list[list[str]]:
    """The arguments of every call of `rashomon` in the blocks of a page."""
    found = []
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        for words in lines(block):
            for _, part in groupby(words, key=lambda word: word in ("|", "&&", ";", ">")):
                call = list(part)
                if call[0] == "rashomon":
                    found.append(call[1:])
    return found


@pytest.mark.parametrize("name", sorted(GROUP.commands))
def test_every_command_is_in_the_readme(name: str) -> None:
    """Whoever reads the README alone meets each command."""
    assert f"rashomon {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_in_a_page_parses(page: Path) -> None:
    """A renamed option or command would break whoever copies it from the page."""
    for name, *arguments in commands(page):
        with suppress(typer.Exit):  # --help and --version are done once they are parsed
            if name.startswith("-"):
                GROUP.make_context("rashomon", [name, *arguments])
            else:
                GROUP.commands[name].make_context(name, arguments)


def test_the_readme_shows_commands() -> None:
    """The test above would pass on a page in which it finds nothing."""
    assert {arguments[0] for arguments in commands(ROOT / "README.md")} >= {"build", "query", "contested"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    """Links to files of the project, pictures among them, exist."""
    links = LINK.findall(page.read_text(encoding="utf-8"))
    here = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in here if not (page.parent / link).exists()] == []


def test_every_question_of_the_library_is_documented() -> None:
    """The page on queries has each with its arguments and what it answers."""
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    for query in library().values():
        words = " ".join((query.name, *query.parameters))
        assert f"| `{words}` | {query.title} | {query.description} |" in page
