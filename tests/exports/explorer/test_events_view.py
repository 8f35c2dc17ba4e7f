"""The explorer tells of a node what happened to, by or at it."""

from __future__ import annotations

from pathlib import Path

from rashomon.exports.explorer.catalogue import Catalogue
from rashomon.exports.explorer.events_view import events_view
from rashomon.graph.store import FILE, Store
from rashomon.ontology.vocabulary import load

from records import document, event, mention, reading, relation


def test_what_happened_by_to_and_at_a_node(tmp_path: Path) -> None:
    """The rebels did it, Orsk is where it was and whom it befell; the envoy has no part in it."""
    page = document("shelling", "Rebels shelled Orsk, an envoy saw.")
    rebels = mention(page, "Rebels", kind="description", of="Group")
    orsk, envoy = mention(page, "Orsk", of="Place"), mention(page, "an envoy", of="Person")
    shelled = relation(page, "struck", rebels, orsk, "shelled")
    shelling = event(
        page, shelled, {"agent": rebels, "target": orsk}, places=(orsk.id,), time="2024-05-20", count=4
    )
    with Store(tmp_path / FILE) as store:
        store.add([reading(page, [rebels, orsk, envoy], [], [shelled], [shelling])])
        catalogue = Catalogue.of(store, load())
    (by,), (at,) = events_view(catalogue, "rebels"), events_view(catalogue, "orsk")
    assert (by["words"], by["parts"], by["status"], by["time"]) == (
        *("Rebels struck Orsk", ["agent"], "asserted", "2024-05-20"),
    )
    assert (at["parts"], at["places"], at["count"]) == (["target", "place"], ["Orsk"], 4)
    assert events_view(catalogue, "an-envoy") == []
