"""What SQLite complains of, in our words, with what would mend it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import StoreError

BUILD_AGAIN = "move it away and run the build again, over the same reports"

REMEDIES = (
    ("locked", "somebody else is writing to it: wait for them, or stop them"),
    ("readonly", "make the file and its directory writable"),
    ("unable to open", "see that the directory exists and is writable"),
    ("disk is full", "make room and run the same command again"),
    ("disk I/O error", "see that the disk has room and is sound, and run the same command again"),
    ("full", "make room and run the same command again"),
    ("not a database", "it is damaged, or something else: " + BUILD_AGAIN),
    ("malformed", "it is damaged: " + BUILD_AGAIN),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """SQLite's errors about a file as `StoreError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        remedy = next((words for sign, words in REMEDIES if sign in str(error)), None)
        raise StoreError(str(error), path=str(path), remedy=remedy) from error
