"""A limit on the time that one report may take, so that no one text, made for it or not, can hold up the rest."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 0.5
"""Seconds after which it is told again: a library may have taken the first time for an error that it can pass over."""


class TooSlowError(Exception):
    """The work took longer than it was given."""


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """Raise `TooSlowError` in what takes longer than this. None is for ever.

    Time is kept by a signal, which only the main thread of a process gets; in another thread there is no limit.
    """
    if seconds is None or threading.current_thread() is not threading.main_thread():
        yield
        return

    def tell(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"it took longer than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, tell)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
