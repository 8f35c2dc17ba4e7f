"""What the network page knows: the drawing, and what it tells of each node and edge that is clicked.

The evidence for a relation is every account of its proposition, the words of the report cut at the marks:
["Kanani ", "denied", " that the groups were ", "backed by", " Iran"]; every second piece is a marked one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import networkx as nx

from ..graph.accounts import Account, Byline, Passage, Setting
from ..graph.network import Graph, NetworkBuilder
from ..graph.wording import act_verb
from ..ontology.vocabulary import Vocabulary
from .network_drawing import drawing
from .open_ends import with_open_ends

MOST = {"entity": 2000, "proposition": 4000, "statement": 2000}
"""What a browser still draws at ease. Of a larger network the densest part is shown."""

MOST_ACCOUNTS = 40
"""Accounts of one proposition that the page shows; it says how many it leaves out."""

Json = dict[str, Any]


def network_data(network: NetworkBuilder) -> Json:
    """Everything that the page shows, ready for JSON."""
    graph = network.graph
    kept = densest_part(network)
    shown, open_ends = with_open_ends(graph.subgraph(kept), network.vocabulary)
    propositions = [node for node in kept if graph.nodes[node]["kind"] == "proposition"]
    accounts = {node: network.accounts[node][:MOST_ACCOUNTS] for node in propositions}
    return {
        "drawing": drawing(shown, [*kept, *open_ends]),
        "facts": {node: _facts(network, node) for node in kept},
        "accounts": {
            node: [account_data(one, graph, network.vocabulary) for one in held]
            for node, held in accounts.items()
        },
        "told": {node: _told(network.accounts[node]) for node in propositions},
        "reports": _reports(one.byline for held in accounts.values() for one in held),
        "counts": _counts(graph, kept),
    }


def densest_part(network: NetworkBuilder) -> list[str]:
    """The nodes that are shown, sorted; all of them in a network of the usual size.

    Entities come by how tightly they are knit (their k-core, then their number of relations), propositions
    whose sides are shown come with the contested ones first, then by their number of accounts, and statements
    when they are about a proposition that is shown.
    """
    graph = network.graph
    entities = set(_most(_of_kind(graph, "entity"), "entity", _density(graph)))
    sided = [node for node in _of_kind(graph, "proposition") if entities.issuperset(graph.successors(node))]
    weight = {node: _weight(graph, network.accounts[node], node) for node in sided}
    propositions = set(_most(sided, "proposition", weight))
    about = {
        node: (len(propositions.intersection(graph.successors(node))),)
        for node in _of_kind(graph, "statement")
    }
    statements = _most(about, "statement", about)
    return sorted(entities.union(propositions, statements))


def _most(nodes: Iterable[str], kind: str, weight: Mapping[str, tuple[int, ...]]) -> list[str]:
    """As many nodes of a kind as can be shown, the heaviest first."""
    ranked = sorted(nodes, key=lambda node: ([-part for part in weight[node]], node))
    return ranked[: MOST[kind]]


def _density(graph: Graph) -> dict[str, tuple[int, int]]:
    related: nx.Graph[str] = nx.Graph()
    related.add_nodes_from(_of_kind(graph, "entity"))
    related.add_edges_from(
        (start, end)
        for start, end, data in graph.edges(data=True)
        if data["kind"] == "relation" and start != end
    )
    core = nx.core_number(related)
    return {node: (core[node], related.degree(node)) for node in related}


def _weight(graph: Graph, accounts: Collection[Account], proposition: str) -> tuple[int, int]:
    return int(graph.nodes[proposition]["status"] == "contested"), len(accounts)


def _of_kind(graph: Graph, kind: str) -> list[str]:
    return [node for node, data in graph.nodes(data=True) if data["kind"] == kind]


def _facts(network: NetworkBuilder, node: str) -> Json:
    """What is known of a node: its attributes, the sides of a proposition, the speaker of a statement."""
    graph = network.graph
    facts: Json = dict(graph.nodes[node])
    if facts["kind"] == "proposition":
        facts["accounts"] = len(network.accounts[node])
    for _, end, data in graph.out_edges(node, data=True):
        if data["kind"] in ("subject", "object"):
            facts[data["kind"]] = end
    for start, _, data in graph.in_edges(node, data=True):
        if data["kind"] == "speaker":
            facts["speaker"], facts["verb"] = graph.nodes[start]["label"], data["label"]
    return facts


def account_data(account: Account, graph: Graph, vocabulary: Vocabulary) -> Json:
    """An account as pages show it: who, by which act, when, in which words of which report."""
    return {
        "stance": account.stance,
        "holder": graph.nodes[account.holder]["label"],
        "verb": act_verb(account.act, vocabulary) if account.act else None,
        "when": account.time,
        "pieces": list(pieces(account.passage)),
        "report": account.byline.document,
        "confidence": account.confidence,
        "setting": _setting(account.setting, graph) if account.setting else None,
    }


def _setting(setting: Setting, graph: Graph) -> Json:
    """When, where and how it happened, in words for the panel."""
    known = {
        "time": setting.time,
        "places": [graph.nodes[place]["label"] for place in setting.places],
        "count": setting.count,
        "times": setting.times,
        "weapons": list(setting.weapons),
    }
    return {name: value for name, value in known.items() if value}


def _told(held: Iterable[Account]) -> list[list[str]]:
    """Which outlets tell of a proposition, and of which day: pairs to filter by, each once."""
    return [list(pair) for pair in sorted({(outlet(one.byline), (one.when or "")[:10]) for one in held})]


def outlet(byline: Byline) -> str:
    """Who published a report, as it says itself; its name where it does not say."""
    return byline.publisher or byline.name


def pieces(passage: Passage) -> Iterator[str]:
    """The words of a passage cut at its marks: plain, marked, plain, marked, ..., plain."""
    at = 0
    for start, end in passage.marks:
        yield passage.text[at:start]
        yield passage.text[start:end]
        at = end
    yield passage.text[at:]


def _reports(bylines: Iterable[Byline]) -> dict[str, Json]:
    return {
        one.document: {
            "name": one.name,
            "title": one.title,
            "publisher": one.publisher,
            "published": one.published,
            "url": one.url,
        }
        for one in bylines
    }


def _counts(graph: Graph, kept: Collection[str]) -> dict[str, Json]:
    """How many nodes of each kind there are, and how many of them the page shows."""
    counts = {kind: {"all": 0, "shown": 0} for kind in MOST}
    shown = set(kept)
    for node, data in graph.nodes(data=True):
        counts[data["kind"]]["all"] += 1
        counts[data["kind"]]["shown"] += node in shown
    return counts
