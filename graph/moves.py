"""The nodes of a store in the order of their ids, as they stand after the judgements: the queries for it.

The links of a report lie in the order of its mentions, so that each is found beside the other.
"""

from __future__ import annotations

import sqlite3

from .merging import Merging

MOVED = (
    "CREATE TEMP TABLE IF NOT EXISTS moved "
    "(document TEXT, node TEXT, into_node TEXT, PRIMARY KEY (document, node)) WITHOUT ROWID"
)
"""Where judgements move the nodes of each report; laid out for a view, and gone with the connection."""

DESCRIBED = "label, type, wikidata, coordinates, contained_in"
"""What the reports say of an entity, beside its id."""


def lay_out_moves(db: sqlite3.Connection, merging: Merging) -> None:
    """Fill the table `moved` with the nodes that stand for others in each report."""
    db.execute(MOVED)
    db.execute("DELETE FROM moved")
    for node in sorted(merging.touched()):
        documents = [row[0] for row in db.execute("SELECT document FROM entity WHERE id = ?", (node,))]
        rows = [(document, node, merging.node(node, document)) for document in documents]
        db.executemany("INSERT INTO moved VALUES (?, ?, ?)", rows)


def entity_rows(merging: Merging) -> str:
    """Node and what is said of it, for every entity of every report; after judgements, once `moved` is filled."""
    if not merging.judgements:
        return f"SELECT id, {DESCRIBED} FROM entity ORDER BY id, document"
    return (
        f"SELECT DISTINCT coalesce(into_node, id) AS now, {DESCRIBED}, entity.document FROM entity "
        "LEFT JOIN moved ON moved.document = entity.document AND moved.node = id ORDER BY now, entity.document"
    )


def name_rows(merging: Merging) -> str:
    """Node and name, for every name that some report uses for it; after judgements, once `moved` is filled."""
    node, joined = "link.node", ""
    if merging.judgements:
        node = "coalesce(into_node, link.node)"
        joined = "LEFT JOIN moved ON moved.document = link.document AND moved.node = link.node "
    return (
        f"SELECT DISTINCT {node} AS now, mention.text FROM mention JOIN link "
        f"ON link.document = mention.document AND link.position = mention.position {joined}"
        "WHERE mention.kind = 'name' ORDER BY now, mention.text"
    )
