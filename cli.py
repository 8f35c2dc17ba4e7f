"""The command line: options in, one public function called, its result out.

What a command needs is imported when it runs: `rashomon --help` need not wait for the language pipeline.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import __version__, terminal
from .errors import RashomonError
from .extract.parser import DEFAULT_MODEL

if TYPE_CHECKING:
    from .exports.contested import Side
    from .model import Judgement, Verdict
    from .pipeline import Summary

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


class Form(StrEnum):
    """How the answer to a query is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


_PRINTERS = {Form.TABLE: terminal.show_table, Form.JSON: terminal.write_json, Form.CSV: terminal.write_csv}


class Engine(StrEnum):
    """What a build runs on."""

    LOCAL = "local"
    SPARK = "spark"


_LIMITS, _MANY = "Limits: a report over one is told, and the others are read", "Many machines"

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="What `rashomon build --out DIR` wrote.")]


@contextmanager
def _explained(stopped: str = "nothing was changed") -> Iterator[None]:
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


@app.command(
    epilog="Examples:\n\n"
    "rashomon build reports/ wire.jsonl --out graph\n\n"
    "zcat wire.jsonl.gz | rashomon build - --out graph --format turtle --format graphml\n\n"
    "rashomon build hdfs:///wire --out hdfs:///graph --engine spark --spark spark.master=yarn"
)
def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Reports: text (.txt), web pages (.html), JSON Lines (.jsonl, also .gz), folders of these, "
            "or - for standard input.",
        ),
    ],
    out: Annotated[str, typer.Option(metavar="DIR", help="The folder for the store and the graph.")],
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="NAME", help="Write only this format; can be repeated. All by default."
        ),
    ] = None,
    model: Annotated[
        str, typer.Option(metavar="NAME", help="An installed English spaCy pipeline.")
    ] = DEFAULT_MODEL,
    vocabulary: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="More relation types and acts, in YAML; can be repeated."),
    ] = None,
    knowledge: Annotated[
        list[Path] | None,
        typer.Option("--kb", metavar="FILE", help="A compiled knowledge base; several are asked in order."),
    ] = None,
    rules_only: Annotated[
        bool,
        typer.Option(
            "--rules-only", help="Find statements by rules alone, without the trained tagger: faster."
        ),
    ] = False,
    workers: Annotated[
        int, typer.Option(metavar="N", min=1, help="Processes that read side by side; as many as cores, say.")
    ] = 1,
    no_views: Annotated[
        bool,
        typer.Option("--no-views", help="Only add to the store; `rashomon export` writes the files later."),
    ] = False,
    max_characters: Annotated[
        int, typer.Option(metavar="N", min=1, help="The longest text of one report.", rich_help_panel=_LIMITS)
    ] = 1_000_000,
    max_elements: Annotated[
        int, typer.Option(metavar="N", min=1, help="The elements of a web page.", rich_help_panel=_LIMITS)
    ] = 100_000,
    max_depth: Annotated[
        int,
        typer.Option(metavar="N", min=1, help="How many stand within each other.", rich_help_panel=_LIMITS),
    ] = 200,
    max_seconds: Annotated[
        float,
        typer.Option(metavar="N", min=0.1, help="How long one report may take.", rich_help_panel=_LIMITS),
    ] = 600.0,
    engine: Annotated[
        Engine,
        typer.Option(
            help="This machine, or Apache Spark: then INPUT is JSON Lines or Parquet, and DIR is filled once, with "
            "Parquet and N-Quads (docs/scale.md).",
            rich_help_panel=_MANY,
        ),
    ] = Engine.LOCAL,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--spark",
            metavar="KEY=VALUE",
            help="A setting of Spark, such as spark.master; can be repeated.",
            rich_help_panel=_MANY,
        ),
    ] = None,
) -> None:
    """Read reports and add them to the graph in DIR. The same reports again change nothing."""
    with _explained("what was read before is in the store, and the same command goes on from there"):
        from .extract.readers import Limits, read
        from .pipeline import build as run

        if no_views and formats:
            raise typer.BadParameter("give --format or --no-views, not both", param_hint="--no-views")
        limits = Limits(max_characters, max_elements, max_depth, max_seconds)
        if engine is Engine.SPARK:
            if formats or no_views or workers != 1:
                told = "goes without --format, --no-views and --workers"
                raise typer.BadParameter(told, param_hint="--engine spark")
            from .reading import Pipeline
            from .spark.build import build as run_on_spark

            words = _texts(vocabulary or ())
            recipe = Pipeline(model, words, tuple(knowledge or ()), rules_only, max_seconds)
            summary = run_on_spark(inputs, out, recipe, words, limits, dict(map(_setting, settings or ())))
            _show(summary)
            raise typer.Exit(_code(summary))
        stdin = sys.stdin.buffer if "-" in inputs else None
        reports = read(inputs, stdin, limits)
        with terminal.counting("reports") as progress:
            summary = run(
                reports,
                Path(out),
                formats=[] if no_views else formats,
                model=model,
                vocabulary=vocabulary or (),
                knowledge=knowledge or (),
                rules_only=rules_only,
                workers=workers,
                seconds=max_seconds,
                progress=progress,
            )
        _show(summary)
    raise typer.Exit(_code(summary))


