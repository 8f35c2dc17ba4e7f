"""Tab-separated tables with a header line, as the knowledge base keeps its facts.

Blank lines and lines that begin with "#" are for the reader; a cell that holds several values joins them by
"|".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import KnowledgeBaseError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands."""

    cells: dict[str, str]
    path: str
    line: int

    def value(self, column: str) -> str | None:
        """The cell, or None where it is empty or the table has no such column."""
        return self.cells.get(column) or None

    def required(self, column: str) -> str:
        """The cell; raises `KnowledgeBaseError` where it is empty."""
        return self.value(column) or self._missing(column)

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a cell, none for an empty one; raises `KnowledgeBaseError` for an empty value."""
        cell = self.value(column)
        if cell is None:
            return ()
        parts = tuple(part.strip() for part in cell.split("|"))
        if "" in parts:
            raise self.error(f"an empty value in {column!r}", f"take a stray '|' out of {cell!r}")
        return parts

    def error(self, problem: str, remedy: str | None = None) -> KnowledgeBaseError:
        """An error that names this line."""
        return KnowledgeBaseError(problem, path=self.path, line=self.line, remedy=remedy)

    def _missing(self, column: str) -> str:
        raise self.error(f"no {column!r}", f"fill the column {column!r}")


def read_table(path: Path, columns: Collection[str]) -> Iterator[Row]:
    """The rows of a table, whose header may name any of `columns` in any order.

    Raises `KnowledgeBaseError` for a file that cannot be read, an unknown column, or a line that has more
    cells than the header.
    """
    lines = enumerate(_lines(path), start=1)
    content = (
        (number, line.split("\t")) for number, line in lines if line.strip() and not line.startswith("#")
    )
    number, header = next(content, (1, [""]))
    for name in header:
        if name not in columns:
            known = ", ".join(sorted(columns))
            raise KnowledgeBaseError(
                f"unknown column {name!r}", path=str(path), line=number, remedy=f"known are {known}"
            )
    for number, cells in content:
        row = Row(dict(zip(header, (cell.strip() for cell in cells), strict=False)), str(path), number)
        if len(cells) > len(header):
            raise row.error(
                f"{len(cells)} cells under {len(header)} columns", "separate cells by one tab each"
            )
        yield row


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeBaseError(f"cannot be read: {error}", path=str(path)) from error
