"""How results look on a terminal: tables, a progress bar, errors; and no report gets to control the terminal.

What reports say is printed without the characters that a terminal obeys, such as escape sequences and
bidirectional overrides, and never as markup.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

_OBEYED: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, the marks that turn the direction of writing, and halves of surrogate pairs."""

_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
"""How a formula begins, in Excel, LibreOffice and Google Sheets: also full-width, after white space, or after a tab."""

_NUMBER: Final = re.compile(r"[+-]?[0-9]+([.][0-9]+)?")

_WIDE: Final = 100_000


def printable(text: str) -> str:
    """One line of text that a terminal shows and does not obey.

    >>> printable("a\\x1b[31mred\\nline")
    'a[31mred line'
    """
    return _OBEYED.sub(lambda found: " " if found[0] in "\n\t\u2028\u2029" else "", text)


def say_error(message: object) -> None:
    """Print one of our errors to standard error: `error: reports.jsonl:7: no text; ...`."""
    print(f"error: {printable(str(message))}", file=sys.stderr)


def show_heading(text: str) -> None:
    """Print a line in bold."""
    _console().print(Text(printable(text), style="bold"))


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as the terminal; into a file or a program, as wide as its longest line."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(printable(column)), overflow="fold")
    _print(table, rows)


def show_rows(rows: Iterable[Sequence[str]], styles: Sequence[str]) -> None:
    """Print rows without a head, a style a column."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for style in styles:
        table.add_column(style=style, overflow="fold")
    _print(table, rows)


def show_counts(counts: Mapping[str, int]) -> None:
    """Print a count a line, its name first."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    _print(table, ((name, f"{count:,}") for name, count in counts.items()))


def write_json(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows as a JSON list of objects. What a terminal would obey is escaped; no value changes."""
    objects = [dict(zip(columns, row, strict=True)) for row in rows]
    print(_OBEYED.sub(_escaped, json.dumps(objects, ensure_ascii=False, indent=2)))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows as CSV (RFC 4180), for spreadsheets: what one would take for a formula begins with an apostrophe.

    Only on a terminal is any other value changed, into what is printable of it.
    """
    kept = printable if sys.stdout.isatty() else harmless
    text = io.StringIO()
    csv.writer(text).writerows([kept(cell) for cell in row] for row in [columns, *rows])
    sys.stdout.write(text.getvalue())


def harmless(cell: str) -> str:
    """A cell that no spreadsheet computes: reports are written by others, and a formula can call programs.

    >>> harmless("=cmd|' /C calc'!A0"), harmless("-5"), harmless("- 5 of them")
    ("'=cmd|' /C calc'!A0", '-5', "'- 5 of them")
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


@contextmanager
def counting(what: str) -> Iterator[Callable[[int], None]]:
    """A bar on standard error while reports are read, to be told how many are done; silent when piped."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.completed:,} {task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done: bar.update(task, completed=done)


def _escaped(found: re.Match[str]) -> str:
    """A JSON escape for one character; the line ends that lay out the JSON itself stay."""
    return found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}"


def _print(table: Table, rows: Iterable[Sequence[str]]) -> None:
    """Print a table with these rows, in which nothing is markup."""
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    _console().print(table)


class _Console(Console):
    """Standard output. That its reader went away (`| head`) is for the caller to handle."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console() -> Console:
    """Standard output as it is now: as wide as the terminal, or without an edge when there is none."""
    console = _Console(markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDE
    return console
