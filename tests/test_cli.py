"""The command line over stand-ins for what it calls: what goes in, what comes out, and how it exits."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from rashomon import __version__, terminal
from rashomon.cli import app
from rashomon.errors import InputError, QueryError, StoreError
from rashomon.extract.parser import DEFAULT_MODEL
from rashomon.extract.readers import Limits

ATTACK = "a\x1b[31mred\u202e[bold]b[/bold]\x9b\nc"
"""What a report might hold to control a terminal: an escape, a turn of direction, markup, a C1 control."""


def run(*arguments: object, stdin: bytes = b"") -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def stand_in(monkeypatch: pytest.MonkeyPatch, module: str, **functions: object) -> None:
    """Put functions in the place of a module that the command line imports when a command runs."""
    fake = ModuleType(module)
    vars(fake).update(functions)
    monkeypatch.setitem(sys.modules, module, fake)


def summary(**changes: Any) -> SimpleNamespace:
    """The result of a build in which all went well."""
    values: dict[str, Any] = {
        "documents": 1234,
        "added": 2,
        "known": 1,
        "actors": 7,
        "statements": {"deny": 3, "say": 4},
        "relations": 5,
        "contested": 1,
        "failures": (),
    }
    return SimpleNamespace(**{**values, **changes})


class Pipeline:
    """Stands in for the pipeline and keeps what it was called with."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.result: SimpleNamespace | BaseException = summary()
        self.read: list[Any] = []
        self.options: dict[str, Any] = {}
        stand_in(monkeypatch, "rashomon.pipeline", build=self.build, retract=self.retract)

    def build(self, inputs: Iterable[Any], out: Path, **options: Any) -> Any:
        self.read = list(inputs)
        self.options = {"out": out, **options}
        return self.answer()

    def retract(self, out: Path, document: str) -> Any:
        self.options = {"out": out, "document": document}
        return self.answer()

    def answer(self) -> Any:
        if isinstance(self.result, BaseException):
            raise self.result
        return self.result


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    """A pipeline that builds nothing."""
    return Pipeline(monkeypatch)


def test_the_version_is_the_package_s() -> None:
    """`rashomon --version` says which Rashomon this is."""
    assert run("--version").stdout == f"rashomon {__version__}\n"


@pytest.mark.parametrize(
    "command", ["", "build", "check", "contested", "export", "query", "relink", "retract"]
)
def test_every_help_has_an_example(command: str) -> None:
    """`--help` of each command ends with how it is used, and that of `rashomon` explains the exit codes."""
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert f"rashomon {command or 'build'}" in result.stdout.split("Example")[-1]
    if not command:
        assert all(f"{code}: " in result.stdout for code in (0, 1, 2, 130))


def test_build_reads_its_inputs_and_passes_its_options_on(pipeline: Pipeline, tmp_path: Path) -> None:
    """One call of `pipeline.build`, with the reports of every input and of standard input."""
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    result = run(
        *("build", tmp_path / "a.txt", "-", "--out", "graph", "--format", "turtle", "--format", "graphml"),
        *("--model", "other", "--vocabulary", "more.yaml", "--kb", "world.kb", "--max-characters", "4"),
        *("--rules-only", "--workers", "3", "--max-seconds", "9"),
        stdin=b'{"id": "b", "text": "Two."}\n{"id": "c", "text": "Three."}\n',
    )
    assert result.exit_code == 0
    assert [str(each) if isinstance(each, InputError) else each.name for each in pipeline.read] == [
        "a.txt",
        "b",
        "stdin:2: the report is longer than 4 characters; split it, or allow more (--max-characters)",
    ]
    progress = pipeline.options.pop("progress")
    progress(1)
    assert pipeline.options == {
        "out": Path("graph"),
        "formats": ["turtle", "graphml"],
        "model": "other",
        "vocabulary": [Path("more.yaml")],
        "knowledge": [Path("world.kb")],
        "rules_only": True,
        "workers": 3,
        "seconds": 9.0,
    }


def test_limits_of_a_page_can_be_set(pipeline: Pipeline, tmp_path: Path) -> None:
    """Each is told by its own option."""
    (tmp_path / "a.html").write_text("<div><div><p>It rained.</p></div></div>", encoding="utf-8")
    for option, problem in (
        ("--max-elements", "more than 2 elements"),
        ("--max-depth", "more than 1 elements"),
    ):
        run("build", tmp_path / "a.html", "--out", "graph", option, problem.split()[2])
        (error,) = pipeline.read
        assert problem in str(error)
        assert option in str(error)


