"""A server, or the load itself, killed in the middle: a clear error, and the same command goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from databases.arcade_server import PASSWORD
from databases.conftest import (
    USER,
    arcade,
    free_port,
    oxigraph,
    rows_there,
    rows_wanted,
    run,
    triples_there,
    triples_wanted,
)

from rashomon.errors import ExportError
from rashomon.exports.load.targets import load
from rashomon.graph.store import FILE, Store

INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from rashomon.exports.load.targets import load

def kill(done):
    if done > 2000:
        os.kill(os.getpid(), signal.SIGKILL)

load(Path(sys.argv[1]), sys.argv[2], user=sys.argv[3], password=sys.argv[4], progress=kill)
"""
GONE = r"gone away.*; start it and give the same command again: it goes on where it stopped"


def killing(server: subprocess.Popen[bytes], after: int) -> Callable[[int], None]:
    """Kills a server when so many rows or triples have arrived."""

    def progress(done: int) -> None:
        if done > after:
            server.kill()
            server.wait()

    return progress


@pytest.mark.usefixtures("impatient")
def test_a_bolt_server_that_is_killed(tmp_path: Path, many: Path) -> None:
    """ArcadeDB loses nothing that was done; started again, it gets the rest, and nothing twice."""
    port = free_port()
    target, place = f"bolt://127.0.0.1:{port}/news", tmp_path / "arcade"
    place.mkdir()
    with arcade(place, port) as server, pytest.raises(ExportError, match=GONE):
        load(many, target, user=USER, password=PASSWORD, progress=killing(server, 2000))
    with arcade(place, port):
        before = sum(rows_there(target).values())
        done = load(many, target, user=USER, password=PASSWORD)
        seen = sum(rows_wanted(many).values())
        assert 0 < before < seen
        assert done.nodes + done.edges == seen
        assert rows_there(target) == rows_wanted(many)
        assert load(many, target, user=USER, password=PASSWORD).unchanged


def test_a_load_over_bolt_that_is_killed(tmp_path: Path, many: Path) -> None:
    """The batches that were done stay; a report retracted meanwhile is gone when the load has gone on."""
    port = free_port()
    target, place = f"bolt://127.0.0.1:{port}/news", tmp_path / "arcade"
    place.mkdir()
    with arcade(place, port):
        killed(many, target, USER, PASSWORD)
        assert 0 < sum(rows_there(target).values()) < sum(rows_wanted(many).values())
        retract(many, "denial-7")
        load(many, target, user=USER, password=PASSWORD)
        assert rows_there(target) == rows_wanted(many)
        assert run(target, "MATCH (d:Document {name: 'denial-7'}) RETURN d.id") == []


@pytest.mark.parametrize("protocol", ["store", "update"])
def test_a_sparql_store_that_is_killed(tmp_path: Path, many: Path, protocol: str) -> None:
    """Oxigraph, started again, gets the graphs that it lacks; half of a graph does not stay."""
    port = free_port()
    target, query = f"{protocol}+http://127.0.0.1:{port}/{protocol}", f"http://127.0.0.1:{port}/query"
    with oxigraph(tmp_path / "oxigraph", port) as server, pytest.raises(ExportError, match=GONE):
        load(many, target, progress=killing(server, 5000))
    with oxigraph(tmp_path / "oxigraph", port):
        assert 0 < sum(triples_there(query).values()) < sum(triples_wanted(many).values())
        load(many, target)
        assert triples_there(query) == triples_wanted(many)


def test_a_load_into_a_sparql_store_that_is_killed(tmp_path: Path, many: Path) -> None:
    """What was sent stays; a report retracted meanwhile is gone when the load has gone on."""
    port = free_port()
    target, query = f"store+http://127.0.0.1:{port}/store", f"http://127.0.0.1:{port}/query"
    with oxigraph(tmp_path / "oxigraph", port):
        killed(many, target)
        with Store(many / FILE) as store:
            sent = [one for one in triples_there(query) if "/doc-" in one]
            gone = next(
                one.extraction.document.name
                for one in store.readings()
                if sent[0].endswith(one.extraction.document.id)
            )
        retract(many, gone)
        load(many, target)
        assert triples_there(query) == triples_wanted(many)
        assert sent[0] not in triples_there(query)


def test_a_load_into_a_file_that_is_killed(tmp_path: Path, many: Path) -> None:
    """Ladybug's old database stays whole until the new one is complete; nothing is left behind by the next load."""
    target = tmp_path / "graph.lbug"
    load(many, f"ladybug:{target}")
    old = target.read_bytes()
    retract(many, "denial-7")
    script = INTERRUPTED.replace(
        "load(Path", "import ladybug\nladybug.Connection.execute = kill_at_copy\nload(Path"
    )
    script = script.replace("def kill(done)", "def kill_at_copy(*given):\n    kill(3000)\n\ndef kill(done)")
    killed(many, f"ladybug:{target}", script=script)
    assert target.read_bytes() == old
    done = load(many, f"ladybug:{target}")
    assert done.nodes + done.edges == sum(rows_wanted(many).values())
    assert not list(tmp_path.glob(".*"))


def killed(folder: Path, target: str, user: str = "", password: str = "", script: str = INTERRUPTED) -> None:
    """A load in a process of its own that kills itself on the way."""
    call = [sys.executable, "-c", script, str(folder), target, user, password]
    assert subprocess.run(call, stderr=subprocess.DEVNULL).returncode == -signal.SIGKILL


def retract(folder: Path, name: str) -> None:
    with Store(folder / FILE) as store:
        store.retract(name)
