"""RDF in seven syntaxes, all of the same triples, and as nanopublications: see the module of each.

    with a named graph a report   N-Quads (plain, canonical, or gzip), TriG, TriG 1.2 with triple terms, JSON-LD
    in one graph                  Turtle, N-Triples, RDF/XML

What is written by default is plain RDF 1.1. Each batch is written as it passes, so that memory holds one batch,
not the store.
"""

from __future__ import annotations

from . import canonical, jsonld, nanopubs, nquads, rdfxml, turtle

WRITERS = (*turtle.WRITERS, *nquads.WRITERS, canonical.WRITER, jsonld.WRITER, rdfxml.WRITER, nanopubs.WRITER)