def test_what_spark_needs_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without its package, without Java, and with options that are for one machine, nothing is begun."""
    build = ("build", tmp_path, "--out", tmp_path / "graph", "--engine", "spark")
    assert "goes without --format" in run(*build, "--format", "turtle").stderr
    assert "is not KEY=VALUE" in run(*build, "--spark", "spark.master").stderr
    monkeypatch.setitem(sys.modules, "pyspark.conf", None)
    result = run(*build)
    assert (result.exit_code, "pip install 'rashomon[spark]'" in result.stderr) == (2, True)
    assert not (tmp_path / "graph").exists()


def test_build_leaves_the_defaults_to_the_pipeline(pipeline: Pipeline) -> None:
    """Without options: every format, the default model and limit, no vocabulary but the shipped one."""
    run("build", "-", "--out", "graph", stdin=b"a" * (Limits().characters + 1))
    assert "longer than 1,000,000 characters" in str(pipeline.read)
    assert pipeline.options["formats"] is None
    assert pipeline.options["model"] == DEFAULT_MODEL
    assert list(pipeline.options["vocabulary"]) == []


def test_views_can_be_left_for_later(pipeline: Pipeline) -> None:
    """`--no-views` is no format at all; together with a format it is a mistake."""
    run("build", "-", "--out", "graph", "--no-views", stdin=b"One.")
    assert pipeline.options["formats"] == []
    result = run("build", "-", "--out", "graph", "--no-views", "--format", "turtle", stdin=b"One.")
    assert result.exit_code == 2
    assert "not both" in result.stderr


def test_a_build_ends_with_what_the_store_holds(pipeline: Pipeline) -> None:
    """Documents, actors, statements by act, relations and contested propositions, and nothing on stderr."""
    result = run("build", "-", "--out", "graph", stdin=b"One.")
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["documents", "1,234"] in lines
    assert ["actors", "7"] in lines
    assert lines[4:7] == [["statements", "7"], ["deny", "3"], ["say", "4"]]
    assert ["contested", "propositions", "1"] in lines
    assert (result.stderr, result.exit_code) == ("", 0)


def test_reports_that_failed_are_named_and_make_the_exit_code_1(pipeline: Pipeline) -> None:
    """Each failure is one line with place, problem and remedy; the rest landed."""
    failure = InputError("no text", path="a.jsonl", line=7, remedy="give every line a text")
    pipeline.result = summary(failures=(failure,))
    result = run("build", "-", "--out", "graph", stdin=b"One.")
    assert result.stderr == "error: a.jsonl:7: no text; give every line a text\n"
    assert result.exit_code == 1


def test_a_build_that_could_read_nothing_exits_with_2(pipeline: Pipeline) -> None:
    """A script can tell "some failed" from "nothing was done"."""
    failure = InputError("cannot be read", path="none.txt")
    pipeline.result = summary(added=0, known=0, failures=(failure,))
    assert run("build", "none.txt", "--out", "graph").exit_code == 2


def test_a_build_of_known_reports_is_a_success(pipeline: Pipeline) -> None:
    """Nothing new is not a failure."""
    pipeline.result = summary(added=0, known=3)
    assert run("build", "-", "--out", "graph", stdin=b"One.").exit_code == 0


def test_ctrl_c_says_what_is_safe(pipeline: Pipeline) -> None:
    """The exit code is 130, the sentence says what was kept, and there is no traceback."""
    pipeline.result = KeyboardInterrupt()
    result = run("build", "-", "--out", "graph", stdin=b"One.")
    assert result.exit_code == 130
    assert result.stderr.startswith("error: stopped; what was read before is in the store")
    assert "Traceback" not in result.stderr


def test_retract_takes_one_document(pipeline: Pipeline) -> None:
    """One call of `pipeline.retract`, and the summary of what is left."""
    result = run("retract", "graph", "a.txt")
    assert pipeline.options == {"out": Path("graph"), "document": "a.txt"}
    assert "documents" in result.stdout
    assert result.exit_code == 0


def test_an_error_of_ours_is_a_line_and_exit_code_2(pipeline: Pipeline) -> None:
    """Text in the error cannot control the terminal."""
    pipeline.result = StoreError(f"no document {ATTACK}", path="graph/store.db", remedy="see --help")
    result = run("retract", "graph", "x")
    assert result.stderr == ("error: graph/store.db: no document a[31mred[bold]b[/bold] c; see --help\n")
    assert (result.stdout, result.exit_code) == ("", 2)


def answer(
    monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, ...]], asked: list[Any] | None = None
) -> None:
    """Let the query module answer with these rows, and have one query in its library."""

    def answered(folder: Path, query: str, *arguments: str) -> SimpleNamespace:
        if asked is not None:
            asked.extend([folder, query, *arguments])
        if query == "broken":
            raise QueryError("expected SELECT", path="broken", line=1)
        return SimpleNamespace(columns=("who", "what"), rows=rows)

    entry = SimpleNamespace(name="statements-of", title="What somebody said", parameters=("NAME",), text="")
    stand_in(monkeypatch, "rashomon.exports.query", run=answered, library=lambda: {"statements-of": entry})


def test_a_query_is_passed_on_with_its_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is a table, whose lines are not broken when there is no terminal."""
    asked: list[Any] = []
    answer(monkeypatch, [("Mira Dolan", "long " * 100)], asked)
    result = run("query", "graph", "statements-of", "Mira Dolan")
    assert asked == [Path("graph"), "statements-of", "Mira Dolan"]
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["who", "what"],
        ["Mira", "Dolan", *["long"] * 100],
    ]


