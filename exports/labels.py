"""The labels of nodes while a store is written out: on disk, so that memory does not grow with their number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ..model import Node

CACHED = 2**10
"""Labels that are kept at hand; those of a report's actors come again and again."""


class Labels(Mapping[str, str]):
    """The label of each node that has passed, by its id: a table in a temporary file of SQLite's own."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)  # a file that nobody sees and that goes with us
        self._db.execute("CREATE TABLE label (node TEXT PRIMARY KEY, label TEXT NOT NULL) WITHOUT ROWID")
        self._db.execute("PRAGMA journal_mode = OFF")
        self._find = lru_cache(CACHED)(self._read)

    def add(self, nodes: Iterable[Node]) -> None:
        """Takes the labels of some nodes."""
        self._db.execute("BEGIN")
        self._db.executemany(
            "INSERT OR REPLACE INTO label VALUES (?, ?)", ((node.id, node.label) for node in nodes)
        )
        self._db.execute("COMMIT")
        self._find.cache_clear()

    def __getitem__(self, node: str) -> str:
        found = self._find(node)
        if found is None:
            raise KeyError(node)
        return found

    def __iter__(self) -> Iterator[str]:
        for row in self._db.execute("SELECT node FROM label ORDER BY node"):
            yield row[0]

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM label").fetchone()[0])

    def _read(self, node: str) -> str | None:
        row = self._db.execute("SELECT label FROM label WHERE node = ?", (node,)).fetchone()
        return None if row is None else str(row[0])
