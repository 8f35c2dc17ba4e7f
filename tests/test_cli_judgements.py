"""Judging on the command line, over a real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli import app
from rashomon.graph.store import FILE, Store

from records import document, mention, reading


def run(*arguments: object) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which J. Klein and Jonas Klein are two."""
    reports = (document("one", "Jonas Klein left."), document("two", "J. Klein left."))
    with Store(tmp_path / FILE) as store:
        store.add(reading(each, [mention(each, each.text[:-6], of="Person")]) for each in reports)
    return tmp_path


def people(folder: Path) -> int:
    with Store(folder / FILE) as store:
        return sum(node.type == "Person" for node in store.nodes())


def test_same_and_undo(folder: Path) -> None:
    """What `same` makes one is two again after `undo`; both tell what they did, `judgements` what holds."""
    made = run("same", folder, "J. Klein", "Jonas Klein", "--why", "one photograph", "--who", "Ada")
    assert made.exit_code == 0
    assert people(folder) == 1
    assert "one photograph" in run("judgements", folder).stdout
    assert run("undo", folder).exit_code == 0
    assert people(folder) == 2
    assert "one photograph" not in run("judgements", folder).stdout


def test_candidates(folder: Path) -> None:
    """The pair is proposed with its reason until somebody has judged it."""
    assert "initial" in run("candidates", folder).stdout
    assert run("different", folder, "J. Klein", "Jonas Klein", "--why", "father and son").exit_code == 0
    assert "initial" not in run("candidates", folder).stdout


def test_nobody(folder: Path) -> None:
    """A name of nobody is told in one line, and nothing is changed."""
    told = run("same", folder, "Nobody", "Jonas Klein", "--why", "?")
    assert told.exit_code == 2
    assert told.stderr.startswith("error: ")
    assert people(folder) == 2
