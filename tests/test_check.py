"""`rashomon check`: silent about a store that is sound, and not about one that was damaged, in whatever way."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.errors import StoreError
from rashomon.graph.store import FILE, Store
from rashomon.pipeline import build_by, check, export, retract

from tiny import Tiny, reports


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store of a few reports."""
    out = tmp_path_factory.mktemp("sound")
    build_by(lambda _: Tiny(), reports(5), out, formats=["nquads"])
    return (out / FILE).read_bytes()


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A directory with a store and two views, all sound."""
    build_by(lambda _: Tiny(), reports(5), tmp_path, formats=["annotations", "nquads"])
    return tmp_path


def found(out: Path) -> list[str]:
    return [str(problem) for problem in check(out)]


def change(out: Path, *commands: str) -> None:
    """Change the rows of a store behind its back; the triggers that keep its tallies do their work."""
    with closing(sqlite3.connect(out / FILE)) as db:
        for command in commands:
            db.execute(command)
        db.commit()


def test_a_sound_store_has_nothing_to_tell(graph: Path) -> None:
    """After a build, after a retraction, and told how far it is."""
    seen: list[int] = []
    assert list(check(graph, seen.append)) == []
    assert seen == [1, 2, 3, 4, 5]
    retract(graph, "report-2")
    assert found(graph) == []


ONE = "document = (SELECT min(id) FROM document) AND position = 0"

ROWS = {
    "another word": (
        "UPDATE mention SET text = 'x' WHERE " + ONE,
        "its place in the text holds something else",
    ),
    "another place": ("UPDATE mention SET start = 1 WHERE " + ONE, "should have the id men-"),
    "another id": ("UPDATE relation SET id = 'rel-x' WHERE " + ONE, "should have the id rel-"),
    "beyond the text": ("UPDATE relation SET evidence = '[0,999]' WHERE " + ONE, "characters 0 to 999"),
    "an empty span": ("UPDATE relation SET trigger = '[[3,3]]' WHERE " + ONE, "characters 3 to 3"),
    "no such mention": (
        "UPDATE relation SET subject = 'men-x' WHERE " + ONE,
        "has as subject men-x, which is no mention",
    ),
    "no such statement": (
        "UPDATE relation SET statement = 'sta-x' WHERE " + ONE,
        "which is no statement of the report",
    ),
    "no such node": ("UPDATE link SET node = 'ent-x' WHERE " + ONE, "has as node ent-x, which is no entity"),
    "no such holder": ("UPDATE support SET holder = 'ent-x' WHERE " + ONE, "has as holder ent-x"),
    "no such relation": ("UPDATE support SET relation = 'rel-x' WHERE " + ONE, "has as relation rel-x"),
    "a proposition of others": (
        "UPDATE support SET proposition = 'pro-x' WHERE " + ONE,
        "does not follow from its nodes",
    ),
    "an unknown type": (
        "UPDATE relation SET type = 'befriended' WHERE " + ONE,
        "which the vocabulary does not know",
    ),
    "an unknown stance": (
        "UPDATE support SET stance = 'shrugs' WHERE " + ONE,
        "has the stance 'shrugs', which there is not",
    ),
    "no publisher": ("UPDATE document SET narrator = 'ent-x'", "its publisher ent-x is no entity of it"),
    "another text": ("UPDATE document SET text = text || ' '", "its id does not follow from its content"),
    "a changed title": ("UPDATE document SET title = 'x'", "its rows are not what was stored"),
    "no JSON": ("UPDATE relation SET trigger = '[[' WHERE " + ONE, "its rows cannot be read"),
    "twice": (
        "INSERT INTO link SELECT document, 99, mention, node, score, reason, runners_up FROM link WHERE "
        + ONE,
        "is there more than once",
    ),
    "unlinked": ("DELETE FROM link WHERE " + ONE, "its links are not those of its mentions"),
    "an orphan": (
        "INSERT INTO chain VALUES ('doc-x', 0, 'chn-x', '[]')",
        "a row of chain belongs to no document",
    ),
    "a lost sketch": ("DELETE FROM sentence", "the sketches of its sentences are not those of its text"),
    "a wrong count": (
        "UPDATE tally SET count = 7 WHERE what = 'relation'",
        "it counts 7 of 'relation', and holds 5",
    ),
    "a lost count": ("DELETE FROM tally WHERE what = 'actor'", "it counts 0 of 'actor'"),
    "a wrong fingerprint": (
        "UPDATE tally SET count = 7 WHERE what = 'content'",
        "its fingerprint is not that",
    ),
    "a wrong standing": ("UPDATE standing SET count = 7", "who holds what is counted wrongly"),
    "a wrong status": ("UPDATE status SET status = 'denied'", "is kept as denied, and is asserted"),
    "a lost status": ("DELETE FROM status", "propositions have no status"),
}


@pytest.mark.parametrize(("damage", "told"), ROWS.values(), ids=ROWS)
def test_a_changed_row_is_found(tmp_path: Path, sound: bytes, damage: str, told: str) -> None:
    """Each error names the store or the report, and what would mend it."""
    (tmp_path / FILE).write_bytes(sound)
    change(tmp_path, damage)
    problems = [str(problem) for problem in check(tmp_path)]
    assert any(told in problem for problem in problems), problems
    assert all(problem.startswith(str(tmp_path / FILE)) for problem in problems)


@pytest.mark.parametrize("page", [2, 5, 9])
def test_a_damaged_page_is_found(tmp_path: Path, sound: bytes, page: int) -> None:
    """Bytes that SQLite itself cannot read: said, with the way to build the store again."""
    torn = bytearray(sound)
    torn[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    (tmp_path / FILE).write_bytes(torn)
    result = CliRunner().invoke(app, ["check", str(tmp_path)])
    assert result.exit_code in (1, 2)
    assert "move it away and run the build again, over the same reports" in result.stderr


def test_a_store_that_was_cut_short_is_found(tmp_path: Path, sound: bytes) -> None:
    """As after a copy that was not finished."""
    (tmp_path / FILE).write_bytes(sound[: len(sound) // 2])
    with pytest.raises(StoreError, match="move it away and run the build again"):
        raise next(check(tmp_path))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def touched(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Brigade", b"brigade"))


def noted_no_more(path: Path) -> None:
    path.with_name("views.json").unlink()


def overtaken(path: Path) -> None:
    with Store(path.with_name(FILE)) as store:
        store.retract("report-1")


VIEWS: dict[str, tuple[Callable[[Path], None], str]] = {
    "cut": (cut, "it is not what was written"),
    "changed": (touched, "it is not what was written"),
    "deleted": (Path.unlink, "it is missing"),
    "unknown": (noted_no_more, "it is not known which state of the store it shows"),
    "overtaken": (overtaken, "it shows an earlier state of the store"),
}


@pytest.mark.parametrize(("damage", "told"), VIEWS.values(), ids=VIEWS)
def test_a_view_that_is_not_the_store_s_is_found(
    graph: Path, damage: Callable[[Path], None], told: str
) -> None:
    """And `rashomon export` mends it."""
    damage(graph / "graph.nq")
    remedy = f"write it anew: rashomon export {graph} --format nquads"
    assert f"{graph / 'graph.nq'}: {told}; {remedy}" in found(graph)
    export(graph, ["annotations", "nquads"])
    assert found(graph) == []


def test_the_command_says_all_is_sound_or_what_is_not(graph: Path) -> None:
    """With an exit code for scripts: 0, 1 where something is wrong, 2 where there is no store."""
    result = CliRunner().invoke(app, ["check", str(graph)])
    assert (result.exit_code, result.stdout) == (0, "all is sound\n")
    (graph / "graph.nq").unlink()
    result = CliRunner().invoke(app, ["check", str(graph)])
    assert (result.exit_code, result.stdout) == (1, "1 wrong\n")
    assert "graph.nq: it is missing" in result.stderr
    assert CliRunner().invoke(app, ["check", str(graph / "nowhere")]).exit_code == 2
