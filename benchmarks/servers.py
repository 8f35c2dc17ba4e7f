"""Servers to load into, for as long as a benchmark needs them: on this machine alone, in a folder of their own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ARCADE = Path(__file__).parent.parent / "tests" / "databases" / "arcade_server.py"


@contextmanager
def arcade(folder: Path) -> Iterator[str | None]:
    """ArcadeDB with Bolt: its target; None where the package is not installed."""
    if find_spec("arcadedb_embedded") is None:
        yield None
        return
    port = _free_port()
    command = [sys.executable, str(ARCADE), str(folder), str(_free_port()), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            while b"ready" not in (server.stdout.readline() if server.stdout else b"ready"):
                if server.poll() is not None:
                    raise RuntimeError("ArcadeDB ended")
            yield f"bolt://127.0.0.1:{port}/news"
        finally:
            server.kill()


@contextmanager
def oxigraph(folder: Path) -> Iterator[str | None]:
    """Oxigraph's own server: its address; None where the program is not installed."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}") or shutil.which("oxigraph")
    if program is None:
        yield None
        return
    port = _free_port()
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _listen(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _listen(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(port)
