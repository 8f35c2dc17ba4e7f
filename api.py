"""The graph in Python: open what `rashomon build` wrote, ask it, and take it elsewhere.

    from rashomon.api import Graph

    graph = Graph.open("demo")
    graph.query("most-disputed").rows
    graph.to_networkx(), graph.to_rdflib(), graph.to_pandas().statements

A graph holds nothing but the name of its folder: each call reads the store as it is then.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .exports.contested import Dispute, contested
from .exports.load.extras import need
from .exports.load.loading import Loaded
from .exports.load.targets import load
from .exports.nquads import nquads
from .exports.policies import known, policy
from .exports.provenance import edge_graphs
from .exports.query import Table, run
from .exports.tables import COLUMNS, tables
from .exports.traversal import graphs
from .graph import network
from .graph.store import FILE, Store
from .model import Node, Proposition, Reading

if TYPE_CHECKING:
    import pandas
    import rdflib


@dataclass(frozen=True, slots=True)
class Frames:
    """The tables of a store as data frames; `exports.tables.COLUMNS` names their columns."""

    nodes: pandas.DataFrame
    reports: pandas.DataFrame
    statements: pandas.DataFrame
    propositions: pandas.DataFrame
    accounts: pandas.DataFrame


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph in a folder that `rashomon build` wrote."""

    directory: Path

    @classmethod
    def open(cls, directory: str | Path) -> Graph:
        """The graph in a folder. Raises `StoreError` when there is none."""
        graph = cls(Path(directory))
        with graph._store():
            return graph

    def query(self, question: str, *arguments: str) -> Table:
        """The answer to SPARQL 1.1, a query of the library with its arguments, or a file.

        It is asked of the exported graph (`graph.nq` or `graph.trig`). Raises `QueryError`.
        """
        return run(self.directory, question, *arguments)

    def contested(self) -> list[Dispute]:
        """The disputes, each with everybody who asserts, denies or doubts it and their words."""
        return contested(self.directory)

    def nodes(self) -> list[Node]:
        """Every entity, ordered by id."""
        with self._store() as store:
            return list(store.nodes())

    def propositions(self) -> list[Proposition]:
        """Every proposition with its status, supports and independent sources, ordered by id."""
        with self._store() as store:
            return list(store.propositions())

    def readings(self) -> Iterator[Reading]:
        """Every report with all that was read in it, one at a time, ordered by id."""
        with self._store() as store:
            yield from store.readings()

    def edges(self, name: str = "asserted") -> list[tuple[str, str, str]]:
        """The direct edges of a policy: subject, relation type and object, as ids.

        `name` is "asserted", "uncontested", "claimed-by:ID" or "all". Raises `ExportError` for any other, and for
        an id that nobody has.
        """
        with self._store() as store:
            rule = known(policy(name), store)
            taken = [one for one in store.propositions() if rule.takes(one)]
        return [(one.subject or "", one.predicate, one.object or "") for one in taken]

    def to_networkx(self) -> network.Graph:
        """The network: entities, statements and propositions, with scalar attributes (`graph.network`)."""
        with self._store() as store:
            return network.network(store, store.vocabulary())

    def to_rdflib(self, name: str = "asserted") -> rdflib.Dataset:
        """The graph as an rdflib dataset, a named graph a report; with the edges of a policy besides."""
        import rdflib

        with self._store() as store:
            rule = known(policy(name), store)
            lines = nquads(graphs(store, store.vocabulary()))
            lines += nquads(edge_graphs(store, rule))
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=lines, format="nquads")
        return dataset

    def to_pandas(self) -> Frames:
        """The tables of the store. Raises `ExportError` when pandas is not installed."""
        frame: Any = need("pandas", "notebook").DataFrame
        with self._store() as store:
            found = tables(store, store.vocabulary())
        return Frames(
            **{name: frame(found[name], columns=list(columns)) for name, columns in COLUMNS.items()}
        )

    def load(
        self, target: str, name: str = "asserted", *, user: str | None = None, password: str | None = None
    ) -> Loaded:
        """Bring the graph into a database, with the edges of a policy: see `exports.load.targets`."""
        return load(self.directory, target, policy=policy(name), user=user, password=password)

    @contextmanager
    def _store(self) -> Iterator[Store]:
        with Store(self.directory / FILE, create=False) as store:
            yield store
