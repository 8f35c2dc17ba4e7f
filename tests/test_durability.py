"""A build that is killed at any moment: the store opens, what was reported done is there once, and the same build
finishes with the bytes of one that was left in peace.

`MOMENTS=100 pytest tests/test_durability.py` (`make test-durability`) kills it at a hundred moments.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from rashomon.graph.checking import problems
from rashomon.graph.lock import FILE as LOCK
from rashomon.graph.store import FILE, Store
from rashomon.pipeline import build_by

from tiny import Tiny, reports

MOMENTS = int(os.environ.get("MOMENTS", "10"))
REPORTS = reports(300)
FORMATS = ["annotations", "nquads"]
FORK = multiprocessing.get_context("fork")  # the child has everything loaded, and is at work at once


def whole_build(out: Path, workers: int = 1, told: Connection | None = None) -> None:
    progress = (lambda done: None) if told is None else told.send
    build_by(lambda _: Tiny(), REPORTS, out, formats=FORMATS, workers=workers, progress=progress)


def files(out: Path) -> dict[str, bytes]:
    """What a build leaves; of the store, all but the two counters of transactions in its head."""
    found = {path.name: path.read_bytes() for path in out.iterdir()}
    store = found.pop(FILE)
    return found | {FILE: store[:24] + store[28:92] + store[96:]}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    """What a build leaves that nobody disturbs, and how long it takes."""
    out = tmp_path_factory.mktemp("undisturbed")
    start = time.monotonic()
    child = FORK.Process(target=whole_build, args=(out,))
    child.start()
    child.join()
    return files(out), time.monotonic() - start


def killed(out: Path, workers: int, moment: float) -> int:
    """Kill a build at a moment, and return how many reports it had reported done."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = FORK.Process(target=whole_build, args=(out, workers, theirs))
    child.start()
    theirs.close()
    time.sleep(moment)
    child.kill()
    child.join()
    return max(heard(ours), default=0)


def heard(told: Connection) -> Iterator[int]:
    try:
        while True:
            yield told.recv()
    except (EOFError, OSError):
        told.close()


def moments(count: int, until: float) -> list[float]:
    """Moments of a build, in a different one of so many equal parts each, the same in every run of the tests."""
    dice = random.Random(8)
    return [until * (part + dice.random()) / count for part in range(count)]


@pytest.mark.parametrize("part", range(MOMENTS))
def test_a_build_that_is_killed(
    tmp_path: Path, undisturbed: tuple[dict[str, bytes], float], part: int
) -> None:
    """Nothing lost, nothing double, and the same bytes in the end."""
    wanted, took = undisturbed
    done = killed(tmp_path, 1, moments(MOMENTS, took)[part])
    if (tmp_path / FILE).exists():
        with Store(tmp_path / FILE) as store:
            assert list(problems(store)) == []
            assert done <= len(store) <= len(REPORTS)
    whole_build(tmp_path)
    assert files(tmp_path) == wanted
    assert not (tmp_path / LOCK).exists()


@pytest.mark.parametrize("part", range(max(1, MOMENTS // 10)))
def test_a_build_with_workers_that_is_killed(
    tmp_path: Path, undisturbed: tuple[dict[str, bytes], float], part: int
) -> None:
    """Workers whose parent is gone hold nothing; several of them come to the same bytes as one process."""
    wanted, _ = undisturbed
    done = killed(tmp_path, 2, 1.0 + moments(max(1, MOMENTS // 10), 3.0)[part])
    with Store(tmp_path / FILE) as store:
        assert list(problems(store)) == []
        assert done <= len(store)
    whole_build(tmp_path, workers=2)
    assert files(tmp_path) == wanted
