"""`rashomon load DIR TARGET`: which target is meant, and the load itself.

bolt://HOST:7687/DATABASE, neo4j://…      a server that speaks Bolt
ladybug:FILE                              an embedded property graph
store+http://HOST/store                   a SPARQL store, by the Graph Store Protocol
update+http://HOST/update                 a SPARQL store, by update
neo4j-csv:FOLDER  cypher:FOLDER  gexf:FOLDER  parquet:FOLDER     files for bulk import
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from urllib.request import OpenerDirector

from ...errors import ExportError
from ...graph.store import FILE, Store
from ..policies import ASSERTED, Policy, known
from ..provenance import edge_graphs
from ..traversal import graphs
from . import bolt, embedded, files, sparql_store
from .loading import Loaded, Progress, digest
from .property_graph import Batch, batches

BOLT = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
SPARQL: Mapping[str, Callable[[str, OpenerDirector], sparql_store.Target]] = {
    "store": sparql_store.GraphStore,
    "update": sparql_store.UpdateEndpoint,
}
TARGETS = (
    "bolt://",
    "neo4j://",
    "ladybug:",
    "store+http://",
    "update+http://",
    *(f"{form}:" for form in files.FORMS),
)


def load(
    directory: Path,
    target: str,
    *,
    policy: Policy = ASSERTED,
    user: str | None = None,
    password: str | None = None,
    progress: Progress = lambda done: None,
) -> Loaded:
    """Bring the store of a directory into a target; `policy` says which propositions become edges between entities.

    Loading twice changes nothing, a retracted report is gone after the next load, and an interrupted load goes on
    with the same call. Raises `StoreError` when there is no store, `ExportError` for a target that cannot be loaded.
    """
    scheme, colon, rest = target.partition(":")
    if not colon or not rest:
        raise _unknown(target)
    with Store(directory / FILE, create=False) as store:
        vocabulary = store.vocabulary()
        known(policy, store)

        def rows() -> Iterable[Batch]:
            return batches(store, vocabulary, policy)

        if scheme in BOLT:
            return bolt.load(target, rows, digest(rows()), user=user, password=password, progress=progress)
        if scheme == "ladybug":
            return embedded.load(Path(rest), rows, digest(rows()), progress=progress)
        if scheme in files.FORMS:
            files.write(Path(rest), rows(), files.FORMS[scheme])
            return _count(rows())
        kind, plus, address = target.partition("+")
        if plus and kind in SPARQL:
            opener = sparql_store.opener(address, user, password)
            further = [] if policy == ASSERTED else edge_graphs(store, policy)
            everything = chain(graphs(store, vocabulary), further)
            return sparql_store.load(SPARQL[kind](address, opener), everything, progress)
    raise _unknown(target)


def _count(rows: Iterable[Batch]) -> Loaded:
    nodes = edges = 0
    for batch in rows:
        nodes, edges = nodes + (not batch.is_edge) * len(batch.rows), edges + batch.is_edge * len(batch.rows)
    return Loaded(nodes, edges)


def _unknown(target: str) -> ExportError:
    return ExportError(f"{target!r} is no target", remedy=f"begin it with one of {', '.join(TARGETS)}")
