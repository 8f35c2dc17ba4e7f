"""What readers decided about nodes, as RDF: who, when and why, in the provenance of an export.

    :judgement/3  a ras:Judgement ; ras:verdict ras:Same ; ras:judges :ent-a , :ent-b ;
                  dcterms:date "2031-05-04"^^xsd:date ;
                  prov:wasAssociatedWith :reader/Anna%20Weber ; rdfs:comment "one photograph in both" .
    :ent-a        prov:wasInfluencedBy :judgement/3 .

A node that rests on a judgement says so where the nodes are described.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Judgement, Node
from .rdf_terms import Term, Triple, literal, record, term, value_term, when

_A = term("rdf:type")


def judgement_triples(judgements: Iterable[Judgement]) -> Iterator[Triple]:
    """Every judgement of a store, in order of their numbers; a side can be a node as one report has it."""
    for one in judgements:
        subject, reader = _judgement(one.number), record(f"reader/{one.who}")
        yield subject, _A, term("ras:Judgement")
        yield subject, term("ras:verdict"), value_term(one.verdict)
        for side in (one.one, one.other):
            node, _, document = side.partition("@")
            yield subject, term("ras:judges"), record(node)
            if document:
                yield subject, term("ras:judgedIn"), record(document)
        yield subject, term("prov:wasAssociatedWith"), reader
        yield subject, term("dcterms:date"), when(one.when)
        yield subject, term("rdfs:comment"), literal(one.why)
        yield reader, _A, term("prov:Agent")
        yield reader, term("rdfs:label"), literal(one.who)


def resting(node: Node) -> Iterator[Triple]:
    """The judgements that a node rests on."""
    for number in node.judgements:
        yield record(node.id), term("prov:wasInfluencedBy"), _judgement(number)


def _judgement(number: int) -> Term:
    return record(f"judgement/{number}")
