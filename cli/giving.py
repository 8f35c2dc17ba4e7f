"""Commands that give a graph to other programs: serve, load."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import terminal
from .app import Folder, app, explained


@app.command(
    epilog="Examples:\n\nrashomon serve graph\n\n"
    "rashomon serve graph --policy uncontested --cors https://notebook.example"
)
def serve(
    folder: Folder,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; this one lets no other machine in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=1, max=65535, help="The port to listen on.")] = 7878,
    seconds: Annotated[float, typer.Option(metavar="N", min=0.1, help="How long one query may take.")] = 30.0,
    rows: Annotated[
        int, typer.Option(metavar="N", min=1, help="How many rows an answer may have.")
    ] = 100_000,
    policies: Annotated[
        list[str] | None,
        typer.Option(
            "--policy", metavar="NAME", help="Offer this graph of direct edges, too; can be repeated."
        ),
    ] = None,
    cors: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ORIGIN", help="Let pages of this site read answers; can be repeated. None by default."
        ),
    ] = None,
) -> None:
    """Answer SPARQL 1.1 over the graph in DIR at /sparql; nothing can be changed through it."""
    with explained():
        from ..exports.endpoint import Limits
        from ..exports.policies import policy
        from ..exports.serve import serve as run

        print(f"http://{host}:{port}/sparql  (Ctrl-C stops)", flush=True)
        chosen = [policy(name) for name in policies or ()]
        run(folder, host, port, limits=Limits(seconds, rows), policies=chosen, cors=cors or ())


@app.command(
    epilog="Examples:\n\nrashomon load graph bolt://localhost:7687/news\n\nrashomon load graph ladybug:news.lbug\n\n"
    "rashomon load graph store+http://localhost:7878/store\n\nrashomon load graph neo4j-csv:import"
)
def load(
    folder: Folder,
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET",
            help="bolt://HOST:PORT/DATABASE, neo4j://…, ladybug:FILE, store+http://… (Graph Store Protocol), "
            "update+http://… (SPARQL update), or files in a folder: neo4j-csv:, cypher:, gexf:, parquet:FOLDER.",
        ),
    ],
    policy: Annotated[
        str, typer.Option(metavar="NAME", help="Which propositions become edges between entities.")
    ] = "asserted",
    user: Annotated[str | None, typer.Option(envvar="RASHOMON_USER", help="For a server with users.")] = None,
    password: Annotated[
        str | None, typer.Option(envvar="RASHOMON_PASSWORD", help="Rather set the variable.")
    ] = None,
) -> None:
    """Load the graph in DIR into a database. The same again changes nothing; what was retracted goes."""
    with explained("the same command goes on from there"):
        from ..exports.load.targets import load as run
        from ..exports.policies import policy as find

        with terminal.counting("rows") as progress:
            done = run(folder, target, policy=find(policy), user=user, password=password, progress=progress)
        counts = {"nodes": done.nodes, "edges": done.edges, "triples": done.triples, "removed": done.removed}
        terminal.show_counts({name: count for name, count in counts.items() if count})
        if done.unchanged:
            print("nothing had changed")