@app.command(
    epilog="Examples:\n\nrashomon build wire.jsonl --out graph --no-views && rashomon export graph\n\n"
    "rashomon export graph --format nquads-gz"
)
def export(
    folder: Folder,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="Write only this format; can be repeated. The usual ones by default.",
        ),
    ] = None,
) -> None:
    """Write the files of the graph in DIR anew from its store."""
    with _explained():
        from .pipeline import export as run

        for path in run(folder, formats):
            print(path)


@app.command(epilog="Examples:\n\nrashomon relink graph --kb world.kb\n\nrashomon relink graph")
def relink(
    folder: Folder,
    knowledge: Annotated[
        list[Path] | None,
        typer.Option("--kb", metavar="FILE", help="A compiled knowledge base; several are asked in order."),
    ] = None,
) -> None:
    """Link every report in DIR anew, after the knowledge base has changed. Nothing is read again."""
    with _explained("the store is as it was before"):
        from .pipeline import relink as run

        with terminal.counting("reports") as progress:
            summary = run(folder, knowledge=knowledge or (), progress=progress)
        _show(summary)


@app.command(
    epilog="Exit codes: 0, all is sound; 1, something is wrong; 2, there is no store that can be checked.\n\n"
    "Examples:\n\nrashomon check graph\n\nrashomon check graph && rashomon load graph bolt://localhost:7687/news"
)
def check(folder: Folder) -> None:
    """Check the store in DIR and its files: every row, reference and count, and that the files show its state."""
    wrong = 0
    with _explained():
        from .pipeline import check as run

        with terminal.counting("reports") as progress:
            for problem in run(folder, progress):
                terminal.say_error(problem)
                wrong += 1
        print(f"{wrong:,} wrong" if wrong else "all is sound")
    raise typer.Exit(SOME_FAILED if wrong else 0)


@app.command(epilog="Example: rashomon retract graph harbour-post.txt")
def retract(
    folder: Folder,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The name of a report, or its id.")],
) -> None:
    """Take a report out: the store and the graph become what they would be without it."""
    with _explained("the store is as it was before"):
        from .pipeline import retract as run

        _show(run(folder, document))


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
    with _explained():
        from .exports.query import library, run

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
    with _explained():
        from .exports.contested import contested as run

        disputes = run(folder)
        for dispute in disputes:
            terminal.show_heading(dispute.proposition)
            terminal.show_rows([_side(side) for side in dispute.sides], styles=_SIDE_STYLES)
            print()
        print(f"{len(disputes):,} contested")


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
    with _explained():
        from .exports.plot import plot as run

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
    with _explained():
        from .exports.explorer.server import serve
        from .pipeline import judge, undo

        print(f"http://{host}:{port}/  (Ctrl-C stops)", flush=True)
        serve(folder, host, port, judge, undo)


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
    with _explained():
        from .exports.endpoint import Limits
        from .exports.policies import policy
        from .exports.serve import serve as run

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
    with _explained("the same command goes on from there"):
        from .exports.load.targets import load as run
        from .exports.policies import policy as find

        with terminal.counting("rows") as progress:
            done = run(folder, target, policy=find(policy), user=user, password=password, progress=progress)
        counts = {"nodes": done.nodes, "edges": done.edges, "triples": done.triples, "removed": done.removed}
        terminal.show_counts({name: count for name, count in counts.items() if count})
        if done.unchanged:
            print("nothing had changed")


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
    with _explained("the store is as it was before"):
        from .pipeline import undo as run

        _show_judgements([run(folder, number)])


