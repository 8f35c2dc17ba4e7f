"""Places on the map: where they lie, and what contains them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import KnowledgeBaseError
from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.kb_entries import Entry
from rashomon.graph.places import Places
from rashomon.graph.store import Store
from rashomon.model import Entity

from records import document, mention, reading

BASE = KnowledgeBase(
    [
        Entry("freedonia", "Freedonia", "Organization", "state"),
        Entry("karsk", "Karsk", "Place", "region", country="freedonia"),
        Entry("lena", "Lena", "Place", "city", country="freedonia"),
        Entry("club", "Club", "Organization", "international"),
        Entry("seat", "Seat", "Place", "capital", country="freedonia", part_of="club"),
        Entry("one", "One", "Place", "place", part_of="two"),
        Entry("two", "Two", "Place", "place", part_of="one"),
    ]
)


def places(tmp_path: Path, *lines: str) -> Places:
    path = tmp_path / "coordinates.tsv"
    path.write_text("\n".join(("id\tlatitude\tlongitude\tregion", *lines)))
    return Places(BASE, path)


def test_a_city_is_in_its_region_and_its_state(tmp_path: Path) -> None:
    """The chain goes from the nearest to the farthest; a state is in nothing."""
    found = places(tmp_path, "lena\t10.5\t-20\tkarsk")
    assert found.coordinates("lena") == (10.5, -20.0)
    assert found.within("lena") == ("karsk", "freedonia")
    assert found.within("freedonia") == ()
    assert found.coordinates("karsk") is None


def test_a_seat_is_in_its_country(tmp_path: Path) -> None:
    """A capital whose name stands for an alliance lies in its country, not in the alliance."""
    assert places(tmp_path).within("seat") == ("freedonia",)


def test_a_circle_ends(tmp_path: Path) -> None:
    """Places that are part of each other are each told once."""
    assert places(tmp_path).within("one") == ("two",)


@pytest.mark.parametrize("line", ["lena\tnorth\t0", "lena\t91\t0", "lena\t0\t181", "lena\t0"])
def test_what_is_not_on_the_map(tmp_path: Path, line: str) -> None:
    """Coordinates that are none are told with their line."""
    with pytest.raises(KnowledgeBaseError) as told:
        places(tmp_path, line)
    assert "coordinates.tsv:2" in str(told.value)


def test_every_shipped_place_with_coordinates_is_an_entry() -> None:
    """The generated table names only places of the shipped base, and regions that contain them."""
    shipped = KnowledgeBase.shipped()
    found = Places(shipped)
    located = [entry for entry in shipped if found.coordinates(entry.id) is not None]
    assert len(located) > 500
    assert {entry.type for entry in located} == {"Place"}
    assert found.within("los-angeles") == ("california", "united-states")


def test_the_store_keeps_where_a_place_is(tmp_path: Path) -> None:
    """A node has the coordinates and the chain that its entities were given."""
    report = document("one", "Rockets fell on Lena.")
    lena = mention(report, "Lena", of="Place")
    made = reading(report, [lena])
    where = Entity("lena", report.id, "Lena", "Place", None, (10.5, -20.0), ("karsk", "freedonia"))
    others = tuple(entity for entity in made.entities if entity.id != "lena")
    with Store(tmp_path / "store.db") as store:
        store.add([type(made)(made.extraction, made.publisher, made.links, (*others, where))])
        (node,) = (node for node in store.nodes() if node.id == "lena")
        assert (node.coordinates, node.contained_in) == ((10.5, -20.0), ("karsk", "freedonia"))
