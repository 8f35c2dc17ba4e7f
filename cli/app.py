"""The application: its options, its exit codes, and how errors are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from .. import __version__, terminal
from ..errors import RashomonError

SOME_FAILED, NOTHING_DONE, STOPPED, READER_LEFT = 1, 2, 130, 141
"""Exit codes beside 0, as the help explains them; 141 is the shell's for a program whose reader went away."""

app = typer.Typer(
    name="rashomon",
    help="News reports in, a knowledge graph of actors, organizations and statements out: who said what, "
    "and who denies it.",
    epilog="Exit codes:\n\n"
    "0: all is well.\n\n"
    "1: some report, or a field of one, could not be read; the rest was.\n\n"
    "2: nothing was done: wrong usage, no report that could be read, a store or a query that fails.\n\n"
    "130: stopped by Ctrl-C.\n\n"
    "Example: rashomon build reports/ --out graph && rashomon contested graph",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="What `rashomon build --out DIR` wrote.")]


@contextmanager
def explained(stopped: str = "nothing was changed") -> Iterator[None]:
    """Errors of ours as one line on standard error and an exit code, never as a traceback.

    `stopped` says what holds after Ctrl-C.
    """
    try:
        yield
        sys.stdout.flush()
    except RashomonError as error:
        terminal.say_error(error)
        raise typer.Exit(NOTHING_DONE) from None
    except KeyboardInterrupt:
        terminal.say_error(f"stopped; {stopped}")
        raise typer.Exit(STOPPED) from None
    except BrokenPipeError:
        # What is still buffered has nowhere to go; without this, Python complains about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(READER_LEFT) from None


def _version(asked: bool) -> None:
    if asked:
        print(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Show the version and exit.")
    ] = False,
) -> None:
    """What stands before a command."""


def main() -> None:
    """The `rashomon` command."""
    # A terminal that lacks a character shows its escape, rather than ending the program.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()
