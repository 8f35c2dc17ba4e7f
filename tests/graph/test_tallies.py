"""Tallies: right whatever happens to the rows, and at a price that does not grow with the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.graph.checking import problems
from rashomon.graph.store import Store
from rashomon.model import Reading

from tiny import Tiny, reports

READINGS: list[Reading] = list(Tiny().open().read(reports(400)))  # type: ignore[arg-type]


def steps(store: Store, work: str, reading: Reading) -> int:
    """How many tens of instructions of SQLite's machine it takes to add a report, or to retract it."""
    counted = 0

    def step() -> int:
        nonlocal counted
        counted += 1
        return 0

    store._db.set_progress_handler(step, 10)
    if work == "add":
        store.add([reading])
    else:
        store.retract(reading.extraction.document.id)
    store.count_actors(), store.count_contested(), store.count_relations(), store.statement_acts(), len(store)
    store._db.set_progress_handler(None, 0)
    return counted


@pytest.mark.parametrize("work", ["add", "retract"])
def test_one_report_costs_the_same_in_a_large_store(tmp_path: Path, work: str) -> None:
    """The instructions that SQLite needs are counted, with twenty reports in the store and with twenty times as many."""
    *many, one = READINGS
    found = []
    for size in (20, len(many)):
        with Store(tmp_path / f"{size}.db") as store:
            store.add(many[:size])
            if work == "retract":
                store.add([one])
            found.append(steps(store, work, one))
    small, large = found
    assert small > 10
    assert large <= 1.1 * small


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["add", "retract"]), st.integers(0, 25)), min_size=1, max_size=30))
def test_tallies_follow_the_rows(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, int]]
) -> None:
    """After any additions and retractions they are what counting anew gives."""
    with Store(tmp_path_factory.mktemp("tallies") / "store.db") as store:
        for change, number in changes:
            document = READINGS[number].extraction.document.id
            if change == "add":
                store.add([READINGS[number]])
            elif document in store:
                store.retract(document)
        assert list(problems(store)) == []