@app.command(epilog="Example: rashomon judgements graph")
def judgements(folder: Folder) -> None:
    """List the judgements in DIR: who decided what about which nodes, when and why."""
    with _explained():
        from .graph.store import FILE, Store

        with Store(folder / FILE, create=False) as store:
            _show_judgements(store.judgements())


@app.command(epilog="Example: rashomon candidates graph")
def candidates(folder: Folder) -> None:
    """List pairs of nodes in DIR that might be one, and nodes that might be two, for a person to judge."""
    with _explained():
        from .graph.duplicates import namesakes, pairs
        from .graph.store import FILE, Store

        with Store(folder / FILE, create=False) as store:
            found = [*pairs(store), *namesakes(store)]
        rows = [(pair.one.id, pair.other.id, f"{pair.score:.1f}", pair.reason) for pair in found]
        terminal.show_table(("one", "other", "score", "why"), rows)


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
    with _explained("there is no base"):
        from .graph.kb_build import compile_base
        from .graph.kb_sources import read_sources

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
    with _explained():
        from .graph.explain import explain
        from .graph.kb import KnowledgeBase

        meanings = explain(KnowledgeBase.shipped().beside(knowledge or ()), name)
        rows = [
            (each.node, each.label, each.wikidata or "", f"{each.score:.2f}", each.reason)
            for each in meanings
        ]
        terminal.show_table(("node", "label", "wikidata", "score", "why"), rows)


@kb.command("ids", epilog="Example: rashomon kb ids > known.txt")
def ids_kb(knowledge: Bases = None) -> None:
    """Print every Wikidata id that the knowledge base has, one a line."""
    with _explained():
        from .graph.kb import KnowledgeBase

        for entry in KnowledgeBase.shipped().beside(knowledge or ()):
            if entry.wikidata is not None:
                print(entry.wikidata)


def _texts(files: Iterable[Path]) -> dict[str, str]:
    """The texts of vocabulary files, by name."""
    from .ontology.yaml_lines import read_text

    return {path.name: read_text(path) for path in files}


def _setting(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not (name and equals):
        raise typer.BadParameter(f"{given!r} is not KEY=VALUE", param_hint="--spark")
    return name, value


def _judge(folder: Path, one: str, other: str, verdict: Verdict, who: str | None, why: str) -> None:
    with _explained("the store is as it was before"):
        from .pipeline import judge as run

        when = datetime.now(UTC).date().isoformat()
        _show_judgements([run(folder, one, other, verdict, who=who or getuser(), why=why, when=when)])


def _show_judgements(made: Iterable[Judgement]) -> None:
    columns = ("number", "one", "verdict", "other", "by", "when", "why")
    rows = [
        (str(each.number), each.one, each.verdict, each.other, each.who, each.when, each.why) for each in made
    ]
    terminal.show_table(columns, rows)


_SIDE_STYLES = ("", "bold", "", "", "italic", "dim")


def _side(side: Side) -> tuple[str, ...]:
    """One side of a dispute as a row: who takes it, by which act, when, in what words and in which report."""
    source = f"{side.publisher}, {side.document}" if side.publisher else side.document
    return side.stance, side.holder, side.act, side.when, f"“{side.words}”", source


def _show(summary: Summary) -> None:
    """What the store holds now, and what could not be read."""
    terminal.show_counts(
        {
            "documents": summary.documents,
            "  new": summary.added,
            "  known before": summary.known,
            "actors": summary.actors,
            "statements": sum(summary.statements.values()),
            **{f"  {act}": count for act, count in summary.statements.items()},
            "relations": summary.relations,
            "contested propositions": summary.contested,
        }
    )
    for failure in summary.failures:
        terminal.say_error(failure)


def _code(summary: Summary) -> int:
    """How a build went: 0, or 1 when some reports failed, or 2 when there was nothing to read in any."""
    if not summary.added and not summary.known:
        return NOTHING_DONE
    return SOME_FAILED if summary.failures else 0


def main() -> None:
    """The `rashomon` command."""
    # A terminal that lacks a character shows its escape, rather than ending the program.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()
