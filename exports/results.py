"""Answers to SPARQL queries in the formats of the W3C: JSON, XML, CSV and TSV for rows, RDF for graphs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from .graphml import clean
from .rdf_terms import PREFIXES

Row: TypeAlias = "Sequence[object | None]"
Rows: TypeAlias = "tuple[Sequence[str], Sequence[Row]]"
"""The names of the variables, and a row of terms for each solution; None where a variable is not bound."""

RDF_TYPES: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


def to_json(answer: Rows | bool) -> bytes:
    """SPARQL 1.1 Query Results JSON."""
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}).encode()
    names, rows = answer
    bindings = [
        {name: _json(term) for name, term in zip(names, row, strict=True) if term is not None} for row in rows
    ]
    made = {"head": {"vars": list(names)}, "results": {"bindings": bindings}}
    return json.dumps(made, ensure_ascii=False).encode()


def to_xml(answer: Rows | bool) -> bytes:
    """SPARQL Query Results XML. Characters that XML cannot hold are replaced by U+FFFD."""
    if isinstance(answer, bool):
        return _document("<head/>", f"<boolean>{str(answer).lower()}</boolean>")
    names, rows = answer
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    found = (
        "".join(
            f"<binding name={quoteattr(name)}>{_xml(term)}</binding>"
            for name, term in zip(names, row, strict=True)
            if term is not None
        )
        for row in rows
    )
    results = "".join(f"<result>{bindings}</result>" for bindings in found)
    return _document(f"<head>{head}</head>", f"<results>{results}</results>")


def to_csv(answer: Rows | bool) -> bytes:
    """SPARQL 1.1 Query Results CSV: plain values. A yes or no, which the format lacks, is one cell."""
    names, rows = (("boolean",), ((Literal(answer),),)) if isinstance(answer, bool) else answer
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_plain(term) for term in row] for row in rows)
    return stream.getvalue().encode()


def to_tsv(answer: Rows | bool) -> bytes:
    """SPARQL 1.1 Query Results TSV: terms as in Turtle."""
    names, rows = (("boolean",), ((Literal(answer),),)) if isinstance(answer, bool) else answer
    lines = ["\t".join(f"?{name}" for name in names)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in rows]
    return ("\n".join(lines) + "\n").encode()


def to_rdf(triples: Iterable[Triple], media_type: str) -> bytes:
    """Triples in one of the syntaxes of `RDF_TYPES`, in an order of their own."""
    ordered = sorted(triples, key=str)
    written = serialize(ordered, format=RDF_TYPES[media_type], prefixes=PREFIXES)
    assert written is not None  # it is None only when a file was given
    return written


ROW_TYPES: Mapping[str, Callable[[Rows | bool], bytes]] = {
    "application/sparql-results+json": to_json,
    "application/json": to_json,
    "application/sparql-results+xml": to_xml,
    "text/csv": to_csv,
    "text/tab-separated-values": to_tsv,
}


def _json(term: object) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": str(term).removeprefix("_:")}
    made = {"type": "literal", "value": term.value}
    if term.language:
        made["xml:lang"] = term.language
    elif term.datatype.value != f"{PREFIXES['xsd']}string":
        made["datatype"] = term.datatype.value
    return made


def _xml(term: object) -> str:
    made = _json(term)
    attributes = "".join(
        f" {name}={quoteattr(made[name])}" for name in ("xml:lang", "datatype") if name in made
    )
    value = escape(clean(made["value"]), {"\r": "&#13;"})
    return f"<{made['type']}{attributes}>{value}</{made['type']}>"


def _document(head: str, body: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sparql xmlns="http://www.w3.org/2005/sparql-results#">{head}{body}</sparql>\n'
    ).encode()


def _plain(term: object | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
