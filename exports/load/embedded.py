"""Loading into Ladybug, an embedded property-graph database in one file, by COPY from Parquet.

The database is made anew beside the old one and takes its place when it is complete: an interruption leaves the old
one whole, and what a retracted report had brought is gone. A database that holds this state already stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ...errors import ExportError
from .extras import need
from .files import columns, parquet
from .loading import Loaded, Progress, aside
from .property_graph import EDGES, NODES, Batch

_TYPES = {str: "STRING", int: "INT64", float: "DOUBLE"}


def load(
    path: Path,
    batches: Callable[[], Iterable[Batch]],
    digest: str,
    *,
    progress: Progress = lambda done: None,
) -> Loaded:
    """Bring a store into the database in a file. Raises `ExportError` where it cannot be made."""
    ladybug = need("ladybug")
    if path.exists() and _digest(ladybug, path) == digest:
        return _counts(ladybug, path, unchanged=True)
    try:
        with aside(path.with_name(f".{path.name}.part")) as folder:
            parquet(folder, batches())
            _make(ladybug, folder / "made", folder, digest)
            (folder / "made").replace(path)
    except (OSError, RuntimeError) as error:
        raise ExportError(f"cannot be made: {error}", path=str(path)) from error
    made = _counts(ladybug, path, unchanged=False)
    progress(made.nodes + made.edges)
    return made


def _make(ladybug: Any, made: Path, rows: Path, digest: str) -> None:
    with ladybug.Database(str(made)) as database, ladybug.Connection(database) as connection:
        for label in NODES:
            own = ", ".join(f"`{name}` {_TYPES[type_]}" for name, type_ in columns(label).items())
            connection.execute(f"CREATE NODE TABLE {label} ({own}, PRIMARY KEY (id))")
            connection.execute(f'COPY {label} FROM "{rows / label}.parquet"')
        for edge in EDGES.values():
            own = ", ".join(f"`{name}` {_TYPES[type_]}" for name, type_ in (("id", str), *edge.properties))
            connection.execute(f"CREATE REL TABLE {edge.name} (FROM {edge.start} TO {edge.end}, {own})")
            names = ", ".join(f"`{name}`" for name in ("start", "end", "id", *dict(edge.properties)))
            connection.execute(
                f'COPY {edge.name} FROM (LOAD FROM "{rows / edge.name}.parquet" RETURN {names})'
            )
        connection.execute("CREATE NODE TABLE RashomonLoad (id STRING, PRIMARY KEY (id))")
        connection.execute("CREATE (:RashomonLoad {id: $digest})", {"digest": digest})


def _digest(ladybug: Any, path: Path) -> str | None:
    """The digest of what a database holds. Raises `ExportError` for a file that is something else."""
    try:
        with (
            ladybug.Database(str(path), read_only=True) as database,
            ladybug.Connection(database) as connection,
        ):
            return str(connection.execute("MATCH (m:RashomonLoad) RETURN m.id").get_next()[0])
    except (OSError, RuntimeError) as error:
        remedy = "give the name of a new file, or of one that this command made"
        raise ExportError("there is something else here", path=str(path), remedy=remedy) from error


def _counts(ladybug: Any, path: Path, *, unchanged: bool) -> Loaded:
    with ladybug.Database(str(path), read_only=True) as database, ladybug.Connection(database) as connection:
        nodes, edges = (
            sum(connection.execute(query).get_next()[0] for query in queries)
            for queries in (
                [f"MATCH (n:{label}) RETURN count(n)" for label in NODES],
                [f"MATCH ()-[r:{name}]->() RETURN count(r)" for name in EDGES],
            )
        )
    return Loaded(nodes, edges, unchanged=unchanged)
