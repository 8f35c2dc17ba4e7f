"""Rows of plain Python values as frames for Spark: no column is guessed at, since the schema says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas


def schema(columns: Mapping[str, str]) -> str:
    """Columns and their types, as Spark is told them."""
    return ", ".join(f"`{name}` {kind}" for name, kind in columns.items())


def frame(rows: Iterable[dict[str, Any]], columns: Iterable[str]) -> pandas.DataFrame:
    """A frame of objects, of the columns given."""
    import pandas

    kept = list(rows)
    return pandas.DataFrame(
        {name: pandas.Series([row[name] for row in kept], dtype=object) for name in columns}
    )


def value(cell: Any) -> Any:
    """A cell as Python means it: nothing is None, in whatever way pandas writes it."""
    return None if cell is None or cell != cell else cell
