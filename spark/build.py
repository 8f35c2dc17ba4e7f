"""`rashomon build --engine spark`: from reports to records as Parquet and graphs as N-Quads, in parts.

    records/document, records/statement, ...   the tables of a store, and `node` and `proposition` over all reports
    graph/reports, graph/nodes, ...            N-Quads; all parts together are the `graph.nq` of one machine
    set-aside                                  what could not be read, with its name and what was wrong
    readings                                   a row a report, while the rest is being made

Each dataset is whole or not there. The same command again goes on with what is missing, and reads no report twice
whose reading has come to rest.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from .. import __version__
from ..errors import ExportError, InputError
from ..exports.nquads import nquads
from ..exports.traversal import Batch
from ..extract.readers.limits import Limits
from ..graph.kb import KnowledgeBase
from ..graph.rows import TABLES
from ..graph.tallies import ACTOR_TYPES
from ..ontology.vocabulary import load as load_vocabulary
from ..pipeline import Summary
from ..reading import Pipeline, Recipe
from . import worker
from .datasets import Datasets
from .frames import schema
from .records import COLUMNS
from .session import session
from .sources import documents
from .spanning import nodes, propositions

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SHOWN = 100
"""How many of the reports that were set aside a summary names."""


def build(
    inputs: Sequence[str],
    out: str,
    recipe: Recipe,
    vocabulary: Mapping[str, str],
    limits: Limits,
    settings: Mapping[str, str],
) -> Summary:
    """Read reports by a recipe on Spark, and write what is known of them below `out`.

    `vocabulary` are the user's files by name and text, `settings` those of Spark. The summary names the first
    reports that were set aside; all of them are in `set-aside`.

    Raises `InputError`, `PipelineError`, `VocabularyError`, `KnowledgeBaseError`, or `ExportError` where the folder
    holds the graph of another call.
    """
    load_vocabulary(texts=vocabulary)
    knowledge = recipe.knowledge if isinstance(recipe, Pipeline) else ()
    KnowledgeBase.shipped().beside(knowledge)  # what cannot be opened must be known before the work
    spark = session(settings)
    made = Datasets(spark, out)
    _only_this_call(made, _described(inputs, recipe, vocabulary))
    for path in knowledge:
        spark.sparkContext.addFile(str(path))
    texts = pickle.dumps(dict(vocabulary))
    if not made.done("graph/provenance"):  # the last that is made
        if not made.done("readings"):
            read = partial(worker.read, packed=pickle.dumps(recipe), vocabulary=texts)
            reports = documents(spark, inputs, limits)
            made.write("readings", reports.mapInPandas(read, schema(COLUMNS)))
        _make(made, texts)
        provenance = nquads(Batch(worker.words(texts), {}).graphs).removesuffix("\n")
        made.write_lines("graph/provenance", spark.createDataFrame([(provenance,)], "quads string"))
    made.remove("readings")
    made.remove("spanning")
    return _summary(spark, made)


def _make(made: Datasets, texts: bytes) -> None:
    """Every dataset that follows from the readings, in turn."""
    from pyspark.sql import functions as f

    readings = made.read("readings")
    whole = readings.where("document is not null")
    made.write("records/document", whole.select("document.*"))
    for name in (*(table.name for table in TABLES), "sentence"):
        rows = whole.select(
            f.col("document.id").alias("document"), f.posexplode(name).alias("position", "row")
        )
        made.write(f"records/{name}", rows.select("document", "position", "row.*"))
    found = made.write("spanning/node", nodes(whole, texts))
    held = made.write(
        "spanning/proposition", propositions(whole, found.select("id", "label", "documents"), texts)
    )
    made.write("records/node", found.drop("quads"))
    made.write("records/proposition", held.drop("quads"))
    made.write_json("set-aside", readings.select(f.explode("failures").alias("row")).select("row.*"))
    for name, rows in (("reports", whole), ("nodes", found), ("propositions", held)):
        made.write_lines(f"graph/{name}", rows.select("quads").where("quads <> ''"))


def _described(inputs: Sequence[str], recipe: Recipe, vocabulary: Mapping[str, str]) -> str:
    """What a call is to make, in words; calls of the same words may finish each other's work."""
    told = replace(recipe, vocabulary={}) if isinstance(recipe, Pipeline) else recipe
    given = {
        "rashomon": __version__,
        "inputs": list(inputs),
        "recipe": repr(told),
        "vocabulary": dict(vocabulary),
    }
    return json.dumps(given, sort_keys=True, indent=1)


def _only_this_call(made: Datasets, described: str) -> None:
    if made.keep("build.json", described) != described:
        raise ExportError(
            "the folder holds the graph of other reports, or one made otherwise",
            path=made.path("build.json"),
            remedy="choose another one: many machines write a graph once, and do not add to it",
        )


def _summary(spark: SparkSession, made: Datasets) -> Summary:
    from pyspark.sql import functions as f

    def table(name: str) -> DataFrame:
        return spark.read.parquet(made.path(f"records/{name}"))

    aside = spark.read.schema("path string, name string, problem string, remedy string").json(
        made.path("set-aside")
    )
    acts = table("statement").groupBy("act").count().orderBy(f.desc("count"), "act").collect()
    count = table("document").count()
    return Summary(
        documents=count,
        added=count,
        known=0,
        actors=table("node").where(f.col("type").isin(*ACTOR_TYPES)).count(),
        statements={row["act"]: row["count"] for row in acts},
        relations=table("relation").count(),
        contested=table("proposition").where("status = 'contested'").count(),
        failures=tuple(
            InputError(row["problem"], path=row["name"] or row["path"], remedy=row["remedy"])
            for row in aside.orderBy("path", "name", "problem").limit(SHOWN).collect()
        ),
    )
