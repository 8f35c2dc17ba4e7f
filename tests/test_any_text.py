"""Any text in never crashes: with the real language model, and with parses that no grammar would make."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.parse import Parse
from rashomon.extract.parser import Parser
from rashomon.extract.reader import Reader
from rashomon.graph.builder import build
from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.linker import Linker
from rashomon.ids import content_id
from rashomon.model import Document, Extraction
from rashomon.ontology.vocabulary import load

from factory import read

FRAGMENTS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "(",
        ")",
        "\n",
        "\n\n",
        " ",
        ". ",
        ", ",
        "?",
        "Orlov ",
        "Iran ",
        "Washington ",
        "said ",
        "denied ",
        "that ",
        "the claim ",
        "attacks ",
        "by order of ",
        "its ",
        "he ",
        "not ",
        "killed ",
        "four ",
        "إيران ",
        "🚀",
        "\u202e",
        "ﬀ",
    ]
)
TEXT = st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=60).map("".join)).map(
    lambda text: text.encode("utf-8", "ignore").decode()
)


@cache
def parser() -> Parser:
    return Parser()


def whole(extraction: Extraction) -> None:
    """Link and relate a report, and check that what it says of its text holds."""
    text = extraction.document.text
    linker = Linker(KnowledgeBase.shipped(), load())
    links, entities = linker.link(extraction)
    reading = build(extraction, links, entities, linker.publisher(extraction.document), load())
    assert sorted(link.mention for link in links) == sorted(m.id for m in extraction.mentions)
    assert all(text[m.start : m.end] == m.text for m in extraction.mentions)
    spans = [span for s in extraction.statements for span in (*s.source, *s.cue, *s.content)]
    spans += [span for r in extraction.relations for span in (*r.trigger, r.evidence)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    known = {entity.id for entity in reading.entities}
    assert all({s.holder, s.subject or s.holder, s.object or s.holder} <= known for s in reading.supports)


@pytest.mark.model
@settings(max_examples=60, deadline=None)
@given(text=TEXT)
def test_any_text(text: str) -> None:
    """Whatever the text, it is read to the end, and every span of every record slices it."""
    document = Document(content_id("doc", text), "any", text)
    ((_, parse),) = parser().parse([document])
    whole(Reader(load(), KnowledgeBase.shipped().gazetteer()).read(document, parse))


@pytest.mark.model
@pytest.mark.parametrize("piece", ['"', "’s ", "A B ", "a\\n"])
def test_a_text_of_one_thing_takes_time_by_its_length(piece: str) -> None:
    """Twice as much of it takes about twice as long, not four times; even where it is nothing but quotation marks."""
    spent = []
    for size in (3_000, 12_000):
        document = Document(content_id("doc", piece, size), "any", piece * (size // len(piece)))
        start = time.process_time()
        ((_, parse),) = parser().parse([document])
        whole(Reader(load(), KnowledgeBase.shipped().gazetteer()).read(document, parse))
        spent.append(time.process_time() - start)
    assert (
        spent[1] < 8 * spent[0] + 1
    )  # four times as long a text; with the square of its length, it would be 16


TOKENS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "Iran",
                "its",
                "“",
                "”",
                "attacks",
                "said",
                "that",
                "denied",
                "claim",
                "by",
                "order",
                "of",
                "who",
                "not",
            ]
        ),
        st.sampled_from(
            ["NNP", "NN", "NNS", "VBD", "VBN", "VBG", "PRP", "PRP$", "IN", "JJ", "DT", "``", "''", "WP", "CD"]
        ),
        st.sampled_from(
            [
                "nsubj",
                "dobj",
                "pobj",
                "prep",
                "ccomp",
                "xcomp",
                "conj",
                "appos",
                "relcl",
                "acl",
                "amod",
                "poss",
                "agent",
                "mark",
            ]
        ),
        st.integers(0, 11),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(tokens=TOKENS)
def test_any_parse(tokens: list[tuple[str, str, str, int]]) -> None:
    """Whatever tree a parser makes of the words, cycles of sense and nonsense included, reading comes to an end."""
    words = [word for word, _, _, _ in tokens]
    starts = [sum(len(word) + 1 for word in words[:number]) for number in range(len(words))]
    # A head before its token, or the token itself, gives a tree whatever the numbers are.
    heads = [head % (number + 1) for number, (_, _, _, head) in enumerate(tokens)]
    whole(
        read(
            Parse(
                text=" ".join(words),
                words=words,
                lemmas=[word.lower() for word in words],
                tags=[tag for _, tag, _, _ in tokens],
                deps=[dep for _, _, dep, _ in tokens],
                heads=heads,
                starts=starts,
                ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
                sentences=[(0, len(words))],
                entities=[(number, number + 1, "GPE") for number, word in enumerate(words) if word == "Iran"],
            ),
            KnowledgeBase.shipped().gazetteer(),
        )
    )
