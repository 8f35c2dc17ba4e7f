"""The graph of the example reports, taken into each library in turn. Run `make demo` first.

python examples/api.py [DIR]
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rashomon.api import Graph


def main(directory: str = "demo") -> None:
    """Ask, list, and take the graph into networkx, rdflib, pandas and a database."""
    graph = Graph.open(directory)

    print("Whose claims are denied most?")
    for source, claims, denied in graph.query("most-disputed").rows:
        print(f"  {source}: {denied} of {claims}")

    print("\nWhat is contested, and who stands where?")
    for dispute in graph.contested():
        sides = ", ".join(f"{side.holder} {side.stance} it" for side in dispute.sides)
        print(f"  {dispute.proposition}: {sides}")

    print("\nWho stands in the most reports?")
    for node in sorted(graph.nodes(), key=lambda node: (-node.documents, node.label))[:3]:
        print(f"  {node.label} ({node.type}): {node.documents}")

    print("\nWhat has become of what is said?")
    statuses = [one.status for one in graph.propositions()]
    print("  " + ", ".join(f"{statuses.count(each)} {each}" for each in sorted(set(statuses))))

    print("\nWhat did each report say?")
    for reading in graph.readings():
        extraction = reading.extraction
        print(f"  {extraction.document.name}: {len(extraction.statements)} statements")

    print("\nWhat may be read as fact, and what nobody denies:")
    print(f"  {len(graph.edges('asserted'))} asserted, {len(graph.edges('uncontested'))} uncontested edges")

    network = graph.to_networkx()
    print(f"\nnetworkx: {network.number_of_nodes()} nodes, {network.number_of_edges()} edges")

    dataset = graph.to_rdflib()
    print(f"rdflib: {len(dataset)} triples")

    frames = graph.to_pandas()
    print("\npandas: statements by act")
    print(frames.statements["act"].value_counts().head(5).to_string())

    with TemporaryDirectory() as folder:
        done = graph.load(f"ladybug:{Path(folder) / 'graph.lbug'}", "uncontested")
    print(f"\na graph database: {done.nodes} nodes, {done.edges} edges")


if __name__ == "__main__":
    main(*sys.argv[1:])
