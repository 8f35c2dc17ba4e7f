"""Commands by which a person judges who is who: same, different, undo, judgements, candidates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import terminal
from .app import Folder, app, explained

if TYPE_CHECKING:
    from ..model import Judgement, Verdict

_WHY = typer.Option(metavar="TEXT", help="Why; whoever reads the graph will see it.")

_WHO = typer.Option(metavar="NAME", help="Who decides; the name of the user unless given.")

Node = Annotated[
    str, typer.Argument(help="A node: a name, an id, a Wikidata id; NODE@REPORT in one report alone.")
]


@app.command(epilog="Example: rashomon same graph 'J. Klein' 'Jonas Klein' --why 'one photograph in both'")
def same(
    folder: Folder,
    one: Node,
    other: Node,
    why: Annotated[str, _WHY],
    who: Annotated[str | None, _WHO] = None,
) -> None:
    """Judge that two nodes are the same; the graph in DIR follows."""
    _judge(folder, one, other, "same", who, why)


@app.command(
    epilog="Example: rashomon different graph 'Klein@harbour-post.txt' 'Klein' --why 'father and son'"
)
def different(
    folder: Folder,
    one: Node,
    other: Node,
    why: Annotated[str, _WHY],
    who: Annotated[str | None, _WHO] = None,
) -> None:
    """Judge that two nodes are not the same; a node as one report has it is parted from the others."""
    _judge(folder, one, other, "different", who, why)


@app.command(epilog="Example: rashomon undo graph 3")
def undo(
    folder: Folder,
    number: Annotated[int | None, typer.Argument(help="Which judgement; the last one unless given.")] = None,
) -> None:
    """Take a judgement back: the graph in DIR becomes what it was without it."""
    with explained("the store is as it was before"):
        from ..pipeline import undo as run

        _show_judgements([run(folder, number)])


@app.command(epilog="Example: rashomon judgements graph")
def judgements(folder: Folder) -> None:
    """List the judgements in DIR: who decided what about which nodes, when and why."""
    with explained():
        from ..graph.store import FILE, Store

        with Store(folder / FILE, create=False) as store:
            _show_judgements(store.judgements())


@app.command(epilog="Example: rashomon candidates graph")
def candidates(folder: Folder) -> None:
    """List pairs of nodes in DIR that might be one, and nodes that might be two, for a person to judge."""
    with explained():
        from ..graph.duplicates import namesakes, pairs
        from ..graph.store import FILE, Store

        with Store(folder / FILE, create=False) as store:
            found = [*pairs(store), *namesakes(store)]
        rows = [(pair.one.id, pair.other.id, f"{pair.score:.1f}", pair.reason) for pair in found]
        terminal.show_table(("one", "other", "score", "why"), rows)


def _judge(folder: Path, one: str, other: str, verdict: Verdict, who: str | None, why: str) -> None:
    with explained("the store is as it was before"):
        from ..pipeline import judge as run

        when = datetime.now(UTC).date().isoformat()
        _show_judgements([run(folder, one, other, verdict, who=who or getuser(), why=why, when=when)])


def _show_judgements(made: Iterable[Judgement]) -> None:
    columns = ("number", "one", "verdict", "other", "by", "when", "why")
    rows = [
        (str(each.number), each.one, each.verdict, each.other, each.who, each.when, each.why) for each in made
    ]
    terminal.show_table(columns, rows)
