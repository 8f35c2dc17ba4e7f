"""Commands that ask a graph and show it: query, contested, plot, explore."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import terminal
from .app import Folder, app, explained

if TYPE_CHECKING:
    from ..exports.contested import Side


class Form(StrEnum):
    """How the answer to a query is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


_PRINTERS = {Form.TABLE: terminal.show_table, Form.JSON: terminal.write_json, Form.CSV: terminal.write_csv}


@app.command(
    epilog="Examples:\n\n"
    "rashomon query graph --list\n\n"
    "rashomon query graph statements-of 'Anton Reszke'\n\n"
    "rashomon query graph orders --as csv > orders.csv\n\n"
    "rashomon query graph 'SELECT ?s WHERE { ?s a ras:Statement }'"
)
def query(
    folder: Folder,
    question: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", help="A name from the library, a file, or SPARQL 1.1 itself."),
    ] = None,
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="ARGUMENT", help="What the library's query asks for.")
    ] = None,
    form: Annotated[Form, typer.Option("--as", help="How to print the answer.")] = Form.TABLE,
    show_library: Annotated[
        bool, typer.Option("--list", help="List the library of queries instead.")
    ] = False,
) -> None:
    """Ask the graph in DIR a question in SPARQL, or one from the library."""
    with explained():
        from ..exports.query import library, run

        if show_library:
            columns: Sequence[str] = ("name", "arguments", "question")
            rows: Sequence[Sequence[str]] = [
                (name, " ".join(each.parameters), each.title) for name, each in library().items()
            ]
        elif question is None:
            raise typer.BadParameter("give a query, or --list to see the library", param_hint="QUERY")
        else:
            answer = run(folder, question, *(arguments or ()))
            columns, rows = answer.columns, answer.rows
        _PRINTERS[form](columns, rows)


@app.command(epilog="Example: rashomon contested graph")
def contested(folder: Folder) -> None:
    """Show each disputed proposition in DIR: who says so, who denies it, when, and in what words."""
    with explained():
        from ..exports.contested import contested as run

        disputes = run(folder)
        for dispute in disputes:
            terminal.show_heading(dispute.proposition)
            terminal.show_rows([_side(side) for side in dispute.sides], styles=_SIDE_STYLES)
            print()
        print(f"{len(disputes):,} contested")


_SIDE_STYLES = ("", "bold", "", "", "italic", "dim")


def _side(side: Side) -> tuple[str, ...]:
    """One side of a dispute as a row: who takes it, by which act, when, in what words and in which report."""
    source = f"{side.publisher}, {side.document}" if side.publisher else side.document
    return side.stance, side.holder, side.act, side.when, f"“{side.words}”", source


class Picture(StrEnum):
    """What can be drawn without a browser."""

    NETWORK = "network"
    TIMELINE = "timeline"
    DISPUTES = "disputes"
    ACTS = "acts"


@app.command(epilog="Example: rashomon plot graph --what timeline --out timeline.svg")
def plot(
    folder: Folder,
    what: Annotated[
        Picture, typer.Option(help="The network, who spoke when, who denies whom, or acts by actor.")
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to: a name that ends in .png or .svg.")],
) -> None:
    """Draw a picture of the graph in DIR."""
    with explained():
        from ..exports.plot import plot as run

        run(folder, what.value, out)


@app.command(epilog="Example: rashomon explore graph")
def explore(
    folder: Folder,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; this one lets no other machine in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="The port to listen on.")] = 8471,
) -> None:
    """Open the graph in DIR to a browser: its network, reports, actors, disputes and queries."""
    with explained():
        from ..exports.explorer.server import serve
        from ..pipeline import judge, undo

        print(f"http://{host}:{port}/  (Ctrl-C stops)", flush=True)
        serve(folder, host, port, judge, undo)
