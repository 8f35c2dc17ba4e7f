"""A compiled knowledge base: one SQLite file that is looked up where it lies, however large it is.

`rashomon kb build` writes it (`kb_build`); a `KnowledgeBase` takes any number of them beside its own entries.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from ..errors import KnowledgeBaseError
from ..model import NodeType
from .kb_entries import Entry
from .kb_forms import Found

FORMAT = 1
APPLICATION_ID = 0x5241534B  # "RASK": tells a base from a store
REMEMBERED = 65_536
"""Names whose entries are kept at hand."""

WEAK = 0.25
"""The prior below which a name is not taken for its entry on sight."""

LISTS = ("aliases", "adjectives", "organs")
COLUMNS = tuple(field.name for field in fields(Entry))


class CompiledBase:
    """A compiled base, open for reading. Raises `KnowledgeBaseError` for a file that is none."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            (kind,) = self._db.execute("PRAGMA application_id").fetchone()
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError as error:
            raise _unreadable(path, f"cannot be opened: {error}") from error
        if (kind, version) != (APPLICATION_ID, FORMAT):
            raise _unreadable(path, "is not a knowledge base of this version")
        self.forms = lru_cache(maxsize=REMEMBERED)(self._under_form)
        self.written = lru_cache(maxsize=REMEMBERED)(self._as_written)

    def __iter__(self) -> Iterator[Entry]:
        return map(_entry, self._db.execute(f"SELECT {_columns()} FROM entry ORDER BY id"))

    def entry(self, node: str) -> Entry | None:
        """The entry with this id, or None."""
        row = self._db.execute(f"SELECT {_columns()} FROM entry WHERE id = ?", (node,)).fetchone()
        return None if row is None else _entry(row)

    def _under_form(self, form: str) -> tuple[Found, ...]:
        """The entries under a form, the likelier first."""
        return self._found("form.form = ?", form)

    def _as_written(self, name: str) -> tuple[Found, ...]:
        """The entries that are called so letter by letter, the likelier first."""
        return self._found("form.written = ?", name)

    def _found(self, condition: str, value: str) -> tuple[Found, ...]:
        rows = self._db.execute(
            f"SELECT written, how, {_columns()} FROM form JOIN entry ON entry.number = form.entry "
            f"WHERE {condition} ORDER BY prior DESC, id, written",
            (value,),
        )
        return tuple((_entry(row[2:]), row[0], row[1]) for row in rows)


class Written(Mapping[str, tuple[str, NodeType]]):
    """The names, or the adjectives, of a base and of compiled ones beside it, as a gazetteer looks them up.

    Those of the compiled bases are not counted or listed: they may be millions.
    """

    def __init__(
        self,
        own: Mapping[str, tuple[str, NodeType]],
        further: Sequence[CompiledBase],
        kind: Literal["name", "adjective"],
    ) -> None:
        self._own, self._further, self._adjective = own, further, kind == "adjective"

    def __getitem__(self, written: str) -> tuple[str, NodeType]:
        if (own := self._own.get(written)) is not None:
            return own
        for base in self._further:
            for entry, _, how in base.written(written):
                if (how == "adjective") == self._adjective and entry.prior >= WEAK:
                    return entry.id, entry.type
        raise KeyError(written)

    def __iter__(self) -> Iterator[str]:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)


def _columns() -> str:
    return ", ".join(f"entry.{column}" for column in COLUMNS)


def _entry(row: tuple[Any, ...]) -> Entry:
    values: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
    values |= {name: tuple(json.loads(values[name])) for name in LISTS}
    return Entry(**values)


def _unreadable(path: Path, problem: str) -> KnowledgeBaseError:
    return KnowledgeBaseError(problem, path=str(path), remedy="make it with `rashomon kb build`")
