"""What spans reports: nodes and propositions over millions of them, by the same functions as in a store.

What is said of an actor in a hundred thousand reports says little that is new. So rows are counted or thinned where
they lie, before they travel to where their node or proposition is put together (Spark's partial aggregation): what
travels grows with what differs, and not with how often it is said. The labels of famous nodes go to every worker,
and where a row has no partner it is keyed by an id of its own, so that no one worker gets them all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING

from ..exports.nquads import nquads
from ..exports.traversal import SIZE, Batch
from ..graph.spanning import node_of, proposition_of, sketch_of
from ..model import Support
from .frames import frame, schema, value
from .sources import Row
from .worker import words

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import Column, DataFrame

FAMOUS = 1000
"""Reports that name a node, from which on its label goes to every worker."""

DESCRIBED = ("label", "type", "wikidata", "coordinates", "contained_in")
NODE = {
    "id": "string",
    "label": "string",
    "type": "string",
    "wikidata": "string",
    "names": "array<string>",
    "documents": "bigint",
    "coordinates": "string",
    "contained_in": "array<string>",
    "quads": "string",
}
PROPOSITION = {
    "id": "string",
    "subject": "string",
    "predicate": "string",
    "object": "string",
    "status": "string",
    "sources": "array<array<string>>",
    "documents": "bigint",
    "quads": "string",
}
HELD = ("subject", "predicate", "object", "holder", "stance")


def nodes(readings: DataFrame, vocabulary: bytes) -> DataFrame:
    """Every node of some rows of `records.COLUMNS`, with its N-Quads."""
    from pyspark.sql import functions as f

    entities = readings.select("document.id", f.explode("entity").alias("entity")).select(
        f.col("id").alias("document"), "entity.*"
    )
    alike = entities.groupBy("id", *DESCRIBED).agg(
        f.min("document").alias("document"), f.count("*").alias("documents")
    )
    told = f.struct("document", *DESCRIBED, "documents")
    described = alike.groupBy("id").agg(f.sort_array(f.collect_list(told)).alias("told"))
    called = readings.select(f.explode("called").alias("called")).select("called.*").distinct()
    names = called.groupBy("node").agg(f.sort_array(f.collect_list("text")).alias("names"))
    joined = described.join(names, f.col("id") == f.col("node"), "left").select("id", "told", "names")
    return joined.mapInPandas(partial(_nodes, vocabulary=vocabulary), schema(NODE))


def propositions(readings: DataFrame, labels: DataFrame, vocabulary: bytes) -> DataFrame:
    """Every proposition of some rows of `records.COLUMNS`, with its N-Quads.

    `labels` tells of each node its id, its label and in how many documents it is.
    """
    from pyspark.sql import functions as f

    supports = readings.select(
        f.col("document.id").alias("document"),
        f.posexplode("support").alias("position", "support"),
        f.map_from_entries("sentence").alias("sentences"),
    ).select(
        "document",
        "position",
        "support.*",
        f.element_at("sentences", f.col("support.relation")).alias("sketch"),
    )
    ends = supports.groupBy("proposition").agg(
        f.min("subject").alias("subject"),
        f.min("object").alias("object"),
        f.count_distinct("document").alias("documents"),
    )
    heads = _labelled(_labelled(ends, labels, "subject"), labels, "object").drop("subject", "object")
    narrated = f.col("statement").isNull().alias("narrated")
    thin = supports.groupBy("proposition", *HELD, narrated, "sketch").agg(
        f.min(f.struct("document", "position", "relation", "statement")).alias("first")
    )
    stances = thin.select("proposition", *HELD, "sketch", "first.*")
    both = heads.unionByName(stances, allowMissingColumns=True)
    return (
        both.repartition("proposition")
        .sortWithinPartitions("proposition", f.col("document").asc_nulls_first(), "position")
        .mapInPandas(partial(_propositions, vocabulary=vocabulary), schema(PROPOSITION))
    )


def _labelled(ends: DataFrame, labels: DataFrame, side: str) -> DataFrame:
    """The rows with the label of one side, which may be open."""
    from pyspark.sql import functions as f

    def named(which: Column, how: str) -> DataFrame:
        return labels.where(which).select(
            f.col("id").alias(f"{how}_id"), f.col("label").alias(f"{how}_label")
        )

    famous = f.broadcast(named(f.col("documents") >= FAMOUS, "famous"))
    rare = named(f.col("documents") < FAMOUS, "rare")
    first = ends.join(famous, f.col(side) == f.col("famous_id"), "left")
    sought = f.when(f.col("famous_id").isNull(), f.col(side))
    second = first.withColumn("sought", f.coalesce(sought, "proposition")).join(
        rare, f.col("sought") == f.col("rare_id"), "left"
    )
    label = f.coalesce("famous_label", "rare_label").alias(f"{side}_label")
    return second.select(*ends.columns, label)


def _nodes(frames: Iterator[pandas.DataFrame], vocabulary: bytes) -> Iterator[pandas.DataFrame]:
    """Runs on the workers: node by node, from how many reports describe it in which way."""
    for rows in frames:
        yield frame([_node(row, vocabulary) for row in rows.to_dict("records")], NODE)


def _node(row: Row, vocabulary: bytes) -> Row:
    told = [
        (row["id"], *(each[name] for name in DESCRIBED))
        for each in row["told"]
        for _ in range(each["documents"])
    ]
    node = node_of(row["id"], told, () if row["names"] is None else tuple(row["names"]))
    return {
        "id": node.id,
        "label": node.label,
        "type": node.type,
        "wikidata": node.wikidata,
        "names": list(node.names),
        "documents": node.documents,
        "coordinates": None if node.coordinates is None else json.dumps(node.coordinates),
        "contained_in": list(node.contained_in),
        "quads": _quads(Batch(words(vocabulary), {}, nodes=(node,))),
    }


def _propositions(frames: Iterator[pandas.DataFrame], vocabulary: bytes) -> Iterator[pandas.DataFrame]:
    """Runs on the workers: rows sorted by proposition, the head of each first; one proposition at a time."""
    rows = (row for part in frames for row in part.to_dict("records"))
    done = (_proposition(group, vocabulary) for _, group in groupby(rows, key=lambda row: row["proposition"]))
    while some := list(islice(done, SIZE)):
        yield frame(some, PROPOSITION)


def _proposition(rows: Iterator[Row], vocabulary: bytes) -> Row:
    head, *stances = rows
    held = [(_support(row), sketch_of(value(row["sketch"]))) for row in stances]
    one = replace(proposition_of(head["proposition"], held), documents=int(head["documents"]))
    ends = ((one.subject, value(head["subject_label"])), (one.object, value(head["object_label"])))
    labels = {node: label for node, label in ends if node is not None and label is not None}
    return {
        "id": one.id,
        "subject": one.subject,
        "predicate": one.predicate,
        "object": one.object,
        "status": one.status,
        "sources": [list(group) for group in one.sources],
        "documents": one.documents,
        "quads": _quads(Batch(words(vocabulary), labels, propositions=(one,))),
    }


def _support(row: Row) -> Support:
    return Support(**{each.name: value(row[each.name]) for each in fields(Support)})


def _quads(batch: Batch) -> str:
    return nquads(batch.graphs).removesuffix("\n")
