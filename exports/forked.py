"""Work in a process of its own, which can be ended: what a time limit needs, and a query has not.

The child is a fork, so the graph that is in memory already is there at once and costs nothing. It gives back bytes
through a pipe, and is killed when its time is over or when whoever asked has gone.
"""

from __future__ import annotations

import asyncio
import os
import resource
import signal
from collections.abc import Callable


class OutOfTimeError(Exception):
    """The work took longer than it was given."""


class OutOfMemoryError(Exception):
    """The child ended without an answer, as it does when it needs more memory than it was given."""


async def run(work: Callable[[], bytes], seconds: float, megabytes: int | None = None) -> bytes:
    """What the work gives back. It must not fail: it turns its own errors into bytes.

    Raises `OutOfTimeError`, or `OutOfMemoryError` when the child died.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, writing, megabytes)
    os.close(writing)
    try:
        given = await asyncio.wait_for(_all(reading), seconds)
    except TimeoutError:
        raise OutOfTimeError from None
    finally:
        os.kill(child, signal.SIGKILL)  # it waits for nobody: the pipe is closed, or its answer is not wanted
        os.waitpid(child, 0)
    if not given:
        raise OutOfMemoryError
    return given


def _work(work: Callable[[], bytes], writing: int, megabytes: int | None) -> None:
    """The life of the child, which ends here and runs nothing of its parent's clean-up."""
    try:
        signal.set_wakeup_fd(-1)
        if megabytes is not None:
            resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 2**20, megabytes * 2**20))
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(work())
    finally:
        os._exit(0)


async def _all(reading: int) -> bytes:
    loop = asyncio.get_running_loop()
    stream = asyncio.StreamReader()
    transport, _ = await loop.connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(stream), os.fdopen(reading, "rb", buffering=0)
    )
    try:
        return await stream.read()
    finally:
        transport.close()
