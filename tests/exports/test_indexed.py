"""A large graph is asked through an index on disk, and answers as one in memory does."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import QueryError
from rashomon.exports import indexed
from rashomon.exports.query import run
from rashomon.exports.writing import write_all

INDEX = ".graph.nq.index"


@pytest.fixture
def graph(tmp_path: Path, source, vocabulary, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a graph that is large, and indexed in several parts."""
    write_all(source, vocabulary, tmp_path, ["nquads"])
    monkeypatch.setattr(indexed, "LARGE", 0)
    monkeypatch.setattr(indexed, "PART", 10_000)
    return tmp_path


def test_it_answers_as_in_memory(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first time, when the index is made, and the second time, when it is there."""
    answers = [run(graph, "contested").rows for _ in range(2)]
    made = (graph / INDEX).stat().st_mtime_ns
    monkeypatch.setattr(indexed, "LARGE", 10**9)
    assert answers == [run(graph, "contested").rows] * 2
    assert (graph / INDEX).stat().st_mtime_ns == made
    assert sorted(path.name for path in graph.iterdir()) == [INDEX, "graph.nq"]


def test_an_index_of_an_earlier_graph_is_made_anew(graph: Path, tell, vocabulary) -> None:
    """What the next build says is what is found."""
    run(graph, "contested")
    write_all(tell("Other words"), vocabulary, graph, ["nquads"])
    assert {row[2] for row in run(graph, "contested").rows} == {"Other words"}


def test_an_interrupted_index_is_made_anew(graph: Path) -> None:
    """One that was left half made is no index."""
    (graph / f"{INDEX}.part" / "quads").mkdir(parents=True)
    (graph / INDEX / "quads").mkdir(parents=True)
    assert run(graph, "contested").rows
    assert not (graph / f"{INDEX}.part").exists()


def test_damage_is_told(graph: Path) -> None:
    """A line that is no quad makes no index."""
    with (graph / "graph.nq").open("a", encoding="utf-8") as stream:
        stream.write("<https://example.org/a> no\n")
    with pytest.raises(QueryError, match="cannot be loaded"):
        run(graph, "contested")
    assert sorted(path.name for path in graph.iterdir()) == ["graph.nq"]


def test_where_no_index_can_be_written_memory_does(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may only be read still answers."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert run(graph, "contested").rows
