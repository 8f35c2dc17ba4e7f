"""Files for bulk import: neo4j-admin CSV, an openCypher script, GEXF, Parquet.

Each is written whole, aside, and takes its place at the end; the same store gives the same bytes.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias
from xml.sax.saxutils import quoteattr

from ...errors import ExportError
from ..graphml import clean
from .extras import need
from .loading import aside
from .property_graph import EDGES, INDEXES, NODES, Batch
from .rows import Row, Scalar

Batches: TypeAlias = "Iterable[Batch]"
_NEO4J = {str: "", int: ":long", float: ":double"}
_LINE = "\r\n"
"""By RFC 4180; what is more, csv then quotes either character within a cell."""


def write(target: Path, batches: Batches, form: Callable[[Path, Batches], None]) -> None:
    """Write files into a folder, all or none. Raises `ExportError` where it cannot be written."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        with aside(target / ".part") as part:
            form(part, batches)
            for path in sorted(part.iterdir()):
                path.replace(target / path.name)
    except OSError as error:
        raise ExportError(f"cannot be written ({error.strerror})", path=str(target)) from error


def columns(kind: str) -> Mapping[str, type]:
    """The properties of a label or a type of edge, with their types; an edge's ends come after its id."""
    if kind in NODES:
        return NODES[kind]
    return {"id": str, "start": str, "end": str, **dict(EDGES[kind].properties)}


def neo4j_csv(folder: Path, batches: Batches) -> None:
    """A file a label and a file a type, as `neo4j-admin database import full` reads them, and the call itself."""
    for kind in (*NODES, *EDGES):
        with (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator=_LINE).writerow(_header(kind))
    for batch in batches:
        with (folder / f"{batch.kind}.csv").open("a", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator=_LINE)
            writer.writerows([row.get(name) for name in columns(batch.kind)] for row in batch.rows)
    nodes = [f"  --nodes={kind}={kind}.csv" for kind in NODES]
    edges = [f"  --relationships={kind}={kind}.csv" for kind in EDGES]
    call = ["neo4j-admin database import full --multiline-fields=true", *nodes, *edges, "  neo4j"]
    (folder / "import.sh").write_text(" \\\n".join(call) + "\n", encoding="utf-8")


def _header(kind: str) -> list[str]:
    if kind in NODES:
        own = [f"{name}{_NEO4J[type_]}" for name, type_ in NODES[kind].items() if name != "id"]
        return [f"id:ID({kind})", *own]
    edge = EDGES[kind]
    own = [f"{name}{_NEO4J[type_]}" for name, type_ in edge.properties]
    return ["id", f":START_ID({edge.start})", f":END_ID({edge.end})", *own]


def cypher(folder: Path, batches: Batches) -> None:
    """One openCypher script of MERGE statements, `graph.cypher`; running it twice changes nothing."""
    with (folder / "graph.cypher").open("w", encoding="utf-8", newline="\n") as stream:
        for label in NODES:
            stream.write(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n")
        for label, name in INDEXES:
            stream.write(f"CREATE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{name});\n")
        for batch in batches:
            stream.writelines(_merge(batch.kind, row) + ";\n" for row in batch.rows)


def _merge(kind: str, row: Row) -> str:
    own = {
        name: row.get(name) for name in columns(kind) if name not in ("id", "start", "end") or kind in NODES
    }
    known = {name: value for name, value in own.items() if value is not None and name != "id"}
    sets = ", ".join(f"x.{name} = {_literal(value)}" for name, value in known.items())
    tail = f" SET {sets}" if sets else ""
    if kind in NODES:
        return f"MERGE (x:{kind} {{id: {_literal(row['id'])}}}){tail}"
    edge = EDGES[kind]
    ends = f"(a:{edge.start} {{id: {_literal(row['start'])}}}), (b:{edge.end} {{id: {_literal(row['end'])}}})"
    return f"MATCH {ends} MERGE (a)-[x:{kind} {{id: {_literal(row['id'])}}}]->(b){tail}"


def _literal(value: Scalar) -> str:
    """A Cypher literal; the escapes of a JSON string are Cypher's, too."""
    return json.dumps(value, ensure_ascii=False)


def gexf(folder: Path, batches: Batches) -> None:
    """GEXF 1.3 for Gephi, `graph.gexf`; the label of a node and the type of an edge are their `category`."""
    attributes = {
        "node": _attributes(NODES, ("id", "label")),
        "edge": _attributes(EDGES, ("id", "start", "end")),
    }
    with (folder / "graph.gexf").open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
        )
        stream.write('<graph defaultedgetype="directed">\n')
        for element, names in attributes.items():
            stream.write(f'<attributes class="{element}">\n')
            stream.writelines(f'<attribute id="{name}" title="{name}" type="string"/>\n' for name in names)
            stream.write("</attributes>\n")
        opened = None
        for batch in batches:
            section = "edges" if batch.is_edge else "nodes"
            if section != opened:
                stream.write(f"</{opened}>\n<{section}>\n" if opened else f"<{section}>\n")
                opened = section
            stream.writelines(_element(batch, row) for row in batch.rows)
        stream.write(f"</{opened}>\n</graph>\n</gexf>\n" if opened else "</graph>\n</gexf>\n")


def _attributes(kinds: Iterable[str], left_out: tuple[str, ...]) -> list[str]:
    return ["category", *sorted({name for kind in kinds for name in columns(kind)} - set(left_out))]


def _element(batch: Batch, row: Row) -> str:
    left_out = ("id", "start", "end") if batch.is_edge else ("id", "label")
    values: Row = {"category": batch.kind}
    values.update({name: value for name, value in row.items() if name not in left_out})
    given = "".join(
        f"<attvalue for={quoteattr(name)} value={_attribute(value)}/>"
        for name, value in values.items()
        if value is not None
    )
    label = row.get("label") or row.get("predicate") or row.get("quote") or row.get("name") or batch.kind
    ends = f" source={_attribute(row['start'])} target={_attribute(row['end'])}" if batch.is_edge else ""
    tag = "edge" if batch.is_edge else "node"
    head = f"<{tag} id={_attribute(row['id'])}{ends} label={_attribute(label)}>"
    return f"{head}<attvalues>{given}</attvalues></{tag}>\n"


def _attribute(value: Scalar) -> str:
    return quoteattr(clean(str(value)))


def parquet(folder: Path, batches: Batches) -> None:
    """A Parquet file a label and a file a type, with typed columns; empty ones included."""
    arrow, files = need("pyarrow"), need("pyarrow.parquet")
    writers: dict[str, Any] = {}
    types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64()}
    schemas = {
        kind: arrow.schema([(name, types[type_]) for name, type_ in columns(kind).items()])
        for kind in (*NODES, *EDGES)
    }
    try:
        for kind, schema in schemas.items():
            writers[kind] = files.ParquetWriter(folder / f"{kind}.parquet", schema)
        for batch in batches:
            writers[batch.kind].write_table(arrow.Table.from_pylist(list(batch.rows), schemas[batch.kind]))
    finally:
        for writer in writers.values():
            writer.close()


FORMS: Mapping[str, Callable[[Path, Batches], None]] = {
    "neo4j-csv": neo4j_csv,
    "cypher": cypher,
    "gexf": gexf,
    "parquet": parquet,
}
