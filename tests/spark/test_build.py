"""The same records come from many machines as from one, whatever dies on the way."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as arrow
import pytest
from pyarrow import parquet

from rashomon import pipeline
from rashomon.errors import ExportError, InputError
from rashomon.extract.readers import Limits, read
from rashomon.graph.rows import TABLES
from rashomon.graph.store import FILE, Store
from rashomon.model import Document
from rashomon.pipeline import Summary
from rashomon.spark import spanning
from rashomon.spark.build import build
from rashomon.spark.records import records_of

from fragile import FAILS, KILLS, STUMBLES, Fragile

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
LATER = "\nLater, the Northern Shield Brigade said it had attacked the base. Ruritania denied it. "
FAMOUS = 4
"""In how few reports of this test a node is famous: some are, and some are not."""


@dataclass(frozen=True)
class Made:
    """One input, built by one machine and by many."""

    inputs: list[str]
    one: Path
    many: Path
    recipe: Fragile
    summary: Summary


def corpus() -> list[dict[str, Any]]:
    """The example reports, each with a later edition, which says much of it again."""
    found = [each for each in read([str(EXAMPLES)]) if isinstance(each, Document)]
    lines = [
        {"id": each.name, "text": each.text, "publisher": each.publisher, "published": each.published}
        for each in found
    ]
    return lines + [line | {"id": f"{line['id']}-2", "text": line["text"] + LATER} for line in lines]


def lay_out(folder: Path) -> None:
    """Good reports in plain, compressed and Parquet files, and in each what cannot be read."""
    good = corpus()
    good[1]["text"] += STUMBLES
    bad: list[Any] = [
        {"id": "fails", "text": FAILS},
        {"id": "kills", "text": KILLS},
        {"text": "It has no id."},
        {"id": "empty", "text": " "},
        {"id": "undated", "text": "The ministry denied it.", "published": "yesterday"},
        good[0],
        good[2] | {"text": "Another text."},
    ]
    lines = [json.dumps(line) for line in (*good[:6], *bad)] + ["", "{", '{"id": "caf\xe9", "text": "é"}']
    (folder / "below").mkdir(parents=True)
    (folder / "plain.jsonl").write_bytes("\n".join(lines).encode("latin-1"))
    packed = "".join(f"{json.dumps(line)}\r\n" for line in good[6:10])
    (folder / "below" / "packed.jsonl.gz").write_bytes(gzip.compress(packed.encode()))
    numbered = [line | {"id": number} for number, line in enumerate(good[10:])]
    parquet.write_table(arrow.Table.from_pylist(numbered), folder / "below" / "table.parquet")
    (folder / "notes.md").write_text("No report.", encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, settings: dict[str, str]) -> Iterator[Made]:
    folder = tmp_path_factory.mktemp("spark")
    lay_out(folder / "in")
    recipe = Fragile(folder / "stumbled")
    inputs = [str(folder / "in")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spanning, "FAMOUS", FAMOUS)
        summary = build(inputs, str(folder / "many"), recipe, {}, Limits(), settings)
    documents = [
        Document(**{name: row[name] for name in Document.__slots__})
        for row in rows(folder / "many", "document")
    ]
    pipeline.build(sorted(documents, key=lambda each: each.name), folder / "one", rules_only=True)
    yield Made(inputs, folder / "one", folder / "many", recipe, summary)
    shutil.rmtree(folder)


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(folder / "records" / table).to_pylist()
    return found


def quads(folder: Path) -> list[bytes]:
    """Every line of every part."""
    parts = sorted(folder.glob("graph/*/*.gz"))
    return [line for part in parts for line in gzip.decompress(part.read_bytes()).splitlines(keepends=True)]


def test_the_reports_that_can_be_read_are_there_once(made: Made) -> None:
    """Twice the same is one report; one that ended its process once is read, and nothing is double for it."""
    names = sorted(row["name"] for row in rows(made.many, "document"))
    wanted = [line["id"] for line in corpus()[:10]] + ["0", "1", "2", "3", "undated"]
    assert names == sorted(wanted)
    assert made.recipe.stumbled.exists()
    assert made.summary.documents == made.summary.added == len(wanted)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_records_are_those_of_one_machine(made: Made, table: Any) -> None:
    """Row by row and value by value, in every table of the store."""
    with Store(made.one / FILE, create=False) as store:
        wanted = [
            dict(zip(("document", "position", *table.columns), row, strict=True))
            for reading in store.readings()
            for row in table.rows(reading.extraction.document.id, records_of(reading)[table])
        ]
    found = sorted(rows(made.many, table.name), key=lambda row: (row["document"], row["position"]))
    assert found == wanted
    assert found


def test_the_graph_is_that_of_one_machine_byte_for_byte(made: Made) -> None:
    """Sorted, the parts together are `graph.nq`."""
    wanted = (made.one / "graph.nq").read_bytes().splitlines(keepends=True)
    assert sorted(quads(made.many)) == sorted(wanted)


def test_nodes_and_propositions_are_those_of_one_machine(made: Made) -> None:
    """With their labels, names, counts, status and independent sources; some are famous, some are not."""
    with Store(made.one / FILE, create=False) as store:
        nodes = {
            node.id: (node.label, node.type, sorted(node.names), node.documents) for node in store.nodes()
        }
        held = {
            each.id: (each.subject, each.predicate, each.object, each.status, each.documents, each.sources)
            for each in store.propositions()
        }
    found = rows(made.many, "node")
    assert {
        row["id"]: (row["label"], row["type"], sorted(row["names"]), row["documents"]) for row in found
    } == nodes
    assert {
        row["id"]: (
            *(row[name] for name in ("subject", "predicate", "object", "status", "documents")),
            tuple(map(tuple, row["sources"])),
        )
        for row in rows(made.many, "proposition")
    } == held
    assert min(row["documents"] for row in found) < FAMOUS <= max(row["documents"] for row in found)
    assert "contested" in {status for *_, status, _, _ in held.values()}


def test_what_cannot_be_read_is_set_aside_with_its_error(made: Made) -> None:
    """Each with its name or its file; and the summary tells of them."""
    lines = [
        json.loads(line)
        for part in made.many.glob("set-aside/*.json")
        for line in part.read_text(encoding="utf-8").splitlines()
    ]
    told = {(line.get("name"), line["problem"].split("; ")[0]) for line in lines}
    assert ("fails", "reading it failed") in told
    assert ("kills", "reading it ended the process that read it, 2 times (signal 9)") in told
    assert (corpus()[2]["id"], "another report has this name") in told
    problems = [problem for name, problem in told if name is None]
    for words in ("white space", 'no "id"', "not JSON", "is not UTF-8", '"published"'):
        assert [problem for problem in problems if words in problem], words
    assert len(lines) == len(made.summary.failures) == 8


def test_the_same_again_reads_nothing_and_another_is_refused(made: Made, settings: dict[str, str]) -> None:
    """A finished folder is only summed up; other inputs are not mixed into it."""
    before = {path: path.stat().st_mtime_ns for path in made.many.rglob("part-*")}
    again = build(made.inputs, str(made.many), made.recipe, {}, Limits(), settings)
    assert repr(again) == repr(made.summary)
    assert {path: path.stat().st_mtime_ns for path in made.many.rglob("part-*")} == before
    with pytest.raises(ExportError, match="the graph of other reports"):
        build([str(EXAMPLES)], str(made.many), made.recipe, {}, Limits(), settings)


def test_an_interrupted_build_goes_on_where_it_stopped(
    made: Made, tmp_path: Path, settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What had come to rest is not made again, and the end is the same."""
    out = tmp_path / "out"

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("rashomon.spark.build.nodes", stop)
        with pytest.raises(KeyboardInterrupt):
            build(made.inputs, str(out), made.recipe, {}, Limits(), settings)
    readings = {path: path.stat().st_mtime_ns for path in (out / "readings").glob("part-*")}
    assert readings
    with monkeypatch.context() as patch:
        patch.setattr("rashomon.spark.build.documents", stop)  # nothing is read again
        finished = build(made.inputs, str(out), made.recipe, {}, Limits(), settings)
    assert repr(finished) == repr(made.summary)
    assert sorted(quads(out)) == sorted(quads(made.many))
    assert not (out / "readings").exists()


def test_where_there_is_nothing_to_read(tmp_path: Path, settings: dict[str, str]) -> None:
    """A missing path and a folder without reports are told."""
    recipe = Fragile(tmp_path / "stumbled")
    with pytest.raises(InputError, match="PATH_NOT_FOUND"):
        build([str(tmp_path / "none")], str(tmp_path / "out"), recipe, {}, Limits(), settings)
    (tmp_path / "notes.md").write_text("No report.", encoding="utf-8")
    with pytest.raises(InputError, match="no report that Spark could read"):
        build([str(tmp_path)], str(tmp_path / "other"), recipe, {}, Limits(), settings)
