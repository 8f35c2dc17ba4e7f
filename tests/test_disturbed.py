"""Builds that are disturbed: a full disk, a directory that cannot be written, somebody else at work on it."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rashomon.errors import RashomonError, StoreError
from rashomon.graph.lock import FILE as LOCK
from rashomon.graph.lock import writing
from rashomon.graph.store import FILE, Store
from rashomon.pipeline import build_by, check, judge, retract

from tiny import Tiny, reports

NOBODY = 65534
FORK = multiprocessing.get_context("fork")


def whole_build(out: Path, count: int) -> None:
    build_by(lambda _: Tiny(), reports(count), out, formats=["nquads"])


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """What a full disk is to a process: writing beyond a size fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("more", [100, 8_000, 40_000, 120_000, 200_000])
def test_a_full_disk_loses_nothing(tmp_path: Path, more: int) -> None:
    """Wherever it is full, in the store or in a view: what was stored stays, the remedy is told, and it goes on."""
    out, other = tmp_path / "out", tmp_path / "undisturbed"
    for each in (out, other):
        whole_build(each, 100)
    before = (out / "graph.nq").read_bytes()
    with (
        no_file_larger_than((out / FILE).stat().st_size + more),
        pytest.raises(RashomonError, match=r"(room|free some space)"),
    ):
        whole_build(out, 500)
    assert (out / "graph.nq").read_bytes() == before
    assert [str(each) for each in check(out) if isinstance(each, StoreError)] == []
    for each in (out, other):
        whole_build(each, 500)
    assert (out / "graph.nq").read_bytes() == (other / "graph.nq").read_bytes()
    assert list(check(out)) == []


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder with a graph that this process may read and not write, whoever it runs as."""
    folder = Path(tempfile.mkdtemp())
    whole_build(folder, 3)
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    else:
        folder.chmod(0o555)
    yield folder
    if os.getuid() == 0:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_directory_is_told(locked_folder: Path) -> None:
    """Before anything is read; and what is there can still be asked."""
    with pytest.raises(StoreError, match="choose a directory that exists and that you may write to"):
        whole_build(locked_folder, 5)
    with Store(locked_folder / FILE, create=False) as store:
        assert len(store) == 3
    assert list(check(locked_folder)) == []


def build_slowly(out: Path) -> None:
    build_by(lambda _: Tiny(0.2), reports(500), out, formats=[])


def test_a_second_build_says_who_is_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the number of the process; once that has ended, however it did, the second one goes on."""
    monkeypatch.setattr("rashomon.pipeline.writing", lambda out: writing(out, patience=0.2))
    child = FORK.Process(target=build_slowly, args=(tmp_path,))
    child.start()
    while not (tmp_path / LOCK).exists() or not (tmp_path / LOCK).read_text():
        time.sleep(0.01)
    told = rf"process {child.pid} is writing to it; wait until it is done, or stop it \(kill {child.pid}\)"
    with pytest.raises(StoreError, match=told):
        whole_build(tmp_path, 3)
    child.kill()
    child.join()
    assert (tmp_path / LOCK).exists()  # nobody could remove it, and nobody minds
    whole_build(tmp_path, 3)
    assert not (tmp_path / LOCK).exists()


def test_whoever_changes_a_store_waits_for_their_turn(tmp_path: Path) -> None:
    """A retraction and a judgement while somebody writes for a moment: they wait, and are done."""
    whole_build(tmp_path, 5)
    child = FORK.Process(target=hold, args=(tmp_path, 0.5))
    child.start()
    while not (tmp_path / LOCK).exists():
        time.sleep(0.01)
    retract(tmp_path, "report-1")
    assert (tmp_path / "held").exists()  # the other had its turn
    judge(tmp_path, "Brigade 0", "Brigade 2", "different", who="me", why="two flags", when="2024-01-01")
    child.join()
    assert list(check(tmp_path)) == []


def hold(out: Path, seconds: float) -> None:
    with writing(out):
        time.sleep(seconds)
        (out / "held").touch()


def test_two_builds_at_once_make_what_one_makes(tmp_path: Path) -> None:
    """Each report once, whoever came first."""
    children = [FORK.Process(target=whole_build, args=(tmp_path, count)) for count in (150, 100)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0]
    with Store(tmp_path / FILE) as store:
        assert len(store) == 150
    assert list(check(tmp_path)) == []


def test_a_build_leaves_no_lock_behind_when_it_fails(tmp_path: Path) -> None:
    """Errors and Ctrl-C let it go."""
    for error in (RashomonError("no"), KeyboardInterrupt()):
        with pytest.raises(type(error)), writing(tmp_path):
            raise error
    assert list(tmp_path.iterdir()) == []
