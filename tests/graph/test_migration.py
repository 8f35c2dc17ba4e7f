"""Stores of earlier versions: brought to this one, with a copy of what they were."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.errors import StoreError
from rashomon.graph import migration
from rashomon.graph.checking import problems
from rashomon.graph.layout import APPLICATION_ID, SCHEMA_VERSION
from rashomon.graph.store import Store
from rashomon.model import Reading

from records import asserted_backing, denied_claim

LATER = {
    "relation": {"tense", "confidence"},
    "statement": {"certainty", "scope", "confidence"},
    "entity": {"coordinates", "contained_in"},
    "document": {"digest"},
}
"""Columns that the first version did not have."""

FIRST = ("document", "mention", "chain", "statement", "relation", "link", "entity", "support")


def old_store(path: Path, version: int, readings: list[Reading]) -> None:
    """A store as an earlier version laid it out: fewer columns, no tallies, no events."""
    new = path.with_name("new.db")
    with Store(new) as store:
        store.add(readings)
        store.remember({"mine.yaml": "[]\n"})
    tables = [*FIRST, "sentence", "vocabulary"][: None if version > 1 else len(FIRST)]
    with closing(sqlite3.connect(path)) as db:
        db.execute("ATTACH ? AS new", (str(new),))
        for table in tables:
            names = [row[1] for row in db.execute(f"PRAGMA new.table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in names if name not in LATER.get(table, ()))
            db.execute(f"CREATE TABLE {table} AS SELECT {kept} FROM new.{table}")
        db.execute(f"PRAGMA user_version = {version}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.commit()
    new.unlink()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def contents(path: Path) -> list[Reading]:
    with Store(path) as store:
        return list(store.readings())


@pytest.mark.parametrize("before", [1, 2, 3, 4, 5, 6, 7])
def test_every_earlier_version_is_brought_to_this_one(
    tmp_path: Path, before: int, caplog: pytest.LogCaptureFixture
) -> None:
    """The same reports are in it, the copy holds the old file to the byte, and the user is told."""
    readings = [denied_claim(), asserted_backing()]
    path, copy = tmp_path / "store.db", tmp_path / f"store.v{before}.db"
    old_store(path, before, readings)
    bytes_before = path.read_bytes()
    with Store(path) as store:
        assert list(store.readings()) == sorted(readings, key=lambda one: one.extraction.document.id)
        assert {one.predicate: one.status for one in store.propositions()} == {
            "backed-by": "contested",
            "attacked": "asserted",
        }
        assert (len(store), store.count_contested(), store.count_actors()) == (2, 1, 5)
        assert store.vocabulary_files() == ({"mine.yaml": "[]\n"} if before > 1 else {})
    assert copy.read_bytes() == bytes_before
    assert version(path) == SCHEMA_VERSION
    assert copy.name in caplog.text


def test_a_migrated_store_is_as_one_made_anew(tmp_path: Path) -> None:
    """Digests, tallies and sketches included."""
    old_store(tmp_path / "store.db", 3, [denied_claim(), asserted_backing()])
    with Store(tmp_path / "fresh.db") as fresh:
        fresh.add([denied_claim(), asserted_backing()])
        fresh.remember({"mine.yaml": "[]\n"})
        wanted = fresh.fingerprint()
    with Store(tmp_path / "store.db") as store:
        assert store.fingerprint() == wanted
        # Ids of records by hand are not those that a reader gives.
        found = [str(each) for each in problems(store)]
        assert [each for each in found if "have the id" not in each and "its id does not" not in each] == []


def test_an_interrupted_migration_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old file stays where it is until the new one is whole; no half of it is left behind."""
    path = tmp_path / "store.db"
    old_store(path, 3, [denied_claim()])
    before = path.read_bytes()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(migration, "settle", interrupt)
        with pytest.raises(KeyboardInterrupt):
            Store(path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["store.db"]
    assert len(contents(path)) == 1


def test_a_copy_that_is_there_already_is_kept(tmp_path: Path) -> None:
    """Two old stores in one place, one after the other, leave two copies."""
    path = tmp_path / "store.db"
    for reading in (denied_claim(), asserted_backing()):
        old_store(path, 3, [reading])
        contents(path)
        path.unlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["store.v3-2.db", "store.v3.db"]


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    """It may hold what this version would lose; the remedy is to update."""
    path = tmp_path / "store.db"
    contents(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StoreError, match=r"a later version of Rashomon made it.*update Rashomon"):
        Store(path)
