"""Who is who, by construct: sentences made for one difficulty each, read with the real language model.

Each line of `cases/actors.jsonl` names the construct, and says of mentions what they are linked to (`links`),
which are the same and which are not (`same`, `apart`). A mention is given by its words; "its#2" is the second
"its". A case is right when all of it is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon.extract.parser import Parser
from rashomon.extract.reader import Reader
from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.linker import Linker
from rashomon.ids import content_id
from rashomon.model import Document
from rashomon.ontology.vocabulary import load

pytestmark = pytest.mark.model

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "actors.jsonl").read_text("utf-8").splitlines()
]
ENOUGH = 0.9


def faults(case: dict[str, Any], nodes: dict[str, list[str]]) -> Iterator[str]:
    """What of a case is not as it says; `nodes` has the nodes of each mention's words, in text order."""

    def node(words: str) -> str:
        name, _, nth = words.partition("#")
        found = nodes.get(name, [])
        return found[int(nth or 1) - 1] if len(found) >= int(nth or 1) else f"no mention of {words}"

    for words, wanted in case.get("links", {}).items():
        if node(words) != wanted:
            yield f"{words} is {node(words)}, not {wanted}"
    for one, other in case.get("same", ()):
        if node(one) != node(other):
            yield f"{one} and {other} are two: {node(one)}, {node(other)}"
    for one, other in case.get("apart", ()):
        if node(one) == node(other):
            yield f"{one} and {other} are one: {node(one)}"


def read() -> Iterator[tuple[dict[str, Any], dict[str, list[str]]]]:
    """Each case with the nodes of its mentions."""
    base, vocabulary = KnowledgeBase.shipped(), load()
    reader, linker = Reader(vocabulary, base.gazetteer()), Linker(base, vocabulary)
    documents = [
        Document(content_id("doc", case["text"]), str(n), case["text"]) for n, case in enumerate(CASES)
    ]
    for document, parse in Parser().parse(documents):
        extraction = reader.read(document, parse)
        links, _ = linker.link(extraction)
        nodes: dict[str, list[str]] = {}
        for mention, link in zip(extraction.mentions, links, strict=True):
            nodes.setdefault(mention.text, []).append(link.node)
        yield CASES[int(document.name)], nodes


def test_nine_in_ten_cases_are_right() -> None:
    """At least 90% of the cases are right in all that they say; the others are told by construct."""
    wrong = {case["text"]: list(faults(case, nodes)) for case, nodes in read()}
    told = [f"{text}\n    {'; '.join(found)}" for text, found in wrong.items() if found]
    right = 1 - len(told) / len(CASES)
    print(f"{right:.1%} of {len(CASES)} cases are right", *told, sep="\n")
    assert right >= ENOUGH, "\n".join(told)


def test_the_cases_cover_their_constructs() -> None:
    """At least a hundred cases, none twice, and several of each construct."""
    assert len({case["text"] for case in CASES}) == len(CASES) >= 100
    assert min(Counter(case["construct"] for case in CASES).values()) >= 2
    assert all(case.keys() & {"links", "same", "apart"} for case in CASES)
