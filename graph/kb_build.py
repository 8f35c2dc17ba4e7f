"""Compile a knowledge base: stream entries from tables, entity files and dumps into one SQLite file.

Memory does not grow with the input. What is wrong with an entry is told with its file and line and left out,
and everything else is kept.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, replace
from pathlib import Path

from ..errors import KnowledgeBaseError
from .kb_compiled import APPLICATION_ID, COLUMNS, FORMAT, LISTS
from .kb_entries import Entry
from .kb_forms import forms
from .kb_sources import Sourced

SHORTEST_NAME, LONGEST_NAME = 2, 200
"""Characters. What is shorter stands in every text, what is longer in none."""

BATCH = 10_000
"""Entries in a transaction."""

LAYOUT = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT};
CREATE TABLE entry (number INTEGER PRIMARY KEY, {", ".join(COLUMNS)}, UNIQUE (id), UNIQUE (wikidata));
CREATE TABLE form (form TEXT NOT NULL, written TEXT NOT NULL, how TEXT NOT NULL, entry INTEGER NOT NULL);
"""
INDEXES = """
CREATE INDEX form_form ON form (form);
CREATE INDEX form_written ON form (written);
"""


def compile_base(
    sourced: Iterable[Sourced | KnowledgeBaseError],
    path: Path,
    progress: Callable[[int], None] = lambda done: None,
) -> Iterator[KnowledgeBaseError]:
    """Write a base from entries in order; yields what is wrong with some, which are left out.

    The file appears when all is done, so that an interruption leaves none behind. Nothing is done before the
    first error is asked for. Raises `KnowledgeBaseError` where the file cannot be written.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        database = sqlite3.connect(unfinished, isolation_level=None)
        database.executescript(LAYOUT)
        yield from _fill(database, sourced, progress)
        database.executescript(INDEXES)
        yield from _unknot(database)
        database.close()
        os.replace(unfinished, path)
    except (OSError, sqlite3.OperationalError) as error:
        raise KnowledgeBaseError(f"cannot be written: {error}", path=str(path)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _fill(
    database: sqlite3.Connection,
    sourced: Iterable[Sourced | KnowledgeBaseError],
    progress: Callable[[int], None],
) -> Iterator[KnowledgeBaseError]:
    marks = ", ".join("?" for _ in COLUMNS)
    insertion = f"INSERT INTO entry ({', '.join(COLUMNS)}) VALUES ({marks})"
    database.execute("BEGIN")
    for count, source in enumerate(sourced, start=1):
        if isinstance(source, KnowledgeBaseError):
            yield source
            continue
        entry, problems = _with_usable_names(source)
        yield from problems
        try:
            cursor = database.execute(insertion, _row(entry))
        except sqlite3.IntegrityError:
            what = f"the id {entry.id!r} or the Wikidata id {entry.wikidata!r} is used twice"
            yield source.error(what, "the first is kept")
            continue
        rows = {(form, written, how, cursor.lastrowid) for form, written, how in forms(entry)}
        database.executemany("INSERT INTO form VALUES (?, ?, ?, ?)", sorted(rows))
        if count % BATCH == 0:
            database.execute("COMMIT")
            database.execute("BEGIN")
            progress(count)
    database.execute("COMMIT")


def _with_usable_names(source: Sourced) -> tuple[Entry, list[KnowledgeBaseError]]:
    """An entry without aliases that are too short or too long to be found in a text, and what was wrong."""
    entry = source.entry
    usable = tuple(alias for alias in entry.aliases if SHORTEST_NAME <= len(alias) <= LONGEST_NAME)
    problems = [
        source.error(f"an alias of {len(alias)} characters", "it is left out")
        for alias in entry.aliases
        if alias not in usable
    ]
    return replace(entry, aliases=usable), problems


def _unknot(database: sqlite3.Connection) -> Iterator[KnowledgeBaseError]:
    """Cut what is part of itself, over however many steps."""
    parts = dict(database.execute("SELECT id, part_of FROM entry WHERE part_of IS NOT NULL ORDER BY id"))
    sound: set[str] = set()
    for start in parts:
        path: dict[str, None] = {}
        node: str | None = start
        while node is not None and node not in sound and node not in path:
            path[node] = None
            node = parts.get(node)
        if node is not None and node in path:
            database.execute("UPDATE entry SET part_of = NULL WHERE id = ?", (node,))
            parts[node] = None
            yield KnowledgeBaseError(f"{node!r} is part of itself", remedy="it is kept as a part of nothing")
        sound.update(path)


def _row(entry: Entry) -> tuple[object, ...]:
    values = zip(COLUMNS, astuple(entry), strict=True)
    return tuple(json.dumps(value, ensure_ascii=False) if name in LISTS else value for name, value in values)
