"""Real servers for the tests of loading, on this machine alone. Run by `make test-databases`, not by `make test`."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rashomon.graph.store import FILE, Store

from records import asserted_backing, denied_claim


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def listening(command: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server for as long as it is needed, from when it listens."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(1200):
                if server.poll() is not None:
                    raise RuntimeError(f"{command[0]} ended")
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield server
        finally:
            server.kill()


@contextmanager
def oxigraph(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Oxigraph's own server."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}") or "oxigraph"
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with listening(command, port) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which one report asserts what another has denied."""
    with Store(tmp_path / FILE) as store:
        store.add([denied_claim(), asserted_backing()])
    return tmp_path
