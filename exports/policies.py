"""Policies for direct edges: which propositions a query may read as `:groups ras:backedBy :iran`.

    asserted           a report says it in its own voice, and nobody denies it
    uncontested        somebody says it, report or speaker, and nobody denies it
    claimed-by:SOURCE  the node SOURCE asserts it, whoever may deny it: the world as SOURCE tells it
    all                every proposition with two sides, each with its status beside it

Each policy has a graph of its own, named after it. Exports hold that of `asserted`; the others are made when they
are asked for, so that nobody reads a claim as a fact by accident. The same store gives the same graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..errors import ExportError
from ..graph.source import Source
from ..model import Proposition
from .rdf_terms import Term, Triple, literal, predicate_term, record, term
from .store_triples import arguments

NAMES = ("asserted", "uncontested", "claimed-by:SOURCE", "all")
_UNDENIED = {"asserted": ("asserted",), "uncontested": ("asserted", "claimed")}
_TERMS = {
    "asserted": "ras:AssertedPolicy",
    "uncontested": "ras:UncontestedPolicy",
    "claimed-by": "ras:ClaimedByPolicy",
    "all": "ras:AllPolicy",
}


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule for direct edges; `source` is the id of the node whose claims are taken, for `claimed-by` alone."""

    rule: str
    source: str | None = None

    def __str__(self) -> str:
        return self.rule if self.source is None else f"{self.rule}:{self.source}"

    @property
    def graph(self) -> Term:
        """The name of the graph: `<…/graph/claimed-by/iran>`."""
        return record("/".join(filter(None, ("graph", self.rule, self.source))))

    def takes(self, proposition: Proposition) -> bool:
        """Whether a proposition becomes an edge."""
        if proposition.subject is None or proposition.object is None:
            return False
        if self.rule == "all":
            return True
        if self.source is None:
            return proposition.status in _UNDENIED[self.rule]
        own = {support.stance for support in proposition.supports if support.holder == self.source}
        return "asserts" in own and not own & {"denies", "retracts"}


ASSERTED = Policy("asserted")


def policy(name: str) -> Policy:
    """A policy by its name, such as "uncontested" or "claimed-by:iran". Raises `ExportError` for any other."""
    if name.startswith("claimed-by:") and name != "claimed-by:":
        return Policy("claimed-by", name.removeprefix("claimed-by:"))
    if name in ("asserted", "uncontested", "all"):
        return Policy(name)
    raise ExportError(f"there is no policy {name!r}", remedy=f"choose among {', '.join(NAMES)}")


def known(rule: Policy, source: Source) -> Policy:
    """The same policy, if a store has the node whose claims it takes. Raises `ExportError` where it has not."""
    if rule.source is not None and all(node.id != rule.source for node in source.nodes()):
        raise ExportError(
            f"nobody here has the id {rule.source!r}",
            remedy="the query `actors` lists everybody with their ids",
        )
    return rule


def edges(propositions: Iterable[Proposition], rule: Policy) -> Iterator[Triple]:
    """The edges of a policy; with `all`, each followed by the proposition that tells its status."""
    for one in propositions:
        if rule.takes(one):
            yield record(one.subject or ""), predicate_term(one.predicate), record(one.object or "")
            if rule.rule == "all":
                yield from arguments(one)


def description(rule: Policy) -> Iterator[Triple]:
    """What the provenance says of the graph of a policy."""
    yield rule.graph, term("rdf:type"), term("ras:EdgeGraph")
    yield rule.graph, term("rdfs:label"), literal(str(rule))
    yield rule.graph, term("ras:policy"), term(_TERMS[rule.rule])
    if rule.source is not None:
        yield rule.graph, term("ras:policySource"), record(rule.source)
