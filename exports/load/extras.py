"""Packages that only some targets need, and what to do where one is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ...errors import ExportError


def need(module: str, extra: str = "databases") -> Any:
    """A module that comes with an extra. Raises `ExportError` that names the extra."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        problem = f"the package {error.name!r} is not installed"
        raise ExportError(problem, remedy=f"pip install 'rashomon[{extra}]'") from error
