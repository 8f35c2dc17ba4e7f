"""Rows of the property graph: a node or an edge as properties by name."""

from __future__ import annotations

from typing import TypeAlias

Scalar: TypeAlias = "str | int | float | None"
Row: TypeAlias = "dict[str, Scalar]"
