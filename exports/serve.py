"""Serving the endpoint of a directory, on this machine alone unless told otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import uvicorn
from pyoxigraph import NamedNode, RdfFormat
from pyoxigraph import Store as Quads

from ..errors import ExportError
from ..graph.store import FILE, Store
from .endpoint import Limits, application
from .nquads import nquads
from .policies import Policy, known
from .provenance import edge_graphs
from .query import load

LOCAL = ("127.0.0.1", "localhost", "[::1]")


def serve(
    directory: Path,
    host: str = "127.0.0.1",
    port: int = 7878,
    *,
    limits: Limits | None = None,
    policies: Iterable[Policy] = (),
    cors: Collection[str] = (),
) -> None:
    """Serve the exported graph of a directory until interrupted, with the edge graphs of further policies.

    Raises `QueryError` where there is no exported graph, `StoreError` where policies need a store and there is none,
    and `ExportError` where the port is taken.
    """
    quads = load(directory)
    for each in policies:
        add_edges(quads, directory, each)
    app = application(quads, limits or Limits(), {*LOCAL, host}, cors)
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", access_log=False)
    try:
        uvicorn.Server(config).run()
    except SystemExit as error:  # uvicorn's way to say that it could not listen
        remedy = "choose another with --port"
        raise ExportError(f"cannot listen on {host}:{port}", remedy=remedy) from error


def add_edges(quads: Quads, directory: Path, policy: Policy) -> None:
    """Add the edges of a policy in the graph of their own, and what the provenance says of it."""
    with Store(directory / FILE, create=False) as store:
        known(policy, store)
        parts = edge_graphs(store, policy)
    quads.remove_graph(NamedNode(policy.graph[1:-1]))
    quads.bulk_load(nquads(parts).encode(), RdfFormat.N_QUADS)
