"""The provenance graph: which program made the graphs, from which reports, and under which policy.

    :activity/rashomon-0.1.0  a prov:Activity ; prov:wasAssociatedWith :agent/rashomon-0.1.0 ; prov:used :doc .
    <…/graph/asserted>        a ras:EdgeGraph ; ras:policy ras:AssertedPolicy ; prov:wasGeneratedBy :activity/… .

There is no time of the run in it: the same reports give the same bytes. When a report was published, and when a
statement was made, stand with the report and with the statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import __version__
from ..graph.source import Source
from .memberships import MEMBERSHIPS
from .policies import ASSERTED, Policy, description, edges
from .rdf_terms import Graph, Term, Triple, literal, record, term
from .store_triples import NODES, PROPOSITIONS

PROVENANCE = record("graph/provenance")
AGENT = record(f"agent/rashomon-{__version__}")
ACTIVITY = record(f"activity/rashomon-{__version__}")
_A = term("rdf:type")
_MADE = term("prov:wasGeneratedBy")


def provenance(rule: Policy = ASSERTED) -> Iterator[Triple]:
    """What holds of a whole export: the program, and the graphs that span reports."""
    yield AGENT, _A, term("prov:SoftwareAgent")
    yield AGENT, term("rdfs:label"), literal("Rashomon")
    yield AGENT, term("schema:softwareVersion"), literal(__version__)
    yield ACTIVITY, _A, term("prov:Activity")
    yield ACTIVITY, term("prov:wasAssociatedWith"), AGENT
    for graph in (NODES, PROPOSITIONS, MEMBERSHIPS):
        yield graph, _A, term("prov:Entity")
        yield graph, _MADE, ACTIVITY
    yield from description(rule)
    yield rule.graph, _MADE, ACTIVITY


def edge_graphs(source: Source, rule: Policy) -> list[Graph]:
    """The edges of a policy in the graph of their own, and what the provenance says of it."""
    told = [*description(rule), (rule.graph, _MADE, ACTIVITY)]
    return [(rule.graph, list(edges(source.propositions(), rule))), (PROVENANCE, told)]


def use(document: Term) -> Triple:
    """That a report was read."""
    return ACTIVITY, term("prov:used"), document
