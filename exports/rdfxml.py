"""RDF/XML, for tools that read nothing else. It has no named graphs, and XML cannot hold every character.

Control characters, which XML 1.0 forbids, are replaced by U+FFFD; every other format keeps them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO
from xml.sax.saxutils import escape

from ..errors import ExportError
from .graphml import clean
from .rdf_terms import PREFIXES, Graph, Term
from .traversal import Batch
from .writer import Writer

_SPACES = {iri: prefix or "id" for prefix, iri in PREFIXES.items()}
_QUALIFIED = re.compile(f"<({'|'.join(map(re.escape, _SPACES))})([A-Za-z_][A-Za-z0-9_-]*)>")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    + "".join(f'\n    xmlns:{prefix}="{iri}"' for iri, prefix in _SPACES.items())
    + ">\n"
)


class RdfXmlSink:
    """Writes one `rdf:Description` a subject."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        stream.write(_HEAD.encode())

    def add(self, batch: Batch) -> None:
        """Writes the subjects of a batch."""
        self._stream.write("".join(_descriptions(batch.graphs)).encode())

    def close(self) -> None:
        """Closes the document."""
        self._stream.write(b"</rdf:RDF>\n")


WRITER = Writer("rdfxml", "graph.rdf", lambda stream, traversal: RdfXmlSink(stream), usual=False)


def _descriptions(graphs: Iterable[Graph]) -> Iterator[str]:
    for _, triples in graphs:
        for subject, group in groupby(triples, key=itemgetter(0)):
            properties = "".join(_property(_name(predicate), value) for _, predicate, value in group)
            yield f'<rdf:Description rdf:about="{_iri(subject)}">\n{properties}</rdf:Description>\n'


@cache
def _name(predicate: Term) -> str:
    match = _QUALIFIED.fullmatch(predicate)
    if match is None:
        raise ExportError(f"RDF/XML cannot hold the property {predicate}", remedy="write another format")
    return f"{_SPACES[match[1]]}:{match[2]}"


def _property(name: str, value: Term) -> str:
    if value[0] == "<":
        return f'  <{name} rdf:resource="{_iri(value)}"/>\n'
    lexical, typed, datatype = (value, "", "") if value[-1] == '"' else value.rpartition("^^")
    attribute = f' rdf:datatype="{_iri(datatype)}"' if typed else ""
    text = escape(clean(json.loads(lexical)), {"\r": "&#13;"})
    return f"  <{name}{attribute}>{text}</{name}>\n"


def _iri(iri: Term) -> str:
    return escape(iri[1:-1], {'"': "&quot;"})
