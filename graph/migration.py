"""A store of an earlier version, made one of this version; a copy of the old file is kept beside it.

The new file is written whole under another name and then takes the place of the old one, so that an interruption
leaves the old store as it was. Rows are copied column by column. What an earlier version did not keep is as the
record says of what is not known; sketches of sentences and tallies are made anew.
"""

from __future__ import annotations

import json
import logging
import shutil
import sqlite3
from contextlib import closing
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from ..errors import StoreError
from .independence import sketch
from .layout import SCHEMA_VERSION, lay_out, version_of
from .rows import DOCUMENT_COLUMNS, JSON, TABLES, Table, unpacked
from .tallies import digest, settle

_LOG = logging.getLogger(__name__)
_OLDEST = 1
_NAMED = "SELECT 1 FROM old.sqlite_master WHERE type = 'table' AND name = ?"


def migrate(path: Path, patience: float) -> None:
    """Bring the store in a file to this version; one that has been brought there meanwhile is left as it is.

    Raises `StoreError` for a file that is no store, or a store that a later version made.
    """
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")  # nobody writes to the old store until the new one stands in its place
        version = version_of(db)
        with closing(sqlite3.connect(path)) as now:
            if version_of(now) == SCHEMA_VERSION:  # somebody else was quicker
                return
        if not _OLDEST <= version < SCHEMA_VERSION:
            raise _not_ours(path, version)
        part = path.with_name(f".{path.name}.part")
        part.unlink(missing_ok=True)
        try:
            _write(part, path)
            copy = _keep(path, version)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    _LOG.warning("%s was a store of version %d; %s is what it was", path, version, copy.name)


def _write(part: Path, old: Path) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as db:
        db.execute("ATTACH ? AS old", (str(old),))
        db.execute("BEGIN")
        lay_out(db)
        names = ", ".join(DOCUMENT_COLUMNS)
        db.execute(
            f"INSERT INTO document ({names}, narrator) SELECT {names}, narrator FROM old.document ORDER BY id"
        )
        for table in TABLES:
            if db.execute(_NAMED, (table.name,)).fetchone():
                _copy(db, table)
        for name in ("judgement", "vocabulary"):
            if db.execute(_NAMED, (name,)).fetchone():
                db.execute(f"INSERT INTO {name} SELECT * FROM old.{name} ORDER BY 1")
        documents = [row[0] for row in db.execute("SELECT id FROM document ORDER BY id")]
        for document in documents:
            _sketch(db, document)
            db.execute("UPDATE document SET digest = ? WHERE id = ?", (digest(db, document), document))
        settle(db, {row[0] for row in db.execute("SELECT DISTINCT proposition FROM support")})
        db.execute("COMMIT")


def _copy(db: sqlite3.Connection, table: Table[Any]) -> None:
    """The rows of a table, each column as it was, or as the record has it where nothing is said."""
    had = {row[1] for row in db.execute(f'PRAGMA old.table_info("{table.name}")')}
    names = [name for name in table.columns if name in had]
    given = {name: _default(table, name) for name in table.columns if name not in had}
    columns = ", ".join(f'"{name}"' for name in (*names, *given))
    values = ", ".join([*(f'"{name}"' for name in names), *("?" for _ in given)])
    db.execute(
        f'INSERT INTO "{table.name}" (document, position, {columns}) '
        f'SELECT document, position, {values} FROM old."{table.name}" ORDER BY document, position',
        tuple(given.values()),
    )


def _default(table: Table[Any], name: str) -> Any:
    value = next(field.default for field in fields(table.record) if field.name == name)
    if value is MISSING:
        raise TypeError(f"{table.name}.{name} must have a default: stores of earlier versions lack it")
    return json.dumps(value) if name in JSON and value is not None else value


def _sketch(db: sqlite3.Connection, document: str) -> None:
    text = db.execute("SELECT text FROM document WHERE id = ?", (document,)).fetchone()[0]
    rows = db.execute(
        "SELECT DISTINCT relation.id, evidence FROM relation JOIN support ON support.document = relation.document "
        "AND support.relation = relation.id AND stance = 'asserts' WHERE relation.document = ?",
        (document,),
    ).fetchall()
    db.executemany(
        "INSERT INTO sentence VALUES (?, ?, ?)",
        [(document, one, json.dumps(sketch(text, unpacked("evidence", span)))) for one, span in rows],
    )


def _keep(path: Path, version: int) -> Path:
    """The old file under a name of its own, beside copies that are there already."""
    copy, number = path.with_name(f"{path.stem}.v{version}{path.suffix}"), 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.stem}.v{version}-{number}{path.suffix}")
    try:
        copy.hardlink_to(path)
    except OSError:  # a file system without links
        shutil.copyfile(path, copy)
    return copy


def _not_ours(path: Path, version: int) -> StoreError:
    if version > SCHEMA_VERSION:
        return StoreError(
            f"a later version of Rashomon made it (schema {version}; this one knows {SCHEMA_VERSION})",
            path=str(path),
            remedy="update Rashomon, or build into another directory",
        )
    return StoreError("not a store of this version", path=str(path), remedy="build into another directory")
