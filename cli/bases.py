"""Commands about knowledge bases: kb build, kb explain, kb ids."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import terminal
from .app import SOME_FAILED, app, explained

kb = typer.Typer(help="Compile a knowledge base, or ask what it knows.", no_args_is_help=True)

app.add_typer(kb, name="kb")

Bases = Annotated[
    list[Path] | None,
    typer.Option("--kb", metavar="FILE", help="A compiled base beside the shipped one; can be repeated."),
]


@kb.command("build", epilog="Example: rashomon kb build actors.csv latest-all.json.bz2 --out world.kb")
def build_kb(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT",
            help="Tables (.csv, .tsv), followthemoney entities or a Wikidata dump (JSON, one object a line); "
            "also .gz and .bz2.",
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="The compiled base.")],
    classes: Annotated[
        list[str] | None,
        typer.Option(
            "--class", metavar="QID", help="Take the items of this Wikidata class; can be repeated."
        ),
    ] = None,
) -> None:
    """Compile a knowledge base for --kb. What is wrong with a line is told, and the rest is kept."""
    failed = 0
    with explained("there is no base"):
        from ..graph.kb_build import compile_base
        from ..graph.kb_sources import read_sources

        with terminal.counting("entries") as progress:
            for error in compile_base(read_sources(inputs, classes or ()), out, progress):
                terminal.say_error(error)
                failed += 1
    raise typer.Exit(SOME_FAILED if failed else 0)


@kb.command("explain", epilog="Example: rashomon kb explain Georgia")
def explain_kb(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as a report might write it.")],
    knowledge: Bases = None,
) -> None:
    """Show what a name may mean, the likeliest first, with scores and reasons."""
    with explained():
        from ..graph.explain import explain
        from ..graph.kb import KnowledgeBase

        meanings = explain(KnowledgeBase.shipped().beside(knowledge or ()), name)
        rows = [
            (each.node, each.label, each.wikidata or "", f"{each.score:.2f}", each.reason)
            for each in meanings
        ]
        terminal.show_table(("node", "label", "wikidata", "score", "why"), rows)


@kb.command("ids", epilog="Example: rashomon kb ids > known.txt")
def ids_kb(knowledge: Bases = None) -> None:
    """Print every Wikidata id that the knowledge base has, one a line."""
    with explained():
        from ..graph.kb import KnowledgeBase

        for entry in KnowledgeBase.shipped().beside(knowledge or ()):
            if entry.wikidata is not None:
                print(entry.wikidata)
