"""Tallies: right whatever happens to the rows, and at a price that does not grow with the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.graph.checking import problems
from rashomon.graph.layout import lay_out
from rashomon.graph.rows import SUPPORTS
from rashomon.graph.status import status
from rashomon.graph.store import Store
from rashomon.graph.tallies import standing_status
from rashomon.model import Reading, Stance, Support

from tiny import Tiny, reports

READINGS: list[Reading] = list(Tiny().open().read(reports(400)))  # type: ignore[arg-type]


def steps(db: sqlite3.Connection, work: Callable[[], object]) -> int:
    """How many tens of instructions of SQLite's machine something takes."""
    counted = 0

    def step() -> int:
        nonlocal counted
        counted += 1
        return 0

    db.set_progress_handler(step, 10)
    work()
    db.set_progress_handler(None, 0)
    return counted


def one_report(store: Store, work: str, reading: Reading) -> None:
    """Add a report, or retract it, and count all that there is."""
    if work == "add":
        store.add([reading])
    else:
        store.retract(reading.extraction.document.id)
    store.count_actors(), store.count_contested(), store.count_relations(), store.statement_acts(), len(store)


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
            found.append(steps(store._db, lambda store=store: one_report(store, work, one)))  # type: ignore[misc]
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


def support(holder: str, stance: Stance, statement: str | None) -> Support:
    return Support("doc-a", "rel-a", "pro-a", "x", "attacked", "y", statement, holder, stance)


def laid_out(supports: Iterable[Support]) -> sqlite3.Connection:
    """Tables in memory that hold the supports of one report, and nothing else."""
    db = sqlite3.connect(":memory:")
    lay_out(db)
    db.executemany(SUPPORTS.insertion, SUPPORTS.rows("doc-a", tuple(supports)))
    return db


def test_the_status_of_a_famous_proposition_costs_the_same() -> None:
    """Whether ten hold it or ten thousand, and some of them have taken it back."""
    found = []
    for holders in (10, 10_000):
        claims = [support(f"holder-{number}", "asserts", "sta-a") for number in range(holders)]
        with closing(laid_out([*claims, support("holder-0", "retracts", "sta-b")])) as db:
            assert standing_status(db, "pro-a") == "claimed"
            found.append(steps(db, lambda db=db: standing_status(db, "pro-a")))  # type: ignore[misc]
    small, large = found
    assert small > 5
    assert large <= 1.1 * small


HELD = st.builds(
    support, st.sampled_from("abc"), st.sampled_from(get_args(Stance)), st.sampled_from([None, "sta-a"])
)


@settings(max_examples=100, deadline=None)
@given(st.lists(HELD, max_size=6))
def test_the_status_is_that_of_all_who_hold_it(supports: list[Support]) -> None:
    """Looking up one holder of each stance gives what reading every support gives."""
    with closing(laid_out(supports)) as db:
        assert standing_status(db, "pro-a") == (status(supports) if supports else None)