def test_a_table_shows_text_and_does_not_obey_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Escape sequences and turns of direction are taken out, markup is shown as text."""
    answer(monkeypatch, [(ATTACK, "x")])
    assert run("query", "graph", "q").stdout.splitlines()[1].split() == ["a[31mred[bold]b[/bold]", "c", "x"]


def test_json_keeps_every_value_and_escapes_what_a_terminal_obeys(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed reads back as it was, with no raw control character in it."""
    answer(monkeypatch, [(ATTACK, "café")])
    printed = run("query", "graph", "q", "--as", "json").stdout
    assert json.loads(printed) == [{"who": ATTACK, "what": "café"}]
    assert "café" in printed
    assert not set(printed) & set("\x1b\u202e\x9b")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        (" +1+1", "' +1+1"),
        ("-1+1", "'-1+1"),
        ("\uff1d1", "'\uff1d1"),
        ("-12.5", "-12.5"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_no_cell_of_csv_is_a_formula(cell: str, shown: str) -> None:
    """What a spreadsheet would compute begins with an apostrophe; numbers and other words are as they were."""
    assert terminal.harmless(cell) == shown


def test_csv_keeps_every_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commas, quotes and line ends are quoted as RFC 4180 says."""
    answer(monkeypatch, [(ATTACK, 'a,"b"')])
    printed = run("query", "graph", "q", "--as", "csv").stdout_bytes.decode()
    assert list(csv.reader(io.StringIO(printed, newline=""))) == [["who", "what"], [ATTACK, 'a,"b"']]


def test_the_library_is_listed_with_what_its_queries_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--list` needs no query, and can be had as JSON too."""
    answer(monkeypatch, [])
    assert run("query", "graph", "--list").stdout.splitlines()[1].split() == [
        *("statements-of", "NAME", "What", "somebody", "said")
    ]
    listed = json.loads(run("query", "graph", "--list", "--as", "json").stdout)
    assert listed == [{"name": "statements-of", "arguments": "NAME", "question": "What somebody said"}]


@pytest.mark.parametrize("arguments", [["graph"], ["graph", "broken"], ["graph", "q", "--as", "xml"], []])
def test_a_query_that_cannot_be_run_exits_with_2(
    monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str]
) -> None:
    """No query, a broken one, a form that does not exist: each says so on standard error."""
    answer(monkeypatch, [])
    result = run("query", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr != ""


def test_contested_shows_both_sides_of_each_dispute(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proposition, then who says so, who denies it, when, in what words and where."""
    fields = ("stance", "holder", "act", "when", "words", "document", "publisher")
    claim = ("asserts", "Anton Reszke", "claims", "2024-05-12", "it was backed", "a", "Post")
    denial = ("denies", "Morvania", "denies", "", f"no {ATTACK}", "b", "")
    sides = [SimpleNamespace(**dict(zip(fields, side, strict=True))) for side in (claim, denial)]
    dispute = SimpleNamespace(proposition="the brigade was backed by Morvania", sides=sides)
    stand_in(monkeypatch, "rashomon.exports.contested", contested=lambda folder: [dispute])
    lines = run("contested", "graph").stdout.splitlines()
    assert lines[0] == "the brigade was backed by Morvania"
    assert " ".join(lines[1].split()) == "asserts Anton Reszke claims 2024-05-12 “it was backed” Post, a"
    assert " ".join(lines[2].split()) == "denies Morvania denies “no a[31mred[bold]b[/bold] c” b"
    assert lines[-1] == "1 contested"


def start(rows: int, form: str, **environment: str) -> subprocess.Popen[bytes]:
    """The `rashomon` command as a process of its own, with so many rows to print."""
    script = (
        "import sys, types\n"
        "fake = types.ModuleType('rashomon.exports.query')\n"
        f"fake.run = lambda *a: types.SimpleNamespace(columns=('a',), rows=[('café ' * 20,)] * {rows})\n"
        "fake.library = dict\n"
        "sys.modules[fake.__name__] = fake\n"
        f"sys.argv = ['rashomon', 'query', 'graph', 'q', '--as', '{form}']\n"
        "from rashomon.cli import main\n"
        "main()\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "", **environment},
    )


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_reader_that_goes_away_is_no_failure_of_ours(form: str) -> None:
    """`rashomon query ... | head -1` ends without a traceback, with the exit code of a closed pipe."""
    with start(9999, form) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 128 + signal.SIGPIPE


def test_output_that_lacks_a_character_shows_its_escape() -> None:
    """An ASCII terminal gets `\\xe9` for what it cannot show, instead of a traceback."""
    printed, complaints = start(1, "table", PYTHONIOENCODING="ascii").communicate()
    assert b"caf\\xe9 " in printed
    assert complaints == b""
