"""A diff of two runs shows only what changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.exports.rdf_terms import record
from rashomon.exports.writing import write_all
from rashomon.graph.store import FILE, Store
from rashomon.ids import content_id
from rashomon.model import Reading

from golden_reports import copied, spoken_for
from records import asserted_backing, denied_claim

OTHERS = [denied_claim(), *copied(), *spoken_for()]
NEW = asserted_backing()
BACKING = content_id("pro", "the-rebels", "backed-by", "ruritania")


def run(folder: Path, readings: list[Reading]) -> dict[str, list[str]]:
    """What a run writes into an empty folder: the lines of each format."""
    folder.mkdir()
    with Store(folder / FILE) as store:
        for reading in readings:
            store.add([reading])
        files = write_all(
            store, store.vocabulary(), folder, ["nquads", "trig", "turtle", "jsonld", "nanopubs"]
        )
    return {path.name: path.read_text(encoding="utf-8").splitlines() for path in files}


def test_the_order_of_reports_changes_nothing(tmp_path: Path) -> None:
    """The same reports in another order give the same bytes."""
    assert run(tmp_path / "one", OTHERS) == run(tmp_path / "other", OTHERS[::-1])


def test_one_report_more_shows_alone(tmp_path: Path) -> None:
    """New are its own graph, who and what only it tells of, and what becomes of the claim that it bears out."""
    before, after = run(tmp_path / "before", OTHERS), run(tmp_path / "after", [*OTHERS, NEW])
    gone, new = changed(before["graph.nq"], after["graph.nq"])
    document, backing = record(NEW.extraction.document.id), record(BACKING)
    nodes = {record(entity.id) for entity in NEW.entities}
    about = {line.split(" ", 1)[0] for line in new if not line.endswith(f" {document} .")}
    held = {record(support.proposition) for support in NEW.supports}
    assert about - nodes - held == {line.split(" ")[0] for line in new if f"used> {document}" in line}
    assert {line.split("> ")[1].rpartition("#")[2] for line in gone} == {
        "documentCount",
        "independentSources",
    }
    assert {line.split(" ", 1)[0] for line in gone if "independentSources" in line} == {backing}


@pytest.mark.parametrize("name", ["graph.trig", "graph.ttl", "graph.jsonld", "nanopubs.trig"])
def test_for_people_and_programs_alike(tmp_path: Path, name: str) -> None:
    """In formats of many lines a subject, too, a report more leaves nearly every line as it was."""
    before, after = run(tmp_path / "before", OTHERS), run(tmp_path / "after", [*OTHERS, NEW])
    gone, _ = changed(before[name], after[name])
    assert len(gone) <= 12


def changed(before: list[str], after: list[str]) -> tuple[set[str], set[str]]:
    """The lines that are gone, and those that are new."""
    return set(before) - set(after), set(after) - set(before)
