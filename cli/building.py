"""Commands that change a store or write its files: build, export, relink, check, retract."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import terminal
from ..extract.parser import DEFAULT_MODEL
from .app import NOTHING_DONE, SOME_FAILED, Folder, app, explained

if TYPE_CHECKING:
    from ..pipeline import Summary


class Engine(StrEnum):
    """What a build runs on."""

    LOCAL = "local"
    SPARK = "spark"


_LIMITS, _MANY = "Limits: a report over one is told, and the others are read", "Many machines"


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
    with explained("what was read before is in the store, and the same command goes on from there"):
        from ..extract.readers import Limits, read
        from ..pipeline import build as run

        if no_views and formats:
            raise typer.BadParameter("give --format or --no-views, not both", param_hint="--no-views")
        limits = Limits(max_characters, max_elements, max_depth, max_seconds)
        if engine is Engine.SPARK:
            if formats or no_views or workers != 1:
                told = "goes without --format, --no-views and --workers"
                raise typer.BadParameter(told, param_hint="--engine spark")
            from ..reading import Pipeline
            from ..spark.build import build as run_on_spark

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
    with explained():
        from ..pipeline import export as run

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
    with explained("the store is as it was before"):
        from ..pipeline import relink as run

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
    with explained():
        from ..pipeline import check as run

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
    with explained("the store is as it was before"):
        from ..pipeline import retract as run

        _show(run(folder, document))


def _texts(files: Iterable[Path]) -> dict[str, str]:
    """The texts of vocabulary files, by name."""
    from ..ontology.yaml_lines import read_text

    return {path.name: read_text(path) for path in files}


def _setting(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not (name and equals):
        raise typer.BadParameter(f"{given!r} is not KEY=VALUE", param_hint="--spark")
    return name, value


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
