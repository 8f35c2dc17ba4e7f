"""The store: what is added can be read back, added again without change, and taken out without trace."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import StoreError
from rashomon.graph.store import Store
from rashomon.model import Reading

from records import asserted_backing, denied_claim, document, mention, reading, relation


def dump(path: Path) -> list[str]:
    """All that a store holds, as SQL, in an order of its own content."""
    connection = sqlite3.connect(path)
    try:
        return sorted(connection.iterdump())
    finally:
        connection.close()


def simple(name: str, actor: str) -> Reading:
    report = document(name, f"{actor} attacked the port.")
    who, port = mention(report, actor, of="Group"), mention(report, "the port", of="Place")
    return reading(report, [who, port], relations=[relation(report, "attacked", who, port, "attacked")])


def test_readings_come_back_as_they_were(tmp_path: Path) -> None:
    """Every record survives the way into the file and out again."""
    given_readings = [denied_claim(), asserted_backing()]
    with Store(tmp_path / "store.db") as store:
        store.add(given_readings)
    with Store(tmp_path / "store.db") as store:
        assert list(store.readings()) == sorted(given_readings, key=lambda r: r.extraction.document.id)


def test_adding_twice_changes_no_byte(tmp_path: Path) -> None:
    """A report that is in the store already is left alone."""
    path = tmp_path / "store.db"
    with Store(path) as store:
        store.add([denied_claim()])
    before = path.read_bytes()
    with Store(path) as store:
        store.add([denied_claim()])
    assert path.read_bytes() == before


def test_status_spans_reports(tmp_path: Path) -> None:
    """What one report asserts and another has denied is contested; taken out, the denial leaves no trace."""
    with Store(tmp_path / "store.db") as store:
        store.add([denied_claim(), asserted_backing()])
        statuses = {p.predicate: p.status for p in store.propositions()}
        assert statuses == {"backed-by": "contested", "attacked": "asserted"}
        store.retract("denial")
        statuses = {p.predicate: p.status for p in store.propositions()}
        assert statuses == {"backed-by": "asserted", "attacked": "asserted"}


@settings(max_examples=20, deadline=None)
@given(
    kept=st.sets(st.sampled_from(["a", "b", "c", "d"])),
    gone=st.sets(st.sampled_from(["e", "f", "g"]), min_size=1),
    order=st.randoms(use_true_random=False),
)
def test_retracting_undoes_adding(
    tmp_path_factory: pytest.TempPathFactory, kept: set[str], gone: set[str], order: object
) -> None:
    """Whatever the order, a store after retraction holds what a store without the report would."""
    directory = tmp_path_factory.mktemp("stores")
    names = [*kept, *gone]
    order.shuffle(names)  # type: ignore[attr-defined]
    with Store(directory / "one.db") as store:
        for name in names:
            store.add([simple(name, f"Actor {name}")])
        for name in sorted(gone):
            store.retract(name)
    with Store(directory / "other.db") as store:
        store.add([simple(name, f"Actor {name}") for name in sorted(kept)])
    assert dump(directory / "one.db") == dump(directory / "other.db")


def test_nodes_have_the_most_frequent_label_and_all_names(tmp_path: Path) -> None:
    """A node over several reports is called what most of them call it."""
    readings = []
    for number, label in enumerate(["The Front", "the Front", "the Front"]):
        report = document(f"r{number}", f"{label} attacked the port.")
        who, port = mention(report, label), mention(report, "the port", kind="description", of="Place")
        readings.append(reading(report, [who, port]))
    with Store(tmp_path / "store.db") as store:
        store.add(readings)
        front = next(node for node in store.nodes() if node.id == "the-front")
        port = next(node for node in store.nodes() if node.id == "the-port")
    assert (front.label, front.names, front.documents) == ("the Front", ("The Front", "the Front"), 3)
    assert port.names == ()


def test_retracting_what_is_not_there(tmp_path: Path) -> None:
    """A report that the store does not hold is an error that names it."""
    with Store(tmp_path / "store.db") as store, pytest.raises(StoreError, match="no report 'x'"):
        store.retract("x")


def test_a_failed_batch_leaves_nothing(tmp_path: Path) -> None:
    """A transaction is all or none: what breaks in the middle takes the whole batch back."""
    with Store(tmp_path / "store.db") as store:

        def batch() -> object:
            yield denied_claim()
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            store.add(batch())  # type: ignore[arg-type]
        assert len(store) == 0


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    """Something else in the place of the store is refused with a remedy, not overwritten."""
    path = tmp_path / "store.db"
    path.write_text("this is not a database, it is a letter to the editor" * 50, encoding="utf-8")
    with pytest.raises(StoreError, match="move it away"):
        Store(path)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="not a store of this version"):
        Store(other)


def test_no_store_here(tmp_path: Path) -> None:
    """Reading from a directory without a store does not make one."""
    with pytest.raises(StoreError, match="rashomon build"):
        Store(tmp_path / "store.db", create=False)
    assert not (tmp_path / "store.db").exists()


ENTRY = """\
- name: shields
  label: {label}
  definition: The subject keeps harm from the object.
  example: {{text: The fleet shields the port., subject: The fleet, object: the port}}
  inverse: {{name: shielded-by, label: shielded by}}
  domain: [Actor]
  range: [Any]
  expressed-by:
    - {{verb: [shield], subject: [agent], object: [patient]}}
"""


def test_a_store_knows_the_relations_that_it_was_built_with(tmp_path: Path) -> None:
    """A user's vocabulary file is kept by name; what it holds now replaces what it held before."""
    with Store(tmp_path / "store.db") as store:
        assert "shields" not in store.vocabulary().relations
        store.remember({"mine.yaml": ENTRY.format(label="shields from harm")})
        store.remember({"mine.yaml": ENTRY.format(label="shields")})
    with Store(tmp_path / "store.db") as store:
        assert store.vocabulary().relations["shields"].label == "shields"
