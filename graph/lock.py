"""One writer at a time: whoever writes to a store and its views holds a lock, and says who it is.

The lock is the kernel's (`flock`): it ends with the process that holds it, however that ends. The file is removed
by who held it; one that a killed process left behind means nothing.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import StoreError

FILE = ".lock"
PATIENCE = 5.0
"""Seconds to wait for somebody else: enough for a judgement, or a retraction in a small store, to be done."""

_STEP = 0.05


@contextmanager
def writing(directory: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a directory. Raises `StoreError` when it cannot be had, with who has it."""
    path = directory / FILE
    until = time.monotonic() + patience
    while (file := _taken(path)) is None:
        if time.monotonic() > until:
            holder = _holder(path)
            raise StoreError(
                f"process {holder} is writing to it",
                path=str(directory),
                remedy=f"wait until it is done, or stop it (kill {holder})",
            )
        time.sleep(_STEP)
    try:
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(file)


def _taken(path: Path) -> int | None:
    """The lock, as an open file; None while somebody else has it."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise StoreError(
            f"cannot be written ({error.strerror})",
            path=str(path.parent),
            remedy="choose a directory that exists and that you may write to",
        ) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(file), os.stat(path)):
            os.ftruncate(file, 0)
            return file
    except (BlockingIOError, FileNotFoundError):
        pass  # somebody has it, or had it and has removed the file that we opened
    os.close(file)
    return None


def _holder(path: Path) -> str:
    try:
        return path.read_text("ascii").strip() or "unknown"
    except OSError:
        return "unknown"
