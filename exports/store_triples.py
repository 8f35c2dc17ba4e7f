"""What spans the reports of a store, as RDF: nodes, propositions, and the edges that may be read as fact.

    <…/graph/nodes>         :iran a org:Organization ; rdfs:label "Iran" ; owl:sameAs wd:Q794 .
    <…/graph/propositions>  :pro a ras:Proposition ; rdf:subject :groups ; rdf:predicate ras:backedBy ;
                                rdf:object :iran ; ras:status ras:Contested ; ras:deniedBy :kanani .
    <…/graph/asserted>      :groups ras:backedBy :iran .

The last graph holds only what some report says in its own voice and nobody denies (see `policies`). A query that
knows nothing of statements can read it and never takes a claim, or a denied claim, for a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..graph.status import standing
from ..graph.wording import proposition_words
from ..model import Node, NodeType, Proposition, Stance
from ..ontology.vocabulary import Vocabulary
from .judgement_triples import resting
from .place_triples import place_triples
from .rdf_terms import Term, Triple, integer, literal, predicate_term, record, term, value_term

NODES = record("graph/nodes")
PROPOSITIONS = record("graph/propositions")

_A = term("rdf:type")
_LABEL = term("rdfs:label")
CLASSES: Mapping[NodeType, Term] = {
    "Person": term("schema:Person"),
    "Organization": term("org:Organization"),
    "Place": term("schema:Place"),
    "Group": term("ras:Group"),
    "Event": term("sem:Event"),
    "Thing": term("schema:Thing"),
}
_STANCES: Mapping[Stance, Term] = {
    "asserts": term("ras:assertedBy"),
    "denies": term("ras:deniedBy"),
    "doubts": term("ras:doubtedBy"),
    "retracts": term("ras:retractedBy"),
    "none": term("ras:mentionedBy"),
}


def node_triples(nodes: Iterable[Node]) -> list[Triple]:
    """Entities with their label, the names that reports use for them, and their Wikidata item.

    Who has no `schema:name` is only described ("four gunmen") or known as a publisher.
    """
    return [triple for node in nodes for triple in _node(node)]


def proposition_triples(
    propositions: Iterable[Proposition], labels: Mapping[str, str], vocabulary: Vocabulary
) -> list[Triple]:
    """Propositions with their status and sides."""
    return [triple for one in propositions for triple in _proposition(one, labels, vocabulary)]


def arguments(proposition: Proposition) -> Iterator[Triple]:
    """Subject, predicate and object of a proposition, and its status."""
    subject = record(proposition.id)
    if proposition.subject is not None:
        yield subject, term("rdf:subject"), record(proposition.subject)
    yield subject, term("rdf:predicate"), predicate_term(proposition.predicate)
    if proposition.object is not None:
        yield subject, term("rdf:object"), record(proposition.object)
    yield subject, term("ras:status"), value_term(proposition.status)


def _node(node: Node) -> Iterator[Triple]:
    subject = record(node.id)
    yield subject, _A, CLASSES[node.type]
    yield subject, _LABEL, literal(node.label)
    for name in node.names:
        yield subject, term("schema:name"), literal(name)
        if name != node.label:
            yield subject, term("skos:altLabel"), literal(name)
    if node.wikidata:
        yield subject, term("owl:sameAs"), term(f"wd:{node.wikidata}")
    yield from place_triples(node)
    yield from resting(node)
    yield subject, term("ras:documentCount"), integer(node.documents)


def _proposition(
    proposition: Proposition, labels: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[Triple]:
    subject = record(proposition.id)
    yield subject, _A, term("ras:Proposition")
    yield subject, _LABEL, literal(proposition_words(proposition, labels, vocabulary))
    yield from arguments(proposition)
    for stance, holder in sorted({(one.stance, one.holder) for one in standing(proposition.supports)}):
        yield subject, _STANCES[stance], record(holder)
    yield subject, term("ras:independentSources"), integer(len(proposition.sources))
    yield subject, term("ras:documentCount"), integer(proposition.documents)
